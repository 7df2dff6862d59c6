"""Sides that are no places: "no casualties on the government side" tells of the government's people, not of where."""

import re
from dataclasses import replace

from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.records import Frame, Role, Span

_SIDE = re.compile(
    r"(?:on )?(?:either|neither|both|any|our|their|"
    r"(?:the|its) (?:(?:\w+ )?(?:government|army|military|troops['’]?|police|rebel|insurgent|militant|enemy|opposing|other|"
    r"regime|coalition|attackers['’]|security forces['’]?)))\s+sides?",
    re.IGNORECASE,
)
_OF_GROUND = re.compile(r"\s+of\b")  # "the army side of the river"


def with_sides_hit(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without sides as places; who came to harm on them is hit there, where nobody else is."""
    sides = [role for role in frame.roles if role.role == "place" and _is_side(page, role.span)]
    if not sides:
        return frame
    kept = tuple(role for role in frame.roles if role not in sides)
    hit = frame.type in HARM and not frame.fillers("target")
    return replace(frame, roles=(*kept, *(Role("target", role.start, role.end) for role in sides if hit)))


def _is_side(page: Page, span: Span) -> bool:
    if not page.inside(span) or _SIDE.fullmatch(page.words(span)) is None:
        return False
    return _OF_GROUND.match(page.text, span.end) is None
