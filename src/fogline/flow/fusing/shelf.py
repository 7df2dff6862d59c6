"""What is kept of the events of a ledger between two questions: each event whole, a line on each, and what fusing remembers.

Kinds: ``event`` and ``line`` by the id of an event, ``claim`` (to its event), ``first`` (from an event or family to the
claim that it is named after), ``bound`` (sieges and what ends them, by cell of the grid), and the fields of
:class:`~fogline.events.linking.state.State`.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, get_origin, get_type_hints

import msgspec

from fogline.events.linking.families import Placed, held
from fogline.events.linking.state import Entry, Kept, State
from fogline.events.tellings.days import days_of, published_days
from fogline.events.tellings.telling import Telling, exact
from fogline.records.cluster import Cluster
from fogline.records.event import Status
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding
from fogline.records.support import Support

if TYPE_CHECKING:
    from fogline.ledger.contract import Change, Computed


@dataclass(frozen=True, slots=True)
class Line:
    """What a list of events is sorted and narrowed by.

    ``order`` is that in which the ledger took them in; ``day`` the first that is told of the event, else that of its first
    report (ISO 8601, ``None`` where neither is known).
    """

    order: tuple[str, str, str]
    status: Status
    reports: int
    origins: int
    probability: float
    day: str | None


@dataclass(frozen=True, slots=True)
class Whole:
    """An event as it is kept: not yet within others, as that may change without it."""

    cluster: Cluster
    support: Support
    placed: Placed | None
    order: tuple[str, str, str]


def line_of(event: FusedEvent, order: tuple[str, str, str] | None = None) -> Line:
    """Return the line on an event; ``order`` is by default that of its first report alone."""
    graph, grade = event.support.graph, event.support.grade
    order = order or (event.findings[0].document.added, "", "")
    return Line(order, grade.status, graph.reports, len(graph.origins), grade.probability, _day(event.findings))


def _day(findings: Sequence[Finding]) -> str | None:
    """Return the first day that is told, else that of the first report."""
    published = [published_days(finding.document) for finding in findings]
    told = [days_of(finding.claim.when, known) for finding, known in zip(findings, published, strict=True)]
    first = [days[0] for days in told if days] or [days[0] for days in published if days]
    return datetime.date.fromordinal(min(first)).isoformat() if first else None


_FEW = 2_000
"""Up to so many lines are fetched by their keys, more of them by reading all."""


def encode(value: object) -> bytes:
    """Return the same MessagePack for the same value, whatever the order in sets."""
    return msgspec.msgpack.encode(value, order="deterministic")


def decoder(kind: Any) -> Callable[[bytes], Any]:
    """Return what reads values of a type."""
    return msgspec.msgpack.Decoder(kind).decode


class Form(NamedTuple):
    """How values of a kind are written and read, and whether they are ever changed in place."""

    encode: Callable[[Any], bytes]
    decode: Callable[[bytes], Any]
    frozen: bool

    @classmethod
    def of(cls, kind: Any) -> "Form":
        """Return the form of values of a type."""
        return cls(encode, decoder(kind), get_origin(kind) not in (dict, list))

    @classmethod
    def of_tellings(cls) -> "Form":
        """Return the form of tellings: their fields in a row, without names and without what follows from the others."""
        names = [field.name for field in fields(Telling) if field.name != "exact"]
        types = get_type_hints(Telling)
        take, read = attrgetter(*names), decoder(tuple[*(types[name] for name in names)])  # type: ignore[misc]

        def decode(body: bytes) -> Telling:
            given = dict(zip(names, read(body), strict=True))
            return Telling(**given, exact=exact(given["spots"]))

        return cls(lambda telling: encode(take(telling)), decode, frozen=True)


@cache
def telling_form() -> Form:
    """Return the form in which tellings are kept."""
    return Form.of_tellings()


def _forms() -> dict[str, Form]:
    """Return the forms of the fields of a state."""
    return {
        "tellings": telling_form(),
        "ties": Form.of(dict[str, float]),
        "rows": Form.of(list[Entry]),
        "documents": Form.of(tuple[str, ...]),
        "groups": Form.of(tuple[Cluster, ...]),
        "group_of": Form.of(str),
        "parts": Form.of(tuple[str, ...]),
        "part_of": Form.of(str),
        "named": Form.of(str),
    }


class Shelf:
    """What is kept, with what changed since on top of it (where that cannot be kept)."""

    def __init__(self, below: "Computed | None", changes: "Iterable[Change]" = ()) -> None:
        self._below = below
        self._above: dict[str, dict[str, bytes | None]] = {}
        for kind, key, body in changes:
            self._above.setdefault(kind, {})[key] = body

    def fetch(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """Return what is kept under these keys."""
        above = self._above.get(kind, {})
        found = {key: body for key in keys if (body := above.get(key)) is not None}
        if self._below is not None:
            found |= self._below.fetch(kind, [key for key in keys if key not in above])
        return found

    def each(self, kind: str, begins: str = "") -> Iterator[tuple[str, bytes]]:
        """Yield all of a kind whose key begins so."""
        above = self._above.get(kind, {})
        for key, body in self._below.each(kind, begins) if self._below is not None else ():
            if key not in above:
                yield key, body
        yield from ((key, body) for key, body in above.items() if body is not None and key.startswith(begins))

    def state(self) -> State:
        """Return what fusing remembers, fetched as it is touched."""
        return State(**{name: _kept(self, name, form) for name, form in _forms().items()})

    def lines(self, events: Collection[str] | None = None) -> dict[str, Line]:
        """Return a line on each event (of these), by its id, in the order in which the ledger took them in."""
        read = decoder(Line)
        few = events is not None and len(events) <= _FEW
        kept = self.fetch("line", events).items() if events is not None and few else self.each("line")
        found = [(key, read(body)) for key, body in kept if events is None or few or key in events]
        return dict(sorted(found, key=lambda pair: (pair[1].order, pair[0])))

    def events_of(self, claims: Collection[str]) -> dict[str, str]:
        """Return the event of each of these claims."""
        return {claim: body.decode() for claim, body in self.fetch("claim", claims).items()}

    def wholes(self, events: Collection[str]) -> dict[str, Whole]:
        """Return events by id as they are kept."""
        read = decoder(Whole)
        return {key: read(body) for key, body in self.fetch("event", events).items()}

    def events(self, events: Collection[str]) -> Iterator[tuple[Cluster, Support]]:
        """Yield those of these events that there are, in the order asked for, each within what holds it."""
        found = self.wholes(events)
        wanted = {cell for one in found.values() if one.placed and one.placed.may_be_held for cell in one.placed.cells}
        read = decoder(tuple[Placed, ...])
        bounds = {cell: read(body) for cell, body in self.fetch("bound", sorted(wanted)).items()}
        for name in events:
            if (one := found.get(name)) is not None:
                yield held(one.cluster, one.placed, bounds), one.support


KINDS = frozenset(field.name for field in fields(State))
"""What fusing remembers, by name."""


def state_changes(state: State, kinds: Collection[str] = KINDS) -> "Iterator[Change]":
    """Yield what is to be kept of what fusing remembers (of some ``kinds`` of it): all of it, in the order of keys, or what
    became of what was fetched.
    """
    for kind, form in _forms().items():
        if kind not in kinds:
            continue
        mapping = getattr(state, kind)
        if isinstance(mapping, Kept):
            yield from ((kind, key, body) for key, body in mapping.changes())
        else:
            yield from ((kind, key, form.encode(mapping[key])) for key in sorted(mapping))


def _kept(shelf: Shelf, name: str, form: Form) -> Kept[Any]:
    return Kept(lambda keys: shelf.fetch(name, keys), form.encode, form.decode, frozen=form.frozen)
