"""What lies under the footprints of an inset map: land, borders and divisions of a gazetteer, cut to the view."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fogline.claims.footprints.countries import country_keys
from fogline.gazetteer import Gazetteer, Surveyed
from fogline.picture.contested import CONTESTED, Contested
from fogline.picture.view import WIDTH, View

_DIVISIONS_BELOW_KM = 1500.0  # a map that shows more than this from side to side shows no divisions
_FINE = 0.4  # units of the drawing: bends smaller than this are left out


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """A name and where it may stand on the sheet, with how much room it has (units squared)."""

    text: str
    x: float
    y: float
    room: float


@dataclass(frozen=True, slots=True)
class Basemap:
    """Paths for an SVG: the land of each country (their outlines are coasts and borders), the outlines of divisions, and what of
    the borders is contested (:mod:`fogline.picture.contested`).
    """

    land: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    names: tuple[NamedPoint, ...] = ()


def basemap(view: View, gazetteer: Gazetteer) -> Basemap:
    """Return the basemap of a view; empty where the gazetteer has no shapes."""
    land, names, seen = [], [], []
    for code, key in country_keys().items():
        shape = _shape(gazetteer, key)
        part = _cut(shape, view) if shape is not None else None
        if part is None:
            continue
        land.append(path(part, view))
        seen.append(code)
        place = gazetteer.place(key)
        if place is not None:
            names.append(_named(place.name, part, view))
    divisions = _divisions(view, gazetteer, seen) if view.km_wide < _DIVISIONS_BELOW_KM else []
    contested = [line for one in CONTESTED if {one.one, one.other} & set(seen) if (line := _line(one, gazetteer, view))]
    return Basemap(tuple(land), tuple(divisions), tuple(contested), tuple(sorted(names, key=lambda name: -name.room)))


def path(geometry: Any, view: View) -> str:
    """Return a shapely geometry (degrees) as the data of an SVG path on the sheet; ``""`` where nothing is left of it."""
    import shapely

    out = []
    for part in shapely.get_parts(geometry):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        closed = "Z" if part.geom_type == "Polygon" else ""
        for ring in rings:
            points = [view.at(x, y) for x, y in shapely.get_coordinates(ring)]
            if closed:
                points = points[:-1]
            if len(points) > 1:
                out.append("M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in points) + closed)
    return "".join(out)


def cut(geometry: Any, view: View) -> Any:
    """Return what of a geometry (degrees) lies in the view and a little round it, with the bends that can be seen."""
    import shapely

    grain = _FINE / view.scale
    rim = 8 / view.scale
    box = (view.west - rim / view.shrink, view.south - rim, view.east + rim / view.shrink, view.north + rim)
    return shapely.simplify(shapely.clip_by_rect(geometry, *box), grain)


def _cut(geometry: Any, view: View) -> Any | None:
    import shapely

    west, south, east, north = shapely.bounds(geometry)
    if west > view.east or east < view.west or south > view.north or north < view.south:
        return None
    part = cut(geometry, view)
    return None if part.is_empty else part


def _line(one: Contested, gazetteer: Gazetteer, view: View) -> str:
    """Return what of a contested border is on the map; ``""`` where that is nothing."""
    import shapely

    border = gazetteer.border(one.one, one.other)
    if border is None:
        return ""
    geometry = _parsed(border.geometry)
    part = _cut(shapely.clip_by_rect(geometry, *one.box) if one.box else geometry, view)
    return path(part, view) if part is not None else ""


def _divisions(view: View, gazetteer: Gazetteer, countries: list[str]) -> list[str]:
    """Return the outlines of first-order divisions, where the gazetteer can list them."""
    if not isinstance(gazetteer, Surveyed):
        return []
    out = []
    for country, code, name in gazetteer.divisions():
        key = _division_key(gazetteer, country, code, name) if country in countries else None
        shape = _shape(gazetteer, key) if key else None
        part = _cut(shape, view) if shape is not None else None
        if part is not None:
            out.append(path(part, view))
    return out


@lru_cache(2048)
def _division_key(gazetteer: Surveyed, country: str, code: str, name: str) -> str | None:
    found = gazetteer.candidates(name, limit=8, fuzzy=False)
    return next(
        (
            one.place.key
            for one in found
            if one.place.kind == "division" and (one.place.country, one.place.division_code) == (country, code)
        ),
        None,
    )


def _shape(gazetteer: Gazetteer, key: str) -> Any | None:
    shape = gazetteer.shape(key)
    return _parsed(shape.geometry) if shape is not None else None


@lru_cache(1024)
def _parsed(geojson: str) -> Any:
    import shapely

    geometry = shapely.from_geojson(geojson)
    return geometry if geometry.is_valid else shapely.make_valid(geometry)


def _named(name: str, part: Any, view: View) -> NamedPoint:
    """Put the name of a land into the widest part of it that is on the map."""
    import shapely

    seen = shapely.clip_by_rect(part, view.west, view.south, view.east, view.north)
    widest = max(shapely.get_parts(seen), key=lambda piece: float(piece.area), default=None)
    if widest is None or widest.is_empty:
        return NamedPoint(name, -WIDTH, -WIDTH, 0.0)
    inside = shapely.centroid(widest) if widest.contains(shapely.centroid(widest)) else shapely.point_on_surface(widest)
    x, y = view.at(float(inside.x), float(inside.y))
    return NamedPoint(name, x, y, float(widest.area) * view.scale**2 * view.shrink)
