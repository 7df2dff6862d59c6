"""Outcomes: what a deed is said to have done right behind it was done there and then.

"Shells hit a camp near Orvel on Friday, killing nine and wounding six": they were killed and wounded near Orvel on Friday. A
place or time of its own is kept, and only a participle is read so: who "died later" may have died elsewhere.
"""

import re
from dataclasses import replace

from fogline.claims.kinds import HARM, is_deed
from fogline.claims.page import Page
from fogline.records import Frame, Role, Span
from fogline.records.reading import RoleName

_DOING = (
    r"(?:killing|wounding|injuring|maiming|leaving|destroying|damaging|burning|gutting|levelling|flattening|setting)"
)
_OUTCOME = re.compile(rf",\s(?:\w+ly\s)?{_DOING}\b[^.;:]*$")
"""What stands from the comma behind a deed up to its outcome: "and wounding" goes on with it."""
_TRIGGER = re.compile(rf"{_DOING}\b", re.IGNORECASE)
_LEFT = re.compile(r"(?:,\s|\sand\s)(?:\w+ly\s)?leaving\s[^.;:,]*$")  # "leaving nine dead"

_REACH = 400  # code points before an outcome in which its deed is told
_WHERE_AND_WHEN: tuple[RoleName, ...] = ("place", "time")


def with_its_deed(page: Page, frame: Frame) -> Frame:
    """Return ``frame``, where it is the outcome of a deed told right before it, with the place and time of that deed."""
    if frame.type not in HARM or not page.inside(frame.trigger):
        return frame
    deed = _deed_before(page, frame)
    if deed is None:
        return frame
    missing = [role for role in _WHERE_AND_WHEN if not frame.fillers(role)]
    roles = [Role(role, *span) for role in missing for span in _of_deed(page, deed, role)]
    return replace(frame, roles=(*frame.roles, *roles)) if roles else frame


def _deed_before(page: Page, frame: Frame) -> Frame | None:
    before = Span(max(page.sentence_of(frame.trigger).start, frame.trigger.start - _REACH), frame.trigger.start)
    doing = _TRIGGER.match(page.words(frame.trigger)) or _LEFT.search(page.text, *before)
    if doing is None or before.start >= before.end:
        return None
    deeds = [one for one in page.frames_in(before) if is_deed(one.type)]
    last = max(deeds, key=lambda one: one.trigger, default=None)
    if last is None or last.reality != frame.reality:
        return None
    up_to = page.text[last.trigger.end : frame.trigger.end]
    return last if _OUTCOME.search(up_to) is not None else None


def _of_deed(page: Page, deed: Frame, role: RoleName) -> list[Span]:
    """Return the places or times of the deed; where it has no place, the targets that tell one ("hit a mill in Orvel")."""
    told = [span for span in deed.fillers(role) if page.inside(span)]
    if told or role != "place":
        return told
    hit = [span for span in deed.fillers("target") if page.inside(span)]
    return [span for span in hit if any(mention.type == "PLACE" for mention in page.mentions_in(span))]
