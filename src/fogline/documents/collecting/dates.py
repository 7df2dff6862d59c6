"""The day that a column, a feed or a message gives as its date, however it is written; a day yet to come is not believed."""

import datetime
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Literal

from fogline.documents.dates import calendar_day, read_date
from fogline.documents.read import doubt
from fogline.records.document import Published
from fogline.records.original import Custody

DayOrder = Literal["dmy", "mdy"]
_NUMBERS = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?!\d)")
_EPOCH = re.compile(r"\s*(-?\d{9,10})(?:\d{3}|\.\d+)?\s*$")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?\s*$")


@lru_cache(maxsize=4096)
def day_of(text: str, order: DayOrder | None = None) -> Published:
    """Return the day that ``text`` gives, as metadata; unknown where it gives none, or where day and month cannot be told apart.

    A time zone is not applied: the day is the one that the source wrote. Seconds since 1970 are taken as UTC. ``order`` settles
    dates such as 03/04/2022; without it only those are read whose numbers leave one way.
    """
    compact = _COMPACT.match(text)
    if compact:
        return calendar_day(*compact.groups())
    epoch = _EPOCH.match(text)
    if epoch:
        return _on(datetime.datetime.fromtimestamp(int(epoch[1]), datetime.UTC).date())
    numbers = _NUMBERS.match(text)
    if numbers:
        return _ordered(numbers, order)
    found = read_date(text)
    if found.start is None and re.match(r"\s*[A-Za-z]{3}, ", text):
        try:
            return _on(parsedate_to_datetime(text).date())
        except (TypeError, ValueError, IndexError, OverflowError):
            return found
    return found


def moment_of(text: str) -> datetime.datetime | None:
    """Return the last moment (UTC) at which something that ``text`` dates can have been; ``None`` where it gives no date.

    A time with its zone counts to the minute; a day lasts until it has ended everywhere on Earth.
    """
    try:
        moment = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        moment = datetime.datetime.min
    try:
        if moment.tzinfo is not None:
            return moment.astimezone(datetime.UTC) + datetime.timedelta(minutes=1)
        day = day_of(text).end
        if day is None:
            return None
        return datetime.datetime.combine(day, datetime.time(), datetime.UTC) + datetime.timedelta(hours=36)
    except OverflowError:
        return None


def day_order(texts: Iterable[str]) -> DayOrder | None:
    """Return the order of day and month that a column keeps to, from those of its dates that leave one way only."""
    first, second = 0, 0
    for numbers in filter(None, map(_NUMBERS.match, texts)):
        first += int(numbers[1]) > 12
        second += int(numbers[3]) > 12
        if numbers[2] == ".":
            first += 1
    if (first == 0) == (second == 0):
        return None
    return "dmy" if first else "mdy"


def believed(published: Published, custody: Custody) -> tuple[Published, str | None]:
    """Return a date and what is to be noted of it: one that no report can have becomes unknown."""
    why = doubt(published, datetime.date.fromisoformat(custody.collected[:10]))
    return (published, None) if why is None else (Published(), f"the source dates it {published.start}, {why}")


def _ordered(numbers: re.Match[str], order: DayOrder | None) -> Published:
    first, mark, second, year = numbers.groups()
    if int(first) > 12 or mark == ".":
        order = "dmy"
    elif int(second) > 12:
        order = "mdy"
    if len(year) == 2:
        year = f"{'20' if int(year) < 70 else '19'}{year}"
    if order is None and first != second:
        return Published()
    day, month = (second, first) if order == "mdy" else (first, second)
    return calendar_day(year, month, day)


def _on(day: datetime.date) -> Published:
    return Published(day, day, "metadata")
