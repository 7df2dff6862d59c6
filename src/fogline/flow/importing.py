"""Tables of events that people coded (ACLED, UCDP GED) into a ledger: each row a document with the coders' reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from fogline.records.errors import BROKEN_INPUT, InputError, UsageError
from fogline.records.ledger import Added, Entry

if TYPE_CHECKING:
    from fogline.exchange.imports import CodedTable
    from fogline.flow.ledger import Ledger

_TRANSACTION = 256


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: whose table, rows added with how many claims, rows that were there, rows without a fitting type (kept as
    documents), and what was wrong with the others."""

    coder: str
    rows: int
    claims: int
    known: int
    untyped: int
    failed: tuple[str, ...]


def import_coded(ledger: "Ledger", source: str) -> Imported:
    """Add the rows of the table ``source`` (a file) to a ledger; rows that are there already are passed over.

    The file is kept whole, each row as the part of it that it is. ``InputError`` for a file that is neither ACLED's nor UCDP's.
    """
    from fogline.exchange.imports import coder_named, open_table

    table = open_table(source)
    ledger.store.add([Entry(table.container)], ledger.user)
    failed: list[str] = []
    entries = _entries(table, failed)
    rows = claims = known = untyped = 0
    while batch := list(islice(entries, _TRANSACTION)):
        for entry, added in _stored(ledger, batch, failed):
            told = len(entry.report.claims) if entry.report else 0
            rows += added.document or added.reading
            known += not (added.document or added.reading)
            claims += told if added.reading else 0
            untyped += not told
    return Imported(coder_named(table.coding).name, rows, claims, known, untyped, tuple(failed))


def _stored(ledger: "Ledger", entries: list[Entry], failed: list[str]) -> list[tuple[Entry, Added]]:
    """Write entries in one transaction; where one of them cannot be written down, each in its own."""
    try:
        done = ledger.store.add(entries, ledger.user)
    except (InputError, UsageError, ValueError, OverflowError) as error:
        if len(entries) > 1:
            return [pair for entry in entries for pair in _stored(ledger, [entry], failed)]
        failed.append(f"row {entries[0].original.custody.source.rpartition('=')[2]}: {error}")
        return []
    return list(zip(entries, done, strict=True))


def _entries(table: "CodedTable", failed: list[str]) -> Iterator[Entry]:
    from fogline.exchange.imports import report_of

    for placed in table.rows():
        if isinstance(placed, InputError):
            failed.append(str(placed))
            continue
        try:
            report = report_of(placed)
        except BROKEN_INPUT as error:
            failed.append(f"row {placed.number}: {error}")
            continue
        yield Entry(placed.original, report.document, report, placed.slice)
