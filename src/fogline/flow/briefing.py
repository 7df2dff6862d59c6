"""The brief of a ledger: what may be shown of what was reported in a period, with control, forecasts and a map."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.events.placed import country_of, placed
from fogline.flow.areas import area_of
from fogline.flow.asking import ClaimFields
from fogline.flow.days import asked_day
from fogline.flow.periods import newest
from fogline.records.errors import UsageError
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger
    from fogline.gazetteer import Gazetteer
    from fogline.picture.brief import Length
    from fogline.records import Footprint
    from fogline.records.brief import Brief
    from fogline.records.control import StateChange
    from fogline.records.forecast import Forecast
    from fogline.records.ledger import DocumentHead
    from fogline.records.reading import Frame

_DAYS = 7


@dataclass(frozen=True, slots=True)
class BriefRequest:
    """What the brief is to be on.

    ``since`` and ``until`` are days of publication (ISO 8601; by default the seven days up to the newest report that is not dated
    long after all others), ``area`` a
    name or "W,S,E,N" (degrees), ``length`` how long. ``types`` are the types of event that it tells of (none: all),
    ``known_on`` (ISO 8601, UTC) leaves out what came in later. ``with_map`` and ``with_control`` say whether these are
    worked out.
    """

    since: str | None = None
    until: str | None = None
    area: str | None = None
    length: "Length" = "standard"
    types: tuple[str, ...] = ()
    known_on: str | None = None
    with_map: bool = True
    with_control: bool = True


def briefed(ledger: "Ledger", request: BriefRequest = BriefRequest()) -> "Brief":
    """Return the brief that ``request`` asks for, under the ledger's settings ``redact`` and ``delay``.

    ``UsageError`` for a day or an area that cannot be understood.
    """
    from fogline.flow.showing import everything, shown
    from fogline.flow.tools import open_places
    from fogline.picture.brief import BriefOptions, brief
    from fogline.picture.summary import summary

    places = open_places()
    area = area_of(request.area, places) if request.area else None
    since, until, beyond = _period(ledger, request)
    fields: ClaimFields = {}
    if request.types:
        fields["types"] = request.types
    if request.known_on:
        fields["known_on"] = request.known_on
    if since or until:
        fields["documents"] = _documents(ledger, since, until, request.known_on) or ("none",)
    seen = shown(ledger, **fields)
    events = tuple(one for one in seen.events if area is None or area.holds(summary(one).place))
    whole = everything(ledger, seen, **fields)
    options = BriefOptions(
        since=since,
        until=until,
        area=area.words if area else None,
        types=request.types,
        length=request.length,
        undated=request.since is None and request.until is None,
        frames={} if seen.redacted else _frames(ledger, events),
        locate=lambda place: _located(place, places),
        forecasts=_forecasts(ledger, whole, until, request),
        changes=_changes(whole, since, until, places) if request.with_control and _tells_control(request) else (),
        draw=(lambda told: _map(told, since, until, seen.known_on)) if request.with_map else None,
        record=whole,
        known_on=seen.known_on,
        held_back=seen.held_back,
        redacted=seen.redacted,
        beyond=beyond,
    )
    return brief(events, options)


def _period(ledger: "Ledger", request: BriefRequest) -> tuple[str | None, str | None, int]:
    """Return the days asked for, and how many reports are dated long after them.

    By default they are the seven up to the newest report (none where no report is dated), as :func:`newest` has it.
    """
    since, until = asked_day(request.since, "--since"), asked_day(request.until, "--until", last=True)
    beyond = 0
    if since and until and until < since:
        raise UsageError(f"--until: got {until}, which is before --since {since}")
    if until is None:
        last = newest(_reports(ledger, request.known_on), since)
        until, beyond = last.day or since, len(last.beyond)
    if since is None and until is not None:
        since = until - datetime.timedelta(days=_DAYS - 1)
    return since.isoformat() if since else None, until.isoformat() if until else None, beyond


def set_aside(ledger: "Ledger", request: BriefRequest) -> "tuple[DocumentHead, ...]":
    """Return the reports that are dated so long after all others that the period of a brief is not drawn out to them."""
    return newest(_reports(ledger, request.known_on), asked_day(request.since, "--since")).beyond


def reported_days(ledger: "Ledger") -> tuple[str, str] | None:
    """Return the first and last day of publication of a ledger's reports (ISO 8601), ``None`` where none is dated."""
    days = sorted(day.isoformat() for one in ledger.documents() if (day := one.published.start))
    return (days[0], days[-1]) if days else None


def _reports(ledger: "Ledger", known_on: str | None) -> "Iterable[DocumentHead]":
    return ledger.documents(known_on=known_on) if known_on else ledger.documents()


def _documents(ledger: "Ledger", since: str | None, until: str | None, known_on: str | None) -> tuple[str, ...]:
    """Return the ids of the reports of the period; undated ones are among them, since their claims may have a time."""

    def inside(day: datetime.date | None) -> bool:
        told = day.isoformat() if day else None
        return told is None or ((since is None or told >= since) and (until is None or told <= until))

    return tuple(one.id for one in _reports(ledger, known_on) if inside(one.published.start))


def _located(place: "Footprint", places: "Gazetteer") -> tuple[str, str] | None:
    """Return the country and the division that a place lies in; of one that only its distance from others tells, the country."""
    found = placed(place, places)
    if found is None or not found.country:
        code = country_of(place, places)
        return (code, "") if code else None
    return found.country, found.division or (found.name if found.kind == "division" else "")


def _frames(ledger: "Ledger", events: Iterable[FusedEvent]) -> "Mapping[str, Frame]":
    """Return the frame of each claim, so that the word that names the deed is known."""
    wanted = {one.claim.id for event in events for one in event.findings}
    documents = dict.fromkeys(one.document.id for event in events for one in event.findings)
    frames: dict[str, Frame] = {}
    for document in documents:
        report = ledger.report(document)
        if report is not None:
            frames |= {claim.id: report.frames[claim.frame] for claim in report.claims if claim.id in wanted}
    return frames


def _forecasts(
    ledger: "Ledger", events: Sequence[FusedEvent], until: str | None, request: BriefRequest
) -> "tuple[Forecast, ...]":
    """Return the forecasts of the ledger, as they stood on the last day of the period."""
    from fogline.ledger.clock import now
    from fogline.picture.forecasts import forecasts

    today = datetime.date.fromisoformat(until or now()[:10])
    found = forecasts(events, today, ledger.decisions(known_on=request.known_on))
    return tuple(one for one in found if not request.types or one.type in request.types)


def _tells_control(request: BriefRequest) -> bool:
    """Tell whether who holds what is within the types asked for."""
    return not request.types or not {"capture", "withdrawal", "control"}.isdisjoint(request.types)


def _changes(
    events: Sequence[FusedEvent], since: str | None, until: str | None, places: "Gazetteer"
) -> "tuple[StateChange, ...]":
    """Return the places on which there is evidence of their own and whose state changed within the period."""
    if since is None or until is None:
        return ()
    from fogline.picture.control import control_days, control_picture
    from fogline.records.control import StateChange

    picture = control_picture(events, places)
    eve = datetime.date.fromisoformat(since) - datetime.timedelta(days=1)
    earlier, after = control_days(picture, (eve, datetime.date.fromisoformat(until)), places)
    before = {one.key: one for one in earlier}
    return tuple(
        StateChange(before[one.key], one)
        for one in after
        if one.basis == "place"
        and one.key in before
        and (before[one.key].state, before[one.key].side) != (one.state, one.side)
    )


def _map(events: Sequence[FusedEvent], since: str | None, until: str | None, known_on: str) -> str:
    from fogline.picture.brief.dates import period_words
    from fogline.picture.maps import MapOptions, draw

    return draw(events, MapOptions(width=900.0, dates=period_words(since, until), known=known_on))
