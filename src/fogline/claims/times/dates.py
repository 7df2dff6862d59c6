"""Dates of the calendar: days, months, seasons, years, decades, centuries. Without a year they may stand for two readings."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from fogline.claims.times.build import of_day, of_month, of_months, of_year, of_years, plus_months
from fogline.claims.times.normal import DAY, MONTH, MONTHS, ORDINALS, SEASON, SEASONS, WEEKDAY, WEEKDAYS, YEAR, ordinal
from fogline.claims.times.record import Anchor, Now, Time

Builder = Callable[[int], Time]
_LEAD = rf"(?:(?:on|in|at|during|of) )?(?:{WEEKDAY}(?: the)? )?(?:the )?"
_SHORT_YEAR = r"(?P<year>1\d{3}|20\d\d|'?\d\d(?=$))"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LEAD}{DAY}(?: day)?(?: of)? {MONTH}(?:(?: of| in)? {YEAR})?",
        rf"{_LEAD}{MONTH}(?: the)? {DAY}(?: day)?(?:(?: of| in)? {YEAR})?",
        rf"{YEAR} {MONTH} {DAY}",
        rf"{DAY}[ /.-]{MONTH}[ /.-]{YEAR}",
    )
)
_NUMERIC = re.compile(rf"(?:{WEEKDAY} )?(?P<a>\d{{1,2}})(?P<mark>[/.])(?P<b>\d{{1,2}})(?:[/.](?P<year>\d{{4}}|\d\d))?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_ONLY = re.compile(
    rf"(?:on )?(?:{WEEKDAY} )?(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|"
    rf"th)|(?<=the )(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,2}}))"
    r"(?:(?: day)? of (?P<which>this|last|next|the|that|the same|the "
    r"following|the previous) month)?"
)
_MONTH = re.compile(
    r"(?:(?:the )?(?:month of )?)(?:(?P<which>last|this|next|past|"
    rf"this past|this coming|the previous|the following) )?{MONTH}(?:(?: of| in)? "
    rf"{YEAR}| (?P<of>of that year|of the same year|of this year|this year|last year|"
    r"next year|of last year|of next year))?"
)
_SEASON = re.compile(
    r"(?:the )?(?:whole |entire )?(?:(?P<which>last|this|next|past|"
    rf"the previous|the following|that) )?{SEASON}(?: months)?(?:(?: of| in)? (?P<year>1\d{{3}}|"
    r"20\d\d)(?: to (?P<second>\d\d|1\d{3}|20\d\d))?)?(?: (?P<of>of that year|this "
    r"year|last year|next year))?"
)
_THAT_YEAR = re.compile(r"(?: (?:of|in))? (?:that|the same|same|the following|the next|the previous) year$")
_SHORT = re.compile(r"year (\d\d)")
_YEAR_WORDS = re.compile(r"(?:the )?(?:calendar )?(?:years? )?(?:of )?(1\d{3}|20\d\d)(?: ?(?:ad|ce))?")
_BC = re.compile(r"(?:the )?(?:year )?(?P<year>\d{1,4}) ?(?P<era>bce?|ad|ce)|ad (?P<after>\d{1,4})")
_DECADE = re.compile(r"(?:the )?(?:(1\d|20)(\d)0 ?s|'?(\d)0s)")
_CENTURY = re.compile(r"(?:the )?(\d{1,2}(?:st|nd|rd|th)|[a-z ]+) centur(?:y|ies)(?: (bce?|ad))?")
_QUARTER = re.compile(
    r"(?:the )?(?:(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|"
    r"last) (?P<unit>quarter|half)(?: of)?(?: the)?(?: year)?|(?P<q>[qh])(?P<m>[1-4]))(?: "
    r"?(?P<year>1\d{3}|20\d\d)| of (?P<of>this year|last year|next year|the year))?"
)


def read_date(words: str, now: Now) -> tuple[Time, ...]:
    """Read a day of the month, with its year or without."""
    words = _of_that_year(words, now)
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
    match = _DAY_ONLY.fullmatch(words)
    return _on(match["weekday"], _day_of_month(ordinal(match["day"]) or 0, match["which"] or "", now)) if match else ()


def _of_that_year(words: str, now: Now) -> str:
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
    if not match["year"] and (match["mark"] == "." and not 1 <= b <= 12):
        return ()
    first = now.context.day_first if now.context.day_first is not None else (True if match["mark"] == "." else None)
    orders = [(a, b), (b, a)] if first is not False else [(b, a), (a, b)]
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0) if match["year"] else None
    found: tuple[Time, ...] = ()
    for day, month in orders if first is None else orders[:1]:
        if 1 <= month <= 12:
            found += tuple(time for time in _days(year, month, day, now) if time not in found)
    if first is not None and not found and 1 <= orders[1][1] <= 12:
        found = _days(year, orders[1][1], orders[1][0], now)
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
    found = tuple(
        replace(time, anchor=name)
        for candidate, name in _years(now, dt.date(2000, month, min(day, 28)), "day")
        for time in _one(candidate, month, day)
    )
    return _on(weekday, found) or (Time(value=f"--{month:02}-{day:02}"),)


def _on(weekday: str | None, times: tuple[Time, ...]) -> tuple[Time, ...]:
    """Keep the readings that fall on the weekday that is named, if any does."""
    if weekday is None:
        return times
    return tuple(time for time in times if time.start and time.start.weekday() == WEEKDAYS[weekday]) or times


def _years(now: Now, like: dt.date, unit: str) -> list[tuple[int, Anchor]]:
    """Return the years in which a day or month without one may lie, the likelier first.

    In a history (told of other years than that of publication) it follows what was told last. In news the tense tells; where it
    does not, the nearer of the last and the next one comes first, and the last one where both are far.
    """
    told = now.history or (now.before.first_day if now.day is None and now.before else None)
    if told is not None:
        return [(_following(told, like), now.before_name)]
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
    if now.tense == "past" and ahead > 62:
        return [(last, now.name)]
    near = 200 if now.tense == "prospective" else 31 if now.tense == "past" and unit == "month" else 62
    order = [coming, last] if ahead <= near else [last, coming]
    return [(year, now.name) for year in order]


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
        base = base if near_by else None
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
    if now.history is None and base.anchor == "" and now.day and abs((told - now.day).days) > 90:
        told = now.day
    told = plus_months(told, {"the following": 1, "the previous": -1}.get(which, 0))
    return tuple(replace(time, anchor=now.before_name) for time in _one(told.year, told.month, day))


def _of_year(text: str, now: Now) -> int | None:
    """The year of "of that year", "this year", "last year"."""
    if "that" in text or "same" in text:
        told = now.before.first_day if now.before else None
        return told.year if told else None
    if now.day is None:
        return None
    return now.day.year + (-1 if "last" in text else 1 if "next" in text else 0)


def read_month(words: str, now: Now) -> tuple[Time, ...]:
    """Read a month, with its year or without ("February", "last August", "May 2022", "August of that year")."""
    iso = re.fullmatch(r"(\d{4})-(\d\d?)", words) or re.fullmatch(r"(\d{4})/(\d\d?)", words)
    if iso:
        return (of_month(int(iso[1]), int(iso[2])),) if 1 <= int(iso[2]) <= 12 else ()
    words = re.sub(rf"^(\d{{4}}) ({MONTH.replace('?P<month>', '')})$", r"\2 \1", words)
    match = _MONTH.fullmatch(_of_that_year(words, now))
    if match is None:
        return _before_christ(words)
    month = MONTHS[match["month"]]
    if match["year"]:
        return (of_month(int(match["year"]), month),)
    if match["of"]:
        year = _of_year(match["of"], now)
        return (
            (replace(of_month(year, month), anchor=now.name if "that" not in match["of"] else now.before_name),)
            if year
            else ()
        )
    return _placed(month, match["which"] or "", now, lambda year: of_month(year, month))


def _before_christ(words: str) -> tuple[Time, ...]:
    match = re.fullmatch(rf"{MONTH} (?:of )?(\d{{1,4}}) ?bce?", words)
    if match is None:
        return ()
    year = int(match[2])
    return (Time(value=f"-{year - 1:04}-{MONTHS[match['month']]:02}", base=f"BC{year:04}-{MONTHS[match['month']]:02}"),)


def _placed(month: int, which: str, now: Now, build: Builder) -> tuple[Time, ...]:
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


def read_season(words: str, now: Now) -> tuple[Time, ...]:
    """Read a season (of the north, by whole months): "spring of 2011", "this winter", "the winter of 1941-42"."""
    match = _SEASON.fullmatch(_of_that_year(words, now))
    if match is None or words == "fall":
        return ()
    first, name = SEASONS[match["season"]], match["season"]

    def build(year: int) -> Time:
        code = {"spring": "SP", "summer": "SU", "winter": "WI"}.get(name, "FA")
        months = of_months(of_month(year, first), of_month(year, first + 2))
        return replace(months, base=f"{year}-{code}")

    if match["year"]:
        return (build(int(match["year"])),)
    if match["of"]:
        year = _of_year(match["of"], now)
        return (replace(build(year), anchor=now.name),) if year else ()
    if match["which"] == "this" and now.day is not None:
        year = now.day.year - (first == 12 and now.day.month <= 4)
        return (replace(build(year), anchor=now.name),)
    return _placed(first, match["which"] or "", now, build)


def read_year(words: str, now: Now) -> tuple[Time, ...]:  # noqa: PLR0911 (one rule a line)
    """Read a year, a decade, a century, a quarter or half of a year. Years before our era have a value and no days."""
    match = _YEAR_WORDS.fullmatch(words)
    if match:
        return (of_year(int(match.group(1))),)
    match = _SHORT.fullmatch(words)
    if match:
        told = now.history or now.day
        if told is None:
            return ()
        near = min(
            (told.year // 100 * 100 + int(match[1]) + shift for shift in (-100, 0, 100)),
            key=lambda y: abs(y - told.year),
        )
        return (of_year(near),)
    match = _BC.fullmatch(words)
    if match:
        year = int(match["year"] or match["after"])
        if (match["era"] or "ad").startswith("b"):
            return (Time(precision="unknown", value=f"-{year - 1:04}", base=f"BC{year:04}"),)
        return (of_year(year),) if year else ()
    match = re.fullmatch(r"(?:the )?(\d{1,3})0s bce?", words)
    if match:
        return (Time(value=f"-{int(match[1]) * 10 + 8:04}/-{int(match[1]) * 10 - 1:04}", base=f"BC{int(match[1]):03}"),)
    match = _DECADE.fullmatch(words)
    if match:
        first = int(match[1] + match[2]) * 10 if match[1] else _century_of(now) + int(match[3]) * 10
        return (replace(of_years(first, first + 9), base=str(first // 10)),)
    match = _CENTURY.fullmatch(words)
    if match:
        number = ordinal(match[1].strip())
        if number is None or not 1 <= number <= 30:
            return ()
        if (match[2] or "").startswith("b"):
            return (Time(value=f"-{number * 100 - 1:04}/-{number * 100 - 100:04}", base=f"BC{number - 1:02}"),)
        return (replace(of_years(number * 100 - 99, number * 100), base=f"{number - 1:02}"),)
    return _quarter(words, now)


def _century_of(now: Now) -> int:
    day = now.history or now.day
    return 1900 if day is None or day.year < 2040 else day.year // 100 * 100


def _quarter(words: str, now: Now) -> tuple[Time, ...]:
    match = _QUARTER.fullmatch(words)
    if match is None:
        return ()
    size = 3 if (match["unit"] == "quarter" or match["q"] == "q") else 6
    number = {"last": 12 // size}.get(match["n"] or "", ordinal(match["n"] or match["m"] or "") or 0)
    if not 1 <= number <= 12 // size:
        return ()
    year = (
        int(match["year"]) if match["year"] else _of_year(match["of"], now) if match["of"] else now.day and now.day.year
    )
    if not year:
        return ()
    first = of_month(year, (number - 1) * size + 1)
    time = of_months(first, of_month(year, number * size))
    return (
        replace(time, base=f"{year}-{'Q' if size == 3 else 'H'}{number}", anchor="" if match["year"] else now.name),
    )
