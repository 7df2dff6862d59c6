"""Who tells a frame, and as what: of sources that speak side by side or against each other each asserts its own."""

import re

from fogline.claims.page import Page
from fogline.claims.parties.nameless import is_nobody
from fogline.claims.reality.answers import answered
from fogline.claims.reality.corrections import put_right
from fogline.claims.reality.falsehoods import never_was, rated_false, spares_all
from fogline.claims.reality.retractions import retracted_claims
from fogline.claims.reality.verdicts import refuted_by, set_right_by
from fogline.claims.sources.chains import (
    Voice,
    called_false_by,
    denied_in_full,
    denies,
    denies_something,
    denies_tale,
    disclaims_part,
    disputed,
    found_false,
    is_deed,
    refuted,
    voices,
)
from fogline.claims.sources.resolve import Sources
from fogline.claims.speech.sayings import Saying
from fogline.claims.speech.withdrawn import is_own_text, is_withdrawn
from fogline.records import Frame, Reality

_UNCONFIRMED = re.compile(
    r"\b(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated|[Uu]nsubstantiated)\b|"
    r"^(?:(?:[Tt]he|[Ss]ome|[Mm]any|[Tt]hese) )?(?:[a-z]+ )?(?:rumou?rs?|Rumou?rs)\b"
)
"""Sources and words of saying that stand for nothing sure; not the name of an outlet."""


def asserted(page: Page, sources: Sources, frame: Frame) -> list[tuple[Voice, Reality]]:
    """Return the voices that tell of the frame, each with the reality as it tells it.

    Where one denies what another says, or the text itself refutes what it quotes, each side makes its own claim.
    """
    answer = answered(page, sources.said, frame.trigger)
    told = [((answer[0],), answer[1])] if answer is not None else _asserted(page, sources, frame)
    return [(voice, _as_surely(page, voice, reality)) for voice, reality in told]


def _as_surely(page: Page, voice: Voice, reality: Reality) -> Reality:
    """Return the reality, of what is only rumoured or reported without confirmation as something that may be."""
    if reality != "factual" or not voice:
        return reality
    words = " ".join(page.words(span) for span in (voice[0].source, voice[0].cue) if span is not None)
    return "possible" if _UNCONFIRMED.search(words) is not None else reality


def _asserted(page: Page, sources: Sources, frame: Frame) -> list[tuple[Voice, Reality]]:
    said = sources.said.near(frame.trigger)
    spoken = voices(page, said, frame.trigger)
    if (tellers := _of_tellers(page, said, frame, spoken)) is not None:
        return [(voice, frame.reality) for voice in tellers]
    alone = len(spoken) == 1 and frame.reality == "factual"
    if _of_nobody(page, frame) or (alone and denied_in_full(page, spoken[0], frame.trigger)):
        return [(voice, "denied") for voice in spoken]
    disclaimed = alone and disclaims_part(page, spoken[0], frame.trigger)
    if alone and (
        disclaimed or denies_something(page, spoken[0])
    ):  # "denied a part in the raid": that there was one others tell
        spoken = [spoken[0][1:]]
    is_denied = frame.reality == "denied"
    righted = set_right_by(page, sources.said, spoken[0], frame.trigger, denied=is_denied) if len(spoken) == 1 else None
    if righted is not None and frame.reality in ("factual", "denied", "possible"):
        first: Reality = "possible" if frame.reality == "possible" else "factual"
        own = bool(spoken[0]) and _is_own_text(page, spoken[0][0])
        return [(righted, "denied")] if own else [(spoken[0], first), (righted, "denied")]
    if len(spoken) == 1 and (sides := _both_sides(page, said, frame, spoken[0], alone=alone)):
        return sides
    if len(spoken) == 2 and _denied_by_one(page, spoken):
        return _against_each_other(page, sources, frame, spoken)
    return [(voice, frame.reality) for voice in spoken]


def _of_tellers(page: Page, said: tuple[Saying, ...], frame: Frame, spoken: list[Voice]) -> list[Voice] | None:
    """Return the voices without the links that tell nothing, where the words leave no doubt who takes back or denies what.

    Those are the report that is put right, nobody in particular, of whom it is "alleged", and who only claimed it as his own and
    takes that back. ``None`` for any other frame.
    """
    if put_right(page, frame) is not None or (frame.reality == "denied" and is_withdrawn(page, frame.trigger)):
        return [tuple(one for one in voice if not _is_own_text(page, one)) for voice in spoken]
    if frame.reality == "denied" and never_was(page, frame.trigger):
        return [tuple(one for one in voice if one.source is not None) for voice in spoken]
    if gone := retracted_claims(page, said, frame.trigger):
        return [tuple(one for one in voice if one not in gone) for voice in spoken]
    return None


def _against_each_other(page: Page, sources: Sources, frame: Frame, spoken: list[Voice]) -> list[tuple[Voice, Reality]]:
    """Return what each of two voices tells, of whom one denies; what both take for granted is told by the longer chain."""
    origins = {sources.of_saying(voice[0]).name for voice in spoken}
    sides: list[tuple[Voice, Reality]] = [(spoken[0], "factual"), (spoken[1], "denied")]
    # What is told as fact though somebody denies the sentence around it is taken for granted by both.
    if frame.reality == "factual" and denies_tale(page, spoken[0], spoken[1], frame.trigger):
        return sides
    if frame.reality == "factual" and len(origins) == 2 and disputed(page, *spoken):
        return sides if is_deed(page, spoken[0], frame.trigger) else sides[:1]
    if frame.reality == "factual" or len(origins) == 1:
        longest = voices(page, sources.said.near(frame.trigger), frame.trigger, rivals=False)
        return [(longest[0], frame.reality)]
    return [(voice, _reality(page, frame, voice)) for voice in spoken]


def _is_own_text(page: Page, saying: Saying) -> bool:
    return saying.source is not None and (
        is_own_text(page.words(saying.source)) or page.words(saying.source).lower() in ("we", "i")
    )


def _both_sides(
    page: Page, said: tuple[Saying, ...], frame: Frame, voice: Voice, *, alone: bool
) -> list[tuple[Voice, Reality]]:
    """Return who tells it and who says that it is not so, where the sentence itself calls false what it quotes; else nobody."""
    # What nobody in particular is said to tell is told as fact by nobody.
    told: Reality = "possible" if voice and voice[0].source is None else "factual"
    denier = called_false_by(page, said, voice, frame.trigger) if alone else None
    if denier is None and frame.reality in ("factual", "denied"):
        denier = refuted_by(page, said, voice, frame.trigger)
    if denier is not None:
        return [(voice, told), ((denier,), "denied")]
    if frame.reality in ("factual", "denied", "possible") and rated_false(page, frame.trigger):
        return [(voice, told), (voice[1:], "denied")] if voice else [(voice, "denied")]
    if (alone and found_false(page, voice)) or (frame.reality == "denied" and refuted(page, voice, frame.trigger)):
        return [(voice, told), (voice[1:], "denied")]
    return []


def _of_nobody(page: Page, frame: Frame) -> bool:
    """ "Nobody was hurt" is no casualty, whatever the reader made of it."""
    if frame.reality == "factual" and spares_all(page, frame):
        return True
    fillers = [span for span in (*frame.fillers("actor"), *frame.fillers("target")) if page.inside(span)]
    return any(is_nobody(page.words(span)) for span in fillers)


def _denied_by_one(page: Page, spoken: list[Voice]) -> bool:
    return all(spoken) and any(denies(page, saying) for voice in spoken for saying in voice)


def _reality(page: Page, frame: Frame, voice: Voice) -> Reality:
    if any(denies(page, saying) for saying in voice):
        return "denied"
    return "factual" if frame.reality == "denied" else frame.reality
