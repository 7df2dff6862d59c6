"""Distances on the globe, one pair or many at once."""

from math import asin, cos, radians, sin, sqrt
from typing import Any

_EARTH_KM = 6371.0


def km_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance of two points (degrees) in km (haversine)."""
    a, b = radians(latitude), radians(other_latitude)
    east = radians(other_longitude - longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def km_matrix(one: Any, other: Any) -> Any:
    """Return the distances (km) of ``one`` (n, 2) from ``other`` (m, 2), rows of latitude and longitude, as (n, m)."""
    import numpy as np

    a, b = np.radians(one)[:, None, :], np.radians(other)[None, :, :]
    half = np.sin((b[..., 0] - a[..., 0]) / 2) ** 2
    half = half + np.cos(a[..., 0]) * np.cos(b[..., 0]) * np.sin((b[..., 1] - a[..., 1]) / 2) ** 2
    return 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))


def km_to_line(at: Any, geometry: str) -> Any:
    """Return how far (km, within a few per cent) points (n, 2), latitude and longitude, lie from the nearest vertex of a
    GeoJSON geometry whose lines are densified to some 5 km.
    """
    import json

    import shapely
    from shapely.geometry import shape

    line = shapely.segmentize(shape(json.loads(geometry)), 0.05)
    return km_matrix(at, shapely.get_coordinates(line)[:, ::-1]).min(axis=1)
