"""Distances and circles on the globe, taken for a sphere: good to a half per cent, enough to tell near from far."""

import json
import math
from collections.abc import Sequence
from itertools import pairwise

EARTH_KM = 6371.0
"""The mean radius of the earth."""
KM_A_DEGREE = 111.195
"""The length of a degree of latitude."""
_CORNERS = 24

_Ring = list[tuple[float, float]]


def km_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the length in km of the great circle between two points (degrees)."""
    one, other = math.radians(latitude), math.radians(other_latitude)
    half = math.radians(other_longitude - longitude) / 2
    chord = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def circle(latitude: float, longitude: float, radius_km: float, digits: int = 5) -> str:
    """Return a circle of 24 corners about a point, as GeoJSON text; of some 100 km at most, where a flat earth is off by little.

    One that reaches over the 180th meridian is two areas, one on either side of it.
    """
    tall = radius_km / KM_A_DEGREE
    wide = tall / max(math.cos(math.radians(latitude)), 0.05)
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    ring = [
        (longitude + wide * math.cos(turn), min(max(latitude + tall * math.sin(turn), -90.0), 90.0)) for turn in turns
    ]
    if longitude - wide >= -180.0 and longitude + wide <= 180.0:
        return json.dumps({"type": "Polygon", "coordinates": [_closed(ring, digits)]})
    edge = math.copysign(180.0, longitude)
    within, beyond = _side(ring, edge, within=True), _side(ring, edge, within=False)
    turned = [(x - 2 * edge, y) for x, y in beyond]
    return json.dumps({"type": "MultiPolygon", "coordinates": [[_closed(within, digits)], [_closed(turned, digits)]]})


def _closed(ring: Sequence[tuple[float, float]], digits: int) -> list[list[float]]:
    return [[round(x, digits), round(y, digits)] for x, y in (*ring, ring[0])]


def _side(ring: _Ring, edge: float, *, within: bool) -> _Ring:
    """Return what of a ring without dents lies on one side of a meridian (180 or -180)."""
    kept: _Ring = []
    for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]]):
        if x == edge or (abs(x) < 180.0) == within:
            kept.append((x, y))
        if (x - edge) * (next_x - edge) < 0:
            kept.append((edge, y + (next_y - y) * (edge - x) / (next_x - x)))
    return kept
