"""Doers of a part: who killed some of those that a sentence counts did not kill all of them.

"The monitor documented the deaths of 803 people, among them 172 guards killed by loyalists": the loyalists killed 172.
"""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Span

_PART = re.compile(r"\b(?:of (?:them|whom|those|which)|among (?:them|whom|those)|including|incl)\b", re.IGNORECASE)
_HARM = frozenset({"casualties", "abuse", "damage", "detention"})


def without_part_doers(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without the actors that another frame of its sentence gives to a part of those it counts."""
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
    return _without(frame, apart) if apart else frame


def _without(frame: Frame, apart: set[Span]) -> Frame:
    kept = (role for role in frame.roles if role.role != "actor" or not any(role.span.overlaps(one) for one in apart))
    return replace(frame, roles=tuple(kept))
