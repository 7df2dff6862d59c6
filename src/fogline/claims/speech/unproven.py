"""Unproven: what a court or anybody else does not find proven may have been or not ("is not satisfied that men were shot").

Nor is it where somebody only looks into "whether the group carried out the attack".
"""

import re

from fogline.claims.page import Page
from fogline.claims.speech.questions import is_granted
from fogline.records import Frame, Span

_FIND = r"(?:satisf(?:y|ied)|convinced?|persuaded?|prov(?:e|ed|en)|establish(?:ed)?|f(?:ind|ound)|shown?|demonstrated?)"
_UNPROVEN = re.compile(
    rf"\b(?:(?:not|never|cannot|n['’]t)(?: (?:be|been|yet|fully|itself|able to))*|(?:fail(?:s|ed)?|unable) to) {_FIND}"
    r"(?: (?:beyond (?:an?y? )?reasonable doubt|to the (?:required|requisite|necessary) standard|on the evidence))?,? that\s",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\b(?:(?:investigat|examin|assess|check|verif|determin|establish|consider|inquir|enquir|prob|stud[iy]|review|debat|ask|question|"
    r"wonder|clarif|decid)\w*|(?:look|inquir|enquir|prob)\w* into|find(?:ing)? out|work(?:ing)? out|investigations?|"
    r"(?:un|not (?:immediately |yet |\w+ly )?)(?:clear|known|certain)|"
    r"no (?:confirmation|indication|word)(?: (?:of|on|about|as to))?)"
    r"(?:,? (?:among other things|in particular|exactly))?,? (?:whether|if)(?: or not)?\s",
    re.IGNORECASE,
)
_APART = re.compile(
    r";|, (?:but|and|although|though|while)\b|"
    r"\b(?:but|after|when|since|because|during|following|before|whose|which|who|where)\b|"
    r"\b\w+ (?:it|they|he|she) (?=\w+(?:ed|d|t|ew)\b)",
    re.IGNORECASE,
)


def is_unproven(page: Page, span: Span) -> bool:
    """Tell whether ``span`` stands in the clause of what is not found proven ("could not establish that ...")."""
    sentence = page.sentence_of(span)
    before = (page.text, sentence.start, max(sentence.start, span.start))
    found = _UNPROVEN.search(*before) or _WHETHER.search(*before)
    return found is not None and _APART.search(page.text, found.end(), span.start) is None


def leaves_open(page: Page, frame: Frame) -> bool:
    """Tell whether the frame is not found proven; of "the attack" without its doer that there was one is taken for granted."""
    if not is_unproven(page, frame.trigger):
        return False
    return bool(frame.fillers("actor")) or not is_granted(page, frame.trigger)
