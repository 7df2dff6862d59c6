"""A place of the gazetteer as footprints take it: its geometry, or a point with how far it reaches."""

import json
import math

from fogline.claims.footprints import Located
from fogline.claims.footprints.model import Kind
from fogline.claims.places.model import Unit
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
_SEATS_KM = {"PPLA": 4.0, "PPLA4": 2.5}  # ... which is the seat of a division, or of a district
_OWN_KM = 5.0  # a settlement of Fogline's own table, whose point is known less exactly
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
# Radii of districts where they are larger or smaller than that: 1.4 times the radius of a disc of their mean area, since no
# district is a disc and its town seldom stands in the middle.
_OF_DISTRICT = {
    "AF": 32.0, "BF": 62.0, "DZ": 55.0, "IL": 15.0, "IQ": 70.0, "LB": 16.0, "LY": 150.0, "ML": 110.0, "MM": 60.0, "NE": 110.0,
    "PS": 10.0, "RU": 65.0, "SD": 80.0, "SO": 65.0, "SS": 65.0, "SY": 42.0, "TD": 110.0, "UA": 53.0, "YE": 32.0,
}  # fmt: skip
_POINT_ERROR_KM = 0.5  # the coordinates of GeoNames are rounded, and taken anywhere in the place


def located(place: Place, gazetteer: Gazetteer, unit: Unit = "") -> Located:
    """Return the geometry of ``place`` (WGS 84) for drawing footprints, or of the unit that is called after it (``unit``).

    An area or line where the gazetteer has one, with the error of its outline as imprecision (km); else its point with a radius
    (km): of a settlement from its residents, of anything else by its feature class. A line known as a point alone reaches
    as far as such lines do.
    """
    if unit in ("district", "division"):
        reach = _district_km(place) if unit == "district" else _OF_SORT["division"]
        return Located(f"{unit} of {place.name}", _KINDS[unit], _point(place), reach, _POINT_ERROR_KM)
    if unit == "facility":  # it stands in the town, or at its edge
        return Located(place.name, "settlement", _point(place), 1.5 * radius_km(place) + 3.0, _POINT_ERROR_KM)
    kind = _KINDS[place.kind]
    shape = gazetteer.shape(place.key)
    if shape is not None:
        return Located(place.name, kind, shape.geometry, 0.0, shape.error_km, place.geonames_id)
    return Located(place.name, kind, _point(place), radius_km(place), _POINT_ERROR_KM, place.geonames_id)


def _point(place: Place) -> str:
    return json.dumps({"type": "Point", "coordinates": [place.longitude, place.latitude]})


def _district_km(place: Place) -> float:
    return _OF_DISTRICT.get(place.country, _OF_SORT["district"])


def radius_km(place: Place) -> float:
    """Return how far (km) a place reaches round its point, from its residents and its feature class."""
    if place.feature_code in _OF_CODE:
        return _OF_CODE[place.feature_code]
    if place.kind == "district":
        return _district_km(place)
    if place.kind not in ("settlement", "section"):
        return _OF_SORT[place.kind]
    if place.population <= 0:
        return _OWN_KM if place.geonames_id is None else _SEATS_KM.get(place.feature_code, _UNKNOWN_KM)
    return round(max(_LEAST_KM, _KM_PER_ROOT * math.cbrt(place.population)), 2)
