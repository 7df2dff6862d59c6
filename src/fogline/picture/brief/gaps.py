"""Gaps: what only one source says, which side is silent on what it is said to have done, and since when."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fogline.picture.brief.clauses import clause_words
from fogline.picture.brief.dates import day_of, day_words
from fogline.picture.brief.figures import overtaken
from fogline.picture.brief.losses import is_count, whose
from fogline.picture.brief.numbers import number_words
from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.sentences import Pen, finished
from fogline.picture.brief.tellings import Telling, mood_of
from fogline.picture.sides import side_name
from fogline.records.brief import Paragraph, Section, Sentence
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_SILENT_DAYS = 3
_WORDS = frozenset({"accusation", "refusal", "request", "support", "threat"})  # deeds that are done by saying them
_NAMED_OFTEN = 3


def gaps_section(
    told: Sequence[Telling], events: Sequence[FusedEvent], options: BriefOptions, pen: Pen
) -> Section | None:
    """Return what the record lacks, from what matters most; ``None`` where nothing is known to lack.

    ``events`` are all that was heard in the period, told or not.
    """
    silence = list(_silence(told, events, options, pen))
    losses = list(_own_losses(told, pen))
    most = options.room.gaps
    alone = list(_alone(told, pen, max(most - len(silence) - len(losses), 1)))
    made = [
        Paragraph(label, "record", tuple(sentences))
        for label, sentences in (("Single voices", alone), ("Silence", (silence + losses)[:most]))
        if sentences
    ]
    return Section("gaps", "Gaps", tuple(made)) if made else None


def _alone(told: Sequence[Telling], pen: Pen, most: int) -> Sequence[Sentence]:
    found: list[Sentence] = []
    seen: set[str] = set()
    for one in told:
        voice = next((voice for voice in one.voices if not voice.speaker.unsourced), one.voices[0])
        speaker = voice.speaker
        if (
            one.standing != "single-source"
            or one.event.support.grade.status == "corroborated"  # others bear out the event, if not each word of it
            or one.claim.reality != "factual"
            or one.claim.id in overtaken(one.event)  # nobody bears out what is no longer said
            or speaker.key in seen
            or one.clause.subject == "there"
        ):
            continue
        if one.voices[0].origin is not None and one.voices[0].origin.kind == "monitor":
            continue
        if len(found) == most:
            break
        seen.add(speaker.key)
        himself = one.clause.subject.casefold() in (speaker.short.casefold(), speaker.full.casefold())
        clause = replace(one.clause, subject="they" if one.clause.plural else "it") if himself else one.clause
        words = clause_words(clause, mood_of(one.lead) or "past")
        text = f"no independent source bears out the word of {pen.cast.name(speaker)} that {words}"
        cited = pen.notes.cite((each, one.event.id) for each in (one.lead.finding, voice.finding))
        found.append(Sentence(finished(text), cited, (one.event.id,), "record"))
    return found


def _silence(
    told: Sequence[Telling], events: Sequence[FusedEvent], options: BriefOptions, pen: Pen
) -> Sequence[Sentence]:
    """Say which side that acts in several of the events told has said nothing, or nothing of late."""
    acting = Counter(side for one in told for side in sorted({actor.side for actor in one.claim.actors if actor.side}))
    last = _last_words(events)
    speaking = {side for event in events for one in event.findings for side in _speaking(one)}
    end = day_of(options.until) or max((day for _, day in last.values()), default=None)
    found = []
    for side, times in acting.most_common(3):
        if times < _NAMED_OFTEN:
            continue
        if side not in speaking:
            told_of = [one for one in told if any(actor.side == side for actor in one.claim.actors)]
            text = (
                f"nothing from {side_name(side)} itself is in the record of this period, though it is said to have acted "
                f"in {number_words(len(told_of))} of the deeds told"
            )
            cited = [(one.lead.finding, one.event.id) for one in told_of[:2]]
        else:
            if side not in last:
                continue
            finding, day = last[side]
            if end is None or (end - day).days < _SILENT_DAYS:
                continue
            text = f"nothing has been heard from {side_name(side)} since {day_words(day, pen.cast.year)}"
            cited = [(finding, "")]
        found.append(Sentence(finished(text), pen.notes.cite(cited), (), "record"))
    return found


def _last_words(events: Sequence[FusedEvent]) -> dict[str, tuple[Finding, datetime.date]]:
    """Return for each side the last thing that one of its own said, and the day of its report."""
    last: dict[str, tuple[Finding, datetime.date]] = {}
    for event in events:
        for one in event.findings:
            if (day := one.document.published.start) is None:
                continue
            for side in _speaking(one):
                if side not in last or (day, one.claim.id) > (last[side][1], last[side][0].claim.id):
                    last[side] = (one, day)
    return last


def _speaking(finding: Finding) -> set[str]:
    """Return the sides whose word a finding is: that of its source, and of who does in it what only words do ("M23 rejected")."""
    claim = finding.claim
    saying = claim.actors if claim.type in _WORDS and not claim.denied else ()
    return {side for side in (claim.chain[0].side, *(one.side for one in saying)) if side}


def _own_losses(told: Sequence[Telling], pen: Pen) -> Sequence[Sentence]:
    """Say whose losses are counted by others alone."""
    counted: dict[str, list[Telling]] = {}
    for one in told:
        side = next((quantity.side for quantity in one.claim.quantities if quantity.side), None) or next(
            (target.side for target in one.claim.targets if target.side), None
        )
        if side and is_count(one) and whose(one).endswith(" forces"):
            counted.setdefault(side, []).append(one)
    found = []
    for side, several in sorted(counted.items()):
        if any(voice.speaker.side == side for one in several for voice in one.voices):
            continue
        text = (
            f"no count of its own losses by {side_name(side)} is in the record of this period; "
            "those above are other parties’ figures"
        )
        found.append(
            Sentence(finished(text), pen.notes.cite([(several[0].lead.finding, several[0].event.id)]), (), "record")
        )
    return found
