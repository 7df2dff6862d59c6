"""Footprints as geometry for maps: polygons with outer rings counter-clockwise (RFC 7946), points where there is no area."""

from functools import lru_cache
from typing import TYPE_CHECKING

from fogline.exchange.formats.where import Whereabouts

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def shape(where: Whereabouts, *, points: bool = False) -> "BaseGeometry | None":
    """Return the footprint (longitude first, WGS 84), its point where it has no area or ``points`` are asked for, or ``None``."""
    from shapely import Point

    footprint = where.footprint
    if footprint is not None and footprint.geometry and not points:
        drawn = _area(footprint.geometry)
        if drawn is not None:
            return drawn
    if where.point is None:
        return None
    latitude, longitude = where.point
    return Point(longitude, latitude)


def geojson(where: Whereabouts, *, points: bool = False) -> str | None:
    """Return :func:`shape` as GeoJSON text, or ``None``."""
    footprint = where.footprint
    if footprint is not None and footprint.geometry and not points and (text := _text(footprint.geometry)):
        return text
    if where.point is None:
        return None
    latitude, longitude = where.point
    return f'{{"type": "Point", "coordinates": [{longitude!r}, {latitude!r}]}}'


# Events at one place have the same footprint, and those of countries are large.
@lru_cache(1024)
def _area(text: str) -> "BaseGeometry | None":
    from shapely import from_geojson, orient_polygons

    drawn = from_geojson(text, on_invalid="ignore")
    return None if drawn is None or drawn.is_empty else orient_polygons(drawn)


@lru_cache(256)
def _text(text: str) -> str | None:
    from shapely import to_geojson

    drawn = _area(text)
    return None if drawn is None else str(to_geojson(drawn))
