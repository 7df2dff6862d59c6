"""What is contested: deeds that somebody denies, counts that two sources give differently, and figures put right later."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from fogline.picture.brief.agreement import cited_for, heard
from fogline.picture.brief.numbers import number_words
from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.places import place_adverb
from fogline.picture.brief.sentences import Pen, finished, sentence
from fogline.picture.brief.speakers import speaker_of
from fogline.picture.brief.tellings import Telling
from fogline.records.brief import Paragraph, Section, Sentence, SentenceStanding
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding
from fogline.records.support import Contradiction, Update

_RAISED = "Raised later"


def disputes_section(
    told: Sequence[Telling], events: Sequence[FusedEvent], options: BriefOptions, pen: Pen
) -> Section | None:
    """Return what is contested in the period; ``None`` where nothing is."""
    contested = [one for one in told if one.standing == "contested"]
    most = options.room.section
    denied = tuple(sentence(one, pen) for one in contested[:most])
    heard = {event for one in told for event in (one.event.id,)}
    known = [one for one in events if one.id in heard]
    counts = tuple(_unlike(known, pen))[: max(most - len(denied), 0)]
    revised = tuple(_revised(known, pen))[: max(most - len(denied) - len(counts), 1)]
    raised = tuple(_revised(known, pen, grown=True))[: max(most - len(denied) - len(counts) - len(revised), 1)]
    made = [
        Paragraph(label, "record" if label == _RAISED else "contested", sentences)
        for label, sentences in (
            ("Denied", denied),
            ("Counted differently", counts),
            ("Put right later", revised),
            (_RAISED, raised),
        )
        if sentences
    ]
    return (
        Section("contradictions", "Contested and corrected", tuple(made), len(contested) - len(denied))
        if made
        else None
    )


def _unlike(events: Iterable[FusedEvent], pen: Pen) -> Iterable[Sentence]:
    for event in events:
        last = {figure.claim for toll in event.support.tolls for figure in toll.figures}
        told = [one for one in event.support.contradictions if one.attribute == "number"]
        for one in sorted(told, key=lambda one: -len(last & {*one.claims[0], *one.claims[1]})):
            if made := _two_counts(event, one, pen):
                yield made
                break


def _revised(events: Iterable[FusedEvent], pen: Pen, *, grown: bool = False) -> Iterable[Sentence]:
    """Yield of each event what an origin put right, or (``grown``) what it counts more of as more is found."""
    for event in events:
        days = {one.claim.id: one.document.published.start for one in event.findings}
        told = [one for one in event.support.updates if one.attribute == "number" and one.revised != grown]

        def spread(one: Update, days: Mapping[str, datetime.date | None] = days) -> int:
            first, then = days.get(one.one), days.get(one.other)
            return (then - first).days if first and then else 0

        for one in sorted(told, key=lambda one: -spread(one)):
            if made := _correction(event, one, pen):
                yield made
                break


def _two_counts(event: FusedEvent, one: Contradiction, pen: Pen) -> Sentence | None:
    findings = {found.claim.id: found for found in event.findings}
    first, second = findings.get(one.one), findings.get(one.other)
    about = _about(one.about)
    if first is None or second is None or not about:
        return None
    origins = heard(event)
    who, other = (speaker_of(found, origins.get(found.claim.id), pen.cast.year) for found in (first, second))
    if who.key == other.key or who.unsourced or other.unsourced:
        return None
    said = f"{pen.cast.name(who)} gave {_value(one.values[0])}, {pen.cast.name(other)} {_value(one.values[1])}"
    text = f"the number of {about}{_where(event, (first, second))} is disputed: {said}"
    cited = [each for found in (first, second) for each in cited_for(event, found, origins.get(found.claim.id))]
    return Sentence(finished(text), pen.notes.cite(cited), (event.id,), "contested")


def _correction(event: FusedEvent, one: Update, pen: Pen) -> Sentence | None:
    findings = {found.claim.id: found for found in event.findings}
    first, second = findings.get(one.one), findings.get(one.other)
    about = _about(one.about)
    if first is None or second is None or not about or one.values[0] == one.values[1]:
        return None
    origins = heard(event)
    speaker = speaker_of(second, origins.get(second.claim.id), pen.cast.year)
    if speaker.unsourced or speaker_of(first, origins.get(first.claim.id), pen.cast.year).key != speaker.key:
        return None
    counted = f"as the number of {about}{_where(event, (first, second))}"
    text = f"{pen.cast.name(speaker)} first gave {_value(one.values[0])} {counted} and later {_value(one.values[1])}"
    standing: SentenceStanding = "contested" if one.revised else "record"
    cited = [each for found in (first, second) for each in cited_for(event, found, origins.get(found.claim.id))]
    return Sentence(finished(text), pen.notes.cite(cited), (event.id,), standing)


def _where(event: FusedEvent, told: Sequence[Finding]) -> str:
    """Return where the counted were, by those who count them, else by another claim of the event."""
    for one in (*told, *event.findings):
        if one.claim.type == event.type and (where := place_adverb(one.claim, one.evidence)).startswith("in "):
            return f" {where}," if "," in where else f" {where}"
    return ""


def _about(words: str) -> str:
    """Return what is counted in words: "killed: people" is "people killed"; ``""`` where it is not told."""
    fate, colon, of = words.partition(": ")
    return f"{of} {fate}" if colon else words


def _value(words: str) -> str:
    return re.sub(r"^\d$", lambda found: number_words(int(found[0])), words)
