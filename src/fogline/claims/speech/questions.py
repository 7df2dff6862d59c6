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
_NOTE = 110  # code points of a note that is no question but for its mark
_BY_WHO_ASKS = re.compile(r"\W*(?:q|question|reporter|interviewer|journalist|moderator)\s?:\s", re.IGNORECASE)
"""At the head of a paragraph, where a question may be put as a statement: "Q: Your troops took part?"."""
# A deed by its name ("the strike on the mill") is taken for granted by whoever asks or corrects something about it.
_NAMED_DEED = re.compile(
    r"(?:[\w-]+ )*(?:attacks?|strikes?|airstrikes?|raids?|shelling|bombings?|bombardments?|offensive|killings?|massacre|"
    r"explosions?|blasts?|assaults?|siege|clash(?:es)?|fighting|war|invasion|ambush|capture|retreat|withdrawal|truce)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[^.!?\"“”]*\?['’]?[\"”],?\s(?:[\w.'’-]+\s){0,6}?(?:asked|asks|wondered|inquired|enquired|demanded)\b"
)
"""Behind what is asked in a quote: '"How many were killed?" a reporter asked'."""
_IF_SO = re.compile(
    r"(?:^|[,;(–—]\s*)if (?:(?:[\w'’-]+ ){1,5}?(?:is|are|was|were|can be|proves?|prove to be) "
    r"(?:right|true|correct|accurate|confirmed|verified|(?:to be )?believed|trusted|reliable|credible)|"
    r"confirmed|true|verified|correct)\b",
    re.IGNORECASE,
)
_SCENARIO = re.compile(
    r"\W*+(?:(?:in|under|on)\s+(?:an?|the|this|that|our|one|another|either|such an?)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:scenario|contingency|hypothesis|war ?game|simulation|case)\b(?!\s+of\b)[^.;:]{0,40}[,:]|"
    r"(?:the )?(?:[\w-]+ ){0,3}scenario(?: (?:\w|one|two|three|four))?(?: \([^()]*\))?\s*[:–—-])\s",
    re.IGNORECASE,
)
_DRILL = re.compile(
    r"\W*+(?:in|during|as part of|at)\s+(?:an?|the|this|that|their|its)\s+(?:(?!of\b)[\w-]+\s+){0,3}?"
    r"(?:drills?|exercises?|manoeuv(?:re|er)s?|maneuvers?)(?:\s(?:on|near|with|in|at|last|this|held)\b[^.;:,]{0,40})?,\s"
    r"[^.;:]*$",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:worst|best|likely|dangerous|likeliest|extreme|optimistic|pessimistic)[\w -]{0,80}\bcase\b", re.IGNORECASE
)
_NO_WORD = re.compile(
    r"\bno (?:(?:immediate|further|official|independent|early|clear|other) )*(?:word|information|details?|news|comment|clarity|"
    r"indication)(?: (?:yet|so far|immediately))? (?:on|about|of|as to)\s+(?:(?:any|the|possible)\s+)*(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_IS_IT_SO = re.compile(
    r"\s*(?:(?:is|was) (?:that|this|it) (?:right|true|correct|accurate|so|the case|really so)|"
    r"can you (?:confirm|deny)\b[^.?]{0,40}|"
    r"(?:do|would) you (?:confirm|deny|accept|agree)\b[^.?]{0,40}|true or false|right)\?",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:not?|never|none|nobody|nor|without|den\w+|reject\w*|refus\w+|fail\w*)\b|n['’]t\b", re.IGNORECASE
)
_THE = re.compile(
    r"\b(?:the|this|that|these|those|its|their|your|last \w+['’]s|yesterday['’]s)\s+(?:(?!(?:an?|said|that)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_DID_THEY = re.compile(
    r"\b(?:did|do|does|will|would|can|could|may|might|should|shall)(?: not|n['’]t)?\s+"
    r"(?:the|these|those|this|your|their|its|our)\s+(?:[\w’'-]+\s+){1,3}$",
    re.IGNORECASE,
)
"""Before a verb ("did the army strike"), which is no deed spoken of as known."""


def is_granted(page: Page, trigger: Span) -> bool:
    """Tell whether the frame at ``trigger`` is a deed spoken of as known ("the strike", "this morning's raid")."""
    before = page.text[max(0, trigger.start - 60) : trigger.start]
    if _NAMED_DEED.fullmatch(page.words(trigger)) is None or _DID_THEY.search(before):
        return False
    return _THE.search(before) is not None


def is_asked(page: Page, trigger: Span) -> bool:
    """Tell whether the frame at ``trigger`` is what its sentence asks ("Did your forces shell the hospital?").

    What the question takes for granted in a clause of its own ("after the raid that killed two") is told as anywhere else.
    """
    sentence = page.sentence_of(trigger)
    ends = _ENDS.search(page.words(sentence)) or _QUOTED.match(page.text, trigger.end, sentence.end)
    if ends is None or is_granted(page, trigger):
        return False
    asks = _ASKS.search(page.words(Span(sentence.start, max(trigger.end, sentence.start))))
    if asks is None and _BY_WHO_ASKS.match(page.text, *page.block_of(trigger)) is None:
        return False
    start = sentence.start + (asks.end() if asks is not None else 0)
    return _GRANTED.search(page.text[start : trigger.start]) is None


def is_told_with_a_question_mark(page: Page, trigger: Span) -> bool:
    """Tell whether a short note tells of it as of something that may be: "14:10: convoy destroyed near Orvel?"."""
    sentence = page.sentence_of(trigger)
    words = page.words(sentence)
    if len(words) > _NOTE or not words.endswith("?") or _ASKS.search(words) or is_granted(page, trigger):
        return False
    return _GRANTED.search(page.text[sentence.start : trigger.start]) is None


def is_on_condition(page: Page, trigger: Span) -> bool:
    """Tell whether the sentence tells it only "if the survivors are right", "if confirmed"."""
    sentence = page.sentence_of(trigger)
    return _IF_SO.search(page.text, trigger.end, sentence.end) is not None or (
        _IF_SO.match(page.text, sentence.start, trigger.start) is not None
    )


def is_scenario(page: Page, trigger: Span) -> bool:
    """Tell whether the sentence only plays it through: "In the most dangerous scenario, the garrison surrenders"."""
    sentence = page.sentence_of(trigger)
    opens = _SCENARIO.match(page.text, sentence.start, trigger.start)
    if opens is None:
        return False
    return not re.search(r"\bcase\W*$", opens.group().rstrip()) or _CASE.search(opens.group()) is not None


def is_drill(page: Page, trigger: Span) -> bool:
    """Tell whether the sentence tells what was done in a drill: "In a drill on Tuesday, soldiers repelled an attack"."""
    sentence = page.sentence_of(trigger)
    return _DRILL.match(page.text[sentence.start : max(sentence.start, trigger.start)]) is not None


def is_unknown(page: Page, trigger: Span) -> bool:
    """Tell whether nothing is known of it yet: "there was no immediate word on casualties" does not say that there were none."""
    sentence = page.sentence_of(trigger)
    return _NO_WORD.search(page.text[sentence.start : max(sentence.start, trigger.start)]) is not None


def is_put_as_question(page: Page, trigger: Span) -> bool:
    """Tell whether the next sentence asks if it is so, and nobody denies it yet ("They say the fort fell. Is that right?")."""
    sentence = page.sentence_of(trigger)
    asked = _IS_IT_SO.match(page.text, sentence.end, page.block_of(trigger).end) is not None
    return asked and _NO.search(page.words(sentence)) is None
