"""Rows on their way into the tables, and text on its way into and out of a database that knows no NUL."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, LargeBinary, Table, Text, TypeDecorator

from fogline.ledger.sql.shortened import lengthened, shortened

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


class Short(TypeDecorator[str]):
    """Text that is or holds names of things, kept short (:mod:`~fogline.ledger.sql.shortened`)."""

    # SQLite keeps bytes in a column of any type, so that those of older ledgers could stay as they were declared
    impl = LargeBinary().with_variant(Text(), "sqlite")
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], bytes | None]:
        """Shorten text; as other text, it has no NUL in PostgreSQL."""
        if dialect.name == "sqlite":
            return lambda text: None if text is None else shortened(text)
        return lambda text: None if text is None else shortened(without_nul(text))

    def result_processor(
        self,
        dialect: Dialect,
        coltype: object,  # noqa: ARG002 - named by SQLAlchemy
    ) -> Callable[[Any], Any]:
        """Undo it; what somebody else wrote into SQLite may be no bytes, and is left for whoever reads it to judge."""
        if dialect.name == "sqlite":
            return lambda data: lengthened(data) if isinstance(data, bytes) else data
        return lambda data: None if data is None else with_nul(lengthened(data))


def append(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to a table, all columns given: at the speed of the driver, as millions of them are written."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    values = _in_short(connection.dialect, table, list(map(itemgetter(*names), rows)))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insert(table), values)
    else:
        copy(connection, table.name, names, values)


def _in_short(dialect: Dialect, table: Table, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return rows with their names shortened, as the driver is handed them without a look at the types of columns."""
    short = [
        (at, column.type.bind_processor(dialect))
        for at, column in enumerate(table.columns)
        if isinstance(column.type, Short)
    ]
    if not short:
        return rows
    columns = list(zip(*rows, strict=True))
    for at, shorten in short:
        columns[at] = tuple(map(shorten, columns[at]))
    return list(zip(*columns, strict=True))


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
