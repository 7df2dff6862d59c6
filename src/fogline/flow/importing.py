"""Tables of events that people coded (ACLED, UCDP GED) into a ledger: each row a document with the coders' reading."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from fogline.flow.gathering import whole_name
from fogline.records.errors import BROKEN_INPUT, InputError, UsageError
from fogline.records.ledger import Added, Entry, FailedSource

if TYPE_CHECKING:
    from fogline.exchange.imports import BrokenRow, CodedTable
    from fogline.flow.ledger import Ledger

_TRANSACTION = 256


IMPORTED = '{"import": true}'
"""What stands as the options of a row that failed: it is to be imported again, not added."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: whose table, rows added with how many claims, rows that were there, rows without a fitting type (kept as
    documents), and the others, each with what was wrong; ``stopped``: somebody asked to stop before the last row."""

    coder: str
    rows: int
    claims: int
    known: int
    untyped: int
    failures: tuple[FailedSource, ...]
    stopped: bool = False

    @property
    def failed(self) -> tuple[str, ...]:
        """What was wrong, in words: "row 4: fatalities: got 'many'; want a number"."""
        return tuple(f"row {one.source.rpartition('=')[2]}: {one.message}" for one in self.failures)


def import_coded(
    ledger: "Ledger",
    source: str,
    progress: Callable[[int, int | None], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Imported:
    """Add the rows of the table ``source`` (a file) to a ledger; rows that are there already are passed over.

    The file is kept whole, each row as the part of it that it is; rows that cannot be taken in are noted as failed, and what of
    this table had failed before is not any more. ``InputError`` for a file that is neither ACLED's nor UCDP's. ``progress`` is
    told how many bytes of the file are done, and of how many, after each transaction; ``stop`` is asked then whether to end.
    """
    from fogline.exchange.imports import coder_named, open_table

    table = open_table(source)
    ledger.store.add([Entry(table.container)], ledger.user)
    broken: list[BrokenRow] = []
    entries = _entries(table, broken)
    rows = claims = known = untyped = 0
    stopped = False
    while not stopped and (batch := list(islice(entries, _TRANSACTION))):
        for entry, added in _stored(ledger, batch, broken):
            told = len(entry.report.claims) if entry.report else 0
            rows += added.document or added.reading
            known += not (added.document or added.reading)
            claims += told if added.reading else 0
            untyped += not told
        if progress is not None and (place := batch[-1].slice) is not None:
            progress(place.end, len(table.container.content))
        stopped = stop()
    failures = _noted(ledger, whole_name(source), broken, whole=not stopped)
    return Imported(coder_named(table.coding).name, rows, claims, known, untyped, failures, stopped)


def _stored(ledger: "Ledger", entries: list[Entry], broken: "list[BrokenRow]") -> list[tuple[Entry, Added]]:
    """Write entries in one transaction; where one of them cannot be written down, each in its own."""
    from fogline.exchange.imports import BrokenRow

    try:
        done = ledger.store.add(entries, ledger.user)
    except (InputError, UsageError, ValueError, OverflowError) as error:
        if len(entries) > 1:
            return [pair for entry in entries for pair in _stored(ledger, [entry], broken)]
        broken.append(BrokenRow(int(entries[0].original.custody.source.rpartition("=")[2]), str(error)))
        return []
    return list(zip(entries, done, strict=True))


def _entries(table: "CodedTable", broken: "list[BrokenRow]") -> Iterator[Entry]:
    from fogline.exchange.imports import BrokenRow, report_of

    for placed in table.rows():
        if isinstance(placed, BrokenRow):
            broken.append(placed)
            continue
        try:
            report = report_of(placed)
        except BROKEN_INPUT as error:
            broken.append(BrokenRow(placed.number, str(error)))
            continue
        yield Entry(placed.original, report.document, report, placed.slice)


def _noted(ledger: "Ledger", name: str, broken: "Iterable[BrokenRow]", *, whole: bool) -> tuple[FailedSource, ...]:
    """Note which rows of the table failed and, where it was gone through as a ``whole``, that nothing else of it does now."""
    from fogline.documents.collecting import split_key
    from fogline.ledger.clock import now

    failures = tuple(
        FailedSource(f"{name}#row={row.number}", row.problem, row.exit_status, now(), options=IMPORTED)
        for row in broken
    )
    before = {one.source for one in ledger.failures() if whole and split_key(one.source)[0] == name}
    ledger.store.recover(before.difference(one.source for one in failures), ledger.user)
    ledger.store.fail(failures, ledger.user)
    return failures
