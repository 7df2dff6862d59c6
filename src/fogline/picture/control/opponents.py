"""Who fights whom, and whose side those are on whom a text calls "the enemy" or "the occupiers"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from fogline.claims.parties import look_up, side_in
from fogline.events.origins_tables import origin_tables
from fogline.events.placed import placed
from fogline.gazetteer import Gazetteer
from fogline.picture.control.phrases import faceless
from fogline.records import Claim, Participant
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
_FEWEST, _MOSTLY = 5, 0.8
_HELD = re.compile(r"\b([A-Z][\w’']+)-(?:held|controlled|occupied)\b")
_CODE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sides that fight, each with those that it fights (the most often told first), and the side that outlets speak for."""

    opponents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that fight, those in most fights first."""
        return tuple(self.opponents)

    def opponent(self, side: str | None) -> str | None:
        """Return the side that fights ``side`` most, or ``None``."""
        them = self.opponents.get(side or "", ())
        return them[0] if them else None

    def principal(self, side: str | None) -> str | None:
        """Return the side of the conflict that ``side`` is or is allied with; ``None``: neither."""
        if side is None or side in self.opponents:
            return side
        allies = origin_tables().allies
        found = [one for one in self.opponents if side in allies.get(one, ())]
        return found[0] if len(found) == 1 else None

    def outlet(self, publisher: str | None) -> str | None:
        """Return the side for which an outlet speaks, or ``None``."""
        return self.principal(self.outlets.get(publisher or "") or _known_side(publisher or ""))

    def side_of(self, participant: Participant, speaker: str | None, country: str) -> str | None:
        """Return the side of a party: its own, or, of words such as "the enemy", that against whom speaks or whose ground it is.

        ``speaker`` is the side of who says it, ``country`` the code of the country that the place lies in.
        """
        if participant.side is not None:
            return self.principal(participant.side)
        return self.side_called(participant.text, speaker, country)

    def side_called(self, text: str, speaker: str | None, country: str) -> str | None:
        """Return the side of those whom ``text`` calls by no name of their own."""
        sort = faceless(text)
        if sort in ("state", "rebel"):
            return self._at_home(sort == "state", country)
        if sort == "own":
            return speaker
        if sort == "foreign" and country in self.opponents:
            return self.opponent(country)
        return self.opponent(speaker or country) if sort else None

    def _at_home(self, state: bool, country: str) -> str | None:
        """Return the state of ``country`` in a war within it, or the one group that fights it there."""
        against = self.opponents.get(country, ())
        groups = [one for one in against if not _CODE.fullmatch(one)]
        if not groups or groups[0] != against[0]:
            return None  # no war, or first of all one with another state, whose army may be meant
        return country if state else groups[0] if len(groups) == 1 else None


def conflict(events: Iterable[FusedEvent], gazetteer: Gazetteer) -> Conflict:
    """Return who fights whom in ``events``, as most claims tell it, and what side their outlets speak for.

    Two sides fight if one does violence to the other, or (counted half) to a place in the country of a side that takes part.
    """
    fights: dict[str, Counter[str]] = defaultdict(Counter)
    called: dict[str, Counter[str]] = defaultdict(Counter)
    implied: Counter[tuple[str, str]] = Counter()
    speaking: set[str] = set()
    for finding in (finding for event in events for finding in event.findings):
        claim = finding.claim
        speaking.update(one.side for one in (*claim.actors, *claim.targets) if one.side)
        speaking.update(link.side for link in claim.chain if link.side)
        if claim.type in _VIOLENT:
            for one, other in _pairs(claim):
                fights[one][other] += 2
                fights[other][one] += 2
            implied.update(_implied(claim, gazetteer))
        for side in _called_enemies(finding):
            called[finding.document.publisher or ""][side] += 1
    for (one, other), count in implied.items():
        if other in speaking:
            fights[one][other] += count
            fights[other][one] += count
    return _conflict(fights, called)


def _pairs(claim: Claim) -> Iterable[tuple[str, str]]:
    neutral = origin_tables().neutral
    actors = {one.side for one in claim.actors if one.side} - neutral
    targets = {side for one in claim.targets for side in (one.side, _holder(one.text)) if side} - neutral
    return ((one, other) for one in actors for other in targets if one != other)


def _holder(text: str) -> str | None:
    """Return the side that a place is said to be held by ("Armenian-held Stepanakert")."""
    found = _HELD.search(text)
    return side_in(found[1]) if found else None


def _implied(claim: Claim, gazetteer: Gazetteer) -> Iterable[tuple[str, str]]:
    """Yield the sides that do violence to a place, with the country that the place is in."""
    if claim.place is None or not claim.place.candidates:
        return
    place = placed(claim.place, gazetteer)
    for side in {one.side for one in claim.actors if one.side} - origin_tables().neutral:
        if place is not None and place.country and place.country != side:
            yield side, place.country


def _conflict(fights: dict[str, Counter[str]], called: dict[str, Counter[str]]) -> Conflict:
    least = max((sum(them.values()) for them in fights.values()), default=0) * 0.02
    ranked = sorted(fights, key=lambda side: (-sum(fights[side].values()), side))
    sides = {side for side in ranked if sum(fights[side].values()) >= least}
    opponents = {
        side: tuple(sorted(sides.intersection(fights[side]), key=lambda other: (-fights[side][other], other)))
        for side in ranked
        if side in sides
    }
    made = Conflict({side: them for side, them in opponents.items() if them})
    return Conflict(made.opponents, dict(_leanings(called, made)))


def _leanings(called: dict[str, Counter[str]], made: Conflict) -> Iterable[tuple[str, str]]:
    """Yield the outlets that call one side invaders or enemies in their own words, with the side that this one fights."""
    for publisher, sides in called.items():
        side, count = min(sides.items(), key=lambda one: (-one[1], one[0]))
        other = made.opponent(side)
        if publisher and other and count >= _FEWEST and count >= _MOSTLY * sides.total():
            yield publisher, other


def _called_enemies(finding: Finding) -> Iterable[str]:
    claim = finding.claim
    if len(claim.chain) > 1:
        return ()
    named = (one for one in (*claim.actors, *claim.targets) if one.side)
    return {one.side for one in named if one.side and faceless(one.text) in ("foreign", "enemy")}


@lru_cache(maxsize=4096)
def _known_side(publisher: str) -> str | None:
    """Return the side of an outlet as the table of parties has it, by its name or that of its site."""
    bare = re.sub(r"^(?:www|en)\.|\.(?:com|net|org|info|co\.uk|[a-z]{2})$", "", publisher.casefold())
    known = look_up(publisher) or look_up(bare) or look_up(bare.capitalize()) or look_up(bare.upper())
    return known.side if known is not None else None
