"""Taken up: what somebody tells stays told where others are named right behind it who do not believe it.

Of "the army announced the capture of Orvel, which the rebels called a lie" the army denies nothing, though a reader may mark the
capture as denied.
"""

import re

from fogline.claims.page import Page
from fogline.claims.speech.sayings import DENYING, Saying
from fogline.claims.speech.untrue import SAID_OF_A_TALE, TALE
from fogline.records import Frame

_BY_OTHERS = re.compile(
    rf"[^.;:\n]{{0,80}}?,\s(?:which|an? (?:[\w-]+ )?{TALE}(?: (?:that|which))?)\s[^.;:,\n]{{2,60}}?\s"
    r"(?:(?:den|reject|dismiss|disput|refut|contest)(?:y|ies|ied|s|es|ed)?\b|"
    rf"(?:call|brand|label|describ|denounc)(?:s|es|ed)\s(?:as\s)?[\"“'‘]?(?:an?\s)?(?:[\w-]+\s){{0,2}}{SAID_OF_A_TALE})",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:no|not|never|nor|neither|none|nobody|without|den\w+|reject\w*|fail\w*|untrue|false)\b|n['’]t\b",
    re.IGNORECASE,
)


def is_only_taken_up(page: Page, said: tuple[Saying, ...], frame: Frame) -> bool:
    """Tell whether a frame marked as denied is told by somebody, and only those named behind it say that it is not so."""
    if frame.reality != "denied" or not page.inside(frame.trigger):
        return False
    sentence = page.sentence_of(frame.trigger)
    holding = [one for one in said if one.source is not None and one.cue is not None and one.holds(frame.trigger)]
    if not holding or any(one.cue and DENYING.search(page.words(one.cue)) for one in holding):
        return False
    if _NOT.search(page.text, sentence.start, frame.trigger.end) is not None:
        return False
    behind = _BY_OTHERS.match(page.text, frame.trigger.end, sentence.end)
    return (
        behind is not None
        and _NOT.search(page.text[frame.trigger.end : page.text.find(",", frame.trigger.end)]) is None
    )
