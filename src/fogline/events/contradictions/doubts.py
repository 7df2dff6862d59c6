"""Whether it happened, who did it, what was hit, who holds it, how far it got: claims that exclude each other in the
thing itself.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from fogline.claims.amounts.objects import ARMED, PEOPLE, class_of
from fogline.events.camps import doers, opposed
from fogline.events.contradictions.hit import kind_denied, target_kind
from fogline.events.contradictions.pairs import MOST, Difference, difference, differences, grouped
from fogline.events.contradictions.scope import ANYBODY, leaves_open
from fogline.events.contradictions.stand import Stand, aim_denied, between
from fogline.events.contradictions.tables import ControlRule, contradiction_tables
from fogline.ontology import load
from fogline.records import Claim

_LOOSE = frozenset({"strike", "control", "ground"})  # families in which a denial of one type denies the others
_HOLDING = frozenset({"capture", "control"})
WHO_WAS_HARMED = "who was harmed"
"""What a contradiction is about that leaves it open whether soldiers or others came to harm."""
_TELLING = 5  # victims: as many of two kinds are hardly that by chance
_YES, _NO = "it happened", "it did not happen"


def happened(stands: Sequence[Stand]) -> Iterator[Difference]:
    """Yield the denials of what others say, and what an origin takes back; a denial of having done it is about the
    actor.
    """
    said = grouped(stands, lambda one: (one.claim.type, True) if one.says == "yes" else None)
    denied = grouped(
        stands, lambda one: (one.claim.type, doing_denied(one)) if one.says == "no" and not _short(one) else None
    )
    for (kind, _), ones in said:
        for (other, doing), others in denied:
            meant = [one for one in ones if not all(_leaves_open(no, one) for no in others)]
            if meant and of_one_kind(kind, other):
                values = (_YES, "denies having done it") if doing else (_YES, _NO)
                yield difference("actor" if doing else "happened", (meant, others), values)


def _leaves_open(denial: Stand, said: Stand) -> bool:
    return leaves_open(denial.finding, said.claim) or _holds_it(denial, said)


def _holds_it(denial: Stand, said: Stand) -> bool:
    """Tell whether who is said to hold a place is another than who is denied to, or is the one who denies that he lost it."""
    if not {denial.claim.type, said.claim.type} <= _HOLDING:
        return False
    denied, holders = doers(denial.claim), doers(said.claim)
    return opposed(denied, holders) or (not denied and denial.origin.side in holders)


def doing_denied(stand: Stand) -> bool:
    """Tell whether somebody denies having done it rather than that it happened."""
    return contradiction_tables().denies_doing.search(stand.finding.evidence) is not None


def of_one_kind(one: str, other: str) -> bool:
    """Tell whether a denial of the one type denies the other: the same type, or two of a family in which reports mix
    them up.
    """
    types = load().event_types
    if one == other or one not in types or other not in types:
        return one == other
    return types[one].family == types[other].family and types[one].family in _LOOSE


def actors(stands: Sequence[Stand]) -> Iterator[Difference]:
    """Yield who is blamed by whom, where two sides are named for one deed."""
    blamed = contradiction_tables().blamed
    groups = grouped(
        stands, lambda one: (doers(one.claim) or None) if one.says == "yes" and one.claim.type in blamed else None
    )
    yield from differences(groups, "actor", opposed, lambda camps: f"by {' and '.join(sorted(camps))}")


def targets(stands: Sequence[Stand]) -> Iterator[Difference]:
    """Yield whether what was struck was civil or military, where origins differ, and who denies that civilians were the aim."""
    types = load().event_types

    def hit(one: Stand) -> str | None:
        kind = types.get(one.claim.type)
        struck = kind is not None and (kind.family == "strike" or kind.name == "damage")
        return target_kind(one.claim) if one.says == "yes" and struck else None

    groups = grouped(stands, hit)
    told = [((kind, _named(kind, members)), members) for kind, members in groups]
    yield from differences(told, "target", lambda a, b: a[0] != b[0], lambda value: value[1])
    denied = grouped(stands, _spared)
    for (kind, words), ones in told:
        for (spared, denial), others in denied:
            if kind == spared and between(ones[0], others[0]):
                yield difference("target", (ones, others), (words, denial))


def _spared(stand: Stand) -> tuple[str, str] | None:
    """Return the kind of thing that somebody denies to have been the aim or to have been hit, with words that say so."""
    if aim_denied(stand.finding):
        return "civil", "denies that civilians were the aim"
    kind = kind_denied(stand.finding) if stand.says == "open" else None
    return (kind, f"denies that anything {kind} was hit") if kind else None


def victims(stands: Sequence[Stand]) -> Iterator[Difference]:
    """Yield whether those harmed were soldiers or others, where origins give one number for both ("12 mercenaries", "12
    civilians").
    """
    groups = grouped(stands, lambda one: _victims(one.claim) if one.says == "yes" else None)[:MOST]
    told = {(members[0].origin.id, value.number, value.armed) for value, members in groups}
    for (one, ones), (other, others) in combinations(groups, 2):
        if one.number != other.number or one.armed == other.armed:
            continue
        both = {(ones[0].origin.id, other.number, other.armed), (others[0].origin.id, one.number, one.armed)}
        if told.isdisjoint(both):  # who counts as many of both kinds speaks of two groups
            yield difference("target", (ones, others), (one.words, other.words), WHO_WAS_HARMED)


class Victims(NamedTuple):
    """How many came to harm and how, whether they were armed, and both in words."""

    number: tuple[float, str]
    armed: bool
    words: str


def _victims(claim: Claim) -> Victims | None:
    if len(claim.quantities) != 1:
        return None
    (one,) = claim.quantities
    kind = class_of(one.of or "")
    if one.low is None or one.low < _TELLING or one.low != one.high or one.fate is None or kind not in PEOPLE - ANYBODY:
        return None
    return Victims((one.low, one.fate), kind in ARMED, f"{one.low:g} {one.of}")


def _named(kind: str, members: Sequence[Stand]) -> str:
    """Return a kind of target with the words in which these claims, and no others, name what was hit."""
    names = dict.fromkeys(one.text for stand in members for one in stand.claim.targets)
    return f"{kind} ({', '.join(names)})" if names else kind


def extent(stands: Sequence[Stand]) -> Iterator[Difference]:
    """Yield "reached" against "almost reached", also where one report says both."""
    reaching = contradiction_tables().reaching
    those = [one for one in stands if one.claim.type in reaching and one.says != "open"]
    reached = grouped(those, lambda one: one.claim.type if one.says == "yes" and not _short(one) else None)
    short = grouped(those, lambda one: one.claim.type if _short(one) else None)
    for kind, ones in reached:
        for other, others in short:
            if kind == other:
                yield difference("extent", (ones, others), ("all the way", "not quite"))


def _short(stand: Stand) -> bool:
    tables = contradiction_tables()
    return stand.claim.type in tables.reaching and tables.short_of.search(stand.finding.evidence) is not None


class Holding(NamedTuple):
    """A type with the sides that do it and the days, for the rules of control."""

    type: str
    sides: frozenset[str]
    start: str | None


def control(stands: Sequence[Stand]) -> Iterator[Difference]:
    """Yield claims on who holds a place that exclude each other ("taken" / "still held")."""
    rules = contradiction_tables().control
    types = {name for rule in rules for name in (rule.one, rule.other)}
    groups = grouped(stands, lambda one: _holding(one.claim) if one.says == "yes" and one.claim.type in types else None)
    for one, ones in groups:
        for other, others in groups:
            rule = next((rule for rule in rules if _excludes(rule, one, other)), None)
            mirrored = rule is not None and rule.one == rule.other and ones[0].claim.id > others[0].claim.id
            if rule is not None and not mirrored and between(ones[0], others[0]):
                values = (_held(one), _held(other))
                yield difference("control", (ones, others), values, rule.words)


def _excludes(rule: ControlRule, one: Holding, other: Holding) -> bool:
    if (one.type, other.type) != (rule.one, rule.other) or not one.sides or not other.sides:
        return False
    if one.start and other.start and other.start < one.start:  # held before it was taken
        return False
    shared = bool(one.sides & other.sides)
    return shared if rule.by == "same" else not shared


def _holding(claim: Claim) -> Holding:
    return Holding(claim.type, _sides(claim), claim.when.start[:10] if claim.when and claim.when.start else None)


def _held(one: Holding) -> str:
    return f"{one.type} by {' and '.join(sorted(one.sides))}"


def _sides(claim: Claim) -> frozenset[str]:
    return frozenset(one.side for one in claim.actors if one.side)
