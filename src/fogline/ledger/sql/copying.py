"""Copying a ledger into another one: a backup, or a move to another database. What was copied before is not copied again.

The copy has the same rows under the same numbers and the same log, line by line; its caches are made anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from fogline.ledger.contract import Progress
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.migrate import check_revision, migrate, revision_of
from fogline.ledger.sql.originals import original_bytes
from fogline.ledger.sql.rebuilding import rebuild
from fogline.ledger.sql.sqlite import FILE, SqliteDialect, create_file
from fogline.ledger.sql.store import SqlStore
from fogline.records.errors import InputError, ServiceError, UsageError

_TOGETHER = 500
_BYTES_TOGETHER = 32


@dataclass(frozen=True, slots=True)
class Copied:
    """How many rows were copied this time and how many the copy holds, by table; the hash of its log's last line."""

    rows: dict[str, int]
    held: dict[str, int]
    head: str


def copy(source: SqlStore, where: str, progress: Progress | None = None) -> tuple[Copied, SqlStore]:
    """Copy ``source`` to the folder or address ``where`` and return what was done, and the copy, opened.

    Where an earlier copy of the same ledger lies, only what came since is added to it. ``UsageError`` where something else lies
    there, ``InputError`` where the copy does not come out with the same counts and the same log.
    """
    if "://" not in where and Path(where).expanduser().resolve() == Path(source.name).expanduser().resolve():
        raise UsageError(f"copy to {where}: that is the ledger itself; name another place")
    target = _opened(where)
    try:
        with source.dialect.reading() as reading:
            with target.writing() as writing:
                _check_prefix(reading, writing, target.name)
                rows = {tables.originals.name: _copy_originals(source.dialect, target, reading, writing)}
                others = (table for table in tables.RECORD if table is not tables.originals)
                rows |= {table.name: _copy_table(table, reading, writing) for table in others}
                if any(rows.values()):
                    writing.execute(delete(tables.heads))  # see _needs_caches, until they are made anew
            held = _compared(reading, target)
        if any(rows.values()) or _needs_caches(target):
            rebuild(target, progress)
        return Copied(rows, held, _head(target)), SqlStore(target)
    except BaseException:
        target.close()
        raise


def shown_place(where: str) -> str:
    """Return a folder or address as it may be shown: without a password."""
    if "://" not in where:
        return str(Path(where).expanduser().absolute())
    from fogline.ledger.sql.postgresql import address_shown

    return address_shown(where)


def _opened(where: str) -> Dialect:
    """Open the place for a copy, making its tables where there are none; its log gets no line of its own."""
    if "://" in where:
        from fogline.ledger.sql.postgresql import PostgresqlDialect

        dialect: Dialect = PostgresqlDialect(where, read_only=False)
    else:
        folder = Path(where).expanduser()
        if not (folder / FILE).exists():
            if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
                raise UsageError(
                    f"copy to {folder}: something else lies there; name an empty folder, or an earlier copy"
                )
            try:
                (folder / "originals").mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ServiceError(
                    f"copy to {folder}: cannot make the folder: {error.strerror or error}; name another one"
                ) from error
            create_file(folder)
        dialect = SqliteDialect(folder, read_only=False)
    try:
        with dialect.writing() as connection:
            revision = revision_of(connection)
            if revision is None:
                dialect.prepare(connection)
                migrate(connection, dialect.name)
            elif check_revision(revision, dialect.name):
                raise UsageError(
                    f"copy to {dialect.name}: an older Fogline made what lies there; bring it up to date with "
                    f"'fogline ledger rebuild --ledger {dialect.name}', or name an empty place"
                )
    except BaseException:
        dialect.close()
        raise
    return dialect


def _check_prefix(reading: Connection, writing: Connection, name: str) -> None:
    """Refuse to add to anything but an earlier copy of the same ledger: its last line must be a line of the source's log."""
    column = tables.log.c
    last = writing.execute(select(column.number, column.hash).order_by(column.number.desc()).limit(1)).first()
    if last is None:
        return
    same = reading.execute(select(column.hash).where(column.number == last.number)).scalar()
    if same != last.hash:
        raise UsageError(
            f"copy to {name}: another ledger lies there, or one that was changed since; name an empty place"
        )


def _copy_table(table: Table, reading: Connection, writing: Connection) -> int:
    return sum(_insert(table, rows, writing) for rows in _new_rows(table, reading, writing))


def _copy_originals(source: Dialect, target: Dialect, reading: Connection, writing: Connection) -> int:
    """Copy rows of originals with their bytes, each checked against its SHA-256 on the way."""
    copied = 0
    for rows in _new_rows(tables.originals, reading, writing):
        whole = [row["sha256"] for row in rows if row["container"] is None]
        for names in batched(whole, _BYTES_TOGETHER):
            target.keep(writing, [(name, original_bytes(reading, source, name)) for name in names])
        copied += _insert(tables.originals, rows, writing)
    return copied


def _new_rows(table: Table, reading: Connection, writing: Connection) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a table that the copy lacks, some at a time, in the order of its key."""
    key = list(table.primary_key.columns)
    last = writing.execute(select(func.max(key[0]))).scalar()
    query = select(table).order_by(*key)
    if last is not None:
        query = query.where(key[0] > last)
    found = reading.execution_options(yield_per=_TOGETHER).execute(query)
    for part in found.mappings().partitions(_TOGETHER):
        yield [dict(row) for row in part]


def _insert(table: Table, rows: list[dict[str, Any]], writing: Connection) -> int:
    writing.execute(insert(table), rows)
    return len(rows)


def _compared(reading: Connection, target: Dialect) -> dict[str, int]:
    """Return how many rows each table of the copy has; ``InputError`` unless as many as its source, and the same log."""
    with target.reading() as copied:
        held = {}
        for table in tables.RECORD:
            there, here = (
                connection.execute(select(func.count()).select_from(table)).scalar() or 0
                for connection in (reading, copied)
            )
            if there != here:
                raise InputError(
                    f"copy to {target.name}: {table.name} has {here} rows, its source {there}; the copy is not whole"
                )
            held[table.name] = here
        if _last_hash(copied) != _last_hash(reading):
            raise InputError(
                f"copy to {target.name}: its log does not end as that of its source; the copy is not whole"
            )
    return held


def _needs_caches(target: Dialect) -> bool:
    """Tell whether a copy was broken off before its caches were made: adding rows to it empties the heads."""
    with target.reading() as connection:
        documents, heads = (
            connection.execute(select(func.count()).select_from(table)).scalar()
            for table in (tables.documents, tables.heads)
        )
    return documents != heads


def _head(target: Dialect) -> str:
    with target.reading() as connection:
        return _last_hash(connection)


def _last_hash(connection: Connection) -> str:
    column = tables.log.c
    return str(connection.execute(select(column.hash).order_by(column.number.desc()).limit(1)).scalar() or "")
