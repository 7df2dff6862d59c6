"""Doers of a part: who killed some of those that a sentence counts did not kill all of them.

"The monitor documented the deaths of 803 people, among them 172 guards killed by loyalists": the loyalists killed 172. And who
only counted or heard of what others did ("Police recorded eleven attacks", "attacks documented by the WHO"), or buried and
treated those who came to harm, did nothing of it. Of "40 died in clashes between the army and the rebels" neither alone killed
the 40.
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
_COUNTED_BY = re.compile(
    r"\b(?:recorded|counted|registered|documented|verified|tallied|logged|monitored|observed|tracked|listed|catalogued|reported|"
    r"confirmed)\s(?:\w+ly\s)?by\s(?:the\s)?$",
    re.IGNORECASE,
)
_TENDS = re.compile(
    r"(?:re)?bur(?:y|ies|ied|ying)|exhum\w+|mourn\w*|treat(?:s|ed|ing)?|admit(?:s|ted|ting)?|receiv(?:es?|ed|ing)|"
    r"(?:took|takes?|taking|taken) in|retriev\w+|recover(?:s|ed|ing)?|found|evacuat(?:es?|ed|ing)",
    re.IGNORECASE,
)
"""What is done for the dead and the wounded: who buried eleven killed none."""
_BETWEEN = re.compile(r"[^.;:,]{0,60}\bbetween\s(?:the\s)?$")
_GOES_ON = re.compile(r"[,;]|\b(?:it|they|its|their|own|that|which|who|and|but|to)\b", re.IGNORECASE)
_HARM = frozenset({"casualties", "abuse", "damage", "detention"})
_OF_BOTH = frozenset({"casualties", "damage", "displacement"})
_SIDES = 2


def without_part_doers(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without the actors that another frame of its sentence gives to a part of those it counts, who only
    count it, or between whom it happened.
    """
    frame = _without(frame, {actor for actor in frame.fillers("actor") if _only_counts(page, frame, actor)})
    frame = _without(frame, _between_whom(page, frame))
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
    """Tell whether the actor is named only as who counted it: "Police recorded eleven attacks", "recorded by police"."""
    if not page.inside(actor):
        return False
    if frame.type == "casualties" and _TENDS.fullmatch(page.words(frame.trigger)):
        return True
    if _COUNTED_BY.search(page.text, page.sentence_of(actor).start, actor.start) is not None:
        return True
    if actor.end > frame.trigger.start:
        return False
    counted = _COUNTED.match(page.text, actor.end, frame.trigger.start)
    return counted is not None and _GOES_ON.search(page.text, counted.end(), frame.trigger.start) is None


def _between_whom(page: Page, frame: Frame) -> set[Span]:
    """Return the actors that are only sides of a clash in which people were harmed: "died in clashes between A and B"."""
    if frame.type not in _OF_BOTH or not frame.fillers("actor"):
        return set()
    sides = set[Span]()
    for other in page.frames_in(page.sentence_of(frame.trigger)):
        actors = other.fillers("actor") if other.type == "clash" else ()
        if len(actors) >= _SIDES and _BETWEEN.fullmatch(page.text, other.trigger.end, min(actors).start):
            sides.update(actors)
    return {actor for actor in frame.fillers("actor") if any(actor.overlaps(side) for side in sides)}


def _without(frame: Frame, apart: set[Span]) -> Frame:
    if not apart:
        return frame
    kept = (role for role in frame.roles if role.role != "actor" or not any(role.span.overlaps(one) for one in apart))
    return replace(frame, roles=tuple(kept))
