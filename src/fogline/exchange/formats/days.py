"""When an event happened, in whole days, as tables want it. An open end is no day, and the day of a report is none either."""

import datetime
from dataclasses import dataclass

from fogline.records import Interval

_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that an event may have happened on."""

    first: datetime.date
    last: datetime.date

    @property
    def number(self) -> int:
        """How many days that are."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> datetime.date:
        """The day in the middle, of two the earlier."""
        return self.first + (self.last - self.first) // 2

    @property
    def words(self) -> str:
        """The days as an ISO 8601 interval: "2022-05-13" or "2022-05-13/2022-05-15"."""
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"


def days(when: Interval | None) -> Days | None:
    """Return the days of an interval that is closed at both ends, or ``None``."""
    from fogline.ledger.moments import seconds_of

    start, end = seconds_of(when)
    if start is None or end is None:
        return None
    try:
        first, last = (datetime.date.fromordinal(second // _DAY) for second in (start, end))
    except (ValueError, OverflowError):
        return None
    return Days(first, last) if first <= last else None


def clock(when: Interval | None) -> str:
    """Return the time of day ("14:30") of an event that is told to the minute, or ``""``."""
    if when is None or when.precision != "instant" or not when.start or "T" not in when.start:
        return ""
    return when.start.partition("T")[2][:5]
