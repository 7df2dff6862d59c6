"""Distances between places, good to a half per cent: enough to tell near from far."""

import math

_EARTH_KM = 6371.0


def km_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the length in km of the great circle between two points (degrees), on a sphere."""
    one, other = math.radians(latitude), math.radians(other_latitude)
    half = math.radians(other_longitude - longitude) / 2
    chord = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(half) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
