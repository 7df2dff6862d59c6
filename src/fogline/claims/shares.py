"""Shares: a toll that its own sentence breaks down by places or days, each share with a claim of its own.

"Five people were killed on Tuesday: three in Orvel, two in Mala" puts no five into Orvel.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fogline.claims.amounts.claimed import counted
from fogline.claims.grounds import Ground, first_harmed, grounds, marks_all, without
from fogline.claims.kinds import OF_PEOPLE
from fogline.claims.page import Page
from fogline.records import Claim, Frame, QuantityRange, Span

_ABOUT = r"(?:(?:at least|about|some|around|another|a further|the (?:other|remaining))\s+)?"
_OPENS = re.compile(rf"(?:[:;,(]|\s[–—-])\s*(?:(?:including|with)\s+)?{_ABOUT}$")
_JOINS = re.compile(rf"(?:\s+[a-z]+){{0,2}}(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+){_ABOUT}")
_FEWEST, _MOST = 2, 20


def shares(page: Page, frame: Frame, numbers: Sequence[Span]) -> list[Ground]:
    """Return the numbers into which the frame's first is broken down, with the places or days of each, in text order.

    They stand behind it, in a list of their own, and add up to it. A deed without a number ("strikes") was done where those whom
    it harmed are told, if a reader marked it there.
    """
    if numbers and frame.type not in OF_PEOPLE:
        return []
    first = min(numbers, default=None) or first_harmed(page, frame)
    if first is None:
        return []
    told = grounds(page, page.sentence_of(frame.trigger), first)
    at = next((place for place, ground in enumerate(told) if ground.number.overlaps(first)), len(told))
    found = _listed(page, frame, told[at : at + 1 + _MOST])
    if not found or not _adds_up(page, frame, [told[at].number, *(ground.number for ground in found)]):
        return []
    found = [replace(ground, times=ground.times or told[at].times) for ground in found]
    return found if numbers else [ground for ground in found if marks_all(frame, ground)]


def _listed(page: Page, frame: Frame, told: Sequence[Ground]) -> list[Ground]:
    """Return the list that is opened behind the first of those told, as long as each entry has a ground of its own."""
    found: list[Ground] = []
    for last, ground in pairwise(told):
        joint = _JOINS.fullmatch(page.text, last.end, ground.number.start) if found else _opens(page, last, ground)
        if joint is None or not _is_another(page, [last] if found else [], ground) or _has_frame(page, frame, ground):
            break
        found.append(ground)
    return found if len(found) >= _FEWEST else []


def _opens(page: Page, total: Ground, ground: Ground) -> re.Match[str] | None:
    return _OPENS.search(page.text, total.end, ground.number.start)


def _is_another(page: Page, before: Sequence[Ground], ground: Ground) -> bool:
    """Tell whether an entry has a place or a day, and another than the one before it."""
    if not before:
        return bool(ground.places or ground.times)
    pairs = ((before[0].places, ground.places), (before[0].times, ground.times))
    return any(here and there and page.words(here[0]) != page.words(there[0]) for here, there in pairs)


def _has_frame(page: Page, frame: Frame, ground: Ground) -> bool:
    """Tell whether a reader marked in an entry what befell those: then it tells of itself."""
    words = Span(ground.number.start, ground.end)
    return any(one.trigger.overlaps(words) for one in page.frames_in(page.sentence_of(frame.trigger)))


def _adds_up(page: Page, frame: Frame, numbers: Sequence[Span]) -> bool:
    found = {one.span: one.amount for one in counted(page, frame, numbers)}
    amounts = [found.get(number) for number in numbers]
    counts = [one.low for one in amounts if one is not None and one.unit is None and one.low]
    return len(counts) == len(numbers) and counts[0] == sum(counts[1:])


def without_shares(frame: Frame, shared: Sequence[Ground]) -> Frame:
    """Return the frame without the places, and the days of their own, of its shares."""
    of_all = set(shared[0].times).intersection(*(ground.times for ground in shared)) if shared else set[Span]()
    return without(frame, (span for one in shared for span in (*one.places, *one.times) if span not in of_all))


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
