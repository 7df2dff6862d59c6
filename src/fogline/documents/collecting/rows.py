"""Records of a table, of bytes: each with its exact place, quoted line ends and all; a damaged one stays alone.

Python's csv module does the parsing. It tells no offsets, so it is fed line by line, and a record is the lines it took.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from fogline.documents.collecting.encodings import Line

_DELIMITERS = ",\t;|"
_SAMPLE_LINES = 200
_LONGEST = 4_000_000
"""Bytes of a record, at most; a quote that is never closed is noticed there."""
_LONGEST_DAMAGED = 64_000
_REREAD = 20_000_000
"""Bytes read in vain for quotes never closed, after which the shorter bound holds."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: what stands between cells, whether a backslash takes the meaning from a quote, and whether
    spaces stand before the cells.
    """

    delimiter: str = ","
    escapes: bool = False
    spaced: bool = False

    def reader(self, lines: Iterable[str], *, quotes: bool = True, strict: bool = False) -> Iterator[list[str]]:
        """Return the csv reader of this dialect over ``lines``; ``strict``: after a closing quote a cell has to end."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            escapechar="\\" if self.escapes and quotes else None,
            quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE,
            skipinitialspace=self.spaced,
            strict=strict,
        )


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its place in bytes, its cells, the encoding it is in where that is not the file's, and what is wrong with it."""

    start: int
    end: int
    cells: Sequence[str]
    odd: str | None = None
    problem: str | None = None


def sniff_dialect(lines: Iterable[Line]) -> Dialect:
    """Return the dialect in which most of the first records have one number of cells, the largest such number."""
    texts = [line.text for line in islice(lines, _SAMPLE_LINES)]
    if texts and texts[0].strip().lower().startswith("sep=") and len(texts[0].strip()) == 5:
        return Dialect(texts[0].strip()[4])
    whole = "".join(texts)
    escapes = whole.count('\\"') > whole.count('""')
    best = max((Dialect(mark, escapes) for mark in _DELIMITERS), key=lambda dialect: _fit(dialect, texts))
    spaced = Dialect(best.delimiter, escapes, spaced=True)
    return spaced if f'{best.delimiter} "' in whole and _fit(spaced, texts) > _fit(best, texts) else best


def records(lines: Iterable[Line], dialect: Dialect, width: int) -> Iterator[Record]:
    """Yield the records that hold something, in order; one that has not ``width`` cells carries a problem.

    Where a quote swallows more lines than fit, only the line it stands on is given up, and the next is a record of its own.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))  # the process's, and only ever raised
    feed = _Feed(lines)
    reader = dialect.reader(feed, strict=True)
    while True:
        feed.begin()
        problem = None
        try:
            cells = next(reader, [])
        except csv.Error as error:
            cells, problem = [], str(error)
        if not feed.taken:
            return
        if problem is None and not any(cells):
            continue
        if problem is None and not feed.cut:
            cells = _without_empty_end(cells, width)
        if problem is not None or feed.cut or (len(cells) != width and len(feed.taken) > 1):
            feed.give_back_rest()
            cells = _alone(feed.taken[0].text, dialect, width)
            problem = None if len(cells) == width else problem or "a quote in it is not closed"
        if problem is None and len(cells) != width:
            problem = f"has {len(cells)} cells where the table has {width} columns"
        first, last = feed.taken[0], feed.taken[-1]
        odd = next((line.odd for line in feed.taken if line.odd), None)
        yield Record(first.start, last.body, cells, odd, problem)


class _Feed:
    """Lines for the csv reader, remembering those it took for one record; it stops where a record grows too long."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._again: deque[Line] = deque()
        self._reread = 0
        self._size = 0
        self.taken: list[Line] = []
        self.cut = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        longest = _LONGEST if self._reread < _REREAD else _LONGEST_DAMAGED
        line = None if self._size > longest else self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            self.cut = bool(self.taken)
            raise StopIteration
        self.taken.append(line)
        self._size += line.end - line.start
        return line.text

    def begin(self) -> None:
        """Begin a new record."""
        self.taken = []
        self._size = 0
        self.cut = False

    def give_back_rest(self) -> None:
        """Give back all lines of the record but the first."""
        self._reread += self._size
        self._again.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def _fit(dialect: Dialect, texts: Sequence[str]) -> tuple[float, int]:
    try:
        widths = [len(cells) for cells in dialect.reader(texts) if cells]
    except csv.Error:
        return 0.0, 0
    width = max(set(widths), key=widths.count, default=0)
    return (widths.count(width) / len(widths), width) if width > 1 else (0.0, width)


def _alone(text: str, dialect: Dialect, width: int) -> list[str]:
    """Return the cells of one line: loosely quoted, or where that does not fit, with quotes that mean nothing."""
    for quotes in (True, False):
        try:
            cells = _without_empty_end(next(dialect.reader([text], quotes=quotes), []), width)
        except csv.Error:
            continue
        if len(cells) == width:
            return cells
    return []


def _without_empty_end(cells: list[str], width: int) -> list[str]:
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells
