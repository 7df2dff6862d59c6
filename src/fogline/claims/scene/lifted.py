"""Sieges lifted: "the blockade was lifted on Friday", "troops broke the siege" tell of a siege that lasted until then."""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Interval, Span

_SIEGE = r"(?:siege|blockade|encirclement|stranglehold)"
_ENDED = (
    r"(?:lift(?:s|ed|ing)?|rais(?:e[sd]?|ing)|end(?:s|ed|ing)?|br(?:eak(?:s|ing)?|oke|oken)|br(?:eak(?:s|ing)?|oke|oken) through|"
    r"reliev(?:e[sd]?|ing)|eas(?:e[sd]?|ing))"
)
_LIFTS = re.compile(
    rf"\b{_ENDED}\s(?:(?:on|late|early|last|this|that|\w+day|morning|evening)\s){{0,3}}"
    r"(?:the|its|their|his|an?|this|that)\s(?:(?!(?:and|but|by|of|in|on|to|from)\b)[\w'’,-]+\s){0,4}$",
    re.IGNORECASE,
)
_IS_LIFTED = re.compile(
    r"(?:\s(?:of|on|around|at|against|in|imposed|by)\s[^.;:]{1,60}?)?,?"
    r"\s(?:(?:was|were|is|being|(?:has|have|had)(?: \w+ly)? been)(?: (?!not\b|never\b)\w+)?\s"
    r"(?:lifted|raised|ended|broken|relieved|eased|called off|over\b)|"
    r"(?:has|had|finally|then|soon)?\s?(?:ended|came to an end))\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"(?:\b(?:not|never|without|refus\w+ to|fail\w+ to|unable to)|n['’]t)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Before a lifting that there was not."""
_WHOLE_SIEGE = re.compile(rf"(?:the|its|their|an?|this|that)\s(?:[\w'’-]+\s){{0,4}}?{_SIEGE}\b", re.IGNORECASE)
_ENDS = re.compile(rf"(?:(?:was|were|been|being|has|had)\s)*{_ENDED}", re.IGNORECASE)
_AHEAD = 80  # code points before a siege in which somebody lifts it


def until_lifted(page: Page, frame: Frame, time: Interval) -> Interval:
    """Return the day on which a siege was lifted as its last; any other time as it is."""
    if frame.type != "siege" or frame.reality != "factual" or time.start is None or not _is_lifted(page, frame.trigger):
        return time
    return replace(time, start=None, precision="interval")


def only_lifts(page: Page, frame: Frame) -> bool:
    """Tell whether a frame that takes something only lifts a siege, which another frame tells of: nothing is taken."""
    if frame.type != "capture" or _ENDS.fullmatch(page.words(frame.trigger)) is None:
        return False
    targets = [page.words(span) for span in frame.fillers("target") if page.inside(span)]
    sieges = [one for one in page.frames_in(page.sentence_of(frame.trigger)) if one.type == "siege"]
    return bool(targets and sieges) and all(_WHOLE_SIEGE.match(words) for words in targets)


def _is_lifted(page: Page, siege: Span) -> bool:
    sentence = page.sentence_of(siege)
    lifts = _LIFTS.search(page.text, max(sentence.start, siege.start - _AHEAD), siege.start)
    if lifts is not None:
        return _UNDONE.search(page.text, sentence.start, lifts.start()) is None
    return _IS_LIFTED.match(page.text, siege.end, sentence.end) is not None
