"""Who the dead were: "four of the dead were children" counts children, and not people."""

import re
from collections.abc import Iterable
from dataclasses import replace

from fogline.claims.amounts.model import Counted
from fogline.claims.amounts.objects import PEOPLE, class_of
from fogline.claims.page import Page
from fogline.records import Mention, Span

_WERE = re.compile(
    r"\s+of\s+(?:the\s+|those\s+|its\s+|their\s+)(?:\w+\s+)?(?:dead|killed|wounded|injured|victims|casualties|missing|abducted|kidnapped|"
    r"captured|detained|arrested|hostages|captives)\s+(?:were|was|are|is|had been)\s+(?:also\s+|all\s+)?"
)
_PEOPLE = ("GROUP", "FORCE")
_WIDE = (None, "people", "prisoners", "bodies")  # classes that say nothing of who they were
_REACH = 60  # code points: no name of people is longer


def with_who_they_were(page: Page, numbers: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the numbers, those of some of the dead with who these are said to have been."""
    return tuple(_with_who_they_were(page, one) for one in numbers)


def _with_who_they_were(page: Page, one: Counted) -> Counted:
    were = _WERE.match(page.text, one.span.end, page.sentence_of(one.span).end) if one.what in _WIDE else None
    who = _standing_at(page, were.end()) if were is not None else None
    if who is None:
        return one
    words = page.words(who.span)
    what = class_of(words)
    return replace(one, of=words, what=what if what in PEOPLE else "people")


def _standing_at(page: Page, place: int) -> Mention | None:
    """Return the people named right there; "were shot by soldiers" names nobody who was shot."""
    near = page.mentions_in(Span(place, place + _REACH))
    return next((one for one in near if one.start == place and one.type in _PEOPLE), None)
