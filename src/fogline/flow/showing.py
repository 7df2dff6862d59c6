"""The events of a ledger as they may be shown: what every picture and every export starts from."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from fogline.flow.asking import ClaimFields
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead

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
    heads = {finding.document.id: finding.document for event in events for finding in event.findings}
    reports = {document: ledger.report(document) for document in sorted(heads)}
    private = {document: private_names(report) for document, report in reports.items() if report is not None}
    for document, sender in _senders(ledger, heads.values()):
        private[document] = private.get(document, frozenset()) | {sender}
    return Policy(moment, True, settings.delay, private, open_places())


def _senders(ledger: "Ledger", heads: Iterable[DocumentHead]) -> Iterator[tuple[str, str]]:
    """Yield the documents that came by mail, each with who sent it: somebody who wrote to the desk is no publisher.

    Whom the table of parties or the ledger's settings know as one is left out.
    """
    from fogline.claims.parties import look_up

    heads, stated = list(heads), ledger.settings.publishers
    mailed = {
        one.sha256
        for one in ledger.store.original_heads({head.original for head in heads})
        if one.media_type == "message/rfc822" or any(custody.method == "attachment" for custody in one.custody)
    }
    for head in heads:
        if head.original in mailed and head.publisher and head.publisher not in stated and not look_up(head.publisher):
            yield head.id, head.publisher
