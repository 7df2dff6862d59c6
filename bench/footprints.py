"""Measure footprints drawn from place phrases against hand-drawn truth.

    python bench/footprints.py [--part tuned|held-out] [--each]

For the phrases of ``bench/footprints.yaml``: the share whose true point lies inside the footprint (goal 0.95) and the median of
the footprint's area over the area drawn by hand (goal <= 3). Every third phrase is held out.
"""

import argparse
import json
import re
import statistics
import time
from pathlib import Path
from typing import Any

import shapely
import yaml

from fogline.claims.footprints import Located, Placed, build, derive
from fogline.claims.footprints.plane import Plane, grow
from fogline.records import Span

Point = tuple[float, float]


def main() -> None:
    """Print the figures of each part and of the whole, and with ``--each`` a line for every phrase."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--part", choices=("tuned", "held-out"))
    options.add_argument("--each", action="store_true")
    chosen = options.parse_args()
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    places = {name: located(name, given) for name, given in data["places"].items()}
    rows: dict[str, list[tuple[bool, float | None]]] = {"tuned": [], "held-out": []}
    began = time.process_time()
    for number, given in enumerate(data["phrases"]):
        part = "held-out" if number % 3 == 2 else "tuned"
        if chosen.part in (None, part):
            placed = place(given, places)
            row = judge(given, placed, data["places"])
            rows[part].append(row)
            if chosen.each or (chosen.part == "tuned" and not row[0]):
                print(
                    "in " if row[0] else "OUT", f"{row[1] or 0:7.2f}", placed.precision, given["say"], "|", placed.words
                )
    seconds = time.process_time() - began
    for part, judged in (*rows.items(), ("all", rows["tuned"] + rows["held-out"])):
        if judged:
            ratios = [ratio for _, ratio in judged if ratio is not None]
            cuts = statistics.quantiles(ratios)
            inside = [ok for ok, ratio in judged if ratio is not None]
            unknown = [ok for ok, ratio in judged if ratio is None]
            print(
                f"{part:9} {len(inside):4} phrases: point inside {sum(inside) / max(len(inside), 1):.3f}, median area ratio "
                f"{statistics.median(ratios):.2f} (quartiles {cuts[0]:.2f}, {cuts[2]:.2f}); "
                f"said to be unknown {sum(unknown)}/{len(unknown)}"
            )
    print(f"{1000 * seconds / sum(map(len, rows.values())):.1f} ms of processor time a phrase, judging included")


def located(name: str, given: dict[str, Any]) -> Located:
    """Return a place of the file as a gazetteer would give it."""
    if "point" in given:
        shape = {"type": "Point", "coordinates": given["point"]}
    elif "line" in given:
        shape = {"type": "LineString", "coordinates": given["line"]}
    else:
        ring = given["polygon"]
        shape = {"type": "Polygon", "coordinates": [ring if ring[0] == ring[-1] else [*ring, ring[0]]]}
    return Located(name, given["kind"], json.dumps(shape), given.get("radius", 0.0), given.get("imprecision", 0.0))


def place(given: dict[str, Any], places: dict[str, Located]) -> Placed:
    """Return the footprint of one phrase of the file."""
    text, names = "", {}
    for piece in re.split(r"(\[[^\]]+\])", given["say"]):
        printed, _, key = piece.strip("[]").partition("|") if piece.startswith("[") else (piece, "", "")
        if piece.startswith("["):
            names[Span(len(text), len(text) + len(printed))] = places[key or printed]
        text += printed
    return build(derive(text, list(names)), names, [places[name] for name in given.get("earlier", ())])


def judge(given: dict[str, Any], placed: Placed, places: dict[str, Any]) -> tuple[bool, float | None]:
    """Return whether the truth lies inside and the ratio of areas; ``None`` where the truth is that nobody knows."""
    if "at" not in given:
        return placed.geometry is None and placed.precision == "unknown", None
    if placed.geometry is None:
        return False, 0.0
    truth = point(given["at"], places)
    plane = Plane(*truth)
    drawn = plane.lay(placed.geometry)
    return bool(drawn.buffer(0.001).covers(shapely.Point(0, 0))), float(
        drawn.area / area(given["area"], plane, places).area
    )


def point(given: str | list[float], places: dict[str, Any]) -> Point:
    """Return a point of the file: coordinates, or the name of a place."""
    if isinstance(given, str):
        found = places[given]["point"]
        return found[0], found[1]
    return given[0], given[1]


def area(given: list[Any], plane: Plane, places: dict[str, Any]) -> Any:
    """Return an area drawn by hand, in km on the sheet."""
    kind, *rest = given
    if kind == "circle":
        return grow(shapely.Point(plane.flat(*point(rest[0], places))), rest[1])
    if kind == "strip":
        return grow(shapely.LineString([plane.flat(*point(one, places)) for one in rest[1:]]), rest[0])
    if kind == "box":
        west, south, east, north = rest
        rest = [[west, south], [west, north], [east, north], [east, south]]
    if kind == "place":
        rest = places[rest[0]]["polygon"]
    return shapely.make_valid(shapely.Polygon([plane.flat(x, y) for x, y in rest]))


if __name__ == "__main__":
    main()
