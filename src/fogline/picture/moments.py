"""Intervals of time in words a person reads: "Sun 15 May, evening", "14 to 16 May 2022", "since 24 Feb 2022"."""

import calendar
import datetime
import re
from typing import NamedTuple

from fogline.records.english import MONTHS, WEEKDAYS

# Not strftime: it depends on the locale, and "%-d" on the platform.
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
SHORT_WEEKDAYS = tuple(name[:3] for name in WEEKDAYS)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d))?(?::\d\d)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?")
# Hours of the local day, half-open, as the papers call them.
_PARTS = {
    (0, 5): "early hours", (0, 6): "early hours", (4, 7): "dawn", (6, 12): "morning", (8, 11): "mid-morning",
    (9, 12): "late morning", (11, 14): "midday", (12, 15): "early afternoon", (12, 18): "afternoon",
    (15, 18): "late afternoon", (17, 21): "dusk", (18, 21): "early evening", (18, 24): "evening",
    (21, 24): "late evening", (6, 18): "daytime",
}  # fmt: skip


class _Moment(NamedTuple):
    """An end as far as it is told: year, then month, day and minutes into the day where known, and the zone."""

    year: int
    month: int | None = None
    day: datetime.date | None = None
    minutes: int | None = None
    zone: str = ""


def interval_words(start: str | None, end: str | None, year: int | None = None) -> str:
    """Return two ISO 8601 ends as words, or ``""`` where both are open; the year is left out where it is ``year``.

    An end that is no ISO date is given as it stands.
    """
    first, last = _read(start), _read(end)
    if (start and first is None) or (end and last is None):
        return " to ".join(dict.fromkeys(filter(None, (start, end))))
    if first is None or last is None:
        return f"since {_words(first, year)}" if first else f"until {_words(last, year)}" if last else ""
    if first == last:
        return _words(first, year)
    return _range(first, last, year)


def _range(first: _Moment, last: _Moment, year: int | None) -> str:
    if first.day and last.day:
        hours = _hours(first, last, year)
        if hours:
            return hours
        if first.minutes is None and last.minutes is None:
            return _days(first.day, last.day, year)
    return f"{_words(first, year)} to {_words(last, year)}"


def _read(text: str | None) -> _Moment | None:
    found = _ISO.fullmatch(text) if text else None
    if found is None:
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups()[:5])
    try:
        date = datetime.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if (hour or 0) > 24 or (minute or 0) > 59:
        return None
    minutes = None if hour is None else 60 * hour + (minute or 0)
    return _Moment(date.year, month, date if day else None, minutes, found[6] or "")


def _words(moment: _Moment, year: int | None) -> str:
    if moment.day is None:
        return f"{MONTHS[moment.month - 1]} {moment.year}" if moment.month else str(moment.year)
    words = _day(moment.day, year)
    return words if moment.minutes is None else f"{words}, {_clock(moment.minutes)}{_zone(moment.zone)}"


def _day(day: datetime.date, year: int | None) -> str:
    told = f"{SHORT_WEEKDAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}"
    return told if day.year == year else f"{told} {day.year}"


def _days(first: datetime.date, last: datetime.date, year: int | None) -> str:
    """Return a range of days that says month and year once where both ends share them; a whole month or year by its name."""
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1] and first.year == last.year:
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
    end = f"{last.day} {SHORT_MONTHS[last.month - 1]}" + ("" if last.year == year else f" {last.year}")
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start += f" {SHORT_MONTHS[first.month - 1]}"
    if first.year not in (last.year, year):
        start += f" {first.year}"
    return f"{start} to {end}"


def _hours(first: _Moment, last: _Moment, year: int | None) -> str:
    """Return hours of one day as a part of the day or from clock to clock; a night as the two days that it joins."""
    if first.day is None or last.day is None or first.minutes is None or last.minutes is None:
        return ""
    ends = last.minutes + (last.minutes % 60 == 59)  # closed ends stop a minute early
    zone = _zone(first.zone)
    if first.day == last.day:
        part = _PARTS.get((first.minutes // 60, ends // 60)) if first.minutes % 60 == ends % 60 == 0 else None
        hours = part or f"{_clock(first.minutes)} to {_clock(ends)}"
        return f"{_day(first.day, year)}, {hours}{zone}"
    if last.day - first.day == datetime.timedelta(days=1) and first.minutes >= 17 * 60 and ends <= 9 * 60:
        return f"night of {_days(first.day, last.day, year)}{zone}"
    return ""


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _zone(zone: str) -> str:
    return " UTC" if zone == "Z" else f" UTC{zone}" if zone else ""
