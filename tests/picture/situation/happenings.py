"""Events for tests of the situation page: a made-up war round the towns of Velsk and Dobrin."""

import datetime
import json
import math

from fogline.events.describe import describe
from fogline.picture.situation import ControlDay
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
from fogline.records.cluster import Cluster
from fogline.records.control import ControlArea, ControlEvidence, ControlLayer, FrontLine, PlaceState
from fogline.records.forecast import Forecast, Horizon
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead, Finding

TOWNS = {"Velsk": (49.10, 37.50, 4.0), "Dobrin": (49.90, 38.40, 5.0), "Ostra": (48.60, 36.90, 2.0)}


def circle(longitude: float, latitude: float, km: float) -> str:
    """A round area as GeoJSON."""
    turn = [2 * math.pi * step / 24 for step in range(25)]
    up, aside = km / 111.2, km / 111.2 / math.cos(math.radians(latitude))
    ring = [[round(longitude + aside * math.cos(a), 4), round(latitude + up * math.sin(a), 4)] for a in turn[:-1]]
    return json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})


def town(name: str, words: str = "") -> Footprint:
    """A town with its area."""
    latitude, longitude, km = TOWNS[name]
    found = Span(words.index(name), words.index(name) + len(name)) if name in words else Span(0, 0)
    return Footprint(name, found, None, latitude, longitude, km, "settlement", circle(longitude, latitude, km))


def paper(name: str, day: str | None, title: str, url: str | None = None) -> DocumentHead:
    """A report."""
    published = datetime.date.fromisoformat(day) if day else None
    dated = Published(published, published, "metadata") if published else Published()
    return DocumentHead(name, name, title, "Kurier", url, "en", dated, "2031-03-01T08:00:00Z")


def says(document: DocumentHead, type_: str, words: str, who: tuple[str, str | None], **more: object) -> Finding:
    """A claim: ``who`` says it and of which side; ``where`` a town, ``when`` a day, ``killed`` a number."""
    where, when, killed, by = more.get("where"), more.get("when"), more.get("killed"), more.get("by")
    quantities = ()
    if killed is not None:
        at = words.index(str(killed))
        span = Span(at, at + len(str(killed)))
        quantities = (QuantityRange(float(str(killed)), float(str(killed)), False, None, "people", span, "killed"),)
    actors = (Participant(str(by), str(by), str(by), Span(0, 0)),) if by else ()
    chain = (Link(who[0], who[0], "official", who[1]), Link("Kurier", "", "publisher"))
    claim = Claim(
        f"{abs(hash((document.id, words))) % 16**16:016x}" if "id" not in more else str(more["id"]),
        Span(0, len(words)), chain, 0, type_, more.get("reality", "factual"), "positive", Certainty(0.9, 1.0),  # type: ignore[arg-type]
        actors=actors, quantities=quantities,
        place=town(str(where), words) if where else None,
        when=Interval(Span(0, 0), str(when), str(when), "day") if when else None,
    )  # fmt: skip
    return Finding(claim, words, document, ReaderInfo("by hand", "1"), "open", (), document.added)


def event(*findings: Finding) -> FusedEvent:
    """One event of these findings."""
    claims = tuple(one.claim.id for one in findings)
    cluster = Cluster("e" + claims[0][1:], findings[0].claim.type, claims, claims[0])
    return FusedEvent(cluster, findings, describe(findings, cluster.id, cluster.type))


def war() -> tuple[FusedEvent, ...]:
    """Six events of four families between 1 and 20 March 2031, one of them without a day, one without a place."""
    first = paper("d1", "2031-03-02", "Shells fall on Velsk", "https://example.org/velsk")
    second = paper("d2", "2031-03-03", "Velsk: the other account")
    third = paper("d3", "2031-03-20", "The road to Dobrin")
    ada, kern, staff, mayor = ("Ada Brenn", "UA"), ("Ivo Kern", "RU"), ("General Staff", "RU"), ("Mayor of Ostra", "UA")
    here, there = {"where": "Velsk", "when": "2031-03-01"}, {"where": "Dobrin", "when": "2031-03-18", "by": "RU"}
    one = says(
        first, "shelling", "Shells hit Velsk at dawn, 12 people died", ada, **here, killed=12, by="RU", id="a" * 16
    )
    other = says(
        second, "shelling", "Velsk was shelled by its own, 3 people died", kern, **here, killed=3, by="UA", id="b" * 16
    )
    left = says(
        first, "displacement", "Families left Velsk on foot", ada, where="Velsk", when="2031-03-02", id="c" * 16
    )
    fire = says(
        third, "shelling", "Ostra came under fire again", mayor, where="Ostra", when="2031-03-20", by="RU", id="1" * 16
    )
    bridge = says(
        third, "damage", "A bridge near Dobrin lies in the river", ("Residents", None), where="Dobrin", id="2" * 16
    )
    return (
        event(one, other),
        event(left),
        event(says(second, "talks", "Both sides met behind closed doors", kern, when="2031-03-03", id="d" * 16)),
        event(says(third, "capture", "Dobrin is ours, the staff said", staff, **there, id="f" * 16)),
        event(fire),
        event(bridge),
    )


def _entered(side: str, day: str) -> ControlEvidence:
    words = "The army entered Dobrin"
    return ControlEvidence("capture", "neutral", side, day, 2.0, "e1", ("c1",), "t:1", "Dobrin", words=words)


def held() -> tuple[ControlDay, ...]:
    """Control on two days: Dobrin changes hands on the second, and Ostra is claimed against the assessment."""
    return tuple(
        ControlDay(
            ControlLayer(
                day,
                (
                    ControlArea("assessed", side, circle(38.4, 49.9, 30), 1),
                    ControlArea("claimed", "RU", circle(36.9, 48.6, 20), 1),
                ),
                (FrontLine(("RU", "UA"), '{"type": "LineString", "coordinates": [[38, 49.6], [38.6, 49.6]]}', 43.0),),
                (side,),
                assumption="Ground goes with the nearest town.",
            ),
            (
                PlaceState(
                    "t:1",
                    "Dobrin",
                    49.9,
                    38.4,
                    day,
                    "held",
                    side,
                    0.9,
                    "place",
                    since=day,
                    evidence=(_entered(side, day),),
                ),
                PlaceState("t:2", "Ostra", 48.6, 36.9, day, "unknown", None, 0.5, claimed_by=("RU",)),
            ),
        )
        for day, side in (("2031-03-05", "UA"), ("2031-03-18", "RU"))
    )


def foretold() -> Forecast:
    """What one source says will come."""
    chain = (Link("General Staff", "", "official", "RU"), Link("Kurier", "", "publisher"))
    return Forecast(
        "9" * 16, war()[3].id, ("f" * 16,), "General Staff", "RU", chain, "capture", "control", False, "2031-03-20",
        Horizon("2031-03-20", "2031-03-31", True, "2031-03-31", "by 31 March"), None, "Ostra", ("RU",), (),
        Certainty(0.55, 0.8), ("likely",), "icd-203", 0.68, "Ostra will likely fall by the end of March",
        "Is Ostra taken by 31 March 2031?", "open", ("it is not yet due",),
    )  # fmt: skip
