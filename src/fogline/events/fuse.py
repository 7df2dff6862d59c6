"""Claims in, events out: all at once, or one after another with the same result.

::

    findings -> tellings (of one document) -> blocks -> pairs with a score -> components -> groups -> events
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from fogline.events.blocks import Blocks
from fogline.events.cluster import LAW, Pair, cluster, pair_of
from fogline.events.constraints import contradicting
from fogline.events.families import within
from fogline.events.kinds import HARM, VAGUE, group
from fogline.events.laws import Laws, event_id, family_id
from fogline.events.tellings import Telling, tellings
from fogline.events.weights import Weights, shipped
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
        self._laws, self._weights = Laws(laws), weights or shipped()
        self._findings: dict[str, dict[str, Finding]] = {}  # by document and claim
        self._tellings: dict[str, Telling] = {}
        self._of_document: dict[str, tuple[Telling, ...]] = {}
        self._of_name: dict[str, str] = {}  # the telling that a subject of a law means
        self._blocks = Blocks()
        self._edges: dict[str, dict[str, float]] = {}
        self._group_of: dict[str, str] = {}
        self._groups: dict[str, tuple[Cluster, ...]] = {}

    def add(self, findings: Iterable[Finding]) -> tuple[Cluster, ...]:
        """Add findings, or put them in the place of those of the same claim; return the events that are new or changed."""
        documents: set[str] = set()
        for finding in findings:
            self._findings.setdefault(finding.document.id, {})[finding.claim.id] = finding
            documents.add(finding.document.id)
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
        ordered = sorted(self._groups, key=lambda name: self._tellings[name].order)
        telling_of = {claim: telling for telling in self._tellings.values() for claim in telling.claims}
        return within([event for name in ordered for event in self._groups[name]], telling_of)

    def tellings(self) -> tuple[Telling, ...]:
        """Return what is compared."""
        return tuple(self._tellings.values())

    def _update(self, documents: Iterable[str]) -> tuple[Cluster, ...]:
        dirty: set[str] = set()
        for document in sorted(documents):
            before = self._of_document.get(document, ())
            after = tellings(self._findings[document].values(), self._laws.split)
            kept = frozenset(before) & frozenset(after)
            for telling in before:
                if telling not in kept:
                    dirty |= self._remove(telling)
            for telling in after:
                if telling not in kept:
                    dirty |= self._insert(telling)
            self._of_document[document] = after
        return tuple(self._regroup(dirty))

    def _insert(self, telling: Telling) -> set[str]:
        """Put a telling in; return the tellings whose surroundings changed."""
        self._tellings[telling.id], self._edges[telling.id] = telling, {}
        met, parted = self._blocks.add(telling)
        dirty = {telling.id}
        for pair in parted:
            dirty |= self._part(*pair)
        for other in met:
            dirty |= self._meet(telling.id, other)
        for claim in telling.claims:
            for name in self._laws.names(claim):
                self._of_name[name] = telling.id
                for other, said in self._laws.on(name):
                    if said == "merge" and other in self._of_name:
                        dirty |= self._join(telling.id, self._of_name[other], LAW)
        return dirty

    def _remove(self, telling: Telling) -> set[str]:
        dirty = set(self._edges.pop(telling.id))
        for other in dirty:
            del self._edges[other][telling.id]
        del self._tellings[telling.id]
        for claim in telling.claims:
            for name in self._laws.names(claim):
                self._of_name.pop(name, None)
        for pair in self._blocks.remove(telling.id):
            dirty |= self._meet(*pair)
        self._forget(self._group_of.pop(telling.id))
        return dirty

    def _meet(self, one: str, other: str) -> set[str]:
        first, second = self._tellings[one], self._tellings[other]
        if other in self._edges[one] or contradicting(first, second):
            return set()
        score = self._weights.score(first, second)
        return self._join(one, other, score) if score > 0 else set()

    def _join(self, one: str, other: str, score: float) -> set[str]:
        if one == other:
            return set()
        self._edges[one][other] = self._edges[other][one] = score
        return {one, other}

    def _part(self, one: str, other: str) -> set[str]:
        if self._edges[one].get(other, LAW) >= LAW:
            return set()
        del self._edges[one][other], self._edges[other][one]
        return {one, other}

    def _regroup(self, dirty: set[str]) -> Iterator[Cluster]:
        reached = self._reach(name for name in dirty if name in self._tellings)
        before = {event for name in reached if name in self._group_of for event in self._forget(self._group_of[name])}
        edges = {pair_of(one, other): score for one in reached for other, score in self._edges[one].items()}
        for names in cluster(sorted(reached), edges, self._score):
            first, *_ = members = sorted(names, key=lambda name: self._tellings[name].order)
            self._group_of.update((name, first) for name in members)
            self._groups[first] = tuple(self._events([self._tellings[name] for name in members]))
            yield from (event for event in self._groups[first] if event not in before)

    def _reach(self, seeds: Iterable[str]) -> set[str]:
        reached, waiting = set(), list(seeds)
        while waiting:
            if (name := waiting.pop()) not in reached:
                reached.add(name)
                waiting.extend(self._edges[name])
        return reached

    def _forget(self, group: str) -> tuple[Cluster, ...]:
        return self._groups.pop(group, ())

    def _score(self, pair: Pair) -> float | None:
        """Return the score of two tellings of one component, ``None`` where they may never be in one group."""
        one, other = (self._tellings[name] for name in pair)
        if (known := self._edges[one.id].get(other.id)) == LAW:
            return LAW
        if self._laws.split(one.claims, other.claims) or contradicting(one, other):
            return None
        return known if known is not None else self._weights.score(one, other)

    def _events(self, members: list[Telling]) -> Iterator[Cluster]:
        """Yield the events of a family: what was done, kind by kind, its casualties, its damage."""
        findings = [self._findings[telling.document][claim] for telling in members for claim in telling.claims]
        order = {claim: (telling.order[0], claim) for telling in members for claim in telling.claims}
        findings.sort(key=lambda finding: order[finding.claim.id])
        family = family_id(findings[0].claim.id)
        parts: dict[tuple[bool, str], list[Finding]] = {}
        for finding in findings:
            type_ = finding.claim.type
            parts.setdefault((type_ in HARM, type_ if type_ in HARM else group(type_)), []).append(finding)
        for part in self._joined([part for _, part in sorted(parts.items())]):  # deeds first
            claims = tuple(sorted((finding.claim.id for finding in part), key=lambda claim: order[claim]))
            yield Cluster(event_id(claims[0]), _type(finding.claim.type for finding in part), claims, family)

    def _joined(self, parts: list[list[Finding]]) -> list[list[Finding]]:
        """Return the parts of a family, those joined that an analyst merged."""
        joined: list[list[Finding]] = []
        for part in parts:
            named = [finding.claim.id for finding in part]
            same = [other for other in joined if self._laws.merged(named, [finding.claim.id for finding in other])]
            joined = [other for other in joined if other not in same]
            joined.append([finding for other in (*same, part) for finding in other])
        return joined


def _type(types: Iterable[str]) -> str:
    """Return the type that most claims say; one that says more exactly what happened goes before a vague one."""
    counted = Counter(types)
    return min(counted, key=lambda type_: (type_ in VAGUE, -counted[type_], type_))
