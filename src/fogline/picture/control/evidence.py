"""What events say of who holds a place: each event as at most one piece of evidence for each place, side and voice.

A claim speaks of a place if it is put there, of a side if it names one or calls it "the enemy"; what it says follows from its
type and from the words around the place's name. Nothing is read into claims that are put at a region or a country.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.gazetteer import Gazetteer
from fogline.picture.control.opponents import Conflict
from fogline.picture.control.options import ControlOptions
from fogline.picture.control.parts import share_of
from fogline.picture.control.phrases import Described, described, faceless, taken_from, towards
from fogline.picture.control.spots import Spot, spots
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
from fogline.records.control import ControlEvidence, ControlKind, Voice
from fogline.records.event import Origin
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

# Artillery and bombs are seldom told to fall on ground of those who fire.
_FIRE = frozenset({"shelling", "air_strike", "missile_strike", "drone_strike", "attack"})
_AT_HOME = frozenset({"interception", "mobilization", "detention", "humanitarian", "election"})
_FOUGHT = frozenset({"clash", "siege", "assault", "repulse"})
_GAINS = frozenset({"capture", "control", "withdrawal", "repulse"})  # where it matters whose word it is
_NEAR = 0.6  # what is said to be near a place weighs less for the place itself
_EITHER = 0.4  # "occupied Kherson" may be the region
_HEDGED = {"factual": 1.0, "possible": 0.4}
_OLD_DAYS = 30
_LONGEST_DAYS = 10


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of evidence together with the place that it is about."""

    spot: Spot
    evidence: ControlEvidence


@dataclass(frozen=True, slots=True)
class _Word:
    """What one claim says: for ``side`` (``None``: only that it is fought over), in whose voice, how surely."""

    spot: Spot
    kind: ControlKind
    side: str | None
    voice: Voice
    origin: str
    document: str
    day: str
    weight: float
    claim: str
    words: str


def told(events: Iterable[FusedEvent], made: Conflict, gazetteer: Gazetteer, options: ControlOptions) -> Iterator[Told]:
    """Yield what ``events`` say of who holds which place; a report that says one thing several times says it once."""
    said: list[tuple[FusedEvent, list[_Word]]] = []
    best: dict[tuple[str, str, ControlKind, str | None], _Word] = {}
    for event in events:
        if event.type in _FOUGHT | _FIRE | _AT_HOME or _speaks(event):
            words = [word for finding in _counted(event) for word in _words(finding, event, made, gazetteer)]
            said.append((event, words))
            for word in words:
                first = best.setdefault(_once(word), word)
                if word.weight > first.weight:
                    best[_once(word)] = word
    for event, words in said:
        yield from _evidence(event, [word for word in words if best[_once(word)] is word], options)


def _once(word: _Word) -> tuple[str, str, ControlKind, str | None]:
    return word.document, word.spot.key, word.kind, word.side


def _speaks(event: FusedEvent) -> bool:
    return any(one.claim.place is not None for one in event.findings)


def _counted(event: FusedEvent) -> Iterator[Finding]:
    for one in event.findings:
        if one.status != "rejected" and one.claim.duplicate_of is None and one.claim.place is not None:
            yield one


def _words(finding: Finding, event: FusedEvent, made: Conflict, gazetteer: Gazetteer) -> Iterator[_Word]:
    day = _day(finding)
    if day is None:
        return
    origin = next((one for one in event.support.graph.origins if finding.claim.id in one.claims), None)
    outlet = made.outlet(finding.document.publisher)
    camp = _camp(origin, made) or outlet
    for spot in spots(finding, gazetteer):
        for kind, side in _said(finding, spot, made, camp):
            weight = _NEAR if spot.near else 1.0
            if kind == "control" and spot.shared and described(spot.before, spot.after):
                weight *= _EITHER
            if kind in ("capture", "control", "withdrawal") or finding.claim.reality == "possible":
                weight *= _sure(finding)
            yield _Word(
                spot, kind, side, _voice(camp, side, made), origin.id if origin else finding.document.id, finding.document.id,
                day, weight,
                finding.claim.id, finding.evidence,
            )  # fmt: skip


def _said(
    finding: Finding, spot: Spot, made: Conflict, speaker: str | None
) -> Iterator[tuple[ControlKind, str | None]]:
    """Yield what a claim says of the place: kinds of evidence, each with the side that it speaks for."""
    claim = finding.claim
    told_of = described(spot.before, spot.after)
    if told_of is not None and told_of.done and claim.type == "capture" and claim.actors:
        told_of = None  # who takes it is read already: "troops captured X" describes no X
    if told_of is not None and (read := tuple(_described(told_of, spot, made, speaker))):
        yield from read
        return
    if claim.reality not in _HEDGED or claim.polarity == "negative":
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


def _camp(origin: Origin | None, made: Conflict) -> str | None:
    if origin is None:
        return None
    if origin.kind in ("monitor", "correspondent") and origin.camp == "neutral":
        return "neutral"
    return origin.camp if origin.camp == "neutral" else made.principal(origin.camp or origin.side)


def _voice(camp: str | None, side: str | None, made: Conflict) -> Voice:
    if camp is None or camp == "neutral" or side is None or camp not in made.opponents:
        return "neutral"
    return "own" if camp == side else "admission"


def _sure(finding: Finding) -> float:
    band = finding.claim.certainty
    return max(0.2, min(1.0, (band.low + band.high) / 1.9)) * _HEDGED.get(finding.claim.reality, 1.0)


def _day(finding: Finding) -> str | None:
    """Return the day that a claim speaks of: its own where that is told closely, else that of the report; ``None``: neither."""
    published = finding.document.published.end
    when = finding.claim.when
    start, end = ((when.start or "")[:10], (when.end or "")[:10]) if when is not None else ("", "")
    day = _parsed(end)
    if day is not None and published is not None and day > published:
        if (first := _parsed(start)) is not None and first > published:
            return None
        day = published
    if day is not None and (first := _parsed(start)) is not None:
        if (day - first).days <= _LONGEST_DAYS:
            return day.isoformat()
        if published is None or (published - day).days > _OLD_DAYS:
            return day.isoformat()
    return published.isoformat() if published is not None else None


def _parsed(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _evidence(event: FusedEvent, words: Sequence[_Word], options: ControlOptions) -> Iterator[Told]:
    """Yield one piece of evidence for each place, kind, side and voice; each further origin counts less than the one before."""
    groups: dict[tuple[str, ControlKind, str | None, Voice], list[_Word]] = defaultdict(list)
    for word in words:
        groups[word.spot.key, word.kind, word.side, word.voice].append(word)
    for (key, kind, side, voice), group in groups.items():
        by_origin: dict[str, float] = {}
        for word in group:
            by_origin[word.origin] = max(by_origin.get(word.origin, 0.0), word.weight)
        counted = sum(weight * 0.5**place for place, weight in enumerate(sorted(by_origin.values(), reverse=True)))
        best = max(group, key=lambda word: word.weight)
        yield Told(
            best.spot,
            ControlEvidence(
                kind, voice, side, max(word.day for word in group),
                round(counted * options.weights[kind] * (options.voices[voice] if kind in _GAINS else 1.0), 3), event.id,
                tuple(dict.fromkeys(word.claim for word in sorted(group, key=lambda word: -word.weight))),
                key, best.spot.name, words=" ".join(best.words.split()),
            ),
        )  # fmt: skip
