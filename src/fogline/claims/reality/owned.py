"""Deeds owned: who claims responsibility in short says that he did what was last told.

"Gunmen shot at a bus, police said. The Azure Front claimed responsibility": the shooting is told once more, by the Azure Front
and as done by it. How many died it does not say. What the sentence itself names ("responsibility for the attack") is read there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.claims.reality.disowned import NOT, STRIKES, last_told
from fogline.claims.sources.resolve import Sources
from fogline.records import Certainty, Claim, Link, Participant, Span, claim_id
from fogline.records.span import cover

_OWNS = re.compile(
    r"\b(?:claim(?:s|ed)|t(?:ook|akes)|accept(?:s|ed)|admit(?:s|ted)|assum(?:es|ed))\s"
    r"(?:(?:full|sole|joint)\s)?(?:responsibility|credit)\b",
    re.IGNORECASE,
)
_NO_DEED = re.compile(
    r"(?:\sfor (?:it|that|both|this))?"
    r"(?:[.,;:)!”\"–—]|$|\s(?:in an? (?:\w+ )?(?:statement|message|post|video|note|letter|recording)|"
    r"on (?:Telegram|X|Twitter|Facebook|social|its|\w+day)|via|through|late|later|shortly|soon|hours|within|and|but|saying|"
    r"without)\b)",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
_BACK = 3  # sentences in which a deed is still the one last spoken of
_SURE = Certainty(0.9, 1.0)


def ownings(page: Page, sources: Sources, claims: Iterable[Claim]) -> Iterator[tuple[Span, Claim]]:
    """Yield the words in which somebody claims responsibility for a deed told before, and that deed as told by him."""
    given = tuple(claims)
    for sentence in page.sentences:
        for match in _OWNS.finditer(page.text, *sentence):
            if NOT.search(page.text, sentence.start, match.start()) or not _NO_DEED.match(
                page.text, match.end(), sentence.end
            ):
                continue
            phrase = Span(*match.span())
            named = _speaker(sources, phrase)
            if named is not None and not _NOBODY.match(page.words(named)):
                words = cover((named, phrase))
                yield from ((words, claim) for claim in _owned(page, sources, given, named, words))


def _speaker(sources: Sources, phrase: Span) -> Span | None:
    said = sources.said.near(phrase)
    spoken = [one.source for one in said if one.source is not None and one.cue is not None and one.cue.overlaps(phrase)]
    return max(spoken, default=None)


def _owned(page: Page, sources: Sources, claims: tuple[Claim, ...], named: Span, words: Span) -> Iterator[Claim]:
    """Yield the deeds last told before ``words`` as told by the party ``named``, unless they are told as done by others."""
    owner = sources.of_span(named)
    if owner.is_narrator:
        return
    deeds = (claim for claim in claims if claim.type in STRIKES - HARM and claim.reality in ("factual", "possible"))
    told = last_told(page, deeds, words, _BACK)
    if any(actor.side not in (None, owner.side) for claim in told for actor in claim.actors):
        return
    frames = dict(page.frames)
    link = Link(owner.name, page.words(named), owner.role, owner.side, owner.channel, named)
    doer = Participant(owner.name, page.words(named), owner.side, named)
    for claim in {claim.frame: claim for claim in told}.values():
        whole = cover((claim.evidence, words))
        if page.block_of(words).contains(whole):
            links = (link, claim.chain[-1])
            name = claim_id(page.document.id, whole, links, frames[claim.frame].trigger, claim.type)
            yield replace(
                claim,
                id=name,
                evidence=whole,
                chain=links,
                reality="factual",
                certainty=_SURE,
                certainty_words=(),
                actors=(doer,),
            )
