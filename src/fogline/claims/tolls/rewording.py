"""Claims of one frame that differ by their words: each is named anew by the words that tell it."""

from dataclasses import replace

from fogline.claims.page import Page
from fogline.records import Claim, Frame, Span, claim_id


def reworded(page: Page, claim: Claim, frame: Frame, words: Span) -> Claim:
    """Return a claim of ``frame`` with ``words`` for its evidence, under the name that these give it."""
    return replace(claim, id=claim_id(page.document.id, words, claim.chain, frame.trigger, claim.type), evidence=words)
