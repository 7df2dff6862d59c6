"""A snapshot: a folder of Parquet files to be asked with SQL (DuckDB); ``docs/cookbook.md`` has queries to begin with."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from fogline import __version__
from fogline.exchange.formats.contract import Events, ExportNote, Tally
from fogline.exchange.formats.eventrow import EVENT_COLUMNS, Column, Value, event_row
from fogline.exchange.formats.facts import facts
from fogline.exchange.formats.parquet import write_parquet
from fogline.exchange.formats.plain import CLAIM_COLUMNS, DOCUMENT_COLUMNS, claim_rows, document_rows
from fogline.records.fused import FusedEvent

ORIGIN_COLUMNS = (
    Column("event_id", "VARCHAR", ""),
    Column("origin_id", "VARCHAR", "one source, under whatever names it speaks"),
    Column("party", "VARCHAR", "its name"),
    Column("kind", "VARCHAR", "official, monitor, correspondent, witness, person, outlet or unattributed"),
    Column("side", "VARCHAR", "its side"),
    Column("camp", "VARCHAR", "the side that it counts for in this event; neutral; empty where not known"),
    Column("claims", "VARCHAR[]", "ids of the claims that rest on it"),
    Column("documents", "VARCHAR[]", "ids of the documents that carry its word"),
)
CONTRADICTION_COLUMNS = (
    Column("event_id", "VARCHAR", ""),
    Column(
        "attribute", "VARCHAR", "what cannot both hold: happened, control, extent, actor, target, place, when, number"
    ),
    Column("about", "VARCHAR", "of which thing"),
    Column("claim_one", "VARCHAR", ""),
    Column("claim_other", "VARCHAR", ""),
    Column("value_one", "VARCHAR", ""),
    Column("value_other", "VARCHAR", ""),
    Column("origin_one", "VARCHAR", ""),
    Column("origin_other", "VARCHAR", ""),
    Column("words", "VARCHAR", "in a sentence"),
)
_EVENTS = (*EVENT_COLUMNS, Column("footprint", "VARCHAR", "the area as GeoJSON"))
TABLES = {
    "events": _EVENTS,
    "claims": CLAIM_COLUMNS,
    "documents": DOCUMENT_COLUMNS,
    "origins": ORIGIN_COLUMNS,
    "contradictions": CONTRADICTION_COLUMNS,
}
"""The files by name, with their columns."""


def save(events: Events, note: ExportNote, tally: Tally, path: Path) -> None:
    """Write the files into the new folder ``path``, and ``about.json``, which says what they are."""
    path.mkdir()
    counts: dict[str, int] = {}
    for name, columns in TABLES.items():
        rows = _rows(name, events, note)
        write_parquet(_counted(rows, counts, name), columns, path / f"{name}.parquet")
    tally.written = counts["events"]
    about = {
        "fogline": __version__,
        "made": note.made,
        "known_on": note.known_on,
        "redacted": note.redacted,
        "rows": counts,
        "columns": {name: {c.name: c.holds for c in columns} for name, columns in TABLES.items()},
    }
    (path / "about.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _rows(name: str, events: Events, note: ExportNote) -> Iterator[dict[str, Value]]:
    if name == "events":
        return _event_rows(events, note)
    if name == "claims":
        return claim_rows(events)
    if name == "documents":
        return document_rows(events)
    return _origin_rows(events) if name == "origins" else _contradiction_rows(events)


def _event_rows(events: Events, note: ExportNote) -> Iterator[dict[str, Value]]:
    for one in facts(events, note):
        footprint = one.where.footprint
        yield {**event_row(one), "footprint": (footprint.geometry or None) if footprint else None}


def _origin_rows(events: Iterable[FusedEvent]) -> Iterator[dict[str, Value]]:
    for event in events:
        for origin in event.support.graph.origins:
            yield {
                "event_id": event.id,
                "origin_id": origin.id,
                "party": origin.party,
                "kind": origin.kind,
                "side": origin.side,
                "camp": origin.camp,
                "claims": list(origin.claims),
                "documents": list(origin.documents),
            }


def _contradiction_rows(events: Iterable[FusedEvent]) -> Iterator[dict[str, Value]]:
    for event in events:
        for found in event.support.contradictions:
            yield {
                "event_id": event.id,
                "attribute": found.attribute,
                "about": found.about or None,
                "claim_one": found.one,
                "claim_other": found.other,
                "value_one": found.values[0],
                "value_other": found.values[1],
                "origin_one": found.origins[0],
                "origin_other": found.origins[1],
                "words": found.words,
            }


def _counted(rows: Iterable[dict[str, Value]], counts: dict[str, int], name: str) -> Iterator[dict[str, Value]]:
    counts[name] = 0
    for row in rows:
        counts[name] += 1
        yield row
