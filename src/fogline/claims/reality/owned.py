"""Deeds owned, and deeds blamed on others: who says in short who did it means what was last told.

"Gunmen shot at a bus, police said. The Azure Front claimed responsibility": the shooting is told once more, by the Azure Front
and as done by it; how many died it does not say. "Police blamed the Azure Front" tells it once more by police. What the sentence
itself names ("responsibility for the attack") is read there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.claims.reality.disowned import NOT, STRIKES, last_told
from fogline.claims.sources.anaphora import is_pronoun
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
_BLAMES = re.compile(r"(?:ha[sd] |have )?blam(?:es|ed)", re.IGNORECASE)
_BACK = 3  # sentences in which a deed is still the one last spoken of
_SURE = Certainty(0.9, 1.0)


class _Put(NamedTuple):
    """Who says in short that somebody did it, who that is, and the words in which he says so; ``own``: he did it himself."""

    teller: Span
    doer: Participant
    words: Span
    own: bool


def put_down(page: Page, sources: Sources, claims: Iterable[Claim]) -> Iterator[tuple[Span, Claim]]:
    """Yield the words in which somebody says in short who did what was told before, and that deed as told by him."""
    given = tuple(claims)
    for put in (*_owned(page, sources), *_blamed(page, given)):
        teller = sources.of_span(put.teller)
        if teller.is_narrator or is_pronoun(teller.name) or _NOBODY.match(page.words(put.teller)):
            continue
        link = Link(teller.name, page.words(put.teller), teller.role, teller.side, teller.channel, put.teller)
        told = [claim for claim in _last_told(page, given, put) if not _admitted(claim, link)]
        if put.own and any(actor.side not in (None, link.side) for claim in told for actor in claim.actors):
            continue
        yield from ((put.words, _told_so(page, claim, link, put)) for claim in told)


def _owned(page: Page, sources: Sources) -> Iterator[_Put]:
    for sentence in page.sentences:
        for match in _OWNS.finditer(page.text, *sentence):
            phrase = Span(*match.span())
            said = [one for one in sources.said.near(phrase) if one.cue is not None and one.cue.overlaps(phrase)]
            named = max((one.source for one in said if one.source is not None), default=None)
            if named is not None and _is_short(page, phrase.start, phrase.end):
                party = sources.of_span(named)
                doer = Participant(party.name, page.words(named), party.side, named)
                yield _Put(named, doer, cover((named, phrase)), own=True)


def _blamed(page: Page, claims: Iterable[Claim]) -> Iterator[_Put]:
    frames = dict(page.frames)
    for claim in claims:
        frame = frames[claim.frame]
        if claim.type != "accusation" or len(claim.targets) != 1 or not _BLAMES.fullmatch(page.words(frame.trigger)):
            continue
        doer, tellers = claim.targets[0], [span for span in frame.fillers("actor") if page.inside(span)]
        armed = doer.side is not None or any(mention.type == "FORCE" for mention in page.mentions_in(doer.span))
        if armed and len(tellers) == 1 and _is_short(page, frame.trigger.start, doer.span.end):
            yield _Put(tellers[0], doer, cover((tellers[0], frame.trigger, doer.span)), own=False)


def _is_short(page: Page, start: int, end: int) -> bool:
    """Tell whether words say no more than who did it: nothing of what, and not that he did not."""
    sentence = page.sentence_of(Span(start, end))
    return (
        NOT.search(page.text, sentence.start, start) is None
        and _NO_DEED.match(page.text, end, sentence.end) is not None
    )


def _last_told(page: Page, claims: Iterable[Claim], put: _Put) -> list[Claim]:
    """Return the deeds told last, each once; the harm done, where nothing else is told, if somebody is blamed for it."""
    told = [claim for claim in claims if claim.reality in ("factual", "possible")]
    found: list[Claim] = []
    for types in (STRIKES, frozenset[str]() if put.own else HARM):
        found = found or last_told(page, (claim for claim in told if claim.type in types), put.words, _BACK)
    once = {claim.frame: claim for claim in found}
    return [claim for claim in once.values() if page.block_of(put.words).contains(claim.evidence)]


def _admitted(claim: Claim, teller: Link) -> bool:
    """Tell whether the teller has said already that he did it himself."""
    own = claim.chain[0].party == teller.party
    return own and any(
        teller.party == actor.party or (teller.side and teller.side == actor.side) for actor in claim.actors
    )


def _told_so(page: Page, claim: Claim, teller: Link, put: _Put) -> Claim:
    whole, links = cover((claim.evidence, put.words)), (teller, claim.chain[-1])
    trigger = dict(page.frames)[claim.frame].trigger
    return replace(
        claim,
        id=claim_id(page.document.id, whole, links, trigger, claim.type),
        evidence=whole,
        chain=links,
        reality="factual",
        certainty=_SURE,
        certainty_words=(),
        actors=(put.doer,),
        quantities=(),
    )
