"""The events of a ledger as they may be shown: what every picture and every export starts from."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from fogline.flow.asking import ClaimFields
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead, OriginalHead

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger
    from fogline.picture.release import Policy

_TOGETHER = 400
_CHANNEL = re.compile(rb'"from_id"\s*:\s*"channel\d')


@dataclass(frozen=True, slots=True)
class Shown:
    """Events as the ledger's settings let them out, how many were held back, and as of when (UTC, ISO 8601) they were known."""

    events: tuple[FusedEvent, ...]
    held_back: int
    redacted: bool
    known_on: str


def shown(ledger: "Ledger", **fields: Unpack[ClaimFields]) -> Shown:
    """Return the events with at least one claim that ``fields`` ask for, under the ledger's settings ``redact`` and ``delay``."""
    from fogline.flow.fusing.asking import events
    from fogline.ledger.clock import now
    from fogline.picture.release import released

    moment = now()
    found = list(events(ledger, **fields))
    settings = ledger.settings
    narrowed = (settings.redact or settings.delay) and set(fields) - {"known_on"}
    beside = _told_beside(ledger, found, fields.get("known_on")) if narrowed else ()
    kept = tuple(released(found, policy(ledger, found, moment), beside))
    asked = fields.get("known_on")
    known = asked.isoformat() if isinstance(asked, datetime.date) else asked
    return Shown(kept, len(found) - len(kept), settings.redact, known or moment)


def _told_beside(
    ledger: "Ledger", found: Iterable[FusedEvent], known_on: "datetime.date | str | None"
) -> Iterator[FusedEvent]:
    """Yield what tells what is kept back of these events, as that must not hang on what was asked for: all that their documents
    tell of, or, where the ledger redacts, every event, as a place that one report withholds is withheld in all."""
    from fogline.flow.fusing.asking import events

    if known_on is not None or ledger.settings.redact:
        yield from events(ledger) if known_on is None else events(ledger, known_on=known_on)
        return
    documents = sorted({finding.document.id for event in found for finding in event.findings})
    for start in range(0, len(documents), _TOGETHER):
        yield from events(ledger, documents=documents[start : start + _TOGETHER])


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
    rejected = tuple(ledger.claims(statuses="rejected"))
    return Policy(moment, True, settings.delay, private, rejected, open_places())


def _senders(ledger: "Ledger", heads: Iterable[DocumentHead]) -> Iterator[tuple[str, str]]:
    """Yield the documents that came by mail or out of a chat, each with who wrote it: such a person is no publisher.

    Whom the table of parties or the ledger's settings know as one is left out.
    """
    from fogline.claims.parties.table import look_up

    stated = ledger.settings.publishers
    unknown = [one for one in heads if one.publisher and one.publisher not in stated and not look_up(one.publisher)]
    personal = {
        one.sha256
        for one in ledger.store.original_heads({head.original for head in unknown})
        if _is_letter(one) or (_is_chat(one) and not _is_of_channel(ledger.original(one.sha256).content))
    }
    for head in unknown:
        if head.original in personal and head.publisher:
            yield head.id, head.publisher


def _is_letter(original: OriginalHead) -> bool:
    return original.media_type == "message/rfc822" or any(one.method == "attachment" for one in original.custody)


def _is_chat(original: OriginalHead) -> bool:
    return any(one.method == "telegram" for one in original.custody)


def _is_of_channel(message: bytes) -> bool:
    """Tell whether a message of a Telegram export says that a channel sent it; pages of HTML do not say who it was."""
    return _CHANNEL.search(message) is not None
