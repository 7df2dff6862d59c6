"""By when a forecast thing is to come: as its source tells it, else open-ended with a day of review of our own."""

import datetime
import re
from collections.abc import Iterable

from fogline.picture.moments import interval_words
from fogline.records import Interval
from fogline.records.forecast import Horizon

REVIEW_DAYS = 30
"""Days after which a forecast without a horizon is to be looked at again; a choice of ours, not of any source."""

# Words that name no day but say how far ahead is looked: days until the review. They end no horizon.
_LOOSE = (
    (re.compile(r"\b(?:coming|next|following|few) hours\b|\bwithin hours\b|\btonight\b", re.IGNORECASE), 2),
    (re.compile(r"\b(?:coming|next|following|few) days\b|\bwithin days\b|\bany day\b", re.IGNORECASE), 7),
    (re.compile(r"\b(?:soon|shortly|imminent(?:ly)?)\b", re.IGNORECASE), 14),
    (re.compile(r"\b(?:coming|next|following|few) weeks\b|\bwithin weeks\b", re.IGNORECASE), 30),
    (re.compile(r"\b(?:coming|next|following|few) months\b|\bwithin months\b", re.IGNORECASE), 120),
)


def horizon(said: datetime.date | None, whens: Iterable[Interval | None], evidence: str = "") -> Horizon:
    """Return the horizon of a forecast said on a day, from the times that its claims tell (the first that fits).

    A time that was over when it was said is not the horizon: it is another time in the sentence, or misread.
    """
    readings = [one for when in whens if when is not None for one in (when, *when.candidates)]
    told = [(start, end) for start, end in map(_days, readings) if start is not None or end is not None]
    ahead = [(start, end) for start, end in told if end is not None and (said is None or end >= said)]
    if ahead:
        start, end = ahead[0]
        first = _later(said, start)
        if first is not None and end is not None and first > end:
            first = end
        return Horizon(_iso(first), _iso(end), True, _iso(end), interval_words(_iso(start), _iso(end)))
    starts = [start for start, end in told if end is None and start is not None]
    return _open(said, _later(said, starts[0] if starts else None), evidence, told=bool(starts))


def _open(said: datetime.date | None, start: datetime.date | None, evidence: str, *, told: bool) -> Horizon:
    """Return an open horizon, with a day of review of ours."""
    days = next((days for pattern, days in _LOOSE if pattern.search(evidence)), REVIEW_DAYS)
    review = _plus(start, days)
    begun = f"from {interval_words(_iso(start), _iso(start))} on, no end told" if told else "no horizon told"
    ours = f"; to be looked at on {interval_words(_iso(review), _iso(review))}, a day of our choosing" if review else ""
    return Horizon(_iso(start or said), None, False, _iso(review), begun + ours)


def _days(when: Interval) -> tuple[datetime.date | None, datetime.date | None]:
    from fogline.picture.timeline.span import day_of, extent

    named = extent(when.start, when.end)
    start = None if named.start is None else day_of(named.start)
    end = None if named.end is None else day_of(named.end - 1e-6)
    return start, end


def _later(one: datetime.date | None, other: datetime.date | None) -> datetime.date | None:
    known = [day for day in (one, other) if day is not None]
    return max(known, default=None)


def _plus(day: datetime.date | None, days: int) -> datetime.date | None:
    if day is None or day > datetime.date.max - datetime.timedelta(days=days):
        return None
    return day + datetime.timedelta(days=days)


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
