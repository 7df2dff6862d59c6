"""Doers of a part: who killed some of those that a sentence counts did not kill all of them.

"The monitor documented the deaths of 803 people, among them 172 guards killed by loyalists": the loyalists killed 172. And who
only counted or heard of what others did ("Police recorded eleven attacks") did nothing of it.
"""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Span

_PART = re.compile(r"\b(?:of (?:them|whom|those|which)|among (?:them|whom|those)|including|incl)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s(?:(?:has|have|had|also|since|so far|\w+ly)\s)*(?:recorded|counted|registered|documented|tallied|logged|"
    r"monitored|observed|"
    r"received (?:[a-z]+ )?reports? of|heard|witnessed)\s",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[,;]|\b(?:it|they|its|their|own|that|which|who|and|but|to)\b", re.IGNORECASE)
_HARM = frozenset({"casualties", "abuse", "damage", "detention"})


def without_part_doers(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without the actors that another frame of its sentence gives to a part of those it counts, or who only
    count it.
    """
    frame = _without(frame, {actor for actor in frame.fillers("actor") if _only_counts(page, frame, actor)})
    if frame.type not in _HARM or not frame.fillers("actor"):
        return frame
    sentence = page.sentence_of(frame.trigger)
    behind = Span(frame.trigger.end, max(sentence.end, frame.trigger.end))
    others = [other for other in page.frames_in(behind) if other.type in _HARM]
    apart = {
        actor
        for other in others
        for actor in other.fillers("actor")
        if actor.start >= other.trigger.end and _PART.search(page.text, frame.trigger.end, other.trigger.start)
    }
    return _without(frame, apart)


def _only_counts(page: Page, frame: Frame, actor: Span) -> bool:
    """Tell whether the actor is named only as who counted it: "Police recorded eleven attacks"."""
    if not page.inside(actor) or actor.end > frame.trigger.start:
        return False
    counted = _COUNTED.match(page.text, actor.end, frame.trigger.start)
    return counted is not None and _GOES_ON.search(page.text, counted.end(), frame.trigger.start) is None


def _without(frame: Frame, apart: set[Span]) -> Frame:
    if not apart:
        return frame
    kept = (role for role in frame.roles if role.role != "actor" or not any(role.span.overlaps(one) for one in apart))
    return replace(frame, roles=tuple(kept))
