"""Whether it happened: the reality of a frame as the text around it stands by it, which a reader of one sentence cannot know."""

import re

from fogline.claims.amounts.claimed import tells_none, tells_some_and_none
from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.claims.reality.broken import has_collapsed
from fogline.claims.reality.corrections import put_right
from fogline.claims.reality.falsehoods import is_acquitted, is_called_false, never_was, not_done
from fogline.claims.reality.foiled import is_foiled, is_forestalled, is_planned
from fogline.claims.reality.held import is_outside
from fogline.claims.reality.retractions import is_flat_reason, is_retracted
from fogline.claims.reality.rhetoric import is_generic
from fogline.claims.reality.taken_up import is_only_taken_up
from fogline.claims.reality.unstopped import goes_on
from fogline.claims.scene.lifted import has_ended, is_lifting
from fogline.claims.sources.chains import is_confirmed
from fogline.claims.speech.bracketed import is_noted_unconfirmed
from fogline.claims.speech.questions import (
    is_asked,
    is_drill,
    is_on_condition,
    is_put_as_question,
    is_scenario,
    is_told_with_a_question_mark,
    is_unknown,
)
from fogline.claims.speech.sayings import Saying
from fogline.claims.speech.unproven import leaves_open
from fogline.claims.speech.withdrawn import is_withdrawn
from fogline.records import Frame, Reality

_OF_COURTS = frozenset(
    "abuse attack casualties detention damage displacement air_strike drone_strike missile_strike shelling explosion".split()
)
_WELL = re.compile(
    r"fine|safe(?: and (?:sound|well))?|well|alive(?: and well)?|unharmed|unhurt|uninjured|unscathed|in good health",
    re.IGNORECASE,
)
"""What is said of those who came to no harm: "the leader is fine", though a reader may mark it as harm."""
_PLAYED = frozenset({"assault", "capture", "clash", "interception", "repulse", "siege"})
"""Types of what soldiers play against each other in a drill, where nobody comes to harm."""


def as_told(page: Page, said: tuple[Saying, ...], frame: Frame) -> Frame:
    """Return the frame as the text stands by it.

    What it takes back it denies, what it only asks or says of every time may be or not, and who confirms something does not
    deny it.
    """
    righted = put_right(page, frame)
    if righted is None:
        return frame.told_as(_reality_told(page, said, frame, taken_back=_is_taken_back(page, said, frame)))
    told = righted.frame
    return told.told_as(_reality_told(page, said, told, taken_back=not righted.stands))


def _reality_told(page: Page, said: tuple[Saying, ...], frame: Frame, *, taken_back: bool) -> Reality:
    trigger, reality = frame.trigger, _reality_worded(page, frame)
    if reality in ("factual", "possible") and (taken_back or is_outside(page, frame) or _is_over(page, frame)):
        return "denied"
    if reality == "denied" and (
        is_confirmed(page, said, trigger) or tells_some_and_none(page, frame) or is_only_taken_up(page, said, frame)
    ):
        return "factual"
    if reality in ("factual", "denied", "possible") and _is_played(page, frame):
        return "hypothetical"
    if (reality == "denied" and is_unknown(page, trigger)) or (reality == "factual" and is_generic(page, trigger)):
        return "hypothetical"
    open_to_doubt = is_on_condition(page, trigger) or is_told_with_a_question_mark(page, trigger)
    if (reality == "factual" and open_to_doubt) or (reality == "denied" and is_put_as_question(page, trigger)):
        return "possible"
    return reality


def _reality_worded(page: Page, frame: Frame) -> Reality:
    """Return the frame's reality, where the words before and behind it do not plainly say another than the reader took it for."""
    if frame.reality == "possible" and is_flat_reason(page, frame.trigger):
        return "factual"
    if frame.reality == "factual" and (leaves_open(page, frame) or is_noted_unconfirmed(page, frame.trigger)):
        return "possible"
    if frame.reality == "factual" and is_planned(page, frame):
        return "future"
    if frame.reality == "factual" and frame.type == "casualties" and _harms_nobody(page, frame):
        return "denied"
    if frame.reality == "denied" and has_ended(page, frame):
        return "factual"
    return (goes_on(page, frame.trigger) if frame.reality == "denied" else None) or frame.reality


def _harms_nobody(page: Page, frame: Frame) -> bool:
    """Tell whether those told of came to no harm, or are counted as none: "fatalities coded as 0"."""
    return _WELL.fullmatch(page.words(frame.trigger)) is not None or tells_none(page, frame)


def _is_over(page: Page, frame: Frame) -> bool:
    """Tell whether what is told is told by the verb that ends it."""
    return has_collapsed(page, frame) or is_lifting(page, frame)


def _is_played(page: Page, frame: Frame) -> bool:
    """Tell whether it is only asked, or played through in a scenario or a drill."""
    if is_asked(page, frame.trigger) or is_scenario(page, frame.trigger):
        return True
    if frame.type not in _PLAYED or not is_drill(page, frame.trigger):
        return False
    return not any(one.type in HARM for one in page.frames_in(page.sentence_of(frame.trigger)))


def _is_taken_back(page: Page, said: tuple[Saying, ...], frame: Frame) -> bool:
    trigger = frame.trigger
    if is_withdrawn(page, trigger) or is_retracted(page, said, trigger) or is_called_false(page, said, trigger):
        return True
    if never_was(page, trigger) or not_done(page, trigger) or is_foiled(page, frame) or is_forestalled(page, frame):
        return True
    return frame.type in _OF_COURTS and is_acquitted(page, trigger, tuple(frame.fillers("actor")))
