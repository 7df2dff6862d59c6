"""What is kept of the events of a ledger between two questions: each event whole, a line on each, and what fusing remembers.

Kinds: ``event`` and ``line`` by the id of an event, ``claim`` (to its event), ``first`` (from an event or family to the
claim that it is named after), ``bound`` (sieges and what ends them, by cell of the grid), and the fields of
:class:`~fogline.events.state.State`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from fogline.events.families import Placed, held
from fogline.events.state import Entry, Kept, State
from fogline.events.tellings import Telling
from fogline.records.cluster import Cluster
from fogline.records.event import Status
from fogline.records.support import Support

if TYPE_CHECKING:
    from fogline.ledger.contract import Change, Computed


@dataclass(frozen=True, slots=True)
class Line:
    """What a list of events is sorted and narrowed by. ``order`` is that in which the ledger took them in."""

    order: tuple[str, str, str]
    status: Status
    reports: int
    family: str


@dataclass(frozen=True, slots=True)
class Whole:
    """An event as it is kept: not yet within others, as that may change without it."""

    cluster: Cluster
    support: Support
    placed: Placed | None
    order: tuple[str, str, str]

    @property
    def line(self) -> Line:
        """What the event is sorted and narrowed by."""
        return Line(self.order, self.support.grade.status, self.support.graph.reports, self.cluster.family)


_STATE: dict[str, Any] = {
    "tellings": Telling,
    "ties": dict[str, float],
    "rows": list[Entry],
    "documents": tuple[str, ...],
    "groups": tuple[Cluster, ...],
    "group_of": str,
    "parts": tuple[str, ...],
    "part_of": str,
    "named": str,
}


def encode(value: object) -> bytes:
    """Return the same JSON for the same value, whatever the order in sets."""
    return msgspec.json.encode(value, order="deterministic")


def decoder(kind: Any) -> Callable[[bytes], Any]:
    """Return what reads values of a type."""
    return msgspec.json.Decoder(kind).decode


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

    def each(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Yield all of a kind."""
        above = self._above.get(kind, {})
        for key, body in self._below.each(kind) if self._below is not None else ():
            if key not in above:
                yield key, body
        yield from ((key, body) for key, body in above.items() if body is not None)

    def state(self) -> State:
        """Return what fusing remembers, fetched as it is touched."""
        return State(**{name: _kept(self, name, kind) for name, kind in _STATE.items()})

    def lines(self) -> dict[str, Line]:
        """Return a line on each event, by its id, in the order in which the ledger took them in."""
        read = decoder(Line)
        return dict(
            sorted(((key, read(body)) for key, body in self.each("line")), key=lambda pair: (pair[1].order, pair[0]))
        )

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


def state_changes(state: State) -> "Iterator[Change]":
    """Yield what is to be kept of what fusing remembers: all of it, or what became of what was fetched."""
    for kind in _STATE:
        mapping = getattr(state, kind)
        pairs = mapping.changes() if isinstance(mapping, Kept) else ((key, encode(mapping[key])) for key in mapping)
        for key, body in pairs:
            yield kind, key, body


def _kept(shelf: Shelf, name: str, kind: Any) -> Kept[Any]:
    return Kept(lambda keys: shelf.fetch(name, keys), encode, decoder(kind))
