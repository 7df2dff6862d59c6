"""Rows on their way into the tables, and text on its way into and out of a database that knows no NUL."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, Text, TypeDecorator

_ESCAPE = "\ue001"  # of the private use area; itself escaped
_CODES = ((_ESCAPE, _ESCAPE + "1"), ("\x00", _ESCAPE + "0"))


def without_nul(text: str) -> str:
    """Return text as PostgreSQL can keep it."""
    if "\x00" not in text and _ESCAPE not in text:
        return text
    for plain, code in _CODES:
        text = text.replace(plain, code)
    return text


def with_nul(text: str) -> str:
    """Return text as it was before :func:`without_nul`."""
    if _ESCAPE not in text:
        return text
    for plain, code in reversed(_CODES):
        text = text.replace(code, plain)
    return text


class Words(TypeDecorator[str]):
    """Text of any characters, NUL among them, which PostgreSQL does not take."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None] | None:
        """Escape NUL for PostgreSQL; SQLite takes text as it is."""
        return None if dialect.name == "sqlite" else lambda text: text if text is None else without_nul(text)

    def result_processor(
        self,
        dialect: Dialect,
        coltype: object,  # noqa: ARG002 - named by SQLAlchemy
    ) -> Callable[[str | None], str | None] | None:
        """Undo it."""
        return None if dialect.name == "sqlite" else lambda text: text if text is None else with_nul(text)


def append(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to a table, all columns given: at the speed of the driver, as millions of them are written."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    values = list(map(itemgetter(*names), rows))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insert(table), values)
    else:
        copy(connection, table.name, names, values)


@cache
def _insert(table: Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    marks = ", ".join("?" for _ in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - names of our own


def copy(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows to a table of PostgreSQL by COPY."""
    columns = ", ".join(f'"{name}"' for name in names)
    raw: Any = connection.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row([without_nul(value) if isinstance(value, str) else value for value in row])
