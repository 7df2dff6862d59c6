"""What is contested: deeds that somebody denies, counts that two sources give differently, and figures put right later."""

import re
from collections.abc import Iterable, Sequence

from fogline.picture.brief.agreement import heard
from fogline.picture.brief.numbers import number_words
from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.sentences import Pen, finished, sentence
from fogline.picture.brief.speakers import speaker_of
from fogline.picture.brief.tellings import Telling
from fogline.records.brief import Paragraph, Section, Sentence
from fogline.records.fused import FusedEvent
from fogline.records.support import Contradiction, Update


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
    made = [
        Paragraph(label, "contested", sentences)
        for label, sentences in (("Denied", denied), ("Counted differently", counts), ("Put right later", revised))
        if sentences
    ]
    return (
        Section("contradictions", "Contested and corrected", tuple(made), len(contested) - len(denied))
        if made
        else None
    )


def _unlike(events: Iterable[FusedEvent], pen: Pen) -> Iterable[Sentence]:
    for event in events:
        for one in event.support.contradictions:
            if one.attribute == "number" and (made := _two_counts(event, one, pen)):
                yield made
                break


def _revised(events: Iterable[FusedEvent], pen: Pen) -> Iterable[Sentence]:
    for event in events:
        for one in event.support.updates:
            if one.attribute == "number" and (made := _correction(event, one, pen)):
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
    text = f"the number of {about} is disputed: {said}"
    return Sentence(finished(text), pen.notes.cite(((first, event.id), (second, event.id))), (event.id,), "contested")


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
    said = f"at {_value(one.values[0])} and later at {_value(one.values[1])}"
    text = f"{pen.cast.name(speaker)} first put the number of {about} {said}"
    return Sentence(finished(text), pen.notes.cite(((first, event.id), (second, event.id))), (event.id,), "contested")


def _about(words: str) -> str:
    """Return what is counted in words: "killed: people" is "people killed"; ``""`` where it is not told."""
    fate, colon, of = words.partition(": ")
    return f"{of} {fate}" if colon else words


def _value(words: str) -> str:
    return re.sub(r"^\d$", lambda found: number_words(int(found[0])), words)
