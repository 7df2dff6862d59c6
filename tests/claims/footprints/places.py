"""Located places of an invented country for the tests, and phrases with their names in brackets."""

import json
import re

from fogline.claims.footprints import Located, Placed, build, derive, located_point
from fogline.records import Span

VALE = located_point("Vale", "settlement", 36.0, 50.0, 3.0)
ALMA = located_point("Alma", "settlement", 36.5, 50.2, 1.0)
MILL = located_point("Mill", "facility", 36.02, 50.01, 1.0)


def box(name: str, kind: str, corners: tuple[float, float, float, float], imprecision: float = 1.0) -> Located:
    west, south, east, north = corners
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return Located(name, kind, json.dumps({"type": "Polygon", "coordinates": [ring]}), 0.0, imprecision)  # type: ignore[arg-type]


def line(name: str, kind: str, *points: tuple[float, float], imprecision: float = 1.0) -> Located:
    return Located(name, kind, json.dumps({"type": "LineString", "coordinates": points}), 0.0, imprecision)  # type: ignore[arg-type]


OSTRIA = box("Ostria", "country", (34.0, 49.0, 38.0, 50.5))
NORLAND = box("Norland", "country", (34.0, 50.5, 38.0, 52.0))
SHIRE = box("Shire", "region", (35.0, 49.5, 37.0, 50.5))
RILL = line("Rill", "river", (35.5, 49.0), (35.6, 50.0), (35.5, 50.5))
FRONTIER = line("Ostria and Norland", "border", (34.0, 50.5), (38.0, 50.5))
PLACES = {place.name: place for place in (VALE, ALMA, MILL, OSTRIA, NORLAND, SHIRE, RILL, FRONTIER)}


def bracketed(phrase: str) -> tuple[str, dict[Span, str]]:
    """Return the phrase without brackets, and the keys of its names: "[printed|key]" or "[key]"."""
    text, names = "", {}
    for piece in re.split(r"(\[[^\]]+\])", phrase):
        printed, _, key = piece.strip("[]").partition("|") if piece.startswith("[") else (piece, "", "")
        if piece.startswith("["):
            names[Span(len(text), len(text) + len(printed))] = key or printed
        text += printed
    return text, names


def put(phrase: str, *earlier: Located) -> Placed:
    text, names = bracketed(phrase)
    located = {span: PLACES[key] for span, key in names.items() if key in PLACES}
    return build(derive(text, list(names)), located, earlier)
