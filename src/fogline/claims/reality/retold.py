"""Retold: a deed told once more, by somebody who says no more of it than who did it."""

from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Certainty, Claim, Link, Participant, Span, claim_id
from fogline.records.span import cover

_SURE = Certainty(0.9, 1.0)


def retold(page: Page, claim: Claim, teller: Link, doer: Participant, words: Span) -> Claim:
    """Return the deed of ``claim`` as ``teller`` tells it in ``words``, with ``doer`` for its doer.

    It is told as a fact and without numbers: those are of who told it first. His words alone are the evidence where they stand
    in another paragraph.
    """
    trigger = dict(page.frames)[claim.frame].trigger
    whole, links = cover((trigger, claim.evidence, words)), (teller, claim.chain[-1])
    whole = whole if page.block_of(words).contains(trigger) else words
    return replace(
        claim,
        id=claim_id(page.document.id, whole, links, trigger, claim.type),
        evidence=whole,
        chain=links,
        reality="factual",
        certainty=_SURE,
        certainty_words=(),
        actors=(doer,),
        quantities=(),
        duplicate_of=None,
    )
