"""Events, claims and documents as they are, flat in CSV and whole in JSONL; the columns that the snapshot has, too.

Only what belongs to events that may leave is written: a claim or document of an event that is held back is not there.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from fogline.exchange.formats.cells import Cell, json_text, table
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.eventrow import EVENT_COLUMNS, Column, Value, event_row, evidence
from fogline.exchange.formats.facts import facts
from fogline.picture.wording import chain_words, link_words, quantity_words
from fogline.records import Participant
from fogline.records.codec import to_json
from fogline.records.fused import FusedEvent
from fogline.records.ledger import DocumentHead, Finding

CLAIM_COLUMNS = (
    Column("event_id", "VARCHAR", "the event that the claim is about"),
    Column("claim_id", "VARCHAR", "its id in the ledger"),
    Column("type", "VARCHAR", "type of event, a name of the ontology"),
    Column("reality", "VARCHAR", "told as factual, possible, denied, future or hypothetical"),
    Column("polarity", "VARCHAR", "positive or negative"),
    Column("certainty_low", "DOUBLE", "how sure the chain says it is, 0 to 1"),
    Column("certainty_high", "DOUBLE", "the upper end"),
    Column("source", "VARCHAR", "first-hand end of the chain"),
    Column("source_side", "VARCHAR", "its side"),
    Column("chain", "VARCHAR", "the whole chain, first-hand source first"),
    Column("actors", "VARCHAR[]", "who does it"),
    Column("targets", "VARCHAR[]", "to whom or what"),
    Column("when_start", "VARCHAR", "ISO 8601; empty where open or not told"),
    Column("when_end", "VARCHAR", ""),
    Column("when_precision", "VARCHAR", ""),
    Column("place_name", "VARCHAR", ""),
    Column("latitude", "DOUBLE", "degrees, WGS 84"),
    Column("longitude", "DOUBLE", "degrees, WGS 84"),
    Column("radius_km", "DOUBLE", ""),
    Column("place_precision", "VARCHAR", ""),
    Column("quantities", "VARCHAR[]", "how many of what"),
    Column("evidence", "VARCHAR", "the words that say so"),
    Column("status", "VARCHAR", "open, accepted, rejected or to look at again"),
    Column("corrected", "VARCHAR[]", "fields an analyst changed"),
    Column("repeats", "VARCHAR", "the claim of the same document that says it first"),
    Column("document_id", "VARCHAR", ""),
    Column("publisher", "VARCHAR", ""),
    Column("published", "VARCHAR", "day of publication, empty where it is not exactly known"),
    Column("known_since", "VARCHAR", "UTC"),
)
DOCUMENT_COLUMNS = (
    Column("document_id", "VARCHAR", ""),
    Column("publisher", "VARCHAR", ""),
    Column("title", "VARCHAR", ""),
    Column("url", "VARCHAR", ""),
    Column("language", "VARCHAR", "ISO 639-1"),
    Column("published_start", "VARCHAR", "day of publication, first"),
    Column("published_end", "VARCHAR", "and last that it may be"),
    Column("published_how", "VARCHAR", "stated, metadata, inferred or unknown"),
    Column("added", "VARCHAR", "when the ledger took it in (UTC)"),
    Column("original_sha256", "VARCHAR", "the bytes as collected"),
    Column("copy_of", "VARCHAR", "the document that said the same words first"),
    Column("version_of", "VARCHAR", "the document read from the same address before"),
    Column("events", "BIGINT", "how many events of this export it tells of"),
)


def events_csv(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield a line an event."""
    return _csv(EVENT_COLUMNS, (event_row(one) for one in facts(events, note)), tally)


def events_jsonl(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:
    """Yield an object an event: its columns, its cluster, support (origins, contradictions, tolls, grade) and evidence."""
    for one in facts(events, note):
        whole = json.loads(to_json({"cluster": one.event.cluster, "support": one.event.support}))
        yield _json({**event_row(one), "evidence": evidence(one), **whole}, tally)


def claims_csv(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:  # noqa: ARG001
    """Yield a line a claim."""
    return _csv(CLAIM_COLUMNS, claim_rows(events), tally)


def claims_jsonl(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:  # noqa: ARG001
    """Yield an object a claim: the id of its event, and the claim as the ledger knows it."""
    for event in events:
        for finding in event.findings:
            yield _json({"event_id": event.id, **json.loads(to_json(finding))}, tally)


def documents_csv(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:  # noqa: ARG001
    """Yield a line a document."""
    return _csv(DOCUMENT_COLUMNS, document_rows(events), tally)


def documents_jsonl(events: Events, note: ExportNote, tally: Tally) -> Iterator[str]:  # noqa: ARG001
    """Yield an object a document."""
    for row in document_rows(events):
        yield _json(row, tally)


def claim_rows(events: Iterable[FusedEvent]) -> Iterator[dict[str, Value]]:
    """Yield the claims of ``events`` as records with all of :data:`CLAIM_COLUMNS`."""
    return (_claim(event, finding) for event in events for finding in event.findings)


def document_rows(events: Iterable[FusedEvent]) -> Iterator[dict[str, Value]]:
    """Yield the documents of ``events`` as records with all of :data:`DOCUMENT_COLUMNS`."""
    heads: dict[str, DocumentHead] = {}
    tell: Counter[str] = Counter()
    for event in events:
        own = {finding.document.id: finding.document for finding in event.findings}
        heads |= own
        tell.update(own.keys())
    return (_document(head, tell[name]) for name, head in heads.items())


def _claim(event: FusedEvent, finding: Finding) -> dict[str, Value]:
    claim, head = finding.claim, finding.document
    place, when, first = claim.place, claim.when, claim.chain[0]
    text = "" if "quantities" in finding.corrected else " " * claim.evidence.start + finding.evidence
    published = head.published
    return {
        "event_id": event.id,
        "claim_id": claim.id,
        "type": claim.type,
        "reality": claim.reality,
        "polarity": claim.polarity,
        "certainty_low": claim.certainty.low,
        "certainty_high": claim.certainty.high,
        "source": link_words(first),
        "source_side": first.side,
        "chain": chain_words(claim.chain),
        "actors": _parties(claim.actors),
        "targets": _parties(claim.targets),
        "when_start": when.start if when else None,
        "when_end": when.end if when else None,
        "when_precision": when.precision if when else None,
        "place_name": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "radius_km": place.radius_km if place else None,
        "place_precision": place.precision if place else None,
        "quantities": [quantity_words(quantity, text) for quantity in claim.quantities],
        "evidence": finding.evidence,
        "status": finding.status,
        "corrected": list(finding.corrected),
        "repeats": claim.duplicate_of,
        "document_id": head.id,
        "publisher": head.publisher,
        "published": published.start.isoformat() if published.start and published.start == published.end else None,
        "known_since": finding.known_since,
    }


def _document(head: DocumentHead, events: int) -> dict[str, Value]:
    published = head.published
    return {
        "document_id": head.id,
        "publisher": head.publisher,
        "title": head.title,
        "url": head.url,
        "language": head.language,
        "published_start": published.start.isoformat() if published.start else None,
        "published_end": published.end.isoformat() if published.end else None,
        "published_how": published.how,
        "added": head.added,
        "original_sha256": head.original,
        "copy_of": head.copy_of,
        "version_of": head.version_of,
        "events": events,
    }


def _parties(participants: Iterable[Participant]) -> list[str]:
    return [f"{one.party} [{one.side}]" if one.side else one.party for one in participants]


def _csv(columns: Iterable[Column], rows: Iterable[dict[str, Value]], tally: Tally) -> Iterator[str]:
    def counted() -> Iterator[dict[str, Cell]]:
        for row in rows:
            tally.written += 1
            yield {name: "; ".join(value) if isinstance(value, list) else value for name, value in row.items()}

    return table((column.name for column in columns), counted())


def _json(record: Any, tally: Tally) -> str:
    tally.written += 1
    return json_text(record) + "\n"
