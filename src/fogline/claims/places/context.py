"""What an unplaced name hangs on: a place said with it, or the placed name that stands nearest."""

from collections.abc import Sequence

from fogline.claims.places.containing import contains
from fogline.claims.places.model import Resolved
from fogline.claims.places.senses import Sense
from fogline.gazetteer import Kind, Place

# Letters by which a place counts as farther off: a country says less of where than a town does.
_VAGUE: dict[Kind, int] = {"country": 1500, "region": 600, "sea": 600, "division": 300}
_ACTOR = 2000


def context_of(name: Resolved, sense: Sense, placed: Sequence[Resolved]) -> Place | None:
    """Return the nearest known place of an unplaced name: in the place that it is said to lie in, if it is said to lie in one.

    A facility called after a known town has that town as context.
    """
    if sense.loose and name.candidates:
        return name.candidates[0].place
    others = [(_distance(name, one), one.place) for one in placed if one.place is not None]
    inside = [pair for pair in others if any(contains(outer, pair[1]) for outer in sense.wider)]
    if sense.wider and not inside:
        return sense.wider[0]
    return min(inside or others, key=lambda pair: pair[0], default=(0, None))[1]


def _distance(name: Resolved, other: Resolved) -> int:
    """Return how far apart two names stand in the text, in letters, vague places and actors counting as farther."""
    gap = max(other.span.start - name.span.end, name.span.start - other.span.end, 0)
    vague = _VAGUE.get(other.place.kind, 0) if other.place is not None else 0
    return gap + vague + (_ACTOR if other.as_actor else 0)
