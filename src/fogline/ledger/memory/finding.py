"""Asking a ledger in memory: every claim and every document is looked at, and those that fit are kept."""

from collections.abc import Iterator
from dataclasses import replace

from fogline.ledger.facets import Facets, facets_of
from fogline.ledger.folding import words
from fogline.ledger.matching import asked, asked_documents, relevance
from fogline.ledger.memory.held import Held, Holdings
from fogline.ledger.standing import Stretch, concerned, timeline
from fogline.records import Claim, Report
from fogline.records.ledger import ClaimQuery, DocumentHead, DocumentQuery, Finding, MeantFinding, OriginalHead

Found = tuple[Held, Stretch, DocumentHead]
"""A claim that fits: its document, its state, and its document's head as it was then."""


def claims(held: Holdings, query: ClaimQuery) -> list[Found]:
    """Return the claims that fit, in the query's order, however many it wants."""
    wanted, act = asked(query), held.act_by(query.known_on)
    found: list[Found] = []
    ranks: list[tuple[int, Facets]] = []
    for document in reversed(held.documents.values()):
        head = head_at(document, act)
        for stretch in _standing(held, document, act):
            claim = stretch.state.claim
            facets = _facets(document, claim)
            if wanted.fits(claim, stretch.state.status, facets, head):
                found.append((document, stretch, head))
                ranks.append((relevance(wanted.words, facets.texts), facets))
    order = list(range(len(found)))
    if query.order == "relevance":
        order.sort(key=lambda at: -ranks[at][0])
    elif query.order == "when":
        order.sort(key=lambda at: _when(ranks[at][1]))
    return [found[at] for at in order]


def finding(held: Holdings, found: Found, *, meanings: bool = False) -> Finding:
    """Return a claim as it counts, with what its sentence means where that is asked for."""
    document, stretch, head = found
    state = stretch.state
    read, report = next(pair for pair in document.readings if pair[0].act == state.reading)
    evidence = state.claim.evidence.of(document.document.text)
    known_since = held.log[stretch.start - 1].time
    known = (state.claim, evidence, head, read.reader, state.status, state.corrected, known_since)
    if not meanings:
        return Finding(*known)
    vectors, gist = report.vectors(), report.about()
    meaning = vectors[state.ordinal] if vectors else b""
    return MeantFinding(*known, meaning, gist) if meaning or gist else Finding(*known)


def documents(held: Holdings, query: DocumentQuery) -> Iterator[DocumentHead]:
    """Yield the documents that fit, newest added first."""
    wanted, act = asked_documents(query), held.act_by(query.known_on)
    fitting = []
    for document in reversed(held.documents.values()):
        if document.act <= act:
            head = head_at(document, act)
            if wanted.fits(head, _texts(document) if wanted.words else ()):
                fitting.append(head)
    return iter(fitting[: query.limit])


def report(document: Held, last: float, act: int | None) -> Report | None:
    """Return the reading that counts at the act ``last``, or the one of ``act``."""
    counting = [report for read, report in document.readings if read.act <= last and act in (None, read.act)]
    return counting[-1] if counting else None


def original_heads(held: Holdings, wanted: frozenset[str] | None) -> Iterator[OriginalHead]:
    """Yield originals in the order they came in."""
    kept = [kept for name, kept in held.originals.items() if wanted is None or name in wanted]
    return iter(
        [
            OriginalHead(
                *(each.original.sha256, len(each.original.content), each.original.media_type, tuple(each.custody)),
                each.slice,
            )
            for each in kept
        ]
    )


def head_at(document: Held, act: float) -> DocumentHead:
    """Return the head of a document as it was at an act."""
    counting = [read for read, _ in document.readings if read.act <= act]
    return replace(document.head, claims=len(counting[-1].claims)) if counting else document.head


def forget(document: Held) -> None:
    """Drop what was worked out of a document; it is worked out again when it is asked for."""
    document.stretches, document.texts = None, None
    document.facets.clear()


def _standing(held: Holdings, document: Held, act: float) -> list[Stretch]:
    """Return the states of a document's claims that count at an act: those of its reading in order, then the others."""
    if document.stretches is None:
        mine = {claim.id for read, _ in document.readings for claim in read.claims}
        decided = concerned(tuple(held.decided.values()), mine.__contains__)
        document.stretches = timeline([read for read, _ in document.readings], decided)
    current = max((read.act for read, _ in document.readings if read.act <= act), default=0)
    standing = [
        stretch for stretch in document.stretches if stretch.start <= act and (stretch.end is None or act < stretch.end)
    ]
    return sorted(standing, key=lambda stretch: (stretch.state.reading != current, stretch.state.place))


def _texts(document: Held) -> tuple[tuple[str, ...], ...]:
    if document.texts is None:
        document.texts = (words(document.document.title or ""), words(document.document.text))
    return document.texts


def _facets(document: Held, claim: Claim) -> Facets:
    if claim not in document.facets:
        evidence = claim.evidence.of(document.document.text)
        document.facets[claim] = facets_of(claim, evidence, document.document.title)
    return document.facets[claim]


def _when(facets: Facets) -> tuple[bool, int]:
    moment = facets.start if facets.start is not None else facets.end
    return moment is None, moment or 0
