"""The time of a claim or a query as whole seconds of a calendar without zones: local time is taken as it stands."""

import calendar
import datetime
import re
from functools import lru_cache

from fogline.records import Interval, Published
from fogline.records.errors import UsageError

_MOMENT = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.ASCII,
)
_MONTH = 31 * 86_400  # seconds
_DAY = 86_400


def first_second(moment: str | None) -> int | None:
    """Return the first second of a moment ("2024-05" begins on 1 May); ``None`` for none and for what is no moment."""
    ends = _ends(moment)
    return ends[0] if ends else None


def last_second(moment: str | None) -> int | None:
    """Return the last second of a moment ("2024-05" ends on 31 May); "T24" ends the day that it is written with."""
    ends = _ends(moment)
    return ends[1] if ends else None


def seconds_of(when: Interval | None) -> tuple[int | None, int | None]:
    """Return the first and last second of a claim's time; the last ``None`` where it goes on, both where no time is known.

    What had happened "by Friday" is looked for in the month before that Friday, and not in all times.
    """
    if when is None:
        return None, None
    start, end = first_second(when.start), last_second(when.end)
    return (end - _MONTH if start is None and end is not None else start), end


def seconds_published(published: Published) -> tuple[int | None, int | None]:
    """Return the first and last second of a document's publication, both ``None`` where unknown."""
    if published.start is None or published.end is None:
        return None, None
    return first_second(published.start.isoformat()), last_second(published.end.isoformat())


def asked_seconds(since: str | None, until: str | None) -> tuple[int | None, int | None]:
    """Return the seconds that a query asks for; ``UsageError`` for what is no moment and for an end before the start."""
    for name, given in (("since", since), ("until", until)):
        if given is not None and _ends(given) is None:
            raise UsageError(
                f"{name}: got {given!r}; want a year, month, day or moment, such as 2024-05-01 or 2024-05-01T18:30"
            )
    start, end = first_second(since), last_second(until)
    if start is not None and end is not None and end < start:
        raise UsageError(f"got since {since} and until {until}; want until on or after since")
    return start, end


@lru_cache(8192)
def _ends(moment: str | None) -> tuple[int, int] | None:
    """Return the first and last second of a moment, of as much as it tells."""
    found = _MOMENT.fullmatch(moment.strip()) if moment else None
    if found is None:
        return None
    told = [int(part) for part in found.groups() if part is not None]
    try:
        first, after = _days(told[:3])
    except (ValueError, OverflowError):
        return None
    return _clock(first, told[3:]) if len(told) > 3 else (first * _DAY, after * _DAY - 1)


def _days(told: list[int]) -> tuple[int, int]:
    """Return the ordinals of the first day of a year, month or day, and of the day after its last."""
    year, month, day = [*told, 1, 1][:3] if len(told) < 3 else told
    first = datetime.date(year, month, day).toordinal()
    if len(told) == 1:
        return first, datetime.date(year, 12, 31).toordinal() + 1
    if len(told) == 2:
        return first, first + calendar.monthrange(year, month)[1]
    return first, first + 1


def _clock(day: int, told: list[int]) -> tuple[int, int] | None:
    """Return the first and last second of an hour, minute or second of a day."""
    hour, minute, second = [*told, 0, 0][:3]
    if hour == 24 and not minute and not second:
        return (day + 1) * _DAY, (day + 1) * _DAY - 1
    if hour > 23 or minute > 59 or second > 60:
        return None
    start = day * _DAY + hour * 3600 + minute * 60 + min(second, 59)
    return start, start + (3600, 60, 1)[len(told) - 1] - 1
