"""The ledger in a folder: guards, locks, full disks, folders that may only be read, programs that are killed."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.ledger import stores

from fogline.ledger import Store, open_store
from fogline.ledger.sql import sqlite, tables
from fogline.ledger.sql.vault import FolderVault
from fogline.ledger.verify import verify
from fogline.records import Claim
from fogline.records.errors import InputError, ServiceError, UsageError
from fogline.records.ledger import ClaimQuery, Entry, FailedSource, Setting

WHO = "clerk"


@pytest.fixture
def folder(empty_folder: Path, tmp_path: Path) -> Path:
    """A folder with an empty ledger."""
    return shutil.copytree(empty_folder, tmp_path / "ledger")


@pytest.fixture
def filled(folder: Path) -> Path:
    """A folder with a ledger that has something in every table of the record."""
    store = open_store(str(folder))
    whole = stores.original("first line\nsecond line\n", "tables/lines.txt")
    store.add(
        [stores.wire(), stores.bulletin(), stores.entry(stores.WIRE_DOCUMENT, stores.DEPOT, reader=stores.NEWER)], WHO
    )
    store.add([Entry(whole), stores.sliced(whole, b"second line")], WHO)
    claim = next(store.claims()).claim.id
    store.decide([stores.decision("accept", claim)])
    store.set([Setting("redact", "true", WHO, "2031-03-06T12:00:00Z")])
    store.fail([FailedSource("http://gone.example/", "404", 3, "2031-03-06T12:00:00Z")], WHO)
    store.recover(["http://gone.example/"], WHO)
    store.close()
    return folder


def rows(folder: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "fogline.db")
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("table", [table.name for table in tables.RECORD])
def test_what_was_added_cannot_be_changed(filled: Path, table: str) -> None:
    connection = sqlite3.connect(filled / "fogline.db")
    column = tables.metadata.tables[table].columns.keys()[-1]
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    for statement in (
        f'UPDATE {table} SET "{column}" = "{column}"',
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=f"append-only: {table}"):
            connection.execute(statement)
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before
    connection.close()


def test_it_is_written_for_good(folder: Path) -> None:
    dialect = sqlite.SqliteDialect(folder)
    with dialect.writing() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    dialect.close()
    assert found == ["wal", 2, 1]


def test_two_writers_and_a_reader_at_once(folder: Path) -> None:
    done = threading.Event()

    def write(who: str) -> None:
        store = open_store(str(folder))
        for number in range(8):
            text = f"Shells hit the mill of {who} for the {number}th time"
            store.add([stores.entry(stores.document(text), stores.Said(text))], who)
        store.close()

    def read() -> list[int]:
        store = open_store(str(folder))
        seen = [len(list(store.claims()))]
        while not done.is_set():
            seen.append(len(list(store.claims())))
        store.close()
        return seen

    with ThreadPoolExecutor(3) as pool:
        reader = pool.submit(read)
        writers = [pool.submit(write, who) for who in ("one", "two")]
        for writer in writers:
            writer.result()
        done.set()
        seen = reader.result()
    assert seen == sorted(seen)
    store = open_store(str(folder))
    assert store.count() == 16
    assert verify(store).faults == []
    store.close()


def test_a_lock_that_is_held_for_too_long(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    other = sqlite3.connect(filled / "fogline.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = open_store(str(filled))
    with pytest.raises(ServiceError, match="writing to it for too long"):
        store.note("verified", "sound", WHO)
    assert store.count() > 0
    other.execute("ROLLBACK")
    other.close()
    store.note("verified", "sound", WHO)
    store.close()


def test_a_full_disk(filled: Path) -> None:
    store = open_store(str(filled))
    before = (list(store.log()), list(store.claims()))
    text = " ".join(f"word{number:05}" for number in range(60_000))
    entry = stores.entry(stores.document(text), stores.Said("word00001"))
    with store._dialect.reading() as connection:  # type: ignore[attr-defined]
        raw = connection.connection.driver_connection
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count={pages + 10}")
    with pytest.raises(ServiceError, match=r"disk is full.*make room"):
        store.add([entry], WHO)
    assert (list(store.log()), list(store.claims())) == before
    with store._dialect.reading() as connection:  # type: ignore[attr-defined]
        connection.connection.driver_connection.execute("PRAGMA max_page_count=1000000")
    assert store.add([entry], WHO)[0].claims == 1
    assert verify(store).faults == []
    store.close()


def test_no_room_for_the_originals(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(str(filled))
    before = list(store.log())

    def full(self: FolderVault, contents: object) -> None:
        raise ServiceError("cannot write originals: No space left on device")

    monkeypatch.setattr(FolderVault, "keep", full)
    with pytest.raises(ServiceError, match="No space"):
        store.add([stores.channel()], WHO)
    assert list(store.log()) == before
    store.close()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act as a user who may not write what is write-protected; the administrator may."""
    administrator = hasattr(os, "geteuid") and os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


def claims_in(folder: Path) -> list[Claim]:
    store = open_store(str(folder))
    found = [finding.claim for finding in store.claims()]
    store.close()
    return found


@pytest.mark.parametrize("with_log", [False, True], ids=["closed", "left open"])
def test_a_folder_that_may_only_be_read(filled: Path, *, with_log: bool) -> None:
    before = claims_in(filled)
    writer = open_store(str(filled)) if with_log else None
    with tempfile.TemporaryDirectory() as away:
        place = shutil.copytree(filled, Path(away) / "ledger")
        Path(away).chmod(0o755)
        for path in (*place.rglob("*"), place):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with as_nobody():
            check_read_only(open_store(str(place)), before)
            with pytest.raises(UsageError, match="reading only"):
                open_store(str(place)).add([stores.channel()], WHO)
        for path in (*place.rglob("*"), place):
            path.chmod(0o755)
    if writer:
        writer.close()


def test_changes_that_cannot_be_read_are_told(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = sqlite._opened

    def opened(address: str, *settings: str) -> sqlite3.Connection:
        if address.endswith("mode=ro"):
            raise sqlite3.OperationalError("unable to open database file")
        return usual(address, *settings)

    monkeypatch.setattr(sqlite, "_opened", opened)
    log = filled / "fogline.db-wal"
    log.write_bytes(b"")
    check_read_only(open_store(str(filled), read_only=True), stores_claims(filled))
    log.write_bytes(b"changes")
    with pytest.raises(ServiceError, match=r"fogline\.db-wal holds what is not in fogline\.db yet"):
        open_store(str(filled), read_only=True)


def stores_claims(folder: Path) -> list[Claim]:
    store = open_store(str(folder), read_only=True)
    found = [finding.claim for finding in store.claims()]
    store.close()
    return found


def test_a_container_is_read_once_however_many_transactions(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(str(filled))
    whole = stores.original("first line\nsecond line\nthird line\n", "tables/longer.txt")
    store.add([Entry(whole)], WHO)
    read: list[str] = []
    usual = FolderVault.fetch
    monkeypatch.setattr(FolderVault, "fetch", lambda vault, name: (read.append(name), usual(vault, name))[1])
    for line in (b"first line", b"third line", b"line"):
        store.add([stores.sliced(whole, line)], WHO)
    assert read == [whole.sha256]
    store.close()


def test_opened_for_reading_only(filled: Path) -> None:
    before = claims_in(filled)
    check_read_only(open_store(str(filled), read_only=True), before)


def check_read_only(store: Store, before: list[Claim]) -> None:
    assert [finding.claim for finding in store.claims()] == before
    assert verify(store).faults == []
    for attempt in (
        lambda: store.note("verified", "sound", WHO),
        lambda: store.add([stores.channel()], WHO),
        store.rebuild,
    ):
        with pytest.raises(UsageError, match="reading only"):
            attempt()
    store.close()


def test_a_changed_original_is_named(filled: Path) -> None:
    store = open_store(str(filled))
    name = stores.wire().original.sha256
    path = FolderVault(filled / "originals").path(name)
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)
    with pytest.raises(InputError, match=name):
        store.original(name)
    assert [fault.subject for fault in verify(store).faults] == [f"original {name}"]
    store.close()


def test_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "fogline.db").write_bytes(b"Dear diary, " * 500)
    with pytest.raises(InputError, match="no ledger or is damaged"):
        open_store(str(tmp_path))


def test_a_damaged_file(filled: Path) -> None:
    path = filled / "fogline.db"
    data = bytearray(path.read_bytes())
    for at in range(4096 * 2, len(data), 512):
        data[at : at + 64] = bytes(64)
    path.write_bytes(data)
    with pytest.raises((InputError, ServiceError), match=r"damaged|fogline\.db"):
        read_everything(filled)


def read_everything(folder: Path) -> None:
    store = open_store(str(folder))
    try:
        for read in (store.claims, store.log, store.documents, store.original_heads):
            list(read())
        store.counts()
    finally:
        store.close()


def test_no_ledger_there(tmp_path: Path) -> None:
    for where in (tmp_path, tmp_path / "none"):
        with pytest.raises(UsageError, match="fogline add"):
            open_store(str(where))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UsageError, match=r"mysql://.*postgresql://"):
        open_store("mysql://root:secret@host/db")


def test_several_make_it_at_once(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger")
    with ThreadPoolExecutor(4) as pool:
        made = [pool.submit(open_store, where, create=True) for _ in range(4)]
        opened = [one.result() for one in made]
    assert [[line.act for line in store.log()] for store in opened] == [["opened"]] * 4
    for store in opened:
        store.close()


def test_a_place_where_no_folder_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ServiceError, match="cannot make the folder"):
        open_store(str(tmp_path / "file" / "ledger"), create=True)


WRITER = """
import sys
from tests.ledger import stores
from fogline.ledger import open_store
store = open_store(sys.argv[1])
number = store.counts().documents
while True:
    text = f"Shells hit the mill for the {number}th time"
    store.add([stores.entry(stores.document(text), stores.Said(text))], "clerk")
    number += 1
    print(number, flush=True)
"""


def test_killed_while_writing(folder: Path) -> None:
    """What was reported as added is there and whole, at whatever moment the program is killed."""
    reported = 0
    for pause in (0.0, 0.013, 0.037):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        for _ in range(3):
            reported = int(process.stdout.readline())
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        reported = max([reported, *map(int, process.stdout.read().split())])
        process.stdout.close()
        store = open_store(str(folder))
        counts = store.counts()
        assert counts.documents >= reported
        assert counts.documents == counts.claims == counts.readings == store.count(ClaimQuery(words=(("mill",),)))
        assert verify(store).faults == []
        store.close()
