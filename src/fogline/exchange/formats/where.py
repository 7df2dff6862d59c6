"""Where an event happened, as tables want it: country and division, beside what its footprint says."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.events.placed import country_of, placed
from fogline.exchange.formats.countries import Country, country
from fogline.records import Footprint

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer, Place

_WITHIN_A_DIVISION = ("exact", "near", "settlement", "district")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A footprint with the country and the first-order division that it lies in, where the gazetteer tells."""

    footprint: Footprint | None
    place: "Place | None" = None
    country: Country | None = None
    admin1: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude (WGS 84, degrees), or ``None``."""
        spot = self.footprint
        if spot is None or spot.latitude is None or spot.longitude is None:
            return None
        return spot.latitude, spot.longitude

    @property
    def name(self) -> str:
        """The name of the place, or ``""``."""
        return self.footprint.name if self.footprint else ""


def whereabouts(footprint: Footprint | None, places: "Gazetteer | None") -> Whereabouts:
    """Return where a footprint lies. A division is given only where the whole footprint is in one: not for lines and regions of
    several names."""
    if footprint is None or places is None:
        return Whereabouts(footprint)
    place = placed(footprint, places)
    if place is None:
        code = country_of(footprint, places)
        return Whereabouts(footprint, country=country(code) if code else None)
    one_place = footprint.geonames_id is not None or footprint.precision in _WITHIN_A_DIVISION
    in_division = footprint.precision in _WITHIN_A_DIVISION or (one_place and place.kind in ("division", "district"))
    return Whereabouts(
        footprint,
        place if one_place else None,
        None if footprint.at_sea else country(place.country),
        place.division if one_place and in_division else "",
    )
