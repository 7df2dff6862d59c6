"""Deciding in a ledger in memory: decisions on claims, and settings."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial

from fogline.ledger.checks import check_setting
from fogline.ledger.corrections import check_correction, check_decision
from fogline.ledger.digests import digest
from fogline.ledger.memory.held import Holdings
from fogline.ledger.standing import Decided, Read
from fogline.records import Claim, Decision, Report
from fogline.records.ledger import Setting


def decide(held: Holdings, decisions: Sequence[Decision]) -> None:
    """Add decisions, all of them or none."""
    fresh = {decision.id: decision for decision in decisions if decision.id not in held.decided}
    before: set[str] = set()
    for decision in fresh.values():
        check_decision(decision, partial(_knows, held, kind=decision.kind, before=before))
        if decision.kind == "correct":
            _check_correction(held, decision)
        before.add(decision.id)
    for decision in fresh.values():
        line = held.note("decision", decision.id, decision.user, digest=digest(decision))
        held.decided[decision.id] = Decided(line.number, decision)
    for name in _concerned(held, fresh.values()):
        held.documents[name].stretches = None


def give(held: Holdings, settings: Sequence[Setting]) -> None:
    """Give settings values; one that has that value already is left."""
    for setting in settings:
        check_setting(setting)
    for setting in settings:
        now = given(held, float("inf")).get(setting.key)
        if now is None or now.value != setting.value:
            line = held.note("setting", setting.key, setting.user, digest=digest(setting))
            held.settings.append((line.number, setting))


def given(held: Holdings, act: float) -> dict[str, Setting]:
    """Return the value that each setting had at an act."""
    return {setting.key: setting for number, setting in held.settings if number <= act}


def _knows(held: Holdings, subject: str, kind: str, before: Collection[str]) -> bool:
    decided = subject in held.decided or subject in before
    if kind == "undo":
        return decided
    return subject in held.claims or (kind == "comment" and (decided or subject in held.documents))


def _check_correction(held: Holdings, decision: Decision) -> None:
    for subject in decision.subjects:
        for document in map(held.documents.__getitem__, held.claims[subject]):
            check_correction(_as_read(document.readings, subject), decision, len(document.document.text))


def _as_read(readings: Sequence[tuple[Read, Report]], claim_id: str) -> Claim:
    """Return a claim as last read."""
    return next(claim for read, _ in reversed(readings) for claim in read.claims if claim.id == claim_id)


def _concerned(held: Holdings, decisions: Iterable[Decision]) -> set[str]:
    found: set[str] = set()
    waiting = [subject for decision in decisions for subject in decision.subjects]
    while waiting:
        subject = waiting.pop()
        found.update(held.claims.get(subject, ()))
        if subject in held.decided:
            waiting.extend(held.decided[subject].decision.subjects)
    return found
