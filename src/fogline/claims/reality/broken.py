"""Who breaks a truce does not agree one then: "The army broke the truce on Tuesday", "40 ceasefire violations on Monday".

Who breaks it tells of no truce but with who made it or since when it held. Where violations are counted, or it fell apart, that
there was one stays told, without those who break it and the time when they do.
"""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Frame, Span

_BREAKS = re.compile(
    r"\b(?:violat(?:e[sd]?|ing|ions? of)|br(?:eak(?:s|ing)?|oke|oken)|breach(?:e[sd]|ing|es of)?|flout(?:s|ed|ing)?|"
    r"shatter(?:s|ed|ing)?|overturn(?:s|ed|ing)?|end(?:s|ed|ing)|scrap(?:s|ped|ping)|torpedo(?:es|ed|ing))\s"
    r"(?:(?!and\b|but\b)[\w'’-]+ ){0,4}$",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"(?: agreement| deal)?(?: (?:that|which))? (?:violations?|breach(?:es)?|"
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
    r",?\s(?:(?:which|that) (?:was|were|had been) )?(?:of|(?:not )?to|between|with|agreed|signed|reached|"
    r"announced|made|declared|brokered|"
    r"mediated|concluded|sealed|struck|in (?:place|force) since|(?:which|that) (?:had |has )?(?:held|"
    r"taken effect|took effect|begun|began))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:violations?|breaches) of\b", re.IGNORECASE)
_AHEAD = 60  # code points before the name of the truce in which it is broken


def has_collapsed(page: Page, frame: Frame) -> bool:
    """Tell whether an agreement is told of by the verb that ends it ("the truce collapsed", "broke it"): it holds no more."""
    return frame.type == "agreement" and _COLLAPSES.fullmatch(page.words(frame.trigger)) is not None


def is_only_broken(page: Page, frame: Frame) -> bool:
    """Tell whether an agreement is named only as what somebody breaks: "broke the truce on Tuesday"."""
    told = page.words(frame.trigger).endswith("ed") or _is_made(page, frame.trigger)  # "the truce agreed on Tuesday"
    if told or not _is_broken(page, frame):
        return False
    breaks = _breaks(page, frame.trigger)
    return breaks is not None and _COUNTED.match(breaks.group()) is None


def without_breakers(page: Page, frame: Frame) -> Frame:
    """Return an agreement that is broken without the actors and times before its name and behind it, unless they made it.

    Those are told as what was agreed: "the truce of 5 May", "the ceasefire brokered by Qatar".
    """
    if not _is_broken(page, frame):
        return frame
    made, end = _is_made(page, frame.trigger), frame.trigger.end
    kept = (role for role in frame.roles if role.role in ("place", "target") or (made and role.start >= end))
    return replace(frame, roles=tuple(kept))


def _is_broken(page: Page, frame: Frame) -> bool:
    trigger = frame.trigger
    if frame.type != "agreement" or not page.inside(trigger) or has_collapsed(page, frame):
        return False
    broken = _BROKEN.match(page.text, trigger.end, page.sentence_of(trigger).end)
    return broken is not None or _breaks(page, trigger) is not None


def _breaks(page: Page, trigger: Span) -> "re.Match[str] | None":
    """Return the words before the name of a truce that tell of its breaking."""
    return _BREAKS.search(page.text, max(page.sentence_of(trigger).start, trigger.start - _AHEAD), trigger.start)


def _is_made(page: Page, trigger: Span) -> bool:
    return _MADE.match(page.text, trigger.end, page.sentence_of(trigger).end) is not None
