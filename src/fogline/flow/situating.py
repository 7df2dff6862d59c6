"""The situation page of a ledger: what may be shown of it, with control and forecasts, as one HTML file."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

from fogline.flow.areas import area_of
from fogline.flow.asking import ClaimFields
from fogline.records.event import Status
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger
    from fogline.gazetteer import Gazetteer
    from fogline.picture.contested import Borders
    from fogline.picture.situation import Context, ControlDay
    from fogline.records import Report
    from fogline.records.forecast import Forecast
    from fogline.records.ledger import Finding

_AROUND = 160  # code points of the text before and after the evidence


@dataclass(frozen=True, slots=True)
class SituationRequest:
    """What the page is to show.

    ``area`` is a name or "W,S,E,N" (degrees); ``statuses`` are those wanted (none: all); at most ``limit`` events (``None``:
    all), those with most independent origins first. ``control_days`` is for how many days control is drawn (0: none).
    """

    title: str = "Situation"
    area: str | None = None
    statuses: tuple[Status, ...] = ()
    limit: int | None = None
    borders: "Borders" = "recognised"
    control_days: int = 12


@dataclass(frozen=True, slots=True)
class Situated:
    """The page, how many events are in it, how many fitted beyond the limit, and how many the ledger's delay held back."""

    page: str
    events: int
    left_out: int
    held_back: int


def situation(
    ledger: "Ledger", request: SituationRequest = SituationRequest(), **fields: Unpack[ClaimFields]
) -> Situated:
    """Return the page of the events that ``fields`` and ``request`` ask for, under the ledger's settings.

    ``UsageError`` where the area is not known.
    """
    from fogline.flow.showing import everything, shown
    from fogline.flow.tools import open_places
    from fogline.picture.situation import SituationOptions, situation_page
    from fogline.picture.summary import summary
    from fogline.picture.withheld import delay_words

    places = open_places()
    area = area_of(request.area, places) if request.area else None
    seen = shown(ledger, **fields)
    fitting = [
        event
        for event in seen.events
        if (not request.statuses or event.support.grade.status in request.statuses)
        and (area is None or area.holds(summary(event).place))
    ]
    kept = _most_heard(fitting, request.limit)
    settings = ledger.settings
    options = SituationOptions(
        title=request.title,
        known_on=seen.known_on,
        asked=_asked(request, fields),
        window=_window(fields),
        held_back=seen.held_back,
        delay=delay_words(settings.delay),
        redacted=seen.redacted,
        left_out=len(fitting) - len(kept),
        borders=request.borders,
        # Words around the evidence are not what was released: only a ledger that lets everything out shows them.
        contexts={} if seen.redacted or settings.delay else contexts(ledger, kept),
    )
    whole = everything(ledger, seen, **fields)
    known_on = str(fields["known_on"]) if fields.get("known_on") else None
    foretold = _forecasts(ledger, whole, kept, known_on)
    page = situation_page(kept, options, foretold, _control(whole, request, options.window, places))
    return Situated(page, len(kept), options.left_out, seen.held_back)


def contexts(ledger: "Ledger", events: Iterable[FusedEvent]) -> "dict[str, Context]":
    """Return, by claim, the words around its evidence and where the word stands that names the event."""
    by_document: dict[str, list[Finding]] = {}
    for event in events:
        for found in event.findings:
            by_document.setdefault(found.document.id, []).append(found)
    out: dict[str, Context] = {}
    for document, findings in by_document.items():
        report = ledger.report(document)
        if report is not None:
            out |= {found.claim.id: _context(found, report) for found in findings}
    return out


def _context(found: "Finding", report: "Report") -> "Context":
    from fogline.picture.situation import Context
    from fogline.records import Span

    text, evidence = report.document.text, found.claim.evidence
    block = next((one for one in report.document.blocks if one.start <= evidence.start < one.end), None)
    first, last = (
        (block.start, block.end) if block else (text.rfind("\n", 0, evidence.start) + 1, _line_end(text, evidence.end))
    )
    before, after = text[first : evidence.start], text[evidence.end : max(last, evidence.end)]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    trigger = None
    if found.claim.frame < len(report.frames):
        span = report.frames[found.claim.frame].trigger
        if evidence.contains(span):
            trigger = Span(span.start - evidence.start, span.end - evidence.start)
    return Context(before, after, trigger)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _most_heard(events: Sequence[FusedEvent], limit: int | None) -> list[FusedEvent]:
    """Return at most ``limit`` events, those that most origins tell of, in the order they came in."""
    if limit is None or len(events) <= limit:
        return list(events)
    ranked = sorted(
        range(len(events)), key=lambda at: (-len(events[at].support.graph.origins), -len(events[at].findings), at)
    )
    return [events[at] for at in sorted(ranked[:limit])]


def _forecasts(
    ledger: "Ledger", whole: Sequence[FusedEvent], kept: Sequence[FusedEvent], known_on: str | None
) -> "Sequence[Forecast]":
    """Return the forecasts that the events kept tell of, judged by all that the ledger lets out."""
    from fogline.ledger.clock import now
    from fogline.picture.forecasts import forecasts

    today = datetime.date.fromisoformat(now()[:10])
    told = {one.claim.id for event in kept for one in event.findings}
    return [
        one for one in forecasts(whole, today, ledger.decisions(known_on=known_on)) if not told.isdisjoint(one.claims)
    ]


def _control(
    events: Sequence[FusedEvent], request: SituationRequest, window: tuple[str, str], places: "Gazetteer"
) -> "list[ControlDay]":
    """Return control on a few days of those that evidence on it speaks of, inside the window that was asked for."""
    if request.control_days <= 0:
        return []
    from fogline.picture.control import control_days, control_layer, control_picture
    from fogline.picture.situation import ControlDay

    picture = control_picture(events, places)
    told = sorted({one.evidence.day[:10] for pieces in picture.evidence.values() for one in pieces})
    first, last = window
    inside = [day for day in told if day >= first and (not last or day <= last)]
    if told and not inside:
        inside = [last or first]  # nothing new is told in these days: as it stood
    days = _days(inside, request.control_days)
    return [
        ControlDay(control_layer(states, places), states) for states in control_days(picture, days, places) if states
    ]


def _days(told: Sequence[str], most: int) -> list[datetime.date]:
    """Return at most ``most`` of the days that something is told of, evenly by how much is told, the last one among them."""
    if len(told) > most:
        step = (len(told) - 1) / max(most - 1, 1)
        told = [told[round(len(told) - 1 - step * number)] for number in range(most)][::-1]
    return [datetime.date.fromisoformat(day[:10]) for day in told]


def _window(fields: Mapping[str, Any]) -> tuple[str, str]:
    """Return the first and the last day asked for (ISO 8601), "" where that end is open."""
    from fogline.flow.days import asked_day

    first, last = (asked_day(str(fields[end] or ""), end) if end in fields else None for end in ("since", "until"))
    return first.isoformat() if first else "", last.isoformat() if last else ""


def _asked(request: SituationRequest, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what was asked for, in words."""
    names = {"types": "type", "known_on": "as known on"}
    said = []
    for field, value in fields.items():
        told = (
            value
            if isinstance(value, str)
            else ", ".join(map(str, value))
            if isinstance(value, tuple | list)
            else str(value)
        )
        said.append(f"{names.get(field, field)} {told.replace('_', ' ')}")
    if request.area:
        said.append(f"area {request.area}")
    if request.statuses:
        said.append("status " + " or ".join(request.statuses))
    return tuple(said)
