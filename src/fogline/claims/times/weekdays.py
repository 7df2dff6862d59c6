"""Days named from the day of speaking: weekdays, today, yesterday, tomorrow, the day after tomorrow."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, of_day, of_days
from fogline.claims.times.normal import COUNT, WEEKDAY, WEEKDAYS, count_of
from fogline.claims.times.record import Now, Time

_NAMED = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "this day": 0,
}
_WHICH = (
    r"last|this past|past|previous|this coming|coming|next|following|"
    r"this|that|same|the same|earlier|sometime|later|early|late"
)
_WEEKDAY = re.compile(
    rf"(?:on )?(?:the )?(?:(?P<which>{_WHICH}) (?:on )?)?{WEEKDAY}(?: (?P<after>before "
    r"last|after next|last|next|this|gone|past|before|after|last week|next week|this "
    r"week|of last week|of next week|of this week))?"
)
_COUNTED = re.compile(rf"{COUNT} {WEEKDAY}s? (?P<way>ago|back|from now|hence)")
_WEEK_FIRST = re.compile(rf"(?:the )?(?:(?P<week>last|this|next) week )(?:on )?{WEEKDAY}")


def read_named(words: str, now: Now) -> tuple[Time, ...]:
    """Read "today", "yesterday", "the day after tomorrow", "today or tomorrow"."""
    bare = re.sub(r"^(?:the|just|only|earlier|later|late|early|as of) ", "", re.sub(r"^(?:the) ", "", words))
    bare = re.sub(r"^(today|yesterday|tomorrow) (?:the|is the) .*$", r"\1", bare) if now.day is None else bare
    if now.day is None:
        return ()
    if bare == "today or tomorrow":
        return (replace(of_days(now.day, now.day + DAY), anchor=now.name),)
    shift = _NAMED.get(bare)
    if shift is None or bare == "this day":
        return ()
    return (replace(of_day(now.day + shift * DAY), anchor=now.name),)


def read_weekday(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911, PLR0912 (one rule a line)
    """Read a weekday: the last one where the tense is past, the next one where it is future, else both, the last one first."""
    match = _COUNTED.fullmatch(words)
    if match:
        return _counted(match, now)
    match = _WEEKDAY.fullmatch(words) or _WEEK_FIRST.fullmatch(words)
    if match is None:
        return ()
    got = match.groupdict()
    wanted = WEEKDAYS[got["weekday"]]
    which, after = got.get("which") or "", got.get("after") or ""
    if which in ("that", "following", "previous", "same", "the same") or after in ("before", "after"):
        return _told(wanted, which or {"before": "previous", "after": "following"}[after], now)
    day = now.day
    if day is None:
        return ()
    week = re.sub(r"^of ", "", got.get("week") or after)
    if week in ("last week", "this week", "next week") or got.get("week"):
        shift = {"last": -7, "next": 7}.get(week.split()[0], 0)
        return (_at(day - day.weekday() * DAY + (wanted + shift) * DAY, now),)
    back = (day.weekday() - wanted) % 7
    ahead = -back % 7
    if after in ("before last", "after next"):
        return (_at(day - (back or 7) * DAY - 7 * DAY if "last" in after else day + (ahead or 7) * DAY + 7 * DAY, now),)
    which = after if after in ("last", "next", "this") else "past" if after in ("gone", "past") else which
    if which in ("this past", "past"):
        return (_at(day - (back or 7) * DAY, now),)
    if which in ("coming", "this coming"):
        return (_at(day + (ahead or 7) * DAY, now),)
    if which in ("last", "next"):
        # within the running week "last Monday" and "next Friday" are said of this week's and of the other week's
        near = day - (back or 7) * DAY if which == "last" else day + (ahead or 7) * DAY
        if abs((near - day).days) == 1:  # it would be called yesterday or tomorrow
            return (_at(near + (-7 if which == "last" else 7) * DAY, now),)
        other = near + (-7 if which == "last" else 7) * DAY
        running = near.isocalendar()[:2] == day.isocalendar()[:2]
        return (_at(near, now), _at(other, now)) if running else (_at(near, now),)
    if which == "this":
        here = wanted - day.weekday()  # of this week, unless a tense says otherwise
        off = ahead if now.tense == "future" else -back if now.tense or abs(here) == 6 else here
        return (_at(day + off * DAY, now),)
    if back == 6 and now.tense == "past" and not which:
        # nobody says "Friday" of the Friday six days ago: the report is dated a day early, or in another zone
        return (_at(day + DAY, now), _at(day - 6 * DAY, now))
    if back == 0 or now.tense in ("past", "future"):
        return (_at(day + (ahead if now.tense == "future" else -back) * DAY, now),)
    both = (_at(day - back * DAY, now), _at(day + ahead * DAY, now))
    return both[::-1] if now.tense == "prospective" else both


def _counted(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "two Fridays ago": the last Friday but one."""
    count = count_of(match["count"])
    if now.day is None or count is None or count != int(count) or not 0 < count < 60:
        return ()
    gap = (now.day.weekday() - WEEKDAYS[match["weekday"]]) % 7
    if match["way"] in ("ago", "back"):
        return (_at(now.day - ((gap or 7) + 7 * (int(count) - 1)) * DAY, now),)
    return (_at(now.day + ((7 - gap) + 7 * (int(count) - 1)) * DAY, now),)


def _at(day: dt.date, now: Now) -> Time:
    return replace(of_day(day), anchor=now.name)


def _told(wanted: int, which: str, now: Now) -> tuple[Time, ...]:
    """ "That Sunday", "the following Monday", "the Saturday before": from the time told before."""
    time = now.before
    name = now.before_name
    day = None if time is None else time.first_day if which == "previous" else time.last_day
    if day is None and which == "following":
        day, name = now.day, now.name
    if day is None:
        return ()
    if which == "following":
        found = day + ((wanted - day.weekday()) % 7 or 7) * DAY
    elif which == "previous":
        found = day - ((day.weekday() - wanted) % 7 or 7) * DAY
    else:
        found = day + (wanted - day.weekday() + 3) % 7 * DAY - 3 * DAY
    return (replace(of_day(found), anchor=name),)
