"""Ids as people type them: whole, or the beginning of one where no other begins so. What nobody knows is no id."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from fogline.records.errors import UsageError
from fogline.records.ledger import ClaimQuery, DocumentQuery

if TYPE_CHECKING:
    from fogline.ledger.contract import Store

SHORTEST = 4
"""Fewer characters than that begin no id: they would fit by chance."""
_LIKE = 5


def begins(ids: Iterable[str], name: str) -> Iterator[str]:
    """Yield those of ``ids`` that ``name`` is the beginning of."""
    return (one for one in ids if one.startswith(name)) if len(name) >= SHORTEST else iter(())


def the_one(noun: str, name: str, like: Collection[str], where: str = "") -> str:
    """Return the only one of the ids that ``name`` begins; ``UsageError`` for none (``where`` tells of them) and for several."""
    if len(like) == 1:
        return next(iter(like))
    if not like:
        hint = where if len(name) >= SHORTEST else f"want an id, or at least its first {SHORTEST} characters"
        raise UsageError(f"{noun}: the ledger has no {noun} {name[:80]!r}; {hint}")
    listed = ", ".join(sorted(like)[:_LIKE]) + (" ..." if len(like) > _LIKE else "")
    raise UsageError(f"{noun}: {name!r} begins the ids of {len(like)}: {listed}; give more of the id")


def claim_ids_meant(store: "Store", names: Iterable[str], known_on: str | None = None) -> tuple[str, ...]:
    """Return the claims (known on a day) with these ids, or with ids that begin so, each once; ``UsageError`` for others."""

    def ids(names: tuple[str, ...]) -> Collection[str]:
        return store.claim_ids(ClaimQuery(claims=names, duplicates=True, known_on=known_on))

    return _meant("claim", names, ids, "`fogline find` prints those it has")


def document_ids_meant(store: "Store", names: Iterable[str], known_on: str | None = None) -> tuple[str, ...]:
    """Return the documents (known on a day) with these ids, or with ids that begin so, each once; ``UsageError`` for others."""

    def ids(names: tuple[str, ...]) -> Collection[str]:
        return [head.id for head in store.documents(DocumentQuery(ids=names, known_on=known_on))]

    return _meant("document", names, ids, "`fogline find --documents` lists those it has")


def decision_ids_meant(store: "Store", names: Iterable[str]) -> tuple[str, ...]:
    """Return the decisions with these ids, or with ids that begin so, each once; ``UsageError`` for others."""
    made = [decision.id for decision in store.decisions()]
    return _meant("decision", names, lambda names: made, "`fogline decide list` lists those made")  # noqa: ARG005


def decided_ids_meant(store: "Store", names: Iterable[str]) -> tuple[str, ...]:
    """Return what was decided on, and claims, with these ids, or with ids that begin so, each once; ``UsageError`` for others."""
    subjects = {subject for decision in store.decisions() for subject in (decision.id, *decision.subjects)}

    def ids(names: tuple[str, ...]) -> Collection[str]:
        return subjects.union(store.claim_ids(ClaimQuery(claims=names, duplicates=True)))

    return _meant("claim", names, ids, "`fogline find` prints those it has")


def _meant(
    noun: str, names: Iterable[str], ids: Callable[[tuple[str, ...]], Collection[str]], where: str
) -> tuple[str, ...]:
    """Return what the names mean; ``ids`` returns those that there are of some, or all of them for none."""
    wanted = tuple(dict.fromkeys(name.strip() for name in names))
    if not wanted:
        return ()
    known = frozenset(ids(wanted))
    everything = () if known.issuperset(wanted) else ids(())
    found = (
        name if name in known else the_one(noun, name, frozenset(begins(everything, name)), where) for name in wanted
    )
    return tuple(dict.fromkeys(found))
