"""What can never be one event, however alike the words are."""

from fogline.events.hours import hours_apart
from fogline.events.kinds import family, group, moving
from fogline.events.spots import apart
from fogline.events.tellings import Telling

_FAR_DAYS = 2
_STRIKES = frozenset({"strike"})
_SURELY = 3  # days: a time told more loosely than that contradicts nothing


def contradicting(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings cannot be of one happening: one document tells them apart, or exact places, days, or hours
    and targets differ.
    """
    return (
        _places_differ(one, other)
        or _told_apart(one, other)
        or _days_differ(one, other)
        or _hours_and_targets_differ(one, other)
    )


def why_never(one: Telling, other: Telling) -> str | None:
    """Return in words why two tellings cannot be of one happening, ``None`` where they can."""
    if _told_apart(one, other):
        return "one report tells of both, as two things of one kind"
    if _places_differ(one, other):
        return f"exact places that do not meet: {_names(one)} and {_names(other)}"
    if _days_differ(one, other):
        return "their days are two or more apart"
    if _hours_and_targets_differ(one, other):
        return "strikes at other hours on other kinds of target"
    return None


def _names(telling: Telling) -> str:
    return ", ".join(spot.name for spot in telling.exact)


def _told_apart(one: Telling, other: Telling) -> bool:
    """Tell whether one document tells of both, as things of one kind: it would not if it meant one thing."""
    return one.document == other.document and bool(set(map(group, one.types)) & set(map(group, other.types)))


def _places_differ(one: Telling, other: Telling) -> bool:
    for first in one.exact:
        for second in other.exact:
            if not apart(first, second):
                return False
    # Of a move one names where from, the other where to.
    return bool(one.exact and other.exact) and not moving(one.types, other.types)


def _hours_and_targets_differ(one: Telling, other: Telling) -> bool:
    """Tell whether two strikes hit things of no kind in common with a part of the day between them."""
    if not one.targets or not other.targets or not hours_apart(one.hours, other.hours):
        return False
    strikes = all(_STRIKES & set(map(family, telling.types)) for telling in (one, other))
    return strikes and one.targets.isdisjoint(other.targets)


def _days_differ(one: Telling, other: Telling) -> bool:
    if one.when is None or other.when is None:
        return False
    if max(one.when[1] - one.when[0], other.when[1] - other.when[0]) > _SURELY:
        return False
    return max(one.when[0] - other.when[1], other.when[0] - one.when[1]) >= _FAR_DAYS
