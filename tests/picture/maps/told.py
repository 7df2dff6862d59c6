"""Events at made-up or real places for tests of maps."""

import datetime
import json
from itertools import count

from fogline.events.describe import describe
from fogline.records import Certainty, Claim, Footprint, Interval, Link, Published, ReaderInfo, Span
from fogline.records.cluster import Cluster
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead, Finding

_NUMBERS = count(1)


def square(x: float, y: float, half: float) -> str:
    """A square area as GeoJSON."""
    ring = [
        [x - half, y - half],
        [x + half, y - half],
        [x + half, y + half],
        [x - half, y + half],
        [x - half, y - half],
    ]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def at(name: str, x: float, y: float, precision: str = "settlement", half: float = 0.02) -> Footprint:
    """A place at longitude ``x`` and latitude ``y``."""
    return Footprint(name, Span(0, 0), None, y, x, half * 111, precision, square(x, y, half))  # type: ignore[arg-type]


def told(
    type_: str, place: Footprint | None, *, by: str = "Staff", reality: str = "factual", day: str = "2031-03-04"
) -> FusedEvent:
    """An event that one report tells."""
    number = next(_NUMBERS)
    published = datetime.date(2031, 3, 5)
    document = DocumentHead(
        f"d{number}",
        f"d{number}",
        "A report",
        "Kurier",
        None,
        "en",
        Published(published, published, "metadata"),
        "2031-03-06T08:00:00Z",
    )
    claim = Claim(
        f"{number:016x}", Span(0, 10), (Link(by, by, "official", None), Link("Kurier", "", "publisher")), 0, type_,
        reality, "positive", Certainty(0.9, 1.0), place=place, when=Interval(Span(0, 0), day, day, "day"),  # type: ignore[arg-type]
    )  # fmt: skip
    finding = Finding(claim, "They said.", document, ReaderInfo("by hand", "1"), "open", (), document.added)
    cluster = Cluster(f"e{number:015x}", type_, (claim.id,), claim.id)
    return FusedEvent(cluster, (finding,), describe((finding,), cluster.id, type_))
