"""Databases for tests, on the PostgreSQL server that FOGLINE_TEST_POSTGRESQL names; without one, the tests that need it skip.

The variable holds an address with the right to make databases: ``postgresql://user@host/postgres``. ``scripts/with-postgresql``
starts a server of its own and sets it.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import pytest

VARIABLE = "FOGLINE_TEST_POSTGRESQL"


def server() -> str:
    """Return the address of the server; skips the test where there is none."""
    address = os.environ.get(VARIABLE)
    if not address:
        pytest.skip(f"needs a PostgreSQL server: run by scripts/with-postgresql, or set {VARIABLE}")
    pytest.importorskip("psycopg")
    return address


@contextmanager
def new_database() -> Iterator[str]:
    """Make an empty database, yield its address, and drop it, whoever is still connected."""
    import psycopg
    from psycopg import sql

    address = server()
    name = f"fogline_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
