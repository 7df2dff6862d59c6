"""Findings for tests of fusing, each written in a line."""

import datetime
import hashlib

from fogline.records import (
    Certainty,
    Claim,
    Footprint,
    Interval,
    Link,
    Participant,
    Published,
    QuantityRange,
    ReaderInfo,
    Span,
)
from fogline.records.ledger import DocumentHead, Finding

SPAN = Span(0, 1)
PLACES = {
    "Velsk": (49.10, 37.50, 4.0),
    "Dobrin": (49.60, 38.40, 5.0),
    "Ostra": (49.13, 37.56, 2.0),
    "Velsk Oblast": (49.20, 37.60, 120.0),
}


def place(name, precision="settlement"):
    if name not in PLACES:
        return Footprint(name, SPAN)
    latitude, longitude, radius = PLACES[name]
    return Footprint(name, SPAN, None, latitude, longitude, radius, precision)


def on(day, last=None):
    return Interval(SPAN, day, last or day, "day")


def killed(number, of="people", fate="killed"):
    return QuantityRange(number, number, False, None, of, SPAN, fate)


def head(name, published="2023-04-12", *, publisher="Kurier", copy_of=None, added="2023-04-12T08:00:00Z", title=None):
    day = datetime.date.fromisoformat(published) if published else None
    dated = Published(day, day, "metadata") if day else Published()
    return DocumentHead(name, name, title, publisher, None, "en", dated, added, copy_of)


def finding(document, type_, words, *, at=100, where=None, when=None, **more):
    claim_id = (
        more.pop("id", None) or hashlib.sha256(f"{document.id}|{type_}|{words}|{where}|{at}".encode()).hexdigest()[:16]
    )
    source = more.pop("source", None)
    status = more.pop("status", "open")
    narrator = Link(document.publisher or "unknown", "", "publisher")
    actors = tuple(Participant(name, name, None, SPAN) for name in more.pop("actors", ()))
    claim = Claim(
        claim_id,
        Span(at, at + len(words)),
        (Link(source, source), narrator) if source else (narrator,),
        more.pop("frame", at),
        type_,
        more.pop("reality", "factual"),
        "positive",
        Certainty(0.9, 1.0),
        place=place(where) if where else None,
        when=when,
        actors=actors,
        **more,
    )
    return Finding(claim, words, document, ReaderInfo("test", "1"), status, (), document.added)


def together(clusters, *findings):
    """Tell whether one cluster holds all of these findings."""
    wanted = {one.claim.id for one in findings}
    return any(wanted <= set(cluster.claims) for cluster in clusters)


def one_family(clusters, *findings):
    """Tell whether these findings are of one family of events."""
    wanted = {one.claim.id for one in findings}
    return len({cluster.family for cluster in clusters if wanted & set(cluster.claims)}) == 1
