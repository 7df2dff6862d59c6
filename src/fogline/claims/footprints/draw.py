"""One drawing for each sort of relation: what the words hang on, on the sheet, and the area they stand for.

Every area holds all that the words may mean, the imprecision of the data included; exclusions are drawn small instead
(``certain``).
"""

import math
from collections.abc import Callable
from dataclasses import replace

from fogline.claims.footprints import reach
from fogline.claims.footprints.ground import Ground
from fogline.claims.footprints.model import Relation, Sort
from fogline.claims.footprints.plane import Geometry, grow, sector, swept

_BENDS = 3.0  # km that a river's bends leave the line it is drawn with
_SHARE, _FAR_SHARE = 0.45, 0.25  # of a region's area that "the north of" it, "the far north of" it takes


def draw(relation: Relation, grounds: tuple[Ground, ...], *, beside: bool = False) -> Geometry:
    """Return the area (km, on the sheet) where what the relation says may lie; several anchors: any of them.

    ``beside``: the phrase says something else that bounds the place, so that a plain direction may reach farther.
    """
    import shapely

    if relation.sort == "direction" and beside and relation.measure != "just":
        return shapely.union_all([_direction(relation, ground, reach.WIDER_BESIDE) for ground in grounds])

    if relation.sort in _PAIRS:
        if len(grounds) > 2:
            hull = shapely.union_all([ground.geometry for ground in grounds]).convex_hull
            return grow(hull, max(ground.radius + ground.imprecision for ground in grounds))
        return _PAIRS[relation.sort](grounds[0], grounds[1]) if len(grounds) > 1 else _near(relation, grounds[0])
    one = grounds[:1] if relation.sort == "opposite" else grounds
    return shapely.union_all([_DRAWINGS[relation.sort](relation, ground) for ground in one])


def certain(relation: Relation, grounds: tuple[Ground, ...]) -> Geometry:
    """Return the area that an exclusion takes away for certain: no wider than the place itself, less what the data may be off.

    "Except around X" takes away a little more than X, never all that "around" may reach.
    """
    import shapely

    parts = [_taken(relation, ground) for ground in grounds]
    return shapely.union_all([part for part in parts if part is not None and not part.is_empty])


def _taken(relation: Relation, ground: Ground) -> Geometry | None:
    if relation.sort in ("in", "near", "outside"):
        extra = 2.0 if relation.sort == "near" else 0.0
        return grow(ground.geometry, ground.radius + extra - ground.imprecision)
    if relation.sort == "part" and relation.bearing is not None and not ground.is_point:
        return grow(_share(ground, relation.bearing, _FAR_SHARE), -2 * ground.imprecision)
    return None


def _in(_: Relation, ground: Ground) -> Geometry:
    if ground.is_point or ground.kind not in ("border", "river", "road"):
        return ground.core
    return grow(ground.geometry, ground.radius + ground.imprecision + (2.0 if ground.kind == "border" else 1.0))


def _near(relation: Relation, ground: Ground) -> Geometry:
    wide = reach.near(ground.kind, ground.radius) * (2.0 if relation.measure == "far" else 1.0)
    return grow(
        ground.geometry,
        wide + ground.imprecision + (ground.radius if ground.kind in ("district", "region", "country") else 0),
    )


def _outside(relation: Relation, ground: Ground) -> Geometry:
    inner = (
        grow(ground.geometry, max(0.0, 0.6 * ground.radius - ground.imprecision)) if ground.radius else ground.geometry
    )
    if not ground.is_point:
        inner = grow(ground.geometry, -ground.imprecision)
    return _near(relation, ground).difference(inner)


def _outskirts(relation: Relation, ground: Ground) -> Geometry:
    if not ground.is_point:
        band = grow(ground.geometry.boundary, reach.near("river", 0) + ground.imprecision)
        return band if relation.bearing is None else band.intersection(_share(ground, relation.bearing, _SHARE))
    low, high = reach.outskirts(ground.radius)
    whole = grow(ground.geometry, high + ground.imprecision).difference(
        grow(ground.geometry, max(low - ground.imprecision, 0.01))
    )
    if relation.bearing is None:
        return whole
    return whole.intersection(_slice(ground, relation.bearing, relation.half_angle, 2 * high))


def _part(relation: Relation, ground: Ground) -> Geometry:
    """Northern X: the part of X that lies farthest that way. Central X: half of its radius round the middle."""
    if relation.bearing is None:
        if ground.is_point:
            return grow(ground.geometry, 0.5 * ground.radius + ground.imprecision)
        middle = grow(ground.geometry.centroid, 0.55 * math.sqrt(ground.geometry.area / math.pi) + ground.imprecision)
        return middle.intersection(ground.core) or ground.core
    if ground.is_point:
        x, y, angle = ground.geometry.x, ground.geometry.y, math.radians(relation.bearing)
        back = 0.1 * ground.radius + ground.imprecision
        apex = (x - back * math.sin(angle), y - back * math.cos(angle))
        return ground.core.intersection(sector(*apex, relation.bearing, 75.0, 4 * ground.radius + back))
    return _share(ground, relation.bearing, _FAR_SHARE if relation.measure == "far" else _SHARE)


def _direction(relation: Relation, ground: Ground, wider: float = 1.0) -> Geometry:
    bearing = relation.bearing or 0.0
    wide = wider * reach.beyond(ground.kind, ground.radius, relation.measure) + ground.imprecision
    if ground.is_point:
        inside = grow(ground.geometry, max(0.5 * ground.radius - ground.imprecision, 0.0))
        return _slice(ground, bearing, relation.half_angle, wide).difference(inside)
    over = grow(swept(ground.geometry, bearing, wide), ground.imprecision + (_BENDS if ground.kind == "river" else 0.0))
    return (
        over
        if ground.kind in ("border", "river", "road")
        else over.difference(grow(ground.geometry, -ground.imprecision))
    )


def _distance(relation: Relation, ground: Ground) -> Geometry:
    if relation.distance is None:
        return _near(relation, ground)
    low, high = reach.ring(relation.distance, ground.radius)
    inner, outer = max(0.0, low - ground.imprecision), high + ground.imprecision
    if relation.measure == "inside" and not ground.is_point and ground.kind not in ("border", "river", "road"):
        return ground.core.intersection(grow(_outline(ground), outer))
    area = grow(ground.geometry, outer)
    if inner > 0:
        area = area.difference(grow(ground.geometry, inner))
    if not ground.is_point and relation.distance.low_km > 0 and ground.kind not in ("border", "river", "road"):
        area = area.difference(grow(ground.geometry, -ground.imprecision))
    if relation.bearing is None:
        return area
    if ground.is_point:
        half = min(relation.half_angle, 36.0 if relation.half_angle > 45 else 28.0)
        return area.intersection(_slice(ground, relation.bearing, half, 2 * outer, back=0.2))
    return area.intersection(grow(swept(ground.geometry, relation.bearing, 1.5 * outer), ground.imprecision + 1.0))


def _along(_: Relation, ground: Ground) -> Geometry:
    if ground.is_point:
        return ground.core
    line = ground.geometry.boundary if ground.kind in ("sea", "region", "country", "district") else ground.geometry
    return grow(line, reach.along(ground.kind) + ground.imprecision)


def _coast(_: Relation, ground: Ground) -> Geometry:
    if ground.is_point:
        return grow(ground.geometry, 2.0 * ground.radius + 12.0 + ground.imprecision)
    return grow(_outline(ground), 5.0 + ground.imprecision)


def _towards(_: Relation, ground: Ground) -> Geometry:
    return grow(ground.geometry, reach.road_to(ground.radius) + ground.imprecision)


def _between(first: Ground, second: Ground) -> Geometry:
    """A corridor along the straight line between the two; for areas and lines between the points of each that are nearest."""
    import shapely
    from shapely import ops

    ends = [one.geometry if one.is_point else None for one in (first, second)]
    nearest = ops.nearest_points(first.geometry, second.geometry)
    line = shapely.LineString([end or point for end, point in zip(ends, nearest, strict=True)])
    return grow(line, reach.corridor(line.length) + max(first.imprecision, second.imprecision))


def _middle(first: Ground, second: Ground) -> Geometry:
    import shapely

    one, two = (ground.geometry.centroid for ground in (first, second))
    line = shapely.LineString([one, two])
    return grow(line.centroid, 0.2 * line.length + 1.0 + max(first.imprecision, second.imprecision))


def _outline(ground: Ground) -> Geometry:
    return ground.geometry.boundary if ground.geometry.geom_type in ("Polygon", "MultiPolygon") else ground.geometry


def _slice(ground: Ground, bearing: float, half_angle: float, km: float, back: float = 0.4) -> Geometry:
    """A slice from a little behind the centre (a share of the radius): it takes in what lies before the place's whole front."""
    step = back * ground.radius + ground.imprecision
    angle = math.radians(bearing)
    x, y = ground.geometry.x - step * math.sin(angle), ground.geometry.y - step * math.cos(angle)
    return sector(x, y, bearing, half_angle, km + step).intersection(grow(ground.geometry, km))


def _share(ground: Ground, bearing: float, share: float) -> Geometry:
    """Return the ``share`` of an area that lies farthest along the bearing, widened by the imprecision."""
    area = ground.core
    angle = math.radians(bearing)
    low, high = _reach_along(area, angle)
    for _ in range(12):
        cut = (low + high) / 2
        if area.intersection(_half(area, angle, cut)).area > share * area.area:
            low = cut
        else:
            high = cut
    return area.intersection(_half(area, angle, low - ground.imprecision))


def _reach_along(area: Geometry, angle: float) -> tuple[float, float]:
    import shapely

    points = shapely.get_coordinates(area)
    values = points[:, 0] * math.sin(angle) + points[:, 1] * math.cos(angle)
    return float(values.min()), float(values.max())


def _half(area: Geometry, angle: float, cut: float) -> Geometry:
    """The half-plane of all that lies farther than ``cut`` km along the angle, as far as the area reaches."""
    import shapely

    west, south, east, north = area.bounds
    size = 2 * (abs(west) + abs(south) + abs(east) + abs(north)) + 1
    ahead, aside = (math.sin(angle), math.cos(angle)), (math.cos(angle), -math.sin(angle))

    def at(along: float, across: float) -> tuple[float, float]:
        return along * ahead[0] + across * aside[0], along * ahead[1] + across * aside[1]

    return shapely.Polygon([at(cut, -size), at(cut, size), at(cut + size, size), at(cut + size, -size)])


def _opposite(relation: Relation, ground: Ground) -> Geometry:
    return _near(replace(relation, sort="near"), ground)


_DRAWINGS: dict[Sort, Callable[[Relation, Ground], Geometry]] = {
    "in": _in, "near": _near, "outskirts": _outskirts, "outside": _outside, "part": _part, "direction": _direction,
    "distance": _distance, "along": _along, "coast": _coast, "towards": _towards, "opposite": _opposite,
}  # fmt: skip
_PAIRS: dict[Sort, Callable[[Ground, Ground], Geometry]] = {"between": _between, "middle": _middle}
