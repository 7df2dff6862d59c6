"""The events of a ledger as they may be shown: what every picture and every export starts from."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from fogline.flow.asking import ClaimFields
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger
    from fogline.picture.release import Policy


@dataclass(frozen=True, slots=True)
class Shown:
    """Events as the ledger's settings let them out, how many were held back, and as of when (UTC, ISO 8601) they were known."""

    events: tuple[FusedEvent, ...]
    held_back: int
    redacted: bool
    known_on: str


def shown(ledger: "Ledger", **fields: Unpack[ClaimFields]) -> Shown:
    """Return the events with at least one claim that ``fields`` ask for, under the ledger's settings ``redact`` and ``delay``."""
    from fogline.flow.fusing import events
    from fogline.ledger.clock import now
    from fogline.picture.release import released

    moment = now()
    found = list(events(ledger, **fields))
    kept = tuple(released(found, policy(ledger, found, moment)))
    asked = fields.get("known_on")
    known = asked.isoformat() if isinstance(asked, datetime.date) else asked
    return Shown(kept, len(found) - len(kept), ledger.settings.redact, known or moment)


def everything(ledger: "Ledger", seen: Shown, **fields: Unpack[ClaimFields]) -> tuple[FusedEvent, ...]:
    """Return all events that the ledger lets out, as known when ``fields`` were asked for; ``seen`` is what fitted these.

    Who holds a place, and how a forecast turned out, rests on all that is told, not on what is shown.
    """
    if not set(fields) - {"known_on"}:
        return seen.events
    known_on = fields.get("known_on")
    return (shown(ledger) if known_on is None else shown(ledger, known_on=known_on)).events


def policy(ledger: "Ledger", events: Iterable[FusedEvent], moment: str) -> "Policy":
    """Return what the ledger's settings let out of these events, as of ``moment`` (UTC): with the names that are private in each
    of their documents where it redacts."""
    from fogline.flow.tools import open_places
    from fogline.picture.privacy import private_names
    from fogline.picture.release import Policy

    settings = ledger.settings
    if not settings.redact:
        return Policy(moment, delay=settings.delay)
    documents = {finding.document.id for event in events for finding in event.findings}
    reports = {document: ledger.report(document) for document in sorted(documents)}
    private = {document: private_names(report) for document, report in reports.items() if report is not None}
    return Policy(moment, True, settings.delay, private, open_places())
