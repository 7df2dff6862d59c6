"""Performed: what one does by saying it names who says it, where nothing else does ("marched, calling for a vote")."""

from fogline.claims.page import Page
from fogline.records import Span

_PERFORMED = frozenset({"accusation", "refusal", "request", "threat"})
"""Types of what is done in words alone."""


def performer(page: Page, cue: Span, content: tuple[Span, ...]) -> Span | None:
    """Return the one who demands, threatens, accuses or refuses in the words of ``cue``, if one alone does."""
    actors = {
        span
        for frame in page.frames_in(page.sentence_of(cue))
        if frame.type in _PERFORMED and frame.trigger.overlaps(cue)
        for span in frame.fillers("actor")
        if page.inside(span) and not any(part.overlaps(span) for part in content)
    }
    return actors.pop() if len(actors) == 1 else None
