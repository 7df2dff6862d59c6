"""Denials: who denies what happened claims that it did not, and that claim tells it; the denying is no event besides.

"Moscow denied striking the port" is a strike, denied by Moscow. A refusal stays where nothing that happened is denied: "rejected
the plan", "denied aid workers entry", "denied any part in the raid" (there the raid itself is not denied).
"""

import re
from collections.abc import Iterable

from fogline.claims.page import Page
from fogline.claims.sources.chains import denies
from fogline.claims.speech.own_voice import SETS_RIGHT
from fogline.claims.speech.sayings import Said
from fogline.claims.speech.untrue import TALE
from fogline.claims.touching import Touching
from fogline.records import Claim, Span

_DISPUTES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disput(?:e|es|ed|ing)|refut\w+|debunk\w+|contradict\w+)\b", re.IGNORECASE
)
# "Rejected" and "dismissed" dispute only what somebody said; a plan or a demand they turn down.
_WHAT_WAS_SAID = re.compile(
    rf"[\"'“‘]?(?:[\w'’-]+\s+){{0,4}}(?:{TALE}|speculation|idea that)\b",
    re.IGNORECASE,
)


def without_denials(page: Page, said: Said, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return ``claims`` without each refusal that is only the denying of what another of them tells as denied, or of what was
    said before ("This is not true.").
    """
    frames = dict(page.frames)
    given = tuple(one for one in claims if one.type != "refusal" or not _is_verdict(page, frames[one.frame].trigger))
    denied = {frames[claim.frame].trigger for claim in given if claim.reality == "denied"}
    if not denied:
        return given
    at = Touching((trigger, trigger) for trigger in denied)
    return tuple(
        claim
        for claim in given
        if claim.type != "refusal" or not _only_denies(page, said, frames[claim.frame].trigger, at)
    )


def _is_verdict(page: Page, trigger: Span) -> bool:
    sentence = page.sentence_of(trigger)
    verdict = SETS_RIGHT.match(page.text, sentence.start, sentence.end)
    return verdict is not None and verdict["untrue"] is not None and Span(*verdict.span()).contains(trigger)


def _only_denies(page: Page, said: Said, trigger: Span, denied: Touching[Span]) -> bool:
    for saying in said.near(trigger):
        if saying.cue is None or not saying.cue.overlaps(trigger) or not denies(page, saying):
            continue
        disputes = _DISPUTES.search(page.words(trigger)) or _WHAT_WAS_SAID.match(page.text, saying.parts[0].start)
        others = (other for part in saying.parts for other in denied.of(part) if other != trigger)
        if disputes and any(saying.holds(other) for other in others):
            return True
    return False
