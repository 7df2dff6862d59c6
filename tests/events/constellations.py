"""Findings in few words, for tests of who says what: ``say("Harbour Post", "Ukrainian defence ministry", killed=3)``."""

import datetime as dt
import hashlib
from dataclasses import replace

from fogline.claims.parties.table import look_up
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

NOWHERE = Span(0, 1)
ORVEL = Footprint("Orvel", NOWHERE, latitude=49.0, longitude=36.0, radius_km=2.0, precision="settlement")
TARNA = Footprint("Tarna", NOWHERE, latitude=49.3, longitude=36.4, radius_km=2.0, precision="settlement")


def link(source):
    """A link from "Name", or from (name, role, side, channel) cut short at will."""
    name, role, side, channel = (*((source,) if isinstance(source, str) else source), None, None, None)[:4]
    known = look_up(name)
    return Link(name, name, role, side or (known.side if known else None), channel, NOWHERE)


def side(code, words=""):
    return Participant(words or code, words or code, code, NOWHERE)


def on(day, until=None):
    return Interval(NOWHERE, day, until or day, "day")


def number(low, high=None, *, fate="killed", of="people", about=False, side=None, whole=None):
    return QuantityRange(low, high, about, None, of, NOWHERE, fate, side, whole)


def exactly(count, **more):
    return number(count, count, **more)


def say(publisher, *sources, type="missile_strike", day="2022-05-17", document=None, copy_of=None, **more):
    """A finding: ``publisher`` prints on ``day`` what ``sources`` say, the first-hand one first. ``more``: see below."""
    reality = more.get("reality", "factual")
    document = document or f"{publisher} {day}"
    links = (*map(link, sources), replace(link(publisher), role="publisher"))
    bands = {"factual": (0.9, 1.0), "possible": (0.2, 0.8), "denied": (0.0, 0.1), "future": (0.4, 0.9)}
    key = repr((publisher, sources, type, day, document, sorted(more.items(), key=lambda item: item[0])))
    claim = Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        evidence=Span(0, 10),
        chain=links,
        frame=0,
        type=type,
        reality=reality,
        polarity="negative" if reality == "denied" else "positive",
        certainty=Certainty(*more.get("sure", bands.get(reality, (0.0, 0.5)))),
        actors=tuple(side(code) for code in more.get("actors", ())),
        targets=tuple(side(None, words) if words.islower() else side(words) for words in more.get("targets", ())),
        place=more.get("place"),
        when=more.get("when"),
        quantities=tuple(more.get("numbers", ())),
        duplicate_of=more.get("duplicate_of"),
    )
    published = Published() if day is None else Published(*[dt.date.fromisoformat(day)] * 2, "stated")
    head = DocumentHead(
        document, "original", None, publisher, None, "en", published, "2022-06-01T00:00:00Z", copy_of,
        0.97 if copy_of else None,
    )  # fmt: skip
    words = more.get("words", f"{publisher}: {' '.join(map(str, sources))} {type}")
    return Finding(claim, words, head, ReaderInfo("test", "1"), more.get("status", "open"), (), "2022-06-01T00:00:00Z")
