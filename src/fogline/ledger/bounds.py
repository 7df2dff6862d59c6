"""Where a footprint lies, as a box in degrees: what stores index, and what "in this box" and "within km" are asked of."""

import math
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from fogline.records import Footprint
from fogline.records.errors import UsageError
from fogline.records.globe import KM_A_DEGREE, km_between
from fogline.records.ledger import Box, Near


def bounds_of(place: Footprint | None) -> Box | None:
    """Return the box that a footprint lies in (``west > east`` across the 180th meridian); ``None`` where it is unknown.

    It is that of its geometry; without one, of the circle around its point; a geometry that is no GeoJSON is passed over.
    """
    if place is None:
        return None
    drawn = _drawn(place.geometry) if place.geometry else None
    if drawn is not None:
        return drawn
    if place.latitude is None or place.longitude is None or not _on_globe(place.longitude, place.latitude):
        return None
    return around(place.latitude, place.longitude, max(place.radius_km or 0.0, 0.0))


def around(latitude: float, longitude: float, km: float) -> Box:
    """Return the box around a circle."""
    if not km:
        return Box(longitude, latitude, longitude, latitude)
    up = km / KM_A_DEGREE
    south, north = max(latitude - up, -90.0), min(latitude + up, 90.0)
    narrow = math.cos(math.radians(max(abs(south), abs(north))))
    across = up / narrow if narrow > 1e-6 else 360.0
    if across >= 180.0:
        return Box(-180.0, south, 180.0, north)
    return Box(_turned(longitude - across), south, _turned(longitude + across), north)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share a point; edges count."""
    if one.south > other.north or other.south > one.north:
        return False
    return any(a.west <= b.east and b.west <= a.east for a in unwrapped(one) for b in unwrapped(other))


def unwrapped(box: Box) -> tuple[Box, ...]:
    """Return the one or two boxes with ``west <= east`` that make up a box; the meridian of 180 degrees is on both sides."""
    if box.west > box.east:
        return Box(box.west, box.south, 180.0, box.north), Box(-180.0, box.south, box.east, box.north)
    if box.east == 180.0 and box.west > -180.0:
        return box, Box(-180.0, box.south, -180.0, box.north)
    if box.west == -180.0 and box.east < 180.0:
        return box, Box(180.0, box.south, 180.0, box.north)
    return (box,)


def is_near(bounds: Box, near: Near) -> bool:
    """Tell whether the point of ``bounds`` nearest in degrees lies within ``near.km`` (great circle, on a sphere)."""
    latitude = min(max(near.latitude, bounds.south), bounds.north)
    width = (bounds.east - bounds.west) % 360.0 if bounds.east - bounds.west < 360.0 else 360.0
    if (near.longitude - bounds.west) % 360.0 <= width:
        apart = 0.0
    else:
        apart = min((bounds.west - near.longitude) % 360.0, (near.longitude - bounds.east) % 360.0)
    return km_between(near.latitude, 0.0, latitude, apart) <= near.km


def check_box(box: Box) -> None:
    """Raise ``UsageError`` unless the box lies on the globe."""
    sides = (box.west, box.south, box.east, box.north)
    on_globe = all(map(math.isfinite, sides)) and all(abs(side) <= 180 for side in sides[::2])
    if not on_globe or not -90 <= box.south <= box.north <= 90:
        raise UsageError(
            f"box: got {sides}; want west, south, east, north in degrees: longitudes in -180..180, -90 <= south <= north <= 90"
        )


def is_placed_near(place: Footprint | None, near: Near) -> bool:
    """Tell whether a footprint is near: what lies somewhere in a whole country is near to none of its places."""
    bounds = bounds_of(place)
    return bounds is not None and place is not None and place.precision != "country" and is_near(bounds, near)


def check_near(near: Near) -> None:
    """Raise ``UsageError`` unless the point lies on the globe and the distance is one."""
    if not (_on_globe(near.longitude, near.latitude) and math.isfinite(near.km) and near.km >= 0):
        raise UsageError(
            f"near: got {near.latitude}, {near.longitude} and {near.km} km; want latitude -90..90, longitude -180..180, "
            "0 km or more"
        )


def near_box(near: Near) -> Box:
    """Return a box that meets the bounds of everything within ``near`` (a little larger, for those who round)."""
    return around(near.latitude, near.longitude, near.km * 1.01 + 0.01)


@lru_cache(4096)
def _drawn(geometry: str) -> Box | None:
    try:
        parts = list(_parts(msgspec.json.decode(geometry)))
        boxes = [_box_of(part) for part in parts]
    except (msgspec.DecodeError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None
    if not boxes:
        return None
    south, north = min(box.south for box in boxes), max(box.north for box in boxes)
    west, east = _arc([(box.west, box.east) for box in boxes])
    return Box(west, south, east, north)


def _parts(shape: dict[str, object]) -> Iterator[list[list[float]]]:
    """Yield the parts of a GeoJSON geometry, each as its positions."""
    kind, held = shape["type"], shape.get("geometries", shape.get("coordinates"))
    if not isinstance(held, list):
        raise TypeError(f"{kind}: no list")
    if kind == "GeometryCollection":
        for inner in held:
            yield from _parts(inner)
    elif kind == "Point":
        yield [held]
    elif kind == "LineString":
        yield held
    elif kind in ("MultiPoint", "MultiLineString", "Polygon"):
        # The holes of a polygon lie inside its first ring.
        yield from [[point] for point in held] if kind == "MultiPoint" else held[:1] if kind == "Polygon" else held
    elif kind == "MultiPolygon":
        yield from (rings[0] for rings in held)
    elif kind == "Feature":
        raise TypeError("a feature is no geometry")


def _box_of(points: list[list[float]]) -> Box:
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    box = Box(float(min(longitudes)), float(min(latitudes)), float(max(longitudes)), float(max(latitudes)))
    if not (_on_globe(box.west, box.south) and _on_globe(box.east, box.north)):
        raise ValueError("a position is not on the globe")
    return box


def _arc(stretches: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the shortest arc of longitude that covers all stretches: they may lie on both sides of the 180th meridian."""
    ordered = sorted(stretches)
    reach, gap, at = ordered[0][1], 0.0, None
    for west, east in ordered[1:]:
        if west - reach > gap:
            gap, at = west - reach, (west, reach)
        reach = max(reach, east)
    west = ordered[0][0]
    if at is None or gap <= west + 360.0 - reach:
        return west, reach
    return at


def _on_globe(longitude: float, latitude: float) -> bool:
    return -180.0 <= longitude <= 180.0 and -90.0 <= latitude <= 90.0


def _turned(longitude: float) -> float:
    return (longitude + 180.0) % 360.0 - 180.0 if not -180.0 <= longitude <= 180.0 else longitude
