"""Tables of text (CSV, TSV): every row an item, its raw lines its original, the whole file kept once."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from fogline.documents.collecting.columns import choose_columns, undated, without_words
from fogline.documents.collecting.encodings import Encoding, line_encoding, lines_of
from fogline.documents.collecting.filling import Filling
from fogline.documents.collecting.model import Item, ItemFailure, ItemLimits, ItemOptions
from fogline.documents.collecting.rows import Dialect, Record, records, sniff_dialect
from fogline.documents.collecting.slices import Cutter, notes
from fogline.records.errors import InputError
from fogline.records.original import Original

_SAMPLE_ROWS = 1000


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with all that was found out about it before its rows are read."""

    content: bytes
    encoding: Encoding
    dialect: Dialect
    names: tuple[str, ...]
    headed: bool

    def rows(self) -> Iterator[Record]:
        """Yield the rows under the head."""
        lines = lines_of(self.content, self.encoding)
        rows = records(lines, self.dialect, len(self.names))
        skipped = 0
        for row in rows:
            if skipped < self.headed:
                skipped += not _is_separator(row)
                continue
            if not _is_separator(row):
                yield row

    def cells(self, row: Record) -> dict[str, str]:
        """Return the cells of a row by their column's name."""
        return dict(zip(self.names, row.cells, strict=False))


def table_items(
    source: str, container: Original, options: ItemOptions, limits: ItemLimits
) -> Iterator[Item | ItemFailure]:
    """Yield the table itself, to be kept, then its rows; a row that does not fit is a failure, and the rest goes on.

    Raises ``InputError`` (no text, no rows) and ``UsageError`` (no column of title or text).
    """
    table = _open(container, options)
    samples = [table.cells(row) for row in islice(table.rows(), _SAMPLE_ROWS) if row.problem is None]
    if not samples:
        raise InputError("got a table without rows; want a line with the names of the columns, and rows below it")
    columns = choose_columns(table.names, samples, options.columns)
    filling = Filling.of(columns, samples)
    written = f"columns {columns}; written in {table.encoding.main}, cells parted by {table.dialect.delimiter!r}"
    options.say(f"{source}: {written}{undated(columns, table.names, samples)}")
    custody = replace(container.custody, note=notes(container.custody.note, written))
    container = replace(container, custody=custody)
    yield Item(source, container)
    cutter = Cutter(source, container, "csv", "text/csv", options)
    for number, row in enumerate(table.rows(), 1):
        if number > limits.entries:
            yield ItemFailure(source, f"holds more than {limits.entries} rows; split it, or allow more")
            return
        key = cutter.key(f"row={number}")
        if cutter.wanted(key):
            yield _row(key, row, table, filling, cutter)


def _row(key: str, row: Record, table: _Table, filling: Filling, cutter: Cutter) -> Item | ItemFailure:
    if row.problem is not None:
        start = table.encoding.decode(table.content[row.start : min(row.end, row.start + 60)])[0]
        return ItemFailure(key, f"{row.problem}: {start!r}...")
    written, note = filling.row(table.cells(row), cutter.container.custody)
    if not written.title and not written.text.strip():
        return ItemFailure(key, without_words("columns", filling.columns, table.cells(row)))
    odd = f"in {row.odd} where the file is in {table.encoding.main}" if row.odd else None
    return cutter.cut(key, row.start, row.end, written, notes(note, odd))


def _open(container: Original, options: ItemOptions) -> _Table:
    encoding = line_encoding(container)
    dialect = sniff_dialect(lines_of(container.content, encoding))
    head = _head(container.content, encoding, dialect)
    headed = not _are_numbers(options.columns)
    names = _distinct(head) if headed else tuple(str(number) for number in range(1, len(head) + 1))
    return _Table(container.content, encoding, dialect, names, headed)


def _head(content: bytes, encoding: Encoding, dialect: Dialect) -> list[str]:
    """Return the cells of the first record that holds something."""
    try:
        for cells in dialect.reader(line.text for line in lines_of(content, encoding)):
            if any(cell.strip() for cell in cells) and not _separates(cells):
                return [cell.replace("\0", "").strip().strip("\ufeff") for cell in cells]
    except csv.Error as error:
        raise InputError(f"begins with a line that no table has ({error}); want the names of the columns") from error
    raise InputError("got an empty table; want a line with the names of the columns, and rows below it")


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return column names, each its own: empty ones numbered, repeated ones marked."""
    found: list[str] = []
    for number, name in enumerate(names, 1):
        plain = name or f"column {number}"
        found.append(plain if plain not in found else f"{plain} ({number})")
    return tuple(found)


def _are_numbers(columns: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether the user names columns by number alone: then the table has no line of names."""
    named = [name for names in columns.values() for name in names]
    return bool(named) and all(name.isdigit() for name in named)


def _is_separator(row: Record) -> bool:
    return _separates(row.cells)


def _separates(cells: Sequence[str]) -> bool:
    """Tell whether this is the line by which Excel is told what parts the cells ("sep=;")."""
    return bool(cells) and cells[0].lower().startswith("sep=") and not any(cells[1:]) and len(cells[0]) <= 5
