"""The outlook: what was said in the period to come, and what was said before and has fallen due."""

from collections.abc import Sequence

from fogline.picture.brief.clauses import clause_words
from fogline.picture.brief.dates import day_of, day_words
from fogline.picture.brief.deeds import clause_of
from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.parts import Source
from fogline.picture.brief.sentences import Pen, finished, sentence
from fogline.picture.brief.speakers import speaker_of
from fogline.picture.brief.tellings import Telling, is_foretold
from fogline.records.brief import Paragraph, Section, Sentence
from fogline.records.forecast import Forecast
from fogline.records.fused import FusedEvent
from fogline.records.ledger import Finding

_OUTCOMES = {"came-true": "the record bears it out", "did-not": "the record says that it did not come about"}


def outlook_section(
    told: Sequence[Telling], events: Sequence[FusedEvent], options: BriefOptions, pen: Pen
) -> Section | None:
    """Return forecasts made and fallen due; ``None`` where there are none."""
    due = _due(events, options, pen)
    made = tuple(sentence(one, pen) for one in told[: options.room.section])
    parts = [
        Paragraph(label, "record", sentences) for label, sentences in (("Made", made), ("Fallen due", due)) if sentences
    ]
    return Section("forecasts", "Forecasts", tuple(parts), max(len(told) - len(made), 0)) if parts else None


def _due(events: Sequence[FusedEvent], options: BriefOptions, pen: Pen) -> tuple[Sentence, ...]:
    findings = {one.claim.id: (one, event.id) for event in events for one in event.findings}
    told = []
    for forecast in options.forecasts:
        if not _fell_due(forecast, options):
            continue
        if made := _outcome(forecast, findings, options, pen):
            told.append(made)
    return tuple(told[: options.room.section])


def _fell_due(forecast: Forecast, options: BriefOptions) -> bool:
    review = forecast.horizon.review
    if forecast.state in _OUTCOMES:
        return True
    return (
        forecast.state == "open"
        and forecast.horizon.told
        and review is not None
        and options.until is not None
        and review <= options.until
    )


def _outcome(
    forecast: Forecast, findings: "dict[str, tuple[Finding, str]]", options: BriefOptions, pen: Pen
) -> Sentence | None:
    told = [findings[claim] for claim in forecast.claims if claim in findings]
    said = next((one for one in told if is_foretold(Source(one[0], options.frames.get(one[0].claim.id)))), None)
    if said is None:
        return None
    clause = clause_of(Source(said[0], options.frames.get(said[0].claim.id)), pen.cast.year)
    if clause is None:
        return None
    cited = [said] + [findings[claim] for one in forecast.outcomes[:2] for claim in one.claims[:1] if claim in findings]
    if forecast.state in _OUTCOMES and len(cited) < 2:
        return None
    day = day_of(forecast.said)
    on = f" on {day_words(day, pen.cast.year)}" if day else ""
    came = _OUTCOMES.get(forecast.state, "its day has come and nothing in the record settles it")
    speaker = speaker_of(said[0], None, pen.cast.year)
    text = f"{pen.cast.name(speaker)} said{on} that {clause_words(clause, 'would')}; {came}"
    return Sentence(finished(text), pen.notes.cite(cited), tuple(dict.fromkeys(event for _, event in cited)), "record")
