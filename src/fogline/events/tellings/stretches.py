"""What is told of a stretch of time ("150 killed since January") is not what happened on one day of it.

Its count takes in that day's, and much else; held for one event with it, it would be the toll of a single strike.
"""

import datetime

from fogline.claims.kinds import HARM
from fogline.events.contradictions.numbers import kind_of, reach
from fogline.events.kinds import family
from fogline.events.tellings.spots import spot_of
from fogline.records import Claim

_LASTS = 6  # days from which a stretch is no happening of its own
_TIMES_MORE = 10  # a later count of the dead of one strike is not so much larger
_SLACK = 1  # day: clocks of reports differ


def since(claim: Claim) -> int | None:
    """Return the first day (an ordinal) of the stretch that a claim of strikes or of harm is told of, ``None`` where it is none.

    A month or a year that is named may be the date of one strike; "since May" and "from May to July" are none of one.
    """
    when = claim.when
    if when is None or not when.start or not (claim.type in HARM or family(claim.type) == "strike"):
        return None
    if when.end is not None and when.precision != "interval":
        return None
    first = _day(when.start)
    last = _day(when.end) if when.end else None
    if first is None or (when.end and (last is None or last - first < _LASTS)):
        return None
    return first


def stretch_apart(one: Claim, other: Claim, days: tuple[int, int] | None) -> bool:
    """Tell whether ``one`` is told of a stretch, and ``other`` (of ``days``, where it tells them) is one happening in it."""
    first = since(one)
    if since(other) is not None:
        return False
    if first is None:
        return _runs_up_to(one) and _many_times(one, other)
    if days is not None:
        return days[0] - first > _SLACK
    return _larger(one, other) or _counts_apart(one, other)


def _runs_up_to(claim: Claim) -> bool:
    """Tell whether a claim counts up to a day, from when is not told."""
    when = claim.when
    return when is not None and when.start is None and when.end is not None and when.precision == "interval"


def _many_times(one: Claim, other: Claim) -> bool:
    """Tell whether ``one`` counts so many more of the same that the other is only what a day added to it."""
    return any(
        number.fate == count.fate is not None
        and kind_of(number) == kind_of(count)
        and reach(number)[0] > _TIMES_MORE * reach(count)[1] > 0
        for number in one.quantities
        for count in other.quantities
    )


def _larger(one: Claim, other: Claim) -> bool:
    """Tell whether ``one`` is told of a region or a country, and ``other`` of an exact place."""
    large, small = spot_of(one.place), spot_of(other.place)
    return large is not None and large.radius is not None and not large.fine and small is not None and small.fine


def _counts_apart(one: Claim, other: Claim) -> bool:
    return any(
        number.fate == count.fate
        and number.fate is not None
        and kind_of(number) is not None
        and (reach(number)[0] > reach(count)[1] or reach(count)[0] > reach(number)[1])
        for number in one.quantities
        for count in other.quantities
        if number.whole is None and count.whole is None
    )


def _day(text: str | None) -> int | None:
    whole = f"{text}-01-01"[:10] if text and len(text) < 10 else (text or "")[:10]
    try:
        return datetime.date.fromisoformat(whole).toordinal()
    except ValueError:
        return None
