"""Responsibility: who claims it in short, "The Front claimed responsibility.", tells of the deed told last as his own.

It is told once more, by him and with him as its doer, and without the numbers of those who told it first: they are not his. Where
that stands in a paragraph of its own, the deed is the last one that those before it tell of, up to the next heading.
"""

import re
from collections.abc import Callable, Iterable

from fogline.claims.kinds import CASUALTIES
from fogline.claims.page import Page
from fogline.claims.reality.disowned import STRIKES, Told, last_told, told_in_sentences
from fogline.claims.reality.retold import retold
from fogline.claims.sources.anaphora import is_pronoun
from fogline.claims.sources.resolve import Sources
from fogline.claims.speech.claiming import CLAIM, CLAIMS, RESPONSIBILITY
from fogline.claims.speech.sayings import Saying
from fogline.claims.speech.silence import silent
from fogline.records import Claim, Link, Participant, Span
from fogline.records.span import cover

_CLAIMS = re.compile(rf"(?:\w+ )?(?:{CLAIM}|took|takes|accept(?:s|ed)?)(?: {RESPONSIBILITY})?", re.IGNORECASE)
_IN_SHORT = re.compile(
    rf"(?:for )?(?:{RESPONSIBILITY})?(?:it|that|both)?(?: for (?:it|that|both|them))?"
    r"(?:\s(?:in|on|via|through|late|later|hours|days)\b[^.;:]*)?\W*",
    re.IGNORECASE,
)
_BACK = 8  # sentences in which a deed is still the one last spoken of
_SOME = re.compile(r"[A-Z][a-z]*(?:men|s)|(?:An?|The|[A-Z][a-z]+) [a-z][a-z ]*")
"""How a sentence opens with somebody who is not named: "Gunmen", "A suicide bomber"."""

_DATELINE = re.compile(r"(?:[-–—:]|\d\d\.) $")
_FOR_WHAT = re.compile(rf"(?P<named>\b{RESPONSIBILITY})|\bclaim\w*\s+it\b", re.IGNORECASE)


def with_responsibility(page: Page, sources: Sources, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return ``claims``, each deed followed by what those tell who claim responsibility for it in the next words."""
    given = tuple(claims)
    told = {claim.id: [claim] for claim in given}
    short = [saying for saying in sources.said.sayings if _claims_in_short(page, saying)]
    before = told_in_sentences(page, given) if short else {}
    for saying in short:
        for claim in _last_deed(page, before, saying):
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


def _last_deed(page: Page, told: Told, saying: Saying) -> list[Claim]:
    """Return the deed told last before the saying, under its heading; nothing where somebody named is told to have done it."""
    assert saying.cue is not None
    claims = CLAIMS.search(page.words(saying.cue)) is not None
    tells: list[Callable[[Claim], bool]] = [
        lambda claim: _is_more_than_a_word(claim) and (claim.type in STRIKES or (claims and _is_killing(claim))),
        lambda claim: claim.type in STRIKES,
    ]
    found = next(filter(None, (last_told(page, told, saying.cue, _BACK, one) for one in tells)), [])
    frames = dict(page.frames)
    last = max(found, key=lambda claim: (claim.type in STRIKES, frames[claim.frame].trigger), default=None)
    if last is None or last.reality != "factual" or not _under_one_heading(page, last, saying.cue):
        return []
    return [last] if all(_is_nameless(page, one) for one in last.actors) else []


def _is_more_than_a_word(claim: Claim) -> bool:
    """Tell whether a claim tells something of a deed: of "condemned the attack" only that there was one."""
    return bool(claim.targets or claim.place or claim.when or claim.quantities)


def _is_killing(claim: Claim) -> bool:
    """Tell whether somebody did it, and that is told of no other deed: "gunmen killed nine"."""
    return claim.type == CASUALTIES and bool(claim.actors)


def _under_one_heading(page: Page, claim: Claim, cue: Span) -> bool:
    first, last = (page.block_number_of(span) for span in (claim.evidence, cue))
    if first is None or last is None:
        return first == last
    return not any(page.is_heading(block) for block in page.blocks[first + 1 : last + 1])


def _is_nameless(page: Page, doer: Participant) -> bool:
    if doer.side is not None:
        return False
    before = page.text[page.sentence_of(doer.span).start : doer.span.start]
    opens = not before or _DATELINE.search(before) is not None
    return doer.party.islower() or (opens and _SOME.fullmatch(doer.party) is not None)


def _as_his_own(page: Page, sources: Sources, claim: Claim, saying: Saying) -> Claim | None:
    source = saying.source
    party = sources.of_saying(saying)
    if source is None or party.is_narrator or party.name in [link.party for link in claim.chain]:
        return None
    if is_pronoun(party.name):
        return None
    link = Link(party.name, page.words(source), party.role, party.side, party.channel, source)
    doer = Participant(party.name, page.words(source), party.side, source)
    return retold(page, claim, link, doer, cover((source, *saying.parts)))
