"""Opening, making and updating a ledger in a database."""

from contextlib import suppress
from pathlib import Path

from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.log import LogWriter
from fogline.ledger.sql.migrate import HEAD, check_revision, migrate, revision_of
from fogline.ledger.sql.sqlite import FILE, SqliteDialect, create_file
from fogline.ledger.sql.store import SqlStore
from fogline.records.errors import ServiceError, UsageError

_TRIES = 3


def open_folder(folder: Path, *, create: bool, read_only: bool) -> SqlStore:
    """Open the ledger in a folder."""
    if not (folder / FILE).exists():
        if not create or read_only:
            raise UsageError(
                f"ledger {folder}: there is none in this folder; 'fogline add SOURCE --ledger {folder}' makes one"
            )
        try:
            (folder / "originals").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ServiceError(
                f"ledger {folder}: cannot make the folder: {error.strerror or error}; name another one"
            ) from error
        create_file(folder)
    return _opened(SqliteDialect(folder, read_only=read_only), create=create)


def open_address(address: str, *, create: bool, read_only: bool) -> SqlStore:
    """Open the ledger in a PostgreSQL database."""
    from fogline.ledger.sql.postgresql import PostgresqlDialect

    return _opened(PostgresqlDialect(address, read_only=read_only), create=create)


def _opened(dialect: Dialect, *, create: bool) -> SqlStore:
    """Make or update the tables where needed."""
    try:
        with dialect.reading() as connection:
            revision = revision_of(connection)
        if revision is None and (not create or dialect.read_only):
            raise UsageError(
                f"ledger {dialect.name}: there is none; 'fogline add SOURCE --ledger {dialect.name}' makes one"
            )
        if revision is None:
            _make_patiently(dialect)
        elif check_revision(revision, dialect.name):
            if dialect.read_only:
                raise UsageError(
                    f"ledger {dialect.name}: an older Fogline made it, and it is to be read only; "
                    f"'fogline ledger rebuild --ledger {dialect.name}' brings it up to date, with all that is in it as it was"
                )
            with dialect.writing() as connection:
                migrate(connection, dialect.name)
    except BaseException:
        dialect.close()
        raise
    return SqlStore(dialect)


def _make_patiently(dialect: Dialect) -> None:
    """Make the tables; on a machine that is busy, another process may take longer over it than a writer is waited for."""
    for _ in range(_TRIES - 1):
        with suppress(ServiceError):
            _make(dialect)
            return
    _make(dialect)


def _make(dialect: Dialect) -> None:
    """Make the tables and write the first line of the log; another process may be doing the same."""
    with dialect.writing() as connection:
        if revision_of(connection) == HEAD:
            return
        dialect.prepare(connection)
        migrate(connection, dialect.name)
        log = LogWriter(connection)
        log.append("opened", dialect.name, "fogline")
        log.flush()
