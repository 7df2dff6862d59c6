"""Bringing what is kept of a ledger's events up to date: after a new document only what resembles it is looked at again."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING

from fogline.events.families import Placed, placed_of
from fogline.events.growth import Growth, rank
from fogline.events.laws import Laws
from fogline.events.state import State, prefetch
from fogline.flow.fusing_shelf import Shelf, Whole, decoder, encode, state_changes
from fogline.records import Decision
from fogline.records.cluster import Cluster
from fogline.records.errors import ServiceError
from fogline.records.ledger import Finding, LogLine

if TYPE_CHECKING:
    from fogline.events.tellings import Telling
    from fogline.flow.ledger import Ledger
    from fogline.ledger.contract import Change, Computed

_FORM = "4"
"""To be counted up when what is kept has another form, or comes out differently."""

_TRIES = 3
_HELD = 60_000
"""Claims that are kept in memory while all events are made; of a larger ledger they are read again, event by event."""
_TOGETHER = 400
_SHARE = 3  # where more than one line of the log in so many is new, all is made anew


def up_to_date(ledger: "Ledger") -> Shelf:
    """Return the events as the ledger stands; what changed is kept where that is possible."""
    computed = ledger.store.computed()
    shelf = Shelf(computed)
    for _ in range(_TRIES):
        since = computed.at()
        after = since[0] if since[1] == form() else 0
        lines = list(ledger.log(after))
        if after and not lines:
            return Shelf(computed)
        head = lines[-1].number if lines else 0
        anew = not after or len(lines) > head // _SHARE
        changes = list(_anew(ledger) if anew else _grown(ledger, Shelf(computed), lines))
        if _kept(computed, since, (head, form()), changes, anew):
            return Shelf(computed)
        shelf = Shelf(None if anew else computed, changes)
        if not computed.writable:
            break
    return shelf


def _kept(
    computed: "Computed", since: tuple[int, str], now: tuple[int, str], changes: "Sequence[Change]", anew: bool
) -> bool:
    if not computed.writable:
        return False
    try:
        return computed.keep(since, now, changes, anew=anew)
    except ServiceError:  # somebody writes for long, or the disk is full: the answer does not depend on it
        return False


@cache
def form() -> str:
    """Return what the events of a ledger come out of, beside the ledger: the version, the weights and tables."""
    from fogline import __version__

    told = hashlib.sha256(f"{_FORM} {__version__}".encode())
    for file in sorted(resources.files("fogline.events").joinpath("data").iterdir(), key=lambda file: file.name):
        if file.is_file():
            told.update(file.read_bytes())
    return told.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Touched:
    """Documents (by id) that tell something else than before, and those that a law is on."""

    documents: frozenset[str]
    lawful: frozenset[str]


def _anew(ledger: "Ledger") -> "Iterator[Change]":
    decisions = tuple(ledger.decisions())
    growth = Growth(Laws(decisions))
    held: dict[str, Finding] | None = {}
    for document, told in groupby(ledger.claims(), key=lambda finding: finding.document.id):
        findings = tuple(told)
        growth.put(document, findings)
        if held is not None:
            held.update((finding.claim.id, finding) for finding in findings)
            held = held if len(held) <= _HELD else None
    settled = growth.settle()
    yield from _told(ledger, growth.state, _Retold(settled.changed, settled.group_of, decisions), held or {})
    yield from state_changes(growth.state)


def _grown(ledger: "Ledger", shelf: Shelf, lines: Iterable[LogLine]) -> "Iterator[Change]":
    decisions = tuple(ledger.decisions())
    touched = _touched(ledger, shelf, lines, decisions)
    if not touched.documents:
        return
    found = _by_document(ledger, touched.documents)
    state = shelf.state()
    growth = Growth(Laws(decisions), state=state)
    prefetch(state.documents, touched.documents)
    for document in sorted(touched.documents):
        growth.put(document, found.get(document, ()), again=document in touched.lawful)
    settled = growth.settle()
    clusters = {event.id: event for event in settled.changed}
    groups = dict(settled.group_of)
    for first in {state.group_of[name] for document in found for name in state.documents.get(document, ())}:
        clusters |= {event.id: event for event in state.groups[first]}
        groups |= {event.id: first for event in state.groups[first]}
    before = shelf.wholes([*clusters, *(event.id for event in settled.gone)])
    held = {finding.claim.id: finding for told in found.values() for finding in told}
    retold = _Retold(tuple(clusters.values()), groups, decisions)
    yield from _replaced(_told(ledger, state, retold, held, shelf, before), before, clusters.values())
    yield from state_changes(state)


@dataclass(frozen=True, slots=True)
class _Retold:
    """Events to be told of (anew), the group of each, and the decisions in force."""

    clusters: Sequence[Cluster]
    group_of: Mapping[str, str]
    decisions: Sequence[Decision]


def _told(
    ledger: "Ledger",
    state: State,
    retold: _Retold,
    held: Mapping[str, Finding],
    shelf: Shelf | None = None,
    before: Mapping[str, Whole] | None = None,
) -> "Iterator[Change]":
    """Yield what is kept of events; ``shelf`` and ``before`` are what was."""
    from fogline.events.describe import describe

    bounds: dict[str, dict[str, Placed]] = {}
    names: dict[str, str] = {}
    old = [one.placed for one in (before or {}).values() if one.placed is not None and one.placed.bounds]
    for start in range(0, len(retold.clusters), _TOGETHER):
        part = retold.clusters[start : start + _TOGETHER]
        findings = _findings(ledger, [claim for event in part for claim in event.claims], held)
        for event in part:
            own = tuple(findings[claim] for claim in event.claims if claim in findings)
            first = state.tellings[retold.group_of[event.id]]
            placed = placed_of(event, _tellings(state, event, findings))
            support = describe(own, event.id, event.type, retold.decisions)
            whole = Whole(event, support, placed, (*first.order, rank(event)))
            yield "event", event.id, encode(whole)
            yield "line", event.id, encode(whole.line)
            names |= {event.id: event.claims[0], event.family: first.order[1]}
            yield from (("claim", claim, event.id.encode()) for claim in event.claims)
            if placed is not None and placed.bounds:
                for cell in placed.cells:
                    bounds.setdefault(cell, {})[event.id] = placed
    yield from (("first", name, claim.encode()) for name, claim in names.items())
    gone = {cell for placed in old for cell in placed.cells}
    known = shelf.fetch("bound", sorted(gone | bounds.keys())) if shelf is not None else {}
    read = decoder(tuple[Placed, ...])
    for cell in sorted(gone | bounds.keys()):
        here = {one.id: one for one in read(known.get(cell, b"[]")) if one.id not in (before or {})}
        here |= bounds.get(cell, {})
        yield "bound", cell, encode(tuple(here[name] for name in sorted(here))) if here else None


def _replaced(changes: "Iterable[Change]", before: Mapping[str, Whole], now: Collection[Cluster]) -> "Iterator[Change]":
    """Yield what is no longer, then ``changes``."""
    claims = {claim for event in now for claim in event.claims}
    left = {event.id for event in now}
    for name, one in before.items():
        yield from (("claim", claim, None) for claim in one.cluster.claims if claim not in claims)
        if name not in left:
            yield "event", name, None
            yield "line", name, None
    yield from changes


def _tellings(state: State, event: Cluster, findings: Mapping[str, Finding]) -> "Iterator[Telling]":
    documents = {findings[claim].document.id for claim in event.claims if claim in findings}
    claims = frozenset(event.claims)
    for document in sorted(documents):
        for name in state.documents[document]:
            if not claims.isdisjoint(state.tellings[name].claims):
                yield state.tellings[name]


def _findings(ledger: "Ledger", claims: Sequence[str], held: Mapping[str, Finding]) -> Mapping[str, Finding]:
    missing = [claim for claim in claims if claim not in held]
    if not missing:
        return held
    found = {finding.claim.id: finding for finding in ledger.claims(claims=missing)}
    return found | {claim: held[claim] for claim in claims if claim in held}


def _by_document(ledger: "Ledger", documents: Collection[str]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in ledger.claims(documents=sorted(documents)):
        found.setdefault(finding.document.id, []).append(finding)
    return found


def _touched(ledger: "Ledger", shelf: Shelf, lines: Iterable[LogLine], decisions: Iterable[Decision]) -> _Touched:
    made = {decision.id: decision for decision in decisions}
    documents: set[str] = set()
    decided: list[Decision] = []
    for line in lines:
        if line.act == "document":
            documents.add(line.subject)
        elif line.act == "reading":
            documents.add(json.loads(line.detail or "{}").get("document", ""))
        elif line.act == "decision" and line.subject in made:
            decided.append(made[line.subject])
    while undone := [made[name] for one in decided if one.kind == "undo" for name in one.subjects if name in made]:
        decided = [one for one in decided if one.kind != "undo"] + undone
    laws = _documents_of(ledger, shelf, (one for one in decided if one.kind in ("merge", "split")))
    others = _documents_of(ledger, shelf, (one for one in decided if one.kind not in ("merge", "split", "comment")))
    return _Touched(frozenset(documents - {""}) | laws | others, laws)


def _documents_of(ledger: "Ledger", shelf: Shelf, decided: Iterable[Decision]) -> frozenset[str]:
    """Return the documents of the claims that decisions are on, by their own ids or those of events that they name."""
    subjects = sorted({subject for one in decided for subject in one.subjects})
    if not subjects:
        return frozenset()
    claims = {claim.decode() for claim in shelf.fetch("first", subjects).values()} | set(subjects)
    found = ledger.claims(claims=sorted(claims), duplicates=True)
    return frozenset(finding.document.id for finding in found)
