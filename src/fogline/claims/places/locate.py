"""A place of the gazetteer as footprints take it: its geometry, or a point with how far it reaches."""

import json
import math

from fogline.claims.footprints import Located
from fogline.claims.footprints.model import Kind
from fogline.gazetteer import Gazetteer, Place
from fogline.gazetteer import Kind as Sort

_KINDS: dict[Sort, Kind] = {
    "country": "country",
    "division": "region",
    "district": "district",
    "region": "region",
    "settlement": "settlement",
    "section": "settlement",
    "sea": "sea",
    "lake": "sea",
    "river": "river",
    "island": "region",
    "mountain": "region",
    "border": "border",
    "road": "road",
    "facility": "facility",
}
# The built-up area grows with the two-third power of the residents (Nordbeck 1971, "Urban allometric growth"), so its radius
# with the third root; 0.1 km fits Ukrainian villages (500 residents: 0.8 km) and cities (1.4 million: 11 km).
_KM_PER_ROOT = 0.1
_LEAST_KM = 0.7
_UNKNOWN_KM = 1.2  # a settlement whose residents nobody counted
_SEAT_KM = 4.0  # ... which is the seat of a division
# Radii in km of what is known as a point only, by feature code and by sort.
_OF_CODE = {"AIRP": 2.5, "AIRB": 3.0, "AIRF": 2.0, "PPLX": 1.5, "ISLT": 0.5, "RSV": 15.0, "CONT": 2500.0}
_OF_SORT: dict[Sort, float] = {
    "country": 300.0,
    "division": 80.0,
    "district": 25.0,
    "region": 80.0,
    "sea": 200.0,
    "lake": 10.0,
    "river": 50.0,
    "island": 10.0,
    "mountain": 10.0,
    "border": 100.0,
    "road": 20.0,
    "facility": 1.0,
}
_POINT_ERROR_KM = 0.5  # the coordinates of GeoNames are rounded, and taken anywhere in the place


def located(place: Place, gazetteer: Gazetteer) -> Located:
    """Return the geometry of ``place`` (WGS 84) for drawing footprints.

    An area or line where the gazetteer has one, with the error of its outline as imprecision (km); else its point with a radius
    (km): of a settlement from its residents, of anything else by its feature class. A line known as a point alone reaches
    as far as such lines do.
    """
    kind = _KINDS[place.kind]
    shape = gazetteer.shape(place.key)
    if shape is not None:
        return Located(place.name, kind, shape.geometry, 0.0, shape.error_km, place.geonames_id)
    point = json.dumps({"type": "Point", "coordinates": [place.longitude, place.latitude]})
    return Located(place.name, kind, point, radius_km(place), _POINT_ERROR_KM, place.geonames_id)


def radius_km(place: Place) -> float:
    """Return how far (km) a place reaches round its point, from its residents and its feature class."""
    if place.feature_code in _OF_CODE:
        return _OF_CODE[place.feature_code]
    if place.kind not in ("settlement", "section"):
        return _OF_SORT[place.kind]
    if place.population <= 0:
        return _SEAT_KM if place.feature_code == "PPLA" else _UNKNOWN_KM
    return round(max(_LEAST_KM, _KM_PER_ROOT * math.cbrt(place.population)), 2)
