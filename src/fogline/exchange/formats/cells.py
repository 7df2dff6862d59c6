"""Lines of CSV for every format: RFC 4180, and text that no spreadsheet runs as a formula.

A text that begins with one of ``= + - @``, a tab or a line break, or with apostrophes before one of these, is led by one more
apostrophe; :func:`unguarded` takes it off again, so that every text comes back as it was. Numbers are written as they are.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping

_RUN = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_HALVES = re.compile("[\ud800-\udfff]")

Cell = str | int | float | bool | None


def guarded(text: str) -> str:
    """Return ``text`` led by an apostrophe where a spreadsheet would run it."""
    return f"'{text}" if _RUN.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that :func:`guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def written(text: str) -> str:
    """Return ``text`` without halves of characters, which no file can hold: U+FFFD stands for each."""
    return _HALVES.sub("\ufffd", text)


def json_text(record: object) -> str:
    """Return ``record`` as JSON on one line, also for readers to whom U+0085, U+2028 and U+2029 end a line."""
    text = written(json.dumps(record, ensure_ascii=False))
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def line(cells: Iterable[Cell]) -> str:
    """Return one line of CSV; ``None`` is an empty cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def table(columns: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> Iterator[str]:
    """Yield the head and the lines of a table; a column that a row does not name stays empty."""
    names = tuple(columns)
    yield line(names)
    for row in rows:
        yield line(row.get(name) for name in names)


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(written(cell)) if isinstance(cell, str) else cell
