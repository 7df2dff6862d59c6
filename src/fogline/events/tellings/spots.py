"""Where a claim puts an event, as little as comparing needs: a circle and a name."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from fogline.events.words import terms
from fogline.records import Footprint
from fogline.records.globe import km_between

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Overlap = Literal["same place", "overlapping", "within", "same region", "near", "same name", "unknown", "apart"]

FINE_KM = 40.0
"""Up to this radius a circle says where something happened; a larger one says in which part of the country."""
COUNTRY_KM = 400.0
SLACK_KM = 6.0
_NEAR_KM = 60.0
DEGREE_KM = 111.19  # of latitude, a little less than it is
_CELL = 0.25  # degrees of latitude, 28 km


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle (WGS 84 degrees, km), or only a name where nobody knows where it is (``radius`` ``None``).

    ``land`` is the shape of a region or country (GeoJSON text) where it is known: the circle round a country takes in towns
    beyond its borders.
    """

    name: str
    latitude: float = 0.0
    longitude: float = 0.0
    radius: float | None = None
    land: str | None = None

    @property
    def fine(self) -> bool:
        """Whether it says where, not only in which part of a country."""
        return self.radius is not None and self.radius <= FINE_KM

    @property
    def country(self) -> bool:
        """Whether it is so large that it says next to nothing."""
        return self.radius is not None and self.radius > COUNTRY_KM

    def km_to(self, other: "Spot") -> float:
        """Return the km between the two middles."""
        if (
            self.latitude == other.latitude and self.longitude == other.longitude
        ):  # most pairs: one place of a gazetteer
            return 0.0
        return km_between(self.latitude, self.longitude, other.latitude, other.longitude)


def spot_of(place: Footprint | None, *, shaped: bool = False) -> Spot | None:
    """Return the spot of a claim's place; ``shaped``: with the land of a region or country, which is long to keep."""
    if place is None or not place.name.strip():
        return None
    if place.latitude is None or place.longitude is None:
        return Spot(place.name)
    radius = place.radius_km if place.radius_km is not None else 10.0
    return Spot(
        place.name, place.latitude, place.longitude, radius, place.geometry if shaped and radius > FINE_KM else None
    )


def overlap(one: Spot, other: Spot) -> Overlap:
    """Return how two spots lie to each other."""
    if one.radius is None or other.radius is None:
        first, second = terms(one.name), terms(other.name)
        return "same name" if first and second and (first <= second or second <= first) else "unknown"
    small, large = (one, other) if one.radius <= other.radius else (other, one)
    smaller, larger = min(one.radius, other.radius), max(one.radius, other.radius)
    if larger > COUNTRY_KM:
        return "unknown"
    km = one.km_to(other)
    if larger <= FINE_KM:
        return _exact(km, smaller, larger)
    if smaller <= FINE_KM:
        beyond = _beyond(small, large.land) if large.land else km > larger + SLACK_KM
        return "apart" if beyond else "within"
    if km <= smaller / 2:
        return "same region"
    return "unknown" if km <= smaller + larger else "apart"


def abroad(one: Spot, other: Spot) -> bool:
    """Tell whether one is a country and the other an exact place that does not lie in it.

    That parts what one report tells ("Iran struck in Pakistan; missiles hit Saravan"). Two reports may name countries by their
    doers, or as borders are disputed.
    """
    country, place = (one, other) if one.country else (other, one)
    return country.country and place.fine and country.land is not None and _beyond(place, country.land)


def _beyond(spot: Spot, land: str) -> bool:
    """Tell whether a circle lies outside a shape, all of it, and not just across its border."""
    return _km_outside(land, spot.latitude, spot.longitude) > (spot.radius or 0.0) + SLACK_KM


@lru_cache(16384)
def _km_outside(land: str, latitude: float, longitude: float) -> float:
    """Return how far from a shape a point lies in km, 0 inside."""
    from shapely import Point
    from shapely.ops import nearest_points

    near, _ = nearest_points(_shape(land), Point(longitude, latitude))
    return km_between(latitude, longitude, near.y, near.x)


@lru_cache(512)
def _shape(land: str) -> "BaseGeometry":
    from shapely import from_geojson

    return from_geojson(land)


def _exact(km: float, smaller: float, larger: float) -> Overlap:
    if km <= max(3.0, smaller):
        return "same place"
    if km <= smaller + larger + SLACK_KM:
        return "overlapping"
    return "near" if km <= _NEAR_KM else "apart"


def contradict(one: Spot, other: Spot) -> bool:
    """Tell whether both are exact and lie in different places."""
    return one.fine and other.fine and apart(one, other)


def apart(one: Spot, other: Spot) -> bool:
    """Tell whether two exact spots lie in different places: neither the same nor overlapping ones."""
    reach = (one.radius or 0.0) + (other.radius or 0.0) + SLACK_KM
    if abs(one.latitude - other.latitude) * DEGREE_KM > reach:  # the usual case, told without trigonometry
        return True
    return one.km_to(other) > reach


def cells(spot: Spot) -> Iterator[str]:
    """Yield the cells that the box around a circle touches."""
    reach = (spot.radius or 0.0) / 111.0
    tall = range(math.floor((spot.latitude - reach) / _CELL), math.floor((spot.latitude + reach) / _CELL) + 1)
    wide = reach / max(math.cos(math.radians(spot.latitude)), 0.1)
    for row in tall:
        for column in range(
            math.floor((spot.longitude - wide) / _CELL), math.floor((spot.longitude + wide) / _CELL) + 1
        ):
            yield f"{row},{column}"
