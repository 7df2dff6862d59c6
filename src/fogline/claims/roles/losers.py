"""Losers: who loses a place, men or arms, or says that he has not, did not take or destroy them; whom "by" names alone did it.

"The rebels denied losing the fort to the army" is a capture by the army that the rebels deny.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.records import Frame, Role, RoleName, Span

_OF_PLACES = ("capture", "control")
_SUFFERS = re.compile(r"\blos(?:e|es|t|ing)\b", re.IGNORECASE)
_LOSES = re.compile(
    r"\b(?:los(?:e|es|t|ing)|loss(?:es)?|ced(?:e|es|ed|ing)|surrender(?:s|ed|ing)?|g[ai]v(?:e|es|en|ing) up"
    r"|hand(?:s|ed|ing)? (?:over|back)|relinquish\w*)\b",
    re.IGNORECASE,
)
_TAKER = re.compile(r"[^.;:!?]*\bto (?:(?:the|an?|its|their|his|advancing|attacking)\s+)*$", re.IGNORECASE)
_TO = re.compile(r"\s+to (?:(?:the|its|their|advancing|attacking)\s+)*", re.IGNORECASE)
_SIDES = frozenset({"FORCE", "GROUP", "ORG", "STATE"})
_LOST: tuple[RoleName, ...] = ("target", "place")
_ATTACK_BY = re.compile(r"\b(?:by|of|from) (?:(?:the|an?|some|several)\s)?$")
_BY = re.compile(r"s?\s+by\s+(?:(?:the|an?|its|their|some|two|three|\w+ly)\s+)*", re.IGNORECASE)
_HELD_BY = re.compile(
    r"\b(?:held|controlled|run|ruled|governed|administered|defended|guarded|manned|occupied) by "
    r"(?:(?:the|an?|its|their|some)\s)*$",
    re.IGNORECASE,
)
_TAKEN_FROM = re.compile(
    r"\s(?:(?:last|this|on|in|late|early|earlier|the|year|month|week|\d+|[A-Z]\w+)\s){0,5}from (?:(?:the|an?|its|their|some)\s)*"
)
_STATES = frozenset({"control", "capture", "siege"})
_PARTICIPLE = re.compile(
    r"(?:occupied|annexed|held|controlled|besieged|encircled|seized|captured|blockaded|liberated)", re.IGNORECASE
)
_IN_A_PHRASE = re.compile(r"\s(?:the|an?|its|their|this|these|those)\s(?:\w+ly\s)?$")
_ADVERB = re.compile(r"\s(?:\w+ly\s)?")
_SUFFERS_THEN = re.compile(r",? (?:has|have|had|was|were|is|are|came|remains?|remained)\b[^,;:]{0,40}", re.IGNORECASE)
_DEED = re.compile(
    r"(?:\w+ )?(?:attack|assault|raid|offensive|strike|airstrike|ambush|shelling|bombardment|bombing|incursion|attempt|push)",
    re.IGNORECASE,
)


def without_losers(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without the actors that the words make the losers of the place, or no doers of it.

    A place that is lost, or is not, is taken: "denied losing the fort" does not deny that the fort is held.
    """
    words = page.words(frame.trigger)
    if frame.type in _OF_PLACES and _LOSES.search(words):
        taken = _only(frame, lambda span: _takes(page, frame.trigger, span))
        return replace(taken, type="capture", roles=(*taken.roles, *_takers(page, taken)))
    if _DEED.fullmatch(words):
        named = {
            span
            for span in frame.fillers("actor")
            if page.inside(span) and _BY.fullmatch(page.text, frame.trigger.end, max(span.start, frame.trigger.end))
        }
        if named:
            return _only(frame, lambda span: span.start >= frame.trigger.start or span in named)
    others = [span for span in frame.fillers("actor") if any(rule(page, frame, span) for rule in _DOES_OTHERWISE)]
    return _only(frame, lambda span: span not in others) if others else frame


def _only_holds(page: Page, frame: Frame, span: Span) -> bool:
    """Tell whether the actor only holds what suffers: "the town, still held by the army, has been under siege"."""
    trigger = frame.trigger
    sentence = page.sentence_of(trigger)
    if not page.inside(span) or not sentence.start <= span.start < span.end <= trigger.start:
        return False
    held = _HELD_BY.search(page.text, sentence.start, span.start) is not None
    return held and _SUFFERS_THEN.match(page.text, span.end, trigger.end) is not None


def _is_robbed(page: Page, frame: Frame, span: Span) -> bool:
    """Tell whether something was taken from the actor: "weapons seized last year from the army"."""
    if frame.type != "capture" or not page.inside(span) or span.start < frame.trigger.end:
        return False
    return _TAKEN_FROM.fullmatch(page.text, frame.trigger.end, span.start) is not None


def _does_something_to_it(page: Page, frame: Frame, span: Span) -> bool:
    """Tell whether the actor does something to what is only called occupied: "Norland liberates the occupied towns"."""
    trigger = frame.trigger
    if (
        frame.type not in _STATES
        or not page.inside(span)
        or span.end > trigger.start
        or not _PARTICIPLE.fullmatch(page.words(trigger))
    ):
        return False
    between = page.text[span.end : trigger.start]
    if _IN_A_PHRASE.search(between):
        return True
    acts = [one.trigger for one in page.frames_in(Span(span.end, trigger.start)) if one.trigger != trigger]
    return any(_ADVERB.fullmatch(page.text, act.end, trigger.start) for act in acts)


def _is_thrown_back(page: Page, frame: Frame, span: Span) -> bool:
    """Tell whether it is he whose attack others threw back: "the army repelled three attacks by rebels"."""
    if frame.type != "repulse" or not page.inside(span) or span.start < frame.trigger.end:
        return False
    throwers = [one for one in frame.fillers("actor") if one.end <= frame.trigger.start]
    thrown = any(frame.trigger.end <= one.start and one.end <= span.start for one in frame.fillers("target"))
    return bool(throwers) and thrown and _ATTACK_BY.search(page.text, frame.trigger.end, span.start) is not None


_DOES_OTHERWISE = (_only_holds, _is_robbed, _does_something_to_it, _is_thrown_back)
"""What tells of an actor of a frame that he did something else, or had it done to him."""


def suffered_by(page: Page, frame: Frame) -> tuple[Span, ...]:
    """Return those that a reader takes for the doers of a loss of men or arms, and who suffered it: "the army lost ten tanks"."""
    if frame.type not in HARM or not _SUFFERS.search(page.words(frame.trigger)):
        return ()
    return tuple(span for span in frame.fillers("actor") if not _takes(page, frame.trigger, span))


def _takes(page: Page, trigger: Span, span: Span) -> bool:
    """Tell whether the place is lost to the actor at ``span``."""
    if not page.inside(span) or span.start < trigger.end or not page.sentence_of(trigger).contains(span):
        return False
    return _TAKER.fullmatch(page.text, trigger.end, span.start) is not None


def _takers(page: Page, frame: Frame) -> list[Role]:
    """Return who stands right behind the lost place and its "to", where no taker is marked: "lost the fort to the army"."""
    if frame.fillers("actor"):
        return []
    lost = [
        span for name in _LOST for span in frame.fillers(name) if page.inside(span) and span.start >= frame.trigger.end
    ]
    for mention in page.mentions_in(page.sentence_of(frame.trigger)):
        if mention.type in _SIDES and any(_TO.fullmatch(page.text, span.end, mention.start) for span in lost):
            return [Role("actor", mention.start, mention.end)]
    return []


def _only(frame: Frame, does: Callable[[Span], bool]) -> Frame:
    """Return the frame with those of its actors that ``does`` keeps."""
    return replace(frame, roles=tuple(role for role in frame.roles if role.role != "actor" or does(role.span)))
