"""Tolls told one after the other in one sentence, each with its day or its place, make a claim each.

"12 people were killed on Thursday and 16 on Friday", "Strikes killed four people in Orvel on Friday and two in Mala on Sunday".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fogline.claims.amounts.claimed import counted
from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import PEOPLE
from fogline.claims.page import Page
from fogline.claims.tolls.grounds import Ground, differs, first_counted, grounds, has_frame, marks_all
from fogline.claims.tolls.rewording import reworded
from fogline.records import Claim, Frame, Role, Span
from fogline.records.span import cover

_AND = re.compile(
    r"(?:,[^,.;:]{2,60},)?,?\s+(?:and|then|but|followed by)\s+"
    r"(?:(?:another|a further|at least|about|some|more than|as many as)\s+)*$"
)
_COMMA = re.compile(r",\s+(?:(?:another|a further)\s+)?$")
_CLAUSE = re.compile(
    r"(?:\s[\w'’-]+){0,8}(?:[,;]|,?\sand|,?\swhile|,?\sbut)\s(?:in|near|at|around|outside)\s(?:the\s)?"
)
_NO_MORE = re.compile(r"(?:\s(?:more|others?|people|of them))*\s*(?:[.,;)]|$|and\s(?:in|near|at|around)\b)")
"""A clause of its own that has no verb: "four people died in Orvel and in Mala two", with what may stand behind its number."""
_ALL_OVER = re.compile(r"\b(?:across|throughout|all over)\b")
_MOVES = re.compile(
    r"\b(?:up|down|rose|risen|rising|raised|fell|compared|against) (?:from|to|with)?\b|\bfrom (?:\d|an? earlier)",
    re.IGNORECASE,
)


def further_grounds(page: Page, frame: Frame, numbers: Sequence[Span]) -> list[Ground]:
    """Return the numbers of people that the frame's sentence gives for further days and places, in text order.

    A deed without a number ("strikes") was done wherever those whom it harmed are told, if a reader marked it there.
    """
    sentence = page.sentence_of(frame.trigger)
    start = first_counted(page, frame, numbers)
    if start is None or _MOVES.search(page.text, min(start.start, frame.trigger.start), sentence.end):
        return []
    told = grounds(page, sentence, start)
    at = next((place for place, ground in enumerate(told) if ground.number.overlaps(start)), len(told))
    found = _going_on(page, frame, told[at:])
    return found if numbers else [ground for ground in found if marks_all(frame, ground)]


def _going_on(page: Page, frame: Frame, told: Sequence[Ground]) -> list[Ground]:
    """Return the numbers that go on a list from the first of those told on; one with commas is closed by an "and", or goes as far
    as a reader marked its places.

    Without a day of its own a number is of the day told last.
    """
    found, closed = list[Ground](), 0
    for last, ground in pairwise(told):
        if ground.start < ground.number.start:
            joint = _CLAUSE
        else:
            joint = _AND if _AND.fullmatch(page.text, last.end, ground.start) else _COMMA
        all_over = _ALL_OVER.search(page.text, told[0].number.end, max(told[0].number.end, told[0].end))
        if not joint.fullmatch(page.text, last.end, ground.start) or (joint is _COMMA and all_over):
            break  # "12 across Shire, five in Orvel and three in Mala": these are some of them
        if joint is _CLAUSE and _NO_MORE.match(page.text, ground.number.end) is None:
            break  # "and in Mala two were wounded"
        if not differs(page, last, ground) or not _is_told_like(page, frame, told[0], ground):
            break
        found.append(replace(ground, times=ground.times or (found[-1] if found else told[0]).times))
        closed = len(found) if joint is not _COMMA or (ground.places and marks_all(frame, ground)) else closed
    return found[:closed]


def _is_told_like(page: Page, frame: Frame, first: Ground, ground: Ground) -> bool:
    """Tell whether the same befell a number as the first, without words of its own for it and without being some of it."""
    if has_frame(page, ground):
        return False
    own, one = _counted(page, frame, first.number), _counted(page, frame, ground.number)
    if own is None or one is None or one.amount.unit is not None or one.what not in (None, *PEOPLE):
        return False
    return one.whole is None and one.fate == own.fate


def _counted(page: Page, frame: Frame, number: Span) -> Counted | None:
    return next((one for one in counted(page, frame, [number]) if one.span.overlaps(number)), None)


def without_further(frame: Frame, further: Sequence[Ground]) -> Frame:
    """Return the frame without the numbers that are told for further days and places, and whom they count."""
    kept = (
        role
        for role in frame.roles
        if not any(role.role in ("quantity", "target") and _counts(ground.number, role.span) for ground in further)
    )
    return replace(frame, roles=tuple(kept)) if further else frame


def on_ground(frame: Frame, ground: Ground) -> Frame:
    """Return the frame as it is told for one further day or place: with its number, and no target that has another number."""
    told = [role for role in frame.roles if role.role == "target" and _counts(ground.number, role.span)]
    if frame.fillers("quantity"):
        told.append(Role("quantity", *ground.number))
    told += [Role("place", *span) for span in ground.places] + [Role("time", *span) for span in ground.times]
    replaced = {"target", "quantity", *(role.role for role in told)}
    return replace(frame, roles=(*(role for role in frame.roles if role.role not in replaced), *told))


def _counts(number: Span, filler: Span) -> bool:
    """Tell whether a filler begins with the number or right behind it: "two rescuers", or "rescuers" of these."""
    return filler.start in (number.start, number.end + 1)


def with_words(page: Page, claim: Claim, frame: Frame, ground: Ground) -> Claim:
    """Return the claim with the words from what happened to where and when, by which it differs from that of the first."""
    words = cover([frame.trigger, ground.number, *ground.places, *ground.times])
    return reworded(page, claim, frame, words)
