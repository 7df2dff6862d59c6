"""What the subjects of a decision mean: claims by id, events by theirs, and the beginning of either."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fogline.records.decision import DecisionKind
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.flow.fusing_shelf import Shelf
    from fogline.flow.ledger import Ledger

_SHORTEST = 4
_LIKE = 5


def subjects_meant(ledger: "Ledger", kind: DecisionKind, names: Iterable[str]) -> tuple[str, ...]:
    """Return the claims that a decision on ``names`` is made on; what nobody knows stays as it is, for the ledger to refuse.

    To merge an event is to put all its claims into one with the others; to split, grade or comment it is to do so to the claim
    that names it. ``UsageError`` for a beginning of several ids, and for an event that is accepted, rejected or corrected, which
    is done claim by claim.
    """
    wanted = tuple(dict.fromkeys(name.strip() for name in names))
    if kind == "undo":
        return wanted
    known = set(ledger.claim_ids(claims=wanted))
    if kind == "comment":
        known |= {decision.id for decision in ledger.decisions() if decision.id in wanted}
        known |= {head.id for head in ledger.documents(ids=wanted)}
    if known.issuperset(wanted):
        return wanted
    from fogline.flow.fusing_upkeep import up_to_date

    shelf = up_to_date(ledger)
    meant = [(name,) if name in known else _meant(shelf, kind, name) for name in wanted]
    return tuple(dict.fromkeys(claim for claims in meant for claim in claims))


def _meant(shelf: "Shelf", kind: DecisionKind, name: str) -> tuple[str, ...]:
    """Return the claims that one name means which is no whole id of a claim."""
    claims = {name} if shelf.events_of([name]) else set[str]()
    events = {name} if shelf.fetch("line", [name]) else set[str]()
    if not claims | events and len(name) >= _SHORTEST:
        claims = {claim for claim, _ in shelf.each("claim", name)}
        events = {event for event, _ in shelf.each("line", name)}
    if len(claims) + len(events) > 1:
        like = sorted(claims | events)
        raise UsageError(
            f"{kind}: {name!r} begins the ids of {len(claims)} claims and {len(events)} events: {', '.join(like[:_LIKE])}"
            f"{' ...' if len(like) > _LIKE else ''}; give more of the id"
        )
    if claims:
        return tuple(claims)
    return _of_event(shelf, kind, events.pop()) if events else (name,)


def _of_event(shelf: "Shelf", kind: DecisionKind, event: str) -> tuple[str, ...]:
    from fogline.events import event_id

    ((cluster, _),) = shelf.events([event])
    if kind in ("accept", "reject", "correct"):
        raise UsageError(
            f"{kind}: {event} is an event of {len(cluster.claims)} claims; want claims: `fogline event {event[:8]}` lists them"
        )
    if kind == "merge":
        return tuple(cluster.claims)
    return tuple(claim for claim in cluster.claims if event_id(claim) == event) or tuple(cluster.claims[:1])
