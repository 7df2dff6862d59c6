"""Temporary tables under the names of the caches: what is written to the caches on a connection goes there instead.

Both databases look for a table among the temporary ones first, so that the code that fills the caches fills these, and nothing of
the ledger is touched. They are gone when the connection's transaction ends.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from fogline.ledger.sql import tables
from fogline.ledger.sql.computed import KEPT

_NO_CACHES = frozenset({*(table.name for table in tables.RECORD), "alembic_version", "contents", *KEPT})
_CACHES = frozenset(table.name for table in tables.CACHES)
_WORDED = frozenset({"standings", "document_words"})
"""Tables of PostgreSQL with indexes that take long to fill, and that filling the caches does not look into."""


@dataclass(frozen=True, slots=True)
class Shadowed:
    """The caches of a ledger, each with its columns in order; ``live`` and ``made`` are the schemas of both kinds of tables.

    ``words`` are those caches whose columns cannot be read, as they are an index of words and nothing else (FTS5).
    """

    live: str
    made: str
    columns: dict[str, tuple[str, ...]]
    words: tuple[str, ...] = ()


def shadow(connection: Connection) -> Shadowed:
    """Make an empty temporary table for each cache, and return what there is; the first thing done on the connection."""
    return _sqlite(connection) if connection.dialect.name == "sqlite" else _postgresql(connection)


def _sqlite(connection: Connection) -> Shadowed:
    made = "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE sql IS NOT NULL"
    rows = connection.exec_driver_sql(made).all()
    virtual = {row.name: row.sql for row in rows if row.sql.upper().startswith("CREATE VIRTUAL")}
    inner = tuple(f"{name}_" for name in virtual)
    columns: dict[str, tuple[str, ...]] = {}
    for kind, name, table, statement in rows:
        if table in _NO_CACHES or (table.startswith(inner) and table not in virtual) or table.startswith("sqlite_"):
            continue
        if kind in ("table", "index"):
            connection.exec_driver_sql(re.sub(rf'"?\b{name}\b"?', f'temp."{name}"', statement, count=1))
        if kind == "table":
            found = connection.exec_driver_sql(f'PRAGMA main.table_info("{name}")')
            columns[name] = tuple(row[1] for row in found)
    words = tuple(name for name, statement in virtual.items() if re.search(r"\busing\s+fts5\b", statement, re.I))
    return Shadowed("main", "temp", columns, words)


def _postgresql(connection: Connection) -> Shadowed:
    connection.exec_driver_sql("SET TRANSACTION READ WRITE")  # where the ledger is opened for reading only
    found = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'fogline'"
    columns: dict[str, tuple[str, ...]] = {}
    for table, column in connection.exec_driver_sql(f"{found} ORDER BY table_name, ordinal_position"):
        if table not in _NO_CACHES:
            columns[table] = (*columns.get(table, ()), column)
    for table in columns:
        which = "INCLUDING ALL EXCLUDING INDEXES" if table in _WORDED else "INCLUDING ALL"
        connection.exec_driver_sql(f'CREATE TEMPORARY TABLE "{table}" (LIKE fogline."{table}" {which}) ON COMMIT DROP')
    if "standings" in columns:
        connection.exec_driver_sql("ALTER TABLE pg_temp.standings ADD PRIMARY KEY (number)")
    return Shadowed("fogline", "pg_temp", columns)


def settle(connection: Connection, shadowed: Shadowed) -> None:
    """Let what was written be seen by queries, and be planned for."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("SAVEPOINT written")  # FTS5 keeps some of it back until then
        connection.exec_driver_sql("RELEASE written")
    else:
        for table in shadowed.columns:
            connection.exec_driver_sql(f'ANALYZE pg_temp."{table}"')


def missing(shadowed: Shadowed) -> Sequence[str]:
    """Return the caches that every ledger has, and this one has not."""
    return sorted(_CACHES - shadowed.columns.keys())
