"""Stores of all three kinds for the tests; PostgreSQL where FOGLINE_TEST_POSTGRESQL names a server."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from fogline.ledger import Store, open_store
from fogline.ledger.memory import MemoryStore

VARIABLE = "FOGLINE_TEST_POSTGRESQL"


@pytest.fixture(scope="session")
def postgresql_server() -> str:
    """The address of a server on which databases may be made."""
    address = os.environ.get(VARIABLE)
    if not address:
        pytest.skip(f"{VARIABLE} names no PostgreSQL server to test with")
    return address


@contextmanager
def new_database(server: str) -> Iterator[str]:
    """Give the address of a database of these tests' own, with a ledger in it; it is dropped in the end."""
    import psycopg
    from sqlalchemy.engine import make_url

    name = f"fogline_test_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    address = make_url(server).set(database=name).render_as_string(hide_password=False)
    try:
        open_store(address, create=True).close()
        yield address
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: str) -> Iterator[str]:
    """The address of a database that the tests empty again and again."""
    with new_database(postgresql_server) as address:
        yield address


def emptied(address: str) -> str:
    """Leave nothing in a ledger but the first line of its log."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'fogline'").fetchall()
        kept = {"log": " WHERE number > 1"}
        emptying = [
            f"DELETE FROM fogline.{name}{kept.get(name, '')}" for (name,) in tables if name != "alembic_version"
        ]
        # In one go, by a superuser's way around the guards.
        connection.execute("; ".join(["SET session_replication_role = replica", *emptying]))
    return address


@pytest.fixture
def postgresql_address(postgresql_database: str) -> str:
    """The address of an empty ledger."""
    return emptied(postgresql_database)


class Place(Protocol):
    """Where a ledger lies, so that a test can open it again."""

    def open(self) -> Store: ...


class InMemory:
    def __init__(self) -> None:
        self._store = MemoryStore()

    def open(self) -> Store:
        return self._store


class At:
    """A folder or an address; what was opened is closed at the end."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.opened: list[Store] = []

    def open(self) -> Store:
        self.opened.append(open_store(self.where, create=True))
        return self.opened[-1]

    def close(self) -> None:
        for store in self.opened:
            store.close()


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty ledger, to be copied: making one takes a while."""
    folder = tmp_path_factory.mktemp("empty") / "ledger"
    open_store(str(folder), create=True).close()
    return folder


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where an empty ledger of each kind lies."""
    if request.param == "memory":
        yield InMemory()
        return
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("empty_folder"), tmp_path / "ledger")
    at = At(str(tmp_path / "ledger") if request.param == "sqlite" else request.getfixturevalue("postgresql_address"))
    yield at
    at.close()


@pytest.fixture
def store(place: Place) -> Store:
    """An empty ledger of each kind."""
    return place.open()


@pytest.fixture(scope="module", params=["memory", "sqlite", "postgresql"])
def lasting_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger of each kind that the tests of a module share."""
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "sqlite":
        made = open_store(str(tmp_path_factory.mktemp("lasting") / "ledger"), create=True)
        yield made
        made.close()
    else:
        with new_database(request.getfixturevalue("postgresql_server")) as address:
            made = open_store(address)
            yield made
            made.close()
