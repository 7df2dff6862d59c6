"""Who speaks of an event, when, and what they say: the origins of a family."""

import datetime
import random
from dataclasses import dataclass, replace

from fogline.testing.simulation.families import Head
from fogline.testing.simulation.kinds import MILITARY, RANGED
from fogline.testing.simulation.sources import COMMANDERS, Outlet, Source, reporter, witness
from fogline.testing.simulation.telling import announce, deny, partly, tell
from fogline.testing.simulation.truth import Origin, Said, TrueEvent
from fogline.testing.simulation.world import World


@dataclass(frozen=True, slots=True)
class Saying:
    """A source speaking at a moment: what it says of each event of a family, the main one first."""

    origin: Origin
    source: Source
    at: datetime.datetime
    said: tuple[tuple[TrueEvent, Said], ...]


def voices(head: Head, count: int, world: World, rng: random.Random, errors: float) -> list[Saying]:
    """Return what at most ``count`` sources say of ``head``, in order of time; some speak twice, as more becomes known."""
    event = head.event
    found: list[Saying] = []
    chosen = _drawn(_speakers(event, world, rng), count, rng)
    if head.announced is not None:  # by those who will do it
        chosen.sort(key=lambda entry: entry[0].side != event.actor or entry[0].kind == "witness")
        if chosen[0][0].side != event.actor:
            chosen[0] = (world.sources[f"{event.actor}.ministry"], False)
    for number, (source, denies) in enumerate(chosen):
        origin = Origin(
            f"{event.id}/{source.id}", event.id, source.name, source.role, source.side, source.kind, source.channel
        )
        if head.announced is not None and number == 0:
            found.append(Saying(origin, source, _moment(head.announced), ((event, announce(event, head.announced)),)))
        happened_not = head.announced is not None and not event.happened
        if happened_not and (number == 0 or rng.random() < 0.5):
            continue  # who promised in vain keeps silent
        at = _after(event.start, source, rng)
        if denies or happened_not:
            found.append(
                Saying(origin, source, at + datetime.timedelta(hours=rng.uniform(2, 14)), ((event, deny(event)),))
            )
            continue
        found += _told(head, origin, source, at, (world, rng, errors))
    return sorted(found, key=lambda saying: saying.at)


def _told(
    head: Head, origin: Origin, source: Source, at: datetime.datetime, by: tuple[World, random.Random, float]
) -> list[Saying]:
    world, rng, errors = by
    main = tell(source, head.event, world, rng, errors)
    said = [(head.event, main)]
    for part in head.parts:
        if rng.random() < _mentions(source, part):
            told = tell(source, part, world, rng, errors)
            said.append((part, _alike(told, main, part)))
    early = rng.random() < 0.35 and any(amount.fate == "killed" for _, s in said for amount in s.amounts)
    if not early:
        return [Saying(origin, source, at, tuple(said))]
    later = at + datetime.timedelta(hours=rng.uniform(7, 30))
    first = tuple((event, partly(s, rng)) for event, s in said)
    return [Saying(origin, source, at, first), Saying(origin, source, later, tuple(said))]


def _alike(told: Said, main: Said, part: TrueEvent) -> Said:
    """A source puts the whole family at one place and time, by one culprit; not every sentence is hedged."""
    target = main.target if part.type == "damage" else ""
    sure = told.hedge is None
    return replace(
        main, type=part.type, reality="factual" if sure else main.reality, target=target, amounts=told.amounts,
        hedge=None if sure else main.hedge,
    )  # fmt: skip


def _mentions(source: Source, part: TrueEvent) -> float:
    if part.type == "casualties":
        return 0.12 if source.side == part.actor and part.target not in MILITARY and part.target else 0.88
    return 0.15 if source.side == part.actor and part.target not in MILITARY else 0.6


def _speakers(event: TrueEvent, world: World, rng: random.Random) -> list[tuple[Source, float, bool]]:
    """Return who may speak, with weights, and whether they deny."""
    actor, other = event.actor or "", event.victim or world.theatre.other(event.actor)
    names = world.sources
    site = world.sites[event.place]
    ruling = {source.side: source for source in names.values() if source.division == site.division}
    neutral = [(names["monitor.0"], 1.6, False), (names["monitor.1"], 0.9, False)]
    own = [
        (names[f"{actor}.ministry"], 3.0, False),
        (names[f"{actor}.staff"], 1.5, False),
        (names[f"{actor}.commander.{rng.randrange(COMMANDERS)}"], 1.0, False),
    ]
    denying = [(names[f"{other}.ministry"], 1.2, True), (names[f"{other}.staff"], 1.0, True)]
    if not event.happened:
        claims, denies = (own, denying) if event.type != "withdrawal" else (denying, own)
        said = [(source, weight, False) for source, weight, _ in claims]
        return [*said, *((s, w * 0.6, True) for s, w, _ in denies), (names["monitor.0"], 0.5, True)]
    if event.type in ("talks", "displacement", "humanitarian"):
        governor = [(ruling[actor], 4.0, False)] if actor in ruling else []
        return [*own[:2], *governor, (names["relief.0"], 2.5 if governor else 0.0, False), _reporter(world, rng, 1.5)]
    governor = [(ruling[other], 4.0 if event.type in RANGED else 1.5, False)] if other in ruling else []
    seen = [
        (witness(other, site.name, event.id), 2.5 if event.type in RANGED else 0.8, False),
        _reporter(world, rng, 1.2),
    ]
    ground = 1.0 if event.type in RANGED else 2.0
    against = [(source, weight * ground, rng.random() < _denial(event)) for source, weight, _ in denying]
    civil = event.type in RANGED and event.target not in MILITARY
    boasts = [(source, weight * (0.5 if civil else 1.3), False) for source, weight, _ in own]
    return [*boasts, *against, *governor, *seen, *neutral, (names["relief.0"], 0.6 if civil else 0.1, False)]


def _denial(event: TrueEvent) -> float:
    return (
        0.45
        if event.type in ("capture", "detention", "siege", "assault")
        else 0.15
        if event.type not in RANGED
        else 0.02
    )


def _reporter(world: World, rng: random.Random, weight: float) -> tuple[Source, float, bool]:
    papers: list[Outlet] = [
        outlet for outlet in world.outlets.values() if outlet.side is None and outlet.style != "channel"
    ]
    return reporter(rng.choice(papers)), weight, False


def _drawn(speakers: list[tuple[Source, float, bool]], count: int, rng: random.Random) -> list[tuple[Source, bool]]:
    """Draw speakers without repetition; the first one affirms where anybody does."""
    ranked = sorted(speakers, key=lambda entry: rng.random() ** (1 / (entry[1] + 1e-9)), reverse=True)
    first = next((number for number, entry in enumerate(ranked) if not entry[2]), 0)
    ranked.insert(0, ranked.pop(first))
    return [(source, denies) for source, weight, denies in ranked[:count] if weight > 0]


def _after(start: str, source: Source, rng: random.Random) -> datetime.datetime:
    hours = min(96.0, 0.4 + rng.expovariate(1 / source.delay))
    at = _moment(start) + datetime.timedelta(hours=hours)
    if at.hour < 6 and source.kind not in ("witness", "channel"):
        at = at.replace(hour=rng.randint(6, 9))
    return at.replace(second=0, microsecond=0)


def _moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)
