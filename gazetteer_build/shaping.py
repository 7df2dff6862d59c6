"""The archive of areas and lines, from Natural Earth, the tables and hulls of towns."""

import json
import zipfile
from pathlib import Path
from typing import Any

from fogline.gazetteer.layout import OWN, Feature
from fogline.records.globe import km_between
from gazetteer_build.divided import hull
from gazetteer_build.tables import DATA, load, region_key, row

# How far lines may be off, km.
_FINE, _COARSE, _HULL, _DRAWN, _BOX = 2.0, 8.0, 20.0, 10.0, 60.0
# ... and the sides of a rough box, as a share of its diagonal, up to _BOX: of 196 boxes that two people drew apart, nine in ten
# differed by less than 0.27 on their worst side.
_OF_A_BOX = 0.3
Member = tuple[dict[str, Any], float]


def shapes(
    divisions: list[Feature], countries: list[Feature], towns: dict[tuple[str, str], list[Feature]]
) -> dict[str, Member]:
    """Return each geometry (GeoJSON) by key of place, with its error."""
    earth = natural_earth()
    theatre = load("divisions_theatre.yaml")
    found: dict[str, Member] = {}
    for country in countries:
        fine = country.country in ("UA", "BY", "MD")
        found[f"geonames:{country.number}"] = earth["countries"][country.country], _FINE if fine else _COARSE
    for division in divisions:
        code = f"{division.country}.{division.division_code}"
        key = f"geonames:{division.number}" if division.number < OWN else f"fogline:{code.lower()}"
        if code in earth["divisions"]:
            found[key] = earth["divisions"][code], _FINE if division.country in theatre else _COARSE
        elif ring := hull(towns[division.country, division.division_code]):
            found[key] = {"type": "Polygon", "coordinates": [ring]}, _HULL
    tables = load("waters.yaml")
    for item in (*map(row, load("regions.yaml")), *map(row, tables["seas"])):
        outline = item.fields[-1]
        if outline in earth["unions"]:
            found[region_key(item.name)] = earth["unions"][outline], _FINE
        elif outline.startswith("box"):
            west, south, east, north = map(float, outline.split()[1:])
            ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
            error = min(_BOX, _OF_A_BOX * km_between(south, west, north, east))
            found[region_key(item.name)] = {"type": "Polygon", "coordinates": [ring]}, round(max(error, _FINE), 1)
        elif "." in outline and outline[0].isalpha():
            rings = [ring for code in outline.split() if (ring := hull(towns.get(_pair(code), [])))]
            found[region_key(item.name)] = (
                {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
                _HULL,
            )
        else:
            corners = [tuple(map(float, point.split())) for point in outline.split(",")]
            found[region_key(item.name)] = {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}, _DRAWN
    for item in map(row, tables["rivers"]):
        course = [tuple(map(float, reversed(point.split()))) for point in item.fields[1].split(",")]
        if len(course) > 1:
            found[region_key(item.name)] = {"type": "LineString", "coordinates": course}, _DRAWN
    return found


def borders() -> dict[str, Member]:
    """Return the lines between countries by pair of codes, with their error."""
    fine = ("UA", "BY", "MD")
    lines = natural_earth()["borders"]
    return {pair: (line, _FINE if set(pair.split("-")) & set(fine) else _COARSE) for pair, line in lines.items()}


def natural_earth() -> dict[str, Any]:
    """Return the shapes of Natural Earth."""
    data: dict[str, Any] = json.loads((DATA / "natural_earth.json").read_bytes())
    data["borders"] = {pair: line for pair, line in data["borders"].items() if pair.replace("-", "").isalpha()}
    return data


def write_archive(path: Path, areas: dict[str, Member], lines: dict[str, Member]) -> None:
    """Write the archive; its members stand in a fixed order and carry no date."""
    index = {
        "shapes": {key: error for key, (_, error) in sorted(areas.items())},
        "borders": {key: error for key, (_, error) in sorted(lines.items())},
    }
    members = {"index.json": json.dumps(index, separators=(",", ":"))}
    members |= {f"shapes/{key.replace(':', '-')}.json": _text(shape) for key, (shape, _) in sorted(areas.items())}
    members |= {f"borders/{key}.json": _text(shape) for key, (shape, _) in sorted(lines.items())}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def _text(shape: dict[str, Any]) -> str:
    return json.dumps(shape, separators=(",", ":"))


def _pair(code: str) -> tuple[str, str]:
    country, _, division = code.partition(".")
    return country, division
