"""Adding entries: originals, custody, documents, readings and claims, with their lines in the log, in one transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from fogline.ledger.checks import check_slice
from fogline.ledger.digests import digest, document_detail, geometry_digest, original_detail, reading_detail
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.bodies import pack_record, pack_text
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.forms import document_parts, report_body
from fogline.ledger.sql.heads import Arrival, HeadWriter
from fogline.ledger.sql.history import document_described, read_document, restate
from fogline.ledger.sql.log import LogWriter
from fogline.ledger.sql.numbers import Numbers
from fogline.ledger.sql.originals import original_bytes
from fogline.ledger.sql.packs import TOGETHER, pack_claims
from fogline.ledger.sql.rows import append
from fogline.ledger.sql.standings import Opened, StandingWriter
from fogline.ledger.standing import State
from fogline.records import Document, Report
from fogline.records.ledger import Added, Entry, Slice

_IN_ORDER = (*(tables.originals, tables.custody, tables.documents, tables.readings, tables.footprints, tables.claims),)
"""The tables in the order in which their rows refer to each other."""


class Adder:
    """Adds entries within one transaction of the one writer."""

    def __init__(self, connection: Connection, dialect: Dialect, user: str) -> None:
        self._connection = connection
        self._dialect = dialect
        self._user = user
        self._numbers = Numbers(connection)
        self._log = LogWriter(connection)
        self._standings = StandingWriter(connection, dialect, self._numbers)
        self._heads = HeadWriter(connection, dialect)
        self._originals: dict[str, int] = {}
        self._collected: dict[int, set[tuple[str, str | None]]] = {}
        self._documents: dict[str, int] = {}
        self._held: dict[int, Document] = {}  # those that came in just now
        self._readers: dict[int, tuple[str, str]] = {}  # of the latest reading of a document
        self._described: dict[int, Document] = {}  # as the latest reading has it
        self._given: dict[str, bytes] = {}
        self._footprints: dict[str, int] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, entries: Sequence[Entry]) -> tuple[Added, ...]:
        """Add entries and return what each did."""
        self._look_up(entries)
        self._given = {entry.original.sha256: entry.original.content for entry in entries}
        new = {entry.original.sha256: entry for entry in entries if entry.original.sha256 not in self._originals}
        self._dialect.keep(
            self._connection,
            [(name, entry.original.content) for name, entry in new.items() if entry.slice is None],
        )
        done = tuple(self._add(entry) for entry in entries)
        self._flush()
        self._heads.flush()
        self._standings.flush()
        self._log.flush()
        return done

    def _look_up(self, entries: Sequence[Entry]) -> None:
        names = {entry.original.sha256 for entry in entries} | {
            entry.slice.container for entry in entries if entry.slice
        }
        self._originals.update(self._numbered(tables.originals, tables.originals.c.sha256, names))
        column = tables.custody.c
        for part in batched(self._originals.values()):
            for original, source, address in self._connection.execute(
                select(column.original, column.source, column.address).where(column.original.in_(part))
            ):
                self._collected.setdefault(original, set()).add((source, address))
        ids = {entry.document.id for entry in entries if entry.document}
        self._documents.update(self._numbered(tables.documents, tables.documents.c.id, ids))
        reading = tables.readings.c
        for part in batched(self._documents.values()):
            query = select(reading.document, reading.reader, reading.version).where(reading.document.in_(part))
            for document, name, version in self._connection.execute(query.order_by(reading.number)):
                self._readers[document] = (name, version)
        claims = (claim for entry in entries if entry.report for claim in entry.report.claims)
        shapes = {claim.place.geometry for claim in claims if claim.place and claim.place.geometry is not None}
        digests = map(geometry_digest, shapes)
        self._footprints = self._numbered(tables.footprints, tables.footprints.c.digest, digests)

    def _numbered(self, table: Table, column: Any, names: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for part in batched(names):
            rows = self._connection.execute(select(column, table.c.number).where(column.in_(part)))
            found.update(dict(map(tuple, rows)))
        return found

    def _add(self, entry: Entry) -> Added:
        name = entry.original.sha256
        new_original = name not in self._originals
        if new_original:
            self._add_original(entry)
        self._add_custody(entry, self._originals[name], new_original)
        document, report = entry.document, entry.report
        if document is None:
            return Added(new_original, document=False, reading=False)
        new_document = document.id not in self._documents
        if new_document:
            self._add_document(document, name)
        number = self._documents[document.id]
        if report is None:
            return Added(new_original, new_document, reading=False)
        held = self._held.get(number) or read_document(self._connection, number)
        described = self._described_as(number, held)
        if described == report.document and self._is_latest_reader(report, number):
            return Added(new_original, new_document, reading=False)
        self._add_reading(report, number, held)
        if described != report.document:
            self._described[number] = report.document
            self._heads.describe(number, report.document)
        return Added(new_original, new_document, reading=True, claims=len(report.claims))

    def _is_latest_reader(self, report: Report, number: int) -> bool:
        return self._readers.get(number) == (report.reader.name, report.reader.version)

    def _described_as(self, number: int, held: Document) -> Document:
        """Return the document as its latest reading has it."""
        if number not in self._readers:
            return held
        if number not in self._described:
            self._described[number] = document_described(self._connection, number, held)
        return self._described[number]

    def _add_original(self, entry: Entry) -> None:
        original, cut = entry.original, entry.slice
        number = self._numbers.next(tables.originals)
        row: dict[str, Any] = {
            "number": number,
            "sha256": original.sha256,
            "size": len(original.content),
            "media_type": original.media_type,
            "container": None,
            "first": None,
            "last": None,
        }
        if cut is not None:
            row |= {"container": self._cut_from(entry, cut), "first": cut.start, "last": cut.end}
        self._originals[original.sha256] = number
        self._append(tables.originals, row)

    def _cut_from(self, entry: Entry, cut: Slice) -> int:
        """Return the number of the original that an entry is cut from, after comparing the bytes."""
        number = self._originals.get(cut.container)
        if number is not None and self._dialect.at_hand[0] != cut.container:
            self._flush()
            given = self._given.get(cut.container)  # added in the same call, not yet in a row
            whole = original_bytes(self._connection, self._dialect, cut.container) if given is None else given
            self._dialect.at_hand = (cut.container, whole)  # the next transaction cuts from it too
        check_slice(cut, None if number is None else self._dialect.at_hand[1], entry.original.content)
        assert number is not None  # check_slice raises
        return number

    def _add_custody(self, entry: Entry, original: int, new: bool) -> None:
        custody = entry.original.custody
        met = self._collected.setdefault(original, set())
        if (custody.source, custody.address) in met:
            return
        met.add((custody.source, custody.address))
        size, media_type = len(entry.original.content), entry.original.media_type
        line = self._log.append(
            "collected",
            entry.original.sha256,
            self._user,
            digest=digest(custody),
            detail=original_detail(media_type, size, entry.slice) if new else None,
        )
        row = {
            "number": self._numbers.next(tables.custody),
            "original": original,
            "act": line.number,
            "source": custody.source,
            "address": custody.address,
            "body": pack_record(custody),
        }
        self._append(tables.custody, row)

    def _add_document(self, document: Document, name: str) -> None:
        original = self._originals[name]
        number = self._numbers.next(tables.documents)
        self._documents[document.id] = number
        self._held[number] = document
        line = self._log.append(
            "document", document.id, self._user, digest=digest(document), detail=document_detail(name)
        )
        body, text = document_parts(document)
        row = {
            "number": number,
            "id": document.id,
            "original": original,
            "act": line.number,
            "body": body,
            "text": text,
        }
        self._append(tables.documents, row)
        self._heads.add(document, Arrival(number, original, line.number, line.time))

    def _add_reading(self, report: Report, document: int, held: Document) -> None:
        line = self._log.append(
            "reading",
            (name := digest(report)),
            self._user,
            digest=name,
            detail=reading_detail(report),
        )
        number = self._numbers.next(tables.readings)
        row: dict[str, Any] = {
            "number": number,
            "document": document,
            "act": line.number,
            "reader": report.reader.name,
            "version": report.reader.version,
            "claims": len(report.claims),
            "lowest": self._numbers.next(tables.claims, len(report.claims)) if report.claims else 0,
            "body": report_body(report, held),
        }
        self._append(tables.readings, row)
        opened = self._add_claims(report, number, row["lowest"], line.number)
        first = document not in self._readers
        self._readers[document] = (report.reader.name, report.reader.version)
        if first:
            self._standings.open(document, held, opened, first=True)
        else:
            self._flush()
            restate(self._connection, self._standings, document, line.number)

    def _add_claims(self, report: Report, reading: int, lowest: int, act: int) -> list[Opened]:
        """Add the claims of a reading and return the states that they have while nothing is decided on them."""
        opened = []
        meanings = report.vectors()
        for ordinal, claim in enumerate(report.claims):
            number = lowest + len(report.claims) - 1 - ordinal
            footprint = self._footprint(claim.place.geometry if claim.place else None)
            before = ordinal % TOGETHER
            together = slice(ordinal, ordinal + TOGETHER)
            row = {
                "number": number,
                "reading": reading,
                "id": claim.id,
                "footprint": footprint,
                "before": before,
                "body": None if before else pack_claims(report.claims[together], meanings[together], report.about()),
            }
            self._append(tables.claims, row)
            opened.append(Opened(number, footprint, State(claim, act, ordinal, "open"), act))
        return opened

    def _footprint(self, geometry: str | None) -> int | None:
        """Return the number of a geometry, after adding it if it is new."""
        if geometry is None:
            return None
        name = geometry_digest(geometry)
        if name not in self._footprints:
            self._footprints[name] = self._numbers.next(tables.footprints)
            row = {"number": self._footprints[name], "digest": name, "geometry": pack_text(geometry)}
            self._append(tables.footprints, row)
        return self._footprints[name]

    def _append(self, table: Table, row: dict[str, Any]) -> None:
        self._rows.setdefault(table.name, []).append(row)

    def _flush(self) -> None:
        """Write the rows gathered so far, in the order in which they refer to each other."""
        for table in _IN_ORDER:
            append(self._connection, table, self._rows.pop(table.name, ()))
