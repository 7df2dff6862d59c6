"""Falsehoods: what a sentence names only to say that it is not so.

"The information that two tanks were lost does not correspond to the truth" denies the loss, in the voice of whoever says the
sentence. Where somebody is named who said it, both sides stand (:mod:`fogline.claims.sources.chains`).
"""

import re

from fogline.claims.page import Page
from fogline.claims.speech.questions import is_granted
from fogline.claims.speech.sayings import Saying
from fogline.claims.speech.untrue import DOES_NOT_MATCH, NEVER_WAS, NOT_THEN, SAID_OF_A_TALE, TALE
from fogline.records import Frame, Span

_TALE = re.compile(
    rf"\b(?:{TALE}|information|news|posts?|messages?|word|theory)\b(?: [^.;:]{{0,60}}?)?,? "
    r"(?:that|according to which|claiming|alleging|saying)\s",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    rf"\b(?:{DOES_NOT_MATCH}|"
    r"(?:is|are|was|were|has been|have been)(?: \w+ly| all| also| yet another| another| an?| pure| sheer| nothing but| just"
    rf"| simply| complete| total| piece of)* (?:{SAID_OF_A_TALE}|provocation)\b|(?:has|have|had) no (?:basis|foundation)\b)",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"\W*(?:the |viral )?(?:claim|rumou?r|assertion|what was claimed)\s*:\s", re.IGNORECASE)
_RATING = re.compile(
    r"\W*(?:(?:our |the )?(?:verdict|rating|ruling|conclusion|assessment|finding|fact|facts|truth|status)\s*:\s*)"
    r"(?:this (?:claim )?is |it is |completely |entirely |mostly )*"
    rf"(?:(?:an? )?{SAID_OF_A_TALE}|misleading|altered|doctored|debunked|no)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"\b(?:after|when|since|before|following|during|because of)\b", re.IGNORECASE)
_RATED_WITHIN = 3  # paragraphs
_BEFORE = 80  # code points before a deed in which it is named as one
_ACQUITS = re.compile(
    r"\b(?:acquit(?:s|ted|ting)?|clear(?:s|ed|ing)?|absolv(?:es|ed|ing)|exonerat(?:es|ed|ing))\b"
    r"(?: (?!of\b|that\b)[\w'’-]+){0,6} of\s(?![^.;]*\b(?:but|convicted|guilty)\b)|"
    r"\b(?:not|n['’]t|nor) (?:\w+ )?(?:guilty|responsible|liable)(?: \w+){0,3}? (?:of|for)\s|"
    r"\b(?:drop|dropped|drops|dismiss|dismissed|withdrew|withdrawn|overturn|overturned|quash|quashed|annulled|threw out)\s"
    r"(?:[\w'’-]+ ){0,6}?(?:charges?|convictions?|verdicts?|case|indictment)(?: [\w'’-]+){0,6}? (?:of|for|over|in)\s",
    re.IGNORECASE,
)
_LET_GO = re.compile(
    r"\b(?:was|were|is|are|has been|have been)\s(?:\w+ly )?"
    r"(?:dropped|dismissed|withdrawn|overturned|quashed|annulled|thrown out)\b",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:charges?|convictions?|verdict|case|indictment)\b[^.;,]{0,60}?\b(?:of|for|over)\s", re.IGNORECASE
)
OF_IT = (
    r"(?:\sbetween\s[^,.;:!?]{1,60}?\sand\s[^,.;:!?\s]{1,40}(?:\s[^,.;:!?\s]{1,40}?){0,5}?|"
    r"\s(?:on|in|at|of|by|against|near|for|from|to|over|with|around|outside|inside)\b"
    r"(?:(?!\b(?:that|which|who|and|but|meant|so|as|if|when|because|after|before)\b)[^,.;:!?]){1,90}?)?"
)
"""What may stand between a deed and its verb: "the attack on the school in Orvel"."""
_NEVER_WAS = re.compile(rf"{OF_IT}\s{NEVER_WAS}\b{NOT_THEN}", re.IGNORECASE)
_WAS = re.compile(
    rf"{OF_IT}\s(?:(?:had|has|have|ever) )?(?:took place|taken place|happened|occurred)\b{NOT_THEN}", re.IGNORECASE
)
A_DEED = r"(?:the|an?|any|this|that|these|those|such|its|their)\s(?:[\w'’-]+\s){0,3}$"
_NAMES = re.compile(rf"\b{A_DEED}", re.IGNORECASE)
_DENIES_THAT = re.compile(
    rf"(?<!not )(?<!n['’]t )(?<!nor )(?<!never )\bden(?:y|ies|ied|ying) that {A_DEED}", re.IGNORECASE
)
_SAID_TO = re.compile(
    r"\s(?:(?:that|which)\s)?(?!and\b|but\b)(?:[\w'’-]+\s){1,6}(?:said|says?|insist(?:s|ed)?|maintain(?:s|ed)?|claim(?:s|ed)?)"
    r"(?=\s(?:did|had|has|never|does))"
)
"""Who stands between a deed and what he says of it: "an attack the guards said did not take place"."""
_NOT_DONE = re.compile(
    r"\b(?:did|had|has|have)(?: not| never|n['’]t) (?:(?!only\b)\w+ly )?(?:carr(?:y|ied) out|launch(?:ed)?|conduct(?:ed)?|"
    rf"staged?|order(?:ed)?|commit(?:ted)?|mount(?:ed)?|perpetrated?) {A_DEED}",
    re.IGNORECASE,
)
_NO_TARGET = re.compile(r"no (?!fewer\b|less\b|more\b|doubt\b|longer\b|matter\b)[a-z]", re.IGNORECASE)
_SPARED = re.compile(
    r"(?:was |were )?(?:spared|unhurt|unharmed|unscathed|uninjured|escaped (?:unhurt|unharmed|injury|unscathed))",
    re.IGNORECASE,
)
_DONE_TO_SOMEBODY = frozenset({"casualties", "abuse", "detention", "displacement", "damage", "release"})


def is_called_false(page: Page, said: tuple[Saying, ...], trigger: Span) -> bool:
    """Tell whether the sentence of ``trigger`` tells it as a tale of nobody in particular and says that it is not so."""
    sentence = page.sentence_of(trigger)
    if not page.once(_calls_false, sentence):
        return False
    tale = _TALE.search(page.text, sentence.start, trigger.start)
    verdict = _NOT_SO.search(page.text, trigger.end, sentence.end) if tale is not None else None
    if tale is None or verdict is None or is_granted(page, trigger):
        return False
    if re.search(r";|:\s", page.text[tale.end() : verdict.start()]):
        return False
    return not any(saying.cue is not None and not saying.continued and saying.holds(trigger) for saying in said)


def _calls_false(page: Page, sentence: Span) -> bool:
    return _NOT_SO.search(page.text, *sentence) is not None


def rated_false(page: Page, trigger: Span) -> bool:
    """Tell whether a check of facts gives the paragraph of ``trigger`` as a claim and rates it false in one of the next.

    What the claim takes for granted ("after the raid") is not rated.
    """
    block = page.block_of(trigger)
    claim = _CLAIM.match(page.text, block.start, block.end)
    if claim is None or claim.end() > trigger.start or _TAKEN.search(page.text, claim.end(), trigger.start):
        return False
    number = page.block_number_of(trigger)
    place = number if number is not None else len(page.blocks)
    following = page.blocks[place + 1 : place + 1 + _RATED_WITHIN]
    return any(_RATING.match(page.text, one.start, one.end) is not None for one in following)


def never_was(page: Page, trigger: Span) -> bool:
    """Tell whether it is said of the deed that there was none: "the alleged strike on Orvel did not take place", "denied that any
    strike happened".
    """
    sentence = page.sentence_of(trigger)
    first = max(sentence.start, trigger.start - _BEFORE)
    if page.words(trigger).endswith("ed") or _NAMES.search(page.text, first, trigger.start) is None:
        return False
    denied = _DENIES_THAT.search(page.text, first, trigger.start) is not None
    said = _SAID_TO.match(page.text, trigger.end, sentence.end)
    verb = (_WAS if denied else _NEVER_WAS).match(page.text, said.end() if said else trigger.end, sentence.end)
    return verb is not None and not page.frames_in(Span(trigger.end, verb.end()))


def not_done(page: Page, trigger: Span) -> bool:
    """Tell whether somebody is said not to have done it: "the Front said it had not carried out the attack"."""
    first = max(page.sentence_of(trigger).start, trigger.start - _BEFORE)
    return _NOT_DONE.search(page.text, first, trigger.start) is not None


def is_acquitted(page: Page, trigger: Span, actors: tuple[Span, ...]) -> bool:
    """Tell whether a court clears the doer of it: "acquitted the colonel of killing two prisoners"."""
    sentence = page.sentence_of(trigger)
    before = page.text[sentence.start : max(sentence.start, trigger.start)]
    clears = _ACQUITS.search(before)
    if clears is None and _LET_GO.search(page.text, trigger.end, sentence.end):
        clears = _CHARGED.search(before)
    if clears is None or re.search(r"[,;]", before[clears.end() :]):
        return False
    return all(actor.start < sentence.start + clears.end() for actor in actors)


def spares_all(page: Page, frame: Frame) -> bool:
    """Tell whether the frame is one of nobody: "no engineer was among the hostages", "he was spared"."""
    if frame.type not in _DONE_TO_SOMEBODY:
        return False
    if _SPARED.fullmatch(page.words(frame.trigger)):
        return True
    targets = [span for span in frame.fillers("target") if page.inside(span)]
    return bool(targets) and all(_NO_TARGET.match(page.words(span)) for span in targets)
