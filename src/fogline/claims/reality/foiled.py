"""Foiled and planned: attacks that there were not, or not yet ("an attack on a church was foiled", "were planning attacks")."""

import re

from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.claims.reality.falsehoods import OF_IT
from fogline.records import Frame, Span

_SUDDEN = frozenset({"attack", "explosion", "abuse"})
"""What is over before it begins where it is foiled; an assault that is foiled was driven back, drones were shot down."""
_ATTACKS = _SUDDEN | frozenset({"assault", "air_strike", "drone_strike", "missile_strike", "shelling"})
_COMES_THROUGH = _ATTACKS | frozenset({"movement", "damage", "casualties", "capture"})
_STOPS = frozenset({"interception", "repulse"})
_BEFORE_IT = re.compile(
    r"\bbefore (?:it|they|he|she|any of them|(?:the|its|their) [\w-]+) (?:(?:could|had|even|ever|actually|either) )*$",
    re.IGNORECASE,
)
_BEFORE = 80  # code points before a deed in which is told who foils or plans it
_WAS = r"\s(?:was|were|is|are|being|(?:has|have|had) been)\s(?:also\s|[a-z]{2,20}ly\s){0,2}"
_PREVENTED = re.compile(rf"{OF_IT}{_WAS}(?:prevented|averted|nipped in the bud)\b", re.IGNORECASE)
_FOILED = re.compile(rf"{OF_IT}{_WAS}(?:foiled|thwarted|prevented|averted|nipped in the bud)\b", re.IGNORECASE)
_SOME = (
    r"(?:(?:an?|another|one|two|three|four|five|\d{1,4}|several|many|dozens of|some|any|further|more|new|other|possible|"
    r"potential|planned|imminent|alleged|major|big|large|deadly|armed|suicide|bomb|car|terror|terrorist|jihadist)\s){0,5}$"
)
"""What may stand before a deed of which nothing was told before; "the attack" is one that there was."""
_PREVENTS = re.compile(rf"\b(?:prevent|avert)(?:s|ed|ing)?\s{_SOME}", re.IGNORECASE)
_FOILS = re.compile(rf"\b(?:foil|thwart|prevent|avert)(?:s|ed|ing)?\s{_SOME}", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:after|since|before|during|following|until|despite|like|unlike)\s(?:[\w'’-]+\s){0,4}$", re.IGNORECASE
)
"""Before a deed that only says when something else was prevented: "after the attack in Orvel others were prevented"."""
_PLANS = re.compile(
    r"\b(?:was|were|is|are|been)\s(?:also\s|still\s|then\s|allegedly\s|reportedly\s)?(?:planning|preparing|plotting)\s"
    rf"(?:(?:to|for)\s|to (?:carry out|launch|conduct|stage|mount|commit|make)\s)?{_SOME}|"
    r"\b(?:(?:prepar|plann|threaten|plott)(?:ed|ing)|prepares?|plans?|plots?|threatens?|intend(?:s|ed|ing)?|vow(?:s|ed|ing)?|ready|"
    r"poised|about|(?:is|are|was|were) (?:set|due))\sto\s"
    r"(?:resume|renew|launch|start|begin|restart|carry out|conduct|stage|mount|step up)\s"
    rf"(?:(?:an?|the|its|their|his|intensive|heavy|large-scale|full-scale|all-out|ground|air)\s){{0,3}}{_SOME}",
    re.IGNORECASE,
)


def is_foiled(page: Page, frame: Frame) -> bool:
    """Tell whether an attack is one that somebody foiled before there was any, so that nobody came to harm or fought there."""
    if frame.type not in _ATTACKS or not page.inside(frame.trigger):
        return False
    sentence, sudden = page.sentence_of(frame.trigger), frame.type in _SUDDEN
    told = (_FOILED if sudden else _PREVENTED).match(page.text, frame.trigger.end, sentence.end)
    before = _words_before(page, sentence, frame.trigger)
    if (told is None or _WHEN.search(before)) and (_FOILS if sudden else _PREVENTS).search(before) is None:
        return False
    return not any(one.type in HARM or one.type == "clash" for one in page.frames_in(sentence))


def is_forestalled(page: Page, frame: Frame) -> bool:
    """Tell whether something was stopped before it did what is told: "drones were shot down before they reached the city"."""
    if frame.type not in _COMES_THROUGH or not page.inside(frame.trigger):
        return False
    sentence = page.sentence_of(frame.trigger)
    before = _BEFORE_IT.search(page.text, sentence.start, frame.trigger.start)
    stopped = (one.trigger for one in page.frames_in(sentence) if one.type in _STOPS)
    return before is not None and any(one.end <= before.start() for one in stopped)


def is_planned(page: Page, frame: Frame) -> bool:
    """Tell whether those told of "were planning" the attack: "a cell which was preparing bombings in Orvel"."""
    if frame.type not in _ATTACKS or not page.inside(frame.trigger):
        return False
    return _PLANS.search(_words_before(page, page.sentence_of(frame.trigger), frame.trigger)) is not None


def _words_before(page: Page, sentence: Span, trigger: Span) -> str:
    return page.text[max(sentence.start, trigger.start - _BEFORE) : trigger.start]
