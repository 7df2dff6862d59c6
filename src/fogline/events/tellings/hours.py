"""The time of day that words tell, where they tell it: "in the evening" and "at dawn" of one day are two times."""

import datetime

from fogline.records import Interval

Hours = tuple[int, int]
"""First and last minute, counted as the days of the calendar are."""

PART_OF_DAY = 6 * 60
"""Two times of day with as many minutes between them are two times."""

_LONGEST = 14 * 60  # the longest night
_DAY = 24 * 60


def hours_of(when: Interval | None) -> Hours | None:
    """Return the hours of a time, ``None`` where it does not say what time of day it was, or can be read in two ways.

    What is said of the zone is left out: reports of one event tell local time.
    """
    if when is None or when.candidates or "T" not in (when.start or "") or "T" not in (when.end or ""):
        return None
    first, last = (datetime.datetime.fromisoformat(end or "") for end in (when.start, when.end))
    start, end = (one.toordinal() * _DAY + one.hour * 60 + one.minute for one in (first, last))
    return (start, end) if end - start <= _LONGEST else None


def hours_apart(one: Hours | None, other: Hours | None) -> bool:
    """Tell whether both times are known, and a part of the day or more lies between them."""
    if one is None or other is None:
        return False
    return max(one[0] - other[1], other[0] - one[1]) >= PART_OF_DAY
