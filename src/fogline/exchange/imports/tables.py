"""A table of coded events, of bytes: each row with its exact place in the file, so that it can be kept as a part of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.exchange.formats.cells import unguarded
from fogline.exchange.imports.coded import CodedRow, Coding, coded, coding_of
from fogline.records.errors import InputError
from fogline.records.ledger import Slice
from fogline.records.original import Custody, Original


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row, its number in the table (1 for the first below the names), and the original cut out of the file."""

    number: int
    row: CodedRow
    original: Original
    slice: Slice


class BrokenRow(InputError):
    """A row that cannot be taken in: its number, as in :class:`PlacedRow`, and the problem with it."""

    def __init__(self, number: int, problem: str) -> None:
        super().__init__(f"row {number}: {problem}")
        self.number = number
        self.problem = problem


@dataclass(frozen=True, slots=True)
class CodedTable:
    """A table as collected, and whose it is."""

    container: Original
    coding: Coding

    def rows(self) -> Iterator[PlacedRow | BrokenRow]:
        """Yield each row, or what is wrong with it."""
        from fogline.documents.collecting.encodings import line_encoding, lines_of
        from fogline.documents.collecting.rows import records, sniff_dialect

        content = self.container.content
        encoding = line_encoding(self.container)
        dialect = sniff_dialect(lines_of(content, encoding))
        names, number = _names(self.container), 0
        for record in records(lines_of(content, encoding), dialect, len(names)):
            cells = [cell.strip().lstrip("\ufeff") for cell in record.cells]
            if tuple(name.casefold() for name in cells) == names:
                continue
            number += 1
            if record.problem is not None:
                yield BrokenRow(number, record.problem)
                continue
            try:
                row = coded(self.coding, dict(zip(names, map(unguarded, cells), strict=True)))
            except InputError as error:
                yield BrokenRow(number, str(error))
                continue
            yield PlacedRow(number, row, *self._cut(record.start, record.end, number))

    def _cut(self, start: int, end: int, number: int) -> tuple[Original, Slice]:
        whole = self.container
        source = f"{whole.custody.source}#row={number}"
        custody: Custody = replace(whole.custody, source=source, method="csv", headers=(), note=None)
        return Original.of(whole.content[start:end], "text/csv", custody), Slice(whole.sha256, start, end)


def open_table(source: str, max_bytes: int = 1_000_000_000) -> CodedTable:
    """Return the table in the file ``source`` (``-``: standard input); ``InputError`` for any other."""
    from fogline.documents import CollectLimits, collect

    try:
        container = collect(source, CollectLimits(max_bytes=max_bytes))
        names = _names(container)
    except InputError as error:
        problem = str(error).partition("; want ")[0]  # what reports may be helps nobody here
        raise InputError(f"{problem}; want an export of ACLED or of UCDP GED as CSV") from error
    return CodedTable(container, coding_of(names))


def _names(container: Original) -> tuple[str, ...]:
    from fogline.documents.collecting.encodings import line_encoding, lines_of
    from fogline.documents.collecting.rows import sniff_dialect

    encoding = line_encoding(container)
    dialect = sniff_dialect(lines_of(container.content, encoding))
    head = next(dialect.reader(line.text for line in lines_of(container.content, encoding)), [])
    return tuple(name.strip().strip("\ufeff").casefold() for name in head)
