"""The log: who did what when, each line chained to the one before by its hash.

That hash lies in the line before, and there alone: what a line follows from is what stands before it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from fogline.ledger import clock
from fogline.ledger.digests import FIRST_PREVIOUS, sealed
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import streamed
from fogline.ledger.sql.rows import append
from fogline.records.ledger import Act, LogLine

_log = tables.log.c
_COLUMNS = tuple(column.name for column in tables.log.columns)


class LogWriter:
    """Appends lines within one transaction; :meth:`flush` writes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        last = connection.execute(
            select(_log.number, _log.time, _log.hash).order_by(_log.number.desc()).limit(1)
        ).first()
        self._number, self._time, self._hash = tuple(last) if last else (0, "", FIRST_PREVIOUS)
        self._lines: list[LogLine] = []

    def append(
        self, act: Act, subject: str, user: str, *, digest: str | None = None, detail: str | None = None
    ) -> LogLine:
        """Append a line; its time is never before that of the last one."""
        told = clock.now()
        time = max(told, self._time)
        clock_said = told if told != time else None
        line = sealed(LogLine(self._number + 1, time, act, subject, user, digest, detail, self._hash, "", clock_said))
        self._number, self._time, self._hash = line.number, line.time, line.hash
        self._lines.append(line)
        return line

    def flush(self) -> None:
        """Write the lines that were appended."""
        if self._lines:
            append(self._connection, tables.log, [_row(line) for line in self._lines])
            self._lines = []


def _row(line: LogLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in _COLUMNS}


def lines(connection: Connection, after: int) -> Iterator[LogLine]:
    """Yield the lines with a number above ``after``."""
    previous = _said(connection, _log.hash, after) if after else FIRST_PREVIOUS
    query = select(tables.log).where(_log.number > after).order_by(_log.number)
    for row in streamed(connection, query):
        yield LogLine(**row._mapping, previous=previous)
        previous = row.hash


def last_act(connection: Connection, known_on: str | None) -> int | None:
    """Return the number of the last line written by ``known_on`` (0: none was); ``None`` for no ``known_on``."""
    if known_on is None:
        return None
    last = connection.execute(select(func.max(_log.number))).scalar() or 0
    # the time never runs backwards, and lines are numbered without gaps
    return bisect_right(
        range(1, last + 1), clock.end_of(known_on), key=lambda number: _said(connection, _log.time, number)
    )


def _said(connection: Connection, column: ColumnElement[str], number: int) -> str:
    """Return what a line says in a column; nothing where the line is gone."""
    return connection.execute(select(column).where(_log.number == number)).scalar() or ""
