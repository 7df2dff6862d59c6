"""What an unplaced name hangs on: a place said with it, or the placed name that stands nearest."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from fogline.claims.places.containing import contains
from fogline.claims.places.model import Resolved
from fogline.claims.places.senses import Sense
from fogline.gazetteer import Kind, Place
from fogline.records import Span

# Letters by which a place counts as farther off: a country says less of where than a town does.
_VAGUE: dict[Kind, int] = {"country": 1500, "region": 600, "sea": 600, "division": 300}
_ACTOR = 2000


class _Standing(NamedTuple):
    """A known place where it stands in the text, its number, and by how many letters it counts as farther off than it is."""

    start: int
    end: int
    number: int
    apart: int
    place: Place


class _Row:
    """Known places in the order of the text, gone through from a name outwards: a long text has thousands of either."""

    def __init__(self, standing: Iterable[_Standing]) -> None:
        self._row = sorted(standing)
        self._starts = [one.start for one in self._row]
        self._ends = list(accumulate((one.end for one in self._row), max))  # the last end so far

    def nearest(self, name: Span) -> Place | None:
        """Return the place that counts as nearest to ``name``; of several that are as near, the one with the least number."""
        middle = bisect_left(self._starts, name.start)
        best: tuple[int, int, Place] | None = None
        for side in (range(middle, len(self._row)), range(middle - 1, -1, -1)):
            for at in side:
                one = self._row[at]
                if best is not None and max(one.start - name.end, name.start - self._ends[at]) > best[0]:
                    break  # and so is whatever stands farther out
                far = max(one.start - name.end, name.start - one.end, 0) + one.apart
                if best is None or (far, one.number) < best[:2]:
                    best = far, one.number, one.place
        return best[2] if best is not None else None

    def within(self, wider: Sequence[Place]) -> "_Row":
        """Return those that lie in one of the places ``wider``."""
        return _Row(one for one in self._row if any(contains(outer, one.place) for outer in wider))


class Surroundings:
    """The names of a text whose place is known, for those of which it is not; vague places and actors count as farther off."""

    def __init__(self, resolved: Iterable[Resolved]) -> None:
        self._placed = _Row(
            _Standing(*one.span, number, _VAGUE.get(one.place.kind, 0) + (_ACTOR if one.as_actor else 0), one.place)
            for number, one in enumerate(resolved)
            if one.place is not None
        )
        self._within: dict[tuple[str, ...], _Row] = {}

    def of(self, name: Resolved, sense: Sense) -> Place | None:
        """Return the nearest known place of an unplaced name: one in the place that it is said to lie in, if it is.

        A facility called after a known town has that town as context.
        """
        if sense.loose and name.candidates:
            return name.candidates[0].place
        if not sense.wider:
            return self._placed.nearest(name.span)
        said = tuple(place.key for place in sense.wider)
        if said not in self._within:
            self._within[said] = self._placed.within(sense.wider)
        return self._within[said].nearest(name.span) or sense.wider[0]
