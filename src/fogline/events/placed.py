"""Which place of the gazetteer a claim's place is, where it is one: a namesake far from where the words put it is not."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from fogline.claims.footprints.countries import country_keys
from fogline.records import Footprint
from fogline.records.globe import km_between

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer, Place, Surveyed

_SPOTS = frozenset({"settlement", "section"})
"""What is small; the middle of an area may be far from what lies in it."""

FAR_KM = 60.0
"""As far as a place is from where the words of a report put it, it may still be the one that they mean."""


def country_of(place: Footprint, places: "Gazetteer") -> str:
    """Return the country (ISO alpha-2) that a claim's place lies in: by its place in the gazetteer, else by where the words put
    it; ``""`` at sea and where nobody can tell.
    """
    if found := placed(place, places):
        return found.country
    if place.at_sea or place.latitude is None or place.longitude is None or place.geonames_id is not None:
        return ""
    return _country_at(place.latitude, place.longitude, cast("Surveyed", places))


@lru_cache(4096)
def _country_at(latitude: float, longitude: float, places: "Surveyed") -> str:
    import shapely

    return next((code for code, area in _areas(places) if shapely.intersects_xy(area, longitude, latitude)), "")


@lru_cache(4)
def _areas(places: "Surveyed") -> tuple[tuple[str, Any], ...]:
    import shapely

    known = ((code, places.shape(key)) for code, key in sorted(country_keys().items()))
    return tuple((code, shapely.from_geojson(area.geometry)) for code, area in known if area is not None)


def placed(place: Footprint, places: "Gazetteer") -> "Place | None":
    """Return the place of the gazetteer that a claim's place is, or that its name most likely is.

    A name that stands for no one place may be told by where it lies ("Douris, near Baalbek"): then the likeliest of its namesakes
    counts only where it lies there, too, or the country would be that of a town in another part of the world.
    """
    if place.geonames_id is not None:
        return places.place(f"geonames:{place.geonames_id}")
    found = places.place(place.candidates[0]) if place.candidates else None
    if found is None or place.latitude is None or place.longitude is None:
        return found
    km = km_between(place.latitude, place.longitude, found.latitude, found.longitude)
    return None if found.kind in _SPOTS and km > (place.radius_km or 0.0) + FAR_KM else found
