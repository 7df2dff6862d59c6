"""The world of a simulated war: its places, who holds them at first, the sources that speak and the outlets that print."""

import datetime
import random
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from math import cos, hypot, radians

from fogline.gazetteer import Layered, Place, built_in
from fogline.records.errors import UsageError
from fogline.testing.simulation.dice import dice
from fogline.testing.simulation.options import SimulationOptions
from fogline.testing.simulation.sources import Outlet, Source, outlets, sources
from fogline.testing.simulation.theatre import Theatre, theatre
from fogline.testing.simulation.truth import Site

_KM_PER_DEGREE = 111.2
_NEAREST = 6
_DENSITY = 3  # of how many settlements one is drawn
# Spellings of other languages are no variants an English paper would print.
_FOREIGN = ("j", "sch", "tch", "tsch", "ou", "w", "cz", "sz", "ij", "'", "’")
_VENUES = ("Geneva", "Ankara", "Muscat", "Doha", "Vienna", "Helsinki")


@dataclass(frozen=True, slots=True)
class World:
    """When the war began, sites by key, who holds them on the first day, venues of talks, sources and outlets."""

    theatre: Theatre
    start: datetime.date
    sites: dict[str, Site]
    held: dict[str, str]
    venues: tuple[str, ...]
    sources: dict[str, Source]
    outlets: dict[str, Outlet]

    def distance(self, one: str, other: str) -> float:
        """Return the distance of two sites (km, on a plane: the theatre is small)."""
        return _distance(self.sites[one], self.sites[other])


def build(options: SimulationOptions) -> World:
    """Return the world that ``options`` name; the same options give the same world."""
    rng = dice(options.seed, "world")
    where = theatre(options.theatre)
    drawn = _invented(where, options.places, rng) if not where.country else _drawn(where, options.places, rng)
    sites = _linked(drawn)
    venues = {site.key: site for site in _venue_sites()}
    # Two thirds are the defender's at first: the west, with a ragged edge.
    border = sorted(site.longitude for site in sites.values())[len(sites) * 2 // 3]
    held = {
        key: where.attacker.code if site.longitude + rng.gauss(0, 0.1) > border else where.defender.code
        for key, site in sites.items()
    }
    divisions = sorted({site.division for site in sites.values()})
    return World(
        where,
        options.start or where.start,
        sites | venues,
        held,
        tuple(venues),
        sources(where, divisions, options.seed),
        outlets(where, options.seed),
    )


def _drawn(where: Theatre, count: int, rng: random.Random) -> list[Site]:
    """Draw settlements of the built-in gazetteer around the middle of the theatre, towns likelier than villages."""
    found = _inside(built_in(), where)
    if len(found) < count:
        raise UsageError(f"simulation: got {count} sites; the theatre {where.name!r} has {len(found)}")
    north, east = (where.south + where.north) / 2, (where.west + where.east) / 2
    found.sort(key=lambda place: hypot(place.latitude - north, (place.longitude - east) * cos(radians(north))))
    near = found[: count * _DENSITY]
    near.sort(key=lambda place: rng.random() ** (1 / (1 + place.population**0.35)), reverse=True)
    return [_site(place) for place in near[:count]]


def _inside(gazetteer: Layered, where: Theatre) -> list[Place]:
    store = gazetteer.stores[0]
    found = []
    for index, row in enumerate(store.rows()):
        latitude, longitude = row[1] / 1e5, row[2] / 1e5
        if where.south <= latitude <= where.north and where.west <= longitude <= where.east:
            place = store.place(index)
            # Names in -skyi are city districts, which nobody fights over by name.
            if place.kind == "settlement" and place.country == where.country and place.name.isascii():
                found += [place] if not place.name.endswith("skyi") else []
    return found


def _site(place: Place) -> Site:
    variants = tuple(
        name
        for name in place.alternative_names
        if name.isascii()
        and name[0] == place.name[0]
        and _skeleton(name) == _skeleton(place.name)
        and not (name.startswith(place.name) or place.name.startswith(name))
        and ("ie" in place.name or "ie" not in name)
        and not any(sign in name.lower() for sign in _FOREIGN)
    )
    return Site(
        place.key,
        place.name,
        place.latitude,
        place.longitude,
        place.division,
        place.country,
        place.population,
        place.geonames_id,
        variants[:2],
    )


def _skeleton(name: str) -> str:
    """Return the consonants of a name: spellings of one name differ in vowels, and in G for H."""
    return re.sub(r"[aeiouy]", "", name.lower()).replace("g", "h")


def _venue_sites() -> list[Site]:
    found = [built_in().candidates(name, limit=1)[0].place for name in _VENUES]
    return [replace(_site(place), name=name, variants=()) for name, place in zip(_VENUES, found, strict=True)]


def _invented(where: Theatre, count: int, rng: random.Random) -> list[Site]:
    starts = "Bel Tor Var Mal Ost Ker Lan Dru Sel Hol Gras Ned Rov Sten Ull Fer".split()
    middles = " a e o en ar il or av".split(" ")
    ends = "ivka dorf mir holm stad grad sk ovo field mark ness ava".split()
    # No name with two vowels in a row, and none of the "-enes" sort.
    parts = [(a + b, c) for a in starts for b in middles for c in ends]
    names = [a + c for a, c in parts if not (a[-1] in "aeo" and c[0] in "aeo") and a[-2:] != c[:2]]
    rng.shuffle(names)
    found = []
    for number in range(count):
        latitude, longitude = rng.uniform(where.south, where.north), rng.uniform(where.west, where.east)
        north = latitude > (where.south + where.north) / 2
        people = int(10 ** rng.uniform(2.7, 5.2))
        found.append(
            Site(
                f"invented:{number}",
                names[number % len(names)],
                round(latitude, 5),
                round(longitude, 5),
                "Upper Sarn region" if north else "Lower Sarn region",
                "",
                people,
            )
        )
    return found


def _linked(drawn: list[Site]) -> dict[str, Site]:
    """Give each site the keys of its nearest and of those that bear its name."""
    cells: dict[tuple[int, int], list[Site]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    for site in drawn:
        cells[_cell(site)].append(site)
        names[site.name].append(site.key)
    linked = {}
    for site in drawn:
        near = sorted(_around(cells, site), key=lambda other: _distance(site, other))
        linked[site.key] = replace(
            site,
            neighbours=tuple(other.key for other in near if other.key != site.key)[:_NEAREST],
            namesakes=tuple(key for key in names[site.name] if key != site.key),
        )
    return linked


def _cell(site: Site) -> tuple[int, int]:
    return int(site.latitude * 2), int(site.longitude * 1.5)


def _around(cells: dict[tuple[int, int], list[Site]], site: Site) -> list[Site]:
    row, column = _cell(site)
    found: list[Site] = []
    for ring in range(1, 12):
        found = [
            other
            for north in range(row - ring, row + ring + 1)
            for east in range(column - ring, column + ring + 1)
            for other in cells.get((north, east), ())
        ]
        if len(found) > _NEAREST * 2:
            break
    return found


def _distance(one: Site, other: Site) -> float:
    north = (one.latitude - other.latitude) * _KM_PER_DEGREE
    east = (one.longitude - other.longitude) * _KM_PER_DEGREE * cos(radians(one.latitude))
    return hypot(north, east)
