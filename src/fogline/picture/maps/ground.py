"""What lies under the events of a map: the atlas cut to a box, with the bends that can be seen at its scale."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from fogline.picture.contested import Borders, is_contested
from fogline.picture.maps.atlas import layer

Box = tuple[float, float, float, float]
LayerName = Literal["land", "borders", "divisions", "rivers", "lakes", "places", "regions", "seas"]
_AREAS, _LINES = ("land", "lakes"), ("borders", "divisions", "rivers")
_FINE = 0.4  # pixels: bends smaller than this are left out
_SPECK = 0.5  # pixels: islands narrower than this are left out
_DIVISIONS_TO = 34.0  # degrees of latitude's length: a wider map shows no divisions
_RIVERS = ((90.0, 1), (45.0, 3), (24.0, 5), (12.0, 6), (6.0, 8), (0.0, 12))  # on maps from so wide on: up to this rank
_SHARED_TO = 120_000  # points of land up to which neighbours keep sharing their lines
_LEAST_LAKE = 5.0  # pixels squared


@dataclass(frozen=True, slots=True)
class GroundOptions:
    """How much of the ground: ``width`` in pixels sets what is fine enough to be seen, ``places`` how many towns at most."""

    width: float = 1200.0
    places: int = 120
    borders: Borders = "recognised"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing of the ground inside the box: a shapely geometry (degrees, running on past 180) and its values."""

    geometry: Any
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground in a box, by layer; values are those named in :func:`ground`."""

    box: Box
    layers: dict[str, tuple[Piece, ...]]

    def of(self, name: LayerName) -> tuple[Piece, ...]:
        """Return the pieces of a layer."""
        return self.layers.get(name, ())


def ground(box: Box, options: GroundOptions = GroundOptions()) -> dict[str, dict[str, Any]]:
    """Return the ground in a box (west, south, east, north; degrees) as GeoJSON feature collections by layer.

    ``land`` {name, country}, ``borders`` {status: recognised or contested}, ``divisions`` {}, ``rivers`` and ``lakes`` {name,
    rank: 0 the largest}, ``places`` {name, country, population, capital}, the largest first, ``regions`` {name, country} and
    ``seas`` {name, size} as points for their names. Where west > east the box crosses the 180th meridian, and longitudes run
    on past 180.
    """
    found = cut(box, options)
    places = max(2, math.ceil(-math.log10(_grain(found.box, options.width))) + 1)
    return {
        name: {"type": "FeatureCollection", "features": [_feature(piece, places) for piece in pieces]}
        for name, pieces in found.layers.items()
    }


def cut(box: Box, options: GroundOptions = GroundOptions()) -> Ground:
    """Return the ground in a box as shapely geometries."""
    west, south, east, north = box
    whole = (west, max(south, -90.0), east + 360 if east < west else east, min(north, 90.0))
    grain = _grain(whole, options.width)
    wide = grain * options.width
    layers: dict[str, tuple[Piece, ...]] = {"land": _land(whole, grain)}
    layers["borders"] = tuple(_borders(whole, grain, options.borders))
    layers["divisions"] = _lines("divisions", whole, grain, 99) if wide < _DIVISIONS_TO else ()
    rank = next(rank for least, rank in _RIVERS if wide >= least)
    layers["rivers"] = _lines("rivers", whole, grain, rank)
    layers["lakes"] = tuple(_lakes(whole, grain))
    layers["places"] = tuple(_points("places", whole, options.places))
    layers["regions"] = tuple(_points("regions", whole, 400)) if wide < _DIVISIONS_TO else ()
    layers["seas"] = tuple(_points("seas", whole, 40))
    return Ground(whole, layers)


def _grain(box: Box, width: float) -> float:
    """Return how many degrees of latitude a pixel is."""
    west, south, east, north = box
    return max((east - west) * math.cos(math.radians((south + north) / 2)) / width, 1e-5)


@cache
def _bounds(name: LayerName) -> Any:
    import shapely

    return shapely.bounds(layer(name).geometries)


def _inside(name: LayerName, box: Box) -> Iterator[tuple[int, Any]]:
    """Yield number and geometry of what may lie in the box, moved by whole turns where the box runs past 180 degrees."""
    from shapely import affinity

    west, south, east, north = box
    bounds, geometries = _bounds(name), layer(name).geometries
    for turn in (-360.0, 0.0, 360.0):
        if west >= 180 + turn or east <= -180 + turn:
            continue
        meets = (bounds[:, 0] + turn <= east) & (bounds[:, 2] + turn >= west)
        meets &= (bounds[:, 1] <= north) & (bounds[:, 3] >= south)
        for number in meets.nonzero()[0].tolist():
            one = geometries[number]
            yield number, affinity.translate(one, turn) if turn else one


def _clipped(name: LayerName, box: Box) -> Iterator[tuple[int, Any]]:
    import shapely

    for number, one in _inside(name, box):
        part = shapely.clip_by_rect(one, *box)
        if not part.is_empty:
            yield number, part


def _land(box: Box, grain: float) -> tuple[Piece, ...]:
    """Cut the countries; neighbours keep sharing their lines."""
    import shapely

    least = (_SPECK * grain) ** 2
    clipped = [
        (number, [one for one in _areas(shapely.make_valid(part)) if one.area > least])
        for number, part in _clipped("land", box)
    ]
    found = [(number, shapely.multipolygons(areas)) for number, areas in clipped if areas]
    if not found:
        return ()
    parts = [part for _, part in found]
    # On a map of the world, gaps between neighbours are too fine to be seen, and sharing their lines too slow.
    if shapely.get_num_coordinates(parts).sum() < _SHARED_TO and shapely.coverage_is_valid(parts):
        parts = shapely.coverage_simplify(parts, _FINE * grain, simplify_boundary=True)
    else:
        parts = shapely.simplify(parts, _FINE * grain)
    values = layer("land").values
    out = []
    for (number, _), part in zip(found, parts, strict=True):
        kept = [one for one in _areas(part) if one.area > least]
        if kept:
            out.append(Piece(shapely.multipolygons(kept), _row(values, number)))
    return tuple(out)


def _areas(geometry: Any) -> list[Any]:
    import shapely

    flat = [leaf for part in shapely.get_parts(geometry) for leaf in shapely.get_parts(part)]
    return [part for part in flat if part.geom_type == "Polygon" and not part.is_empty]


def _borders(box: Box, grain: float, policy: Borders) -> Iterator[Piece]:
    """Cut the borders that the policy draws; where only a part of one is contested, that part becomes a piece of its own."""
    import shapely

    if policy == "none":
        return
    values = layer("borders").values
    for number, part in _clipped("borders", box):
        one = _row(values, number)
        if one["sort"] == "de facto" and policy == "recognised":
            continue
        line = shapely.simplify(part, _FINE * grain)
        area = is_contested(one["one"], one["other"])
        if one["sort"] != "agreed" or area == "all":
            yield Piece(line, {"status": "contested"})
        elif area is None:
            yield Piece(line, {"status": "recognised"})
        else:
            within = shapely.box(*area)
            for piece, status in ((line.intersection(within), "contested"), (line - within, "recognised")):
                if not piece.is_empty:
                    yield Piece(piece, {"status": status})


def _lines(name: LayerName, box: Box, grain: float, most: int) -> tuple[Piece, ...]:
    import shapely

    values = layer(name).values
    return tuple(
        Piece(shapely.simplify(part, _FINE * grain), _row(values, number))
        for number, part in _clipped(name, box)
        if values["rank"][number] <= most
    )


def _lakes(box: Box, grain: float) -> Iterator[Piece]:
    import shapely

    values = layer("lakes").values
    for number, part in _clipped("lakes", box):
        kept = [one for one in _areas(shapely.simplify(part, _FINE * grain)) if one.area > _LEAST_LAKE * grain**2]
        if kept:
            yield Piece(shapely.multipolygons(kept), _row(values, number))


def _points(name: LayerName, box: Box, most: int) -> Iterator[Piece]:
    values, left = layer(name).values, most
    for number, point in sorted(_inside(name, box), key=lambda one: one[0]):
        if left <= 0:
            return
        left -= 1
        yield Piece(point, _row(values, number))


def _row(values: dict[str, list[Any]], number: int) -> dict[str, Any]:
    return {column: content[number] for column, content in values.items()}


def _feature(piece: Piece, places: int) -> dict[str, Any]:
    from shapely.geometry import mapping

    shape = mapping(piece.geometry)
    return {
        "type": "Feature",
        "properties": piece.values,
        "geometry": {"type": shape["type"], "coordinates": _rounded(shape["coordinates"], places)},
    }


def _rounded(part: Any, places: int) -> Any:
    if isinstance(part, Sequence):
        return [_rounded(one, places) for one in part]
    return round(part, places)
