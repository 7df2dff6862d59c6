"""Who fights whom, as the claims of a ledger tell it; where each side is told of; whom its outlets speak for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from fogline.claims.parties.table import side_in
from fogline.events.origins.tables import origin_tables
from fogline.events.placed import placed
from fogline.gazetteer import Gazetteer
from fogline.picture.control.opponents import MOSTLY, Cell, Conflict, cell_of
from fogline.picture.control.phrases import faceless
from fogline.records import Claim
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_VIOLENT = frozenset(
    {
        "clash",
        "assault",
        "repulse",
        "capture",
        "siege",
        "shelling",
        "air_strike",
        "missile_strike",
        "drone_strike",
        "attack",
    }
)
_FEWEST = 5
_ABROAD = 0.2  # of a side's violence, the share in a country from which it is at war with that country
_SETTLED = frozenset({"exact", "near", "settlement"})
_HELD = re.compile(r"\b([A-Z][\w’']+)-(?:held|controlled|occupied)\b")


@dataclass(frozen=True, slots=True)
class _Counts:
    """``fights`` of each side by opponent, ``implied`` violence of each side by country, ``seen`` of each side by cell."""

    fights: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    implied: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    seen: dict[str, Counter[Cell]] = field(default_factory=lambda: defaultdict(Counter))
    speaking: set[str] = field(default_factory=set)


def conflict(events: Iterable[FusedEvent], gazetteer: Gazetteer) -> Conflict:
    """Return who fights whom in ``events``, as most claims tell it, and what side their outlets speak for.

    Two sides fight if one does violence to the other, or (counted half) to places in the country of a side that takes part,
    where a good part of its violence falls: a shell over the border makes no war.
    """
    counts = _Counts()
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in (finding for event in events for finding in event.findings):
        _count(finding.claim, counts, gazetteer)
        for side in _called_enemies(finding):
            called[finding.document.publisher or ""][side] += 1
    for side, countries in counts.implied.items():
        for country, count in countries.items():
            if country != side and country in counts.speaking and count >= _ABROAD * countries.total():
                counts.fights[side][country] += count
                counts.fights[country][side] += count
    made = replace(_conflict(counts.fights), seen=counts.seen)
    return replace(made, outlets=dict(_leanings(called, made)))


def _count(claim: Claim, counts: _Counts, gazetteer: Gazetteer) -> None:
    counts.speaking.update(one.side for one in (*claim.actors, *claim.targets) if one.side)
    counts.speaking.update(link.side for link in claim.chain if link.side)
    if claim.type in _VIOLENT:
        for one, other in _pairs(claim):
            counts.fights[one][other] += 2
            counts.fights[other][one] += 2
    there = claim.place
    if there is None or not (claim.type in _VIOLENT or claim.type in ("control", "withdrawal")):
        return
    actors = {one.side for one in claim.actors if one.side} - origin_tables().neutral
    if there.precision in _SETTLED and there.latitude is not None and there.longitude is not None:
        for side in actors | {one.side for one in claim.targets if one.side}:
            counts.seen[side][cell_of(there.latitude, there.longitude)] += 1
    if claim.type in _VIOLENT and there.candidates and actors:
        place = placed(there, gazetteer)
        for side in actors if place is not None and place.country else ():
            counts.implied[side][place.country] += 1  # type: ignore[union-attr]


def _pairs(claim: Claim) -> Iterable[tuple[str, str]]:
    neutral = origin_tables().neutral
    actors = {one.side for one in claim.actors if one.side} - neutral
    targets = {side for one in claim.targets for side in (one.side, _holder(one.text)) if side} - neutral
    return ((one, other) for one in actors for other in targets if one != other)


def _holder(text: str) -> str | None:
    """Return the side that a place is said to be held by ("Armenian-held Stepanakert")."""
    found = _HELD.search(text)
    return side_in(found[1]) if found else None


def _conflict(fights: dict[str, Counter[str]]) -> Conflict:
    least = max((them.total() for them in fights.values()), default=0) * 0.02
    ranked = sorted(fights, key=lambda side: (-fights[side].total(), side))
    sides = {side for side in ranked if fights[side].total() >= least}
    opponents = {
        side: tuple(sorted(sides.intersection(fights[side]), key=lambda other: (-fights[side][other], other)))
        for side in ranked
        if side in sides
    }
    opponents = {side: them for side, them in opponents.items() if them}
    main = {
        side: them[0]
        for side, them in opponents.items()
        if fights[side][them[0]] >= MOSTLY * sum(fights[side][other] for other in them)
    }
    return Conflict(opponents, main=main)


def _leanings(called: dict[str, Counter[str]], made: Conflict) -> Iterable[tuple[str, str]]:
    """Yield the outlets that call one side invaders or enemies in their own words, with the side that this one fights."""
    for publisher, sides in called.items():
        side, count = min(sides.items(), key=lambda one: (-one[1], one[0]))
        other = made.opponent(side)
        if publisher and other and count >= _FEWEST and count >= MOSTLY * sides.total():
            yield publisher, other


def _called_enemies(finding: Finding) -> Iterable[str]:
    claim = finding.claim
    if len(claim.chain) > 1:
        return ()
    named = (one for one in (*claim.actors, *claim.targets) if one.side)
    return {one.side for one in named if one.side and faceless(one.text) in ("foreign", "enemy")}
