"""Verdicts: who says of what another told that it is not so, in the same sentence or in the next."""

import re

from fogline.claims.page import Page
from fogline.claims.sources.chains import NEGATES, Voice, denies, innermost_first, is_deed
from fogline.claims.speech.own_voice import SETS_RIGHT
from fogline.claims.speech.sayings import Said, Saying
from fogline.claims.speech.untrue import SAID_OF_A_TALE
from fogline.records import Span

_VERDICT = re.compile(
    r"\W*(?:that|this|it|which|the \w+)\s+(?:is|was|were|had been)\s+(?:\w+ly\s+)?(?:an?\s+)?(?:[\w-]+\s+)?"
    rf"{SAID_OF_A_TALE}\W*",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s(?:(?:has|have|had|is|are|was|were|did|in|under|\w+ly|[\"“‘]?(?:full|total|complete|firm))\s){0,4}[\"“‘]?",
    re.IGNORECASE,
)
_BEFALLS = re.compile(
    r"(?:died|perished|drowned|sank|collapsed|exploded|crashed|burn(?:ed|t)(?: down)?|fell)", re.IGNORECASE
)
_APART = re.compile(
    r"[,;]|\b(?:after|when|while|since|because|who|which|before|during|following|in that|and)\b", re.IGNORECASE
)
_TURN = re.compile(r"[A-Z][\w .'’-]{1,60}:\s+")


def refuted_by(page: Page, said: tuple[Saying, ...], voice: Voice, trigger: Span) -> Saying | None:
    """Return who says in the same sentence that what the voice says is not so: "...; Brenn said that was untrue"."""
    if not voice or voice[0].cue is None or denies(page, voice[0]) or not is_deed(page, voice, trigger):
        return None
    sentence = page.sentence_of(trigger)
    for saying in said:
        if saying.source in (None, voice[0].source) or saying.cue is None or not sentence.contains(saying.cue):
            continue
        if _VERDICT.fullmatch(page.words(saying.parts[0])):
            return saying
    return None


def set_right_by(page: Page, said: Said, voice: Voice, trigger: Span, *, denied: bool = False) -> Voice | None:
    """Return in whose voice the next sentence says that it is not so ("This is a lie."); nothing where it does not.

    What the first-hand source does not assert itself, or denies, is not set right. ``denied``: a reader took it as denied
    already, and so as what the next sentence is about.
    """
    number = page.number_of(trigger) + 1
    if not voice or voice[0].cue is None or denies(page, voice[0]) or not 0 < number < len(page.sentences):
        return None
    following = page.sentences[number]
    untrue, verdict = SETS_RIGHT.match(page.text, *following), following
    if untrue is None and (turn := _TURN.match(page.text, following.start, following.end)):
        verdict = Span(turn.end(), following.end)
        untrue = SETS_RIGHT.match(page.text, *verdict)
    if untrue is None or untrue["untrue"] is None:
        return None
    if NEGATES.search(" ".join(map(page.words, voice[0].parts))) or not (denied or _is_told(page, voice, trigger)):
        return None
    spoken = [one for one in said.near(verdict) if one.holds(verdict) and one.source not in (None, voice[0].source)]
    return tuple(innermost_first(spoken))


def _is_told(page: Page, voice: Voice, trigger: Span) -> bool:
    """Tell whether it is what is mainly said: its main verb, or what the doer named right before it does or has."""
    if is_deed(page, voice, trigger):
        return True
    said = Span(voice[0].parts[0].start, max(voice[0].parts[0].start, trigger.start))
    fall = _BEFALLS.fullmatch(page.words(trigger)) is not None
    doers = [
        doer
        for one in page.frames_in(trigger)
        for doer in (*one.fillers("actor"), *(one.fillers("target") if fall else ()))
        if said.contains(doer)
    ]
    if _APART.search(page.words(said)) is not None:
        return False
    return any(_DOES.fullmatch(page.text, doer.end, trigger.start) is not None for doer in doers)
