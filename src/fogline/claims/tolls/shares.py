"""Shares: a toll that its own sentence breaks down by places or days, each share with a claim of its own.

"Five people were killed on Tuesday: three in Orvel, two in Mala" puts no five into Orvel.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fogline.claims.amounts.claimed import counted
from fogline.claims.page import Page
from fogline.claims.tolls.grounds import Ground, differs, first_counted, grounds, has_frame, marks_all, without
from fogline.records import Claim, Frame, QuantityRange, Role, Span

_ABOUT = r"(?:(?:at least|about|some|around|another|a further|the (?:other|remaining))\s+)?"
_OPENS = re.compile(rf"(?:[:;,(]|\s[–—-])\s*(?:(?:including|with)\s+)?{_ABOUT}$")
_JOINS = re.compile(rf"(?:\s+[a-z]+){{0,2}}(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+){_ABOUT}")
_CLOSES = re.compile(rf"\s*(?::|\s[–—-])\s+(?:(?:all|in all|in total|altogether),?\s+)?{_ABOUT}")
_IN_BRACKETS = re.compile(r"\s*[(:]\s*")
_FEWEST, _MOST = 2, 20
_BESIDE = 3  # numbers of other things ("in two raids") between a whole and its shares


def shares(page: Page, frame: Frame, numbers: Sequence[Span]) -> list[Ground]:
    """Return the numbers into which the frame's first is broken down, with the places or days of each, in text order.

    They stand behind it, in a list of their own, or before it and a colon, and add up to it. A deed without a number ("strikes")
    was done where those whom it harmed are told, if a reader marked it there.
    """
    first = first_counted(page, frame, numbers)
    if first is None:
        return []
    sentence = page.sentence_of(frame.trigger)
    told = grounds(page, sentence, first)
    at = next((place for place, ground in enumerate(told) if ground.number.overlaps(first)), len(told))
    for found in _lists(page, sentence, told, at):
        if _adds_up(page, frame, [told[at].number, *(ground.number for ground in found)]):
            dated = [replace(ground, times=ground.times or told[at].times) for ground in found]
            return dated if numbers else [ground for ground in dated if marks_all(frame, ground)]
    return []


def _lists(page: Page, sentence: Span, told: Sequence[Ground], at: int) -> Iterator[list[Ground]]:
    """Yield the lists that may be those of the shares of the number ``at`` this place among those told."""
    for start in range(at + 1, min(at + 2 + _BESIDE, len(told))):
        if _OPENS.search(page.text, told[at].number.end, told[start].number.start):
            yield _listed(page, told[start : start + _MOST])
    if at < len(told):
        yield _named_first(page, Span(told[at].number.end, sentence.end))
    if 0 < at < len(told) and _CLOSES.fullmatch(page.text, told[at - 1].end, told[at].number.start):
        yield _listed(page, told[:at])


def _listed(page: Page, told: Sequence[Ground]) -> list[Ground]:
    """Return those told that make a list, from the first on, as long as each has a ground of its own."""
    found: list[Ground] = []
    for ground in told:
        if found and _JOINS.fullmatch(page.text, found[-1].end, ground.number.start) is None:
            break
        another = differs(page, found[-1], ground) if found else bool(ground.places or ground.times)
        if not another or has_frame(page, ground):
            break
        found.append(ground)
    return found if len(found) >= _FEWEST else []


def _named_first(page: Page, words: Span) -> list[Ground]:
    """Return a list in which places stand before their numbers: "Orvel (9), Luna (7) and Mala (4)"."""
    mentions = [one for one in page.mentions_in(words) if one.type in ("PLACE", "QUANTITY")]
    found = [
        Ground(number.span, (place.span,))
        for place, number in pairwise(mentions)
        if (place.type, number.type) == ("PLACE", "QUANTITY")
        and _IN_BRACKETS.fullmatch(page.text, place.end, number.start)
    ]
    return found[:_MOST] if len(found) >= _FEWEST and not any(has_frame(page, one) for one in found) else []


def _adds_up(page: Page, frame: Frame, numbers: Sequence[Span]) -> bool:
    found = {one.span: one.amount for one in counted(page, frame, numbers)}
    amounts = [found.get(number) for number in numbers]
    counts = [one.low for one in amounts if one is not None and one.unit is None and one.low]
    return len(counts) == len(numbers) and counts[0] == sum(counts[1:])


def without_shares(page: Page, frame: Frame, shared: Sequence[Ground]) -> Frame:
    """Return the frame without the places, and the days of their own, of its shares.

    Of a phrase that goes on into the list ("three villages of Shire – Orvel") what stands before it is kept.
    """
    if not shared:
        return frame
    of_all = set(shared[0].times).intersection(*(ground.times for ground in shared))
    apart = [span for one in shared for span in (*one.places, *one.times) if span not in of_all]
    start = min([*apart, *(one.number for one in shared)]).start
    heads = [_head(page, role, start) for role in frame.roles if role.role == "place" and role.start < start < role.end]
    kept = without(frame, apart)
    return replace(kept, roles=(*kept.roles, *(head for head in heads if head is not None and head not in kept.roles)))


def _head(page: Page, role: Role, start: int) -> Role | None:
    words = page.text[role.start : start].rstrip(" \n:;,(–—-")
    return role._replace(end=role.start + len(words)) if words else None


def with_its_number(claim: Claim, ground: Ground, told: Sequence[QuantityRange]) -> Claim:
    """Return the claim of a share with its number alone; of what was done there that is the whole.

    Where its words do not say of whom it is ("18 in Orvel") it is of those told first ("30 rebels").
    """
    own = (number for number in claim.quantities if number.span.overlaps(ground.number))
    first = next((number for number in told if number.of and not number.span.overlaps(ground.number)), None)
    return replace(claim, quantities=tuple(_of_those(replace(number, whole=None), first) for number in own))


def _of_those(number: QuantityRange, first: QuantityRange | None) -> QuantityRange:
    if first is None or number.of not in (None, "people") or number.unit is not None or number.fate != first.fate:
        return number
    return replace(number, of=first.of, side=number.side or first.side)
