"""Times of the ledger: UTC, ISO 8601 with microseconds, all of one width, so that they sort as text."""

import datetime
import re

from fogline.records.errors import UsageError

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
_CLOCK = re.compile(r"\d{4}-?(?:\d\d-?\d\d|W\d\d(?:-?\d)?)(?:.(?P<clock>[\d:]+)(?P<part>[.,]\d+)?.*)?")
"""A moment as ISO 8601 writes it, with or without its hyphens and colons: its day, then what the clock says."""


def now() -> str:
    """Return what the clock says."""
    return datetime.datetime.now(datetime.UTC).strftime(_FORMAT)


def end_of(moment: str) -> str:
    """Return the last instant of a UTC moment given as a day, minute or second ("2024-05-01" -> its last microsecond).

    A moment with another offset is turned to UTC; ``UsageError`` for what is no ISO 8601.
    """
    text = moment.strip()
    try:
        start = datetime.datetime.fromisoformat(text)
        if start.tzinfo is not None:
            start = start.astimezone(datetime.UTC).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f"known on: got {moment!r}; want a day or moment in UTC, such as 2024-05-01 or 2024-05-01T12:00Z"
        ) from error
    last = _width(text) - datetime.timedelta(microseconds=1)
    end = start + last if datetime.datetime.max - start > last else datetime.datetime.max
    return end.isoformat(timespec="microseconds") + "Z"


def _width(text: str) -> datetime.timedelta:
    """Return how long the moment written as ``text`` lasts."""
    found = _CLOCK.fullmatch(text)
    if found is None or not found["clock"]:
        return datetime.timedelta(days=1)
    if found["part"]:
        return datetime.timedelta(microseconds=1)
    digits = len(found["clock"].replace(":", ""))
    return datetime.timedelta(seconds={2: 3600, 4: 60}.get(digits, 1))
