"""Deeds blamed on somebody in short: who says no more than who did it means what was told last.

"A missile hit a mill, police said. The mayor blamed the Azure Front": that it hit the mill is told once more, by the mayor and
with the Azure Front for its doer; how many died the mayor does not say. What the sentence names itself ("for the strike")
is read there, and what somebody is blamed for having left undone is no deed.
"""

import re
from collections.abc import Iterable, Iterator, Set
from functools import partial
from typing import NamedTuple

from fogline.claims.kinds import HARM
from fogline.claims.page import Page
from fogline.claims.reality.disowned import NOT, STRIKES, Told, last_told
from fogline.claims.reality.retold import retold
from fogline.claims.sources.anaphora import is_pronoun
from fogline.claims.sources.resolve import Sources
from fogline.records import Claim, Link, Participant, Span
from fogline.records.span import cover

_BLAMES = re.compile(r"(?:ha[sd] |have )?blam(?:es|ed)", re.IGNORECASE)
_NO_DEED = re.compile(
    r"(?:\sfor (?:it|that|both|this))?"
    r"(?:[.,;:)!”\"–—]|$|\s(?:in an? (?:\w+ )?(?:statement|message|post|video|note|letter|recording)|"
    r"on (?:Telegram|X|Twitter|Facebook|social|its|\w+day)|via|through|late|later|shortly|soon|hours|within|and|but|saying|"
    r"without)\b)",
    re.IGNORECASE,
)
_HARM = HARM | {"abuse"}
_BACK = 3  # sentences in which a deed is still the one last spoken of


class _Blame(NamedTuple):
    """Who says in short that somebody did it, who that is, and the words in which he says so."""

    teller: Span
    doer: Participant
    words: Span


def blamed_in_short(page: Page, sources: Sources, claims: Iterable[Claim], told: Told) -> Iterator[tuple[Span, Claim]]:
    """Yield the words in which somebody is blamed in short for what was told before, and that deed as told by who blames him.

    ``told`` are the same claims by their sentences.
    """
    for blame in _blames(page, claims):
        teller = sources.of_span(blame.teller)
        if teller.is_narrator or is_pronoun(teller.name):
            continue
        link = Link(teller.name, page.words(blame.teller), teller.role, teller.side, teller.channel, blame.teller)
        deeds = [claim for claim in _last_told(page, told, blame.words) if not _admitted(claim, link)]
        yield from ((blame.words, retold(page, claim, link, blame.doer, blame.words)) for claim in deeds)


def _blames(page: Page, claims: Iterable[Claim]) -> Iterator[_Blame]:
    frames = dict(page.frames)
    for claim in claims:
        frame = frames[claim.frame]
        if claim.type != "accusation" or len(claim.targets) != 1 or not _BLAMES.fullmatch(page.words(frame.trigger)):
            continue
        doer, tellers = claim.targets[0], [span for span in frame.fillers("actor") if page.inside(span)]
        armed = doer.side is not None or any(mention.type == "FORCE" for mention in page.mentions_in(doer.span))
        if armed and len(tellers) == 1 and _is_short(page, frame.trigger.start, doer.span.end):
            yield _Blame(tellers[0], doer, cover((tellers[0], frame.trigger, doer.span)))


def _is_short(page: Page, start: int, end: int) -> bool:
    """Tell whether words say no more than who did it: nothing of what, and not that he did not."""
    sentence = page.sentence_of(Span(start, end))
    if NOT.search(page.text, sentence.start, start) is not None:
        return False
    return _NO_DEED.match(page.text, end, sentence.end) is not None


def _last_told(page: Page, told: Told, words: Span) -> list[Claim]:
    """Return the deeds told last, each once; the harm done, where nothing else is told."""
    found: list[Claim] = []
    for types in (STRIKES, _HARM):
        found = found or last_told(page, told, words, _BACK, partial(_is_of, types))
    once = {claim.frame: claim for claim in found}
    return [claim for claim in once.values() if page.block_of(words).contains(claim.evidence)]


def _is_of(types: Set[str], claim: Claim) -> bool:
    return claim.type in types and claim.reality in ("factual", "possible")


def _admitted(claim: Claim, teller: Link) -> bool:
    """Tell whether the teller has said already that he did it himself."""
    own = claim.chain[0].party == teller.party
    return own and any(
        teller.party == actor.party or (teller.side and teller.side == actor.side) for actor in claim.actors
    )
