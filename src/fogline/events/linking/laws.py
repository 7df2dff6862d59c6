"""Analysts' merges and splits: they hold whatever the words say."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import combinations

from fogline.records import Decision

_EVENT, _FAMILY = "event", "family"


def event_id(first_claim: str) -> str:
    """Return the id of the event whose first claim this is: 16 hex digits of a SHA-256.

    First is the claim that the ledger took in first (of one document: the smallest id). So an event keeps its id as it grows, and
    what an analyst decided on an event can be found again by any of the claims that may have named it.
    """
    return _name(_EVENT, first_claim)


def family_id(first_claim: str) -> str:
    """Return the id of the family of events whose first claim this is."""
    return _name(_FAMILY, first_claim)


def _name(kind: str, claim: str) -> str:
    return hashlib.sha256(f"{kind}:{claim}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Laws:
    """Merges and splits, by claim; of two that contradict each other the later one holds.

    Subjects are ids of claims, of events (meaning the claim that names them) or of families.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        made = sorted(decisions, key=lambda decision: (decision.made, decision.id))
        undone = {subject for decision in made if decision.kind == "undo" for subject in decision.subjects}
        self._verdicts: dict[str, dict[str, str]] = {}
        for decision in made:
            if decision.kind in ("merge", "split") and decision.id not in undone:
                for one, other in combinations(sorted(frozenset(decision.subjects)), 2):
                    self._verdicts.setdefault(one, {})[other] = decision.kind
                    self._verdicts.setdefault(other, {})[one] = decision.kind

    def __bool__(self) -> bool:
        return bool(self._verdicts)

    def names(self, claim: str) -> tuple[str, ...]:
        """Return the subjects of laws that mean this claim."""
        if not self._verdicts:
            return ()
        return tuple(name for name in (claim, event_id(claim), family_id(claim)) if name in self._verdicts)

    def on(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield what is said of a subject: the other subject, and ``merge`` or ``split``."""
        yield from self._verdicts.get(name, {}).items()

    def split(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Tell whether a law keeps any of these claims apart from any of those."""
        return self._says("split", one, other)

    def merged(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Tell whether a law puts any of these claims together with any of those."""
        return self._says("merge", one, other)

    def _says(self, kind: str, one: Iterable[str], other: Iterable[str]) -> bool:
        if not self._verdicts:
            return False
        names = {name for claim in other for name in self.names(claim)}
        return any(
            said == kind and to in names for claim in one for name in self.names(claim) for to, said in self.on(name)
        )
