"""Duplicates: a claim that the same document prints again (in its headline, a caption, a repeated quote).

Held together only where the same chain end says the same type of thing with the same reality, something specific is shared, and
nothing that both tell differs: other numbers, other places, other days or other sides are another claim.
"""

import re
from dataclasses import dataclass, replace

from fogline.claims.page import Page
from fogline.claims.words import tokens, word_set
from fogline.records import Claim, Frame, Participant

_COMMON = word_set("""
    the a an of in on at to for from by with and or its his her their that this these those near around about
    over after before forces force troops soldiers army military government people men women civilians official
    officials area region city town village state country some all more than neighborhood neighbourhood district
    province oblast north south east west northern southern eastern western outside inside
    """)


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a claim is compared."""

    trigger: str
    actors: frozenset[str]
    targets: frozenset[str]
    place: frozenset[str]
    means: frozenset[str]
    around: frozenset[str]  # names of all places in the evidence
    numbers: frozenset[tuple[float | None, float | None]]
    when: tuple[str | None, str | None] | None
    sides: tuple[frozenset[str], frozenset[str]]


def mark_duplicates(page: Page, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return ``claims`` with ``duplicate_of`` set to the first claim, in text order, that says the same."""
    frames = dict(page.frames)
    firsts: dict[str, list[tuple[Claim, _Print]]] = {}  # by type
    result: list[Claim] = []
    for claim in claims:
        mine = _print(page, frames[claim.frame], claim)
        earlier = firsts.setdefault(claim.type, [])
        first = next(
            (one for one, its in earlier if one.frame != claim.frame and _alike(one, claim) and _same(its, mine)), None
        )
        if first is None:
            earlier.append((claim, mine))
        result.append(claim if first is None else replace(claim, duplicate_of=first.id))
    return tuple(result)


def _alike(one: Claim, other: Claim) -> bool:
    """Same type and reality; the same origin, or one of the two told by the narrator alone."""
    if one.type != other.type or one.polarity != other.polarity:
        return False
    if one.reality != other.reality and {one.reality, other.reality} != {"factual", "possible"}:
        return False
    return one.chain[0].party == other.chain[0].party or 1 in (len(one.chain), len(other.chain))


def _same(one: _Print, other: _Print) -> bool:
    if _differ(one, other):
        return False
    named = [(one.place, other.place), (one.actors, other.actors), (one.targets, other.targets)]
    told = [(a, b) for a, b in named if a and b]
    if not all(a <= b or b <= a for a, b in told):
        return False
    shared = sum(len((a & b) - _COMMON) > 0 for a, b in told)
    # Numbers that agree and are not one or two tell as much as a name.
    telling = any(max(low or 0, high or 0) > 2 for low, high in one.numbers & other.numbers)
    return shared + telling >= (2 if one.trigger == other.trigger else 3)


def _differ(one: _Print, other: _Print) -> bool:
    """Tell whether something that both tell is not the same: numbers, days, sides, the places around, the means."""
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return True
    if one.when and other.when and one.when != other.when:
        return True
    sets = [*zip(one.sides, other.sides, strict=True), (one.around, other.around), (one.means, other.means)]
    return any(a and b and not a & b for a, b in sets)


def _print(page: Page, frame: Frame, claim: Claim) -> _Print:
    return _Print(
        re.sub(r"(?:ing|ed|es|s|e)$", "", page.words(frame.trigger).lower()),
        _names(claim.actors),
        _names(claim.targets),
        _words(claim.place.name) if claim.place else frozenset(),
        frozenset(
            word for span in frame.fillers("instrument") if page.inside(span) for word in _words(page.words(span))
        ),
        frozenset(w for m in page.mentions_in(claim.evidence) if m.type == "PLACE" for w in _words(page.words(m.span))),
        frozenset((quantity.low, quantity.high) for quantity in claim.quantities),
        (claim.when.start, claim.when.end) if claim.when and (claim.when.start or claim.when.end) else None,
        (_sides(claim.actors), _sides(claim.targets)),
    )


def _names(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(word for participant in participants for word in _words(participant.party))


def _sides(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(participant.side for participant in participants if participant.side)


def _words(text: str) -> frozenset[str]:
    found = frozenset(tokens(text))
    return found - _COMMON or found
