"""Duplicates: a claim that the same document prints again (in its headline, a caption, a repeated quote).

Held together only where the same chain end says the same type of thing with the same reality, something specific is shared, and
nothing that both tell differs: other numbers, other places, other days or other sides are another claim. Headlines and captions
are short on purpose: there the same trigger in much the same words is enough, and a headline's loose word for a place ("near the
border") is no other place. A headline repeats the text below it, so it never comes first. Two words for one thing, side by
side ("12 killed or wounded", "a mine explosion"), are one claim, and so are two for one number ("the toll is 30 dead").
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from fogline.claims.amounts.alike import agree, same_numbers
from fogline.claims.copies.prints import COMMON, HEADINGS, SHORT, Print, print_of
from fogline.claims.copies.shelf import Shelf
from fogline.claims.page import Page
from fogline.records import Claim, Frame, Span

_JOINED = re.compile(r"\s*(?:and|or|and/or|[,/])\s*")
_IN_A_ROW = re.compile(r"[\s-]")
_THEN = re.compile(r"(?:,|,? and|,? then|,? before)\s+(?:then |later |also )?$")
_FEWEST, _MOST = 4, 0.6  # words shared, and their part of the shorter clause


def mark_duplicates(page: Page, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return ``claims`` with ``duplicate_of`` set to the first claim that says the same, those of headlines counted last."""
    frames = dict(page.frames)
    prints = {claim.id: print_of(page, frames[claim.frame], claim) for claim in claims}
    shelves: dict[tuple[str, str], Shelf] = {}  # by type and polarity
    copies: dict[str, str] = {}
    last: dict[tuple[str, str, str], Claim] = {}  # by type, polarity and voice
    for claim in sorted(claims, key=lambda claim: prints[claim.id].kind in HEADINGS):
        mine = prints[claim.id]
        shelf = shelves.setdefault((claim.type, claim.polarity), Shelf())
        likely = shelf.like(mine)
        alike = (one for one in likely if one.frame != claim.frame and _alike(one, claim))
        alike = (one for one in alike if not _two_deeds(page, frames, one, claim))
        first = next((one for one in alike if _same(prints[one.id], mine)), None)
        voice = (claim.type, claim.polarity, claim.chain[0].party)
        before = last.get(voice)
        if before is not None and (
            _side_by_side(page, frames, before, claim, _JOINED) or _counts_the_same(before, claim)
        ):
            first = first if _differ(prints[before.id], mine, heading=False) else before
        elif (
            before is not None
            and first is None
            and before.id not in copies
            and _side_by_side(page, frames, before, claim, _IN_A_ROW)
            and not _differ(prints[before.id], mine, heading=False)
        ):
            copies[before.id] = claim.id  # of "mine explosion" the explosion says what it was
        last[voice] = claim
        if first is None:
            shelf.put(claim, mine)
        else:
            copies[claim.id] = copies.get(first.id, first.id)
    return tuple(replace(claim, duplicate_of=copies[claim.id]) if claim.id in copies else claim for claim in claims)


def _counts_the_same(one: Claim, other: Claim) -> bool:
    """Tell whether both tell of the very same numbers, and of the same fate: "the toll is 30 dead" counts 30 once."""
    counted = [
        {(number.span, number.fate) for number in claim.quantities if number.unit is None} for claim in (one, other)
    ]
    told_twice = one.type == "casualties" and one.frame != other.frame and _alike(one, other)
    return told_twice and bool(counted[0]) and counted[0] == counted[1]


def _two_deeds(page: Page, frames: Mapping[int, Frame], one: Claim, other: Claim) -> bool:
    """Tell whether one sentence tells of two deeds done to the same people: "tied the hands of his brothers and shot them"."""
    first, second = sorted((frames[one.frame].trigger, frames[other.frame].trigger))
    if one.type != "abuse" or page.sentence_of(first) != page.sentence_of(second):
        return False
    return _THEN.search(page.text, first.end, second.start) is not None


def _side_by_side(page: Page, frames: Mapping[int, Frame], one: Claim, other: Claim, joint: "re.Pattern[str]") -> bool:
    """Tell whether the triggers of two claims of one type, polarity and voice are joined by no more than a ``joint``."""
    first, second = frames[one.frame].trigger, frames[other.frame].trigger
    if not _alike(one, other) or second.start < first.end:
        return False
    return joint.fullmatch(page.words(Span(first.end, second.start))) is not None


def _alike(first: Claim, copy: Claim) -> bool:
    """Of two claims of one type and polarity: the same reality; the same origin, or the copy is told by the narrator alone.

    Who names a source for what was told without one says more than that.
    """
    if first.reality != copy.reality and {first.reality, copy.reality} != {"factual", "possible"}:
        return False
    return first.chain[0].party.casefold() == copy.chain[0].party.casefold() or len(copy.chain) == 1


def _same(one: Print, other: Print) -> bool:
    heading = bool(HEADINGS & {one.kind, other.kind})
    if _differ(one, other, heading=heading):
        return False
    named = [(one.actors, other.actors), (one.targets, other.targets)]
    if not heading:
        named.insert(0, (one.place, other.place))
    told = [(a, b) for a, b in named if a and b]
    shared = sum(len((a & b) - COMMON) > 0 for a, b in told)
    if one.trigger == other.trigger and SHORT & {one.kind, other.kind}:
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


def _much_alike(one: Print, other: Print) -> bool:
    """Tell whether most words of the shorter clause stand in the other, a name among them."""
    shared = one.clause & other.clause
    shorter = min(len(one.clause), len(other.clause))
    return len(shared) >= _FEWEST and len(shared) >= _MOST * shorter and bool(shared & one.names & other.names)


def _differ(one: Print, other: Print, *, heading: bool) -> bool:
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
