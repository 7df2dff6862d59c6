"""Geodesics of WGS 84 for many points at once (T. Vincenty, Survey Review 23/176, 1975), good to a millimetre.

Where his series does not converge, which is all but at the other end of the globe, geographiclib takes over.
"""

import math
from typing import Any

Array = Any
"""A numpy array of floats: numpy is imported only where something is drawn."""

_A, _F = 6378.137, 1 / 298.257223563
_B = _A * (1 - _F)
_ROUNDS, _CLOSE = 30, 1e-12


def inverse(longitude: float, latitude: float, longitudes: Array, latitudes: Array) -> tuple[Array, Array]:
    """Return the km from one point (degrees) to each of the others, and the bearings at its start (degrees from north)."""
    import numpy as np

    sin1, cos1 = _reduced(math.radians(latitude))
    sin2, cos2 = _reduced(np.radians(latitudes))
    apart = np.radians((np.asarray(longitudes) - longitude + 180) % 360 - 180)
    on_sphere, moved = apart, np.full_like(apart, np.inf)
    for _ in range(_ROUNDS):
        sin, cos = np.sin(on_sphere), np.cos(on_sphere)
        sin_arc = np.hypot(cos2 * sin, cos1 * sin2 - sin1 * cos2 * cos)
        cos_arc = sin1 * sin2 + cos1 * cos2 * cos
        arc = np.arctan2(sin_arc, cos_arc)
        sin_azimuth = np.divide(cos1 * cos2 * sin, sin_arc, out=np.zeros_like(arc), where=sin_arc > 0)
        cos2_azimuth = 1 - sin_azimuth**2
        on_equator = cos2_azimuth < 1e-15
        middle = cos_arc - np.divide(
            2 * sin1 * sin2, cos2_azimuth, out=np.array(cos_arc, dtype=float), where=~on_equator
        )
        middle = np.where(on_equator, 0.0, middle)
        c = _F / 16 * cos2_azimuth * (4 + _F * (4 - 3 * cos2_azimuth))
        series = arc + c * sin_arc * (middle + c * cos_arc * (2 * middle**2 - 1))
        on_sphere, before = apart + (1 - c) * _F * sin_azimuth * series, on_sphere
        moved = np.abs(on_sphere - before)
        if (moved < _CLOSE).all():
            break
    a, b = _series(cos2_azimuth)
    km = _B * a * (arc - _bend(b, sin_arc, cos_arc, middle))
    bearings = np.degrees(np.arctan2(cos2 * sin, cos1 * sin2 - sin1 * cos2 * cos)) % 360
    for at in np.flatnonzero((moved >= _CLOSE) | (np.abs(on_sphere) > math.pi)):
        km[at], bearings[at] = distance_and_bearing(longitude, latitude, float(longitudes[at]), float(latitudes[at]))
    return km, bearings


def direct(longitude: float, latitude: float, bearings: Array, km: Array) -> tuple[Array, Array]:
    """Return the longitudes and latitudes (degrees) of the points that lie ``km`` along the geodesics with these bearings."""
    import numpy as np

    sin1, cos1 = _reduced(math.radians(latitude))
    towards = np.radians(bearings)
    sin_towards, cos_towards = np.sin(towards), np.cos(towards)
    start = np.arctan2(sin1, cos1 * cos_towards)
    sin_azimuth = cos1 * sin_towards
    cos2_azimuth = 1 - sin_azimuth**2
    a, b = _series(cos2_azimuth)
    straight = np.asarray(km) / (_B * a)
    arc = straight
    for _ in range(_ROUNDS):
        middle = np.cos(2 * start + arc)
        before, arc = arc, straight + _bend(b, np.sin(arc), np.cos(arc), middle)
        if (np.abs(arc - before) < _CLOSE).all():
            break
    sin_arc, cos_arc, middle = np.sin(arc), np.cos(arc), np.cos(2 * start + arc)
    across = sin1 * sin_arc - cos1 * cos_arc * cos_towards
    latitudes = np.arctan2(sin1 * cos_arc + cos1 * sin_arc * cos_towards, (1 - _F) * np.hypot(sin_azimuth, across))
    on_sphere = np.arctan2(sin_arc * sin_towards, cos1 * cos_arc - sin1 * sin_arc * cos_towards)
    c = _F / 16 * cos2_azimuth * (4 + _F * (4 - 3 * cos2_azimuth))
    series = arc + c * sin_arc * (middle + c * cos_arc * (2 * middle**2 - 1))
    apart = on_sphere - (1 - c) * _F * sin_azimuth * series
    return (longitude + np.degrees(apart) + 180) % 360 - 180, np.degrees(latitudes)


def _reduced(latitude: Array) -> tuple[Array, Array]:
    """Return sine and cosine of the latitude on the auxiliary sphere."""
    import numpy as np

    reduced = np.arctan((1 - _F) * np.tan(latitude))
    return np.sin(reduced), np.cos(reduced)


def _series(cos2_azimuth: Array) -> tuple[Array, Array]:
    u = cos2_azimuth * (_A**2 - _B**2) / _B**2
    return (
        1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u))),
        u / 1024 * (256 + u * (-128 + u * (74 - 47 * u))),
    )


def _bend(b: Array, sin_arc: Array, cos_arc: Array, middle: Array) -> Array:
    twice = 2 * middle**2 - 1
    third = b / 6 * middle * (4 * sin_arc**2 - 3) * (4 * middle**2 - 3)
    return b * sin_arc * (middle + b / 4 * (cos_arc * twice - third))


def distance_and_bearing(
    longitude: float, latitude: float, to_longitude: float, to_latitude: float
) -> tuple[float, float]:
    """Return the km along the geodesic from one point (degrees) to another and the bearing at its start (degrees from north)."""
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.Inverse(latitude, longitude, to_latitude, to_longitude)
    return line["s12"] / 1000, line["azi1"] % 360
