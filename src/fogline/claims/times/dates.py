"""Dates of the calendar: days and months. Without a year they may stand for two readings."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from fogline.claims.times.build import at, month_end, of_day, of_month, plus_months
from fogline.claims.times.normal import (
    DAY,
    MONTH,
    MONTHS,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    any_of,
    ordinal,
)
from fogline.claims.times.record import Anchor, Now, Time
from fogline.claims.times.wars import WARS

Builder = Callable[[int], Time]
_THIS_DAY = rf"(?:(?:this|next|last|coming|this coming|this past|past) )?{WEEKDAY}"
_LEAD = rf"(?:(?:on|in|at|during|of) )?(?:{_THIS_DAY}(?: the)? )?(?:the )?"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LEAD}{DAY}(?: day)?(?: of)? {MONTH}(?:(?: of| in)? {YEAR})?",
        rf"{_LEAD}{MONTH}(?: the)? {DAY}(?: day)?(?:(?: of| in)? {YEAR})?",
        rf"{YEAR} {MONTH} {DAY}",
        rf"{DAY}[ /.-]{MONTH}[ /.-]{YEAR}",
    )
)
_NUMERIC = re.compile(
    rf"(?:(?:on )?{_THIS_DAY} )?(?P<a>\d{{1,2}})(?P<mark>[/.])(?P<b>\d{{1,2}})(?:[/. ](?P<year>\d{{4}})|"
    rf"[/.](?P<short>\d\d))?"
)
_WEEKDAY_DAY = re.compile(rf"(?:on )?{WEEKDAY} (?P<day>\d{{1,2}})")
_WEEKDAY_LAST = re.compile(
    rf"(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?[a-z]{{3,}}(?: \d{{4}})?|"
    rf"\d{{1,4}}[/.]\d{{1,2}}(?:[/.]\d{{1,4}})?|(?:{any_of(MONTHS)}) \d{{1,2}}(?:st|nd|rd|"
    rf"th)?(?: \d{{4}})?)) {WEEKDAY}"
)
_MONTH_FIRST = re.compile(rf"(next|last|this) month(?: on)?(?: the)? {DAY}")
_NAMED_YEAR = re.compile(r"(.*\d.*) (?:of )?(this|last|next) year")
_NEXT_DATE = re.compile(
    rf"(?:the )?(?P<which>this|next|last) (?:{DAY}(?: of)? {MONTH}|"
    rf"{MONTH.replace('month', 'm')} {DAY.replace('day', 'd')})"
)
_YEARS_AWAY = 14  # months: how far off a weekday with a day of the month may lie ("Friday the 13th")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_ONLY = re.compile(
    rf"(?:on )?(?:{WEEKDAY} )?(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|"
    rf"th)|(?<=the )(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,2}})|"
    rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?= of (?:this|next|last|the) month))"
    r"(?:(?: day)? (?:of )?(?P<which>this|last|next|the|that|the same|the "
    r"following|the previous) month)?"
)
_MONTH = re.compile(
    r"(?:(?:the )?(?:month of )?)(?:(?P<which>last|this|next|past|"
    rf"this past|this coming|the previous|the following) )?{MONTH}(?:(?: of| in)? "
    rf"{YEAR}| (?P<of>of that year|of the same year|of this year|this year|last year|"
    r"next year|of last year|of next year))?"
)
_MONTH_YEAR = re.compile(r"^(0?[1-9]|1[0-2])/((?:19|20)\d\d)$")
_THAT_YEAR = re.compile(r"(?: (?:of|in))? (?:that|the same|same|the following|the next|the previous) year$")


def read_date(words: str, now: Now) -> tuple[Time, ...]:
    """Read a day of the month, with its year or without."""
    words = _turned(with_that_year(words, now))
    named = _NAMED_YEAR.fullmatch(words)
    if named and now.day is not None:
        year = now.day.year + {"last": -1, "next": 1}.get(named[2], 0)
        return tuple(replace(time, anchor=now.name) for time in read_date(f"{named[1]} {year}", now))
    iso = _ISO.fullmatch(words)
    if iso:
        return _one(*(int(part) for part in iso.groups()))
    for pattern in _DAYS:
        match = pattern.fullmatch(words)
        if match:
            got = match.groupdict()
            day = ordinal(got["day"]) or 0
            weekday = got.get("weekday")
            return _days(int(got["year"]) if got.get("year") else None, MONTHS[got["month"]], day, now, weekday)
    match = _NUMERIC.fullmatch(words)
    if match:
        return _numeric(match, now)
    return _day_named(words, now)


def _day_named(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a day of the month without the month, or of the next one."""
    match = _NEXT_DATE.fullmatch(words)
    if match:
        number = ordinal(match["day"] or match["d"]) or 0
        month = MONTHS[match["month"] or match["m"]]
        if 1 <= number <= month_end(2000, month).day:
            return placed(month, match["which"], now, lambda year: of_day(dt.date(year, month, number)))
    match = _WEEKDAY_DAY.fullmatch(words)
    if match:
        return _weekday_days(int(match["day"]), match["weekday"], now)
    match = _DAY_ONLY.fullmatch(words)
    if match is None:
        return ()
    found = _day_of_month(ordinal(match["day"]) or 0, match["which"] or "", now)
    if match["weekday"] is None or match["which"]:
        return _on(match["weekday"], found)
    told = tuple(time for time in found if time.start and time.start.weekday() == WEEKDAYS[match["weekday"]])
    if told and (now.tense or told[0].anchor != now.name):
        return told
    far = _weekday_days(ordinal(match["day"]) or 0, match["weekday"], now)
    if " the " in words and now.day is not None:  # the nearest: "Wednesday the 31st"
        today = at(now.day)
        return tuple(sorted(far, key=lambda time: abs((time.start or today) - today))[:1])
    return far


def _turned(words: str) -> str:
    """Put the weekday before the date and the day before "of next month"."""
    words = words.replace("(", "").replace(")", "")
    match = _WEEKDAY_LAST.fullmatch(words)
    if match:
        return f"{match['weekday']} {match['date']}"
    match = _MONTH_FIRST.fullmatch(words)
    return f"{'the ' if match['day'].isdigit() else ''}{match['day']} of {match[1]} month" if match else words


def _weekday_days(number: int, weekday: str, now: Now) -> tuple[Time, ...]:
    """Return the last and the next day of the month ``number`` that falls on a weekday: "Friday the 13th"."""
    day = now.day
    if day is None or not 1 <= number <= 31:
        return ()

    def near(shifts: range) -> dt.date | None:
        months = (plus_months(day.replace(day=1), shift) for shift in shifts)
        days = (month.replace(day=number) for month in months if number <= month_end(month.year, month.month).day)
        fitting = (d for d in days if d.weekday() == WEEKDAYS[weekday] and (d <= day) == (shifts.step < 0))
        return next(fitting, None)

    last, coming = near(range(0, -_YEARS_AWAY, -1)), near(range(_YEARS_AWAY))
    chosen = [last] if now.tense == "past" or last == day else [coming] if now.tense == "future" else [last, coming]
    return tuple(replace(of_day(d), anchor=now.name) for d in chosen if d is not None)


def with_that_year(words: str, now: Now) -> str:
    """Put the number of the year told before in place of "of that year"."""
    match = _THAT_YEAR.search(words)
    told = now.before and (now.before.first_day or now.before.last_day)
    if match is None or not told:
        return words
    shift = 1 if re.search("following|next", match.group()) else -1 if "previous" in match.group() else 0
    return f"{words[: match.start()]} {told.year + shift}"


def _one(year: int, month: int, day: int) -> tuple[Time, ...]:
    try:
        return (of_day(dt.date(year, month, day)),)
    except ValueError:
        return ()


def _numeric(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    a, b = int(match["a"]), int(match["b"])
    year = int(match["year"]) if match["year"] else int(match["short"]) + 2000 if match["short"] else None
    if year is None and (match["mark"] == "." and not 1 <= b <= 12):
        return ()
    first = now.context.day_first if now.context.day_first is not None else (True if match["mark"] == "." else None)
    orders = [(a, b), (b, a)] if first is not False else [(b, a), (a, b)]
    found: tuple[Time, ...] = ()
    for day, month in orders if first is None else orders[:1]:
        if 1 <= month <= 12:
            found += tuple(time for time in _days(year, month, day, now, match["weekday"]) if time not in found)
    if first is not None and not found and 1 <= orders[1][1] <= 12:
        found = _days(year, orders[1][1], orders[1][0], now, match["weekday"])
    return found


def _days(year: int | None, month: int, day: int, now: Now, weekday: str | None = None) -> tuple[Time, ...]:
    if not 1 <= day <= 31 or (day > 29 and month == 2) or (day == 31 and month in (4, 6, 9, 11)):
        return ()
    if year is not None:
        return _one(year, month, day)
    if now.day is None and now.history is None:
        told = now.before
        if told is None:
            return (Time(value=f"--{month:02}-{day:02}"),)
    years = _years(now, dt.date(2000, month, min(day, 28)), "day")
    if (month, day) == (2, 29):  # of the leap years around
        years = list(dict.fromkeys((_leap(year, 1 if n else -1), name) for n, (year, name) in enumerate(years)))
        if len(years) == 1 and now.day is not None and not now.tense and now.history is None:
            years += [(_leap(years[0][0] + 1, 1), now.name)]
    found = tuple(replace(time, anchor=name) for candidate, name in years for time in _one(candidate, month, day))
    return _on(weekday, found) or (Time(value=f"--{month:02}-{day:02}"),)


def _leap(year: int, step: int) -> int:
    """The nearest leap year from ``year`` on, or back from it."""
    return next(y for y in range(year, year + 9 * step, step) if calendar.isleap(y))


def _on(weekday: str | None, times: tuple[Time, ...]) -> tuple[Time, ...]:
    """Keep the readings that fall on the weekday that is named, if any does."""
    if weekday is None:
        return times
    return tuple(time for time in times if time.start and time.start.weekday() == WEEKDAYS[weekday]) or times


_MISDATED = 7  # days by which a report may be dated too early: past days farther ahead are those of the last year
_WIDE = 62  # days from which what was told holds a day told behind it rather than being followed by it
_ELSEWHERE = 2  # days by which it is later where something happens than where it is reported
_HISTORY = 550  # days from which what was told is of years gone by
_SEASON = 92
_LATELY = 7  # days
_YEAR_LONG = 365
_BARE = 120  # days up to which news tells a day of its own past without a year


def _years(now: Now, like: dt.date, unit: str) -> list[tuple[int, Anchor]]:
    """Return the years in which a day or month without one may lie, the likelier first.

    In a history (told of other years than that of publication) it follows what was told last. In news the tense tells; where it
    does not, the nearer of the last and the next one comes first, and the last one where both are far.
    """
    told = now.history or (now.before.first_day if now.day is None and now.before else None)
    told = told or (_long_past(now, like) if unit == "day" else None)
    if told is not None:
        within = _year_within(now.before if now.day is None else now.context.sentence, like)
        return [(within or _following(told, like), now.before_name)]
    assert now.day is not None
    this = now.day.year
    here = like.replace(year=this)
    gap = (here - now.day).days if unit == "day" else 31 * (like.month - now.day.month)
    last, coming = (this if gap <= 0 else this - 1), (this if gap >= 0 else this + 1)
    if last == coming:
        return [(this, now.name)]
    ahead = gap if gap > 0 else gap + 365
    if now.tense == "future":
        return [(coming, now.name)] if ahead < 320 else [(last, now.name), (coming, now.name)]
    if now.tense == "past" and unit == "day" and 0 < gap <= _ELSEWHERE:
        return [(coming, now.name)]
    if now.tense == "past" and ahead > (_MISDATED if unit == "day" else 62):
        return [(last, now.name)]
    near = 200 if now.tense == "prospective" else 31 if now.tense == "past" and unit == "month" else 62
    order = [coming, last] if ahead <= near else [last, coming]
    return [(year, now.name) for year in order]


def _long_past(now: Now, like: dt.date) -> dt.date | None:
    """Return the day that a bare date goes on from where a report tells of years gone by: "On 7 April 1994 ... fell on 4 July".

    Only what news would not tell without a year is read so: a day of its own last months is one of these.
    """
    told, day = now.before, now.day
    if told is None or told.start is None or day is None or now.tense != "past" or told.anchor not in ("", "told"):
        return None
    season = told.precision == "interval" and told.end is not None and (told.end - told.start).days <= _SEASON
    if not (season or told.precision in ("day", "month")) or (day - told.start.date()).days < _HISTORY:
        return None
    return told.start.date() if (day - like.replace(year=day.year)).days % _YEAR_LONG > _BARE else None


def _year_within(told: Time | None, like: dt.date) -> int | None:
    """The year in which a day or month lies within what was told ("in 2025 ... On 20 October"), if in any."""
    first, last = (told.first_day, told.last_day) if told else (None, None)
    if not first or not last or (last - first).days < _WIDE:
        return None
    years = range(first.year, last.year + 1)
    return next((year for year in years if first <= like.replace(year=year) <= last), None)


def _following(told: dt.date, like: dt.date) -> int:
    """The year of a month in a history: the next such month, unless it is just before what was told."""
    months = (like.month - told.month) % 12
    if months >= 9:
        months -= 12
    return (told.year * 12 + told.month - 1 + months) // 12


def _day_of_month(day: int, which: str, now: Now) -> tuple[Time, ...]:
    base = now.before if (not which or which.startswith(("that", "the "))) and now.before else None
    if base is not None and not which and now.day is not None and base is not now.context.sentence:
        near = base.first_day or base.last_day
        near_by = near is not None and abs((near - now.day).days) <= 45 and near.month != now.day.month
        base = base if near_by or _goes_on_in(base, day, now) else None
    if which in ("this", "last", "next") or base is None:
        if now.day is None:
            return ()
        month = plus_months(now.day, {"last": -1, "next": 1}.get(which, 0))
        found = _one(month.year, month.month, day)
        if not which:
            other = plus_months(now.day, -1 if day > now.day.day else 1)
            past, coming = (
                (_one(other.year, other.month, day), found)
                if day > now.day.day
                else (found, _one(other.year, other.month, day))
            )
            same = day == now.day.day
            found = (
                found if same else past if now.tense == "past" else coming if now.tense == "future" else past + coming
            )
        return tuple(replace(time, anchor=now.name) for time in found)
    told = base.first_day or base.last_day
    assert told is not None
    far = now.history is None and base.anchor == "" and now.day is not None and abs((told - now.day).days) > 90
    if far and now.day is not None and not _goes_on_in(base, day, now):
        told = now.day
    told = plus_months(told, {"the following": 1, "the previous": -1}.get(which, 0))
    return tuple(replace(time, anchor=now.before_name) for time in _one(told.year, told.month, day))


def _goes_on_in(told: Time, day: int, now: Now) -> bool:
    """Tell whether a bare "on the 6th" is one of the month told right before: "They came in June. On the 6th ...".

    What is still to come is not, nor what would go back before a day that was told ("on 26 March ... on the 2nd"), the day on
    which something is only said ("the spokesman said on the 6th") or, but in testimony, one of the seven days just gone by.
    """
    first, last = told.first_day, told.last_day
    if not now.context.close or now.tense not in ("past", "") or first is None or last is None or now.day is None:
        return False
    news = not now.context.quoted and (now.day - first).days < _HISTORY
    if news and 0 <= now.day.day - day <= _LATELY:
        return False
    outbreak = first == last and any(
        first == war.begun for war in WARS
    )  # "the war that began on 24 February" is far off
    goes_on = first != last or day >= first.day
    return goes_on and not outbreak and (first.year, first.month) == (last.year, last.month) and first <= now.day


def year_told(text: str, now: Now) -> int | None:
    """The year of "of that year", "this year", "last year"."""
    if "that" in text or "same" in text:
        told = now.before.first_day if now.before else None
        return told.year if told else None
    if now.day is None:
        return None
    return now.day.year + (-1 if "last" in text else 1 if "next" in text else 0)


def read_month(words: str, now: Now) -> tuple[Time, ...]:
    """Read a month, with its year or without ("February", "last August", "May 2022", "August of that year")."""
    iso = re.fullmatch(r"(\d{4})-(\d\d?)", words) or re.fullmatch(r"(\d{4})/(\d\d?)", _MONTH_YEAR.sub(r"\2/\1", words))
    if iso:
        return (of_month(int(iso[1]), int(iso[2])),) if 1 <= int(iso[2]) <= 12 else ()
    words = re.sub(rf"^(\d{{4}}) ({MONTH.replace('?P<month>', '')})$", r"\2 \1", words)
    match = _MONTH.fullmatch(with_that_year(words, now))
    if match is None:
        return _before_christ(words)
    month = MONTHS[match["month"]]
    if match["year"]:
        return (of_month(int(match["year"]), month),)
    if match["of"]:
        year = year_told(match["of"], now)
        return (
            (replace(of_month(year, month), anchor=now.name if "that" not in match["of"] else now.before_name),)
            if year
            else ()
        )
    return placed(month, match["which"] or "", now, lambda year: of_month(year, month))


def _before_christ(words: str) -> tuple[Time, ...]:
    match = re.fullmatch(rf"{MONTH} (?:of )?(\d{{1,4}}) ?bce?", words)
    if match is None:
        return ()
    year = int(match[2])
    return (Time(value=f"-{year - 1:04}-{MONTHS[match['month']]:02}", base=f"BC{year:04}-{MONTHS[match['month']]:02}"),)


def placed(month: int, which: str, now: Now, build: Builder) -> tuple[Time, ...]:
    """Return what begins with ``month`` in the years that ``which`` ("last", "the following" or "") and the tense leave."""
    if which in ("the previous", "the following", "that"):
        told = now.before.first_day if now.before else None
        if told is None:
            return ()
        year = told.year
        if which == "the previous":
            year -= month >= told.month
        elif which == "the following":
            year += month <= told.month
        return (replace(build(year), anchor=now.before_name),)
    day = now.day or now.history
    if which and day is not None:
        year = day.year
        if which in ("last", "past", "this past"):
            year -= month >= day.month
        elif which in ("next", "this coming"):
            year += month <= day.month
        elif which == "this" and now.tense == "past" and month > day.month + 6:
            year -= 1
        return (replace(build(year), anchor=now.name if now.day else now.before_name),)
    if now.day is None and now.history is None and now.before is None:
        return ()
    return tuple(replace(build(year), anchor=name) for year, name in _years(now, dt.date(2000, month, 1), "month"))
