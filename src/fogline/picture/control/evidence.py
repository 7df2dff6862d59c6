"""What events say of who holds a place: each event as at most one piece of evidence for each place, side and voice.

A claim speaks of a place if it is put there, of a side if it names one or calls it "the enemy"; what it says follows from its
type and from the words around the place's name. Nothing is read into claims that are put at a region or a country.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.gazetteer import Gazetteer
from fogline.picture.control.opponents import Conflict
from fogline.picture.control.options import ControlOptions
from fogline.picture.control.phrases import described
from fogline.picture.control.saying import AT_HOME, FIRE, FOUGHT, HEDGED, Saying, said
from fogline.picture.control.spots import Spot, spots
from fogline.records.control import ControlEvidence, ControlKind, Voice
from fogline.records.event import Origin
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_GAINS = frozenset({"capture", "control", "withdrawal", "repulse"})  # where it matters whose word it is
_NEAR = 0.6  # what is said to be near a place weighs less for the place itself
_EITHER = 0.4  # "occupied Kherson" may be the region
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
    found: list[tuple[FusedEvent, list[_Word]]] = []
    best: dict[tuple[str, str, ControlKind, str | None], _Word] = {}
    for event in events:
        if event.type in FOUGHT | FIRE | AT_HOME or _speaks(event):
            words = [word for finding in _counted(event) for word in _words(finding, event, made, gazetteer)]
            found.append((event, words))
            for word in words:
                first = best.setdefault(_once(word), word)
                if word.weight > first.weight:
                    best[_once(word)] = word
    for event, words in found:
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
    heard = {outlet, *(made.principal(link.side) for link in finding.claim.chain)}
    for spot in spots(finding, gazetteer):
        for kind, side in said(Saying(finding, spot, made, camp)):
            weight = _NEAR if spot.near else 1.0
            if kind == "control" and spot.shared and described(spot.before, spot.after):
                weight *= _EITHER
            if kind in ("capture", "control", "withdrawal") or finding.claim.reality == "possible":
                weight *= _sure(finding)
            yield _Word(
                spot, kind, side, _voice(camp, side, made, heard), origin.id if origin else finding.document.id,
                finding.document.id, day, weight, finding.claim.id, finding.evidence,
            )  # fmt: skip


def _camp(origin: Origin | None, made: Conflict) -> str | None:
    if origin is None:
        return None
    if origin.kind in ("monitor", "correspondent") and origin.camp == "neutral":
        return "neutral"
    return origin.camp if origin.camp == "neutral" else made.principal(origin.camp or origin.side)


def _voice(camp: str | None, side: str | None, made: Conflict, heard: Collection[str | None]) -> Voice:
    """Return in whose voice a claim speaks for ``side``; a side admits only what it is ``heard`` to say itself."""
    if camp is None or camp == "neutral" or side is None or camp not in made.opponents:
        return "neutral"
    if camp == side:
        return "own"
    return "admission" if camp in heard else "neutral"


def _sure(finding: Finding) -> float:
    band = finding.claim.certainty
    return max(0.2, min(1.0, (band.low + band.high) / 1.9)) * HEDGED.get(finding.claim.reality, 1.0)


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
