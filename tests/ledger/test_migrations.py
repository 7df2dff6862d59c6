"""The tables: the migrations make what the code expects, older ledgers are brought up to date, newer ones refused."""

import logging
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.ledger import stores
from tests.ledger.conftest import new_database

from fogline.ledger import open_store
from fogline.ledger.sql import bodies, migrate, opening, tables
from fogline.ledger.sql.migrate import HEAD, MIGRATIONS
from fogline.ledger.sql.sqlite import SqliteDialect
from fogline.ledger.verify import verify
from fogline.records.errors import UsageError
from fogline.records.ledger import Box, ClaimQuery

WHO = "clerk"
LATER = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.add_column("heads", sa.Column("mood", sa.Text(), nullable=True))
"""


@pytest.fixture
def folder(empty_folder: Path, tmp_path: Path) -> Path:
    """A folder with a ledger as the last migration made it, and something in it."""
    folder = shutil.copytree(empty_folder, tmp_path / "ledger")
    store = open_store(str(folder))
    store.add([stores.wire(), stores.bulletin()], WHO)
    store.close()
    assert revision(folder) == HEAD
    return folder


@pytest.fixture
def later(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Fogline that has one migration more."""
    scripts = shutil.copytree(MIGRATIONS, tmp_path / "migrations")
    (scripts / "versions" / "v0003_mood.py").write_text(LATER)
    monkeypatch.setattr(migrate, "MIGRATIONS", scripts)
    monkeypatch.setattr(migrate, "HEAD", "0003")
    monkeypatch.setattr(opening, "HEAD", "0003")


def revision(folder: Path) -> str:
    connection = sqlite3.connect(folder / "fogline.db")
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    connection.close()
    return str(found)


def test_the_migrations_make_the_tables_that_the_code_uses(folder: Path, postgresql_address: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from fogline.ledger.sql.postgresql import PostgresqlDialect

    def ours(name: str | None, kind: str, parents: object) -> bool:
        return kind != "table" or name in tables.metadata.tables

    for dialect in (SqliteDialect(folder), PostgresqlDialect(postgresql_address)):
        with dialect.reading() as connection:
            context = MigrationContext.configure(connection, opts={"include_name": ours})
            assert compare_metadata(context, tables.metadata) == []
        dialect.close()


def test_the_head_is_the_last_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


@pytest.mark.usefixtures("later")
def test_an_older_ledger_is_brought_up_to_date(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="fogline.ledger"):
        store = open_store(str(folder))
    assert f"ledger {folder}: bringing its tables from revision 0002 to 0003" in caplog.text
    assert revision(folder) == "0003"
    assert store.count() == 6
    assert store.add([stores.channel()], WHO)[0].claims == 1
    assert verify(store).faults == []
    store.close()
    caplog.clear()
    open_store(str(folder)).close()
    assert not caplog.text


@pytest.mark.usefixtures("later")
def test_an_older_ledger_opened_for_reading_only(folder: Path) -> None:
    with pytest.raises(UsageError, match="open it for writing once"):
        open_store(str(folder), read_only=True)
    assert revision(folder) == HEAD


@pytest.mark.usefixtures("later")
def test_a_migration_that_fails_leaves_the_ledger_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = migrate.MIGRATIONS / "versions" / "v0003_mood.py"
    script.write_text(LATER + '    op.execute("CREATE TABLE claims (oops)")\n')
    with pytest.raises(Exception, match="claims"):
        open_store(str(folder))
    monkeypatch.undo()
    assert revision(folder) == HEAD
    store = open_store(str(folder))
    assert store.count() == 6
    store.close()


def test_a_folder_of_the_first_revision(folder: Path) -> None:
    connection = sqlite3.connect(folder / "fogline.db")
    connection.execute("CREATE INDEX standings_by_claim ON standings (claim)")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()
    store = open_store(str(folder))
    assert revision(folder) == HEAD
    one = next(store.claims()).claim.id
    assert [finding.claim.id for finding in store.claims(ClaimQuery(claims=(one,)))] == [one]
    store.close()


FIRST = """
SET search_path = fogline, public;
CREATE TABLE claim_words AS SELECT standing, words FROM facets;
CREATE TABLE extents AS SELECT standing, extent FROM facets WHERE extent IS NOT NULL;
CREATE TABLE parties AS SELECT standing, (one >> 3)::bigint AS name, (one & 7)::smallint AS role FROM facets, unnest(parties) one;
DROP TABLE facets;
CREATE INDEX standings_by_claim ON standings (claim);
UPDATE alembic_version SET version_num = '0001';
"""


def test_what_postgresql_looked_up_in_three_tables(postgresql_server: str) -> None:
    import psycopg

    asked = (
        ClaimQuery(words=(("shells", "mortar*"),)),
        ClaimQuery(parties=("northern command",), role="source"),
        ClaimQuery(box=Box(36.0, 49.5, 37.0, 50.5), since="2031-03-04"),
        ClaimQuery(sides=("RU",)),
    )
    with new_database(postgresql_server) as address:
        store = open_store(address)
        store.add([stores.wire(), stores.bulletin()], WHO)
        told = [[finding.claim.id for finding in store.claims(query)] for query in asked]
        assert all(told)
        store.close()
        with psycopg.connect(address) as connection:
            connection.execute(FIRST)
        store = open_store(address)
        assert [[finding.claim.id for finding in store.claims(query)] for query in asked] == told
        assert store.add([stores.channel()], WHO)[0].claims == 1
        found = verify(store, views=True)
        assert (found.faults, found.out_of_step) == ([], [])
        store.close()


def test_a_newer_ledger_is_refused(folder: Path) -> None:
    connection = sqlite3.connect(folder / "fogline.db")
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.commit()
    connection.close()
    for read_only in (False, True):
        with pytest.raises(UsageError, match=r"newer Fogline.*0999.*update Fogline"):
            open_store(str(folder), read_only=read_only)


def test_a_dictionary_that_was_used_never_changes() -> None:
    """Else what was packed with it could not be read; a new one gets a number of its own."""
    import hashlib

    digests = {number: hashlib.sha256(words).hexdigest()[:16] for number, words in bodies._DICTIONARIES.items()}
    assert digests == {1: "bfd976bf5c67b74d"}
    packed = bytes.fromhex("01c31d5598fea90500")
    assert bodies.unpack(packed) == b'{"id":"0123456789abcdef","reality":"factual"}'
