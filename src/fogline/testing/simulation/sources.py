"""Who speaks first-hand of a simulated war, and who prints it; each with a side, habits and faults."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fogline.testing.simulation.dice import dice
from fogline.testing.simulation.theatre import Side, Theatre
from fogline.testing.simulation.truth import Style

SourceKind = Literal[
    "ministry", "staff", "governor", "commander", "witness", "monitor", "relief", "reporter", "channel"
]


@dataclass(frozen=True, slots=True)
class Source:
    """A first-hand source. ``own`` and ``enemy`` are factors on losses told of its own side and of the other.

    ``delay`` is in hours after the event, the rates of error are in 0..1, ``division`` is where a governor rules.
    """

    id: str
    name: str
    role: str
    side: str | None
    kind: SourceKind
    channel: str | None
    delay: float
    own: float = 1.0
    enemy: float = 1.0
    place_wrong: float = 0.01
    day_wrong: float = 0.01
    number_wrong: float = 0.05
    hedging: float = 0.1
    division: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher. ``reach`` is how often it is chosen, ``copying`` the share of its reports that copy or cite another outlet."""

    id: str
    name: str
    side: str | None
    style: Style
    delay: float
    reach: float
    copying: float
    place_wrong: float = 0.01
    day_wrong: float = 0.01
    number_wrong: float = 0.02
    hedging: float = 0.15
    corrects: float = 0.5


COMMANDERS = 4  # of each side


def sources(where: Theatre, divisions: list[str], seed: int) -> dict[str, Source]:
    """Return the sources of a theatre by id."""
    rng = dice(seed, "sources")
    found: list[Source] = []
    for side in (where.defender, where.attacker):
        names = _persons(side, rng)
        found += _official(side, names, side is where.attacker)
        for number, division in enumerate(divisions):
            attacking = side is where.attacker
            role = f"{'Moscow-installed head' if side.code == 'RU' else 'governor'} of the {_plain(division)}"
            role = (
                role
                if side.code == "RU" or not attacking
                else f"{side.adjective}-installed head of the {_plain(division)}"
            )
            code = f"{side.code}.governor.{number}"
            habits = {"own": 0.95, "enemy": 1.3, "hedging": 0.05, "division": division}
            found.append(Source(code, next(names), role, side.code, "governor", "on Telegram", 5.0, **habits))  # type: ignore[arg-type]
    found += [
        Source(
            "monitor.0", "Frontier Conflict Monitor", "monitor", None, "monitor", "in a daily update", 20, hedging=0.45
        ),
        Source("monitor.1", "Civil Harm Observatory", "monitor", None, "monitor", None, 30, hedging=0.3),
        Source("relief.0", "Open Corridor", "aid group", None, "relief", None, 14, number_wrong=0.02, hedging=0.15),
    ]
    return {source.id: source for source in found}


def _official(side: Side, names: Iterator[str], attacking: bool) -> list[Source]:
    low, high = (0.3, 2.5) if attacking else (0.5, 1.9)
    spokes = "ministry spokesman" if attacking else "general staff spokesperson"
    code = side.code
    return [
        Source(
            f"{code}.ministry",
            side.ministry,
            "ministry",
            code,
            "ministry",
            "in a statement",
            9,
            low,
            high,
            hedging=0.03,
        ),
        Source(f"{code}.staff", next(names), spokes, code, "staff", "at a briefing", 14, low + 0.1, high - 0.3),
        *(
            Source(f"{code}.commander.{n}", next(names), "colonel", code, "commander", None, 11, low, high)
            for n in range(COMMANDERS)
        ),
    ]


def witness(side: str | None, place: str, event: str) -> Source:
    """Return the witness of an event: another one each time, first-hand, good on the place, poor on numbers."""
    return Source(
        f"witness.{event}",
        f"a resident of {place}",
        "resident",
        side,
        "witness",
        "by phone",
        3,
        number_wrong=0.3,
        hedging=0.3,
    )


def reporter(outlet: Outlet) -> Source:
    """Return the outlet as a source of its own: its correspondents saw it."""
    return Source(
        f"reporter.{outlet.id}", outlet.name, "publisher", outlet.side, "reporter", None, 6, number_wrong=0.08
    )


_STYLES: dict[Style, tuple[float, float, float, float]] = {  # delay (hours), reach, copying, rate of error
    "wire": (2, 6.0, 0.12, 0.01),
    "newspaper": (9, 3.0, 0.45, 0.02),
    "tabloid": (12, 1.6, 0.6, 0.06),
    "channel": (1.5, 1.8, 0.4, 0.06),
}
_NAMES: dict[Style, str] = {
    "wire": "Meridian Press Agency|Interline News Agency",
    "newspaper": "The Morning Ledger|Harbour Gazette|The Northern Courier|The Tribune of Record|Weekday Post|The Continental",
    "tabloid": "Daily Clarion|The Evening Spark|Metro Blaze",
    "channel": "Sky Watch 24|Rear Echelon",
}
_PARTISAN: dict[Style, str] = {
    "wire": "{} State News Agency",
    "newspaper": "{capital} Observer|{capital} Evening News",
    "channel": "Voice of {capital}|{} Frontline|War Diary {capital}",
}


def outlets(where: Theatre, seed: int) -> dict[str, Outlet]:
    """Return the outlets of a theatre by id: neutral ones and those of either side."""
    rng = dice(seed, "outlets")
    named: list[tuple[str, str | None, Style]] = [
        (name, None, style) for style, names in _NAMES.items() for name in names.split("|")
    ]
    for side in (where.defender, where.attacker):
        for style, names in _PARTISAN.items():
            named += [
                (name.format(side.adjective, capital=side.capital), side.code, style) for name in names.split("|")
            ]
    found = {}
    for number, (name, code, style) in enumerate(named):
        delay, reach, copying, wrong = _STYLES[style]
        shift = rng.uniform(0.6, 1.4)
        outlet = Outlet(
            f"o{number:02}", name, code, style, delay * shift, reach * rng.uniform(0.6, 1.4), copying, wrong * shift,
            wrong * shift, wrong * 1.5 * shift, hedging=rng.uniform(0.05, 0.3),
        )  # fmt: skip
        found[outlet.id] = outlet
    return found


def own_outlet(source: Source) -> Outlet:
    """Return the place where a source publishes by itself: a ministry's site, a governor's channel, a monitor's page."""
    styles: dict[SourceKind, Style] = {"governor": "post", "monitor": "monitor", "relief": "monitor"}
    style: Style = styles.get(source.kind, "bulletin")
    return Outlet(f"own.{source.id}", source.name, source.side, style, 0.3, 1.0, 0.0, 0, 0, 0, 0)


def _persons(side: Side, rng: random.Random) -> Iterator[str]:
    """Yield names of people of a side, no surname twice before all are used."""
    while True:
        for family in rng.sample(side.family, len(side.family)):
            given = rng.choice(side.given)
            yield f"{given} {_her(family) if side.code == 'RU' and given.endswith('a') else family}"


def _her(family: str) -> str:
    """Return the form of a Russian surname that a woman bears."""
    return family[:-1] + "aya" if family.endswith("sky") else family + "a"


def _plain(division: str) -> str:
    return division.replace("Oblast", "region") if "Oblast" in division else division
