"""Brackets and dashes behind a sentence: its source ("12,000 people fled Orvel (IOM).", "Jets bombed Orvel – Al-Masirah TV"), or
that nobody confirms it ("(unconfirmed)").
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.page import Page
from fogline.claims.parties.table import look_up
from fogline.records import Attribution, Frame, Span

_SOURCE = re.compile(
    r"\s\((?P<label>sources?\s?: ?)?(?P<who>[^()\n]{2,60}?)"
    r"(?P<rough>, (?:preliminary|initial|provisional|estimates?|as of [^()\n]{3,20}))?\)[.;]?\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s(?:[–—-]|\|)\s(?P<who>[^–—|.:;,()\n]{2,60}?)\s*$")
_CHANNEL = re.compile(r"\s(?:TV|Television|Radio|Channel|News|news agency|correspondent|reporter)$")
_REPORT = frozenset({"ngo", "body", "media"})
_NAMELESS = re.compile(
    r"(?:(?:local|state|social|national|security|medical|hospital|police|humanitarian|community|government|military|army|UN|NGO)\s)+"
    r"(?:media|sources?|authorities|officials|reports?)|media reports?|partners|witnesses|residents",
    re.IGNORECASE,
)
_BODIES = frozenset({"ORG", "FORCE", "GROUP", "STATE", "PERSON", "FACILITY"})
_UNCONFIRMED = re.compile(
    r"\((?:(?:as yet|so far|still|reports?) )?(?:unconfirmed|unverified|uncorroborated|tbc|single source|"
    r"(?:not|to be) (?:yet |independently |fully )?(?:confirmed|verified|corroborated))\b[^()\n]{0,40}\)",
    re.IGNORECASE,
)
_REACH = 80  # code points of a sentence without end before a bracket


def of_bracketed(page: Page) -> Iterator[Attribution]:
    """Yield an attribution for each sentence that a reader gave to nobody and behind which its source stands in brackets.

    A bracket behind a name is its short form ("the mission (MONUSCO)"), unless it is called a source.
    """
    for sentence in page.sentences:
        signed = _signature(page, sentence)
        if signed is not None and not page.told_at(told := Span(sentence.start, signed.start())):
            yield Attribution(Span(*signed.span("who")), None, None, (told,))
        if page.text.find("(", sentence.start, sentence.end) < 0:
            continue
        found = _SOURCE.search(page.text, sentence.start, sentence.end)
        if found is None or found.start() <= sentence.start:
            continue
        told = Span(sentence.start, found.start())
        if _is_source(page, found, told) and not page.told_at(told):
            yield Attribution(Span(*found.span("who")), None, None, (told,))


def without_signature(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` without what its fillers hold of the source behind the line: "raids on Ras Orvel – Al-Masirah TV"."""
    signed = _signature(page, page.sentence_of(frame.trigger)) if page.inside(frame.trigger) else None
    if signed is None or frame.trigger.start >= signed.start():
        return frame
    roles = (role._replace(end=min(role.end, signed.start())) for role in frame.roles if role.start < signed.start())
    return replace(frame, roles=tuple(roles))


def _signature(page: Page, sentence: Span) -> "re.Match[str] | None":
    """Find the outlet or the nameless source that stands behind a dash at the end of a line."""
    found = _SIGNED.search(page.text, max(sentence.start, sentence.end - _REACH), sentence.end)
    if found is None or page.block_of(sentence).end > sentence.end or found.start() <= sentence.start:
        return None
    who = _CHANNEL.sub("", found["who"])
    known = look_up(found["who"]) or look_up(who)
    told = known is not None and known.kind in _REPORT
    return found if told or _NAMELESS.fullmatch(found["who"]) else None


def _is_source(page: Page, found: re.Match[str], told: Span) -> bool:
    if found["label"] or _NAMELESS.fullmatch(found["who"]):
        return True
    known = look_up(found["who"])
    if known is None or known.kind not in _REPORT:
        return False
    if found["rough"]:
        return True  # a short form is not "preliminary"
    before = page.mentions_in(Span(max(told.start, told.end - _REACH), told.end))
    return not any(mention.end == told.end and mention.type in _BODIES for mention in before)


def is_noted_unconfirmed(page: Page, trigger: Span) -> bool:
    """Tell whether the sentence says in brackets behind ``trigger`` that nobody confirms it."""
    noted = _UNCONFIRMED.search(page.text, trigger.end, max(trigger.end, page.sentence_of(trigger).end))
    return noted is not None and ";" not in page.text[trigger.end : noted.start()]
