"""The tables: the migrations make what the code expects, older ledgers are brought up to date, newer ones refused."""

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger import stores
from tests.ledger.conftest import new_database
from tests.ledger.older import turn_back
from tests.ledger.stores import Said, document, entry, report
from tests.ledger.tampered import fill

from fogline.ledger import Store, open_store
from fogline.ledger.sql import bodies, migrate, opening, tables
from fogline.ledger.sql.migrate import HEAD, MIGRATIONS
from fogline.ledger.sql.sqlite import SqliteDialect
from fogline.ledger.sql.store import SqlStore
from fogline.ledger.verify import verify
from fogline.records.errors import UsageError
from fogline.records.ledger import Box, ClaimQuery

WHO = "clerk"
LATER = """
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.add_column("heads", sa.Column("mood", sa.Text(), nullable=True))
"""


LOOKED_UP = {
    *(("column", name) for name in ("words", "parties", "extent")),
    *(("index", f"standings_by_{name}") for name in ("word", "party", "extent")),
}
"""What PostgreSQL alone has in a table that both have."""


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
    (scripts / "versions" / "v0005_mood.py").write_text(LATER)
    monkeypatch.setattr(migrate, "MIGRATIONS", scripts)
    monkeypatch.setattr(migrate, "HEAD", "0005")
    monkeypatch.setattr(opening, "HEAD", "0005")


def revision(folder: Path) -> str:
    connection = sqlite3.connect(folder / "fogline.db")
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    connection.close()
    return str(found)


@pytest.mark.filterwarnings("ignore:Did not recognize type 'geometry':sqlalchemy.exc.SAWarning")
def test_the_migrations_make_the_tables_that_the_code_uses(folder: Path, postgresql_address: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from fogline.ledger.sql.postgresql import PostgresqlDialect

    def ours(name: str | None, kind: str, parents: object) -> bool:
        if kind == "table":
            return name in tables.metadata.tables
        return (kind, name) not in LOOKED_UP

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
    assert f"ledger {folder}: bringing its tables from revision 0004 to 0005" in caplog.text
    assert revision(folder) == "0005"
    assert store.count() == 6
    assert store.add([stores.channel()], WHO)[0].claims == 1
    assert verify(store).faults == []
    store.close()
    caplog.clear()
    open_store(str(folder)).close()
    assert not caplog.text


@pytest.mark.usefixtures("later")
def test_an_older_ledger_opened_for_reading_only(folder: Path) -> None:
    with pytest.raises(UsageError, match="ledger rebuild"):
        open_store(str(folder), read_only=True)
    assert revision(folder) == HEAD


@pytest.mark.usefixtures("later")
def test_a_migration_that_fails_leaves_the_ledger_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = migrate.MIGRATIONS / "versions" / "v0005_mood.py"
    script.write_text(LATER + '    op.execute("CREATE TABLE claims (oops)")\n')
    with pytest.raises(Exception, match="claims"):
        open_store(str(folder))
    monkeypatch.undo()
    assert revision(folder) == HEAD
    store = open_store(str(folder))
    assert store.count() == 6
    store.close()


ASKED = (
    ClaimQuery(),
    ClaimQuery(words=(("shells", "mortar*"),)),
    ClaimQuery(parties=("northern command",), role="source"),
    ClaimQuery(box=Box(36.0, 49.5, 37.0, 50.5), since="2031-03-04"),
    ClaimQuery(sides=("RU",)),
    ClaimQuery(types=("shelling", "clash")),
    ClaimQuery(known_on="2001-01-01"),
)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The place of an empty ledger."""
    if request.param == "sqlite":
        yield str(shutil.copytree(request.getfixturevalue("empty_folder"), tmp_path / "ledger"))
        return
    with new_database(request.getfixturevalue("postgresql_server")) as address:
        yield address


def told(store: Store) -> object:
    """Return all that a ledger says of what is in it."""
    reports = [store.report(head.id) for head in store.documents()]
    found = [list(store.claims(query)) for query in ASKED]
    return reports, found, list(store.documents()), list(store.log()), list(store.decisions()), store.counts()


def test_an_older_ledger_says_the_same_when_it_is_brought_up_to_date(where: str) -> None:
    store = open_store(where)
    fill(store)
    before, found = told(store), verify(store, views=False)
    assert all(list(store.claims(query)) for query in ASKED[:-1])
    for older in ("0003", "0002", "0001"):
        assert isinstance(store, SqlStore)
        turn_back(store, older)
        store = open_store(where)
        assert told(store) == before
        after = verify(store, found.head)
        assert (after.faults, after.out_of_step, after.head) == ([], [], found.head)
    long = document("".join(f"Shells hit depot number {at}. " for at in range(80)))
    said = [Said(f"hit depot number {at}.") for at in range(80)]  # more than are packed together
    assert store.add([entry(long, *said)], WHO)[0].claims == 80
    assert store.report(long.id) == report(long, *said)
    after = verify(store)
    assert (after.faults, after.out_of_step) == ([], [])
    store.close()


def test_what_cannot_be_read_is_kept_as_it_is(folder: Path) -> None:
    store = open_store(str(folder))
    assert isinstance(store, SqlStore)
    turn_back(store, "0002")
    connection = sqlite3.connect(folder / "fogline.db")
    (broken,) = connection.execute("SELECT substr(body, 1, 20) FROM claims WHERE number = 2").fetchone()
    connection.execute("UPDATE claims SET body = ? WHERE number = 2", (broken,))
    connection.commit()
    connection.close()
    store = open_store(str(folder))
    connection = sqlite3.connect(folder / "fogline.db")
    assert connection.execute("SELECT body FROM claims WHERE number = 2").fetchone() == (broken,)
    connection.close()
    assert [fault.subject.split()[0] for fault in verify(store).faults] == ["reading"]
    assert verify(store).faults[0].kind == "changed"
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
