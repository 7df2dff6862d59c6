"""Responsibility: who claims it in short, "The Front claimed responsibility.", tells of the deed told right before as his own.

It is told once more, by him and with him as its doer, and without the numbers of those who told it first: they are not his.
"""

import re
from collections.abc import Iterable
from functools import partial

from fogline.claims.kinds import family_of
from fogline.claims.page import Page
from fogline.claims.reality.retold import retold
from fogline.claims.sources.resolve import Sources
from fogline.claims.speech.sayings import Saying
from fogline.claims.speech.silence import silent
from fogline.records import Claim, Link, Participant
from fogline.records.span import cover

_CLAIMS = re.compile(
    r"(?:\w+ )?(?:claim(?:s|ed|ing)?|took|takes|accept(?:s|ed)?)(?: (?:full |sole )?responsibility)?", re.IGNORECASE
)
_IN_SHORT = re.compile(
    r"(?:for )?(?:(?:full|sole|joint) )?(?:responsibility|it|that|both)?(?: for (?:it|that|both|them))?"
    r"(?:\s(?:in|on|via|through|late|later|hours|days)\b[^.;:]*)?\W*",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r"(?P<named>\bresponsibility\b)|\bclaim\w*\s+it\b", re.IGNORECASE)


def with_responsibility(page: Page, sources: Sources, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return ``claims``, each deed followed by what those tell who claim responsibility for it in the next words."""
    given = tuple(claims)
    told = {claim.id: [claim] for claim in given}
    for saying in filter(partial(_claims_in_short, page), sources.said.sayings):
        for claim in _last_deed(page, given, saying):
            if len(claim.chain) == 1 and not _names_responsibility(page, saying):
                continue  # of "rebels attacked the hill; the Front claimed it" it may be the hill
            own = _as_his_own(page, sources, claim, saying)
            if own is not None and own.id not in told:
                told[claim.id].append(own)
    return tuple(claim for together in told.values() for claim in together)


def _claims_in_short(page: Page, saying: Saying) -> bool:
    if saying.source is None or saying.cue is None or saying.continued or silent(page, saying):
        return False
    said = " ".join(map(page.words, saying.parts))
    claims = _CLAIMS.fullmatch(page.words(saying.cue)) is not None and _IN_SHORT.fullmatch(said) is not None
    return claims and _FOR_WHAT.search(_cue_and_content(page, saying)) is not None


def _names_responsibility(page: Page, saying: Saying) -> bool:
    found = _FOR_WHAT.search(_cue_and_content(page, saying))
    return found is not None and found["named"] is not None


def _cue_and_content(page: Page, saying: Saying) -> str:
    return " ".join(map(page.words, (*((saying.cue,) if saying.cue else ()), *saying.parts)))


def _last_deed(page: Page, claims: tuple[Claim, ...], saying: Saying) -> list[Claim]:
    """Return the last deed that the paragraph tells before the saying; nothing where it tells of none as done."""
    assert saying.cue is not None
    frames, block = dict(page.frames), page.block_of(saying.cue)
    before = [
        claim
        for claim in claims
        if block.contains(frames[claim.frame].trigger)
        and frames[claim.frame].trigger.end <= saying.cue.start
        and family_of(claim.type) == "strike"
    ]
    last = max(before, key=lambda claim: frames[claim.frame].trigger, default=None)
    nameless = last is not None and all(one.side is None and one.party.islower() for one in last.actors)
    return [last] if last is not None and nameless and last.reality == "factual" else []


def _as_his_own(page: Page, sources: Sources, claim: Claim, saying: Saying) -> Claim | None:
    source = saying.source
    party = sources.of_saying(saying)
    if source is None or party.is_narrator or party.name in [link.party for link in claim.chain]:
        return None
    link = Link(party.name, page.words(source), party.role, party.side, party.channel, source)
    doer = Participant(party.name, page.words(source), party.side, source)
    return retold(page, claim, link, doer, cover((source, *saying.parts)))
