"""The address of a PostgreSQL database, which never shows its password, and a session with it that survives a lost connection."""

import os
import re
import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from fogline.records.errors import ServiceError, UsageError

if TYPE_CHECKING:
    import psycopg

_SCHEME = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_WANT = "want postgresql://USER@HOST/DATABASE, with @ : / ? # in a name or password written as %40 %3A %2F %3F %23"
_SECRET_SETTINGS = frozenset({"password", "sslpassword"})
_WAIT = 10  # seconds for a connection, where the address names none
_READING = 60_000  # milliseconds that one question may take


@dataclass(frozen=True, slots=True)
class Database:
    """A PostgreSQL database by its address (``postgresql://user@host:port/name``); as text, it is shown without its password."""

    address: str = field(repr=False)

    def __post_init__(self) -> None:
        # The text itself is not told: where it is misread, the password may be any part of it.
        try:
            parts = self._parts
            broken = not _SCHEME.match(self.address) or bool(parts.fragment) or (parts.port == 0)
        except ValueError:
            broken = True
        if broken or "@" in parts.path or parts.netloc.count("@") > 1 or "\x00" in self.address:
            raise UsageError(f"got an address of a database that cannot be read; {_WANT}")

    @staticmethod
    def is_meant(text: str) -> bool:
        """Whether ``text`` is the address of a database rather than a path."""
        return _SCHEME.match(text) is not None

    def __str__(self) -> str:
        parts = self._parts
        settings = [f"{name}={value}" for name, value in self._settings if name in ("host", "port", "dbname", "user")]
        user, at, host = parts.netloc.rpartition("@")
        shown = f"postgresql://{user.partition(':')[0]}{at}{host}{parts.path}"
        return shown + ("?" + "&".join(settings) if settings else "")

    def without_secrets(self, text: str) -> str:
        """Return a message of the server or its library with every password of this address blotted out."""
        secrets = [self._parts.password or "", *(value for name, value in self._settings if name in _SECRET_SETTINGS)]
        for secret in sorted({*secrets, *map(unquote, secrets)} - {""}, key=len, reverse=True):
            text = text.replace(secret, "***")
        return " ".join(text.split())

    def connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        """Return a new connection, each statement of which stands for itself.

        Raises ``UsageError`` for an address that the library cannot read, or where the library is not installed, and
        ``ServiceError`` where the server cannot be reached or does not let in.
        """
        _need_library()
        import psycopg

        settings: dict[str, Any] = {"application_name": "fogline"}
        if "connect_timeout" not in dict(self._settings) and "PGCONNECT_TIMEOUT" not in os.environ:
            settings["connect_timeout"] = _WAIT
        try:
            connection = psycopg.connect(self.address, autocommit=True, **settings)
        except psycopg.OperationalError as error:
            reason = self.without_secrets(str(error))
            raise ServiceError(f"{self}: cannot be reached ({reason}); check the address and the server") from None
        except (psycopg.Error, ValueError):  # its text may quote the address
            raise UsageError(f"{self}: got an address of a database that cannot be read; {_WANT}") from None
        return connection

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what goes wrong in the block between this program and the server into errors of Fogline's."""
        _need_library()
        import psycopg

        try:
            yield
        except (psycopg.errors.InvalidSchemaName, psycopg.errors.UndefinedTable) as error:
            raise UsageError(f"{self}: has no places; make them with: fogline places copy --to {self}") from error
        except psycopg.errors.InsufficientPrivilege as error:
            reason = self.without_secrets(str(error))
            raise UsageError(f"{self}: not allowed ({reason}); ask whoever runs the database") from error
        except psycopg.Error as error:
            reason = self.without_secrets(str(error)) or type(error).__name__
            raise ServiceError(f"{self}: the database failed ({reason}); try again later") from error

    @property
    def _parts(self) -> SplitResult:
        return urlsplit(self.address)

    @property
    def _settings(self) -> list[tuple[str, str]]:
        return parse_qsl(self._parts.query)


class Session:
    """Questions to one database over one connection, which opens when first asked and opens again where it was lost.

    Threads take turns; a process that was forked off gets a connection of its own.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._turn = threading.RLock()
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None
        self._process = 0
        self._closing: weakref.finalize[..., Any] | None = None

    def rows(self, question: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question; raises as :meth:`Database.connect` and :meth:`Database.told` say."""
        _need_library()
        import psycopg

        with self._turn, self.database.told():
            try:
                return self._connected().execute(question, values).fetchall()
            except (psycopg.OperationalError, psycopg.InterfaceError):
                if self._connection is not None and not self._connection.closed:
                    raise  # the server is there and means it
            return self._connected().execute(question, values).fetchall()

    def close(self) -> None:
        """Close the connection; a later question opens another one."""
        with self._turn:
            if self._closing is not None:
                self._closing()
            self._connection = self._closing = None

    def _connected(self) -> "psycopg.Connection[tuple[Any, ...]]":
        if self._connection is None or self._connection.closed or self._process != os.getpid():
            connection = self.database.connect()
            connection.execute("SELECT set_config('statement_timeout', %s, false)", (str(_READING),))
            self._connection, self._process = connection, os.getpid()
            self._closing = weakref.finalize(self, _close, connection, os.getpid())
        return self._connection


def _close(connection: "psycopg.Connection[tuple[Any, ...]]", process: int) -> None:
    if process == os.getpid():  # a forked process does not hang up for the one that it came from
        connection.close()


def _need_library() -> None:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:  # not installed, or installed without the library that it stands on
        reason = str(error).strip().partition("\n")[0]
        raise UsageError(
            f"a database of places needs psycopg ({reason}); install it with: pip install 'fogline[postgres]'"
        ) from error
