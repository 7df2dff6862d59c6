"""Retractions: who takes back what he said ("the group later withdrew the claim") says it no more.

Of a deed that he only claimed as his own the deed stays, told by others; all else he then denies. The reason that he gives for it
("saying that its channel had been hacked") is told flatly, as is that of a denial.
"""

import re
from dataclasses import replace

from fogline.claims.page import Page
from fogline.claims.parties.table import look_up
from fogline.claims.speech.claiming import CLAIMS, RESPONSIBILITY
from fogline.claims.speech.sayings import Saying
from fogline.claims.speech.untrue import TALE
from fogline.claims.words import tokens
from fogline.ontology import load
from fogline.records import Frame, Span

_AS_HIS_OWN = re.compile(
    rf"(?:{RESPONSIBILITY} )?"
    r"(?:for|of|in)\s(?:[^\s,.;:]+\s){0,6}|"
    r"(?:the|that|this|last \w+['’]s)\s(?:[\w-]+\s){0,3}",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:withdrew|withdrawn|retract(?:ed|s)|took back|taken back|disavowed|rescinded|recanted)\s"
    r"(?:(?:the|its|his|her|their|that|this|earlier|previous|initial|first|own)\s+){1,3}"
    rf"(?:{TALE}|announcement|post|message)\b(?: of responsibility)?(?! (?:that|of|by|from|on|against)\b)"
)
_CLAUSE = re.compile(r"[,;:–—]|\b(?:but|and|before|then)\b")
_BEFORE_VERB = frozenset("has had have later then since soon also quickly".split())
_HIMSELF = frozenset("it they he she which who".split())
_BODIES = frozenset(
    "group movement militia organisation organization outfit faction front rebels army ministry force network".split()
)
_OF_STATES = frozenset("army military ministry government".split())  # "the group" is none of these
_FLATLY = re.compile(
    r"\b(?:reject|dismiss|den(?:y|ies|ied)|disput|refut|withdr[ae]w|retract)\w*\s(?:(?:it|this|that|them)\b|"
    rf"(?:(?:the|its|his|her|their|these|those|any|all|such)\s+)+(?:[\w-]+ )?{TALE})[^.;:]{{0,60}}?,\s"
    r"(?P<why>(?:saying|adding|insisting|stating|explaining)\s(?:that\s)?[^.;:]{0,150})$",
    re.IGNORECASE,
)
_DOUBTS = re.compile(r"\b(?:if|would|whether|should)\b", re.IGNORECASE)


def is_retracted(page: Page, said: tuple[Saying, ...], trigger: Span) -> bool:
    """Tell whether who says it takes it back in the same sentence or the next, and so denies it now."""
    return any(
        one.holds(trigger) and not is_claimed(page, one, trigger) and _takes_back(page, one, trigger) for one in said
    )


def retracted_claims(page: Page, said: tuple[Saying, ...], trigger: Span) -> list[Saying]:
    """Return who claimed the deed as his own and takes that back: that there was one others tell."""
    return [one for one in said if is_claimed(page, one, trigger) and _takes_back(page, one, trigger)]


def without_retracted(page: Page, said: tuple[Saying, ...], frame: Frame) -> Frame:
    """Return ``frame`` without the actor that claimed it as his own and took that back."""
    sources = [one.source for one in retracted_claims(page, said, frame.trigger) if one.source is not None]
    if not sources:
        return frame
    roles = (
        role for role in frame.roles if role.role != "actor" or not any(role.span.overlaps(one) for one in sources)
    )
    return replace(frame, roles=tuple(roles))


def is_claimed(page: Page, saying: Saying, trigger: Span) -> bool:
    """Tell whether somebody only claims as his own a deed that all speak of: "claimed (responsibility for) the attack"."""
    if saying.cue is None or not saying.holds(trigger) or CLAIMS.search(page.words(saying.cue)) is None:
        return False
    start = saying.parts[0].start
    if start == trigger.start:
        return True
    return _AS_HIS_OWN.fullmatch(page.text, start, max(start, trigger.start)) is not None


def is_flat_reason(page: Page, trigger: Span) -> bool:
    """Tell whether it is the reason given for a denial, without a word of doubt: "rejected the claim, saying that it rained"."""
    sentence = page.sentence_of(trigger)
    reason = _FLATLY.search(page.text[sentence.start : max(sentence.start, trigger.start)])
    if reason is None:
        return False
    why = page.text[sentence.start + reason.start("why") : sentence.end]
    return _DOUBTS.search(why) is None and not load().certainty.find(why)


def _takes_back(page: Page, saying: Saying, trigger: Span) -> bool:
    """Tell whether who says it takes it back behind ``trigger``, in its sentence or in the next."""
    if saying.source is None or saying.cue is None:
        return False
    sentence, number = page.sentence_of(trigger), page.number_of(trigger)
    rest = Span(min(max(trigger.end, saying.cue.end), sentence.end), sentence.end)
    following = page.sentences[number + 1 : number + 2] if number >= 0 else ()
    for place in (rest, *(one for one in following if page.block_of(trigger).contains(one))):
        told = sentence if place == rest else place
        found = _TAKES_BACK.search(page.text, *place) if page.once(_something_is_taken_back, told) else None
        if found is not None:
            subject = _CLAUSE.split(page.text[place.start : found.start()])[-1]
            return _is_himself(subject, page.words(saying.source), left_out=place == rest)
    return False


def _something_is_taken_back(page: Page, sentence: Span) -> bool:
    return _TAKES_BACK.search(page.text, *sentence) is not None


def _is_himself(subject: str, source: str, *, left_out: bool) -> bool:
    """Tell whether the words before a verb name the source again; in the same clause they may be ``left_out``.

    "The group" or "the movement" is a source with a name that is no state's.
    """
    words = [word for word in tokens(subject) if word not in _BEFORE_VERB and not word.endswith("ly")]
    if not words:
        return left_out
    own = tokens(source)
    if words[-1] in _HIMSELF or words[-1] in own:
        return True
    if words[-1] not in _BODIES or "the" not in words or not source.rsplit(maxsplit=1)[-1][:1].isupper():
        return False
    known = look_up(source)
    return own[-1] not in _OF_STATES and (known is None or known.kind not in ("state", "capital"))
