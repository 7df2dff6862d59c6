"""Assembly: the claims of a reading, one for each frame and source chain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fogline.claims.amounts.claimed import quantities
from fogline.claims.context import Context
from fogline.claims.copies.duplicates import mark_duplicates
from fogline.claims.evidence import evidence
from fogline.claims.layouts.columns import is_column_head
from fogline.claims.layouts.entries import entries, with_entry
from fogline.claims.layouts.items import items, with_item
from fogline.claims.layouts.lists import counts, with_head
from fogline.claims.page import Page
from fogline.claims.reality.asserted import asserted
from fogline.claims.reality.broken import is_only_broken, without_breakers
from fogline.claims.reality.certainty import certainty
from fogline.claims.reality.corrections import put_right
from fogline.claims.reality.denials import without_denials
from fogline.claims.reality.held import only_what_is_held
from fogline.claims.reality.names_only import only_names
from fogline.claims.reality.peaceful import is_peaceful
from fogline.claims.reality.realities import as_told
from fogline.claims.reality.rejoinders import with_rejoinders
from fogline.claims.reality.responsible import with_responsibility
from fogline.claims.reality.retractions import without_retracted
from fogline.claims.reality.rhetoric import is_figurative
from fogline.claims.reality.unclaimed import without_unclaimed
from fogline.claims.reality.untold import is_untold
from fogline.claims.roles.agreed import where_it_was_done
from fogline.claims.roles.avenged import only_avenges, without_avenged
from fogline.claims.roles.bereaved import without_bereaved
from fogline.claims.roles.claimants import with_claimant
from fogline.claims.roles.dealt_with import without_earlier_fate
from fogline.claims.roles.dispersed import with_those_dispersed
from fogline.claims.roles.losers import without_losers
from fogline.claims.roles.main_clause import with_main_doer
from fogline.claims.roles.means import by_means, deed_of_means
from fogline.claims.roles.mines import on_a_mine
from fogline.claims.roles.outcomes import with_its_deed
from fogline.claims.roles.part_doers import without_part_doers
from fogline.claims.roles.participants import participants, speakers
from fogline.claims.roles.party_sides import with_sides_hit
from fogline.claims.roles.strikers import with_strikers
from fogline.claims.roles.taken import as_taken
from fogline.claims.roles.wielders import wielder
from fogline.claims.scene.day_counts import with_days_apart
from fogline.claims.scene.lifted import only_lifts
from fogline.claims.scene.placing import Places
from fogline.claims.scene.when import Times, times_on, when
from fogline.claims.scene.where import where
from fogline.claims.sources.chains import (
    Voice,
    chain,
)
from fogline.claims.sources.resolve import Sources
from fogline.claims.speech.bracketed import without_signature
from fogline.claims.speech.sayings import Said, Saying
from fogline.claims.speech.silence import is_unmentioned
from fogline.claims.speech.speaking import only_speech
from fogline.claims.tolls.arms import with_arms
from fogline.claims.tolls.asked import answer_to, with_answer
from fogline.claims.tolls.daily import further_grounds, on_ground, with_words, without_further
from fogline.claims.tolls.grounds import Ground, on_its_ground
from fogline.claims.tolls.later import later_numbers, on_its_day
from fogline.claims.tolls.rewording import reworded
from fogline.claims.tolls.rivals import (
    later_tolls,
    number_givers,
    own_numbers,
    put_right_next,
    rival_tolls,
    without_counted,
)
from fogline.claims.tolls.shares import shares, with_its_number, without_shares
from fogline.claims.tolls.tabled import frames_of_rows, introduction, of_row
from fogline.claims.tolls.tallies import tallied
from fogline.claims.values import filled
from fogline.records import Claim, Frame, Link, Reading, Span, claim_id
from fogline.records.span import cover

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer


def assemble(reading: Reading, gazetteer: "Gazetteer | None" = None, context: Context = Context()) -> tuple[Claim, ...]:
    """Return the claims that ``reading`` comes to, in text order; places are named only, unless a gazetteer is given.

    A frame makes one claim, or one for each voice where sources speak side by side or against each other. Frames whose trigger
    lies outside the text, verbs of saying (:mod:`fogline.claims.speech.speaking`) and the denying of what another frame tells
    (:mod:`fogline.claims.reality.denials`) make none.
    The same reading, places and ``context`` always give the same claims.
    """
    page = Page.of(with_days_apart(reading))
    return _Assembly(page, times_on(page), gazetteer, context).claims()


def valued_claims(
    reading: Reading, gazetteer: "Gazetteer | None" = None, context: Context = Context()
) -> tuple[Reading, tuple[Claim, ...]]:
    """Return ``reading`` with its values filled in (:func:`fogline.claims.values.with_values`), and the claims it then makes.

    That is the one after the other at a lower cost: the page is laid out and its times are read once.
    """
    reading = with_days_apart(reading)
    page = Page.of(reading)
    times = times_on(page)
    valued = filled(reading, times)
    return valued, _Assembly(page.valued(valued), times, gazetteer, context).claims()


@dataclass(frozen=True, slots=True)
class _Cast:
    """A frame made ready: as the text stands by it, with the numbers that are its own.

    ``further`` are the places and days that have a number of their own, ``whole`` is the frame with all of them; ``givers`` are
    those who give its numbers, ``later`` the numbers that its own source gives later; ``answer`` is the number that answers its
    question, ``deed`` the type of what did the harm, where nothing else tells of it.
    """

    number: int
    frame: Frame
    whole: Frame
    further: tuple[Ground, ...]
    numbers: list[Span]
    later: list[Span]
    answer: Span | None
    givers: list[Saying]
    deed: str | None


class _Assembly:
    """The making of the claims of one page."""

    def __init__(self, page: Page, times: Times, gazetteer: "Gazetteer | None", context: Context) -> None:
        self._page = page
        self._times = times
        self._said = Said.on(page)
        self._sources = Sources.of(page, self._said, context)
        self._places = Places(page, gazetteer, context.theatre)
        self._entries, self._items = entries(page), items(page)
        others = (frame for _, frame in page.frames if frame.type != "casualties")
        self._acting = {actor.start for frame in others for actor in frame.fillers("actor")}

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims in text order."""
        found: dict[str, Claim] = {}
        for number, marked in sorted(self._page.frames, key=lambda entry: (entry[1].trigger, entry[0])):
            for claim in self._of_rows(number, marked):
                found.setdefault(claim.id, claim)
            if self._tells_nothing(marked):
                continue
            cast = self._cast(number, marked)
            for claim in self._told(cast):
                found.setdefault(claim.id, claim)  # a reader may mark one frame twice
            for claim in self._tolls(cast, found):
                found.setdefault(claim.id, claim)
        answered = with_rejoinders(self._page, self._sources, found.values()).values()
        told = with_responsibility(self._page, self._sources, answered)
        return mark_duplicates(self._page, without_denials(self._page, self._said, told))

    def _tells_nothing(self, frame: Frame) -> bool:
        page = self._page
        if only_speech(page, self._said.near(frame.trigger), frame) or is_figurative(page, frame):
            return True
        if is_peaceful(page, frame) or is_unmentioned(page, frame.trigger):
            return True
        if only_names(page, frame) or is_column_head(page, frame) or is_untold(page, frame):
            return True
        return only_avenges(page, frame) or only_lifts(page, frame) or is_only_broken(page, frame)

    def _of_rows(self, number: int, marked: Frame) -> Iterator[Claim]:
        """Yield what the rows of a table tell below ``marked``, the head of one of their columns."""
        page, head = self._page, introduction(self._page, marked)
        for frame, row in frames_of_rows(page, marked):
            voice = asserted(page, self._sources, head)[0][0] if head is not None else ()
            cast = _Cast(number, frame, frame, (), [row.number], [], None, [], None)
            yield of_row(page, self._claim(cast, frame, voice, [row.number]), frame, row)

    def _cast(self, number: int, marked: Frame) -> _Cast:
        page, near = self._page, self._said.near(marked.trigger)
        frame = as_told(page, near, with_claimant(page, near, without_signature(page, marked)))
        frame = without_retracted(page, near, without_unclaimed(page, near, frame))
        frame = where_it_was_done(page, with_those_dispersed(page, frame))
        frame = without_earlier_fate(page, without_avenged(page, frame))
        frame = without_bereaved(page, with_strikers(page, with_main_doer(page, frame)))
        frame = only_what_is_held(page, without_losers(page, without_part_doers(page, frame)))
        frame = with_its_deed(page, with_sides_hit(page, by_means(page, on_a_mine(page, as_taken(page, frame)))))
        frame = with_item(page, self._items, with_entry(page, self._entries, frame))
        frame = without_breakers(page, with_head(page, self._said.lists, frame))
        numbers = own_numbers(page, frame, self._acting)
        shared = shares(page, frame, numbers)
        further = shared or further_grounds(page, frame, numbers)
        whole = frame if shared else on_its_ground(page, frame, numbers)
        frame = without_further(without_shares(page, whole, shared), further)
        numbers = own_numbers(page, frame, self._acting)
        givers = number_givers(page, self._said.near(page.sentence_of(frame.trigger)), frame, numbers)
        later = later_numbers(page, frame, numbers, givers)
        now = [span for span in numbers if span not in later]
        answer = answer_to(page, self._said, frame, numbers)
        now = now if answer is None else [answer]
        return _Cast(number, frame, whole, tuple(further), now, later, answer, givers, deed_of_means(page, frame))

    def _told(self, cast: _Cast) -> Iterator[Claim]:
        """Yield what each voice tells of a frame: the claim itself, what did the harm, and what befell others elsewhere."""
        page, frame = self._page, cast.frame
        for voice, reality in asserted(page, self._sources, frame):
            others = [saying for saying in cast.givers if saying not in voice]
            own = [span for span in cast.numbers if not any(saying.holds(span) for saying in others)]
            claim = self._claim(cast, frame.told_as(reality), voice, own)
            if cast.answer is not None:
                claim = with_answer(page, claim, frame, cast.answer)
            for told in tallied(page, frame, claim, counts(page, self._said.lists, frame)):
                yield from with_arms(page, frame, told)
            if cast.deed is not None:
                if reality == "denied" and put_right(page, frame) is not None:  # the number is, and no deed with it
                    claim = self._claim(cast, frame.told_as("factual"), voice, own)
                yield _of_type(page, claim, frame, cast.deed)
            for one in cast.later:
                then = without_counted(on_its_day(page, frame.told_as(reality), one), cast.numbers, [one])
                yield _with_evidence(page, self._claim(cast, then, voice, [one]), frame, None, [one])
            for ground in cast.further:
                told_there = on_ground(cast.whole, ground).told_as(reality)
                there = self._claim(cast, told_there, voice, [ground.number] if cast.numbers else [])
                there = with_words(page, with_its_number(there, ground, claim.quantities), frame, ground)
                yield there
                if cast.deed is not None:
                    yield _of_type(page, there, frame, cast.deed)

    def _tolls(self, cast: _Cast, found: Mapping[str, Claim]) -> Iterator[Claim]:
        """Yield the claims of those who count otherwise; ``found`` are those made so far."""
        page, frame, numbers = self._page, cast.frame, cast.numbers
        rivals = rival_tolls(page, frame, numbers, cast.givers)
        tolls: list[tuple[Saying | None, list[Span]]] = [
            (toll, [span for span in numbers if toll.holds(span)]) for toll in rivals
        ]
        tolls += later_tolls(page, self._said.near(frame.trigger), frame, numbers)
        if right := put_right_next(page, frame, numbers):
            tolls.append((None, right))
        told = frame.told_as("factual") if frame.reality == "denied" else frame
        for toll, own in tolls:
            claim = self._claim(cast, without_counted(told, numbers, own), (toll,) if toll else (), own)
            if claim.id in found and frame.type != "casualties":
                continue  # only tolls are put right
            if claim.id in found or not all(claim.evidence.contains(span) for span in own):
                claim = _with_evidence(page, claim, frame, toll, own)
            yield claim

    def _claim(self, cast: _Cast, frame: Frame, voice: Voice, numbers: list[Span]) -> Claim:
        page, sources = self._page, self._sources
        links: tuple[Link, ...] = chain(page, sources, voice)
        saying = tuple(one for one in voice if not (one.continued and sources.of_saying(one).is_narrator))
        words = evidence(page, frame, saying)
        band, hedges = certainty(page, frame, voice, links)
        return Claim(
            id=claim_id(page.document.id, words, links, frame.trigger, frame.type),
            evidence=words,
            chain=links,
            frame=cast.number,
            type=frame.type,
            reality=frame.reality,
            polarity="negative" if frame.reality == "denied" else "positive",
            certainty=band,
            certainty_words=hedges,
            actors=participants(page, sources, frame, "actor")
            or speakers(page, sources, frame)
            or wielder(page, frame),
            targets=participants(page, sources, frame, "target"),
            place=where(self._places, frame),
            when=when(page, frame, self._times),
            quantities=quantities(page, frame, numbers),
        )


def _of_type(page: Page, claim: Claim, frame: Frame, type_: str) -> Claim:
    """Return the claim of the deed that ``claim`` tells the harm of: "jets killed 30 people" is an air strike, too."""
    name = claim_id(page.document.id, claim.evidence, claim.chain, frame.trigger, type_)
    return replace(claim, id=name, type=type_, quantities=())


def _with_evidence(page: Page, claim: Claim, frame: Frame, toll: Saying | None, own: list[Span]) -> Claim:
    """Return the claim with the words from what happened to the number that ``toll``, or the author, gives for it."""
    said = [span for span in (toll.source, toll.cue, *toll.parts) if span is not None] if toll else own
    words = cover([frame.trigger, *said])
    words = words if page.block_of(frame.trigger).contains(words) else claim.evidence
    return reworded(page, claim, frame, words)
