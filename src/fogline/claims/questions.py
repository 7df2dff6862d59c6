"""Questions: who asks whether something happened claims nothing; at most it is put as something that may have been."""

import re

from fogline.claims.page import Page
from fogline.records import Span

_ENDS = re.compile(r"\?[\"'”’»)\]]*\s*$")
# What is told inside a question and taken for granted there: "the shelling that killed two", "after the raid".
_GRANTED = re.compile(
    r"\b(?:after|when|since|before|following|because|despite|where|whose|which|who|"
    r"that\s+(?:killed|wounded|hit|struck|destroyed|left|was|were|had been))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:^|[:,;–—\"“‘(]\s*|\b(?:but|and|so|then|or)\s+)(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should|may|might)"
    r"(?:n['’]t)?\b|\b(?:is it|is that|whether|how (?:many|much)|who|what|which|where|when|why)\b",
    re.IGNORECASE,
)
# A deed by its name ("the strike on the mill") is taken for granted by whoever asks or corrects something about it.
_NAMED_DEED = re.compile(
    r"(?:[\w-]+ )*(?:attacks?|strikes?|airstrikes?|raids?|shelling|bombings?|bombardments?|offensive|killings?|massacre|"
    r"explosions?|blasts?|assaults?|siege|clash(?:es)?|fighting|war|invasion|ambush|capture|retreat|withdrawal|truce)",
    re.IGNORECASE,
)
_IF_SO = re.compile(
    r"(?:^|[,;(–—]\s*)if (?:(?:[\w'’-]+ ){1,5}?(?:is|are|was|were|can be|proves?|prove to be) "
    r"(?:right|true|correct|accurate|confirmed|verified|(?:to be )?believed|trusted|reliable|credible)|"
    r"confirmed|true|verified|correct)\b",
    re.IGNORECASE,
)
_THE = re.compile(
    r"\b(?:the|this|that|these|those|its|their|your|last \w+['’]s|yesterday['’]s)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)


def is_granted(page: Page, trigger: Span) -> bool:
    """Tell whether the frame at ``trigger`` is a deed spoken of as known ("the strike", "this morning's raid")."""
    before = page.text[max(0, trigger.start - 60) : trigger.start]
    return _NAMED_DEED.fullmatch(page.words(trigger)) is not None and _THE.search(before) is not None


def is_asked(page: Page, trigger: Span) -> bool:
    """Tell whether the frame at ``trigger`` is what its sentence asks ("Did your forces shell the hospital?").

    What the question takes for granted in a clause of its own ("after the raid that killed two") is told as anywhere else.
    """
    sentence = page.sentence_of(trigger)
    if _ENDS.search(page.words(sentence)) is None or is_granted(page, trigger):
        return False
    asks = _ASKS.search(page.words(Span(sentence.start, max(trigger.end, sentence.start))))
    if asks is None:
        return False
    return _GRANTED.search(page.text[sentence.start + asks.end() : trigger.start]) is None


def is_on_condition(page: Page, trigger: Span) -> bool:
    """Tell whether the sentence tells it only "if the survivors are right", "if confirmed"."""
    sentence = page.sentence_of(trigger)
    return _IF_SO.search(page.text, trigger.end, sentence.end) is not None or (
        _IF_SO.match(page.text, sentence.start, trigger.start) is not None
    )
