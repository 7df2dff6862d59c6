"""What changed hands between two days."""

from collections.abc import Sequence
from dataclasses import replace

from fogline.records.control import PlaceState, StateChange


def control_changes(before: Sequence[PlaceState], after: Sequence[PlaceState]) -> tuple[StateChange, ...]:
    """Return the places whose state is another one than before, those that passed from side to side first, then the largest.

    A place of which nothing was known before counts only where something of its own is told of it: that claims near by have
    aged or come in is no change of hands.
    """
    earlier = {one.key: one for one in before}
    day = before[0].day if before else ""
    pairs = ((earlier.get(one.key) or _nothing(one, day), one) for one in after)
    found = [StateChange(old, new) for old, new in pairs if (new.state, new.side) != (old.state, old.side)]
    told = [one for one in found if _passed(one) or "place" in (one.before.basis, one.after.basis)]
    return tuple(sorted(told, key=lambda one: (not _passed(one), -one.after.population, one.after.name)))


def _nothing(one: PlaceState, day: str) -> PlaceState:
    """Return the state of a place that no evidence had reached by ``day``."""
    return replace(
        one,
        day=day,
        state="unknown",
        side=None,
        confidence=0.0,
        basis="none",
        claimed_by=(),
        since=None,
        shares=(),
        evidence=(),
    )


def _passed(one: StateChange) -> bool:
    return one.before.side is not None and one.after.side is not None
