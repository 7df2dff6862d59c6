"""PostgreSQL with PostGIS: words in tsvectors, boxes and times in one index of three dimensions.

Everything lies in a schema ``fogline``. Writers take turns by an advisory lock: each line of the log follows from the one before.
"""

import gzip
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
    create_engine,
    delete,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from fogline.ledger.sql import facets
from fogline.ledger.sql.batches import reading
from fogline.ledger.sql.dialect import Condition, Extent, Indexed, Phrases
from fogline.ledger.sql.errors import translated
from fogline.ledger.sql.rows import copy
from fogline.ledger.sql.tables import heads
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
    "plan_cache_mode": "force_custom_plan",  # a plan for any word or name is a bad one for common and for rare ones
}
_contents = sql_table("contents", sql_column("name", Text), sql_column("body", LargeBinary))
_document_words = sql_table("document_words", sql_column("document", BigInteger), sql_column("words"))


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

    def add_standings(self, connection: Connection, rows: Sequence[dict[str, Any]], indexed: Sequence[Indexed]) -> None:
        """Words, parties, places and times go into columns of their own."""
        facets.add_standings(connection, rows, indexed)

    def index_documents(self, connection: Connection, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Index the words of documents."""
        values = [(number, facets.vector(fields)) for number, fields in rows]
        copy(connection, _document_words.name, ("document", "words"), values)

    def clear(self, connection: Connection) -> None:
        """Empty these indexes."""
        connection.execute(delete(_document_words))

    def settle(self, connection: Connection) -> None:
        """Let the planner count again."""
        for table in ("standings", "names", "name_words", "heads", "document_words"):
            connection.exec_driver_sql(f"ANALYZE {table}")

    def claim_words(self, phrases: Phrases) -> Condition:
        """Ask the index of words for standings."""
        return facets.with_words(phrases)

    def document_words(self, phrases: Phrases) -> ColumnElement[bool]:
        """Ask the index of words for documents."""
        fits = _document_words.c.words.op("@@")(facets.word_query(phrases))
        return heads.c.document.in_(select(_document_words.c.document).where(fits))

    def sample(self, connection: Connection, query: Select[int]) -> set[int]:
        """Fetch the numbers as one text: a row each takes the driver far longer."""
        listed = select(func.array_to_string(func.array(query.scalar_subquery()), literal_column("','")))
        told = connection.scalar(listed)
        return set(map(int, told.split(","))) if told else set()

    def among(self, column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
        """Ask with an array; a subquery would be gone through for every row."""
        return facets.among(column, numbers)

    def unindexed(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Return the column: the planner knows when its index helps."""
        return column

    def within(self, extents: Sequence[Extent]) -> Condition:
        """Ask the index of places and times for standings."""
        return facets.within(extents)

    def parties(self, names: Sequence[int], roles: Sequence[int]) -> Condition:
        """Ask the index of parties for standings."""
        return facets.with_parties(names, roles)

    def sides(self, sides: Sequence[str], roles: Sequence[int]) -> Condition:
        """Look up the parties of each standing."""
        return facets.with_sides(sides, roles)

    def led_by_words(self, query: Select[Any], phrases: Phrases, *, ranked: bool) -> Select[Any]:  # noqa: ARG002
        """Let the words lead: the best first."""
        return facets.best_first(query, phrases)

    def newest(self, query: Select[Any], skip: int = 0, many: int | None = None) -> Select[Any]:
        """Let them come first in the query, whatever the planner would begin with."""
        return facets.newest_first(query, skip, many)


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
