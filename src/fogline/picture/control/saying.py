"""What one claim says of a place: kinds of evidence, each with the side that it speaks for.

What it says follows from its type and from the words around the place's name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fogline.claims.parties.table import names_in, side_in
from fogline.picture.control.opponents import Conflict, Here, cell_of
from fogline.picture.control.parts import share_of
from fogline.picture.control.phrases import Described, described, faceless, taken_from, towards
from fogline.picture.control.spots import Spot
from fogline.picture.control.tellings import (
    against_crowd,
    defeated,
    driven_out,
    forfeited,
    freed,
    in_pocket,
    loser,
    lost,
    meant,
    not_surrounded,
    not_taken,
    of_men,
    of_ruin,
    of_things,
    over,
    relieved,
    tried,
    vague,
)
from fogline.records import Claim, Participant
from fogline.records.control import ControlKind
from fogline.records.ledger import Finding

# Artillery and bombs are seldom told to fall on ground of those who fire.
FIRE = frozenset({"shelling", "air_strike", "missile_strike", "drone_strike", "attack"})
AT_HOME = frozenset({"interception", "mobilization", "detention", "humanitarian", "election"})
FOUGHT = frozenset({"clash", "siege", "assault", "repulse"})
HEDGED = {"factual": 1.0, "possible": 0.4}

Word = tuple[ControlKind, str | None]


@cache
def _named(words: str) -> frozenset[str]:
    return frozenset(known.side for known in names_in(words) if known.side)


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim at a place, in a war; ``speaker`` is the side of who says it."""

    finding: Finding
    spot: Spot
    made: Conflict
    speaker: str | None

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.finding.claim

    @property
    def words(self) -> str:
        """Its words."""
        return self.finding.evidence

    @property
    def here(self) -> Here:
        """Where it speaks of."""
        at = cell_of(self.spot.latitude, self.spot.longitude)
        return Here(self.spot.country, at, lambda: _named(self.words))

    def against(self, side: str | None) -> str | None:
        """Return whom ``side`` fights here."""
        return self.made.opponent(side, self.here)

    def side(self, participants: Sequence[Participant]) -> str | None:
        """Return the one side of the participants, or ``None`` where there is none or more than one."""
        sides = {self.made.side_of(one, self.speaker, self.here) for one in participants} - {None}
        return sides.pop() if len(sides) == 1 else None

    def called(self, who: str | None) -> str | None:
        """Return the side of those who are called ``who`` in a description of the place ("rebel-held")."""
        if not who:
            return None
        return self.made.principal(side_in(who)) or self.made.side_called(who, None, self.here)


def said(one: Saying) -> Iterator[Word]:
    """Yield what a claim says of a place."""
    claim, spot = one.claim, one.spot
    told_of = described(spot.before, spot.after)
    if told_of is not None and told_of.done and claim.type == "capture" and claim.actors:
        told_of = None  # who takes it is read already: "troops captured X" describes no X
    if told_of is not None and (read := tuple(_described(told_of, one))):
        yield from read
    elif claim.reality not in HEDGED or claim.polarity == "negative":
        yield from _denied(one)
    else:
        yield from _by_type(one)


def _described(told_of: Described, one: Saying) -> Iterator[Word]:
    """Yield what a description of the place says ("occupied X"); nothing where it may as well be that of its region."""
    home = one.spot.country if one.spot.country in one.made.opponents else one.speaker
    named = one.called(told_of.who)
    if told_of.rule == "occupied" and (holder := named or one.against(home)):
        yield "control", holder
    elif told_of.rule == "held" and named:
        yield "control", named
    elif told_of.rule == "liberated" and (holder := named or home):
        yield "capture", holder
    elif told_of.rule == "besieged" and home and (inside := one.against(named) if named else home):
        yield "siege", inside
        yield "fighting", None


def _by_type(one: Saying) -> Iterator[Word]:
    claim, words = one.claim, one.words
    actor, target = one.side(claim.actors), one.side(claim.targets)
    other = (target if target != actor else None) or one.against(actor)
    if claim.type in ("capture", "siege") and (end := relieved(words)):
        if end == "broken" and actor:
            yield "repulse", actor  # those inside, or their friends
    elif claim.type in ("capture", "control"):
        yield from _taken(one, actor)
    elif claim.type == "withdrawal" and actor and not of_things(words) and not tried(words):
        yield from _left(one, actor, (target, other))
    elif claim.type == "repulse" and (stood := actor or one.against(target)):
        yield "repulse", stood
        yield "fighting", None
    elif claim.type == "siege" and other:
        yield "assault" if not_surrounded(one.spot.before) else "siege", other
        yield "fighting", None
    elif claim.type == "assault" and other:
        yield "assault", other
    elif claim.type in FIRE and actor and against_crowd(words):
        yield "presence", actor
    elif claim.type in FIRE and actor and other:
        yield "fire", other
    elif claim.type == "clash":
        yield "fighting", None
    elif claim.type in AT_HOME and actor and not one.spot.near:
        yield "presence", actor


def _left(one: Saying, actor: str, others: tuple[str | None, str | None]) -> Iterator[Word]:
    """Yield what a withdrawal says: nothing where no forces leave, the side that drives others out where it does."""
    target, other = others
    targets = one.claim.targets
    if targets and not any(of_men(each.text) or one.spot.printed in each.text for each in targets):
        return
    if towards(one.spot.before):
        yield "presence", actor
    elif driven_out(one.words) or (target not in (None, actor) and any(of_men(each.text) for each in targets)):
        yield "repulse", actor  # "drives the troops away from X"
    elif other and not one.spot.near:
        yield "withdrawal", other


def _taken(one: Saying, actor: str | None) -> Iterator[Word]:
    """Yield what a claim of a capture or of control says; only that it is still to be taken, where it is only tried."""
    claim, spot, words = one.claim, one.spot, one.words
    kind: ControlKind = "capture" if claim.type == "capture" else "control"
    if spot.near or over(words) or vague(words):
        return
    beaten = one.called(loser(words, spot.printed))
    if actor and (beaten == actor or _robbed(claim.actors, one.finding)):
        actor = one.against(actor)
    if actor is None and freed(words) and spot.country in one.made.opponents and _own_or_none(claim):
        actor = spot.country
    if actor is None and not claim.actors:
        actor = one.against(_forfeits(one) or beaten)
    if actor is None or of_ruin(words):
        return
    if kind == "control" and in_pocket(words):
        yield "siege", actor
        yield "fighting", None
        return
    share = share_of(claim.targets, spot.printed, spot.before, words)
    if share in ("part", "thing"):
        yield "presence", actor
    elif not_taken(spot.before, spot.after) if spot.printed else tried(words):
        if defender := one.against(actor):
            yield "assault", defender
        return
    elif holder := one.against(actor) if lost(words) and not beaten else actor:
        yield kind, holder
    if share in ("most", "part"):
        yield "fighting", None


def _denied(one: Saying) -> Iterator[Word]:
    """Yield what follows where a capture is denied or failed: who was to lose the place still has it."""
    claim = one.claim
    if claim.type not in ("capture", "assault") or claim.polarity != "negative":
        return
    other = one.against(one.side(claim.actors))
    if other is None and not claim.actors:
        other = _forfeits(one)
    if other:
        yield ("assault" if claim.type == "capture" and meant(one.words) else "repulse"), other


def _own_or_none(claim: Claim) -> bool:
    """Tell whether nobody is told to take a place back, or only "the army", which is that of the country then."""
    return all(faceless(one.text) in ("state", "own") for one in claim.actors)


def _forfeits(one: Saying) -> str | None:
    """Return the side that says of itself that it lost the place, or that it did not."""
    return one.made.principal(one.claim.chain[0].side) if forfeited(one.spot.before) else None


def _robbed(actors: Sequence[Participant], finding: Finding) -> bool:
    """Tell whether the actors lose it: it is taken from them, or their defeat is told."""
    first = min(actors, key=lambda one: one.span.start)
    start = first.span.start - finding.claim.evidence.start
    if not 0 <= start <= len(finding.evidence):
        return False
    before, after = finding.evidence[:start], finding.evidence[start + len(first.text) :]
    return taken_from(before) or defeated(before, after)
