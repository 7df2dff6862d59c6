"""Areas and borders of Natural Earth (public domain) in the form the build reads: writes ``data/natural_earth.json`` anew.

``python -m gazetteer_build.natural_earth world_map.gpkg`` takes the GeoPackage of Debian's ``qgis-common``, which holds
Natural Earth 4.1 at 1:10 million, a little simplified (its lines are some kilometres off), and needs shapely. What it writes
was made of ``qgis-common_3.22.16+dfsg-1_all.deb`` (``usr/share/qgis/resources/data/world_map.gpkg``, tables ``countries`` and
``states_provinces``; SHA-256 below). Run it when ``regions.yaml`` changes; the build itself needs neither. Natural Earth draws
Crimea with Russia; here it is Ukraine's, as the United Nations hold.
"""

import hashlib
import json
import sqlite3
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from shapely import Point, STRtree, prepare, wkb  # type: ignore[import-untyped]
from shapely.geometry import mapping  # type: ignore[import-untyped]
from shapely.ops import linemerge, unary_union  # type: ignore[import-untyped]

from gazetteer_build.cities import cities

DATA = Path(__file__).parent / "data"
_SHA256 = "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2"
_FIPS = {"UP": "UA", "RS": "RU"}
_MENDED_ISO = {"FRA": "FR", "NOR": "NO", "KOS": "XK", "TWN": "TW"}  # "-99" in the source
_COARSE = 0.03  # degrees; away from the theatre
_COARSE_DIVISION = 0.05
_INSIDE = 0.6  # of a division's towns must lie in what is taken for its area
_FINE = {"UA", "BY", "MD"}
_PLACES = 3  # decimals of a degree: 110 m


def main(package: Path) -> None:
    """Read the GeoPackage and write the JSON."""
    if hashlib.sha256(package.read_bytes()).hexdigest() != _SHA256:
        print(f"{package}: not the file that the present data were made of")
    with sqlite3.connect(package) as base:
        divisions = _divisions(base)
        countries = _countries(base)
        elsewhere = _joined(base)
    crimea = unary_union([divisions["UA.11"], divisions["UA.20"]])
    countries["RU"] = countries["RU"].difference(crimea.buffer(1e-6))
    countries["UA"] = unary_union([countries["UA"], crimea])
    result: dict[str, Any] = {
        "divisions": {},
        "middles": {},
        "countries": {},
        "points": {},
        "borders": {},
        "unions": {
            key: _json(unary_union([divisions[code] for code in key.split()]))
            for key in _unions()
            if key.split()[0] in divisions
        },
    }
    theatre = {key: shape for key, shape in divisions.items() if key.startswith("UA") or key in _listed()}
    for key, shape in sorted((elsewhere | theatre).items()):
        result["divisions"][key] = _json(shape) if key in theatre else _json(shape.simplify(_COARSE_DIVISION), 2)
        result["middles"][key] = _middle(shape)
    for code, shape in sorted(countries.items()):
        result["countries"][code] = _json(shape if code in _FINE else shape.simplify(_COARSE))
        result["points"][code] = _middle(shape)
    codes = sorted(countries)
    for at, one in enumerate(codes):
        prepare(countries[one])
        for other in codes[at + 1 :]:
            if not countries[one].intersects(countries[other]):
                continue
            line = countries[one].boundary.intersection(countries[other].boundary)
            parts = [part for part in getattr(line, "geoms", [line]) if part.geom_type == "LineString"]
            if parts:
                merged = linemerge(parts) if len(parts) > 1 else parts[0]
                fine = {one, other} & _FINE
                result["borders"][f"{one}-{other}"] = _json(merged if fine else merged.simplify(_COARSE / 2))
    text = json.dumps(result, separators=(",", ":"), sort_keys=True)
    (DATA / "natural_earth.json").write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")
    print({key: len(value) for key, value in result.items()})


def _divisions(base: sqlite3.Connection) -> dict[str, Any]:
    parts: dict[str, list[Any]] = {}
    for fips, blob in base.execute("select fips, geom from states_provinces where fips like 'UP%' or fips like 'RS%'"):
        parts.setdefault(f"{_FIPS[fips[:2]]}.{fips[2:]}", []).append(_shape(blob))
    return {key: unary_union(shapes) for key, shapes in parts.items()}


def _countries(base: sqlite3.Connection) -> dict[str, Any]:
    parts: dict[str, list[Any]] = {}
    for iso, iso3, blob in base.execute("select iso_a2, ISO_A3, geom from countries"):
        code = iso if iso and iso != "-99" else _MENDED_ISO.get(iso3, "")
        if code:
            parts.setdefault(code, []).append(_shape(blob))
    return {key: unary_union(shapes) for key, shapes in parts.items()}


def _joined(base: sqlite3.Connection) -> dict[str, Any]:
    """Return the areas of GeoNames' divisions: an area of Natural Earth is part of the division that most of its towns are in."""
    areas = [_shape(blob) for (blob,) in base.execute("select geom from states_provinces order by fid")]
    towns = [(f"{city.country}.{city.division_code}", Point(city.longitude, city.latitude)) for city in cities()]
    votes: dict[int, Counter[str]] = {}
    for town, area in STRtree(areas).query([point for _, point in towns], predicate="within").T.tolist():
        votes.setdefault(area, Counter())[towns[town][0]] += 1
    parts: dict[str, list[int]] = {}
    for area, counted in sorted(votes.items()):
        parts.setdefault(counted.most_common(1)[0][0], []).append(area)
    all_of = Counter(code for code, _ in towns)
    return {
        code: unary_union([areas[area] for area in mine])
        for code, mine in parts.items()
        if sum(votes[area][code] for area in mine) >= _INSIDE * all_of[code]
        and sum(votes[area][code] for area in mine) >= _INSIDE * sum(votes[area].total() for area in mine)
    }


def _middle(shape: Any) -> list[float]:
    """Return latitude and longitude of the middle of the largest part, or of a point inside where that lies outside it."""
    largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    point = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
    return [round(point.y, _PLACES), round(point.x, _PLACES)]


def _shape(blob: bytes) -> Any:
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    return wkb.loads(blob[8 + envelope :])


def _unions() -> list[str]:
    rows = yaml.safe_load((DATA / "regions.yaml").read_text(encoding="utf-8"))
    fields = [row.split("|")[3].strip() for row in rows if row.count("|") > 2]
    return sorted({field for field in fields if field and not field.startswith("box")})


def _listed() -> set[str]:
    table = yaml.safe_load((DATA / "divisions_theatre.yaml").read_text(encoding="utf-8"))
    return {f"{country}.{code}" for country, rows in table.items() for code in rows}


def _json(shape: Any, places: int = _PLACES) -> dict[str, Any]:
    def rounded(part: Any) -> Any:
        return [rounded(one) for one in part] if isinstance(part, list | tuple) else round(part, places)

    found = mapping(shape)
    return {"type": found["type"], "coordinates": rounded(found["coordinates"])}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
