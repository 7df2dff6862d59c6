"""How a time is written: the short form (ISO 8601), the interval of a claim, and words for a person."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.claims.times.build import at, month_end
from fogline.claims.times.record import Time
from fogline.records import Interval, Span
from fogline.records.claim import TimePrecision

_PARTS = {
    (0, 6): "early hours",
    (4, 7): "dawn",
    (6, 12): "morning",
    (12, 18): "afternoon",
    (18, 24): "evening",
    (20, 30): "overnight",
}
_CUT = {"Y": 4, "M": 7, "D": 10, "H": 13, "T": 16}


def short(time: Time) -> str:
    """Return the short form: "2022-05-15", "2022-05", "2022-05-15T18/2022-05-15T24", "2022-02-24/..", "P3W", "--05-15"; or ""."""
    if time.value or not time.known:
        return time.value
    if time.start is not None and time.start == time.end:
        return _point(time.start, "T")
    if time.precision in ("day", "month", "year") and time.start is not None:
        return _point(time.start, {"day": "D", "month": "M", "year": "Y"}[time.precision])
    start = _point(time.start, time.grains[0]) if time.start else ".."
    return f"{start}/{_last(time.end, time.grains[1]) if time.end else '..'}"


def _point(moment: dt.datetime, grain: str) -> str:
    return moment.isoformat(timespec="minutes")[: _CUT[grain]]


def _last(end: dt.datetime, grain: str) -> str:
    """Write an end that lies outside: the last day, month or year inside, or the hour itself (24 for midnight)."""
    if grain in "HT":
        if end.time() == dt.time():
            return f"{_point(end - dt.timedelta(days=1), 'D')}T24"
        return _point(end, "T" if end.minute else grain)
    return _point(end - dt.timedelta(microseconds=1), grain)


def interval(times: Sequence[Time], span: Span) -> Interval:
    """Return the interval of a claim for the phrase at ``span``: the first of its readings, the others as candidates.

    What has no days gives one with both ends unknown.
    """
    intervals = [_interval(time, span) for time in times]
    if not intervals:
        return Interval(span)
    others = tuple(other for other in intervals[1:] if other != intervals[0] and (other.start or other.end))
    return replace(intervals[0], candidates=others)


def _interval(time: Time, span: Span) -> Interval:
    if not time.known:
        return Interval(span)
    start = _end(time.start, time.grains[0]) + time.zone if time.start else None
    end = _closed(time) if time.end else None
    precision: TimePrecision = time.precision if start and end else "interval"
    if start and end and end < start[: len(end)]:
        start = start[:10]
    return Interval(span, start, end, precision, time.anchor or None)


def _end(moment: dt.datetime, grain: str) -> str:
    return moment.isoformat(timespec="minutes")[: 10 if grain in "YMD" and moment.time() == dt.time() else 16]


def _closed(time: Time) -> str:
    assert time.end is not None
    if time.end == time.start:
        return _point(time.end, "T") + time.zone
    if time.grains[1] in "YMD" and time.end.time() == dt.time():
        return _last(time.end, "D")
    if time.end.time() == dt.time():
        return _point(time.end - dt.timedelta(minutes=1), "T") + time.zone
    return _point(time.end, "T") + time.zone


def spoken(time: Time) -> str:  # noqa: PLR0911 (one rule a line)
    """Return words for a person: "Sun 15 May 2022, evening", "since 24 Feb 2022", "May 2022", "3 weeks", or "" where unknown."""
    if not time.known:
        return _amount(time.value)
    start, last = time.first_day, time.last_day
    about = "about " if time.approximate else ""
    if time.start is None and last is not None:
        return f"{about}until {_date(last, time.grains[1])}"
    if time.end is None and start is not None:
        return f"{about}since {_date(start, time.grains[0])}"
    if start is None or last is None or time.start is None or time.end is None:
        return ""
    if time.start == time.end:
        zone = " UTC" if time.zone == "Z" else f" {time.zone}" if time.zone else ""
        return f"{about}{_date(start, 'D', week=True)}, {time.start:%H:%M}{zone}"
    if time.grains == "HH" and time.is_day:
        hours = (time.start.hour, round((time.end - at(start)).total_seconds() / 3600))
        part = _PARTS.get(hours) or f"{time.start:%H:%M} to {time.end:%H:%M}"
        return f"{about}{_date(start, 'D', week=True)}, {part}"
    if time.precision in ("day", "month", "year"):
        return about + _date(start, time.grains[0], week=True)
    return f"{about}{_date(start, time.grains[0])} to {_date(last, time.grains[1])}"


def _date(day: dt.date, grain: str, *, week: bool = False) -> str:
    if grain == "Y":
        return str(day.year)
    if grain == "M":
        return f"{day:%b} {day.year}"
    return f"{f'{day:%a} ' if week else ''}{day.day} {day:%b} {day.year}"


def _amount(value: str) -> str:
    match = re.fullmatch(r"(?:P|PT)(\d+(?:\.\d+)?)([A-Z])", value)
    if match is None:
        return ""
    letters = {
        "D": "day",
        "W": "week",
        "Y": "year",
        "H": "hour",
        "S": "second",
        "M": "minute" if "T" in value else "month",
    }
    word = letters.get(match.group(2), "")
    return f"{match.group(1)} {word}{'' if match.group(1) == '1' else 's'}" if word else ""


_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d(?::?\d\d)?)?~?")


def from_short(value: str) -> Time | None:
    """Return the time that a short form means; ``None`` for a duration or anything else without days."""
    first, slash, last = value.partition("/")
    start, end = _parsed(first, first=True), _parsed(last if slash else first, first=False)
    if start is None and end is None:
        return None
    grains = _grain(first) + _grain(last if slash else first)
    precision: TimePrecision = "interval"
    if not slash:
        precision = {"Y": "year", "M": "month", "D": "day"}.get(grains[0], "instant")  # type: ignore[assignment]
    elif start and end and grains[0] in "HT" and grains[1] in "HT" and end - start <= dt.timedelta(days=1):
        precision = "part_of_day"
    if start and end and end < start:
        return None
    zone = _ISO.fullmatch(first)
    return Time(start, end, precision, grains=grains, approximate="~" in value, zone=(zone[6] or "") if zone else "")


def _grain(text: str) -> str:
    match = _ISO.fullmatch(text)
    if match is None:
        return "D"
    return "T" if match[5] else "H" if match[4] else "D" if match[3] else "M" if match[2] else "Y"


def _parsed(text: str, *, first: bool) -> dt.datetime | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute = match.groups()[:5]
    try:
        low = dt.date(int(year), int(month or 1), int(day or 1))
        if hour is not None:
            return at(low, int(hour)) + dt.timedelta(minutes=int(minute or 0)) if int(hour) <= 24 else None
        if first:
            return at(low)
        if day is None:
            low = month_end(low.year, low.month if month else 12)
        return at(low + dt.timedelta(days=1))
    except (ValueError, OverflowError):
        return None
