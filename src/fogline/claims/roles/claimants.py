"""Claimants: who claims a deed as his own did it, as he says: "a new outfit, the Front, claimed the shooting"."""

import re
from dataclasses import replace

from fogline.claims.kinds import family_of
from fogline.claims.page import Page
from fogline.claims.reality.retractions import is_claimed
from fogline.claims.speech.claiming import OF_RESPONSIBILITY
from fogline.claims.speech.sayings import Saying
from fogline.records import Frame, Role

_NO_VERB = re.compile(
    r"(?:\s(?:on|in|at|against|of|near|outside|with|from)\s(?:(?!\b(?:had|has|have|was|were|is|are|did|would|will|may|\w+ed)\b)[^.;:])*)?\W*"
)
"""What may stand behind a deed that is claimed: of "claimed the strike killed nine" nobody claims the strike."""


def with_claimant(page: Page, said: tuple[Saying, ...], frame: Frame) -> Frame:
    """Return ``frame`` with who claims it as its doer, where none is told."""
    if frame.fillers("actor") or family_of(frame.type) not in ("strike", "ground", "harm"):
        return frame
    for saying in said:
        own = saying.source is not None and not saying.continued and is_claimed(page, saying, frame.trigger)
        if saying.source is not None and own and _is_all(page, saying, frame):
            return replace(frame, roles=(*frame.roles, Role("actor", *saying.source)))
    return frame


def _is_all(page: Page, saying: Saying, frame: Frame) -> bool:
    """Tell whether the deed is all that is claimed, and not something that it did."""
    part = next(part for part in saying.parts if part.overlaps(frame.trigger))
    if OF_RESPONSIBILITY.match(page.words(part)) or (
        saying.cue is not None and OF_RESPONSIBILITY.search(page.words(saying.cue))
    ):
        return True
    return _NO_VERB.fullmatch(page.text, frame.trigger.end, max(frame.trigger.end, part.end)) is not None
