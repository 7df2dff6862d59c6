"""The brief from events: what happened by theatre, losses, control, forecasts, what is contested and what is missing."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.picture.brief.changes import TYPES as CONTROL
from fogline.picture.brief.changes import control_section
from fogline.picture.brief.choosing import Chosen, chosen, in_period
from fogline.picture.brief.dates import day_of, period_words
from fogline.picture.brief.disputes import disputes_section
from fogline.picture.brief.gaps import gaps_section
from fogline.picture.brief.losses import is_count, losses_section
from fogline.picture.brief.notes import Notes
from fogline.picture.brief.options import BriefOptions
from fogline.picture.brief.outlook import outlook_section
from fogline.picture.brief.ranking import is_placed
from fogline.picture.brief.sentences import Pen, sentence
from fogline.picture.brief.speakers import Cast
from fogline.picture.brief.tellings import Telling
from fogline.picture.brief.theatres import paragraphs, theatre_sections
from fogline.picture.brief.totals import is_running
from fogline.records.brief import Brief, BriefBasis, Section, Sentence
from fogline.records.fused import FusedEvent

_OF_A_KIND = 2  # key points of one type of event
_POLITICS = frozenset(
    {"accusation", "threat", "legal", "protest", "sanction", "talks", "agreement", "supply", "mobilization"}
)


def brief(events: Iterable[FusedEvent], options: BriefOptions = BriefOptions()) -> Brief:  # noqa: B008 (frozen)
    """Return the brief of the events that were reported in the period, the same for the same events and options.

    Every sentence cites the words that it rests on. What only one side says is told as its word; as a fact is told only what
    origins of more than one camp say.
    """
    known = tuple(events)
    year = _year(known, options)
    found = chosen(known, options, year)
    since, until = _period([one.told for one in found.parts], options)
    pen = Pen(Cast(year), Notes(options.frames), dated=since != until)
    key_points = _key_points(found.tellings, options, pen)
    pen.cast = Cast(year)  # the body introduces everybody again: it is read by itself
    sections = _sections(found, options, pen)
    told = {
        event
        for one in (*key_points, *(line for section in sections for line in section.sentences))
        for event in one.events
    }
    told_of = (*found.parts, *found.dayless)
    documents = {one.document.id: one.document for part in told_of for one in part.told.findings}
    basis = BriefBasis(
        reports=len(documents),
        publishers=len({one.publisher for one in documents.values() if one.publisher}),
        events=len(told_of),
        told=len(told - {""}),
        undated=sum(one.published.start is None for one in documents.values()),
        unclear=found.unclear,
        older=found.older,
        held_back=options.held_back,
        redacted=options.redacted,
        beyond=options.beyond,
    )
    return Brief(
        title=_title(since, until, options),
        since=since,
        until=until,
        area=options.area,
        known_on=options.known_on,
        key_points=key_points,
        sections=sections,
        citations=pen.notes.citations,
        basis=basis,
        map=options.draw(found.drawn) if options.draw and found.drawn else None,
    )


def _key_points(told: Sequence[Telling], options: BriefOptions, pen: Pen) -> tuple[Sentence, ...]:
    """Return the most important tellings, not more than two of a kind, in order of importance."""
    taken: list[Telling] = []
    kinds: dict[str, int] = {}
    for one in told:
        if (
            one.future
            or one.claim.type in _POLITICS
            or one.clause.subject == "there"
            or is_running(one, options.since)
            or not is_placed(one)
            or len(taken) == options.room.key_points
        ):
            continue
        if kinds.get(one.claim.type, 0) == _OF_A_KIND or one.event.id in {other.event.id for other in taken}:
            continue
        kinds[one.claim.type] = kinds.get(one.claim.type, 0) + 1
        taken.append(one)
    return tuple(sentence(one, pen) for one in taken)


def _sections(found: Chosen, options: BriefOptions, pen: Pen) -> tuple[Section, ...]:
    told, events = found.tellings, [one.whole for one in found.parts]
    coming = [one for one in told if one.future]
    present = [one for one in told if not one.future]
    counts = [one for one in present if is_count(one)]
    control = [one for one in present if one.claim.type in CONTROL and one.standing != "contested"]
    rest = [
        one for one in present if not is_count(one) and one.claim.type not in CONTROL and one.standing != "contested"
    ]
    made = (
        *theatre_sections(rest, options, pen),
        losses_section(counts, options, pen),
        control_section(control, events, options, pen),
        outlook_section(coming, events, options, pen),
        disputes_section(present, events, options, pen),
        gaps_section(present, _heard(found, options), options, pen),
        _undated(found.undated, options, pen),
    )
    return tuple(one for one in made if one is not None)


def _heard(found: Chosen, options: BriefOptions) -> Sequence[FusedEvent]:
    """Return what all reports of the period tell, of whatever type and place: a side may speak on what was not asked for."""
    anything = replace(options, types=())
    return [
        told for one in options.record or [part.whole for part in found.parts] if (told := in_period(one, anything))
    ]


def _undated(told: Sequence[Telling], options: BriefOptions, pen: Pen) -> Section | None:
    """Return what nobody knows the day of, told by itself; ``None`` where there is nothing of it."""
    shown = told[: options.room.section]
    left_out = len(told) - len(shown)
    return Section("undated", "Without a day", paragraphs(shown, pen), left_out) if shown else None


def _title(since: str | None, until: str | None, options: BriefOptions) -> str:
    where = f"{options.area}, " if options.area else ""
    return f"Brief: {where}{period_words(since, until)}"


def _period(events: Sequence[FusedEvent], options: BriefOptions) -> tuple[str | None, str | None]:
    days = [day.isoformat() for event in events for one in event.findings if (day := one.document.published.start)]
    return options.since or min(days, default=None), options.until or max(days, default=None)


def _year(events: Sequence[FusedEvent], options: BriefOptions) -> int | None:
    """Return the year that days need not name: that of the whole period; ``None`` where it goes over several."""
    days: list[datetime.date] = [
        day for event in events for one in event.findings if (day := one.document.published.start)
    ]
    first, last = day_of(options.since) or min(days, default=None), day_of(options.until) or max(days, default=None)
    return last.year if first is not None and last is not None and first.year == last.year else None
