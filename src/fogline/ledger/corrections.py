"""Corrections: the change that a ``correct`` decision makes to a claim, checked before it is taken in.

A change is a JSON object of fields of the claim. Parts may be given in short: a place without ``derived_from`` keeps the words
of the old one, a party without ``text`` and ``span`` stands for the whole evidence.
"""

import difflib
import json
import re
from collections.abc import Callable, Collection
from dataclasses import fields, replace
from functools import cache
from typing import Any

from fogline.ledger.moments import first_second
from fogline.records import Claim, Decision, Footprint, Interval, Link, Participant, QuantityRange, Span
from fogline.records.codec import from_json, to_json
from fogline.records.errors import UsageError
from fogline.records.span import cover

FIELDS = tuple(field.name for field in fields(Claim) if field.name != "id")
"""The fields of a claim that may be corrected: all but its name."""

_ADMIRALTY = re.compile(r"[A-F][1-6]")
_PARTS: dict[str, type] = {
    "chain": Link,
    "actors": Participant,
    "targets": Participant,
    "place": Footprint,
    "when": Interval,
    "quantities": QuantityRange,
}


def change_of(decision: Decision) -> dict[str, Any]:
    """Return the change of a decision, ``{}`` where it has none; ``UsageError`` for what is no JSON object."""
    if decision.change is None:
        return {}
    try:
        change = json.loads(decision.change)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{decision.kind}: the change is no JSON: {error}; got {decision.change[:80]!r}") from error
    if not isinstance(change, dict):
        raise UsageError(f"{decision.kind}: got {decision.change[:80]!r}; want a JSON object of fields and values")
    return change


def apply_change(claim: Claim, change: str | None) -> tuple[Claim, tuple[str, ...]]:
    """Return ``claim`` with a change that was checked before, and the names of the fields that it gives.

    A change that an older version let pass and this one cannot apply is left aside: what was decided stays in the ledger.
    """
    try:
        given = json.loads(change or "{}")
        return _changed(claim, given), tuple(given)
    except (ValueError, TypeError, AttributeError, UsageError):
        return claim, ()


def check_decision(decision: Decision, knows: Callable[[str], bool]) -> None:
    """Raise ``UsageError`` for a decision that cannot be, whatever its claims say.

    ``knows`` tells whether the ledger has a subject: a decision where one is taken back, else a claim; a comment may be on
    either, or on a document.
    """
    unknown = [subject for subject in decision.subjects if not knows(subject)]
    if unknown:
        undo = decision.kind == "undo"
        where = (
            "`fogline decide list` shows those of decisions"
            if undo
            else ("`fogline find` shows those of claims, `fogline events` those of events")
        )
        what = "decision" if undo else "claim or event"
        raise UsageError(f"{decision.kind}: the ledger has no {what} {unknown[0][:80]!r}; {where}")
    change = change_of(decision)
    if decision.kind not in ("correct", "grade") and decision.change is not None:
        raise UsageError(f"{decision.kind}: got a change ({decision.change[:80]!r}); only correct and grade have one")
    if decision.kind in ("correct", "grade") and not change:
        raise UsageError(f"{decision.kind}: got no change; want one as JSON, such as {_EXAMPLES[decision.kind]}")
    if decision.kind in ("merge", "split") and len(set(decision.subjects)) < 2:
        raise UsageError(f"{decision.kind}: got one subject; want two or more")
    admiralty = change.get("admiralty") if decision.kind == "grade" else None
    if admiralty is not None and not (isinstance(admiralty, str) and _ADMIRALTY.fullmatch(admiralty)):
        raise UsageError(f"grade: got admiralty {admiralty!r}; want a letter A-F and a digit 1-6, such as B2")


_EXAMPLES = {"correct": '{"type": "shelling"}', "grade": '{"admiralty": "B2"}'}


def check_correction(claim: Claim, decision: Decision, length: int) -> None:
    """Raise ``UsageError`` unless the correction fits ``claim``, whose document's text has ``length`` code points."""
    change = change_of(decision)
    _known_keys(change, FIELDS, "a claim")
    for name, kind in _PARTS.items():
        given = change.get(name)
        for part in given if isinstance(given, list) else [given]:
            if isinstance(part, dict):
                _known_keys(part, [field.name for field in fields(kind)], name)
    corrected = _changed(claim, change)
    _known_type(corrected.type if "type" in change else None)
    if "evidence" in change and corrected.evidence.end == corrected.evidence.start:
        raise UsageError(f"correct: got an empty evidence, {list(corrected.evidence)}; want the words that say it")
    if "place" in change:
        _check_place(corrected.place)
    if "when" in change:
        _check_when(corrected.when)
    reach = cover([Span(0, 0), *_spans({name: change[name] for name in change if name in FIELDS}, corrected)]).end
    if reach > length:
        raise UsageError(f"correct: got a span that ends at {reach}; the document's text has {length} characters")


def _check_place(place: Footprint | None) -> None:
    if place is None:
        return
    limits = (("latitude", -90, 90, "degrees"), ("longitude", -180, 180, "degrees"), ("radius_km", 0, 20_040, "km"))
    for name, low, high, unit in limits:
        value = getattr(place, name)
        if value is not None and not low <= value <= high:
            raise UsageError(f"correct: got {name} {value:g}; want {unit} from {low} to {high}")


def _check_when(when: Interval | None) -> None:
    for one in (when, *when.candidates) if when else ():
        for moment in (one.start, one.end):
            if moment is not None and first_second(moment) is None:
                raise UsageError(
                    f"correct: got {moment[:80]!r} as a time; want a year, month, day or moment, such as 2022-05-15 or "
                    "2022-05-15T18:00"
                )


def _changed(claim: Claim, change: dict[str, Any]) -> Claim:
    whole = json.loads(to_json(claim))
    evidence = change.get("evidence", whole["evidence"])
    for name, value in change.items():
        whole[name] = _filled(name, value, whole.get(name), evidence)
    try:
        return replace(from_json(json.dumps(whole), Claim), id=claim.id)
    except (ValueError, TypeError) as error:
        raise UsageError(
            f"correct: {str(error).removeprefix('not a Claim: ')}; got {json.dumps(change)[:160]}"
        ) from error


def _filled(name: str, value: Any, old: Any, evidence: Any) -> Any:
    """Return a part of a claim that was given in short with what it leaves out."""
    if isinstance(value, list):
        return [_filled(name, part, None, evidence) if isinstance(part, dict) else part for part in value]
    if not isinstance(value, dict):
        return value
    return {**_left_out(name, value, old, evidence), **value}


def _left_out(name: str, value: dict[str, Any], old: Any, evidence: Any) -> dict[str, Any]:
    if name in ("place", "when"):
        return {"derived_from": old["derived_from"] if isinstance(old, dict) else evidence}
    if name in ("actors", "targets"):
        return {"text": value.get("party"), "side": None, "span": evidence}
    if name == "quantities":
        return {"low": None, "high": None, "approximate": False, "unit": None, "of": None, "span": evidence}
    return {"text": value.get("party")} if name == "chain" else {}


def _known_keys(got: Collection[str], known: Collection[str], what: str) -> None:
    for key in got:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise UsageError(f"correct: {what} has no field {key!r} to correct{hint} (it has: {', '.join(known)})")


def _known_type(type_: str | None) -> None:
    if type_ is not None and type_ not in _event_types():
        near = difflib.get_close_matches(type_, _event_types(), 3, 0.75)
        hint = f"did you mean {' or '.join(near)}?" if near else "`fogline ontology list` names them all"
        raise UsageError(f"correct: got type {type_!r}, which the ontology does not have; {hint}")


@cache
def _event_types() -> frozenset[str]:
    from fogline.ontology import load

    return frozenset(load().event_types)


def _spans(names: Collection[str], claim: Claim) -> list[Span]:
    """Return all spans in the named fields of a claim."""
    found: list[Span] = []

    def gather(value: object) -> None:
        if isinstance(value, Span):
            found.append(value)
        elif isinstance(value, tuple):
            for part in value:
                gather(part)
        elif hasattr(value, "__dataclass_fields__"):
            for field in value.__dataclass_fields__:
                gather(getattr(value, field))

    for name in names:
        gather(getattr(claim, name))
    return found
