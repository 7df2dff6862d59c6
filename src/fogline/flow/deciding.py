"""What the subjects of a decision mean: claims by id, events by theirs, and the beginning of either."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from fogline.flow.beginnings import SHORTEST, begins, decision_ids_meant, the_one
from fogline.records.decision import DecisionKind
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.flow.fusing.shelf import Shelf
    from fogline.flow.ledger import Ledger


def subjects_meant(ledger: "Ledger", kind: DecisionKind, names: Iterable[str]) -> tuple[str, ...]:
    """Return the claims that a decision on ``names`` is made on; what nobody knows stays as it is, for the ledger to refuse.

    To merge an event is to put all its claims into one with the others; to split, grade or comment it is to do so to the claim
    that names it. ``UsageError`` for a beginning of several ids, for an event that is accepted, rejected or corrected, which
    is done claim by claim, and for one event alone that is merged or split.
    """
    wanted = tuple(dict.fromkeys(name.strip() for name in names))
    if kind == "undo":
        return decision_ids_meant(ledger.store, wanted)
    others = _commented(ledger) if kind == "comment" else frozenset[str]()
    known = others.intersection(wanted).union(ledger.claim_ids(claims=wanted, duplicates=True))
    if known.issuperset(wanted):
        return wanted
    from fogline.flow.fusing.upkeep import up_to_date

    shelf = up_to_date(ledger)
    subjects = others.union(ledger.claim_ids(duplicates=True))
    meant = [(name,) if name in known else _meant(shelf, kind, name, subjects) for name in wanted]
    if kind in ("merge", "split") and len(set(meant)) == 1:
        raise UsageError(f"{kind}: got one claim or event alone ({', '.join(wanted)}); want two or more")
    return tuple(dict.fromkeys(claim for claims in meant for claim in claims))


def _commented(ledger: "Ledger") -> frozenset[str]:
    """Return the ids of what can be commented beside claims: decisions and documents."""
    return frozenset(one.id for one in ledger.decisions()) | frozenset(head.id for head in ledger.documents())


def _meant(shelf: "Shelf", kind: DecisionKind, name: str, subjects: Collection[str]) -> tuple[str, ...]:
    """Return what one name means that is none of the ``subjects`` as it stands: an event, or the beginning of either."""
    if shelf.fetch("line", [name]):
        return _of_event(shelf, kind, name)
    events = {event for event, _ in shelf.each("line", name)} if len(name) >= SHORTEST else set[str]()
    like = events.union(begins(subjects, name))
    if not like:
        return (name,)
    one = the_one("claim or event", name, like)
    return _of_event(shelf, kind, one) if one in events else (one,)


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
