"""From states of places to areas and front lines: each place stands for the ground that is nearer to it than to any other.

The cells of a Voronoi diagram are joined by state, cut to the countries of the places and to ``_GROUND_KM`` around them. A front
line is drawn where the likelier holder changes from one side to the other, between ground assessed for both not far apart.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, radians
from typing import Any

from fogline.claims.footprints.countries import country_keys
from fogline.gazetteer import Gazetteer
from fogline.records.control import ControlArea, ControlLayer, FrontLine, PlaceState, Standing

_GROUND_KM = 15.0  # how far ground is coloured around a place
_GAP_KM = 30.0  # how far apart two sides may be for a front line between them
_GRAIN_KM = 1.5  # bends smaller than this are left out
_SHORTEST_KM = 4.0
_AROUND_KM = _GAP_KM + 2 * _GROUND_KM  # places farther than this from all that is drawn change nothing that is drawn
_KM_PER_DEGREE = 111.2
_DIGITS = 5
_ASSUMPTION = (
    "Ground is shown as that of the nearest populated place, up to 15 km from it and never across a border; the line runs where "
    "the likelier holder changes. Nothing is known between places."
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A plane in km around the middle of the places, good for drawing."""

    latitude: float
    longitude: float

    def to(self, geometry: Any) -> Any:
        """Return a geometry in degrees on the plane."""
        import shapely

        return shapely.transform(geometry, lambda at: (at - self._origin) * self._scale)

    def back(self, geometry: Any) -> Any:
        """Return a geometry of the plane in degrees."""
        import shapely

        return shapely.transform(geometry, lambda at: at / self._scale + self._origin)

    @property
    def _origin(self) -> Any:
        import numpy as np

        return np.array([self.longitude, self.latitude])

    @property
    def _scale(self) -> Any:
        import numpy as np

        return np.array([_KM_PER_DEGREE * cos(radians(self.latitude)), _KM_PER_DEGREE])


def control_layer(states: Sequence[PlaceState], gazetteer: Gazetteer, day: str = "") -> ControlLayer:
    """Return the areas and front lines of the ``states`` of one day; an empty layer where nothing is known.

    ``gazetteer`` gives the outlines of countries that areas are cut to; ``day`` is needed where ``states`` is empty.
    """
    day = states[0].day if states else day
    told = [one for one in _distinct(states) if one.shares or one.state != "unknown"]
    drawn = [one for one in told if one.state != "unknown" or one.claimed_by]
    if not drawn:
        return ControlLayer(day, assumption=_ASSUMPTION)
    sheet = _Sheet(
        (min(one.latitude for one in told) + max(one.latitude for one in told)) / 2,
        (min(one.longitude for one in told) + max(one.longitude for one in told)) / 2,
    )
    told = _around(told, drawn, sheet)
    cells = _cells(told, sheet)
    ground = _ground(told, sheet, gazetteer)
    areas = _areas(told, cells, ground)
    lines = _lines(told, cells, ground, areas)
    return _layer(day, sheet, areas, lines)


def _distinct(states: Sequence[PlaceState]) -> list[PlaceState]:
    """Return one state for each point: two places at one spot would share a cell."""
    return list({(round(one.latitude, 4), round(one.longitude, 4)): one for one in states}.values())


def _around(told: Sequence[PlaceState], drawn: Sequence[PlaceState], sheet: _Sheet) -> list[PlaceState]:
    """Return the places that what is drawn may depend on: those drawn, and those near them."""
    import numpy as np
    import shapely

    if 2 * len(drawn) > len(told):
        return list(told)
    points = sheet.to(shapely.points([(one.longitude, one.latitude) for one in told]))
    tree = shapely.STRtree(sheet.to(shapely.points([(one.longitude, one.latitude) for one in drawn])))
    near, _ = tree.query_nearest(points, max_distance=_AROUND_KM, all_matches=False)
    return [told[index] for index in np.unique(near)]


def _cells(told: Sequence[PlaceState], sheet: _Sheet) -> Any:
    """Return the cell of each place, in their order."""
    import shapely

    points = sheet.to(shapely.points([(one.longitude, one.latitude) for one in told]))
    if len(told) < 3:
        return shapely.buffer(points, _GROUND_KM)
    west, south, east, north = shapely.total_bounds(points)
    rim = 2 * _GROUND_KM
    around = shapely.box(west - rim, south - rim, east + rim, north + rim)
    found = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=around, ordered=True)
    # Where many points lie on one circle, as those of a grid do, a cell may come out crossing itself.
    return shapely.make_valid(shapely.get_parts(found))


def _ground(told: Sequence[PlaceState], sheet: _Sheet, gazetteer: Gazetteer) -> Any:
    """Return what may be coloured: near places, in their countries."""
    import shapely

    points = sheet.to(shapely.points([(one.longitude, one.latitude) for one in told]))
    around = shapely.unary_union(shapely.buffer(points, _GROUND_KM, quad_segs=4))
    keys = country_keys()
    shapes = []
    for code in sorted({one.country for one in told} - {""}):
        shape = gazetteer.shape(keys[code]) if code in keys else None
        if shape is None:
            return around  # a country without an outline: better no cut than a wrong one
        shapes.append(sheet.to(shapely.make_valid(shapely.from_geojson(shape.geometry))))
    if not shapes or any(not one.country for one in told):
        return around
    return shapely.intersection(around, shapely.unary_union(shapes))


def _joined(cells: Any) -> Any:
    """Return cells as one; its rings begin where they always do, so that the same ground is simplified to the same outline."""
    import shapely

    grounds = shapely.get_parts(cells)
    grounds = grounds[shapely.get_dimensions(grounds) == 2]  # what is left of a mended cell may be a mere line
    try:
        found = shapely.coverage_union_all(grounds)
    except shapely.errors.GEOSException:  # edges that do not match: slower, but takes anything
        found = shapely.unary_union(grounds)
    return shapely.normalize(found)


@dataclass(frozen=True, slots=True)
class _Area:
    standing: Standing
    side: str | None
    geometry: Any
    places: int


def _areas(told: Sequence[PlaceState], cells: Any, ground: Any) -> list[_Area]:
    import shapely

    groups: dict[tuple[Standing, str | None], list[int]] = {}
    for index, one in enumerate(told):
        if one.state == "held":
            groups.setdefault(("assessed", one.side), []).append(index)
        elif one.state == "contested":
            groups.setdefault(("contested", None), []).append(index)
        for side in one.claimed_by:
            groups.setdefault(("claimed", side), []).append(index)
    found = []
    for (standing, holder), members in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        geometry = _polygons(shapely.intersection(shapely.simplify(_joined(cells[members]), _GRAIN_KM), ground))
        if not geometry.is_empty:
            found.append(_Area(standing, holder, geometry, len(members)))
    return found


def _lines(
    told: Sequence[PlaceState], cells: Any, ground: Any, areas: Sequence[_Area]
) -> list[tuple[tuple[str, str], Any]]:
    """Return the front line of each pair of sides."""
    import shapely

    held = {one.side: one.geometry for one in areas if one.standing == "assessed" and one.side}
    leads: dict[str, list[int]] = {}
    for index, one in enumerate(told):
        lead = one.side or next((share.side for share in one.shares if share.side), None)
        if lead is not None:
            leads.setdefault(lead, []).append(index)
    near = {
        side: shapely.buffer(shapely.simplify(geometry, _GRAIN_KM), _GAP_KM, quad_segs=4)
        for side, geometry in held.items()
    }
    ground_of = {side: _joined(cells[members]) for side, members in leads.items() if side in held}
    found: list[tuple[tuple[str, str], Any]] = []
    for side, other in combinations(sorted(ground_of), 2):
        met = shapely.intersection(ground_of[side].boundary, ground_of[other].boundary)
        met = shapely.intersection(met, shapely.intersection(near[side], near[other]))
        line = _long_enough(shapely.intersection(met, ground))
        if not line.is_empty:
            found.append(((side, other), line))
    return found


def _long_enough(geometry: Any) -> Any:
    import shapely

    parts = [part for part in shapely.get_parts(geometry) if part.geom_type in ("LineString", "MultiLineString")]
    merged = shapely.line_merge(shapely.union_all(parts)) if parts else shapely.from_wkt("MULTILINESTRING EMPTY")
    kept = [shapely.simplify(part, _GRAIN_KM) for part in shapely.get_parts(merged) if part.length >= _SHORTEST_KM]
    return shapely.MultiLineString(kept)


def _polygons(geometry: Any) -> Any:
    """Return only what of a geometry has an area."""
    import shapely

    parts = []
    for part in shapely.get_parts(shapely.make_valid(geometry)):
        parts += [one for one in shapely.get_parts(part) if one.geom_type == "Polygon" and one.area > 1e-3]
    return shapely.MultiPolygon(parts)


def _layer(
    day: str, sheet: _Sheet, areas: Sequence[_Area], lines: Sequence[tuple[tuple[str, str], Any]]
) -> ControlLayer:
    drawn = [ControlArea(one.standing, one.side, _geojson(sheet.back(one.geometry)), one.places) for one in areas]
    fronts = [FrontLine(sides, _geojson(sheet.back(line)), round(float(line.length), 1)) for sides, line in lines]
    boxes = [sheet.back(one.geometry).bounds for one in areas]
    west, south, east, north = zip(*boxes, strict=True)
    bounds = (
        round(min(west), _DIGITS), round(min(south), _DIGITS), round(max(east), _DIGITS), round(max(north), _DIGITS),
    )  # fmt: skip
    sides = tuple(sorted({one.side for one in areas if one.side}))
    return ControlLayer(day, tuple(drawn), tuple(fronts), sides, bounds, _ASSUMPTION)


def _geojson(geometry: Any) -> str:
    import shapely

    parts = shapely.get_parts(geometry)
    single = parts[0] if len(parts) == 1 else geometry
    written = json.loads(shapely.to_geojson(shapely.set_precision(single, 10**-_DIGITS)))
    return json.dumps({"type": written["type"], "coordinates": _rounded(written["coordinates"])}, separators=(",", ":"))


def _rounded(value: Any) -> Any:
    return [_rounded(one) for one in value] if isinstance(value, list) else round(value, _DIGITS)
