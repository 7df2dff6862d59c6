"""Divisions and districts as features: divisions of the theatre from their own table, all others from GeoNames."""

from collections.abc import Iterator

from fogline.gazetteer.geonames import alternative_names
from fogline.gazetteer.layout import Feature, NameSort
from gazetteer_build.administrations import administrations, district_of_town
from gazetteer_build.tables import DATA, Own, demonyms, load, row

Point = tuple[float, float]


def division_names() -> dict[tuple[str, str], str]:
    """Return the name of each division by country and code, the theatre's own names first."""
    names: dict[tuple[str, str], str] = {}
    for line in (DATA / "divisions.tsv").read_text(encoding="utf-8").splitlines():
        country, code, name = line.split("\t")
        names[country, code] = name
    for country, rows in load("divisions_theatre.yaml").items():
        names |= {(country, code): row(line).name for code, line in rows.items()}
    return names


def division_features(
    own: Own, towns: dict[tuple[str, str], list[Feature]], middles: dict[str, list[float]]
) -> Iterator[Feature]:
    """Yield the divisions; ``towns`` are the places of each, ``middles`` (latitude, longitude) of those whose area is known."""
    theatre, press = load("divisions_theatre.yaml"), load("division_names.yaml")
    for (country, code), name in sorted(division_names().items()):
        inside = towns.get((country, code), [])
        if not inside:
            continue
        line = theatre.get(country, {}).get(code)
        item = row(line) if line else row(f"{name} | | 0")
        number, residents = item.fields[0], int(item.fields[1]) or sum(town.population for town in inside)
        unit = administrations().get(f"{country}.{code}")
        if unit is not None and not number:
            number = str(unit.number)
        latitude, longitude = middles.get(f"{country}.{code}") or _middle(inside)
        called = [part.strip() for part in press.get(country, {}).get(code, "").split(",") if part]
        also = alternative_names((unit.name, *unit.others))[1] if unit is not None and not line else []
        yield Feature(
            int(number) if number else own.number(f"{country}.{code}".lower()),
            item.name,
            latitude,
            longitude,
            country,
            code,
            "A",
            "ADM1",
            residents,
            rank=60 if line else 0,
            shown=item.others,
            names=(
                *_names(item.name, item.others),
                *((name, "name") for name in called),
                *demonyms(f"{country}.{code}"),
                *also,
            ),
        )


def district_features(towns: list[Feature]) -> Iterator[Feature]:
    """Yield the districts (counties, raions...) that hold a town, each in the middle of its towns."""
    inside: dict[str, list[Feature]] = {}
    for town in towns:
        code = district_of_town().get(town.number)
        if code is not None:
            inside.setdefault(code, []).append(town)
    for code, mine in sorted(inside.items()):
        unit = administrations()[code]
        country, division, _ = code.split(".", 2)
        latitude, longitude = _middle(mine)
        names = alternative_names(unit.others)[1]
        residents = sum(town.population for town in mine)
        kind = ("A", "ADM2")
        yield Feature(
            unit.number,
            unit.name,
            latitude,
            longitude,
            country,
            division,
            *kind,
            population=residents,
            names=tuple(names),
        )


def hull(towns: list[Feature]) -> list[Point] | None:
    """Return the convex hull of places as a closed ring of (longitude, latitude), or ``None`` of fewer than three corners.

    Andrew's monotone chain (1979).
    """
    points = sorted({(round(town.longitude, 3), round(town.latitude, 3)) for town in towns})
    if len(points) < 3 or points[-1][0] - points[0][0] > 180:
        return None
    ring: list[Point] = []
    for half in (points, points[::-1]):
        chain: list[Point] = []
        for point in half:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        ring += chain[:-1]
    return [*ring, ring[0]] if len(ring) > 2 else None


def _names(name: str, others: tuple[str, ...]) -> Iterator[tuple[str, NameSort]]:
    for other in others:
        yield other, "name"
    for full in (name, *others):
        for word in (" Oblast", " Krai"):
            if full.endswith(word):
                bare = full.removesuffix(word)
                yield bare, "alternative"
                for generic in (" region", " province", " oblast", " Region", " district"):
                    yield bare + generic, "name"


def _turn(one: Point, other: Point, third: Point) -> float:
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])


def _middle(towns: list[Feature]) -> Point:
    count = len(towns)
    return sum(town.latitude for town in towns) / count, sum(town.longitude for town in towns) / count
