"""Days named from the day of speaking: weekdays, today, yesterday, tomorrow, the day after tomorrow."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, of_day, of_days
from fogline.claims.times.normal import COUNT, WEEKDAY, WEEKDAYS, count_of
from fogline.claims.times.record import Now, Tense, Time

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


def read_weekday(words: str, now: Now) -> tuple[Time, ...]:
    """Read a weekday: the last one where the tense is past, the next one where it is future, else both, the last one first.

    Of a week that the sentence tells in days it is the day of that week ("last week: five on Monday").
    """
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
    told_of = None if which or after or got.get("week") else now.context.week
    if now.day is None or told_of is not None:
        return _in_week(wanted, told_of)
    week = re.sub(r"^of ", "", got.get("week") or after)
    if week in ("last week", "this week", "next week") or got.get("week"):
        shift = {"last": -7, "next": 7}.get(week.split()[0], 0)
        return (_at(now.day + (wanted + shift - now.day.weekday()) * DAY, now),)
    which = after if after in ("last", "next", "this", "before last", "after next") else which
    which = "past" if after in ("gone", "past") else which
    return tuple(_at(now.day + shift * DAY, now) for shift in _shifts(which, wanted, now.day, now.tense))


def _in_week(wanted: int, week: Time | None) -> tuple[Time, ...]:
    """Return the weekday of a week that the sentence tells; nothing without one."""
    if week is None or week.first_day is None:
        return ()
    return (replace(of_day(week.first_day + (wanted - week.first_day.weekday()) % 7 * DAY), anchor="sentence"),)


def _shifts(which: str, wanted: int, day: dt.date, tense: Tense) -> tuple[int, ...]:
    """Return how many days ahead of ``day`` the weekday lies (less than 0: before it), by the word beside it and the tense."""
    back = (day.weekday() - wanted) % 7
    before, ahead = -(back or 7), -back % 7
    after = ahead or 7
    shifts = {
        **dict.fromkeys(("this past", "past"), before),
        **dict.fromkeys(("coming", "this coming"), after),
        "before last": before - 7,
        "after next": after + 7,
    }
    if which in shifts:
        return (shifts[which],)
    if which in ("last", "next"):
        near, way = (before, -7) if which == "last" else (after, 7)
        return _last_or_next(near, way, day)
    if which == "this":
        here = wanted - day.weekday()  # of this week, unless a tense says otherwise
        return (ahead if tense == "future" else -back if tense or abs(here) == 6 else here,)
    if back == 6 and tense == "past" and not which:
        # nobody says "Friday" of the Friday six days ago: the report is dated a day early, or in another zone
        return 1, -6
    if back == 0 or tense in ("past", "future"):
        return (ahead if tense == "future" else -back,)
    return (ahead, -back) if tense == "prospective" else (-back, ahead)


def _last_or_next(near: int, way: int, day: dt.date) -> tuple[int, ...]:
    """Within the running week "last Monday" and "next Friday" are said of this week's and of the other week's."""
    if abs(near) == 1:  # it would be called yesterday or tomorrow
        return (near + way,)
    running = (day + near * DAY).isocalendar()[:2] == day.isocalendar()[:2]
    return (near, near + way) if running else (near,)


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
