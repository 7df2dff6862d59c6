"""Who did what goes on behind a relative clause: "guards freed the crew, which raiders had seized, and killed nine of them".

A reader may take the raiders, who stand nearer, for those who killed nine.
"""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Role, Span

_CLAUSE = re.compile(
    r",\s(?:which|who|whom)\s(?P<told>[^;:.\"“”]{3,140}?),\s(?:and|but)\s"
    r"(?:(?:has|have|had|also|then|later|in turn|\w+ly)\s)*$"
)


def with_main_doer(page: Page, frame: Frame) -> Frame:
    """Return ``frame``, told behind a relative clause, without the doers of that clause: those of the main clause go on."""
    if not page.inside(frame.trigger):
        return frame
    sentence = page.sentence_of(frame.trigger)
    clause = _CLAUSE.search(page.text, sentence.start, frame.trigger.start)
    if clause is None:
        return frame
    inside = Span(*clause.span("told"))
    strays = [span for span in frame.fillers("actor") if page.inside(span) and inside.contains(span)]
    before = [one for one in page.frames_in(sentence) if one.trigger.end <= clause.start() and one.fillers("actor")]
    doers = list(max(before, key=lambda one: one.trigger).fillers("actor")) if before else []
    doers = [span for span in doers if page.inside(span) and span.end <= clause.start()]
    if not strays or not doers:
        return frame
    kept = [role for role in frame.roles if role.role != "actor" or role.span not in strays]
    others = any(role.role == "actor" for role in kept)
    return replace(frame, roles=(*kept, *([] if others else [Role("actor", *span) for span in doers])))
