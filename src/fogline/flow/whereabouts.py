"""Which ledger is meant, and who works in it: what was said, else the environment, else a default."""

import getpass
import os

from fogline.records.errors import UsageError

DEFAULT_FOLDER = "fogline-ledger"


def ledger_place(where: str | os.PathLike[str] | None = None) -> str:
    """Return the folder or address of the ledger that is meant; see :meth:`Ledger.open`."""
    return os.fspath(where) if where else os.environ.get("FOGLINE_LEDGER", "").strip() or DEFAULT_FOLDER


def default_user() -> str:
    """Return who works here: FOGLINE_USER, else the login name."""
    named = os.environ.get("FOGLINE_USER", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("nobody is logged in by a name; say who you are with --user NAME or FOGLINE_USER") from None
