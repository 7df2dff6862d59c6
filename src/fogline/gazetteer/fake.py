"""A gazetteer of a few places given by hand: for tests, and the smallest example of the contract."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from fogline.gazetteer.contract import Candidate, Place, Shape, Source, Stats
from fogline.gazetteer.folding import forms
from fogline.gazetteer.ranking import IN_A_NAMED_AREA, Standing, share, unseen, weight


@dataclass(frozen=True, slots=True)
class FewPlaces:
    """A :class:`~fogline.gazetteer.Gazetteer` of ``places``, with shapes by key and borders by pair of codes ("RU-UA").

    Names are matched as the built-in gazetteer does, but no near spellings are found.
    """

    places: tuple[Place, ...]
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    borders: Mapping[str, Shape] = field(default_factory=dict)

    def candidates(
        self,
        name: str,
        *,
        limit: int = 10,
        fuzzy: bool = True,  # noqa: ARG002  (the contract's)
        within: Collection[str] = (),
    ) -> tuple[Candidate, ...]:
        """See :meth:`Gazetteer.candidates`."""
        keys = {key for key, _ in forms(name)}
        weighed = [(place, self._weight(place, within)) for place in self.places if keys & _keys(place)]
        whole = sum(value for _, value in weighed) + unseen(complete=False)
        found = [Candidate(place, share(value, whole), "name", value) for place, value in weighed]
        return tuple(sorted(found, key=lambda item: (-item.weight, item.place.key))[:limit])

    def place(self, key: str) -> Place | None:
        """See :meth:`Gazetteer.place`."""
        return next((place for place in self.places if place.key == key), None)

    def shape(self, key: str) -> Shape | None:
        """See :meth:`Gazetteer.shape`."""
        return self.shapes.get(key)

    def border(self, one: str, other: str) -> Shape | None:
        """See :meth:`Gazetteer.border`."""
        return self.borders.get("-".join(sorted((one, other))))

    def neighbours(self, country: str) -> tuple[str, ...]:
        """See :meth:`Gazetteer.neighbours`."""
        pairs = [pair.split("-") for pair in self.borders]
        return tuple(sorted(code for pair in pairs if country in pair for code in pair if code != country))

    def stats(self) -> Stats:
        """See :meth:`Gazetteer.stats`."""
        names = sum(len(_keys(place)) for place in self.places)
        return Stats((Source("by hand", len(self.places), names, 0, (), "none"),))

    @staticmethod
    def _weight(place: Place, within: Collection[str]) -> float:
        bare = weight(Standing(place.kind, place.population), "name")
        return bare * IN_A_NAMED_AREA if any(area in within for area in place.areas) else bare


def _keys(place: Place) -> set[str]:
    return {key for name in (place.name, *place.alternative_names) for key, asked in forms(name) if not asked}
