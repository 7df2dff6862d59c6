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


def set_right_by(page: Page, said: Said, voice: Voice, trigger: Span) -> Voice | None:
    """Return in whose voice the next sentence says that it is not so ("This is a lie."); nothing where it does not.

    What the first-hand source does not assert itself, or denies, is not set right.
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
    if NEGATES.search(" ".join(map(page.words, voice[0].parts))) or not is_deed(page, voice, trigger):
        return None
    spoken = [one for one in said.near(verdict) if one.holds(verdict) and one.source not in (None, voice[0].source)]
    return tuple(innermost_first(spoken))
