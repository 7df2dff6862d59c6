"""Who writes: the habits of a publisher, what the text has already introduced, and how sides and places are called."""

import datetime
import random
from dataclasses import dataclass, field

from fogline.testing.simulation.text.grammar import article, choose
from fogline.testing.simulation.theatre import Side
from fogline.testing.simulation.truth import Said, SimulatedReport, Site, Style
from fogline.testing.simulation.world import World

_VILLAGE, _TOWN = 3000, 60_000
_COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as the text may call it; ``pronoun`` is empty for a body."""

    full: str
    short: str
    surname: str
    pronoun: str


@dataclass(slots=True)
class Pen:
    """The state of writing one report. ``voice`` is the side that writes of itself as "we", where one does."""

    rng: random.Random
    world: World
    published: datetime.date
    publisher: str
    style: Style
    side: str | None
    voice: str | None
    british: bool
    spelling: int
    start: datetime.date
    places: set[str] = field(default_factory=set)
    people: dict[str, int] = field(default_factory=dict)
    speakers: dict[str, "Speaker"] = field(default_factory=dict)

    @classmethod
    def of(cls, report: SimulatedReport, world: World, rng: random.Random) -> "Pen":
        """Return the pen of a report's publisher; a publisher keeps to one spelling and one form of dates."""
        habits = sum(map(ord, report.publisher))
        voice = report.side if report.kind == "own" else None
        day = datetime.date.fromisoformat(report.published[:10])
        return cls(
            rng,
            world,
            day,
            report.publisher,
            report.style,
            report.side,
            voice,
            habits % 2 == 0,
            habits % 3,
            world.start,
        )

    def pick(self, template: str) -> str:
        """Resolve the choices of ``template``."""
        return choose(template, self.rng)

    def spelled(self, site: Site) -> str:
        """Return the name of a place as the publisher spells it."""
        names = (site.name, *site.variants)
        return names[self.spelling % len(names)]

    def place(self, key: str) -> str:
        """Name a place as a noun: at first perhaps with its sort or region, later by name alone."""
        site = self.world.sites[key]
        name = self.spelled(site)
        if key in self.places or key in self.world.venues:
            return name
        self.places.add(key)
        sort = "village" if site.population < _VILLAGE else "town" if site.population < _TOWN else "city"
        region = self.region(site)
        # Small places need their region, except where a governor speaks of his own or a heading has named it.
        bare = 0.25 if site.population < _TOWN else 0.7
        if self.rng.random() < (0.85 if self.style in ("post", "monitor") else bare):
            return self.pick(f"[{name}|{name}|the {sort} of {name}]")
        if self.side is None and self.rng.random() < 0.5:  # readers elsewhere are told the country
            region = f"{self.world.theatre.defender.name}'s {region}"
            return self.pick(f"[{name} in {region}|the {sort} of {name} in {region}|{name}, in {region},]")
        return self.pick(
            f"[the {sort} of {name} in the {region}|{name}, in the {region},|{name} in the {region}|{name}, {region},]"
        )

    def region(self, site: Site) -> str:
        """Name the division of a place: "Kharkiv region"."""
        name = site.division.replace(" Oblast", "")
        return name if name.endswith("region") or name == "Crimea" else f"{name} region"

    def at(self, said: Said) -> str:
        """Say where, with a preposition: "in Izium", "on the outskirts of Izium"."""
        name = self.place(said.place)
        return self.pick(
            f"[near {name}|outside {name}|on the outskirts of {name}|close to {name}]" if said.near else f"in {name}"
        )

    def spot(self, said: Said) -> str:
        """Name what was hit or taken, as a noun: the place, or its surroundings where it was near by."""
        name = self.place(said.place)
        return self.pick(f"[the outskirts of {name}|an area near {name}]") if said.near else name

    def target(self, said: Said) -> str:
        """Name the target with its place: "a school in Izium"."""
        return f"{said.target} {self.at(said)}" if said.target else self.spot(said)

    def forces(self, code: str | None) -> str:
        """Name the troops of a side; those who write of themselves say "our troops" and "the enemy"."""
        adjective = self.world.theatre.side(code).adjective
        if self.voice is not None and code == self.voice:
            return self.pick("[our forces|our troops|our soldiers|our units]")
        if self.voice is not None:
            return self.pick(f"[the enemy|enemy troops|{adjective} forces|{adjective} troops]")
        return self.pick(
            f"[{adjective} forces|{adjective} troops|{adjective} forces|{adjective} soldiers|{adjective} units]"
        )

    def ours(self, code: str | None) -> bool:
        """Tell whether those who write are of this side, and say so."""
        return self.voice is not None and code == self.voice

    def adjective(self, code: str | None) -> str:
        """Return the adjective of a side, or "enemy" in its opponent's mouth."""
        adjective = self.world.theatre.side(code).adjective
        if self.voice is not None and code != self.voice:
            return self.pick(f"[enemy|{adjective}]")
        return adjective

    def people_of(self, code: str | None) -> Side:
        """Return a side."""
        return self.world.theatre.side(code)

    def weapon(self, said: Said, *, whose: bool = True) -> str:
        """Name the weapon, with its side: "two Russian ballistic missiles"."""
        words = said.weapon or _BARE[said.type]
        if not whose or said.actor is None:
            return words
        adjective = self.adjective(said.actor)
        if words.startswith("a swarm of "):
            return words.replace("of ", f"of {adjective} ")
        first, _, rest = words.partition(" ")
        if first in ("a", "an", "two", "three"):
            return article(f"{'a' if first == 'an' else first} {adjective} {rest}")
        return f"{adjective} {words}"

    def surroundings(self, key: str) -> str | None:
        """Say where a place lies from the largest place near it: "12 km southeast of Izium"."""
        site = self.world.sites[key]
        near = [self.world.sites[other] for other in site.neighbours]
        larger = max(near, key=lambda other: other.population, default=None)
        if larger is None or larger.population <= site.population:
            return None
        kilometres = round(self.world.distance(site.key, larger.key))
        north, east = site.latitude - larger.latitude, (site.longitude - larger.longitude) * 0.65
        return f"{kilometres} km {_compass(north, east)} of {self.spelled(larger)}" if kilometres > 2 else None


def _compass(north: float, east: float) -> str:
    from math import atan2, degrees

    return _COMPASS[round(degrees(atan2(east, north)) / 45) % 8]


_BARE = {
    "missile_strike": "missiles",
    "drone_strike": "drones",
    "air_strike": "bombs",
    "shelling": "artillery",
    "explosion": "explosives",
    "damage": "shells",
    "casualties": "shells",
}
