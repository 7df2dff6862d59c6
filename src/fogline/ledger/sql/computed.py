"""What the rooms above worked out from a ledger, kept so that it need not be worked out again. May be dropped at any time.

The table is made when something is first kept, so that a ledger that is only read, or an older one, needs none.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    bindparam,
    func,
    inspect,
    select,
)

from fogline.ledger.contract import Change
from fogline.ledger.sql.batches import batched, streamed
from fogline.ledger.sql.bodies import pack, unpack
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.rows import Words, append

_metadata = MetaData()
computed = Table(
    "computed",
    _metadata,
    Column("kind", Words, primary_key=True),
    Column("key", Words, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
computed_at = Table(
    "computed_at",
    _metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # there is one row, 1
    Column("act", BigInteger, nullable=False),
    Column("form", Words, nullable=False),
)

_BY_KEY = select(computed.c.key, computed.c.body).where(
    computed.c.kind == bindparam("kind"), computed.c.key.in_(bindparam("keys", expanding=True))
)

KEPT = frozenset({computed.name, computed_at.name})
"""The names of the tables."""

_PLAIN = b"\x00"
_PACKED_FROM = 512
"""Bytes from which on packing is worth the time."""
_TOGETHER = 20_000


class SqlComputed:
    """See :class:`~fogline.ledger.contract.Computed`."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._there = False

    @property
    def writable(self) -> bool:
        """Whether anything can be kept."""
        return not self._dialect.read_only

    def at(self) -> tuple[int, str]:
        """Return the act that it was worked out at, and in which form."""
        with self._dialect.reading() as connection:
            return self._at(connection)

    def _at(self, connection: Connection) -> tuple[int, str]:
        if not self._is_there(connection):
            return 0, ""
        row = connection.execute(select(computed_at.c.act, computed_at.c.form)).first()
        return (row.act, row.form) if row else (0, "")

    def _is_there(self, connection: Connection) -> bool:
        if not self._there and inspect(connection).has_table(computed_at.name):
            self._there = True
        return self._there

    def fetch(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """Return what is kept of a kind under these keys."""
        found: dict[str, bytes] = {}
        with self._dialect.reading() as connection:
            if self._is_there(connection):
                for part in batched(keys):
                    rows = connection.execute(_BY_KEY, {"kind": kind, "keys": part})
                    found.update((key, _out(body)) for key, body in rows)
        return found

    def each(self, kind: str, begins: str = "") -> Iterator[tuple[str, bytes]]:
        """Yield all that is kept of a kind under keys that begin so."""
        query = select(computed.c.key, computed.c.body).where(computed.c.kind == kind)
        if begins:
            query = query.where(func.substr(computed.c.key, 1, len(begins)) == begins)
        with self._dialect.reading() as connection:
            if self._is_there(connection):
                for key, body in streamed(connection, query):
                    yield key, _out(body)

    def keep(self, since: tuple[int, str], now: tuple[int, str], changes: Iterable[Change], *, anew: bool) -> bool:
        """Keep changes, all or none; ``False`` where somebody else kept something in the meantime."""
        if anew:
            return self._keep_anew(since, now, changes)
        with self._dialect.writing() as connection:
            if not _is(connection, since):
                return False
            for part in batched(changes, _TOGETHER):
                _delete(connection, part)
                _append(connection, part)
            _say(connection, now)
        return True

    def _keep_anew(self, since: tuple[int, str], now: tuple[int, str], changes: Iterable[Change]) -> bool:
        """Keep all anew, piece by piece, so that others may write in between; until all is there, it is said that nothing is."""
        making = (0, f"making {uuid4().hex}")
        with self._dialect.writing() as connection:
            if not _is(connection, since):
                return False
            connection.execute(computed.delete())
            _say(connection, making)
        for part in batched(changes, _TOGETHER):
            with self._dialect.writing() as connection:
                if not _is(connection, making):
                    return False
                _append(connection, part)
        with self._dialect.writing() as connection:
            if not _is(connection, making):
                return False
            _say(connection, now)
        return True


def _is(connection: Connection, at: tuple[int, str]) -> bool:
    """Tell whether what is kept was worked out at ``at``."""
    _metadata.create_all(connection)
    row = connection.execute(select(computed_at.c.act, computed_at.c.form)).first()
    return (tuple(row) if row else (0, "")) == at


def _say(connection: Connection, at: tuple[int, str]) -> None:
    connection.execute(computed_at.delete())
    append(connection, computed_at, [{"number": 1, "act": at[0], "form": at[1]}])


def _append(connection: Connection, changes: Iterable[Change]) -> None:
    rows: list[dict[str, Any]] = [
        {"kind": kind, "key": key, "body": _in(body)} for kind, key, body in changes if body is not None
    ]
    append(connection, computed, rows)


def clear(connection: Connection) -> None:
    """Drop all of it: it is worked out anew when it is asked for."""
    if inspect(connection).has_table(computed_at.name):
        connection.execute(computed_at.delete())
        connection.execute(computed.delete())


def _delete(connection: Connection, changes: Iterable[Change]) -> None:
    by_kind: dict[str, list[str]] = {}
    for kind, key, _ in changes:
        by_kind.setdefault(kind, []).append(key)
    for kind, keys in by_kind.items():
        for part in batched(keys):
            connection.execute(computed.delete().where(computed.c.kind == kind, computed.c.key.in_(part)))


def _in(body: bytes) -> bytes:
    return pack(body) if len(body) >= _PACKED_FROM else _PLAIN + body


def _out(body: bytes) -> bytes:
    return unpack(bytes(body))
