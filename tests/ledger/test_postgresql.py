"""The ledger in PostgreSQL: guards, lost connections, writers who take turns, addresses with a password in them."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy.engine import make_url
from tests.ledger import stores

from fogline.ledger import Store, open_store
from fogline.ledger.sql import tables
from fogline.ledger.sql.facets import vector
from fogline.ledger.sql.postgresql import LOCK, shown
from fogline.ledger.verify import verify
from fogline.records.errors import InputError, ServiceError, UsageError
from fogline.records.ledger import ClaimQuery, DocumentQuery, Entry, FailedSource, Setting

WHO = "clerk"
WHEN = "2031-03-06T12:00:00Z"


@pytest.fixture
def store(postgresql_address: str) -> Iterator[Store]:
    """A ledger that has something in every table of the record."""
    made = open_store(postgresql_address)
    whole = stores.original("first line\nsecond line\n", "tables/lines.txt")
    made.add([stores.wire(), stores.bulletin(), Entry(whole), stores.sliced(whole, b"second line")], WHO)
    made.decide([stores.decision("accept", next(made.claims()).claim.id)])
    made.set([Setting("redact", "true", WHO, WHEN)])
    made.fail([FailedSource("http://gone.example/", "404", 3, WHEN)], WHO)
    made.recover(["http://gone.example/"], WHO)
    yield made
    made.close()


def end_connections(address: str) -> None:
    """Do what an administrator or a restart does: end all connections to the database but this one."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'fogline'"
        )


def test_what_was_added_cannot_be_changed(store: Store, postgresql_address: str) -> None:
    with psycopg.connect(postgresql_address, autocommit=True) as connection:
        for table in (*(table.name for table in tables.RECORD), "contents"):
            column = "body" if table == "contents" else tables.metadata.tables[table].columns.keys()[-1]
            before = connection.execute(f"SELECT count(*) FROM fogline.{table}").fetchone()
            assert before != (0,)
            for statement in (
                f'UPDATE fogline.{table} SET "{column}" = "{column}"',
                f"DELETE FROM fogline.{table}",
                f"TRUNCATE fogline.{table} CASCADE",
            ):
                with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
                    connection.execute(statement)
            assert connection.execute(f"SELECT count(*) FROM fogline.{table}").fetchone() == before


def test_a_connection_lost_between_two_calls(store: Store, postgresql_address: str) -> None:
    before = store.count()
    end_connections(postgresql_address)
    assert store.count() == before
    end_connections(postgresql_address)
    assert store.add([stores.channel()], WHO)[0].claims == 1


def test_a_connection_lost_while_adding(store: Store, postgresql_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(store.log())
    dialect = store._dialect  # type: ignore[attr-defined]
    index = type(dialect).add_standings

    def cut(self: object, *arguments: object) -> None:
        end_connections(postgresql_address)
        index(self, *arguments)

    monkeypatch.setattr(type(dialect), "add_standings", cut)
    with pytest.raises(ServiceError, match=r"closed the connection.*try again"):
        store.add([stores.channel()], WHO)
    monkeypatch.undo()
    assert list(store.log()) == before
    assert store.add([stores.channel()], WHO)[0].claims == 1
    assert verify(store).faults == []


def test_a_connection_lost_while_reading(store: Store, postgresql_address: str) -> None:
    store.add(
        [stores.entry(stores.document(f"Shells hit mill {n}"), stores.Said("Shells hit mill")) for n in range(600)], WHO
    )
    claims = store.claims()
    next(claims)
    end_connections(postgresql_address)
    with pytest.raises(ServiceError, match="cannot reach the server"):
        list(claims)
    assert store.count() > 600


def test_writers_take_turns(store: Store, postgresql_address: str) -> None:
    def write(who: str) -> None:
        mine = open_store(postgresql_address)
        for number in range(6):
            text = f"Shells hit the mill of {who} for the {number}th time"
            mine.add([stores.entry(stores.document(text), stores.Said(text))], who)
        mine.close()

    before = store.count()
    with ThreadPoolExecutor(2) as pool:
        for writer in [pool.submit(write, who) for who in ("one", "two")]:
            writer.result()
    assert store.count() == before + 12
    assert verify(store).faults == []


def test_a_writer_who_never_ends(store: Store, postgresql_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from fogline.ledger.sql import postgresql

    monkeypatch.setitem(postgresql._OPTIONS, "lock_timeout", "50ms")
    waiting = open_store(postgresql_address)
    with psycopg.connect(postgresql_address) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        with pytest.raises(ServiceError, match="took too long"):
            waiting.note("verified", "sound", WHO)
        assert waiting.count() == store.count()
    waiting.close()


def test_a_reader_sees_one_state(store: Store) -> None:
    claims = store.claims(ClaimQuery(order="when"))
    first = next(claims)
    store.add([stores.channel()], WHO)
    rest = list(claims)
    assert stores.CHANNEL_DOCUMENT.id not in {finding.document.id for finding in (first, *rest)}
    assert stores.CHANNEL_DOCUMENT.id in {finding.document.id for finding in store.claims()}


def test_opened_for_reading_only(store: Store, postgresql_address: str) -> None:
    reader = open_store(postgresql_address, read_only=True)
    assert reader.count() == store.count()
    with pytest.raises(UsageError, match="reading only"):
        reader.add([stores.channel()], WHO)
    reader.close()


def test_damage_is_named(store: Store, postgresql_address: str) -> None:
    name = stores.wire().original.sha256
    with psycopg.connect(postgresql_address, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "UPDATE fogline.contents SET body = set_byte(body, 20, 255 - get_byte(body, 20)) WHERE name = %s", [name]
        )
    with pytest.raises(InputError, match=name):
        store.original(name)
    with psycopg.connect(postgresql_address, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM fogline.contents WHERE name = %s", [name])
    with pytest.raises(InputError, match=f"{name}.*missing"):
        store.original(name)
    assert [fault.subject for fault in verify(store).faults] == [f"original {name}"]


def test_a_document_longer_than_an_index_takes(store: Store) -> None:
    text = " ".join(f"слово{number}" for number in range(90_000)) + " кінець"
    store.add([stores.entry(stores.document(text, language="uk"), stores.Said("слово1 "), stores.Said("кінець"))], WHO)
    assert [head.title for head in store.documents(DocumentQuery(words=(("слово7",),)))] == [text[:200]]
    assert [finding.evidence for finding in store.claims(ClaimQuery(words=(("кінець",),)))] == ["кінець"]


def test_no_ledger_there(postgresql_server: str) -> None:
    empty = make_url(postgresql_server).set(database="template1").render_as_string(hide_password=False)
    with pytest.raises(UsageError, match="fogline add"):
        open_store(empty)
    nowhere = make_url(postgresql_server).set(database="fogline_is_not_here").render_as_string(hide_password=False)
    with pytest.raises(ServiceError, match="fogline_is_not_here"):
        open_store(nowhere)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://clerk:s3cret@127.0.0.1:1/ledger",
        "postgres://clerk:s3cret@127.0.0.1:1/ledger?connect_timeout=1",
        "postgresql://clerk@127.0.0.1:1/ledger?password=s3cret",
    ],
)
def test_a_password_is_never_shown(address: str) -> None:
    with pytest.raises(ServiceError, match="cannot reach the server") as caught:
        open_store(address)
    assert "s3cret" not in str(caught.value)
    assert "clerk@127.0.0.1:1/ledger" in str(caught.value)
    assert "s3cret" not in shown(make_url(address))


@pytest.mark.parametrize("address", ["postgresql://clerk:s3cret@host:port/ledger", "postgresql://clerk:s3cret@host"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(UsageError, match="postgresql://user:password@host") as caught:
        open_store(address)
    assert "s3cret" not in str(caught.value)


def test_a_vector_keeps_phrases_within_a_field() -> None:
    assert vector([["drone", "hit", "drone"], [], ["kyiv"]]) == "'drone':1,3 'hit':2 'kyiv':6"
    assert vector([["x" * 600, "mill"]]) == "'mill':2"


def test_it_can_be_closed_twice_and_used_by_threads_in_turn(store: Store) -> None:
    seen: list[int] = []
    look: Callable[[], None] = lambda: seen.append(store.count())  # noqa: E731
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    store.close()
    store.close()
    look()
    assert seen[0] == seen[1]
