"""Deeds agreed on elsewhere: of "a swap agreed in Orvel on 16 May" the place and the day are those of the agreement."""

import re
from dataclasses import replace

from fogline.claims.kinds import is_deed
from fogline.claims.page import Page
from fogline.records import Frame, Span

_DONE = frozenset({"release", "withdrawal", "displacement", "humanitarian", "movement"})
_AGREED = re.compile(
    r",?\s(?:(?:which|that)\s(?:was|were|had been|has been)\s|(?:first|already|\w+ly)\s)?"
    r"(?:agreed|brokered|negotiated|mediated|announced|arranged|hammered out|worked out|clinched|signed|approved|ordered|"
    r"proposed)"
    r"(?:\s(?:up)?on)?(?P<rest>(?:,?\s(?:by|in|at|on|during|between|with|of|and|the|its|their|late|early|last|this|earlier|week|month|"
    r"year|talks|mediators|officials|[A-Z\d][\w.'’-]*))*)\s?$"
)


def where_it_was_done(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without the places and times of the talks at which it was agreed, or of its announcement."""
    if frame.type not in _DONE and not is_deed(frame.type):
        return frame
    kept = tuple(
        role for role in frame.roles if role.role not in ("place", "time") or not _is_of_talks(page, frame, role.span)
    )
    return replace(frame, roles=kept) if len(kept) < len(frame.roles) else frame


def _is_of_talks(page: Page, frame: Frame, span: Span) -> bool:
    sentence, end = page.sentence_of(frame.trigger), frame.trigger.end
    return (
        page.inside(span)
        and end <= span.start < sentence.end
        and _AGREED.match(page.text[end : span.start]) is not None
    )
