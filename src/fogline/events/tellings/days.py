"""Days that claims tell of and reports came out on, as ordinals of the calendar."""

import datetime

from fogline.records import Interval
from fogline.records.ledger import DocumentHead

_LONGEST_DAYS = 6  # a longer time ("last week", "since the war began") dates no single happening

Days = tuple[int, int]
"""First and last day, as ordinals of the calendar."""


def days_of(when: Interval | None, published: Days | None) -> Days | None:
    """Return the days of a claim's time, or ``None`` where it is open, unknown or longer than three days.

    Where the words can be read in two ways ("05.07.22") it is the one nearer to publication.
    """
    if when is None:
        return None
    read = [days for one in (when, *when.candidates) if (days := _days(one)) is not None]
    if not read:
        return None
    return min(read, key=lambda days: abs(days[1] - published[1])) if published else read[0]


def _days(when: Interval) -> Days | None:
    if not when.start or not when.end:
        return None
    try:
        first, last = (datetime.date.fromisoformat(_whole(end)).toordinal() for end in (when.start, when.end))
    except ValueError:
        return None
    return (first, last) if last - first < _LONGEST_DAYS else None


def _whole(day: str) -> str:
    return day[:10] if len(day) >= 10 else f"{day}-01-01"[:10]


def published_days(document: DocumentHead) -> Days | None:
    """Return the first and last day on which a document may have been published, ``None`` where that is not known."""
    known = document.published
    return None if known.start is None or known.end is None else (known.start.toordinal(), known.end.toordinal())
