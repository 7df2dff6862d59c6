"""Footprints as short lists of whole numbers: each place once, its outline simplified to what a screen can show."""

from collections.abc import Iterable, Sequence
from typing import Any

from fogline.picture.wording import plain
from fogline.records import Footprint

UNITS = 10_000  # parts of a degree; about 11 m
_FINENESS, _FINE_LINE = (
    160,
    1200,
)  # bends smaller than this part of an outline's extent are left out; along a line, less
_COARSE = ("country", "region", "unknown", "line")
_COARSE_KM = 60.0  # what is wider than this is named on the map, never pinned


class Places:
    """Collects footprints; each gets a number, the same for the same words and outline."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str | None], int] = {}
        self.entries: list[dict[str, Any]] = []

    def number(self, place: Footprint | None, words: str) -> int:
        """Return the number of a place, or -1 for none."""
        if place is None:
            return -1
        key = (words, place.precision, place.geometry)
        if key not in self._numbers:
            self._numbers[key] = len(self.entries)
            self.entries.append(_entry(place, words))
        return self._numbers[key]


def _entry(place: Footprint, words: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"words": words, "name": plain(place.name).partition(",")[0], "precision": place.precision}
    if place.latitude is not None and place.longitude is not None:
        entry["at"] = [round(place.longitude, 4), round(place.latitude, 4)]
    if place.radius_km is not None:
        entry["km"] = round(place.radius_km, 1)
    if place.geometry:
        areas, lines = outlines(place.geometry, fineness=_FINE_LINE if place.precision == "line" else _FINENESS)
        entry |= {name: found for name, found in (("areas", areas), ("lines", lines)) if found}
    if place.precision in _COARSE or (place.radius_km or 0.0) > _COARSE_KM:
        entry["coarse"] = True
    return entry


def outlines(
    geojson: str, tolerance: float | None = None, fineness: int = _FINENESS
) -> tuple[list[list[int]], list[list[int]]]:
    """Return the rings of the areas and the lines of a GeoJSON geometry, each as :func:`packed`.

    ``tolerance`` (degrees) is what may be left out; by default one part in ``fineness`` of the whole extent. ``ValueError``
    where the text is no geometry.
    """
    import shapely

    try:
        geometry = shapely.from_geojson(geojson)
    except shapely.errors.GEOSException as error:
        raise ValueError(f"footprint: got {geojson[:60]!r}; want a GeoJSON geometry") from error
    return parts_of(geometry, tolerance, fineness)


def parts_of(
    geometry: Any, tolerance: float | None = None, fineness: int = _FINENESS
) -> tuple[list[list[int]], list[list[int]]]:
    """Return the rings and the lines of a shapely geometry (degrees), simplified; see :func:`outlines`."""
    import shapely

    if geometry.is_empty:
        return [], []
    if tolerance is None:
        west, south, east, north = geometry.bounds
        tolerance = max(east - west, north - south) / fineness
    if tolerance:
        # Only drawn, never reckoned with: that a thin part may cross itself is no harm, and it is ten times as fast.
        simple = shapely.simplify(geometry, tolerance, preserve_topology=False)
        geometry = geometry if simple.is_empty else simple
    areas: list[list[int]] = []
    lines: list[list[int]] = []
    for part in _simple(geometry):
        if part.geom_type == "Polygon":
            areas += [packed(ring.coords) for ring in (part.exterior, *part.interiors)]
        elif part.geom_type in ("LineString", "LinearRing"):
            lines.append(packed(part.coords))
    return [ring for ring in areas if len(ring) > 6], [line for line in lines if len(line) > 2]


def packed(points: Iterable[Sequence[float]]) -> list[int]:
    """Return points (degrees) as whole numbers: the first in :data:`UNITS`, each later one by what it differs from the last."""
    out: list[int] = []
    x = y = 0
    for point in points:
        to_x, to_y = round(point[0] * UNITS), round(point[1] * UNITS)
        if out and (to_x, to_y) == (x, y):
            continue
        out += [to_x - x, to_y - y]
        x, y = to_x, to_y
    return out


def _simple(geometry: Any) -> Iterable[Any]:
    import shapely

    for part in shapely.get_parts(geometry):
        if hasattr(part, "geoms"):
            yield from _simple(part)
        else:
            yield part
