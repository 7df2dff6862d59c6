"""Untold: words for harm that name what is counted or written about, and tell of none.

"Casualties:" and "Fighting:" head the items of a situation report, "Casualties unknown." and "information on casualties is being
clarified" say that nothing is known yet, and "the number of victims does not include Orvel" says what a number leaves out and not
that people died there.
"""

import re

from fogline.claims.page import Page
from fogline.records import Frame, Span

_HEADING = re.compile(
    r"(?:casualties|losses|fighting|clashes|hostilities|violence|displacements?|evacuations?|attacks|strikes|air ?strikes|"
    r"shelling|deaths|fatalities|injuries|damage|destruction|"
    r"detentions|arrests|abductions|killings|abuses|violations|protests)",
    re.IGNORECASE,
)
_OF_ITS_TYPE = re.compile(r"agreements?|looting|sexual violence|explosions?", re.IGNORECASE)
"""What tells of it itself ("Explosion: two died"), unless the same is told again in words of its own."""
_LABEL = re.compile(r"\W*[A-Z][\w/-]* $")  # "Property destruction:"
_HEADS = re.compile(r"\s*:\s+\S")
_OPENS = re.compile(r"(?:^|[.;!?]\s+|\s[-–—]\s+|^\W+)$")
_TOLL = (
    r"(?:(?:death |casualty |overall |total )*(?:tolls?|counts?)|casualt(?:y|ies)|losses|deaths|fatalities|victims|dead|killed|"
    r"wounded|injured|injuries|damage|destruction)"
)
_ABOUT = re.compile(
    r"\b(?:information|data|details?|reports?|(?:exact |final |total |precise )?(?:number|numbers|figures?|extent|scale))\s"
    r"(?:on|about|of|for|regarding|concerning)\s(?:(?:the|any|all|possible|potential|other|dead|killed|wounded|injured|and|or|"
    r"civilian|victims|casualties)\s)*$",
    re.IGNORECASE,
)
_BEING = re.compile(
    rf"(?:\s(?:and|or)\s{_TOLL})?(?:\s(?:among|in|at|from|of)\s[^.;:]{{2,60}}?)?\s(?:is|are|was|were)\s(?:(?:still|currently|now|yet)\s)?"
    r"(?:(?:being|to be)\s(?:(?:further|now|still)\s)?(?:clarified|verified|established|checked|confirmed|specified|determined|"
    r"gathered|collected|updated|ascertained|assessed)|awaited|pending)\b",
    re.IGNORECASE,
)
_NOBODY_KNOWS = re.compile(
    r"(?:\s(?:figures?|numbers?|counts?))?\s?(?::\s|\s)(?:(?:is|are|was|were|remain(?:s|ed)?)\s)?"
    r"(?:(?:still|currently|so far|as yet|yet|immediately|initially)\s)*"
    r"(?:unknown|unclear|unspecified|undetermined|unreported|tbc|n/a|not (?:(?:immediately|yet|made|independently) )*"
    r"(?:known|clear|available|public|stated|specified|given|reported|released|disclosed|established))"
    r"(?=\W*$|\s?[.,;)])",
    re.IGNORECASE,
)
"""Behind a word for a toll of which nobody knows anything: "Casualties unknown.", "Losses: not stated"."""
_LEAVES_OUT = re.compile(
    r"(?:\s(?:figures?|counts?|tolls?|numbers?))?\s(?:(?:does|do|did)(?:\snot|n['’]t)\s(?:yet\s)?(?:include|count|cover|take)|"
    r"exclude[sd]?)\b",
    re.IGNORECASE,
)
_TOLD_BY = ("quantity", "actor", "target")


def is_untold(page: Page, frame: Frame) -> bool:
    """Tell whether the words of the frame only head an item, or speak of a toll without telling one."""
    trigger = frame.trigger
    if not page.inside(trigger):
        return False
    sentence = page.sentence_of(trigger)
    if _is_heading(page, frame, sentence):
        return True
    if frame.fillers("quantity") or re.fullmatch(_TOLL, page.words(trigger), re.IGNORECASE) is None:
        return False
    if _LEAVES_OUT.match(page.text, trigger.end, sentence.end):
        return True
    if _NOBODY_KNOWS.match(page.text, trigger.end, sentence.end) and not frame.fillers("target"):
        return True
    about = _ABOUT.search(page.text, sentence.start, trigger.start)
    return about is not None and _BEING.match(page.text, trigger.end, sentence.end) is not None


def _is_heading(page: Page, frame: Frame, sentence: Span) -> bool:
    """Tell whether the trigger and a colon head what the rest of the sentence tells of in words of its own."""
    again = _OF_ITS_TYPE.fullmatch(page.words(frame.trigger)) is not None
    if not again and _HEADING.fullmatch(page.words(frame.trigger)) is None:
        return False
    block = page.block_of(frame.trigger)
    before = page.text[block.start : frame.trigger.start]
    opens = _OPENS.search(before) or _LABEL.fullmatch(before)
    if opens is None or _HEADS.match(page.text, frame.trigger.end, block.end) is None:
        return False
    below = [other for other in page.frames_in(sentence) if other.trigger.start > frame.trigger.end]
    if again and all(other.type != frame.type for other in below):
        return False
    told = {role.span for other in below for role in other.roles}
    own = [role for role in frame.roles if role.role in _TOLD_BY and role.end > frame.trigger.start]
    return bool(below) and all(role.span in told for role in own)
