"""Parts counted inside a longer stretch: "the second Friday of June", "the first ten days of May", "the week of 5 March"."""

import datetime as dt
import re
from dataclasses import replace

from fogline.claims.times.build import DAY, of_day, of_days, of_month, of_week, of_year, of_years, plus
from fogline.claims.times.normal import COUNT, ORDINALS, WEEKDAY, WEEKDAYS, any_of, count_of, ordinal
from fogline.claims.times.record import Now, Time

_NTH = rf"(?P<n>last|final|very first|very last|{any_of(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_LEAD = r"(?:(?:on|in|during|over|by) )?(?:the )?"
_OF = r" (?:of|in) (?:the )?(?P<rest>.+)"
_WEEKDAY_OF = re.compile(rf"{_LEAD}{_NTH} {WEEKDAY}{_OF}")
_WEEKDAY_IN = re.compile(rf"{_LEAD}(?P<rest>.+?)(?: s)? {_NTH} {WEEKDAY}")
_UNIT_OF = re.compile(rf"{_LEAD}{_NTH} (?P<unit>day|month){_OF}")
_LAST_BUT = re.compile(r"(?:the )?(?:penultimate|second (?:to )?last) (?P<rest>.+)")
_SOME_OF = re.compile(
    rf"{_LEAD}(?P<side>first|opening|last|final|closing) {COUNT} (?P<unit>day|week|month|"
    rf"year)s{_OF}"
)
_NUMBERED = re.compile(
    r"(?:(?:in|during) )?(?:the )?(?:calendar )?(?:week(?: number)?|w|wk) ?(?P<n>\d{1,2})(?:(?: of|"
    r" in)? (?P<rest>.+))?"
)
_YEAR_WEEK = re.compile(r"(?P<rest>(?:1[89]|20)\d\d) w(?:eek )?(?P<n>\d{1,2})")
_WEEK_OF = re.compile(
    rf"{_LEAD}(?P<unit>week|weekend) (?:(?:of|containing|around|including) (?:the )?|"
    rf"(?P<begins>(?:that )?(?:starting|"
    r"beginning|commencing|starts|begins|began|started|of starting)(?: on| from)? )(?:the )?|"
    r"(?P<ends>ending|ended|to)(?: on)? (?:the )?)(?P<rest>.+)"
)
_WEEKEND = re.compile(
    r"(?:(?:over|on|during|at) )?(?:the )?(?P<rest>[a-z].+?) weekend(?: (?:of |in )?(?P<year>(?:19|20)\d\d))?"
)
_ON_WEEKDAY = re.compile(
    rf"(?P<rest>.*\b(?:week|month|weeks|months|ago|from|after|before|later)\b.*?) on (?:a |the )?{WEEKDAY}"
)
_WEEKDAY_BY = re.compile(
    rf"{_LEAD}(?:last |first )?{WEEKDAY} (?P<side>before|after|following|preceding|prior to) (?!last$|"
    rf"next$)(?P<rest>.+)"
)
_ENDING = re.compile(
    rf"{_LEAD}(?:{COUNT} )?(?P<unit>year|month|week|quarter)s? (?:to|ending|ended|up to|ending on|"
    rf"ended on) (?:the )?(?P<rest>.*[a-z].*)"
)
_IN_WEEKS = re.compile(
    rf"(?:on )?{WEEKDAY} (?:in {COUNT} weeks?(?: time)?|{COUNT.replace('count', 'hence')} weeks? (?:from now|"
    rf"hence|from today))"
)
_WEEK_ON = re.compile(rf"{COUNT} weeks? on {WEEKDAY}")
_DECADE_OF = re.compile(rf"{_LEAD}{_NTH} decade{_OF}")
_AROUND = 3  # days: how far a feast may lie from the weekend that is called after it


def read_counted(words: str, now: Now) -> tuple[Time, ...]:
    """Read a weekday, day, week or month counted inside a longer stretch, or the week or weekend of a day."""
    for pattern, rule in _RULES:
        match = pattern.fullmatch(words)
        found = rule(match, now) if match else ()
        if found:
            return found
    return ()


def _stretches(words: str, now: Now) -> tuple[Time, ...]:
    """Return the months, seasons, quarters, years or decades that ``words`` may mean; "month" and "year" are the running ones."""
    if words in ("month", "year", "quarter", "week"):
        words = f"this {words}"
    return tuple(time for time in now.read(words) if time.start and time.end and not time.is_day)


def _weekday_of(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    wanted = WEEKDAYS[match["weekday"]]
    found = []
    for time in _stretches(match["rest"], now):
        day = _nth_weekday(time, match["n"], wanted)
        if day is not None:
            found.append(replace(of_day(day), anchor=time.anchor))
    return tuple(found)


def _nth_weekday(time: Time, name: str, wanted: int) -> dt.date | None:
    assert time.first_day is not None
    assert time.last_day is not None
    if name in ("last", "final", "very last"):
        return time.last_day - (time.last_day.weekday() - wanted) % 7 * DAY
    number = 1 if name == "very first" else ordinal(name) or 0
    day = time.first_day + (wanted - time.first_day.weekday()) % 7 * DAY + 7 * (number - 1) * DAY
    return day if number >= 1 and day <= time.last_day else None


def _unit_of(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    name = match["n"]
    found: list[Time] = []
    for time in _stretches(match["rest"], now):
        assert time.first_day is not None
        assert time.last_day is not None
        number = 1 if name == "very first" else ordinal(name) or 0
        if match["unit"] == "day":
            day = time.last_day if "last" in name or name == "final" else time.first_day + (number - 1) * DAY
            if time.precision in ("month", "year", "week") and time.first_day <= day <= time.last_day:
                found.append(replace(of_day(day), anchor=time.anchor))
        elif time.precision == "year":
            month = 12 if "last" in name or name == "final" else number
            found += [replace(of_month(time.first_day.year, month), anchor=time.anchor)] if 1 <= month <= 12 else []
    return tuple(found)


def _last_but_one(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "the penultimate day of the month": the one before the last."""
    unit = re.match(rf"day|week|{WEEKDAY}", match["rest"])
    shift = 1 if unit and unit.group() == "day" else 7
    found = [time for time in now.read(f"last {match['rest']}") if time.is_day and time.first_day] if unit else []
    return tuple(replace(of_day(t.first_day - shift * DAY), anchor=t.anchor) for t in found if t.first_day)


def _some_of(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    count, unit = count_of(match["count"]), match["unit"]
    if count is None or count != int(count) or not 0 < count < 400:
        return ()
    found: list[Time] = []
    for time in _stretches(match["rest"], now):
        assert time.first_day is not None
        assert time.last_day is not None
        if match["side"] in ("first", "opening"):
            stretch = of_days(time.first_day, plus(time.first_day, int(count), unit) - DAY)
        else:
            stretch = of_days(plus(time.last_day + DAY, -int(count), unit), time.last_day)
        if time.first_day <= stretch.first_day and stretch.last_day <= time.last_day:  # type: ignore[operator]
            found.append(replace(stretch, anchor=time.anchor, base=f"P{count:g}{unit[0].upper()}"))
    return tuple(found)


def _numbered(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "week 23" of a year by ISO 8601; without a year of the running one."""
    number, rest = int(match["n"]), match["rest"]
    if not rest and now.day is None:
        return ()
    years = [t for t in now.read(rest) if t.precision == "year"] if rest else [of_year(now.day.year if now.day else 1)]
    found: list[Time] = []
    for year in years:
        assert year.first_day is not None
        last = dt.date(year.first_day.year, 12, 28).isocalendar()[1]
        if 1 <= number <= last:
            monday = dt.date.fromisocalendar(year.first_day.year, number, 1)
            found.append(replace(of_week(monday), anchor=year.anchor if rest else now.name))
    return tuple(found)


def _week_of(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    found: list[Time] = []
    for time in now.read(match["rest"]):
        if match["unit"] == "weekend" and _is_weekend(time):
            found.append(time)
        if time.precision != "day":
            continue
        assert time.first_day is not None
        day = time.first_day
        if match["unit"] == "weekend":
            found.append(replace(_weekend_of(day), anchor=time.anchor))
        elif match["begins"]:
            week = of_week(day) if match["begins"].startswith("commenc") else of_days(day, day + 6 * DAY, "week")
            found.append(replace(week, anchor=time.anchor))
        elif match["ends"]:
            found.append(replace(of_days(day - 6 * DAY, day, "week"), anchor=time.anchor))
        else:
            found.append(replace(of_week(day), anchor=time.anchor))
    return tuple(dict.fromkeys(found))


def _is_weekend(time: Time) -> bool:
    first, last = time.first_day, time.last_day
    return first is not None and last is not None and first.weekday() == 5 and last - first == DAY


def _weekday_by(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "the Friday before Easter"."""
    wanted = WEEKDAYS[match["weekday"]]
    found: list[Time] = []
    for time in now.read(match["rest"]):
        if time.precision != "day" or time.first_day is None:
            continue
        back = match["side"] in ("before", "preceding", "prior to")
        gap = (time.first_day.weekday() - wanted if back else wanted - time.first_day.weekday()) % 7 or 7
        found.append(replace(of_day(time.first_day + (-gap if back else gap) * DAY), anchor=time.anchor))
    return tuple(found)


def _weekend_of(day: dt.date) -> Time:
    """Return the Saturday and Sunday nearest to ``day``, with the days between where it is a Monday, Thursday or Friday."""
    saturday = day + ((5 - day.weekday() + _AROUND) % 7 - _AROUND) * DAY
    first, last = min(saturday, day), max(saturday + DAY, day)
    return of_days(first, last) if (last - first).days <= _AROUND else of_days(saturday, saturday + DAY)


def _feast_weekend(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    if match["rest"] in (
        "the",
        "this",
        "last",
        "next",
        "that",
        "every",
        "each",
        "long",
        "first",
        "second",
        "past",
        "coming",
    ):
        return ()
    rest = f"{match['rest']} {match['year']}" if match["year"] else match["rest"]
    days = [time for time in now.read(rest) if time.precision == "day" and time.first_day]
    return tuple(replace(_weekend_of(t.first_day), anchor=t.anchor) for t in days if t.first_day)


def _on_weekday(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "next week on Wednesday", "three weeks after Easter on a Friday": in that week, or the next from that day."""
    wanted = WEEKDAYS[match["weekday"]]
    found: list[Time] = []
    for time in now.read(match["rest"]):
        if not (time.known and time.first_day and time.last_day):
            continue
        if time.precision in ("week", "day") or (time.last_day - time.first_day).days == 6:
            day = time.first_day + (wanted - time.first_day.weekday()) % 7 * DAY
            found.append(replace(of_day(day), anchor=time.anchor))
    return tuple(found)


def _ending(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "the year to March 2031", "the three months ending 31 May": as long as is told, to the end of what is told."""
    count = count_of(match["count"] or "a")
    if count is None or count != int(count) or not 0 < count < 400:
        return ()
    found: list[Time] = []
    for time in now.read(match["rest"]):
        if time.last_day is not None and time.start is not None and time.precision in ("day", "month"):
            first = plus(time.last_day + DAY, -int(count), match["unit"])
            found.append(replace(of_days(first, time.last_day), anchor=time.anchor))
    return tuple(found)


def _weekday_in(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "Sunday in two weeks": of the week so many weeks ahead."""
    count = count_of(match["count"] or match["hence"])
    if now.day is None or count is None or count != int(count) or not 0 < count < 60:
        return ()
    day = now.day + (WEEKDAYS[match["weekday"]] - now.day.weekday() + 7 * int(count)) * DAY
    return (replace(of_day(day), anchor=now.name),)


def _decade_of(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "the first decade of the 21st century"."""
    number = 10 if match["n"] == "last" else ordinal(match["n"]) or 0
    found: list[Time] = []
    for time in now.read(match["rest"]):
        if time.first_day is None or not 1 <= number <= 10 or "centur" not in match["rest"]:
            continue
        first = time.first_day.year // 100 * 100 + 10 * (number - 1)
        found.append(replace(of_years(first, first + 9), base=str(first // 10), anchor=time.anchor))
    return tuple(found)


def _week_on(match: re.Match[str], now: Now) -> tuple[Time, ...]:
    """Read "a week on Friday": so many weeks after the next Friday."""
    count = count_of(match["count"])
    if now.day is None or count is None or count != int(count) or not 0 < count < 60:
        return ()
    day = now.day + ((WEEKDAYS[match["weekday"]] - now.day.weekday()) % 7 or 7) * DAY
    return (replace(of_day(day + 7 * int(count) * DAY), anchor=now.name),)


_RULES = (
    (_WEEK_ON, _week_on),
    (_DECADE_OF, _decade_of),
    (_ENDING, _ending),
    (_IN_WEEKS, _weekday_in),
    (_WEEKDAY_BY, _weekday_by),
    (_LAST_BUT, _last_but_one),
    (_WEEKDAY_OF, _weekday_of),
    (_UNIT_OF, _unit_of),
    (_SOME_OF, _some_of),
    (_NUMBERED, _numbered),
    (_YEAR_WEEK, _numbered),
    (_WEEK_OF, _week_of),
    (_ON_WEEKDAY, _on_weekday),
    (_WEEKEND, _feast_weekend),
    (_WEEKDAY_IN, _weekday_of),
)
