"""Unstopped: what is said not to be suspended, halted or called off goes on ("the talks would not be suspended")."""

import re

from fogline.claims.page import Page
from fogline.claims.reality.falsehoods import A_DEED, OF_IT
from fogline.records import Reality, Span

_STOPPED = (
    r"(?:suspended|halted|stopped|cancell?ed|called off|broken off|put off|postponed|delayed|interrupted|disrupted|abandoned|"
    r"ended|cut off|cut short|frozen|paused)\b"
)
_NOT_STOPPED = re.compile(
    rf"{OF_IT}\s(?:(?P<later>wo|will|would|shall|should)|was|were|has|have|had|is|are)(?: not|n['’]t| never)"
    rf"(?: (?:be|been|being|yet))* {_STOPPED}",
    re.IGNORECASE,
)
_DENIES = re.compile(
    rf"(?<!not )(?<!n['’]t )(?<!nor )(?<!never )\bden(?:y|ies|ied|ying) that (?:{A_DEED})?$", re.IGNORECASE
)
_IS_STOPPED = re.compile(
    rf"{OF_IT}\s(?:(?P<later>will|would)|was|were|has|have|had|is|are)(?: (?:be|been|being))* {_STOPPED}", re.IGNORECASE
)
_BEFORE = 80  # code points before what goes on in which it is named


def goes_on(page: Page, trigger: Span) -> Reality | None:
    """Return the reality of what is said not to be stopped: it goes on, or will; ``None`` where nothing says so."""
    sentence = page.sentence_of(trigger)
    denied = _DENIES.search(page.text[max(sentence.start, trigger.start - _BEFORE) : trigger.start])
    found = (_IS_STOPPED if denied else _NOT_STOPPED).match(page.text, trigger.end, sentence.end)
    if found is None:
        return None
    return "future" if found["later"] else "factual"
