"""How groups of tellings grow and shrink: adding a document touches only what resembles it.

What comes out depends on which tellings are in, not on the order they came in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.claims.kinds import HARM
from fogline.events.kinds import VAGUE, WARDING_OFF, group
from fogline.events.linking.blocks import Blocks
from fogline.events.linking.cluster import LADDER, LAW, MOST, Pair, averaged
from fogline.events.linking.constraints import contradicting
from fogline.events.linking.laws import Laws, event_id, family_id
from fogline.events.linking.pairs import Candidates, Tied, Tying, cut, tied
from fogline.events.linking.state import State, prefetch
from fogline.events.linking.weights import Weights, shipped
from fogline.events.tellings.telling import Telling, tellings
from fogline.records.cluster import Cluster
from fogline.records.ledger import Finding


@dataclass(frozen=True, slots=True)
class Settled:
    """Events that are new or changed, those that are no longer, and the group (by its first telling) of each of the former."""

    changed: tuple[Cluster, ...]
    gone: tuple[Cluster, ...]
    group_of: Mapping[str, str]


class Growth:
    """Groups of tellings over a :class:`~fogline.events.linking.state.State`, which may hold what was grown before."""

    def __init__(self, laws: Laws, weights: Weights | None = None, state: State | None = None) -> None:
        self._laws, self._weights = laws, weights or shipped()
        self.state = state if state is not None else State()
        self._blocks = Blocks(self.state)
        self._dirty: set[str] = set()
        self._gone: dict[str, Cluster] = {}

    def begin(self, documents: Iterable[tuple[str, Sequence[Telling]]], tying: Tying | None = None) -> None:
        """Let the tellings of ``documents``, each once, be all there is, where there is nothing yet: as :meth:`put` for each, in
        less time. ``tying`` compares by the same weights, with the help of others.
        """
        state = self.state
        for document, told in documents:
            if told:
                state.documents[document] = tuple(telling.id for telling in told)
            for telling in told:
                state.tellings[telling.id], state.ties[telling.id] = telling, {}
        for work, ties in (tying or self._tied)(cut(self._blocks.fill(), state.tellings)):
            for one, other, score in ties:
                self._join(work.tellings[one].id, work.tellings[other].id, score)
        if self._laws:
            for telling in state.tellings.values():
                self._obey(telling)
        self._dirty |= state.tellings.keys()

    def put(self, document: str, findings: Iterable[Finding], *, again: bool = False) -> None:
        """Let ``findings`` be all that a document tells (none: it tells nothing any more).

        ``again`` puts them in anew even where they are as before: a law on them changed.
        """
        state = self.state
        known = state.documents.get(document, ())
        prefetch(state.tellings, known)
        before = [state.tellings[name] for name in known]
        after = tellings(findings, self._laws.split)
        kept: frozenset[Telling] = frozenset() if again else frozenset(before) & frozenset(after)
        names = {*known, *(telling.id for telling in after)}
        prefetch(state.tellings, names)
        prefetch(state.ties, names)
        for telling in before:
            if telling not in kept:
                self._dirty |= self._remove(telling)
        for telling in after:
            if telling not in kept:
                self._dirty |= self._insert(telling)
        if after:
            state.documents[document] = tuple(telling.id for telling in after)
        else:
            state.documents.pop(document, None)

    def settle(self) -> Settled:
        """Group anew what was touched since."""
        grown = [(first, event) for first, events in self._regroup() for event in events]
        left = {event.id for _, event in grown}
        changed = tuple(event for _, event in grown if self._gone.get(event.id) != event)
        gone = tuple(event for event in self._gone.values() if event.id not in left)
        self._dirty, self._gone = set(), {}
        return Settled(changed, gone, {event.id: first for first, event in grown})

    def _insert(self, telling: Telling) -> set[str]:
        """Put a telling in; return the tellings whose surroundings changed."""
        state = self.state
        state.tellings[telling.id], state.ties[telling.id] = telling, {}
        met, between = self._blocks.add(telling)
        dirty = {telling.id}
        prefetch(state.ties, met.union(*between))
        loose = [pair for pair in between if state.ties[pair[0]].get(pair[1], LAW) < LAW]
        prefetch(state.tellings, met.union(*loose))
        for pair in loose:
            if not self._blocks.together(*pair):
                dirty |= self._part(*pair)
        work = Candidates.around(telling, [state.tellings[name] for name in met])
        for _, other, score in tied(work, self._weights):
            dirty |= self._join(telling.id, work.tellings[other].id, score)
        return dirty | self._obey(telling)

    def _tied(self, work: Iterable[Candidates]) -> Iterator[Tied]:
        return ((part, tied(part, self._weights)) for part in work)

    def _obey(self, telling: Telling) -> set[str]:
        """Join a telling with those that a law puts it together with."""
        named, dirty = self.state.named, set[str]()
        for claim in telling.claims:
            for name in self._laws.names(claim):
                named[name] = telling.id
                for other, said in self._laws.on(name):
                    if said == "merge" and other in named:
                        dirty |= self._join(telling.id, named[other], LAW)
        return dirty

    def _remove(self, telling: Telling) -> set[str]:
        state = self.state
        dirty = set(state.ties.pop(telling.id))
        prefetch(state.ties, dirty)
        for other in dirty:
            del state.ties[other][telling.id]
        for claim in telling.claims:
            for name in self._laws.names(claim):
                state.named.pop(name, None)
        met = self._blocks.remove(telling)
        del state.tellings[telling.id]
        prefetch(state.ties, set[str]().union(*met))
        for one, other in met:
            first, second = state.tellings[one], state.tellings[other]
            if not contradicting(first, second):
                dirty |= self._tie(first, second)
        self._forget(state.group_of.pop(telling.id, None))
        dirty.update(state.parts.pop(state.part_of.pop(telling.id, ""), ()))
        return dirty - {telling.id}

    def _tie(self, one: Telling, other: Telling) -> set[str]:
        """Tie two tellings where more speaks for their being one than against it; return those whose ties changed."""
        if other.id in self.state.ties[one.id]:
            return set()
        score = self._weights.score(one, other)
        return self._join(one.id, other.id, score) if score > 0 else set()

    def _join(self, one: str, other: str, score: float) -> set[str]:
        if one == other:
            return set()
        self.state.ties[one][other] = self.state.ties[other][one] = score
        return {one, other}

    def _part(self, one: str, other: str) -> set[str]:
        del self.state.ties[one][other], self.state.ties[other][one]
        return {one, other}

    def _regroup(self) -> Iterator[tuple[str, tuple[Cluster, ...]]]:
        state = self.state
        for part in self._parts():
            for names in averaged(part, self._score, {name for name in part if state.tellings[name].leads}):
                first, *_ = members = sorted(names, key=lambda name: state.tellings[name].order)
                for name in members:
                    state.group_of[name] = first
                state.groups[first] = events = tuple(self._events([state.tellings[name] for name in members]))
                yield first, events

    def _parts(self) -> list[list[str]]:
        """Return what is to be grouped anew, cut into parts; what was there is taken away.

        A part is a component over the lowest step of the ladder on which it is small enough. It changes only where it holds a
        telling whose ties changed, before or after; so those are looked at, the parts they were in, and those they are in now.
        """
        state = self.state
        affected: set[str] = set()
        parts: dict[str, list[str]] = {}
        steps: dict[str, int] = {}
        waiting = {name for name in self._dirty if name in state.tellings}
        while waiting:
            prefetch(state.part_of, waiting)
            before = {held for name in waiting if (held := state.part_of.get(name)) is not None}
            prefetch(state.parts, before)
            beside = {name for held in before for name in state.parts.pop(held, ())}
            prefetch(state.tellings, beside)
            waiting |= {name for name in beside if name in state.tellings}
            affected |= waiting
            prefetch(state.ties, waiting)
            for name in sorted(waiting):
                if name not in parts:
                    part = self._part_around(name, steps)
                    parts |= dict.fromkeys(part, part)
            waiting = parts.keys() - affected
        prefetch(state.tellings, affected)
        prefetch(state.parts, affected)
        prefetch(state.part_of, affected)
        prefetch(state.group_of, affected)
        firsts = {first for name in affected if (first := state.group_of.get(name)) is not None}
        prefetch(state.groups, affected | firsts)
        found = sorted({part[0]: part for part in parts.values()}.values())
        for part in found:
            state.parts[part[0]] = tuple(part)
            for name in part:
                state.part_of[name] = part[0]
                self._forget(state.group_of.get(name))
        return found

    def _part_around(self, name: str, steps: dict[str, int]) -> list[str]:
        """Return the part that a telling is in, sorted; ``steps`` holds the first step of the ladder on which the component of a
        telling may be small enough, as far as that is known.
        """
        for step in range(steps.get(name, 0), len(LADDER) - 1):
            reached, small = self._component(name, step, steps)
            if small:
                return sorted(reached)
            for other in reached:  # what one is too large with is too large for all of it
                steps[other] = max(steps.get(other, 0), step + 1)
        return sorted(self._component(name, len(LADDER) - 1, None)[0])

    def _component(self, name: str, step: int, steps: Mapping[str, int] | None) -> tuple[set[str], bool]:
        """Return what ties above a step of the ladder hold together with a telling, and whether that is all; with ``steps`` it is
        some of it as soon as it is known to be more than are grouped together.
        """
        reached: set[str] = set()
        waiting, least = {name}, LADDER[step]
        while waiting:
            reached |= waiting
            if steps is not None and len(reached) > MOST:
                return reached, False
            prefetch(self.state.ties, waiting)
            ties = (self.state.ties[one] for one in waiting)
            waiting = {other for known in ties for other, score in known.items() if score > least} - reached
            if steps is not None and any(steps.get(other, 0) > step for other in waiting):
                return reached, False
        return reached, True

    def _forget(self, group_: str | None) -> None:
        """Take a group away; its events are gone unless they come back."""
        for event in self.state.groups.pop(group_, ()) if group_ is not None else ():
            self._gone[event.id] = event

    def _score(self, pair: Pair) -> float | None:
        """Return the score of two tellings of one component, ``None`` where they may never be in one group."""
        one, other = (self.state.tellings[name] for name in pair)
        if (known := self.state.ties[one.id].get(other.id)) == LAW:
            return LAW
        if self._laws.split(one.claims, other.claims) or contradicting(one, other):
            return None
        return known if known is not None else self._weights.score(one, other)

    def _events(self, members: list[Telling]) -> Iterator[Cluster]:
        """Yield the events of a family: what was done, kind by kind, its casualties, its damage."""
        told = sorted(
            (telling.order[0], claim, kind)
            for telling in members
            for claim, kind in zip(telling.claims, telling.kinds, strict=True)
        )
        family = family_id(told[0][1])
        order = {claim: (added, claim) for added, claim, _ in told}
        kinds = {claim: kind for _, claim, kind in told}
        parts: dict[tuple[bool, str], list[str]] = {}
        for _, claim, kind in told:
            parts.setdefault((kind in HARM, kind if kind in HARM else group(kind)), []).append(claim)
        found = []
        for part in self._joined([part for _, part in sorted(parts.items())]):
            claims = tuple(sorted(part, key=order.__getitem__))
            found.append(Cluster(event_id(claims[0]), _type(kinds[claim] for claim in part), claims, family))
        yield from sorted(found, key=rank)

    def _joined(self, parts: list[list[str]]) -> list[list[str]]:
        """Return the parts of a family, those joined that an analyst merged."""
        joined: list[list[str]] = []
        for part in parts:
            same = [other for other in joined if self._laws.merged(part, other)]
            joined = [other for other in joined if other not in same]
            joined.append([claim for other in (*same, part) for claim in other])
        return joined


def rank(event: Cluster) -> str:
    """Return what sorts the events of a family: deeds first."""
    return f"{event.type in HARM:d} {event.type} {event.claims[0]}"


def _type(types: Iterable[str]) -> str:
    """Return the type that most claims say; one that says more exactly what happened goes before a vague one.

    That some of it was warded off says less of what happened than a vague word does that is told as often.
    """
    counted = Counter(types)
    loose = VAGUE | WARDING_OFF if WARDING_OFF.issuperset(counted.keys() - VAGUE) else VAGUE
    return min(counted, key=lambda type_: (type_ in loose, -counted[type_], type_ in WARDING_OFF, type_))
