"""What is kept of each event: the event whole, a line on it, and what it is found by."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.events.linking.families import Placed, placed_of
from fogline.events.linking.growth import rank
from fogline.events.linking.state import State, prefetch
from fogline.events.publishers import NONE, Publishers
from fogline.flow.fusing.shelf import Shelf, Whole, decoder, encode, line_of
from fogline.flow.versions import counting
from fogline.records import Decision
from fogline.records.cluster import Cluster
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

if TYPE_CHECKING:
    from fogline.ledger.contract import Change

_NONE = encode(())
_TOGETHER = 400
_decode_finding = decoder(Finding)


@dataclass(frozen=True, slots=True)
class Given:
    """What events are made and described by, beside their claims: laws, grades among the decisions in force, what is stated of
    publishers.
    """

    decisions: tuple[Decision, ...] = ()
    publishers: Publishers = NONE
    laws: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision], publishers: Publishers) -> "Given":
        """Return what is given by all decisions."""
        made = tuple(decisions)
        grades = tuple(one for one in made if one.kind == "grade")
        return cls(grades, publishers, tuple(one for one in made if one.kind in ("merge", "split", "undo")))


@dataclass(frozen=True, slots=True)
class Job:
    """An event to be described: ``order`` is that in which the ledger took events in, ``findings`` those of its claims, or what
    :func:`~fogline.flow.fusing.shelf.encode` makes of them.
    """

    cluster: Cluster
    placed: Placed | None
    order: tuple[str, str, str]
    findings: tuple[Finding | bytes, ...]


Described = tuple[bytes, bytes]
"""The event whole and the line on it, as they are kept."""
Done = tuple[Sequence[Job], Sequence[Described]]


def jobs(
    clusters: Sequence[Cluster],
    group_of: Mapping[str, str],
    state: State,
    found: Callable[[Sequence[str]], Mapping[str, Finding | bytes]],
) -> Iterator[list[Job]]:
    """Yield events to be described, some at a time; ``group_of`` gives the group of each, ``found`` the findings of claims."""
    for start in range(0, len(clusters), _TOGETHER):
        part = clusters[start : start + _TOGETHER]
        findings = found([claim for event in part for claim in event.claims])
        firsts = {group_of[event.id] for event in part}
        prefetch(state.part_of, firsts)
        prefetch(state.parts, {state.part_of[first] for first in firsts})
        prefetch(state.tellings, {name for first in firsts for name in state.parts[state.part_of[first]]})
        yield [_job(event, group_of[event.id], state, findings) for event in part]


def _job(event: Cluster, first: str, state: State, findings: Mapping[str, Finding | bytes]) -> Job:
    beside = (state.tellings[name] for name in state.parts[state.part_of[first]])
    claims = frozenset(event.claims)
    placed = placed_of(event, (telling for telling in beside if not claims.isdisjoint(telling.claims)))
    own = tuple(findings[claim] for claim in event.claims if claim in findings)
    return Job(event, placed, (*state.tellings[first].order, rank(event)), own)


def described(part: Sequence[Job], given: Given) -> list[Described]:
    """Return what is kept of events."""
    from fogline.events.describe import describe

    made = []
    for job in part:
        event = job.cluster
        own = counting([one if isinstance(one, Finding) else _decode_finding(one) for one in job.findings])
        support = describe(own, event.id, event.type, given.decisions, publishers=given.publishers)
        whole = Whole(event, support, job.placed, job.order)
        made.append((encode(whole), encode(line_of(FusedEvent(event, own, support), job.order))))
    return made


def told(
    done: Iterable[Done], shelf: Shelf | None = None, before: Mapping[str, Whole] | None = None
) -> "Iterator[Change]":
    """Yield what is kept of events that are described; ``shelf`` and ``before`` are what was."""
    bounds: dict[str, dict[str, Placed]] = {}
    old = [one.placed for one in (before or {}).values() if one.placed is not None and one.placed.bounds]
    families: set[str] = set()
    for part, made in done:
        for job, (whole, line) in zip(part, made, strict=True):
            event, placed = job.cluster, job.placed
            yield "event", event.id, whole
            yield "line", event.id, line
            yield "first", event.id, event.claims[0].encode()
            if event.family not in families:
                families.add(event.family)
                yield "first", event.family, job.order[1].encode()
            yield from (("claim", claim, event.id.encode()) for claim in event.claims)
            if placed is not None and placed.bounds:
                for cell in placed.cells:
                    bounds.setdefault(cell, {})[event.id] = placed
    gone = {cell for placed in old for cell in placed.cells}
    known = shelf.fetch("bound", sorted(gone | bounds.keys())) if shelf is not None else {}
    read = decoder(tuple[Placed, ...])
    for cell in sorted(gone | bounds.keys()):
        here = {one.id: one for one in read(known.get(cell, _NONE)) if one.id not in (before or {})}
        here |= bounds.get(cell, {})
        yield "bound", cell, encode(tuple(here[name] for name in sorted(here))) if here else None
