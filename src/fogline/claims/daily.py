"""Tolls told day by day in one sentence: "12 people were killed on Thursday and 16 on Friday" makes two claims, one a day."""

import re
from dataclasses import dataclass, replace

from fogline.claims.amounts.claimed import counted
from fogline.claims.amounts.objects import PEOPLE
from fogline.claims.page import Page
from fogline.records import Claim, Frame, Role, Span, claim_id
from fogline.records.span import cover

_AND = re.compile(
    r"(?:,[^,.;:]{2,60},)?,?\s+(?:and|then|but|followed by)\s+"
    r"(?:(?:another|a further|at least|about|some|more than|as many as)\s+)*$"
)
_ON = re.compile(
    r"(?:\s+(?:more|others|other people|people|civilians|of them))?(?:\s+(?:were|was)\s+(?:killed|wounded|injured|found dead))?"
    r"\s+(?:(?:on|in|during|over|the)\s+)*$"
)
_MOVES = re.compile(
    r"\b(?:up|down|rose|risen|rising|raised|fell|compared|against) (?:from|to|with)?\b|\bfrom (?:\d|an? earlier)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A further number and the day it is told for."""

    number: Span
    time: Span


def further_days(page: Page, frame: Frame, numbers: list[Span]) -> list[Day]:
    """Return the numbers that the frame's sentence gives for further days, in text order; none but for casualties."""
    if frame.type != "casualties" or not numbers:
        return []
    sentence = page.sentence_of(frame.trigger)
    mentions = page.mentions_in(sentence)
    times = [mention.span for mention in mentions if mention.type == "TIME"]
    first = min(numbers)
    found: list[Day] = []
    if _MOVES.search(page.text, min(first.start, frame.trigger.start), sentence.end):
        return []
    for number in (mention.span for mention in mentions if mention.type == "QUANTITY" and mention.start > first.end):
        before = next((time for time in reversed(times) if first.end <= time.start and time.end <= number.start), None)
        behind = next((time for time in times if time.start >= number.end), None)
        if before is None or behind is None or page.words(before) == page.words(behind):
            continue
        if _AND.fullmatch(page.text, before.end, number.start) and _ON.fullmatch(page.text, number.end, behind.start):
            one = next(iter(counted(page, frame, [number])), None)
            if one is not None and one.amount.unit is None and one.what in (None, *PEOPLE):
                found.append(Day(number, behind))
    return found


def without_days(frame: Frame, days: list[Day]) -> Frame:
    """Return the frame without what it is told for further days."""
    if not days:
        return frame
    apart = [span for day in days for span in (day.number, day.time)]
    kept = (r for r in frame.roles if r.role not in ("time", "quantity") or not any(r.span == span for span in apart))
    return replace(frame, roles=tuple(kept))


def on_day(frame: Frame, day: Day) -> Frame:
    """Return the frame as it is told for one further day: with its number and its time, and no target that has another number."""
    kept = tuple(role for role in frame.roles if role.role not in ("time", "quantity", "target"))
    told = (Role("time", day.time.start, day.time.end), Role("quantity", day.number.start, day.number.end))
    return replace(frame, roles=(*kept, *told))


def with_words(page: Page, claim: Claim, frame: Frame, day: Day) -> Claim:
    """Return the claim with the words from what happened to the day, by which it differs from that of the first day."""
    words = cover([frame.trigger, day.number, day.time])
    return replace(claim, id=claim_id(page.document.id, words, claim.chain, frame.trigger, frame.type), evidence=words)
