"""The events of a ledger: its claims fused, each event with what stands behind it.

What was fused is kept in the ledger (see :mod:`fogline.flow.fusing.upkeep`) and brought up to date when it is asked for; events
as they were known on a day in the past are made anew.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Unpack

from fogline.flow.asking import ClaimFields
from fogline.flow.beginnings import begins
from fogline.flow.stating import stated
from fogline.flow.versions import counting
from fogline.records.errors import UsageError
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.flow.fusing.shelf import Line, Shelf
    from fogline.flow.ledger import Ledger

_TOGETHER = 400
_LIKE = 5


def events(ledger: "Ledger", **fields: Unpack[ClaimFields]) -> Iterator[FusedEvent]:
    """Yield the events with at least one claim that ``fields`` ask for, in the order in which the ledger took them in.

    All claims that counted (on ``known_on``) are fused, whatever is asked, so that an event is the same in every answer.
    """
    if fields.get("known_on") is not None:
        yield from _as_known(ledger, fields)
        return
    shelf, found = lines(ledger, **fields)
    yield from wholes(ledger, shelf, list(found))


def lines(ledger: "Ledger", **fields: Unpack[ClaimFields]) -> "tuple[Shelf, dict[str, Line]]":
    """Return what is kept of the events, and a line on each that ``fields`` (without ``known_on``) ask for, as :func:`events`."""
    from fogline.flow.fusing.upkeep import up_to_date

    shelf = up_to_date(ledger)
    if not fields:
        return shelf, shelf.lines()
    return shelf, shelf.lines(frozenset(shelf.events_of(ledger.claim_ids(**fields)).values()))


def event(ledger: "Ledger", name: str) -> FusedEvent:
    """Return the event of that id, or the one that the claim of that id is about; the beginning of an id will do where no
    other begins so. ``UsageError`` where there is none, or more than one.
    """
    from fogline.flow.fusing.upkeep import up_to_date

    shelf = up_to_date(ledger)
    return next(wholes(ledger, shelf, [event_named(ledger, shelf, name)]))


def event_named(ledger: "Ledger", shelf: "Shelf", name: str) -> str:
    """Return the id of the event that ``name`` means: its id, that of a claim of it, or how either begins.

    A claim that its document prints again is in the event of the first.
    """
    name = name.strip()
    if shelf.fetch("line", [name]):
        return name
    if found := shelf.events_of([name]):
        return found[name]
    if len(name) < _SHORTEST:
        raise UsageError(f"event: got {name!r}; want an id, or at least its first {_SHORTEST} characters")
    begins = {key for key, _ in shelf.each("line", name)}
    begins |= {event.decode() for _, event in shelf.each("claim", name)}
    if len(begins) == 1:
        return begins.pop()
    if begins:
        raise UsageError(
            f"event: {name!r} begins the ids of {len(begins)} events or their claims: "
            f"{', '.join(sorted(begins)[:_LIKE])}{' ...' if len(begins) > _LIKE else ''}; give more of the id"
        )
    if (first := _first_printed(ledger, name)) is not None:
        return event_named(ledger, shelf, first)
    if (rejected := _rejected(ledger, name)) is not None:
        raise UsageError(f"event: {rejected}")
    raise UsageError(f"event: the ledger has no event or claim {name[:80]!r}{_alike(shelf, name)}")


def _rejected(ledger: "Ledger", name: str) -> str | None:
    """Say that the claim of that id, or of the only id that begins so, was rejected, or the one that an event had its id from."""
    from fogline.events import event_id

    refused = ledger.claim_ids(statuses=("rejected",), duplicates=True)
    of_events = {event_id(claim): claim for claim in refused}
    found = [name] if name in refused else list(begins((*refused, *of_events), name))
    if len(found) != 1:
        return None
    claim = of_events.get(found[0], found[0])
    if claim == found[0]:
        said = f"claim {claim} was rejected and is in no event"
    else:
        said = f"claim {claim}, which event {found[0]} had its id from, was rejected; others of it are in an event of another id"
    return f"{said}; `fogline decide list --claim {claim}` shows by whom and why"


def _first_printed(ledger: "Ledger", name: str) -> str | None:
    """Return the claim that the one of that id, or of the only id that begins so, prints again."""
    ids = ledger.claim_ids(claims=(name,), duplicates=True) or tuple(begins(ledger.claim_ids(duplicates=True), name))
    if len(ids) != 1:
        return None
    return next((one.claim.duplicate_of for one in ledger.claims(claims=tuple(ids), duplicates=True)), None)


_SHORTEST = 4


def _alike(shelf: "Shelf", name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, (key for key, _ in shelf.each("line")), 1, 0.8)
    return f"; did you mean {near[0]}?" if near else "; `fogline events` lists the events"


def wholes(ledger: "Ledger", shelf: "Shelf", names: Sequence[str]) -> Iterator[FusedEvent]:
    """Yield events by id, whole; one whose claims are all gone in the meantime is left out."""
    for start in range(0, len(names), _TOGETHER):
        found = list(shelf.events(names[start : start + _TOGETHER]))
        claims = [claim for cluster, _ in found for claim in cluster.claims]
        findings = {finding.claim.id: finding for finding in ledger.claims(claims=claims)}
        for cluster, support in found:
            own = counting([findings[claim] for claim in cluster.claims if claim in findings])
            if own:
                yield FusedEvent(cluster, own, support)


def _as_known(ledger: "Ledger", fields: ClaimFields) -> Iterator[FusedEvent]:
    from fogline.events import fuse
    from fogline.events.describe import describe

    known_on = fields["known_on"]
    findings = {found.claim.id: found for found in ledger.claims(known_on=known_on)}
    wanted = {found.claim.id for found in ledger.claims(**fields)} if set(fields) - {"known_on"} else findings.keys()
    decisions = tuple(ledger.decisions(known_on=str(known_on)))
    publishers = stated(ledger, str(known_on))
    for cluster in fuse(findings.values(), decisions):
        if not wanted.isdisjoint(cluster.claims):
            own = counting([findings[claim] for claim in cluster.claims if claim in findings])
            support = describe(own, cluster.id, cluster.type, decisions, publishers=publishers)
            yield FusedEvent(cluster, own, support)
