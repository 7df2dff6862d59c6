"""What lies under the events: near them in detail, the rest of the world in outline, as short lists of whole numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from fogline.picture.contested import Borders, is_contested
from fogline.picture.maps.atlas import layer
from fogline.picture.maps.ground import Box, GroundOptions, Piece, cut
from fogline.picture.situation.places import parts_of

WORLD: Box = (-180.0, -60.0, 180.0, 83.0)
_WIDTH, _TOWNS = 2000.0, 400  # pixels that near outlines are made for, and how many towns there are at most
_FAR_GRAIN, _FAR_TOWNS = 0.12, 90  # degrees: bends smaller than this are left out of what is far
_FAR_SPECK, _FAR_LAKE = 0.05, 0.8  # square degrees: islands and lakes smaller than this are left out of it
_LEAST_NAMED = 0.4  # square degrees


def ground(box: Box, borders: Borders = "recognised") -> dict[str, Any]:
    """Return the layers under a box (west, south, east, north, degrees): packed rings and lines, and points with names."""
    near = cut(_wider(box), GroundOptions(width=_WIDTH, places=_TOWNS, borders=borders))
    layers = (near.layers, far(near.box, borders))

    def areas(name: str) -> list[list[int]]:
        return [ring for one in layers for ring in _packed(one.get(name, ()))[0]]

    def lines(name: str, status: str = "") -> list[list[int]]:
        return [
            line
            for one in layers
            for line in _packed(it for it in one.get(name, ()) if not status or it.values["status"] == status)[1]
        ]

    return {
        "land": areas("land"),
        "lakes": areas("lakes"),
        "rivers": lines("rivers"),
        "divisions": lines("divisions"),
        "borders": lines("borders", "recognised"),
        "contested": lines("borders", "contested"),
        "places": _towns(layers),
        "seas": [[one.values["name"], *_at(one)] for one in layers[1]["seas"]],
        "names": [name for one in layers for name in _lands(one["land"])],
    }


def far(box: Box, borders: Borders = "recognised") -> dict[str, Sequence[Piece]]:
    """Return land, lakes, borders, towns and seas outside a box, in outline."""
    import shapely

    outside = shapely.box(*WORLD).difference(shapely.box(*box))

    def kept(name: str, least: float = 0.0) -> Iterator[Piece]:
        if outside.is_empty:
            return
        known = layer(name)
        for number, geometry in enumerate(_coarse(name)):
            part = geometry.intersection(outside)
            if least:
                part = shapely.MultiPolygon([one for one in _polygons(part) if one.area > least])
            if not part.is_empty:
                yield Piece(part, {column: values[number] for column, values in known.values.items()})

    lines = [] if borders == "none" else list(kept("borders"))
    for line in lines:
        doubted = line.values["sort"] != "agreed" or is_contested(line.values["one"], line.values["other"])
        line.values["status"] = "contested" if doubted else "recognised"
    return {
        "land": list(kept("land", _FAR_SPECK)),
        "lakes": list(kept("lakes", _FAR_LAKE)),
        "borders": [line for line in lines if borders == "de-facto" or line.values["sort"] != "de facto"],
        "places": list(islice(kept("places"), _FAR_TOWNS)),
        "seas": [
            Piece(at, {"name": name})
            for at, name in zip(layer("seas").geometries, layer("seas").values["name"], strict=True)
        ],
    }


@cache
def _coarse(name: str) -> Sequence[Any]:
    import shapely

    return tuple(shapely.make_valid(shapely.simplify(layer(name).geometries, _FAR_GRAIN)))


def _wider(box: Box) -> Box:
    """Return the box with room around it: a wide screen shows more than the events fill."""
    west, south, east, north = box
    aside, up = (east - west) * 0.35, (north - south) * 0.7
    return (
        max(west - aside, WORLD[0]),
        max(south - up, WORLD[1]),
        min(east + aside, WORLD[2]),
        min(north + up, WORLD[3]),
    )


def _packed(pieces: Iterable[Piece]) -> tuple[list[list[int]], list[list[int]]]:
    """Return the rings and the lines of pieces; lines that meet become one."""
    import shapely

    areas: list[list[int]] = []
    lines: list[Any] = []
    for piece in pieces:
        if "Line" in piece.geometry.geom_type:
            lines.append(piece.geometry)
        else:
            areas += parts_of(piece.geometry, 0.0)[0]
    merged = shapely.line_merge(shapely.union_all(lines)) if lines else None
    return areas, parts_of(merged, 0.0)[1] if merged is not None else []


def _polygons(geometry: Any) -> list[Any]:
    import shapely

    flat = [leaf for part in shapely.get_parts(geometry) for leaf in shapely.get_parts(part)]
    return [part for part in flat if part.geom_type == "Polygon"]


def _towns(layers: Iterable[Mapping[str, Sequence[Piece]]]) -> list[list[Any]]:
    """Return towns, the largest first: name, longitude, latitude, population, and 1 for a capital."""
    found = {
        (one.values["name"], *_at(one)): [one.values["population"], int(bool(one.values["capital"]))]
        for pieces in layers
        for one in pieces["places"]
    }
    return [[*key, *values] for key, values in sorted(found.items(), key=lambda item: -item[1][0])]


def _lands(pieces: Iterable[Piece]) -> Iterator[list[Any]]:
    """Yield the names of countries, where each may stand, and how wide the largest part of it is (degrees)."""
    import shapely

    for one in pieces:
        largest = max(_polygons(one.geometry), key=lambda part: part.area, default=None)
        if largest is None or largest.area < _LEAST_NAMED or not one.values["name"]:
            continue
        west, south, east, north = largest.bounds
        middle = shapely.maximum_inscribed_circle(largest, max(east - west, north - south) / 40).coords[0]
        yield [one.values["name"], round(middle[0], 2), round(middle[1], 2), round(east - west, 1)]


def _at(one: Piece) -> tuple[float, float]:
    return round(one.geometry.x, 3), round(one.geometry.y, 3)
