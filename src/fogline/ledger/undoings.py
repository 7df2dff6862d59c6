"""Decisions with all that was decided about them: what took them back, what took that back, and so on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.ledger.standing import Decided, effective
from fogline.records import Decision

if TYPE_CHECKING:
    from fogline.ledger.contract import Store


def decisions_about(store: "Store", subjects: Iterable[str], known_on: str | None = None) -> tuple[Decision, ...]:
    """Return the decisions on ``subjects``, those on these decisions, and so on, in the order they were made."""
    asked = set(subjects)
    while True:
        found = tuple(store.decisions(asked, known_on))
        further = {decision.id for decision in found} - asked
        if not further:
            return found
        asked |= further


def about(decisions: Iterable[Decision], *subjects: str) -> tuple[Decision, ...]:
    """Return those of ``decisions`` (in order) that are on one of ``subjects``, or on one of these decisions, and so on."""
    names, found = set(subjects), []
    for decision in decisions:
        if not names.isdisjoint(decision.subjects):
            names.add(decision.id)
            found.append(decision)
    return tuple(found)


def taken_back(decisions: Sequence[Decision]) -> frozenset[str]:
    """Return the ids of those decisions (in order, with all that undo them) that do not hold, undoings among them."""
    told = []
    for act, decision in enumerate(decisions):
        if decision.kind == "undo":
            told.append(Decided(act, replace(decision, kind="comment")))  # what holds of an undoing is told by its name
        told.append(Decided(act, decision))
    return frozenset(decision.id for decision in decisions) - {held.decision.id for held in effective(told)}
