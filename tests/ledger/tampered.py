"""An attacker at work: whoever has the database can take its guards away, change any value, and put the guards back."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Float, LargeBinary, Text
from tests.ledger.stores import (
    BULLETIN,
    DENIAL,
    DEPOT,
    NEWER,
    PUSHED,
    WIRE,
    WIRE_DOCUMENT,
    bulletin,
    channel,
    decision,
    document,
    entry,
    on,
    original,
    report,
    sliced,
    wire,
)

from fogline.ledger import Store
from fogline.records.ledger import Entry, FailedSource, Setting

NOON = "2031-03-06T12:00:00Z"


def fill(store: Store) -> None:
    """Add a bit of everything that a ledger can hold."""
    table = original("title;text\nDepot hit;Shells struck a depot\n", "table.csv")
    later = document(WIRE + " More follows.", url=WIRE_DOCUMENT.url, published=on("2031-03-06"))
    echo = document(f"Echo: {BULLETIN}", publisher="Echo", published=on("2031-03-06"))
    store.add([wire(), bulletin(), channel(), Entry(table)], "ada")
    store.add([sliced(table, b"Depot hit;Shells struck a depot\n"), entry(later, DEPOT, DENIAL)], "ada")
    store.add([entry(echo, PUSHED)], "ada")
    first, second, third, *_ = (finding.claim.id for finding in store.claims())
    store.decide([decision("accept", first), decision("merge", first, second, reason="one day")])
    store.decide([decision("correct", third, change='{"type":"clash"}')])
    store.set([Setting("redact", value, "ada", NOON) for value in ("true", "false")])
    store.fail([FailedSource("x.txt", "gone", 1, NOON), FailedSource("y.txt", "no", 1, NOON, options="{}")], "ada")
    store.recover(["x.txt"], "ada")
    store.add([Entry(wire().original, WIRE_DOCUMENT, report(WIRE_DOCUMENT, DEPOT, reader=NEWER))], "ada")


@contextmanager
def unguarded(connection: sqlite3.Connection) -> Iterator[None]:
    """Take the guards of a ledger in a folder away, and put them back in the end."""
    connection.execute("PRAGMA synchronous = OFF")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, statement in guards:
        connection.execute(statement)


class Attacker:
    """Changes single values of a ledger behind its back."""

    def __init__(self, where: str) -> None:
        self._mark = "%s" if "://" in where else "?"
        if "://" in where:
            import psycopg

            self._connection: Any = psycopg.connect(where, autocommit=True)
            self.run("SET session_replication_role = replica")  # a superuser's way around guards and references
            self.run("SET search_path = fogline, public")
        else:
            self._connection = sqlite3.connect(Path(where) / "fogline.db", isolation_level=None)

    def run(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """Run a statement and return its rows."""
        changes = self._mark == "?" and not statement.startswith("SELECT")
        with unguarded(self._connection) if changes else nullcontext():
            cursor = self._connection.execute(statement.replace("?", self._mark), values)
            return cursor.fetchall() if cursor.description else []

    def raw(self, *statements: str) -> None:
        """Run statements as they are, guards or not."""
        for statement in statements:
            self._connection.execute(statement)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def flipped(self, column: Column[Any], row: int = 0) -> Iterator[None]:
        """Put another value into a column of one row (counted from the last), and take it back in the end."""
        table, name = column.table, f'"{column.name}"'
        keys = [key.name for key in column.table.primary_key.columns]
        quoted = [f'"{key}"' for key in keys]
        order = ", ".join(f"{key} DESC" for key in quoted)
        found = f"SELECT {', '.join(quoted)}, {name} FROM {table.name} ORDER BY {name} IS NULL, {order} LIMIT 1 OFFSET {row}"
        ((*key, old),) = self.run(found)
        new = _other(column, old)
        here = f"UPDATE {table.name} SET {name} = ? WHERE {' AND '.join(f'{one} = ?' for one in quoted)}"
        self.run(here, (new, *key))
        try:
            yield
        finally:
            self.run(here, (old, *(new if one == column.name else value for one, value in zip(keys, key, strict=True))))


def _other(column: Column[Any], old: Any) -> Any:
    """Return another value that the column can hold."""
    if isinstance(column.type, LargeBinary) or isinstance(old, bytes):
        flipped = bytearray(old or b"?")
        flipped[len(flipped) // 2] ^= 16
        return bytes(flipped)
    if isinstance(column.type, Float):
        return (old or 0.0) + 0.5
    if isinstance(column.type, Text) or isinstance(old, str):
        return ("y" if (old or "").startswith("x") else "x") + (old or "")[1:]
    return (not old) if isinstance(old, bool) else (old or 0) + 7
