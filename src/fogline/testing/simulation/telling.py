"""How a source tells of an event: late, by its side's light, with its own mistakes."""

import datetime
import random
from dataclasses import replace

from fogline.testing.simulation.kinds import MILITARY, RANGED
from fogline.testing.simulation.sources import Outlet, Source
from fogline.testing.simulation.truth import Amount, Said, TrueEvent
from fogline.testing.simulation.world import World

HEDGES = ("reportedly", "probably", "apparently", "likely", "allegedly", "is believed")
_CAREFUL = ("likely", "probably", "appears to")
_LATE = 22


def tell(source: Source, event: TrueEvent, world: World, rng: random.Random, errors: float) -> Said:
    """Return what ``source`` says of an event that it affirms."""
    start, end = (
        event.start,
        event.start if event.type == "siege" else event.end,
    )  # nobody knows yet when it will be lifted
    if rng.random() < source.day_wrong * errors * (3 if int(start[11:13]) >= _LATE else 1):
        start, end = shifted(start, rng), ""
    hour = start == event.start and rng.random() < (0.6 if source.kind in ("witness", "governor") else 0.25)
    place = event.place
    if rng.random() < source.place_wrong * errors:
        place = mistaken(place, world, rng)
    hedge = rng.choice(_CAREFUL if source.kind == "monitor" else HEDGES) if rng.random() < source.hedging else None
    blamed = _blamed(source, event, rng)
    return Said(
        type=_type(source, event, rng, errors),
        reality="possible" if hedge else "factual",
        place=place,
        start=start,
        end=max(end, start),
        near=rng.random() < (0.12 if event.type in ("shelling", "clash", "assault", "explosion") else 0.02),
        hour=hour,
        actor=blamed,
        victim=event.victim,
        target=_target(source, event, rng),
        weapon=event.weapon if blamed is not None or rng.random() < 0.5 else "",
        amounts=tuple(_counted(source, event, amount, rng, errors) for amount in event.amounts),
        hedge=hedge,
    )


def deny(event: TrueEvent) -> Said:
    """Return the denial of an event."""
    return Said(event.type, "denied", event.place, event.start, event.end, actor=event.actor, victim=event.victim)


def announce(event: TrueEvent, said: str) -> Said:
    """Return the forecast of an event, said at ``said``: for a day where it is scheduled, else until some day."""
    scheduled = event.type in ("talks", "displacement", "humanitarian")
    due = datetime.date.fromisoformat(event.start[:10])
    start = due.isoformat() if scheduled else said[:10]
    end = due.isoformat() if scheduled else (due + datetime.timedelta(days=1)).isoformat()
    return Said(event.type, "future", event.place, start, end, actor=event.actor, victim=event.victim)


def blurred(said: Said, outlet: Outlet, world: World, rng: random.Random, errors: float) -> Said:
    """Return what an outlet makes of what it was told: mostly the same."""
    if rng.random() < outlet.place_wrong * errors:
        said = replace(said, place=mistaken(said.place, world, rng))
    if rng.random() < outlet.day_wrong * errors and said.reality in ("factual", "possible"):
        start = shifted(said.start, rng)
        said = replace(said, start=start, end=max(start, said.end) if said.end > start else start, hour=False)
    if said.amounts and rng.random() < outlet.number_wrong * errors:
        first, *others = said.amounts
        said = replace(said, amounts=(slipped(first, rng), *others))
    if said.reality == "factual" and rng.random() < outlet.hedging * 0.3:
        said = replace(said, reality="possible", hedge=rng.choice(("reportedly", "allegedly")))
    return said


def mistaken(place: str, world: World, rng: random.Random) -> str:
    """Return a place that is taken for ``place``: a namesake where there is one, else a neighbour."""
    site = world.sites[place]
    return rng.choice(site.namesakes or site.neighbours[:3] or (place,))


def shifted(moment: str, rng: random.Random) -> str:
    """Return a moment a day before or after."""
    there = datetime.datetime.fromisoformat(moment) + datetime.timedelta(days=rng.choice((-1, -1, 1)))
    return there.isoformat(timespec="minutes") if "T" in moment else there.date().isoformat()


def slipped(amount: Amount, rng: random.Random) -> Amount:
    """Return the number as a slip of pen or ear makes it."""
    value = amount.low or amount.high or 1
    wrong = rng.choice((value + 1, max(1, value - 1), value * 2, value + 10, int(str(value)[::-1]) or value + 1))
    wrong = wrong if wrong != value else value + 1
    return replace(amount, low=wrong if amount.low is not None else None, high=None if amount.high is None else wrong)


def partly(said: Said, rng: random.Random) -> Said:
    """Return an early count: fewer than will be found, told as "at least"."""
    amounts = tuple(
        replace(a, low=max(1, round(a.low * rng.uniform(0.4, 0.9))), high=None, approximate=False)
        if a.fate in ("killed", "wounded") and a.low is not None and a.low > 1
        else a
        for a in said.amounts
    )
    return replace(said, amounts=amounts)


def _type(source: Source, event: TrueEvent, rng: random.Random, errors: float) -> str:
    if source.kind == "witness" and event.type in RANGED and rng.random() < 0.35:
        return "explosion"
    if event.type in ("missile_strike", "drone_strike", "air_strike", "shelling") and rng.random() < 0.03 * errors:
        return rng.choice(("missile_strike", "drone_strike", "shelling"))
    return event.type


def _blamed(source: Source, event: TrueEvent, rng: random.Random) -> str | None:
    if source.kind == "witness" and event.type in RANGED:
        return event.actor if rng.random() < 0.3 else None
    blames = (
        source.side is not None and source.side == event.actor and event.type in RANGED and event.target not in MILITARY
    )
    return event.victim if blames and rng.random() < 0.15 else event.actor


def _target(source: Source, event: TrueEvent, rng: random.Random) -> str:
    """The side that hit a school says that it was a command post."""
    if not event.target or event.type == "damage":
        return event.target
    if source.side == event.actor and event.target not in MILITARY and event.type != "explosion" and rng.random() < 0.7:
        return rng.choice(MILITARY)
    return event.target if rng.random() < 0.85 else ""


def _counted(source: Source, event: TrueEvent, amount: Amount, rng: random.Random, errors: float) -> Amount:
    value = amount.low or 0
    factor = 1.0
    if amount.of == "soldiers" and source.side is not None:
        factor = source.own if source.side == event.victim else source.enemy
    elif amount.fate == "shot down" and source.side == event.actor:
        factor = source.enemy**0.5
    value = max(1, round(value * factor ** (min(errors, 2.0) * rng.uniform(0.5, 1.2))))
    told = Amount(amount.fate, amount.of, value, value)
    if rng.random() < source.number_wrong * errors:
        return slipped(told, rng)
    form = rng.random()
    if value >= 20 and form < 0.35:
        step = 5 if value < 60 else 10 if value < 300 else 50
        near = max(step, round(value / step) * step)
        return replace(told, low=near, high=near, approximate=True)
    return replace(told, high=None) if value > 1 and form > 0.82 else told
