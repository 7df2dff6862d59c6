"""Bringing what is kept of a ledger's events up to date: after a new document only what resembles it is looked at again."""

import gc
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from fogline.events.linking.growth import Growth
from fogline.events.linking.laws import Laws
from fogline.events.linking.state import prefetch
from fogline.flow.fusing.aside import Aside
from fogline.flow.fusing.beside import Beside
from fogline.flow.fusing.pages import pages
from fogline.flow.fusing.shelf import KINDS, Shelf, Whole, state_changes
from fogline.flow.fusing.stages import Stages
from fogline.flow.fusing.told import Given, described, jobs, told
from fogline.flow.stating import stated, stated_form
from fogline.records import Decision
from fogline.records.cluster import Cluster
from fogline.records.errors import ServiceError
from fogline.records.ledger import Finding, LogLine

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger
    from fogline.ledger.contract import Change, Computed

_FORM = "28"
"""To be counted up when what is kept has another form, or comes out differently."""

_TRIES = 3
_SHARE = 3  # where more than one line of the log in so many is new, all is made anew


def up_to_date(ledger: "Ledger") -> Shelf:
    """Return the events as the ledger stands; what changed is kept where that is possible."""
    computed, now = ledger.store.computed(), f"{form()}{stated_form(ledger)}"
    for _ in range(_TRIES):
        since = computed.at()
        after = since[0] if since[1] == now else 0
        lines = list(ledger.log(after)) if after else []
        if after and not lines:
            return Shelf(computed)
        head = lines[-1].number if lines else ledger.counts().log
        if not after or len(lines) > head // _SHARE:
            if _kept(computed, since, (head, now), _anew(ledger), anew=True):
                return Shelf(computed)
            return Shelf(None, _anew(ledger))
        changes = list(_grown(ledger, Shelf(computed), lines))
        if _kept(computed, since, (head, now), changes, anew=False):
            return Shelf(computed)
        shelf = Shelf(computed, changes)
        if not computed.writable:
            break
    return shelf


def is_up_to_date(ledger: "Ledger") -> bool:
    """Tell whether what is kept is that of the ledger as it stands."""
    return ledger.store.computed().at() == (ledger.counts().log, f"{form()}{stated_form(ledger)}")


def made_anew(ledger: "Ledger") -> "Iterator[Change]":
    """Yield all that would be kept if nothing were kept yet."""
    return _anew(ledger)


def _kept(
    computed: "Computed", since: tuple[int, str], now: tuple[int, str], changes: "Iterable[Change]", *, anew: bool
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

    digest = hashlib.sha256(f"{_FORM} {__version__}".encode())
    for file in sorted(resources.files("fogline.events").joinpath("data").iterdir(), key=lambda file: file.name):
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Touched:
    """Documents (by id) that tell something else than before, and those that a law is on."""

    documents: frozenset[str]
    lawful: frozenset[str]


def _anew(ledger: "Ledger") -> "Iterator[Change]":
    """Yield all that is kept. What is no longer needed is let go as soon as it is yielded: memory is what bounds a ledger."""
    decisions = tuple(ledger.decisions())
    growth = Growth(Laws(decisions))
    state = growth.state
    progress = ledger.progress or (lambda _: nullcontext())
    with (
        progress("making events") as step,
        Aside() as aside,
        Beside(Given.of(decisions, stated(ledger))) as beside,
        _uncollected(),
    ):
        counts = ledger.counts()
        stages = Stages(step, counts.claims)
        told_by = beside.told(pages(ledger.claims(meanings=True), aside))
        growth.begin(
            stages.over("tell", told_by, lambda: counts.documents),
            lambda work: stages.over(
                "tie", beside.tied(work), lambda: len(state.tellings), lambda pair: len(pair[0].met)
            ),
        )
        yield from state_changes(state, ("rows",))
        state.rows.clear()
        settled = growth.settle()
        yield from state_changes(state, ("ties",))
        state.ties.clear()
        done = beside.described(jobs(settled.changed, settled.group_of, state, aside.get))
        yield from told(stages.over("describe", done, lambda: len(settled.changed), lambda pair: len(pair[0])))
    yield from state_changes(state, sorted(KINDS - {"rows", "ties"}))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from looking through millions of objects that make none, over and over."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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
    held = {finding.claim.id: finding.bare() for here in found.values() for finding in here}
    given = Given.of(decisions, stated(ledger))
    work = jobs(tuple(clusters.values()), groups, state, lambda claims: _findings(ledger, claims, held))
    changes = told(((part, described(part, given)) for part in work), shelf, before)
    yield from _replaced(changes, before, clusters.values())
    yield from state_changes(state)


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


def _findings(ledger: "Ledger", claims: Sequence[str], held: Mapping[str, Finding]) -> Mapping[str, Finding]:
    missing = [claim for claim in claims if claim not in held]
    if not missing:
        return held
    found = {finding.claim.id: finding for finding in ledger.claims(claims=missing)}
    return found | {claim: held[claim] for claim in claims if claim in held}


def _by_document(ledger: "Ledger", documents: Collection[str]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in ledger.claims(documents=sorted(documents), meanings=True):
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
