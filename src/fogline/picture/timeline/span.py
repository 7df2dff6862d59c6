"""Intervals as numbers: days since 1 January 1970, so that they can be laid out; and back."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d))?)?)?)?")
_MINUTE = 1 / 1440


@dataclass(frozen=True, slots=True)
class Extent:
    """A half-open stretch of time in days since 1970; an end that is open or not known is ``None``."""

    start: float | None = None
    end: float | None = None

    @property
    def known(self) -> tuple[float, float]:
        """Both ends, an open one put where the other is; (0, 0) where neither is known."""
        start = self.start if self.start is not None else self.end
        end = self.end if self.end is not None else self.start
        return start or 0.0, end or 0.0

    def overlaps(self, since: datetime.date | None, until: datetime.date | None) -> bool:
        """Tell whether it has a part in the days from ``since`` to ``until``, both inclusive and open where ``None``."""
        after = since is None or self.end is None or self.end > day_number(since)
        before = until is None or self.start is None or self.start < day_number(until) + 1
        return after and before


def day_number(day: datetime.date) -> float:
    """Return a day as days since 1 January 1970."""
    return float(day.toordinal() - _EPOCH)


def day_of(number: float) -> datetime.date:
    """Return the day that a moment (days since 1970) lies in, kept within what a calendar holds."""
    ordinal = min(max(int(number // 1) + _EPOCH, 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(ordinal)


def extent(start: str | None, end: str | None) -> Extent:
    """Return two closed ISO 8601 ends as an extent: a day ends at midnight, a month with its last day, a time is a minute long.

    An end that is no date counts as open.
    """
    first, last = _edges(start), _edges(end)
    begin = first[0] if first else None
    finish = last[1] if last else None
    if begin is not None and finish is not None and finish <= begin:
        finish = begin + _MINUTE
    return Extent(begin, finish)


def hull(intervals: Sequence[tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
    """Return the ends that hold all of ``intervals``; an open end of any stays open."""
    starts, ends = [one for one, _ in intervals], [one for _, one in intervals]
    known_starts = [one for one in starts if one is not None]
    known_ends = [one for one in ends if one is not None]
    start = min(known_starts) if known_starts and len(known_starts) == len(starts) else None
    end = max(known_ends) if known_ends and len(known_ends) == len(ends) else None
    return start, end


def _edges(text: str | None) -> tuple[float, float] | None:
    """Return where what an ISO 8601 end names begins and where it is over, or ``None`` if it names nothing."""
    found = _ISO.match(text) if text else None
    if found is None:
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    begin = day_number(first)
    if hour is not None:
        begin += (hour + (minute or 0) / 60) / 24
        return begin, begin + _MINUTE
    if day is not None:
        return begin, begin + 1
    return begin, day_number(_after(first, whole_year=month is None))


def _after(first: datetime.date, *, whole_year: bool) -> datetime.date:
    """Return the first day after a month or a year."""
    if first.year == datetime.date.max.year:
        return datetime.date.max
    if whole_year or first.month == 12:
        return datetime.date(first.year + 1, 1, 1)
    return datetime.date(first.year, first.month + 1, 1)
