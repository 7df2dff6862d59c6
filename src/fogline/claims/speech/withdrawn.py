"""What a publisher takes back: figures of an earlier version of its own report, told again only to be corrected."""

import re

from fogline.claims.page import Page
from fogline.claims.speech.questions import is_granted
from fogline.claims.words import numbers_from
from fogline.records import Span

_OWN = (
    r"(?:report|story|article|post|tweet|page|piece|dispatch|bulletin|brief|update|headline|caption|table|map|(?:live ?)?blog|"
    r"item|entry)"
)
_FORMER = r"(?:earlier|previous|original|initial|first)"
_EARLIER = (
    rf"(?:(?:an?|the) {_FORMER} version(?: (?:of|on) (?:this|the|our|that) (?:\w+ )?{_OWN})?|our {_FORMER} {_OWN})"
)
_EARLIER_POST = rf"(?:an?|the|our) {_FORMER} (?:post|blog post|entry|live ?blog entry|headline|tweet)"
_OWN_EARLIER = re.compile(rf"(?:{_EARLIER}|{_EARLIER_POST})$", re.IGNORECASE)
_THIS_ONE = re.compile(r"this (?:version|story|article) (?:corrects|has been|was|clarifies|updates)\b", re.IGNORECASE)
_MISSTATED = re.compile(r"\bmis(?:stated|reported)\s[^.;:]*$", re.IGNORECASE)
_AS_NUMBER = re.compile(
    rf"[^.;:]{{0,60}}?\bas (?:(?:at least|about|being) )?(?:\d|{numbers_from(1, 19)}\b|[a-z]+ty\b)", re.IGNORECASE
)
_POST_SAID = re.compile(
    rf"\b(?:an?|the|our) {_FORMER} {_OWN} (?:(?:had|has) )?(?:\w+ly )?(?:said|stated|reported|gave|put|claimed|quoted)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(
    rf"\b(?:{_EARLIER}|(?:an?|the|our) {_FORMER} entry),?(?: (?:published|posted|sent|issued)\b[^.;!?]{{0,30}}?)? "
    r"(?:(?:had|has) )?(?:\w+ly )?(?:said|stated|reported|gave|put|claimed|quoted)\b",
    re.IGNORECASE,
)
_IN_VERSION = re.compile(rf"^\W*in {_EARLIER},?\s", re.IGNORECASE)
_WE_SAID = re.compile(
    r"\b(?:we|this (?:page|blog|newspaper|site|channel|agency)|I)\s+(?:had\s+|have\s+)?"
    r"(?P<wrongly>(?:wrongly|incorrectly|mistakenly|erroneously|falsely)\s+)?"
    r"(?:earlier\s+|previously\s+|initially\s+|originally\s+)?(?:reported|said|wrote|stated|posted|published)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\W*(?:\d{1,2}[:.]\d\d\s*\W*)?(?:correction|clarification|corrected|editor[’']?s?[’']? note|amendment|retraction)s?\b",
    re.IGNORECASE,
)
# In a column of corrections any report of its own is taken back, and everywhere what somebody calls wrong himself.
_OF_OURS = re.compile(
    rf"\b(?:an?|the|our|this|one) (?:[\w'’-]+ ){{0,2}}?{_OWN}s?\b"
    r"(?:[^.;!?]{0,90}?\b(?:said|says|stated|reported|gave|put|claimed|wrote)\b|[^.;!?“”\"]{0,60}\(?[“\"][^“”\"]*$)",
    re.IGNORECASE,
)
_OWN_TEXT = re.compile(rf"(?:an?|the|our|this|one) (?:[\w'’-]+ ){{0,2}}?{_OWN}s?\b", re.IGNORECASE)
_WAS_WRONG = re.compile(
    r"\b(?:mis(?:stated|reported|identified|quoted|attributed)|(?:was|were) (?:wrong|incorrect|inaccurate|in error|mistaken)|"
    r"should have (?:said|read))\b",
    re.IGNORECASE,
)
_OUR_FINDING = re.compile(
    rf"\b(?:our|an? {_FORMER}|the {_FORMER}) (?:\w+ )?(?:assessment|finding|estimate|count|figure|tally|analysis|statement)s?\b"
    r"[^.;:]{0,60}\b(?:that|of)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:withdr[ae]w|withdrawn|retract(?:ed|s)?|took back|taken back|deleted|removed|corrected) "
    r"(?:an?|the|its|his|her|their|our) "
    rf"(?:{_FORMER} )?(?:\w+ )?(?:claim|figure|count|toll|report|post|statement|allegation|number|total)s?\b"
    r"(?:(?!\b(?:\w{2,}ing|because|as|after|since|when)\b)[^.;:]){0,40}?\b(?:of|that)\b"
    r"(?![^.;:]*, (?:saying|adding|insisting|stating|explaining)\b)",
    re.IGNORECASE,
)
_PUT_RIGHT_TO = re.compile(
    r"\b(?:has been|have been|was|were|is|been) (?:corrected|updated|amended|edited|changed|revised|clarified|modified)"
    r"(?: (?:on|at) [^,.;:]{2,30})?,? to (?:\w+ly )?$",
    re.IGNORECASE,
)
_SHORT_LINE = 40  # code points of a line over an entry, which a plain text does not mark as its heading
SET_RIGHT = re.compile(
    r";|\b(?:but|while|whereas|in fact|actually|instead|rather than|it (?:was|is)|now says?|the correct|should have)\b",
    re.IGNORECASE,
)


def puts_itself_right(page: Page, cue: Span) -> bool:
    """Tell whether a report speaks of itself: "This story has been corrected to say that ..." is its publisher's own word."""
    sentence = page.sentence_of(cue)
    ahead = _PUT_RIGHT_TO.search(page.text, sentence.start, max(sentence.start, cue.start))
    return ahead is not None and re.search(_OWN, page.text[sentence.start : ahead.start()], re.IGNORECASE) is not None


def is_earlier_version(phrase: str) -> bool:
    """Tell whether a source is a version of the report itself, an earlier one or "this version": its publisher speaks."""
    return _OWN_EARLIER.match(phrase.strip()) is not None or _THIS_ONE.match(phrase.strip()) is not None


def takes_back(sentence: str) -> bool:
    """Tell whether a sentence tells what the publisher said before ("An earlier version said that ...", "we reported")."""
    return any(pattern.search(sentence) is not None for pattern in (_VERSION, _POST_SAID, _WE_SAID))


def is_own_text(phrase: str) -> bool:
    """Tell whether a source is a report, an article, a caption... and so, in a correction, the publisher's own."""
    return _OWN_TEXT.match(phrase.strip()) is not None


def is_withdrawn(page: Page, trigger: Span) -> bool:
    """Tell whether the frame at ``trigger`` is what an earlier version of the report said, or what a correction takes back.

    "An earlier version of this report said that ..."; "Correction: we reported that ...", "we wrongly reported that ..."; "our
    assessment that ..., was wrong", "it withdrew an earlier figure of ...".
    What is set right behind it ("it was in fact four") stays told.
    """
    if is_granted(page, trigger):
        return False
    sentence = page.sentence_of(trigger)
    before = page.text[sentence.start : trigger.start]
    found = (
        _TAKES_BACK.search(before)
        or _misstated(page, sentence, trigger)
        or _found_wrong(page, sentence, trigger)
        or page.once(_own_report, trigger)
    )
    return found is not None and SET_RIGHT.search(before, found.end()) is None


def report_before(page: Page, trigger: Span) -> int | None:
    """Return where the words begin in which the publisher's own earlier report, or one that a notice names, told of ``trigger``.

    An earlier post counts without a notice, too: whether anything of it is put right is for the caller to see.
    """
    start = page.sentence_of(trigger).start
    before = page.text[start : trigger.start]
    found = page.once(_own_report, trigger) or _POST_SAID.search(before)
    if found is None or SET_RIGHT.search(before, found.end()) is not None:
        return None
    return start + found.end()


def _own_report(page: Page, trigger: Span) -> "re.Match[str] | None":
    """Return the words before ``trigger`` that name its own report as one to be put right."""
    before = page.text[page.sentence_of(trigger).start : trigger.start]
    notice = _is_notice(page, trigger)
    found = _VERSION.search(before) or _IN_VERSION.search(before)
    if found is None and notice:
        found = _POST_SAID.search(before) or _OF_OURS.search(before)
    if found is None:
        found = _WE_SAID.search(before)
        if found is not None and not (found["wrongly"] or notice):
            return None
    return found


def _misstated(page: Page, sentence: Span, trigger: Span) -> "re.Match[str] | None":
    """Return the words of who "misstated the number of people killed as three": so many there were not."""
    found = _MISSTATED.search(page.text[sentence.start : trigger.start])
    return found if found is not None and _AS_NUMBER.match(page.text, trigger.end, sentence.end) else None


def _found_wrong(page: Page, sentence: Span, trigger: Span) -> "re.Match[str] | None":
    """Return the publisher's own finding before ``trigger`` that the sentence calls wrong."""
    found = _OUR_FINDING.search(page.text[sentence.start : trigger.start])
    return found if found is not None and _WAS_WRONG.search(page.text, trigger.end, sentence.end) else None


def _is_notice(page: Page, span: Span) -> bool:
    """Tell whether the paragraph, the heading over it or the page's title says with its first word that it corrects."""
    block = page.block_of(span)
    place = page.block_number_of(span) or 0
    over = page.blocks[max(0, place - 1) : place]
    heads = [block, *(one for one in over if _is_heading(page, one)), *page.blocks[:1]]
    return any(_NOTICE.match(page.text, head.start, head.end) for head in heads)


def _is_heading(page: Page, block: Span) -> bool:
    return page.is_heading(block) or block.end - block.start < _SHORT_LINE
