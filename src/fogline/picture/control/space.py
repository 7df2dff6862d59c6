"""Distances on the globe, many at once."""

from typing import Any

from fogline.records.globe import EARTH_KM


def km_matrix(one: Any, other: Any) -> Any:
    """Return the distances (km) of ``one`` (n, 2) from ``other`` (m, 2), rows of latitude and longitude, as (n, m)."""
    return km_pairs(one[:, None, :], other[None, :, :])


def km_pairs(one: Any, other: Any) -> Any:
    """Return the distances (km) of the points ``one`` from ``other``, both (..., 2), latitude and longitude."""
    import numpy as np

    a, b = np.radians(one), np.radians(other)
    half = np.sin((b[..., 0] - a[..., 0]) / 2) ** 2
    half = half + np.cos(a[..., 0]) * np.cos(b[..., 0]) * np.sin((b[..., 1] - a[..., 1]) / 2) ** 2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))


def on_sphere(at: Any) -> Any:
    """Return points (n, 2), degrees of latitude and longitude, as points (n, 3) on the unit sphere."""
    import numpy as np

    latitude, longitude = np.radians(at).T
    return np.stack([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], 1)


def sphere_km(one: Any, other: Any) -> Any:
    """Return what :func:`km_matrix` does, of points on the unit sphere: several times faster, exact to a metre."""
    import numpy as np

    return 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip((1.0 - one @ other.T) / 2, 0.0, 1.0)))


def km_to_line(at: Any, geometry: str) -> Any:
    """Return how far (km, within a few per cent) points (n, 2), latitude and longitude, lie from the nearest vertex of a
    GeoJSON geometry whose lines are densified to some 5 km.
    """
    import json

    import numpy as np
    import shapely
    from shapely.geometry import shape

    line = shapely.segmentize(shape(json.loads(geometry)), 0.05)
    here, there = on_sphere(at), on_sphere(shapely.get_coordinates(line)[:, ::-1])
    nearest = np.concatenate([(part @ there.T).argmax(axis=1) for part in np.array_split(here, len(here) // 2000 + 1)])
    return km_pairs(np.asarray(at), shapely.get_coordinates(line)[:, ::-1][nearest])
