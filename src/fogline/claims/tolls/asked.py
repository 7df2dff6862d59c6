"""Numbers that answer a question: "Q: How many people were killed? A: At least eight." counts eight people killed."""

from dataclasses import replace

from fogline.claims.amounts.fates import fate_at
from fogline.claims.amounts.nouns import noun_after
from fogline.claims.page import Page
from fogline.claims.reality.answers import answered_with
from fogline.claims.speech.sayings import Said
from fogline.claims.tolls.rewording import reworded
from fogline.records import Claim, Frame, Span
from fogline.records.span import cover

_HOW_MANY = "how many"


def answer_to(page: Page, said: Said, frame: Frame, numbers: list[Span]) -> Span | None:
    """Return the number that answers how many it befell, where the question itself has none of the frame's ``numbers``."""
    found = answered_with(page, said, frame.trigger) if not numbers else None
    return found[1] if found is not None else None


def with_answer(page: Page, claim: Claim, frame: Frame, number: Span) -> Claim:
    """Return the claim with the words from the question to its ``number``, which counts what was asked for."""
    sentence = page.sentence_of(frame.trigger)
    asked = page.words(sentence).casefold().find(_HOW_MANY)
    noun = noun_after(page.text, sentence.start + asked + len(_HOW_MANY), frame.trigger.start) if asked >= 0 else None
    fate = fate_at(page.text, frame.trigger)
    named = noun.words if noun else "people"
    counts = tuple(
        replace(one, of=named if one.of in (None, "people") else one.of, fate=one.fate or fate)
        for one in claim.quantities
    )
    words = cover((claim.evidence, number))
    return replace(reworded(page, claim, frame, words), quantities=counts)
