"""When: the interval of a claim, from the frame's time fillers.

An expression that cannot be placed gives an interval with both ends unknown; the publication date is an anchor, never an answer.
"""

import datetime as dt
import re
from typing import TYPE_CHECKING

from fogline.claims.moments import Moment, moment
from fogline.claims.page import Page
from fogline.records import Document, Frame, Interval, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fogline.records.claim import TimePrecision

_ISO_END = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d)(?::(\d\d))?Z?)?")
_RANK = {"instant": 0, "part_of_day": 1, "day": 2, "week": 3, "month": 5, "year": 6, "interval": 4, "unknown": 9}


def anchor_day(document: Document) -> dt.date | None:
    """Return the day of publication where it is known to the day."""
    published = document.published
    return published.start if published.start == published.end else None


def value_text(text: str, published: dt.date | None = None, *, coming: bool = False) -> str:
    """Return the ISO 8601 value of a time expression ("2022-05-15", "2022-05", "P3W", "2022-02-24/.."), or ""."""
    found = moment(text, published, coming=coming)
    return found.text if found else ""


def is_to_come(span: Span, frames: "Iterable[Frame]") -> bool:
    """Tell whether a time dates only what is still to come.

    "On Sunday, NATO pledged aid" dates the pledge as well as the aid: such a Sunday is the last one, not the next.
    """
    dated = {
        frame.reality for frame in frames for role in frame.roles if role.role == "time" and role.span.overlaps(span)
    }
    return dated == {"future"}


def when(page: Page, frame: Frame) -> Interval | None:
    """Return when the frame is said to happen: of several fillers the one that says it best; ``None`` without any."""
    found: list[Interval] = []
    frames = [other for _, other in page.frames]
    for span in frame.fillers("time"):
        if page.inside(span):
            coming = is_to_come(span, frames)
            times = _times(page, span)
            found += [_interval(page, t.span, t, coming) for t in times] or [_interval(page, span, None, coming)]
    return min(found, key=lambda interval: (_RANK[interval.precision], interval.derived_from), default=None)


def _times(page: Page, span: Span) -> list[Mention]:
    inner = [mention for mention in page.mentions_in(span) if mention.type == "TIME"]
    around = [mention for mention in page.mentions_around(span) if mention.type == "TIME"]
    return inner or around


def _interval(page: Page, span: Span, mention: Mention | None, coming: bool) -> Interval:
    day = anchor_day(page.document)
    found = moment(page.words(span), day, coming=coming)
    # A value that these rules would give themselves says less than the rules do (what it was resolved against).
    own = {found.text if found else "", value_text(page.words(span), day)}
    if mention is not None and mention.value and mention.value not in own:
        given = from_value(mention.value, span)
        if given is not None:
            return given
    if found is None or not found.known:
        return Interval(span)
    start, end = _end(found, found.start, first=True), _end(found, found.end, first=False)
    precision: TimePrecision = found.precision if found.start and found.end else "interval"
    return Interval(span, start, end, precision, "published" if found.relative else None)


def _end(found: Moment, day: dt.date | None, *, first: bool) -> str | None:
    if day is None:
        return None
    if found.hours is None:
        return day.isoformat()
    hour = found.hours[0 if first else 1]
    return f"{day}T23:59" if hour == 24 else f"{day}T{hour:02}:00"


def from_value(value: str, span: Span) -> Interval | None:
    """Return the interval of an ISO 8601 value as readers give it; ``None`` for a duration or anything else without days."""
    first, slash, last = value.partition("/")
    start, end = _iso(first, first=True), _iso(last if slash else first, first=False)
    if start is None and end is None:
        return None
    if not slash:
        precision: TimePrecision = {4: "year", 7: "month", 10: "day"}.get(len(first), "instant")  # type: ignore[assignment]
    elif start and end and "T" in start and "T" in end and start[:10] == end[:10]:
        precision = "part_of_day"
    else:
        precision = "interval"
    if start and end and end < start[: len(end)]:
        return None
    return Interval(span, start, end, precision)


def _iso(text: str, *, first: bool) -> str | None:
    match = _ISO_END.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute = match.groups()
    try:
        low = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day is None and not first:
        follows = (
            dt.date(low.year + 1, 1, 1) if month is None or low.month == 12 else dt.date(low.year, low.month + 1, 1)
        )
        low = follows - dt.timedelta(days=1)
    if hour is None:
        return low.isoformat()
    return f"{low}T23:59" if hour == "24" else f"{low}T{hour}:{minute or '00'}"
