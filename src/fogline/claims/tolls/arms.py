"""Arms lost beside men: what a loss tells in one breath makes a claim for the people and one for the things.

"The enemy lost up to 560 servicemen, two tanks and three guns" tells of 560 men and, as damage, of two tanks and three guns.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.amounts.claimed import quantities
from fogline.claims.page import Page
from fogline.records import Claim, Frame, Mention, Participant, Span, claim_id

_LOSES = re.compile(r"\b(?:los(?:e|es|t|ing)|loss|losses)\b", re.IGNORECASE)
_AND = r"(?:,\s(?:and\s)?|;\s|\sand\s|,?\sas well as\s|,?\salong with\s)"
_MORE = r"(?:(?:also|another|at least|about|some|around|more than|over|up to|nearly|almost)\s)*"
_MEN = r"\s[^,;.:()\d]{2,60}?"
_JOINED = {
    "QUANTITY": (re.compile(rf"{_MEN}{_AND}{_MORE}"), re.compile(rf"{_AND}{_MORE}")),
    "WEAPON": (re.compile(rf"{_MEN}{_AND}(?:an?|one)\s"), re.compile(rf"{_AND}(?:an?|one)\s")),
}
"""What stands before a number and before one thing: behind the people, and behind other things."""
_ITS = re.compile(r"\s(?:[a-z-]+\s){0,2}")
_ENDS = re.compile(
    r"\s*(?:[.,;:)”\"–—]|$|(?:and|in|on|at|near|over|during|since|this|last|for|from|to|while|after|before|when|as|according|per|"
    r"yesterday|overnight|today|daily)\b)"
)
"""What may stand behind the last of them: of "40 men, and two tanks were seen" none was lost."""


def with_arms(page: Page, frame: Frame, claim: Claim) -> Iterator[Claim]:
    """Yield ``claim``, without the arms that its sentence lists behind the people who were lost, and one of these arms."""
    arms = _listed(page, frame)
    if not arms or not claim.quantities:
        yield claim
        return
    yield replace(claim, targets=tuple(one for one in claim.targets if not _is_of(one, arms)))
    if any(one.type == "damage" and one.trigger == frame.trigger for one in page.frames_in(frame.trigger)):
        return  # the reader has marked the arms as an event of their own
    first, last = min(frame.fillers("quantity")), arms[-1]
    losers = tuple(one for one in claim.targets if not first.start <= one.span.start <= last.end)
    side = next((one.side for one in losers if one.side is not None), None)
    things = tuple(Participant(page.words(span), page.words(span), side, span) for span in arms)
    numbers = [
        mention.span
        for span in arms
        for mention in page.mentions_in(span)
        if mention.type == "QUANTITY" and mention.start == span.start
    ]
    name = claim_id(page.document.id, claim.evidence, claim.chain, frame.trigger, "damage")
    told = replace(frame, type="damage")
    yield replace(claim, id=name, type="damage", targets=(*losers, *things), quantities=quantities(page, told, numbers))


def _is_of(one: Participant, arms: list[Span]) -> bool:
    return any(one.span.overlaps(span) for span in arms)


def _listed(page: Page, frame: Frame) -> list[Span]:
    """Return the arms listed behind the people of a loss, each with its number, in text order."""
    numbers = [span for span in frame.fillers("quantity") if page.inside(span)]
    if frame.type != "casualties" or not numbers or _LOSES.search(page.words(frame.trigger)) is None:
        return []
    sentence = page.sentence_of(frame.trigger)
    end = min(numbers).end
    mentions = [one for one in page.mentions_in(sentence) if one.type in _JOINED and one.start >= end]
    found: list[Span] = []
    for number, one in enumerate(mentions):
        if one.start < end:
            continue
        item = _item(page, one, next(iter(mentions[number + 1 :]), None))
        if item is None or _JOINED[one.type][bool(found)].fullmatch(page.text, end, one.start) is None:
            break
        found.append(item)
        end = item.end
    return found if _ENDS.match(page.text, end, sentence.end) else []


def _item(page: Page, one: Mention, following: Mention | None) -> Span | None:
    """Return the words of a weapon and its number, or of one weapon alone; ``None`` where the number counts something else."""
    if one.type == "WEAPON":
        return one.span
    if following is None or following.type != "WEAPON" or not _ITS.fullmatch(page.text, one.end, following.start):
        return None
    return Span(one.start, following.end)
