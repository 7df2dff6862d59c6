"""What an unplaced name hangs on: a place said with it, or the placed name that stands nearest."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fogline.claims.places.containing import contains
from fogline.claims.places.model import Resolved
from fogline.claims.places.senses import Sense
from fogline.gazetteer import Kind, Place

# Letters by which a place counts as farther off: a country says less of where than a town does.
_VAGUE: dict[Kind, int] = {"country": 1500, "region": 600, "sea": 600, "division": 300}
_ACTOR = 2000


class Standing(NamedTuple):
    """A known place where it stands in the text, and by how many letters it counts as farther off than it is."""

    start: int
    end: int
    apart: int
    place: Place


def standing(resolved: Iterable[Resolved]) -> list[Standing]:
    """Return the names whose place is known, vague places and actors counting as farther off."""
    return [
        Standing(*one.span, _VAGUE.get(one.place.kind, 0) + (_ACTOR if one.as_actor else 0), one.place)
        for one in resolved
        if one.place is not None
    ]


def context_of(name: Resolved, sense: Sense, placed: Sequence[Standing]) -> Place | None:
    """Return the nearest known place of an unplaced name: in the place that it is said to lie in, if it is said to lie in one.

    A facility called after a known town has that town as context.
    """
    if sense.loose and name.candidates:
        return name.candidates[0].place
    start, end = name.span
    others = [(max(one.start - end, start - one.end, 0) + one.apart, one.place) for one in placed]
    inside = [pair for pair in others if any(contains(outer, pair[1]) for outer in sense.wider)]
    if sense.wider and not inside:
        return sense.wider[0]
    return min(inside or others, key=lambda pair: pair[0], default=(0, None))[1]
