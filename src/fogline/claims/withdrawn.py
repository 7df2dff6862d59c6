"""What a publisher takes back: figures of an earlier version of its own report, told again only to be corrected."""

import re

from fogline.claims.page import Page
from fogline.claims.questions import is_granted
from fogline.records import Span

_OWN = (
    r"(?:report|story|article|post|page|piece|dispatch|bulletin|brief|update|headline|caption|table|map|(?:live ?)?blog|item|"
    r"entry)"
)
_FORMER = r"(?:earlier|previous|original|initial|first)"
_EARLIER = (
    rf"(?:(?:an?|the) {_FORMER} version(?: (?:of|on) (?:this|the|our|that) (?:\w+ )?{_OWN})?|our {_FORMER} {_OWN})"
)
_EARLIER_POST = rf"(?:an?|the|our) {_FORMER} (?:post|blog post|entry|live ?blog entry|headline|tweet)"
_OWN_EARLIER = re.compile(rf"(?:{_EARLIER}|{_EARLIER_POST})$", re.IGNORECASE)
_POST_SAID = re.compile(
    rf"\b(?:an?|the|our) {_FORMER} {_OWN} (?:(?:had|has) )?(?:\w+ly )?(?:said|stated|reported|gave|put|claimed|quoted)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(
    rf"\b(?:{_EARLIER}|(?:an?|the|our) {_FORMER} entry),?(?: (?:published|posted|sent|issued)\b[^.;!?]{{0,30}}?)? "
    r"(?:(?:had|has) )?(?:\w+ly )?(?:said|stated|reported|gave|put|claimed|quoted)\b",
    re.IGNORECASE,
)
_WE_SAID = re.compile(
    r"\b(?:we|this (?:page|blog|newspaper|site|channel|agency)|I)\s+(?:had\s+|have\s+)?"
    r"(?P<wrongly>(?:wrongly|incorrectly|mistakenly|erroneously|falsely)\s+)?"
    r"(?:earlier\s+|previously\s+|initially\s+|originally\s+)?(?:reported|said|wrote|stated|posted|published)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\W*(?:correction|clarification|corrected|editor[’']?s?[’']? note|amendment|retraction)s?\b", re.IGNORECASE
)
_SET_RIGHT = re.compile(
    r";|\b(?:but|while|whereas|in fact|actually|instead|rather than|it (?:was|is)|now says?|the correct|should have)\b",
    re.IGNORECASE,
)


def is_earlier_version(phrase: str) -> bool:
    """Tell whether a source is an earlier version of the report itself: its publisher speaks."""
    return _OWN_EARLIER.match(phrase.strip()) is not None


def is_withdrawn(page: Page, trigger: Span) -> bool:
    """Tell whether the frame at ``trigger`` is what an earlier version of the report said, or what a correction takes back.

    "An earlier version of this report said that ..."; "Correction: we reported that ...", "we wrongly reported that ...".
    What is set right behind it ("it was in fact four") stays told.
    """
    if is_granted(page, trigger):
        return False
    sentence = page.sentence_of(trigger)
    before = page.text[sentence.start : trigger.start]
    found = _VERSION.search(before) or (_POST_SAID.search(before) if _is_notice(page, trigger) else None)
    if found is None:
        found = _WE_SAID.search(before)
        if found is None or not (found["wrongly"] or _is_notice(page, trigger)):
            return False
    return _SET_RIGHT.search(before, found.end()) is None


def _is_notice(page: Page, span: Span) -> bool:
    """Tell whether the paragraph says with its first word that it corrects."""
    block = page.block_of(span)
    return _NOTICE.match(page.text, block.start, block.end) is not None
