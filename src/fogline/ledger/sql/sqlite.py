"""SQLite: one file, many readers and one writer at a time (WAL), words in FTS5, boxes and times in an R-Tree."""

import json
import os
import secrets
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    Select,
    and_,
    bindparam,
    create_engine,
    event,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.expression import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from fogline.ledger.folding import Spelling
from fogline.ledger.sql.batches import BATCH, reading
from fogline.ledger.sql.dialect import Condition, Extent, Indexed, Phrases
from fogline.ledger.sql.errors import translated
from fogline.ledger.sql.rows import append
from fogline.ledger.sql.tables import heads, names, standings
from fogline.ledger.sql.vault import FolderVault
from fogline.records.errors import ServiceError, UsageError

FILE = "fogline.db"
BUSY_MS = 30_000
PAGE = 8192
"""Bytes of a page of a new file: rows of a thousand bytes leave less of it empty than of one of half the size."""
_SETTINGS = ("cache_size=-65536", "temp_store=FILE")
FIELD_END = "\ue000"
"""A word that nobody writes, between two fields, so that no phrase runs from one into the next."""

_claim_words = sql_table("claim_words", sql_column("rowid", BigInteger), sql_column("rank"))
_document_words = sql_table("document_words", sql_column("rowid", BigInteger))
_extents = sql_table("extents", *(sql_column(name) for name in ("standing", *Extent._fields)))
_party = sql_table("parties", *(sql_column(name, BigInteger) for name in ("standing", "name", "role"))).c


class SqliteDialect:
    """The ledger in a folder: ``fogline.db`` beside ``originals/``."""

    words_come_newest_first = True
    knows_columns = False

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.name = str(folder)
        self.folder = folder
        self.read_only = read_only or not (_writable(folder) and _writable(folder / FILE))
        self.at_hand = ("", b"")
        self.vault = FolderVault(folder / "originals")
        self.engine = self._engine()

    def _engine(self) -> Engine:
        engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool, pool_size=2, max_overflow=30)
        event.listen(engine, "begin", self._begin)
        return engine

    def _connect(self) -> sqlite3.Connection:
        path = (self.folder / FILE).absolute().as_uri()
        if not self.read_only:
            return _opened(f"{path}?mode=rw", "synchronous=FULL", "foreign_keys=ON")
        try:
            return _opened(f"{path}?mode=ro")
        except (
            sqlite3.OperationalError
        ) as error:  # no place for the files of the write-ahead log: read the file as it lies
            if _holds_something(self.folder / f"{FILE}-wal"):
                raise ServiceError(
                    f"ledger {self.name}: {FILE}-wal holds what is not in {FILE} yet, and cannot be read ({error}); open the "
                    "ledger once where its folder may be written to, or copy the whole folder to such a place"
                ) from error
            return _opened(f"{path}?mode=ro&immutable=1")

    def _begin(self, connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the ledger."""
        with translated(self.name), reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one writer's connection, with the lock."""
        if self.read_only:
            raise UsageError(
                f"ledger {self.name}: it is opened for reading only; give write permission for the folder and fogline.db"
            )
        with translated(self.name), self.engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                yield writer

    def prepare(self, connection: Connection) -> None:
        """Do nothing: a file needs nothing more."""

    def close(self) -> None:
        """Let go of all connections; the last one folds the WAL into the file."""
        with translated(self.name):
            self.engine.dispose()

    def keep(self, connection: Connection, contents: Iterable[tuple[str, bytes]]) -> None:  # noqa: ARG002
        """Write files; they are on disk before the transaction is."""
        self.vault.keep(contents)

    def fetch(self, connection: Connection, name: str) -> bytes:  # noqa: ARG002
        """Read a file and check it."""
        return self.vault.fetch(name)

    def add_standings(self, connection: Connection, rows: Sequence[dict[str, Any]], indexed: Sequence[Indexed]) -> None:
        """Words go into FTS5, places and times into the R-Tree, parties into a table that is its own index."""
        append(connection, standings, rows)
        numbered = [(row["number"], one) for row, one in zip(rows, indexed, strict=True)]
        _index(connection, "claim_words", [(number, one.words) for number, one in numbered])
        parties = [(number, *party) for number, one in numbered for party in one.parties]
        extents = [(number, *one.extent) for number, one in numbered if one.extent is not None]
        for table, values in (("parties", parties), ("extents", extents)):
            if values:
                marks = ", ".join("?" for _ in values[0])
                connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - two names of our own

    def index_documents(self, connection: Connection, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Index the words of documents."""
        _index(connection, "document_words", rows)

    def clear(self, connection: Connection) -> None:
        """Empty these indexes."""
        for index in ("claim_words", "document_words"):
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('delete-all')")  # noqa: S608 - two names of our own
        for table in ("parties", "extents"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - two names of our own

    def settle(self, connection: Connection) -> None:
        """Do nothing: the plans are chosen here, not by statistics."""

    def claim_words(self, phrases: Phrases) -> Condition:
        """Ask FTS5 for standings."""
        fits = literal_column("claim_words").op("MATCH")(match(phrases))
        numbers = select(_claim_words.c.rowid).where(fits)
        one = exists(numbers.where(_claim_words.c.rowid == standings.c.number).correlate(standings))
        return Condition(one, numbers.order_by(_claim_words.c.rowid.desc()), words=True)

    def document_words(self, phrases: Phrases) -> ColumnElement[bool]:
        """Ask FTS5 for documents."""
        fits = literal_column("document_words").op("MATCH")(match(phrases))
        return heads.c.document.in_(select(_document_words.c.rowid).where(fits))

    def sample(self, connection: Connection, query: Select[int]) -> set[int]:
        """Read the numbers."""
        return set(connection.scalars(query).all())

    def among(self, column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
        """Name a few numbers one by one; hand many over as JSON."""
        if len(numbers) <= BATCH:
            return column.in_(numbers)
        values = func.json_each(bindparam(None, json.dumps(sorted(numbers)))).table_valued("value")
        return column.in_(select(values.c.value))

    def unindexed(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Put a plus before a column: SQLite then looks at the rows that it is led to by something else."""
        return UnaryExpression(column, operator=custom_op("+"), type_=column.type)

    def within(self, extents: Sequence[Extent]) -> Condition:
        """Ask the R-Tree for standings."""
        fits = or_(*(_overlaps(extent) for extent in extents))
        numbers = select(_extents.c.standing).where(fits)
        one = exists(numbers.where(_extents.c.standing == standings.c.number).correlate(standings))
        return Condition(one, numbers)

    def parties(self, names: Sequence[int], roles: Sequence[int]) -> Condition:
        """Ask the table of parties."""
        numbers = select(_party.standing).where(self.among(_party.name, names), _party.role.in_(roles))
        # A claim has few parties, a query may have many names: each claim's own are looked through.
        name, role = self.unindexed(_party.name), self.unindexed(_party.role)
        return Condition(_has(select(_party.name).where(self.among(name, names), role.in_(roles))), numbers)

    def sides(self, sides: Sequence[str], roles: Sequence[int]) -> Condition:
        """Ask the table of parties."""
        of_side = and_(names.c.number == _party.name, names.c.kind == "party", names.c.mark.in_(sides))
        return Condition(_has(select(_party.name).where(of_side, _party.role.in_(roles))))

    def led_by_words(self, query: Select[Any], phrases: Phrases, *, ranked: bool) -> Select[Any]:
        """Let FTS5 lead: it gives the newest first, or the best."""
        source = _claim_words.join(standings, standings.c.number == _claim_words.c.rowid)
        query = query.select_from(source).where(literal_column("claim_words").op("MATCH")(match(phrases)))
        return query.order_by(_claim_words.c.rank if ranked else _claim_words.c.rowid.desc())

    def newest(self, query: Select[Any], skip: int = 0, many: int | None = None) -> None:
        """Do nothing: FTS5 leads, or the standings themselves, from the last one on."""


def _opened(address: str, *settings: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        for setting in (f"busy_timeout={BUSY_MS}", *_SETTINGS, *settings):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _writable(path: Path) -> bool:
    return not path.exists() or os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _has(parties: Select[int]) -> ColumnElement[bool]:
    """Tell whether one of these parties is in a standing; looked up for each, as a join would be tempted to start with them."""
    own = parties.where(_party.standing == standings.c.number).limit(1).correlate(standings)
    return own.scalar_subquery().is_not(None)


def _index(connection: Connection, index: str, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
    if rows:
        between = f" {FIELD_END} "
        values = [(number, between.join(" ".join(field) for field in fields)) for number, fields in rows]
        connection.exec_driver_sql(f"INSERT INTO {index}(rowid, words) VALUES (?, ?)", values)  # noqa: S608 - names of our own


def match(phrases: Phrases) -> str:
    """Return words as FTS5 asks for them; they hold letters and digits only, so nothing can break out of the quotes.

    >>> match(((Spelling(("drone", "strik"), prefix=True), Spelling(("uav",))), (Spelling(("kyiv",)),)))
    '("drone strik"* OR "uav") AND ("kyiv")'
    """
    return " AND ".join("(" + " OR ".join(map(_phrase, group)) + ")" for group in phrases)


def _phrase(spelling: Spelling) -> str:
    return '"' + " ".join(spelling.words) + '"' + ("*" if spelling.prefix else "")


def _overlaps(extent: Extent) -> ColumnElement[bool]:
    return and_(
        *(_extents.c.west <= extent.east, _extents.c.east >= extent.west),
        *(_extents.c.south <= extent.north, _extents.c.north >= extent.south),
        *(_extents.c.start <= extent.end, _extents.c.end >= extent.start),
    )


def _put(new: Path, place: Path) -> None:
    """Give a file its name, unless another process was faster."""
    try:
        os.link(new, place)
    except FileExistsError:
        pass
    except OSError:  # no such links on this kind of disk
        if not place.exists():
            new.rename(place)


def create_file(folder: Path) -> None:
    """Make an empty file for the ledger in ``folder``, kept in WAL, unless there is one.

    It is made under another name: whoever opened it before it is kept in WAL would lock it against that.
    """
    new = folder / f".{FILE}.{secrets.token_hex(8)}"
    try:
        with translated(str(folder)):
            connection = sqlite3.connect(new, isolation_level=None)
            try:
                connection.execute(f"PRAGMA page_size={PAGE}")
                connection.execute("PRAGMA journal_mode=WAL")
            finally:
                connection.close()
        _put(new, folder / FILE)
    except OSError as error:
        raise ServiceError(
            f"ledger {folder}: cannot make {FILE}: {error.strerror or error}; name another folder"
        ) from error
    finally:
        new.unlink(missing_ok=True)
