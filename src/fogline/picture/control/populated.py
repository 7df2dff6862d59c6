"""The populated places that a gazetteer holds, for which states are told."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from fogline.gazetteer import Gazetteer, Layered
from fogline.gazetteer.matching import hidden

_SORTS = frozenset({"settlement"})
# GeoNames also lists places that are no more: abandoned, destroyed, or known from history alone.
_GONE = frozenset({"PPLQ", "PPLW", "PPLH", "PPLCH", "PPLX"})


@dataclass(frozen=True, slots=True)
class Populated:
    """A populated place: where it is (WGS 84 degrees), and what it lies in."""

    key: str
    name: str
    latitude: float
    longitude: float
    country: str = ""
    division: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Tell whether a point lies in it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


def populated(gazetteer: Gazetteer, bounds: Bounds, countries: Collection[str]) -> Iterator[Populated]:
    """Yield the settlements of ``countries`` in ``bounds``; none where the gazetteer cannot list what it has."""
    if not isinstance(gazetteer, Layered):
        return
    stores = gazetteer.stores
    seen: set[str] = set()
    for order, store in reversed(tuple(enumerate(stores))):
        later = [one.complete for one in stores[order + 1 :]]
        for index, (_, latitude, longitude, division, feature, rank, *_) in enumerate(store.rows()):
            country = store.divisions[division][0]
            if country not in countries or store.kinds[feature] not in _SORTS or store.features[feature][1] in _GONE:
                continue
            if not bounds.holds(latitude / 1e5, longitude / 1e5) or hidden(store.kinds[feature], rank, country, later):
                continue
            place = store.place(index)
            if place.key not in seen:
                seen.add(place.key)
                yield Populated(
                    place.key, place.name, place.latitude, place.longitude, country, place.division, place.population
                )
