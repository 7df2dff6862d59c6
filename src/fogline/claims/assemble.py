"""Assembly: the claims of a reading, one for each frame and source chain."""

from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.claims.amounts.claimed import quantities, tells_some_and_none
from fogline.claims.answers import answered
from fogline.claims.certainty import certainty
from fogline.claims.chains import (
    Voice,
    called_false_by,
    chain,
    denied_in_full,
    denies,
    denies_something,
    denies_tale,
    disputed,
    found_false,
    is_confirmed,
    is_deed,
    refuted,
    voices,
)
from fogline.claims.context import Context
from fogline.claims.corrections import put_right
from fogline.claims.daily import further_grounds, on_ground, with_words, without_further
from fogline.claims.denials import without_denials
from fogline.claims.duplicates import mark_duplicates
from fogline.claims.entries import entries, with_entry
from fogline.claims.evidence import evidence
from fogline.claims.falsehoods import is_acquitted, is_called_false, never_was, rated_false, spares_all
from fogline.claims.footprints.placing import Places
from fogline.claims.grounds import on_its_ground
from fogline.claims.held import is_outside, only_what_is_held
from fogline.claims.items import items, with_item
from fogline.claims.kinds import HARM
from fogline.claims.lists import counts, with_head
from fogline.claims.losers import without_losers
from fogline.claims.means import by_means, deed_of_means
from fogline.claims.mines import on_a_mine
from fogline.claims.nameless import is_nobody
from fogline.claims.page import Page
from fogline.claims.part_doers import without_part_doers
from fogline.claims.participants import participants, speakers
from fogline.claims.peaceful import is_peaceful
from fogline.claims.questions import is_asked, is_drill, is_on_condition, is_put_as_question, is_scenario, is_unknown
from fogline.claims.rejoinders import with_rejoinders
from fogline.claims.retractions import is_flat_reason, is_retracted, retracted_claims, without_retracted
from fogline.claims.rhetoric import is_figurative, is_generic
from fogline.claims.rivals import later_tolls, number_givers, own_numbers, rival_tolls
from fogline.claims.sayings import Said, Saying
from fogline.claims.silence import is_unmentioned
from fogline.claims.sources import Sources
from fogline.claims.speech import only_speech
from fogline.claims.tallies import tallied
from fogline.claims.unclaimed import without_unclaimed
from fogline.claims.unproven import leaves_open
from fogline.claims.unstopped import goes_on
from fogline.claims.values import filled
from fogline.claims.verdicts import refuted_by, set_right_by
from fogline.claims.when import Times, times_on, when
from fogline.claims.where import where
from fogline.claims.wielders import wielder
from fogline.claims.withdrawn import is_own_text, is_withdrawn
from fogline.records import Claim, Frame, Link, Reading, Reality, Span, claim_id
from fogline.records.span import cover

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer


_OF_COURTS = frozenset(
    "abuse attack casualties detention damage displacement air_strike drone_strike missile_strike shelling explosion".split()
)
_PLAYED = frozenset({"assault", "capture", "clash", "interception", "repulse", "siege"})
"""Types of what soldiers play against each other in a drill, where nobody comes to harm."""


def assemble(reading: Reading, gazetteer: "Gazetteer | None" = None, context: Context = Context()) -> tuple[Claim, ...]:
    """Return the claims that ``reading`` comes to, in text order; places are named only, unless a gazetteer is given.

    A frame makes one claim, or one for each voice where sources speak side by side or against each other. Frames whose trigger
    lies outside the text, verbs of saying (:mod:`fogline.claims.speech`) and the denying of what another frame tells
    (:mod:`fogline.claims.denials`) make none.
    The same reading, places and ``context`` always give the same claims.
    """
    page = Page.of(reading)
    return _assembled(page, times_on(page), gazetteer, context)


def valued_claims(
    reading: Reading, gazetteer: "Gazetteer | None" = None, context: Context = Context()
) -> tuple[Reading, tuple[Claim, ...]]:
    """Return ``reading`` with its values filled in (:func:`fogline.claims.values.with_values`), and the claims it then makes.

    That is the one after the other at a lower cost: the page is laid out and its times are read once.
    """
    page = Page.of(reading)
    times = times_on(page)
    valued = filled(reading, times)
    return valued, _assembled(page.valued(valued), times, gazetteer, context)


def _assembled(page: Page, times: Times, gazetteer: "Gazetteer | None", context: Context) -> tuple[Claim, ...]:
    said = Said.on(page)
    sources = Sources.of(page, said, context)
    places = Places(page, gazetteer, context.theatre)
    found: dict[str, Claim] = {}
    listed, itemized = entries(page), items(page)
    acting = {actor.start for _, frame in page.frames if frame.type != "casualties" for actor in frame.fillers("actor")}
    for number, marked in sorted(page.frames, key=lambda entry: (entry[1].trigger, entry[0])):
        if only_speech(page, said.near(marked.trigger), marked) or is_figurative(page, marked):
            continue
        if is_peaceful(page, marked) or is_unmentioned(page, marked.trigger):
            continue
        near = said.near(marked.trigger)
        frame = without_retracted(page, near, without_unclaimed(page, near, _as_told(page, near, marked)))
        frame = only_what_is_held(page, without_losers(page, without_part_doers(page, frame)))
        frame = by_means(page, on_a_mine(page, frame))
        frame = with_head(page, said.lists, with_item(page, itemized, with_entry(page, listed, frame)))
        numbers = own_numbers(page, frame, acting)
        further = further_grounds(page, frame, numbers)
        whole = on_its_ground(page, frame, numbers)
        frame = without_further(whole, further)
        numbers = own_numbers(page, frame, acting)
        givers = number_givers(page, said.near(page.sentence_of(frame.trigger)), frame, numbers)
        deed = deed_of_means(page, frame)
        for voice, reality in _told(page, sources, frame):
            others = [saying for saying in givers if saying not in voice]
            own = [span for span in numbers if not any(saying.holds(span) for saying in others)]
            claim = _claim(places, sources, (number, replace(frame, reality=reality)), voice, own, times)
            for one in tallied(page, frame, claim, counts(page, said.lists, frame)):
                found.setdefault(one.id, one)  # a reader may mark one frame twice
            if deed is not None:
                if reality == "denied" and put_right(page, frame) is not None:  # the number is, and no deed with it
                    told_so = (number, replace(frame, reality="factual"))
                    claim = _claim(places, sources, told_so, voice, own, times)
                struck = _of_type(page, claim, frame, deed)
                found.setdefault(struck.id, struck)
            for ground in further:
                told_then = replace(on_ground(whole, ground), reality=reality)
                counts_then = [ground.number] if numbers else []
                later = _claim(places, sources, (number, told_then), voice, counts_then, times)
                later = with_words(page, later, frame, ground)
                found.setdefault(later.id, later)
                if deed is not None:
                    struck = _of_type(page, later, frame, deed)
                    found.setdefault(struck.id, struck)
        tolls = [
            (toll, [span for span in numbers if toll.holds(span)]) for toll in rival_tolls(page, frame, numbers, givers)
        ]
        tolls += later_tolls(page, said.near(frame.trigger), frame, numbers)
        told = replace(frame, reality="factual") if frame.reality == "denied" else frame
        for toll, own in tolls:
            claim = _claim(places, sources, (number, told), (toll,), own, times)
            if claim.id in found and frame.type != "casualties":
                continue  # only tolls are put right
            if claim.id in found or not all(claim.evidence.contains(span) for span in own):
                claim = _with_evidence(page, claim, frame, toll)
            found.setdefault(claim.id, claim)
    claims = without_denials(page, said, with_rejoinders(page, sources, found.values()).values())
    return mark_duplicates(page, claims)


def _of_type(page: Page, claim: Claim, frame: Frame, type_: str) -> Claim:
    """Return the claim of the deed that ``claim`` tells the harm of: "jets killed 30 people" is an air strike, too."""
    name = claim_id(page.document.id, claim.evidence, claim.chain, frame.trigger, type_)
    return replace(claim, id=name, type=type_, quantities=())


def _with_evidence(page: Page, claim: Claim, frame: Frame, toll: Saying) -> Claim:
    """Return the claim with the words from what happened to the number that ``toll`` gives for it."""
    words = cover([frame.trigger, *(span for span in (toll.source, toll.cue) if span is not None), *toll.parts])
    words = words if page.block_of(frame.trigger).contains(words) else claim.evidence
    return replace(claim, id=claim_id(page.document.id, words, claim.chain, frame.trigger, frame.type), evidence=words)


def _as_told(page: Page, said: tuple[Saying, ...], frame: Frame) -> Frame:
    """Return the frame as the text stands by it.

    What it takes back it denies, what it only asks or says of every time may be or not, and who confirms something does not
    deny it.
    """
    righted = put_right(page, frame)
    if righted is None:
        return replace(frame, reality=_reality_told(page, said, frame, taken_back=_is_taken_back(page, said, frame)))
    told = righted.frame
    return replace(told, reality=_reality_told(page, said, told, taken_back=not righted.stands))


def _reality_told(page: Page, said: tuple[Saying, ...], frame: Frame, *, taken_back: bool) -> Reality:
    trigger, reality = frame.trigger, _reality_worded(page, frame)
    if reality in ("factual", "possible") and (taken_back or is_outside(page, frame)):
        return "denied"
    if reality == "denied" and (is_confirmed(page, said, trigger) or tells_some_and_none(page, frame)):
        return "factual"
    if reality in ("factual", "denied", "possible") and _is_played(page, frame):
        return "hypothetical"
    if (reality == "denied" and is_unknown(page, trigger)) or (reality == "factual" and is_generic(page, trigger)):
        return "hypothetical"
    if (reality == "factual" and is_on_condition(page, trigger)) or (
        reality == "denied" and is_put_as_question(page, trigger)
    ):
        return "possible"
    return reality


def _reality_worded(page: Page, frame: Frame) -> Reality:
    """Return the frame's reality, where the words before and behind it do not plainly say another than the reader took it for."""
    if frame.reality == "possible" and is_flat_reason(page, frame.trigger):
        return "factual"
    if frame.reality == "factual" and leaves_open(page, frame):
        return "possible"
    return (goes_on(page, frame.trigger) if frame.reality == "denied" else None) or frame.reality


def _is_played(page: Page, frame: Frame) -> bool:
    """Tell whether it is only asked, or played through in a scenario or a drill."""
    if is_asked(page, frame.trigger) or is_scenario(page, frame.trigger):
        return True
    if frame.type not in _PLAYED or not is_drill(page, frame.trigger):
        return False
    return not any(one.type in HARM for one in page.frames_in(page.sentence_of(frame.trigger)))


def _is_taken_back(page: Page, said: tuple[Saying, ...], frame: Frame) -> bool:
    trigger = frame.trigger
    if is_withdrawn(page, trigger) or is_retracted(page, said, trigger) or is_called_false(page, said, trigger):
        return True
    if never_was(page, trigger):
        return True
    return frame.type in _OF_COURTS and is_acquitted(page, trigger, tuple(frame.fillers("actor")))


def _told(page: Page, sources: Sources, frame: Frame) -> list[tuple[Voice, Reality]]:
    """Return the voices that tell of the frame, each with the reality as it tells it.

    Where one denies what another says, or the text itself refutes what it quotes, each side makes its own claim.
    """
    answer = answered(page, sources.said, frame.trigger)
    return [((answer[0],), answer[1])] if answer is not None else _asserted(page, sources, frame)


def _asserted(page: Page, sources: Sources, frame: Frame) -> list[tuple[Voice, Reality]]:
    said = sources.said.near(frame.trigger)
    spoken = voices(page, said, frame.trigger)
    if (tellers := _of_tellers(page, said, frame, spoken)) is not None:
        return [(voice, frame.reality) for voice in tellers]
    alone = len(spoken) == 1 and frame.reality == "factual"
    if _of_nobody(page, frame) or (alone and denied_in_full(page, spoken[0], frame.trigger)):
        return [(voice, "denied") for voice in spoken]
    if alone and denies_something(page, spoken[0]):  # "denied a part in the raid": that there was one others tell
        spoken = [spoken[0][1:]]
    righted = set_right_by(page, sources.said, spoken[0], frame.trigger) if len(spoken) == 1 else None
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
    if alone and rated_false(page, frame.trigger):
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


def _claim(
    places: Places, sources: Sources, numbered: tuple[int, Frame], voice: Voice, numbers: list[Span], times: Times
) -> Claim:
    page, (number, frame) = places.page, numbered
    links: tuple[Link, ...] = chain(page, sources, voice)
    words = evidence(
        page, frame, tuple(one for one in voice if not (one.continued and sources.of_saying(one).is_narrator))
    )
    band, hedges = certainty(page, frame, voice, links)
    return Claim(
        id=claim_id(page.document.id, words, links, frame.trigger, frame.type),
        evidence=words,
        chain=links,
        frame=number,
        type=frame.type,
        reality=frame.reality,
        polarity="negative" if frame.reality == "denied" else "positive",
        certainty=band,
        certainty_words=hedges,
        actors=participants(page, sources, frame, "actor") or speakers(page, sources, frame) or wielder(page, frame),
        targets=participants(page, sources, frame, "target"),
        place=where(places, frame),
        when=when(page, frame, times),
        quantities=quantities(page, frame, numbers),
    )
