"""PostgreSQL with PostGIS: words in tsvectors, boxes and times in one index of three dimensions.

Everything lies in a schema ``fogline``. Writers take turns by an advisory lock: each line of the log follows from the one before.
"""

import gzip
import struct
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    Select,
    Text,
    any_,
    cast,
    create_engine,
    func,
    literal,
    or_,
    select,
    text,
)
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from fogline.ledger.folding import Spelling
from fogline.ledger.sql.batches import reading
from fogline.ledger.sql.dialect import Condition, Extent, Phrases
from fogline.ledger.sql.errors import translated
from fogline.ledger.sql.rows import copy
from fogline.ledger.sql.tables import heads, standings
from fogline.ledger.sql.vault import checked
from fogline.records.errors import InputError, UsageError

SCHEMA = "fogline"
LOCK = 0x466F676C696E65
"""The advisory lock of the one writer ("Fogline" in ASCII)."""
_OPTIONS = {
    "search_path": f"{SCHEMA},public,postgis,extensions",  # where PostGIS may be
    "lock_timeout": "30s",
    "statement_timeout": "600s",
    "timezone": "UTC",
    "jit": "off",
}
_LONGEST_WORD = 500
_LONGEST_VECTOR = 900_000  # bytes; PostgreSQL takes 1 MB

_contents = sql_table("contents", sql_column("name", Text), sql_column("body", LargeBinary))
_claim_words = sql_table("claim_words", sql_column("standing", BigInteger), sql_column("words"))
_document_words = sql_table("document_words", sql_column("document", BigInteger), sql_column("words"))
_extents = sql_table("extents", sql_column("standing", BigInteger), sql_column("extent"))


class PostgresqlDialect:
    """The ledger in a database of a server."""

    words_come_newest_first = False
    knows_columns = True

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        url = _parsed(address)
        self.name = shown(url)
        self.read_only = read_only
        self.at_hand = ("", b"")
        self.engine = self._engine(url)

    def _engine(self, url: URL) -> Engine:
        options = _OPTIONS | ({"default_transaction_read_only": "on"} if self.read_only else {})
        return create_engine(
            url,
            connect_args={
                "options": " ".join(f"-c {name}={value}" for name, value in options.items()),
                "connect_timeout": 10,
                "application_name": "fogline",
            },
            isolation_level="REPEATABLE READ",  # a reader sees one state from its first query to its last
            pool_pre_ping=True,
            pool_size=2,
            max_overflow=30,
            hide_parameters=True,
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the ledger."""
        with translated(self.name, psycopg.Error), reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one writer's connection, with the lock."""
        if self.read_only:
            raise UsageError(f"ledger {self.name}: it is opened for reading only; open it for writing")
        with translated(self.name, psycopg.Error), self.engine.connect() as connection:
            # the snapshot must be taken after the lock, so each query takes its own
            writer = connection.execution_options(isolation_level="READ COMMITTED")
            with writer.begin():
                writer.execute(select(func.pg_advisory_xact_lock(LOCK)))
                yield writer

    def prepare(self, connection: Connection) -> None:
        """Make the schema and see to PostGIS, before the first tables."""
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public"))

    def close(self) -> None:
        """Let go of all connections."""
        with translated(self.name, psycopg.Error):
            self.engine.dispose()

    def keep(self, connection: Connection, contents: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes in a table; they are there when the transaction ends."""
        rows = [{"name": name, "body": gzip.compress(content, 6, mtime=0)} for name, content in contents]
        if rows:
            connection.execute(text("INSERT INTO contents VALUES (:name, :body) ON CONFLICT DO NOTHING"), rows)

    def fetch(self, connection: Connection, name: str) -> bytes:
        """Read a row and check it."""
        body = connection.execute(select(_contents.c.body).where(_contents.c.name == name)).scalar()
        if body is None:
            raise InputError(f"original {name}: its bytes are missing in the database; put them back from a backup")
        try:
            content = gzip.decompress(body)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(
                f"original {name}: its bytes in the database cannot be unpacked ({error}); put them back from a backup"
            ) from error
        return checked(name, content, "the database")

    def index_claims(self, connection: Connection, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Index the words of standings."""
        _index(connection, "claim_words", "standing", rows)

    def index_documents(self, connection: Connection, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Index the words of documents."""
        _index(connection, "document_words", "document", rows)

    def index_extents(self, connection: Connection, rows: Sequence[tuple[int, Extent]]) -> None:
        """Index where and when standings are: a line in space from one corner of the box to the other."""
        copy(connection, "extents", ("standing", "extent"), [(number, _ewkb(extent)) for number, extent in rows])

    def clear(self, connection: Connection) -> None:
        """Empty the indexes of words and extents."""
        for table in ("claim_words", "document_words", "extents"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - three names of our own

    def settle(self, connection: Connection) -> None:
        """Let the planner count again."""
        for table in (
            *("standings", "parties", "names", "name_words", "heads"),
            *("claim_words", "document_words", "extents"),
        ):
            connection.exec_driver_sql(f"ANALYZE {table}")

    def claim_words(self, phrases: Phrases) -> Condition:
        """Ask the index of words for standings."""
        wanted = _query(phrases)
        numbers = select(_claim_words.c.standing).where(_claim_words.c.words.op("@@")(wanted))
        return Condition(_of_standing(_claim_words.c.words).op("@@")(wanted), numbers, words=True)

    def document_words(self, phrases: Phrases) -> ColumnElement[bool]:
        """Ask the index of words for documents."""
        fits = _document_words.c.words.op("@@")(_query(phrases))
        return heads.c.document.in_(select(_document_words.c.document).where(fits))

    def among(self, column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
        """Ask with an array, which is looked up by hash or index; a subquery would be gone through for every row."""
        return column == any_(cast(literal(sorted(numbers), ARRAY(BigInteger)), ARRAY(BigInteger)))

    def unindexed(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Return the column: the planner knows when its index helps."""
        return column

    def within(self, extents: Sequence[Extent]) -> Condition:
        """Ask the index of places and times for standings."""
        fits = or_(*(_extents.c.extent.op("&&&")(_line(extent)) for extent in extents))
        numbers = select(_extents.c.standing).where(fits)
        own = _of_standing(_extents.c.extent)
        return Condition(or_(*(own.op("&&&")(_line(extent)) for extent in extents)), numbers)

    def led_by_words(self, query: Select[Any], phrases: Phrases, *, ranked: bool) -> Select[Any]:
        """Let the words lead: the best first."""
        number, words = standings.c.number, _claim_words.c.words
        query = query.select_from(standings.join(_claim_words, _claim_words.c.standing == number))
        query = query.where(words.op("@@")(_query(phrases)))
        return query.order_by(func.ts_rank(words, _query(phrases)).desc(), number.desc()) if ranked else query

    def hasten(self, connection: Connection) -> None:
        """Have the planner think of the first rows of a cursor."""
        connection.exec_driver_sql("SET LOCAL cursor_tuple_fraction = 0.0001")


def _parsed(address: str) -> URL:
    """Return the address for the driver; ``UsageError`` without showing what may be a password."""
    try:
        url = make_url(address)
        if not url.database:
            raise ArgumentError("no database")
    except (ArgumentError, ValueError) as error:
        raise UsageError(
            "ledger: the address cannot be read; want postgresql://user:password@host:port/database"
        ) from error
    return url.set(drivername="postgresql+psycopg")


def address_shown(address: str) -> str:
    """Return an address as it may be shown; ``UsageError`` for one that cannot be read."""
    return shown(_parsed(address))


def shown(url: URL) -> str:
    """Return an address as it may be shown: without a password."""
    secret = [name for name in url.query if "pass" in name.lower()]
    bare = url.set(drivername="postgresql").difference_update_query(secret)
    return URL.create(
        "postgresql", bare.username, None, bare.host, bare.port, bare.database, bare.query
    ).render_as_string(hide_password=True)


def vector(fields: Sequence[Sequence[str]]) -> str:
    """Return words with their positions as PostgreSQL reads them; a gap keeps phrases within a field.

    >>> vector([["drone", "hit", "drone"], ["kyiv"]])
    "'drone':1,3 'hit':2 'kyiv':5"
    """
    places: dict[str, list[str]] = {}
    at, size = 0, 0
    for field in fields:
        for word in field:
            at += 1
            if len(word) > _LONGEST_WORD or size > _LONGEST_VECTOR:
                continue
            size += 2 if word in places else len(word.encode()) + 8
            places.setdefault(word, []).append(str(at))
        at += 1
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def _index(connection: Connection, table: str, key: str, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
    copy(connection, table, (key, "words"), [(number, vector(fields)) for number, fields in rows])


def _of_standing(column: Any) -> ColumnElement[Any]:
    """Return a column of the row that belongs to a standing, looked up for each: the planner might start with a join."""
    own = select(column).where(column.table.c.standing == standings.c.number)
    return own.correlate(standings).scalar_subquery()


def _query(phrases: Phrases) -> ColumnElement[Any]:
    words = " & ".join("(" + " | ".join(map(_phrase, group)) + ")" for group in phrases)
    return cast(literal(words, Text), TSQUERY)


def _phrase(spelling: Spelling) -> str:
    """Return a spelling as a tsquery; its words hold letters and digits only, so nothing can break out of the quotes."""
    *before, last = (word[:_LONGEST_WORD] for word in spelling.words)
    return (
        "(" + " <-> ".join([*(f"'{word}'" for word in before), f"'{last}'" + (":*" if spelling.prefix else "")]) + ")"
    )


def _corners(extent: Extent) -> tuple[float, ...]:
    return extent.west, extent.south, extent.start, extent.east, extent.north, extent.end


def _ewkb(extent: Extent) -> str:
    """Return a line from corner to corner as PostGIS reads it (EWKB in hex: little-endian, LINESTRING Z, two points)."""
    return struct.pack("<BII6d", 1, 0x8000_0002, 2, *_corners(extent)).hex()


def _line(extent: Extent) -> ColumnElement[Any]:
    low_x, low_y, low_z, high_x, high_y, high_z = _corners(extent)
    return func.ST_MakeLine(func.ST_MakePoint(low_x, low_y, low_z), func.ST_MakePoint(high_x, high_y, high_z))
