"""Errors of the databases in Fogline's words; no message shows a statement, its values or an address with a password."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from fogline.records.errors import FoglineError, InputError, ServiceError, UsageError

_SQLITE: tuple[tuple[str, type[FoglineError], str], ...] = (
    ("full", ServiceError, "the disk is full; nothing of this step was kept: make room, then run the command again"),
    ("locked", ServiceError, "another program has been writing to it for too long; try again when it is done"),
    ("busy", ServiceError, "another program has been writing to it for too long; try again when it is done"),
    ("readonly", UsageError, "it can only be read: the folder or its files give no permission to write"),
    ("unable to open", ServiceError, "its file fogline.db cannot be opened: look at the folder's permissions"),
    (
        "malformed",
        InputError,
        "its file fogline.db is damaged; run 'fogline ledger verify', and put it back from a backup",
    ),
    ("not a database", InputError, "its file fogline.db is no ledger or is damaged; put it back from a backup"),
    ("append-only", UsageError, "what was added to it stays as it is"),
)


@contextmanager
def translated(name: str, native: type[Exception] = sqlite3.Error) -> Iterator[None]:
    """Turn errors of the database behind the ledger ``name`` into Fogline's; ``native`` are those that its driver raises."""
    try:
        yield
    except DBAPIError as error:
        raise _told(name, error.orig or error) from error
    except native as error:
        raise _told(name, error) from error
    except SQLAlchemyError as error:
        raise ServiceError(f"ledger {name}: {type(error).__name__}; try again") from error


def _told(name: str, error: BaseException) -> FoglineError:
    text = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if isinstance(error, sqlite3.Error):
        for part, kind, advice in _SQLITE:
            if part in text:
                return kind(f"ledger {name}: {advice}")
        return ServiceError(f"ledger {name}: {text}; run the command again")
    return _postgres(name, error, text)


_POSTGRESQL: tuple[tuple[tuple[str, ...], type[FoglineError], str], ...] = (
    (("53",), ServiceError, "the server has no room ({}); nothing of this step was kept: make room and run it again"),
    (("55P03", "57014"), ServiceError, "the server took too long ({}); try again when it is less busy"),
    (("25006", "42501"), UsageError, "no permission ({}); ask for a role that may do this"),
    (("23001",), UsageError, "what was added to it stays as it is ({})"),
    (("58P01", "0A000"), ServiceError, "the server has no PostGIS ({}); install it there, then try again"),
    (("28",), ServiceError, "the server does not let us in; look at the user and the password in the address"),
    (("3D",), ServiceError, "the server has no such database; make it there first (createdb)"),
    (
        ("08", "57"),
        ServiceError,
        "cannot reach the server, or it closed the connection ({}); nothing of this step was kept: try again",
    ),
)
"""How states of SQL begin (PostgreSQL's documentation, appendix A), and what is said of them."""


def _postgres(name: str, error: BaseException, text: str) -> FoglineError:
    state = getattr(error, "sqlstate", None) or "08000"  # none: the driver itself saw that the connection is gone
    for begins, kind, advice in _POSTGRESQL:
        if state.startswith(begins):
            return kind(f"ledger {name}: {advice.format(text)}")
    return ServiceError(f"ledger {name}: {text} ({state})")
