"""What may leave: events as a ledger's settings let them out, redacted and not too young. Every picture is drawn of these.

A name that is withheld is covered by blocks, one for each character, so that every span still points where it did; in
titles, where no span points, by five.
"""

import datetime
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from fogline.ledger.moments import last_second, seconds_published
from fogline.picture.privacy import masker, touches_civilians
from fogline.records import Footprint
from fogline.records.fused import FusedEvent
from fogline.records.globe import circle
from fogline.records.ledger import DocumentHead, Finding

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer, Place

_TOWN = 20_000  # people; the name of a place as large as that tells nobody where to find a family
_GRID = 0.1  # degrees; a coarsened place stands for a cell of about 11 km
_COARSE_KM = 12.0  # radius that covers such a cell from its middle
_BLOCK = "█"
_OWN_NAME = re.compile(r"\b[^\W\d_a-z]\w")  # begins with a capital, or a letter of another alphabet
_CODES = frozenset({"id", "type", "geometry"})  # fields of records that hold no words of a report


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


@dataclass(slots=True)
class _Sore:
    """The places of a document where civilians are, by name, and all words of it that give them away."""

    places: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


def redacted(events: Iterable[FusedEvent], policy: Policy, beside: Iterable[FusedEvent] = ()) -> Iterator[FusedEvent]:
    """Yield events without the names of private persons and, where they touch civilians, without the exact place.

    A place that is withheld in one event, also of those ``beside``, is withheld in every other that is told by the same document.
    """
    events = list(events)
    sore: dict[str, _Sore] = {}
    told = (event.findings for event in (*events, *beside))
    for findings in (*told, *((one,) for one in policy.rejected)):
        for one in findings if any(map(touches_civilians, findings)) else ():
            place = one.claim.place
            if place is not None and (is_exact(place, policy.gazetteer) or _is_unplaced(place, policy.gazetteer)):
                found = sore.setdefault(one.document.id, _Sore())
                found.places.add(place.name)
                if not _is_town(place, policy.gazetteer):
                    found.words.update(_names(place, one))
    for event in events:
        yield _redacted(event, policy, sore)


def _redacted(event: FusedEvent, policy: Policy, sore: Mapping[str, _Sore]) -> FusedEvent:
    documents = {one.document.id for one in event.findings}
    secrets = {name for document in documents for name in policy.private.get(document, ())}
    secrets |= {words for document in documents if document in sore for words in sore[document].words}
    covered = _masked(event, masker(secrets))
    findings = [
        _coarsened(after, before.claim.place, policy.gazetteer)
        if before.claim.place is not None and before.claim.place.name in sore.get(before.document.id, _Sore()).places
        else after
        for before, after in zip(event.findings, covered.findings, strict=True)
    ]
    return covered if tuple(findings) == covered.findings else replace(covered, findings=tuple(findings))


def _names(place: Footprint, finding: Finding) -> Iterator[str]:
    """Yield a place's name, and the words that gave it where they stand in this finding's evidence."""
    yield place.name
    start, end = finding.claim.evidence
    if start <= place.derived_from.start and place.derived_from.end <= end:
        yield finding.evidence[place.derived_from.start - start : place.derived_from.end - start]


def _coarsened(finding: Finding, place: Footprint, gazetteer: "Gazetteer | None") -> Finding:
    return replace(finding, claim=replace(finding.claim, place=coarse_place(place, gazetteer)))


def _tells(url: str, hidden: re.Pattern[str]) -> bool:
    return hidden.search(re.sub(r"[-_/+.]|%20", " ", url)) is not None


def _cover(text: str, hidden: re.Pattern[str]) -> str:
    covered = hidden.sub(lambda found: re.sub(r"\S", _BLOCK, found[0]), text)
    return text if covered == text else covered


def is_exact(place: Footprint, gazetteer: "Gazetteer | None" = None) -> bool:
    """Tell whether a place says more of where people are than that they are in a town of at least 20,000."""
    if place.precision != "settlement":
        return place.precision in ("exact", "near", "line") and (place.radius_km or 0.0) < _COARSE_KM
    return not _is_town(place, gazetteer)


def _is_unplaced(place: Footprint, gazetteer: "Gazetteer | None") -> bool:
    """Tell whether a place has a name of its own and lies nobody knows where: a hamlet that no gazetteer has says most of all.

    A name that only towns of at least 20,000 bear is none of these.
    """
    if place.precision != "unknown" or not _OWN_NAME.search(place.name):
        return False
    named = [gazetteer.place(key) for key in place.candidates] if gazetteer is not None else []
    return not named or any(one is None or one.population < _TOWN for one in named)


def _is_town(place: Footprint, gazetteer: "Gazetteer | None") -> bool:
    known = _known_place(place, gazetteer)
    return known is not None and known.population >= _TOWN


def _known_place(place: Footprint, gazetteer: "Gazetteer | None") -> "Place | None":
    return gazetteer.place(f"geonames:{place.geonames_id}") if gazetteer is not None and place.geonames_id else None


def coarse_place(place: Footprint, gazetteer: "Gazetteer | None" = None) -> Footprint:
    """Return a place as the cell of a grid of a tenth of a degree, named by its first-order division where that is known."""
    name = _division(place, gazetteer)
    if place.latitude is None or place.longitude is None:
        return Footprint(name, place.derived_from, words="place withheld")
    latitude, longitude = (round(round(value / _GRID) * _GRID, 4) for value in (place.latitude, place.longitude))
    radius = max(_COARSE_KM, place.radius_km or 0.0)
    return Footprint(
        name,
        place.derived_from,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
        precision="district",
        geometry=circle(latitude, longitude, radius, 4),
        words=f"within {radius:.0f} km; exact place withheld",
        confidence=place.confidence,
    )


def _division(place: Footprint, gazetteer: "Gazetteer | None") -> str:
    """Return the town, if it is one of 20,000, else the first-order division that a place lies in."""
    known = _known_place(place, gazetteer)
    if known is None:
        return "place withheld"
    return known.name if known.population >= _TOWN else known.division or known.country


def _masked(event: FusedEvent, hidden: re.Pattern[str]) -> FusedEvent:
    masked: FusedEvent = _walk(event, hidden)
    findings = tuple(
        replace(after, document=_headed(before.document, after.document, hidden))
        for before, after in zip(event.findings, masked.findings, strict=True)
    )
    return replace(masked, findings=findings)


def _headed(before: DocumentHead, after: DocumentHead, hidden: re.Pattern[str]) -> DocumentHead:
    """Return a covered head; no span points into a title, so its marks need not tell how long a name was."""
    title = hidden.sub(_BLOCK * 5, before.title) if before.title else before.title
    url = None if before.url and _tells(before.url, hidden) else before.url
    return after if (title, url) == (after.title, after.url) else replace(after, title=title, url=url)


def _walk(value: Any, hidden: re.Pattern[str]) -> Any:
    """Cover what is hidden in all free text of a record; its codes (type, precision, ...) and geometries are no text."""
    if isinstance(value, str):
        return _cover(value, hidden)
    if is_dataclass(value) and not isinstance(value, type):
        own = ((name, getattr(value, name)) for name in _text_fields(type(value)))
        changed = {name: after for name, before in own if (after := _walk(before, hidden)) is not before}
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple) and not hasattr(value, "_fields"):  # spans and ranges of numbers hold no text
        after = tuple(_walk(one, hidden) for one in value)
        return after if any(one is not before for one, before in zip(after, value, strict=True)) else value
    return value


@cache
def _text_fields(record: type) -> tuple[str, ...]:
    """Return the fields of a record class that may hold free text."""
    hints = get_type_hints(record)
    return tuple(one.name for one in fields(record) if one.name not in _CODES and _holds_text(hints[one.name]))


def _holds_text(hint: Any) -> bool:
    if get_origin(hint) is Literal:
        return False
    return hint is str or is_dataclass(hint) or any(map(_holds_text, get_args(hint)))
