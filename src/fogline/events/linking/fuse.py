"""Claims in, events out: all at once, or one after another with the same result.

::

    findings -> tellings (of one document) -> blocks -> ties (pairs that more speaks for than against)
             -> parts (what ties hold together, cut where it is too large) -> groups (average linkage) -> events
"""

from collections.abc import Iterable

from fogline.events.linking.families import within
from fogline.events.linking.growth import Growth
from fogline.events.linking.laws import Laws
from fogline.events.linking.weights import Weights
from fogline.events.tellings.telling import Telling, tellings
from fogline.records import Decision
from fogline.records.cluster import Cluster
from fogline.records.ledger import Finding


def fuse(
    findings: Iterable[Finding], laws: Iterable[Decision] = (), weights: Weights | None = None
) -> tuple[Cluster, ...]:
    """Return the events that ``findings`` are about, by their first claim, each claim in one of them (rejected ones in none).

    ``laws`` are decisions; merges and splits among them hold whatever the words say. Neither order matters.
    """
    fuser = Fuser(laws, weights)
    fuser.add(findings)
    return fuser.clusters()


class Fuser:
    """Events that grow claim by claim: adding touches only what resembles what is added.

    What comes out depends on which findings are in, not on the order they came in.
    """

    def __init__(self, laws: Iterable[Decision] = (), weights: Weights | None = None) -> None:
        self._laws = Laws(laws)
        self._growth = Growth(self._laws, weights)
        self._findings: dict[str, dict[str, Finding]] = {}  # by document and claim

    def add(self, findings: Iterable[Finding]) -> tuple[Cluster, ...]:
        """Add findings, or put them in the place of those of the same claim; return the events that are new or changed."""
        first = not self._findings
        documents: set[str] = set()
        for finding in findings:
            self._findings.setdefault(finding.document.id, {})[finding.claim.id] = finding
            documents.add(finding.document.id)
        if first:
            split = self._laws.split
            self._growth.begin((name, tellings(held.values(), split)) for name, held in self._findings.items())
            return self._growth.settle().changed
        return self._update(documents)

    def remove(self, claims: Iterable[str]) -> tuple[Cluster, ...]:
        """Take claims out (a newer reading no longer makes them); return the events that changed."""
        gone = frozenset(claims)
        documents = {name for name, held in self._findings.items() if gone & held.keys()}
        for name in documents:
            self._findings[name] = {claim: found for claim, found in self._findings[name].items() if claim not in gone}
        return self._update(documents)

    def clusters(self) -> tuple[Cluster, ...]:
        """Return all events, ordered by when the ledger took in their first claim."""
        state = self._growth.state
        ordered = sorted(state.groups, key=lambda name: state.tellings[name].order)
        telling_of = {claim: telling for telling in state.tellings.values() for claim in telling.claims}
        return within([event for name in ordered for event in state.groups[name]], telling_of)

    def tellings(self) -> tuple[Telling, ...]:
        """Return what is compared."""
        return tuple(self._growth.state.tellings.values())

    def _update(self, documents: Iterable[str]) -> tuple[Cluster, ...]:
        for document in sorted(documents):
            self._growth.put(document, self._findings[document].values())
        return self._growth.settle().changed
