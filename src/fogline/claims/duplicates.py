"""Duplicates: a claim that the same document prints again (in its headline, a caption, a repeated quote).

Held together only where the same chain end says the same type of thing with the same reality, something specific is shared, and
nothing that both tell differs: other numbers, other places, other days or other sides are another claim. Headlines and captions
are short on purpose: there the same trigger in much the same words is enough, and a headline's loose word for a place ("near the
border") is no other place. A headline repeats the text below it, so it never comes first.
"""

import re
from dataclasses import dataclass, replace

from fogline.claims.amounts.alike import agree, same_numbers
from fogline.claims.certainty import clause_of
from fogline.claims.page import Page
from fogline.claims.words import tokens, word_set
from fogline.records import Claim, Frame, Participant, QuantityRange, Span

_COMMON = word_set("""
    the a an of in on at to for from by with and or its his her their that this these those near around about
    over after before forces force troops soldiers army military government people men women civilians official
    officials area region city town village state country some all more than neighborhood neighbourhood district
    province oblast north south east west northern southern eastern western outside inside
    """)
_SMALL = word_set(
    "the a an of in on at to for from by with and or as is are was were has have had been be its his her their that"
)
_HEADINGS = frozenset({"title", "subhead"})
_SHORT = _HEADINGS | {"caption"}
_NAMES = frozenset({"PERSON", "ORG", "STATE", "FORCE", "PLACE", "FACILITY"})
_LONGEST_CLAUSE = 600  # code points
_FEWEST, _MOST = 4, 0.6  # words shared, and their part of the shorter clause


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a claim is compared."""

    trigger: str
    actors: frozenset[str]
    targets: frozenset[str]
    place: frozenset[str]
    means: frozenset[str]
    around: frozenset[str]  # names of all places in the evidence
    numbers: tuple[QuantityRange, ...]  # those that are known
    when: tuple[str | None, str | None] | None
    sides: tuple[frozenset[str], frozenset[str]]
    clause: frozenset[str]  # the words around the trigger
    names: frozenset[str]  # ... and of the names among them
    kind: str  # of the block: "title", "caption"...


def mark_duplicates(page: Page, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return ``claims`` with ``duplicate_of`` set to the first claim that says the same, those of headlines counted last."""
    frames = dict(page.frames)
    prints = {claim.id: _print(page, frames[claim.frame], claim) for claim in claims}
    firsts: dict[str, list[Claim]] = {}  # by type
    copies: dict[str, str] = {}
    for claim in sorted(claims, key=lambda claim: prints[claim.id].kind in _HEADINGS):
        mine = prints[claim.id]
        earlier = firsts.setdefault(claim.type, [])
        first = next(
            (one for one in earlier if one.frame != claim.frame and _alike(one, claim) and _same(prints[one.id], mine)),
            None,
        )
        if first is None:
            earlier.append(claim)
        else:
            copies[claim.id] = first.id
    return tuple(replace(claim, duplicate_of=copies[claim.id]) if claim.id in copies else claim for claim in claims)


def _alike(one: Claim, other: Claim) -> bool:
    """Same type and reality; the same origin, or one of the two told by the narrator alone."""
    if one.type != other.type or one.polarity != other.polarity:
        return False
    if one.reality != other.reality and {one.reality, other.reality} != {"factual", "possible"}:
        return False
    return one.chain[0].party == other.chain[0].party or 1 in (len(one.chain), len(other.chain))


def _same(one: _Print, other: _Print) -> bool:
    heading = bool(_HEADINGS & {one.kind, other.kind})
    if _differ(one, other, heading=heading):
        return False
    named = [(one.actors, other.actors), (one.targets, other.targets)]
    if not heading:
        named.insert(0, (one.place, other.place))
    told = [(a, b) for a, b in named if a and b]
    shared = sum(len((a & b) - _COMMON) > 0 for a, b in told)
    if one.trigger == other.trigger and _SHORT & {one.kind, other.kind}:
        if _much_alike(one, other):
            return True
        if heading and told and shared == len(told):
            return True
    if not all(a <= b or b <= a for a, b in told):
        return False
    # Numbers that agree and are not one or two tell as much as a name.
    pairs = ((a, b) for a in one.numbers for b in other.numbers if max(a.low or 0, a.high or 0) > 2)
    telling = any(agree(a, b, loosely=heading) for a, b in pairs)
    return shared + telling >= (2 if one.trigger == other.trigger else 3)


def _much_alike(one: _Print, other: _Print) -> bool:
    """Tell whether most words of the shorter clause stand in the other, a name among them."""
    shared = one.clause & other.clause
    shorter = min(len(one.clause), len(other.clause))
    return len(shared) >= _FEWEST and len(shared) >= _MOST * shorter and bool(shared & one.names & other.names)


def _differ(one: _Print, other: _Print, *, heading: bool) -> bool:
    """Tell whether something that both tell is not the same: numbers, days, sides, the means, and the places around.

    A headline is looser than the text: a number there may be rounder, and the place is not compared.
    """
    if one.numbers and other.numbers and not same_numbers(one.numbers, other.numbers, loosely=heading):
        return True
    if one.when and other.when and one.when != other.when:
        return True
    sets = [*zip(one.sides, other.sides, strict=True), (one.means, other.means)]
    if not heading:
        sets.append((one.around, other.around))
    return any(a and b and not a & b for a, b in sets)


def _print(page: Page, frame: Frame, claim: Claim) -> _Print:
    clause = clause_of(page, frame.trigger)
    clause = Span(clause.start, min(clause.end, clause.start + _LONGEST_CLAUSE))
    return _Print(
        re.sub(r"(?:ing|ed|es|s|e)$", "", page.words(frame.trigger).lower()),
        _names(claim.actors),
        _names(claim.targets),
        _words(claim.place.name) if claim.place else frozenset(),
        frozenset(
            word for span in frame.fillers("instrument") if page.inside(span) for word in _words(page.words(span))
        ),
        frozenset(w for m in page.mentions_in(claim.evidence) if m.type == "PLACE" for w in _words(page.words(m.span))),
        tuple(one for one in claim.quantities if (one.low, one.high) != (None, None)),
        (claim.when.start, claim.when.end) if claim.when and (claim.when.start or claim.when.end) else None,
        (_sides(claim.actors), _sides(claim.targets)),
        frozenset(tokens(page.words(clause))) - _SMALL,
        frozenset(word for m in page.mentions_in(clause) if m.type in _NAMES for word in tokens(page.words(m.span))),
        page.kind_of(frame.trigger),
    )


def _names(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(word for participant in participants for word in _words(participant.party))


def _sides(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(participant.side for participant in participants if participant.side)


def _words(text: str) -> frozenset[str]:
    found = frozenset(tokens(text))
    return found - _COMMON or found
