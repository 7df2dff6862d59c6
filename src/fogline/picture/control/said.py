"""What a claim says of who holds a place: kinds of evidence, each with the side that it speaks for.

It follows from the claim's type and from the words round the place's name; who is called "the enemy" depends on who speaks.
"""

from collections.abc import Iterator, Sequence

from fogline.picture.control.opponents import Conflict
from fogline.picture.control.parts import share_of
from fogline.picture.control.phrases import Described, described, faceless, taken_from, towards
from fogline.picture.control.spots import Spot
from fogline.picture.control.tellings import (
    against_crowd,
    defeated,
    forfeited,
    freed,
    in_pocket,
    lost,
    meant,
    not_taken,
    of_men,
    of_ruin,
    of_things,
    over,
    tried,
    vague,
)
from fogline.records import Participant
from fogline.records.control import ControlKind
from fogline.records.ledger import Finding

HEDGED = {"factual": 1.0, "possible": 0.4}
"""The realities of a claim that says something of the place, and what it counts then; any other tells what is not so."""
# Artillery and bombs are seldom told to fall on ground of those who fire.
_FIRE = frozenset({"shelling", "air_strike", "missile_strike", "drone_strike", "attack"})
_AT_HOME = frozenset({"interception", "mobilization", "detention", "humanitarian", "election"})


def said(finding: Finding, spot: Spot, made: Conflict, speaker: str | None) -> Iterator[tuple[ControlKind, str | None]]:
    """Yield what a claim says of the place: kinds of evidence, each with the side that it speaks for."""
    claim = finding.claim
    told_of = described(spot.before, spot.after)
    if told_of is not None and told_of.done and claim.type == "capture" and claim.actors:
        told_of = None  # who takes it is read already: "troops captured X" describes no X
    if told_of is not None and (read := tuple(_described(told_of, spot, made, speaker))):
        yield from read
        return
    if claim.reality not in HEDGED or claim.polarity == "negative":
        yield from _denied(finding, spot, made, speaker)
        return
    yield from _by_type(finding, spot, made, speaker)


def _described(
    told_of: Described, spot: Spot, made: Conflict, speaker: str | None
) -> Iterator[tuple[ControlKind, str | None]]:
    """Yield what a description of the place says ("occupied X"); nothing where it may as well be that of its region."""
    home = spot.country if spot.country in made.opponents else speaker
    named = _named(told_of.who, spot, made)
    if told_of.rule == "occupied":
        yield "control", named or made.opponent(home)
    elif told_of.rule == "held" and named:
        yield "control", named
    elif told_of.rule == "liberated":
        yield "capture", named or home
    elif told_of.rule == "besieged" and home:
        yield "siege", made.opponent(named) if named else home
        yield "fighting", None


def _by_type(
    finding: Finding, spot: Spot, made: Conflict, speaker: str | None
) -> Iterator[tuple[ControlKind, str | None]]:
    claim = finding.claim
    actor, target = (
        _side(claim.actors, spot, (made, speaker)),
        _side(claim.targets, spot, (made, speaker)),
    )
    other = made.opponent(actor) or (target if target != actor else None)
    words = finding.evidence
    if claim.type in ("capture", "control"):
        yield from _taken(finding, spot, made, actor)
    elif claim.type == "withdrawal" and actor and not of_things(words) and not tried(words):
        yield from _left(finding, spot, actor, (target, other))
    elif claim.type == "repulse" and (actor or made.opponent(target)):
        yield "repulse", actor or made.opponent(target)
        yield "fighting", None
    elif claim.type == "siege" and (other or target):
        yield "siege", other or target
        yield "fighting", None
    elif claim.type == "assault" and other:
        yield "assault", other
    elif claim.type in _FIRE and actor:
        yield ("presence", actor) if against_crowd(words) else ("fire", other)
    elif claim.type == "clash":
        yield "fighting", None
    elif claim.type in _AT_HOME and actor and not spot.near:
        yield "presence", actor


def _left(
    finding: Finding, spot: Spot, actor: str, others: tuple[str | None, str | None]
) -> Iterator[tuple[ControlKind, str | None]]:
    """Yield what a withdrawal says: nothing where no forces leave, the side that drives others out where it does."""
    target, other = others
    targets = finding.claim.targets
    if targets and not any(of_men(one.text) or spot.printed in one.text for one in targets):
        return
    if towards(spot.before):
        yield "presence", actor
    elif target not in (None, actor) and any(of_men(one.text) for one in targets):
        yield "repulse", actor  # "drives the troops away from X"
    elif other and not spot.near:
        yield "withdrawal", other


def _taken(finding: Finding, spot: Spot, made: Conflict, actor: str | None) -> Iterator[tuple[ControlKind, str | None]]:
    """Yield what a claim of a capture or of control says; only that it is still to be taken, where it is only tried."""
    words = finding.evidence
    kind: ControlKind = "capture" if finding.claim.type == "capture" else "control"
    if spot.near or over(words) or vague(words):
        return
    if actor and _robbed(finding.claim.actors, finding):
        actor = made.opponent(actor)
    if actor is None and freed(words) and spot.country in made.opponents and _own_or_none(finding):
        actor = spot.country
    if actor is None and not finding.claim.actors:
        actor = made.opponent(_forfeits(finding, spot, made))
    if actor is None or of_ruin(words):
        return
    if kind == "control" and in_pocket(words):
        yield "siege", actor
        yield "fighting", None
        return
    share = share_of(finding.claim.targets, spot.printed, spot.before, words)
    if share in ("part", "thing"):
        yield "presence", actor
    elif not_taken(spot.before, spot.after) if spot.printed else tried(words):
        yield "assault", made.opponent(actor)
        return
    else:
        yield kind, made.opponent(actor) if lost(words) else actor
    if share in ("most", "part"):
        yield "fighting", None


def _denied(
    finding: Finding, spot: Spot, made: Conflict, speaker: str | None
) -> Iterator[tuple[ControlKind, str | None]]:
    """Yield what follows where a capture is denied or failed: who was to lose the place still has it."""
    claim = finding.claim
    if claim.type not in ("capture", "assault") or claim.polarity != "negative":
        return
    other = made.opponent(_side(claim.actors, spot, (made, speaker)))
    if other is None and not claim.actors:
        other = _forfeits(finding, spot, made)
    if other:
        yield ("assault" if claim.type == "capture" and meant(finding.evidence) else "repulse"), other


def _own_or_none(finding: Finding) -> bool:
    """Tell whether nobody is told to take a place back, or only "the army", which is that of the country then."""
    return all(faceless(one.text) in ("state", "own") for one in finding.claim.actors)


def _forfeits(finding: Finding, spot: Spot, made: Conflict) -> str | None:
    """Return the side that says of itself that it lost the place, or that it did not."""
    return made.principal(finding.claim.chain[0].side) if forfeited(spot.before) else None


def _side(participants: Sequence[Participant], spot: Spot, who: tuple[Conflict, str | None]) -> str | None:
    """Return the one side of the participants, or ``None`` where there is none or more than one."""
    made, speaker = who
    sides = {made.side_of(one, speaker, spot.country) for one in participants} - {None}
    return sides.pop() if len(sides) == 1 else None


def _robbed(actors: Sequence[Participant], finding: Finding) -> bool:
    """Tell whether the actors lose it: it is taken from them, or their defeat is told."""
    first = min(actors, key=lambda one: one.span.start)
    start = first.span.start - finding.claim.evidence.start
    if not 0 <= start <= len(finding.evidence):
        return False
    before, after = finding.evidence[:start], finding.evidence[start + len(first.text) :]
    return taken_from(before) or defeated(before, after)


def _named(who: str | None, spot: Spot, made: Conflict) -> str | None:
    from fogline.claims.parties import side_in

    if not who:
        return None
    return made.principal(side_in(who)) or made.side_called(who, None, spot.country)
