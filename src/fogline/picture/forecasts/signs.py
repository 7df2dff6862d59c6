"""Signs: what the record says of events, claim by claim, in the few terms that a forecast is compared by."""

import bisect
import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.events.tellings.spots import Spot, spot_of
from fogline.events.words import terms, weight
from fogline.picture.timeline.span import extent
from fogline.records import Interval, Participant
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_NAMES = 3.5  # nats: a word rarer than one in 33 texts tells a party, "forces" does not
_EPOCH = datetime.date(1970, 1, 1).toordinal()

Days = tuple[int, int]
"""First and last day, as ordinals of the calendar."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part on one end: sides and telling words of names; both empty where nobody is told."""

    sides: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.sides or self.names)


@dataclass(frozen=True, slots=True)
class Sign:
    """One claim as evidence: what it says of the event, when it was published, whose word it is.

    ``negative``: it says that it is not so; ``doubtful``: it is only possible. ``copy`` marks claims of reports that copy others.
    """

    event: str
    claim: str
    document: str
    publisher: str
    type: str
    negative: bool
    doubtful: bool
    copy: bool
    published: Days | None
    when: Days | None
    spot: Spot | None
    actors: Party
    targets: Party
    origin: str
    source: str
    camp: str | None
    words: frozenset[str]


class Signs:
    """The signs of a record, by type in the order of publication; ``first_told`` is the day (ordinal) on which an event was first
    told of as a happening of a type."""

    def __init__(self, events: Iterable[FusedEvent]) -> None:
        self.probability: dict[str, float] = {}
        self.status: dict[str, str] = {}
        by_type: dict[str, list[Sign]] = {}
        self.all: list[Sign] = []
        self.first_told: dict[tuple[str, str], int] = {}
        for event in events:
            grade = event.support.grade
            self.probability[event.id], self.status[event.id] = grade.probability, grade.status
            for sign in _of_event(event):
                by_type.setdefault(sign.type, []).append(sign)
                self.all.append(sign)
                if sign.published and not sign.negative:
                    key = sign.event, sign.type
                    self.first_told[key] = min(self.first_told.get(key, sign.published[0]), sign.published[0])
        self._by_type: dict[str, tuple[list[int], list[Sign]]] = {}
        for name, signs in by_type.items():
            dated = sorted((sign for sign in signs if sign.published), key=lambda sign: (sign.published or (0, 0))[0])
            self._by_type[name] = [(sign.published or (0, 0))[0] for sign in dated], dated

    def published(self, type_: str, first: int, last: int) -> Sequence[Sign]:
        """Return the signs of a type published between two days (ordinals, inclusive)."""
        days, signs = self._by_type.get(type_, ([], []))
        return signs[bisect.bisect_left(days, first) : bisect.bisect_right(days, last)]

    def types(self) -> Iterable[str]:
        """Return the types that there are signs of."""
        return self._by_type.keys()


def party_of(participants: Iterable[Participant]) -> Party:
    """Return the party that actors or targets make up."""
    sides, names = set[str](), set[str]()
    for one in participants:
        if one.side:
            sides.add(one.side)
        names.update(term for term in terms(one.party or one.text) if weight(term) >= _NAMES)
    return Party(frozenset(sides), frozenset(names))


def days_of(when: Interval | None) -> Days | None:
    """Return the days of an interval with both ends known, of its likeliest reading; else ``None``."""
    if when is None:
        return None
    named = extent(when.start, when.end)
    if named.start is None or named.end is None:
        return None
    first = int(named.start // 1) + _EPOCH
    return first, max(first, int((named.end - 1e-6) // 1) + _EPOCH)


def published_days(finding: Finding) -> Days | None:
    """Return the days on which the report of a finding may have been published."""
    published = finding.document.published
    if published.start is None or published.end is None:
        return None
    return published.start.toordinal(), published.end.toordinal()


def _of_event(event: FusedEvent) -> Iterator[Sign]:
    origins = {claim: origin for origin in event.support.graph.origins for claim in origin.claims}
    for one in event.findings:
        claim = one.claim
        if one.status == "rejected" or claim.duplicate_of is not None:
            continue
        negative = claim.polarity == "negative" or claim.reality == "denied"
        if not negative and claim.reality not in ("factual", "possible"):
            continue
        origin = origins.get(claim.id)
        yield Sign(
            event=event.id,
            claim=claim.id,
            document=one.document.id,
            publisher=one.document.publisher or one.document.id,
            type=claim.type,
            negative=negative,
            doubtful=claim.reality == "possible",
            copy=one.document.copy_of is not None,
            published=published_days(one),
            when=days_of(claim.when),
            spot=spot_of(claim.place),
            actors=party_of(claim.actors),
            targets=party_of(claim.targets),
            origin=origin.id if origin else claim.chain[0].party,
            source=origin.party if origin else claim.chain[0].party,
            camp=origin.camp if origin else None,
            words=terms(one.evidence),
        )
