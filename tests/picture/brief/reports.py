"""Findings and events for the tests of the brief, made of sentences: spans are found by the words."""

import datetime
from dataclasses import dataclass

from fogline.records import (
    Certainty,
    Claim,
    Footprint,
    Frame,
    Interval,
    Link,
    Participant,
    QuantityRange,
    ReaderInfo,
    Role,
    Span,
)
from fogline.records.cluster import Cluster
from fogline.records.document import Published
from fogline.records.event import Admiralty, Grade, Origin
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead, Finding
from fogline.records.support import OriginGraph, Support

READER = ReaderInfo("fake", "1")


@dataclass
class Told:
    """What a test says of a sentence; every word given must stand in ``text``."""

    text: str
    type: str
    trigger: str = ""
    actors: tuple[tuple[str, str | None], ...] = ()
    targets: tuple[tuple[str, str | None], ...] = ()
    place: tuple[str, str, str] | None = None  # printed, name, precision
    when: tuple[str, str | None, str | None, str] | None = None  # printed, start, end, precision
    quantities: tuple[tuple[str, float | None, float | None, str | None, str | None], ...] = ()
    source: tuple[str, str | None, str | None] | None = None  # party, role, side
    reality: str = "factual"
    publisher: str | None = "The Harbour Post"
    day: str | None = "2024-03-05"
    document: str = "d1"
    quantity_side: str | None = None
    candidates: tuple[str, ...] = ()
    tool: str = ""


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claim_of(told: Told, number: int = 0) -> Claim:
    text = told.text
    outlet = Link(told.publisher or "narrator", told.publisher or "narrator", "publisher")
    chain = (Link(told.source[0], told.source[0], told.source[1], told.source[2]), outlet) if told.source else (outlet,)
    place = None
    if told.place:
        printed, name, precision = told.place
        place = Footprint(name, span(text, printed), geonames_id=hash_of(name), precision=precision, words=name)  # type: ignore[arg-type]
    when = None
    if told.when:
        printed, start, end, precision = told.when
        when = Interval(span(text, printed), start, end, precision)  # type: ignore[arg-type]
    return Claim(
        id=f"{told.document}-{number}-{told.type}",
        evidence=Span(0, len(text)),
        chain=chain,
        frame=0,
        type=told.type,
        reality=told.reality,  # type: ignore[arg-type]
        polarity="negative" if told.reality == "denied" else "positive",
        certainty=Certainty(0.9, 1.0),
        actors=tuple(Participant(words, words, side, span(text, words)) for words, side in told.actors),
        targets=tuple(Participant(words, words, side, span(text, words)) for words, side in told.targets),
        place=place,
        when=when,
        quantities=tuple(
            QuantityRange(low, high, False, None, of, span(text, printed), fate, told.quantity_side)
            for printed, low, high, of, fate in told.quantities
        ),
    )


def hash_of(name: str) -> int:
    return sum(map(ord, name))


def finding_of(told: Told, number: int = 0) -> Finding:
    day = datetime.date.fromisoformat(told.day) if told.day else None
    published = Published(day, day, "stated") if day else Published()
    head = DocumentHead(
        told.document,
        "o" + told.document,
        "Headline of the day",
        told.publisher,
        None,
        "en",
        published,
        "2024-03-06T00:00:00Z",
    )
    return Finding(claim_of(told, number), told.text, head, READER, "open", (), "2024-03-06T00:00:00Z")


def frame_of(told: Told) -> Frame | None:
    if not told.trigger:
        return None
    tool = told.tool
    roles = (Role("instrument", *span(told.text, tool)),) if tool else ()
    return Frame(span(told.text, told.trigger), told.type, told.reality, roles)  # type: ignore[arg-type]


def event_of(*tellers: Told, status: str = "single-origin", **support: object) -> FusedEvent:
    """An event whose claims each have an origin of their own: the source, or the outlet where none is given."""
    findings = tuple(finding_of(one, number) for number, one in enumerate(tellers))
    origins: dict[str, Origin] = {}
    for one, finding in zip(tellers, findings, strict=True):
        party, side = (
            (one.source[0], one.source[2]) if one.source else (f"unattributed, published by {one.publisher}", None)
        )
        known = origins.get(party)
        claims = (*(known.claims if known else ()), finding.claim.id)
        origins[party] = Origin(
            party, party, side, claims, "official" if one.source else "unattributed", side, (party,)
        )
    grade = Grade(status, 0.85, Admiralty("C", 3))  # type: ignore[arg-type]
    claims = tuple(one.claim.id for one in findings)
    graph = OriginGraph(tuple(origins.values()), (), (), len({one.document for one in tellers}), "")
    name = "e" + claims[0]
    known = Support(name, tellers[0].type, claims, graph, grade, (), **support)  # type: ignore[arg-type]
    return FusedEvent(Cluster(name, tellers[0].type, claims, name), findings, known)


def frames_of(*tellers: Told) -> dict[str, Frame]:
    return {finding_of(one, number).claim.id: frame for number, one in enumerate(tellers) if (frame := frame_of(one))}
