"""Who breaks a truce does not agree one then: "The army broke the truce on Tuesday", "40 ceasefire violations on Monday".

That there is such a truce stays told, without those who break it and the time when they do.
"""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame

_BREAKS = re.compile(
    r"\b(?:violat(?:e[sd]?|ing|ions? of)|br(?:eak(?:s|ing)?|oke|oken)|breach(?:e[sd]|ing|es of)?|flout(?:s|ed|ing)?)\s"
    r"(?:(?!and\b|but\b)[\w'’-]+ ){0,4}$",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"(?: agreement| deal)? (?:violations?|breach(?:es)?|"
    r"(?:was|were|is|being|(?:has|have|had) been) (?:\w+ )?(?:violated|broken|breached)|"
    r"(?:(?:has|have|had|then|soon|later|also|\w+ly) )*"
    r"(?:collaps(?:ed|es)|(?:fell|fallen) apart|(?:broke|broken) down|unravel\w+))\b",
    re.IGNORECASE,
)
_COLLAPSES = re.compile(
    r"collaps(?:ed|es)|(?:fell|fallen|falls) apart|br(?:oke|oken|eaks|eaking)(?: down)?|unravel(?:s|l?ed)|"
    r"violat(?:ed|es|ing)|breach(?:ed|es|ing)",
    re.IGNORECASE,
)
_MADE = re.compile(
    r",?\s(?:(?:which|that) (?:was|were|had been) )?(?:of|between|with|agreed|signed|reached|announced|made|declared|brokered|"
    r"mediated|concluded|sealed|struck)\b",
    re.IGNORECASE,
)
_AHEAD = 60  # code points before the name of the truce in which it is broken


def has_collapsed(page: Page, frame: Frame) -> bool:
    """Tell whether an agreement is told of by the verb that ends it ("the truce collapsed", "broke it"): it holds no more."""
    return frame.type == "agreement" and _COLLAPSES.fullmatch(page.words(frame.trigger)) is not None


def without_breakers(page: Page, frame: Frame) -> Frame:
    """Return an agreement that is broken without the actors and times before its name and behind it, unless they made it.

    Those are told as what was agreed: "the truce of 5 May", "the ceasefire brokered by Qatar".
    """
    trigger = frame.trigger
    if frame.type != "agreement" or not page.inside(trigger):
        return frame
    sentence = page.sentence_of(trigger)
    broken = _BREAKS.search(page.text, max(sentence.start, trigger.start - _AHEAD), trigger.start)
    if broken is None and _BROKEN.match(page.text, trigger.end, sentence.end) is None:
        return frame
    made = _MADE.match(page.text, trigger.end, sentence.end) is not None
    kept = (role for role in frame.roles if role.role in ("place", "target") or (made and role.start >= trigger.end))
    return replace(frame, roles=tuple(kept))
