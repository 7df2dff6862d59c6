"""Fill a database with places from the files: one transaction a source, which is replaced as a whole or not at all."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.gazetteer.database import Database
from fogline.gazetteer.layout import SORTS
from fogline.gazetteer.shapes import INDEX
from fogline.gazetteer.store import Store
from fogline.gazetteer.tables import FILLED, INDEXES, LAYOUT, SCHEMA, TABLES
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    import psycopg

_EVERY = 5_000  # rows between two words on how far it is
_TURN = 5_702_887  # the number of the lock that those who fill take turns by


@dataclass(frozen=True, slots=True)
class Copied:
    """A source that was copied: its name ("" for the built-in one), how many places, and whether it was there before."""

    name: str
    places: int
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Copying:
    """A source to copy: its name in the database ("" for the built-in one), its file, and its archive of shapes if it has one."""

    name: str
    path: Path
    shapes: Path | None = None

    def digest(self) -> str:
        """Return a fingerprint of all that would be copied."""
        total = hashlib.sha256(f"layout {LAYOUT}\n".encode())
        for path in (self.path, self.shapes):
            if path is not None:
                total.update(path.read_bytes())
        return total.hexdigest()


def make_tables(database: Database) -> bool:
    """Make the tables where they are not there; those of an older layout are dropped first, with what they hold.

    Returns whether they were made. Raises ``UsageError`` where PostGIS is not there and may not be added, or where the tables are
    those of a newer Fogline; ``ServiceError`` where the server cannot be reached.
    """
    with _writing(database) as connection:
        version = _version(connection)
        if version == LAYOUT:
            return False
        if version is not None and version > LAYOUT:
            raise UsageError(
                f"{database}: its places are of layout {version}, made by a newer Fogline; this one writes {LAYOUT}: "
                "bring it up to date"
            )
        from psycopg import sql

        postgis = sql.Identifier(_postgis(connection, database))
        connection.execute("DROP SCHEMA IF EXISTS fogline_places CASCADE")
        connection.execute(sql.SQL(TABLES).format(postgis=postgis))
        connection.execute("INSERT INTO fogline_places.layout VALUES (%s)", (LAYOUT,))
        return True


def copy_source(database: Database, source: Copying, tell: Callable[[float], None] = lambda _: None) -> Copied:
    """Copy a source into the tables, in place of what was there under its name; nothing is done where it is there already.

    ``tell`` hears how much is done, 0 to 1. Others go on reading what was there until all of it is replaced. Raises as
    :func:`make_tables` does, and ``InputError`` for a broken file.
    """
    store, digest = Store(source.path), source.digest()
    with _writing(database) as connection:
        if _version(connection) != LAYOUT:
            raise UsageError(
                f"{database}: has no places of layout {LAYOUT}; make them with: fogline places copy --to {database}"
            )
        known = connection.execute(
            "SELECT digest FROM fogline_places.source WHERE name = %s", (source.name,)
        ).fetchone()
        if known == (digest,):
            return Copied(source.name, store.size, unchanged=True)
        number = _enter(connection, source.name, store, digest)
        _fill(connection, number, store, tell)
        if source.shapes is not None:
            _fill_shapes(connection, number, source.shapes)
        connection.execute(INDEXES)
    _tidy(database)
    return Copied(source.name, store.size, unchanged=False)


def _tidy(database: Database) -> None:
    """Free what was replaced, and let the server learn what is there: its plans depend on that, and its use of the indexes."""
    from psycopg import sql

    with database.told(), database.connect() as connection:
        for table in FILLED:
            connection.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(SCHEMA, table)))


def drop_source(database: Database, name: str) -> None:
    """Remove an added source ("UA"); raises ``UsageError`` where there is none of that name."""
    with _writing(database) as connection:
        row = connection.execute(
            "SELECT id FROM fogline_places.source WHERE name = %s AND name <> ''", (name,)
        ).fetchone()
        if row is None:
            there = connection.execute(
                "SELECT name FROM fogline_places.source WHERE name <> '' ORDER BY name"
            ).fetchall()
            added = ", ".join(other for (other,) in there) or "none"
            raise UsageError(f"got {name!r}, which was not added; added are: {added}")
        _empty(connection, row[0])
        connection.execute("DELETE FROM fogline_places.source WHERE id = %s", row)
    _tidy(database)


@contextmanager
def _writing(database: Database) -> Iterator["psycopg.Connection[tuple[Any, ...]]"]:
    """Yield a connection in a transaction of its own, alone among those who write."""
    with database.told(), database.connect() as connection, connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
        yield connection


def _version(connection: "psycopg.Connection[tuple[Any, ...]]") -> int | None:
    """Return the layout of the tables, or ``None`` where there are none; 0 for a schema that holds something else."""
    row = connection.execute(
        "SELECT to_regnamespace('fogline_places') IS NOT NULL, to_regclass('fogline_places.layout') IS NOT NULL"
    ).fetchone()
    schema, layout = row or (False, False)
    if not layout:
        return 0 if schema else None
    found = connection.execute("SELECT max(version) FROM fogline_places.layout").fetchone()
    return int(found[0] or 0) if found else 0


def _postgis(connection: "psycopg.Connection[tuple[Any, ...]]", database: Database) -> str:
    """Return the schema that PostGIS is in; it is added where it is not there."""
    import psycopg

    where = "SELECT nspname FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'postgis'"
    row = connection.execute(where).fetchone()
    if row is None:
        try:
            connection.execute("CREATE EXTENSION postgis")
        except psycopg.Error as error:
            reason = database.without_secrets(str(error))
            raise UsageError(
                f"{database}: PostGIS is not in this database and could not be added ({reason}); whoever runs the server can, "
                "with: CREATE EXTENSION postgis"
            ) from error
        row = connection.execute(where).fetchone()
    return str(row[0]) if row else "public"


def _enter(connection: "psycopg.Connection[tuple[Any, ...]]", name: str, store: Store, digest: str) -> int:
    """Enter a source in the list, empty it if it was there, and return the number that its rows bear."""
    source = store.source()
    row = connection.execute(
        "INSERT INTO fogline_places.source (name, label, licence, complete, places, names, bytes, digest) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (name) DO UPDATE SET label = EXCLUDED.label, "
        "licence = EXCLUDED.licence, complete = EXCLUDED.complete, places = EXCLUDED.places, names = EXCLUDED.names, "
        "bytes = EXCLUDED.bytes, digest = EXCLUDED.digest RETURNING id",
        (name, source.name, source.licence, list(source.complete), source.places, source.names, source.bytes, digest),
    ).fetchone()
    assert row is not None
    _empty(connection, row[0])
    return int(row[0])


def _empty(connection: "psycopg.Connection[tuple[Any, ...]]", number: int) -> None:
    from psycopg import sql

    for table in FILLED:
        connection.execute(sql.SQL("DELETE FROM {} WHERE source = %s").format(sql.Identifier(SCHEMA, table)), (number,))


def _fill(
    connection: "psycopg.Connection[tuple[Any, ...]]", number: int, store: Store, tell: Callable[[float], None]
) -> None:
    total = store.size + sum(store.counts)
    columns = (
        "source, number, key, name, shown, latitude, longitude, country, division_code, division, kind, feature_class, "
        "feature_code, rank, population"
    )
    _copy(connection, f"place ({columns})", _told(_places(number, store), 0, total, tell))
    _copy(connection, "name (source, key, sort, number)", _told(_names(number, store), store.size, total, tell))


def _copy(connection: "psycopg.Connection[tuple[Any, ...]]", target: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Send rows to a table; ``target`` is a constant of this module."""
    with connection.cursor() as cursor, cursor.copy(f"COPY fogline_places.{target} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _told(
    rows: Iterable[tuple[Any, ...]], before: int, total: int, tell: Callable[[float], None]
) -> Iterator[tuple[Any, ...]]:
    for done, row in enumerate(rows, before):
        if done % _EVERY == 0:
            tell(done / total)
        yield row


def _places(number: int, store: Store) -> Iterator[tuple[Any, ...]]:
    for index, bare in enumerate(store.rows()):
        place = store.place(index)
        shown = [_text(name) for name in place.alternative_names]
        yield (
            number, bare[0], _text(place.key), _text(place.name), shown, place.latitude, place.longitude, place.country,
            _text(place.division_code), _text(place.division), place.kind, _text(place.feature_class),
            _text(place.feature_code), bare[5], place.population,
        )  # fmt: skip


def _names(number: int, store: Store) -> Iterator[tuple[Any, ...]]:
    numbers = [bare[0] for bare in store.rows()]
    order = {sort: at for at, sort in enumerate(SORTS)}
    for key, sort, index in store.entries():
        yield number, key, order[sort], numbers[index]


def _fill_shapes(connection: "psycopg.Connection[tuple[Any, ...]]", number: int, path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        index = json.loads(archive.read(INDEX))

        def text(name: str) -> str:
            return archive.read(name).decode("utf-8")

        shapes = (
            (number, key, text(f"shapes/{key.replace(':', '-')}.json"), error) for key, error in index["shapes"].items()
        )
        borders = (
            (number, *pair.split("-"), text(f"borders/{pair}.json"), error) for pair, error in index["borders"].items()
        )
        _copy(connection, "shape (source, key, geojson, error_km)", shapes)
        _copy(connection, "border (source, one, other, geojson, error_km)", borders)


def _text(text: str) -> str:
    """Return a text as PostgreSQL can hold it: without zero bytes."""
    return text.replace("\x00", "")
