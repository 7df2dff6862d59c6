"""The basemap that ships with Fogline: land, borders, divisions, rivers, lakes, towns of the world, in one small file.

The file is a zip archive (LZMA). A layer has three members: ``NAME.json`` (kind of geometry, columns of values, how many parts
and points each geometry has), ``NAME.first`` (the first point of every line, i32) and ``NAME.steps`` (the way from each point
to the next, i16, all longitudes, then all latitudes), little-endian, in thousandths of a degree (110 m). Made by
``gazetteer_build/basemap.py``.
"""

import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fogline.records.errors import InputError

ATLAS = Path(__file__).parent / "data" / "atlas.zip"
_QUANTUM = 1000  # steps to a degree
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Layer:
    """Geometries (shapely, WGS 84 degrees) of one sort, and for each column of values as many of them."""

    name: str
    geometries: Sequence[Any]
    values: dict[str, list[Any]]


@cache
def layer(name: str, path: Path = ATLAS) -> Layer:
    """Return a layer of the file by its name: land, borders, divisions, rivers, lakes, places, regions or seas."""
    import numpy as np
    import shapely

    try:
        with zipfile.ZipFile(path) as archive:
            head = json.loads(archive.read(f"{name}.json"))
            first = np.frombuffer(archive.read(f"{name}.first"), "<i4").reshape(2, -1)
            steps = np.frombuffer(archive.read(f"{name}.steps"), "<i2").reshape(2, -1)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: cannot read the basemap ({error}); install Fogline anew") from error
    counts = [np.array(count) for count in head["counts"]]
    lengths = counts[0] if counts else np.ones(first.shape[1], int)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    points = np.empty((int(starts[-1]), 2))
    for axis in (0, 1):
        way = steps[axis].astype(np.int64)
        way[starts[:-1]] = first[axis]
        run = np.cumsum(way)
        # every line starts anew: take off what had run up before it
        before = np.repeat(run[starts[:-1]] - first[axis], lengths)
        points[:, axis] = (run - before) / _QUANTUM
    offsets = tuple(np.concatenate(([0], np.cumsum(count))) for count in counts)
    kind = shapely.GeometryType[head["kind"]]
    return Layer(name, list(shapely.from_ragged_array(kind, points, offsets or None)), head["values"])


def write(path: Path, layers: Sequence[Layer]) -> None:
    """Write a file of layers; its members stand in a fixed order and carry no date."""
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for one in layers:
            for suffix, content in _members(one):
                archive.writestr(zipfile.ZipInfo(f"{one.name}.{suffix}", _DATE), content, zipfile.ZIP_LZMA)


def _members(one: Layer) -> list[tuple[str, bytes]]:
    import numpy as np
    import shapely

    kind, points, offsets = shapely.to_ragged_array(_uniform(one.geometries))
    counts = [np.diff(offset) for offset in offsets]
    whole = np.rint(points * _QUANTUM).astype(np.int64)
    starts = offsets[0][:-1] if offsets else np.arange(len(whole))
    steps = np.diff(whole, axis=0, prepend=0)
    steps[starts] = 0
    if abs(steps).max(initial=0) > np.iinfo(np.int16).max:
        raise ValueError(f"{one.name}: two points in a row lie more than 32 degrees apart")
    head = {"kind": kind.name, "counts": [count.tolist() for count in counts], "values": one.values}
    return [
        ("json", json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()),
        ("first", whole[starts].T.astype("<i4").tobytes()),
        ("steps", steps.T.astype("<i2").tobytes()),
    ]


def _uniform(geometries: Sequence[Any]) -> list[Any]:
    """Make all of the kind that holds the others: lines among multilines, areas among multiareas."""
    import shapely

    kinds = {geometry.geom_type for geometry in geometries}
    if kinds == {"Point"}:
        return list(geometries)
    area = "Polygon" in kinds or "MultiPolygon" in kinds
    wanted, build = ("Polygon", shapely.multipolygons) if area else ("LineString", shapely.multilinestrings)
    return [build([part for part in _flat(geometry) if part.geom_type == wanted]) for geometry in geometries]


def _flat(geometry: Any) -> list[Any]:
    import shapely

    parts = list(shapely.get_parts(geometry))
    return [
        leaf for part in parts for leaf in ([part] if part is geometry or not hasattr(part, "geoms") else _flat(part))
    ]
