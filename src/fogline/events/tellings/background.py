"""Background: what a report of the day recalls of years before is not what it tells without a day."""

import datetime
from collections.abc import Iterable

from fogline.events.tellings.days import Days
from fogline.records import Claim

_NEWS_DAYS = 10  # days before publication in which what a report of the day tells of happened
_LONG_AGO_DAYS = 60
_BESIDE = 300  # code points behind the recollection in which what follows may still be of it


def is_news(claims: Iterable[Claim], published: Days | None) -> bool:
    """Tell whether a report tells of something that happened in the days before it came out."""
    if published is None:
        return False
    ends = (_end(claim) for claim in claims)
    return any(end is not None and 0 <= published[1] - end <= _NEWS_DAYS for end in ends)


def recalled_apart(one: Claim, other: Claim, published: Days) -> bool:
    """Tell whether one of two claims of a report of the day is recalled from long ago, and the other, which tells no time and
    does not go on from it, is not.
    """
    return _recalled(one, other, published) or _recalled(other, one, published)


def _recalled(old: Claim, undated: Claim, published: Days) -> bool:
    end = _end(old)
    if end is None or undated.when is not None or published[0] - end <= _LONG_AGO_DAYS:
        return False
    return undated.evidence[0] < old.evidence[0] or undated.evidence[0] - old.evidence[1] > _BESIDE


def _end(claim: Claim) -> int | None:
    """Return the last day that a claim tells of (an ordinal of the calendar), ``None`` where it is open or not told."""
    if claim.when is None or not claim.when.end:
        return None
    day = claim.when.end[:10]
    try:
        return datetime.date.fromisoformat(f"{day}-12-31"[:10] if len(day) == 4 else f"{day}-28"[:10]).toordinal()
    except ValueError:
        return None
