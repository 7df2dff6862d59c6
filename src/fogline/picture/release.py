"""What may leave: events as a ledger's settings let them out, redacted and not too young. Every picture is drawn of these.

A name that is withheld is covered by five blocks, however long it is, and every span moves with the words that it points at.
"""

import datetime
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fogline.ledger.moments import last_second, seconds_published
from fogline.picture.masking import masked
from fogline.picture.privacy import masker
from fogline.picture.withholding import COARSE_KM, TOWN, Withheld, known_place, likely_place
from fogline.records import Footprint
from fogline.records.fused import FusedEvent
from fogline.records.globe import circle
from fogline.records.ledger import DocumentHead, Finding

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer

_GRID = 0.1  # degrees; a coarsened place stands for a cell of about 11 km
_NAMELESS = "place withheld"


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of a ledger that everything obeys which leaves it.

    ``redact`` covers the names of private persons (``private``: names by id of document) and coarsens the places of civilians
    and of humanitarian sites; ``gazetteer`` tells in which first-order division a place lies. Of claims that an analyst
    ``rejected``, which are in no event, such places are covered too. An event of which anything
    is younger than ``delay`` at ``now`` (UTC, ISO 8601) is held back.
    """

    now: str
    redact: bool = False
    delay: datetime.timedelta = datetime.timedelta()
    private: Mapping[str, Iterable[str]] = field(default_factory=dict)
    rejected: tuple[Finding, ...] = ()
    gazetteer: "Gazetteer | None" = None


def released(events: Iterable[FusedEvent], policy: Policy, beside: Iterable[FusedEvent] = ()) -> Iterator[FusedEvent]:
    """Yield the events that may leave, each as it may be shown.

    ``beside`` are other events that their documents tell of: they do not leave, but what gives away where civilians are in one
    of them is covered in all. A report that tells of something too young leaves without its title and address, which may be
    about that.
    """
    events, beside = list(events), list(beside)
    latest = (last_second(policy.now) or 0) - policy.delay.total_seconds()
    fresh = [
        one for one in (*events, *beside) if policy.delay and max(map(over_at, one.findings), default=0.0) > latest
    ]
    held = {one.id for one in fresh}
    telling = {one.document.id for event in fresh for one in event.findings if over_at(one) > latest}
    old = [_untitled(one, telling) for one in events if one.id not in held]
    yield from redacted(old, policy, [*fresh, *beside]) if policy.redact else old


def _untitled(event: FusedEvent, documents: Container[str]) -> FusedEvent:
    findings = tuple(
        replace(one, document=replace(one.document, title=None, url=None)) if one.document.id in documents else one
        for one in event.findings
    )
    return event if findings == event.findings else replace(event, findings=findings)


def over_at(finding: Finding) -> float:
    """Return the second in which what a claim tells was over at the latest, in any reading of its time.

    Where the claim does not tell, that is the end of the day on which its document was published; where that is
    unknown too, when the ledger took it in.
    """
    when = finding.claim.when
    ends = [last_second(one.end) for one in (when, *when.candidates)] if when else [None]
    return max(published_by(finding.document) if end is None else end for end in ends)


def published_by(head: DocumentHead) -> float:
    """Return the last second of the day of publication; where that is unknown, that in which the document came in."""
    last = seconds_published(head.published)[1]
    return came_in(head) if last is None else last


def came_in(head: DocumentHead) -> float:
    """Return the second in which the ledger took a document in; infinity where it does not say."""
    added = last_second(head.added)
    return float("inf") if added is None else added


def redacted(events: Iterable[FusedEvent], policy: Policy, beside: Iterable[FusedEvent] = ()) -> Iterator[FusedEvent]:
    """Yield events without the names of private persons and, where they touch civilians, without the exact place.

    A place that is withheld in one event, also of those ``beside``, is withheld in every other, whoever tells it.
    """
    events = list(events)
    told = (event.findings for event in (*events, *beside))
    withheld = Withheld.of((*told, *((one,) for one in policy.rejected)), policy.gazetteer)
    for event in events:
        yield _redacted(event, policy, withheld)


def _redacted(event: FusedEvent, policy: Policy, withheld: Withheld) -> FusedEvent:
    documents = {one.document.id for one in event.findings}
    persons = {name for document in documents for name in policy.private.get(document, ())}
    words = {name for document in documents for name in withheld.words.get(document, ())}
    covered = masked(event, masker(persons, words, frozenset(withheld.names)))
    findings = tuple(
        _coarsened(after, before.claim.place, policy.gazetteer)
        if before.claim.place is not None and withheld.holds(before)
        else after
        for before, after in zip(event.findings, covered.findings, strict=True)
    )
    return covered if findings == covered.findings else replace(covered, findings=findings)


def _coarsened(finding: Finding, place: Footprint, gazetteer: "Gazetteer | None") -> Finding:
    after = finding.claim.place
    coarse = coarse_place(place if after is None else replace(place, derived_from=after.derived_from), gazetteer)
    return replace(finding, claim=replace(finding.claim, place=coarse))


def coarse_place(place: Footprint, gazetteer: "Gazetteer | None" = None) -> Footprint:
    """Return a place as the cell of a grid of a tenth of a degree, named by its first-order division where that is known."""
    name = _division(place, gazetteer)
    words = f"{name} (exact place withheld)" if name else "a place withheld"
    if place.latitude is None or place.longitude is None:
        return Footprint(name or _NAMELESS, place.derived_from, words=words)
    latitude, longitude = (round(round(value / _GRID) * _GRID, 4) for value in (place.latitude, place.longitude))
    radius = max(COARSE_KM, place.radius_km or 0.0)
    return Footprint(
        name or _NAMELESS,
        place.derived_from,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
        precision="district",
        geometry=circle(latitude, longitude, radius, 4),
        words=words,
        confidence=place.confidence,
    )


def _division(place: Footprint, gazetteer: "Gazetteer | None") -> str:
    """Return the town, if it is one of 20,000, else the first-order division that a place lies in; ``""`` where nobody knows."""
    known = known_place(place, gazetteer)
    if known is not None and known.population >= TOWN:
        return known.name
    likely = likely_place(place, gazetteer) if place.latitude is not None else known
    return likely.division or likely.country if likely is not None else ""
