"""What befell people before somebody dealt with them: "freed the pupils kidnapped in Orvel on 7 March".

The day and the place behind "kidnapped" are those of the kidnapping, and not of the release; in "pupils kidnapped in March were
freed on Friday" Friday is the day of the release alone. Nor is the day of what befell somebody or something before that of
anything else done to them: of "hit the base seized in May" or "killed two men arrested in January" no month is told.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Role, Span

_DEALING = frozenset({"release", "humanitarian", "legal", "request", "talks", "agreement"})
_BEFORE = frozenset({"abuse", "detention", "casualties", "capture", "displacement"})
_OLDER = _BEFORE | {"agreement"}
_IS_THE_NOUN = re.compile(
    r"\b(?:the|an?|its|their|his|her|those|these|many|some|\d+)\s$"
)  # "visited the wounded on Sunday"
_RIGHT_BEHIND = re.compile(r"\s+(?:(?:on|in|since|during|at|by|late|early|last|the)\s+)*")
_GROUND = frozenset({"place", "time", "origin", "destination"})
_NO_NOUN = re.compile(
    r"(?:\b(?:was|were|been|being|is|are|be|has|have|had|and|or|but|then|who|that|which|to|not|also|of|from|by|after|when|while|as)"
    r"|[,;:.–—(])\s*$",
    re.IGNORECASE,
)
"""What stands before a verb that is no attribute of the noun before it."""
_ONE_PHRASE = re.compile(r"(?:(?!\b(?:and|but|or|while|after|before|when|who|which|were|was|to)\b)[^,;:.()])*")
_PASSIVE = re.compile(r"\b(?:was|were|has been|have been|had been|be|been)\s+(?:\w+ly\s+)?$")


def without_earlier_fate(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without the places and times that tell of what befell the same people before, or of what came after."""
    if frame.type in _DEALING:
        for befell in _befell_before(page, frame):
            frame = replace(frame, roles=tuple(_of_its_own(page, frame, befell)))
    elif frame.type in _BEFORE:
        later = set(_of_what_came_after(page, frame))
        frame = replace(frame, roles=tuple(role for role in frame.roles if role not in later)) if later else frame
    return _without_days_of_what_was(page, frame)


def _without_days_of_what_was(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without the times right behind an attribute that tells of something older ("the base seized in May")."""
    older = [
        other.trigger.end
        for other in page.frames_in(page.sentence_of(frame.trigger))
        if other.type in _OLDER and other.type != frame.type and _is_attribute(page, other.trigger)
        if not _IS_THE_NOUN.search(page.text[max(0, other.trigger.start - 20) : other.trigger.start])
        if _is_of_one_clause(page, frame.trigger, other.trigger)
    ]
    kept = (
        role
        for role in frame.roles
        if role.role != "time" or not any(_RIGHT_BEHIND.fullmatch(page.text, end, role.start) for end in older)
    )
    return replace(frame, roles=tuple(kept)) if older else frame


def _is_of_one_clause(page: Page, trigger: Span, attribute: Span) -> bool:
    """Tell whether the attribute is of what is dealt with: "hit the base seized ...", "men arrested ... were killed"."""
    if trigger.end <= attribute.start:
        return _ONE_PHRASE.fullmatch(page.text, trigger.end, attribute.start) is not None
    return _PASSIVE.search(page.text, attribute.end, max(attribute.end, trigger.start)) is not None


def _befell_before(page: Page, frame: Frame) -> Iterator[Frame]:
    """Yield what is told behind those who are dealt with as an attribute of theirs."""
    for other in page.frames_in(page.sentence_of(frame.trigger)):
        if other.type in _BEFORE and frame.trigger.end <= other.trigger.start and _is_attribute(page, other.trigger):
            yield other


def _of_its_own(page: Page, frame: Frame, befell: Frame) -> Iterator[Role]:
    """Yield the roles without the places and times of what befell them, and without its words in who they are."""
    grounds = [role.span for role in befell.roles if role.role in _GROUND]
    for role in frame.roles:
        shared = role.role in _GROUND and any(span.overlaps(role.span) for span in grounds)
        if shared and _follows(page, befell.trigger, role.span):
            continue
        yield _without_attribute(page, role, befell.trigger) if role.role == "target" else role


def _without_attribute(page: Page, role: Role, attribute: Span) -> Role:
    if not role.start < attribute.start < role.end:
        return role
    return role._replace(end=role.start + len(page.text[role.start : attribute.start].rstrip()))


def _of_what_came_after(page: Page, frame: Frame) -> Iterator[Role]:
    """Yield the places and times behind the verb of which those are the subject whom it befell before."""
    if not page.inside(frame.trigger) or not _is_attribute(page, frame.trigger):
        return
    for other in page.frames_in(page.sentence_of(frame.trigger)):
        if other.type not in _DEALING or other.trigger.start < frame.trigger.end:
            continue
        if _PASSIVE.search(page.text, frame.trigger.end, other.trigger.start):
            yield from (role for role in frame.roles if role.role in _GROUND and role.start >= other.trigger.end)


def _is_attribute(page: Page, trigger: Span) -> bool:
    """Tell whether a verb stands right behind the noun whose attribute it is: "the pupils kidnapped in March"."""
    start = max(page.sentence_of(trigger).start, trigger.start - 20)
    before = page.text[start : trigger.start]
    return page.words(trigger).endswith(("ed", "en", "ght")) and bool(before.strip()) and not _NO_NOUN.search(before)


def _follows(page: Page, trigger: Span, span: Span) -> bool:
    return trigger.end <= span.start and _ONE_PHRASE.fullmatch(page.text, trigger.end, span.start) is not None
