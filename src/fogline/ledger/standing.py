"""Where claims stand: what readers made, what analysts decided since, and what of it counts after each act.

Pure logic that all stores share. An act is the number of a line of the log; a store hands over the readings of one document and
the decisions on its claims, each with its act, and gets the states of the claims.

A decision holds until it is undone (an undo may be undone); of several, the later one wins. It carries over to a newer reading:
to the claim with the same id, else to the new claim of the same type whose evidence overlaps most. Where there is none, the claim
is kept in sight as ``look-again`` until somebody accepts or rejects it again.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from fogline.ledger.corrections import apply_change, change_of
from fogline.records import Claim, Decision, ReaderInfo
from fogline.records.ledger import ClaimStatus

_VERDICTS: Mapping[str, ClaimStatus] = {"accept": "accepted", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Read:
    """A reading of a document: the act that added it, its reader, and its claims in order."""

    act: int
    reader: ReaderInfo
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with the act that added it."""

    act: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class State:
    """A claim as it counts: ``claim`` with corrections, by the reading of act ``reading`` at place ``ordinal`` in it."""

    claim: Claim
    reading: int
    ordinal: int
    status: ClaimStatus
    corrected: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """What this is a state of."""
        return self.reading, self.ordinal


@dataclass(frozen=True, slots=True)
class Stretch:
    """A state and the acts between which it counted: from ``start`` on, until just before ``end`` (``None``: it counts now)."""

    state: State
    start: int
    end: int | None


def effective(decisions: Sequence[Decided]) -> tuple[Decided, ...]:
    """Return the decisions that were not taken back, without the undoings themselves, in order."""
    void: set[str] = set()
    kept = []
    for decided in reversed(decisions):
        decision = decided.decision
        if decision.id in void:
            continue
        if decision.kind == "undo":
            void.update(decision.subjects)
        else:
            kept.append(decided)
    return tuple(reversed(kept))


def states(readings: Sequence[Read], decisions: Sequence[Decided]) -> tuple[State, ...]:
    """Return how the claims of a document stand after all these readings and decisions (both in order of their acts).

    First the claims of the reading that counts, in its order, then those to look at again. ``decisions`` may hold others, on
    claims of other documents; undoings belong to it.
    """
    if not readings:
        return ()
    current = readings[-1]
    held = effective(decisions)
    carried, lost = inherited(readings, held, {subject for decided in held for subject in decided.decision.subjects})
    found = [
        _state(current, ordinal, _on({claim.id} | carried.get(claim.id, set()), held))
        for ordinal, claim in enumerate(current.claims)
    ]
    return (*found, *(_lost_state(read, ordinal, current.act, held) for read, ordinal in lost))


def inherited(
    readings: Sequence[Read], held: Sequence[Decided], names: Collection[str]
) -> tuple[dict[str, set[str]], list[tuple[Read, int]]]:
    """Return for each claim of the reading that counts those earlier ones among ``names`` that it stands for, by id; and, in
    order, those earlier ones that none stands for, each as a reading and the place in it.
    """
    current = readings[-1]
    missing = set(names) - {claim.id for claim in current.claims}
    carried: dict[str, set[str]] = {}
    lost: list[tuple[Read, int]] = []
    for read in reversed(readings[:-1]):
        here = {claim.id: ordinal for ordinal, claim in enumerate(read.claims) if claim.id in missing}
        if not here:
            continue
        missing -= here.keys()
        heirs = carry_over(read.claims, current.claims, _type_changes(held))
        for subject, ordinal in here.items():
            if subject in heirs:
                carried.setdefault(heirs[subject], set()).add(subject)
            else:
                lost.append((read, ordinal))
    lost.sort(key=lambda pair: (pair[0].act, pair[1]))
    return carried, lost


def timeline(readings: Sequence[Read], decisions: Sequence[Decided]) -> tuple[Stretch, ...]:
    """Return every state that the claims of a document ever had, with the acts between which it counted, in order of start."""
    open_states: dict[tuple[int, int], tuple[State, int]] = {}
    closed: list[Stretch] = []
    acts = sorted({read.act for read in readings} | {decided.act for decided in decisions})
    for act in acts:
        after = states(
            [read for read in readings if read.act <= act], [decided for decided in decisions if decided.act <= act]
        )
        now = {state.place: state for state in after}
        for place, (state, start) in tuple(open_states.items()):
            if now.get(place) != state:
                closed.append(Stretch(state, start, act))
                del open_states[place]
        for place, state in now.items():
            open_states.setdefault(place, (state, act))
    closed.extend(Stretch(state, start, None) for state, start in open_states.values())
    return tuple(sorted(closed, key=lambda stretch: (stretch.start, stretch.state.place)))


def carry_over(
    older: Sequence[Claim], newer: Sequence[Claim], types: Mapping[str, frozenset[str]] | None = None
) -> dict[str, str]:
    """Return for claims of an older reading which claim of a newer one stands for each, by id; others are left out.

    The same id stands for itself. What is left on both sides is matched one to one: same type (or one of the ``types`` that the
    claim was corrected to) and overlapping evidence, the greatest share in common first, then the most names in common.
    """
    shared = {claim.id for claim in older} & {claim.id for claim in newer}
    matched = {name: name for name in shared}
    left = [(at, claim) for at, claim in enumerate(newer) if claim.id not in shared]
    pairs: list[tuple[float, int, int, int, str, str]] = []
    for before, old in enumerate(older):
        if old.id in shared:
            continue
        fitting = {old.type} | ((types or {}).get(old.id) or frozenset())
        pairs.extend(
            (-_common(old, new), -len(_names(old) & _names(new)), before, after, old.id, new.id)
            for after, new in left
            if new.type in fitting and old.evidence.overlaps(new.evidence)
        )
    taken: set[str] = set()
    for *_, old_id, new_id in sorted(pairs):
        if old_id not in matched and new_id not in taken:
            matched[old_id] = new_id
            taken.add(new_id)
    return matched


def concerned(decisions: Sequence[Decided], claims: Callable[[str], bool]) -> tuple[Decided, ...]:
    """Return those decisions that have a claim for which ``claims`` holds among their subjects, with all undoings of them."""
    names: set[str] = set()
    kept = []
    for decided in decisions:
        decision = decided.decision
        known = names.__contains__ if decision.kind == "undo" else claims
        if any(known(subject) for subject in decision.subjects):
            names.add(decision.id)
            kept.append(decided)
    return tuple(kept)


def _state(read: Read, ordinal: int, decisions: Sequence[Decided]) -> State:
    claim, corrected = read.claims[ordinal], set[str]()
    status: ClaimStatus = "open"
    for decided in decisions:
        decision = decided.decision
        status = _VERDICTS.get(decision.kind, status)
        if decision.kind == "correct":
            claim, fields = apply_change(claim, decision.change)
            corrected.update(fields)
    named = tuple(name for name in Claim.__dataclass_fields__ if name in corrected)
    return State(claim, read.act, ordinal, status, named)


def _lost_state(read: Read, ordinal: int, since: int, held: Sequence[Decided]) -> State:
    """Return the state of a claim that the reading of act ``since`` no longer makes."""
    mine = _on({read.claims[ordinal].id}, held)
    state = _state(read, ordinal, mine)
    if any(decided.act > since and decided.decision.kind in _VERDICTS for decided in mine):
        return state  # somebody looked again
    return State(state.claim, state.reading, state.ordinal, "look-again", state.corrected)


def _on(subjects: set[str], held: Sequence[Decided]) -> list[Decided]:
    return [decided for decided in held if not subjects.isdisjoint(decided.decision.subjects)]


def _type_changes(held: Sequence[Decided]) -> dict[str, frozenset[str]]:
    """Return for each claim the types that it was corrected to."""
    types: dict[str, frozenset[str]] = {}
    for decided in held:
        if decided.decision.kind == "correct":
            type_ = change_of(decided.decision).get("type")
            if isinstance(type_, str):
                for subject in decided.decision.subjects:
                    types[subject] = types.get(subject, frozenset()) | {type_}
    return types


def _common(one: Claim, other: Claim) -> float:
    """Return the part of both claims' evidence that they share (0..1)."""
    first, second = one.evidence, other.evidence
    shared = min(first.end, second.end) - max(first.start, second.start)
    return shared / (max(first.end, second.end) - min(first.start, second.start))


def _names(claim: Claim) -> frozenset[str]:
    people = [*(link.party for link in claim.chain), *(one.party for one in (*claim.actors, *claim.targets))]
    return frozenset((*people, *((claim.place.name,) if claim.place else ())))
