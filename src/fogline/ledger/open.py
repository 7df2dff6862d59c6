"""Opening a ledger: a folder with SQLite, or the address of a PostgreSQL database."""

from pathlib import Path

from fogline.ledger.contract import Store
from fogline.records.errors import UsageError

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def open_store(where: str, *, create: bool = False, read_only: bool = False) -> Store:
    """Open the ledger in the folder ``where``, or at the address ``postgresql://user@host/database``.

    ``create`` makes one where there is none. The tables of an older Fogline are brought up to date (unless ``read_only``). Raises
    ``UsageError`` where there is no ledger or one of a newer Fogline, ``ServiceError`` where the database cannot be reached.
    """
    if where.startswith(_SCHEMES):
        from fogline.ledger.sql.opening import open_address

        return open_address(where, create=create, read_only=read_only)
    if "://" in where:
        scheme = where.split("://", 1)[0]
        raise UsageError(
            f"ledger: got an address that begins with {scheme}://; want a folder, or postgresql://user@host/database"
        )
    from fogline.ledger.sql.opening import open_folder

    return open_folder(Path(where).expanduser(), create=create, read_only=read_only)
