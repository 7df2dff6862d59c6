"""Verifying names what was changed, what is missing and where the log was cut; a ledger that is whole has no faults."""

import gzip
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.stores import NEWER, bulletin, channel, decision, original, report, sliced, wire
from tests.ledger.tampered import unguarded

from fogline.ledger import Store, clock, open_store
from fogline.ledger.contract import Recovery
from fogline.ledger.digests import FIRST_PREVIOUS, failure_detail, sealed
from fogline.ledger.memory import MemoryStore
from fogline.ledger.sql.bodies import unpack
from fogline.ledger.sql.packs import pack_bare, unpack_claims
from fogline.ledger.verify import Verified, verify
from fogline.records.errors import FoglineError, InputError
from fogline.records.ledger import Entry, FailedSource, Setting

Tamper = Callable[[str], None]


def _fill(store: Store) -> None:
    store.add([wire(), bulletin()], "ada")
    store.add([channel()], "ada")
    table = original("title;text\nDepot hit;Shells struck a depot\n", "table.csv")
    store.add([Entry(table)], "ada")
    store.add([sliced(table, b"Depot hit;Shells struck a depot\n")], "ada")
    first = next(store.claims()).claim.id
    store.decide([decision("accept", first)])
    store.set([Setting("redact", "true", "ada", "2031-03-06T12:00:00Z")])


def test_what_was_not_touched_is_whole(store: Store) -> None:
    _fill(store)
    found = verify(store)
    assert found.faults == []
    assert (found.originals, found.documents, found.readings, found.decisions) == (5, 3, 3, 1)
    assert found.head == list(store.log())[-1].hash


def test_a_line_noted_elsewhere_must_be_in_the_log(store: Store) -> None:
    _fill(store)
    noted = list(store.log())[3].hash
    assert verify(store, noted).faults == []
    assert [fault.kind for fault in verify(store, "0" * 63 + "1").faults] == ["cut"]


def test_lines_may_share_one_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is set back leaves the time of the log where it was, for as many lines as it takes."""
    minutes = count(59, -1)
    monkeypatch.setattr(clock, "now", lambda: f"2041-03-06T12:{next(minutes):02}:00.000000Z")
    entry = wire()
    assert entry.document is not None
    store.add([entry], "ada")
    store.add([Entry(entry.original, entry.document, report(entry.document, reader=NEWER))], "ada")
    store.set([Setting("redact", value, "ada", "2031-03-06T12:00:00Z") for value in ("true", "false", "true")])
    assert len({line.time for line in store.log(1)}) == 1
    found = verify(store)
    assert (found.faults, found.readings) == ([], 2)


@pytest.mark.parametrize("walk", ["original_heads", "decisions", "setting_history", "recorded"])
def test_somebody_may_add_meanwhile(store: Store, monkeypatch: pytest.MonkeyPatch, walk: str) -> None:
    _fill(store)
    held, begun = getattr(store, walk), []

    def busily(*asked: Any) -> Iterator[Any]:
        if not begun:
            begun.append(list(store.log())[-1])
            store.set([Setting("delay", "24", "bob", "2031-03-06T12:00:00Z")])
            other = original("Sirens sounded over the port all night.", "other.txt")
            store.add([Entry(other)], "bob")
            store.decide([decision("accept", next(store.claims()).claim.id, user="bob")])
        return iter(held(*asked))

    monkeypatch.setattr(store, walk, busily)
    found = verify(store)
    assert found.faults == []
    assert (found.log, found.head) == (begun[0].number, begun[0].hash)


@pytest.mark.parametrize(
    ("act", "what"),
    [
        ("verified", {"subject": "whole", "digest": "12" * 32}),
        ("timestamped", {"subject": "12" * 32, "detail": json.dumps({"what": "log line 7"})}),
    ],
)
def test_a_log_that_was_written_anew_lacks_the_line_that_was_vouched_for(
    store: Store, act: Any, what: dict[str, str]
) -> None:
    _fill(store)
    head = list(store.log())[-1].hash
    store.note("verified", "whole", "ada", digest=head)
    store.note("timestamped", head, "ada", json.dumps({"what": "log line 7"}), "34" * 32)
    store.note("timestamped", "56" * 32, "ada", json.dumps({"what": "case.zip"}), "56" * 32)
    assert verify(store).faults == []
    line = store.note(act, what["subject"], "ada", what.get("detail"), what.get("digest"))
    assert [(fault.kind, fault.subject) for fault in verify(store).faults] == [
        ("changed", f"log: line {line.number} ({act})")
    ]


@pytest.fixture
def folder(tmp_path: Path, empty_folder: Path) -> Path:
    with_ledger = tmp_path / "ledger"
    shutil.copytree(empty_folder, with_ledger)
    store = open_store(str(with_ledger))
    _fill(store)
    store.close()
    return with_ledger


@pytest.fixture
def tamper(folder: Path) -> Tamper:
    """Change the database behind the ledger's back."""

    def change(statement: str) -> None:
        connection = sqlite3.connect(folder / "fogline.db", isolation_level=None)
        with unguarded(connection):
            connection.executescript(statement)
        connection.close()

    return change


def _verified(folder: Path) -> Verified:
    store = open_store(str(folder), read_only=True)
    try:
        return verify(store)
    finally:
        store.close()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in (folder / "originals").rglob("*") if path.is_file())


def test_the_guards_refuse_what_the_other_tests_do(folder: Path) -> None:
    connection = sqlite3.connect(folder / "fogline.db")
    for statement in ("UPDATE log SET user = 'eve'", "DELETE FROM claims", "UPDATE documents SET text = x'00'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()


def test_a_flipped_bit_in_an_original(folder: Path) -> None:
    name = wire().original.sha256
    path = next(path for path in _files(folder) if path.parent.name + path.name.removesuffix(".gz") == name)
    content = bytearray(gzip.decompress(path.read_bytes()))
    content[10] ^= 1
    path.chmod(0o644)
    path.write_bytes(gzip.compress(bytes(content)))
    (fault,) = _verified(folder).faults
    assert (fault.kind, fault.subject) == ("changed", f"original {name}")


def test_a_missing_file_also_misses_what_was_cut_from_it(folder: Path) -> None:
    table = original("title;text\nDepot hit;Shells struck a depot\n", "table.csv")
    next(path for path in _files(folder) if path.name.removesuffix(".gz") == table.sha256[2:]).unlink()
    found = _verified(folder).faults
    assert {fault.kind for fault in found} == {"missing"}
    assert f"original {table.sha256}" in {fault.subject for fault in found}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("statement", "kind", "subject"),
    [
        ("DELETE FROM log WHERE number = 5", "cut", "log: line 6"),
        ("DELETE FROM settings", "missing", "setting redact"),
        ("UPDATE claims SET body = (SELECT body FROM claims WHERE number = 7) WHERE number = 4", "changed", "reading"),
        (
            "UPDATE decisions SET number = 9 WHERE number = 1; UPDATE subjects SET decision = 9 WHERE decision = 1",
            "changed",
            "decisions",
        ),
        ("DELETE FROM subjects", "unreadable", "decisions"),
        (
            "INSERT INTO readings SELECT 99, document, 999, reader, version, claims, body, lowest FROM readings WHERE number = 1",
            "changed",
            "reading of document",
        ),
        ("UPDATE log SET detail = '[' WHERE number = 4", "changed", "log: line"),
        ("UPDATE log SET user = CAST(x'ff' AS TEXT) WHERE number = 5", "unreadable", "log"),
        ("UPDATE log SET time = x'00' WHERE number = 5", "unreadable", "log"),
        ("UPDATE custody SET body = x'01ff' WHERE number = 1", "unreadable", "originals"),
        ("UPDATE documents SET body = x'005b5d' WHERE number = 1", "changed", "document"),
        ("UPDATE readings SET body = x'007b22ff227d' WHERE number = 1", "changed", "reading"),
    ],
)
def test_nothing_is_changed_unseen(folder: Path, tamper: Tamper, statement: str, kind: str, subject: str) -> None:
    """Beside what a single value can do (see ``test_tampering``)."""
    store = open_store(str(folder))
    store.set([Setting("redact", "false", "ada", "2031-03-07T12:00:00Z")])
    store.decide([decision("reject", next(store.claims()).claim.id, user="bob")])
    store.close()
    tamper(statement)
    found = _verified(folder).faults
    assert [fault for fault in found if (fault.kind, fault.subject.startswith(subject)) == (kind, True)], found
    assert len(found) <= 4, found


def test_flipped_bits_are_named_and_break_nothing(folder: Path, tamper: Tamper) -> None:
    """Whatever bit of a body is flipped, the check goes on to its end."""
    connection = sqlite3.connect(folder / "fogline.db")
    bodies = {
        (table, column, number): body
        for table, column in (("documents", "body"), ("documents", "text"), ("readings", "body"), ("claims", "body"))
        for number, body in connection.execute(
            f"SELECT number, {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1"
        )
    }
    connection.close()
    store = open_store(str(folder), read_only=True)
    for (table, column, number), body in bodies.items():
        for at in range(0, len(body), max(1, len(body) // 8)):
            flipped = bytearray(body)
            flipped[at] ^= 16
            tamper(f"UPDATE {table} SET {column} = x'{flipped.hex()}' WHERE number = {number}")
            same = _unpacked(bytes(flipped)) == _unpacked(body)  # a bit behind the end of what is packed
            assert bool(verify(store).faults) is not same, (table, column, at)
        tamper(f"UPDATE {table} SET {column} = x'{body.hex()}' WHERE number = {number}")
    assert verify(store).faults == []
    store.close()


def test_a_claim_that_no_row_tells_of(folder: Path, tamper: Tamper) -> None:
    """Claims lie packed together; one more among them would be read by nobody, and is named all the same."""
    connection = sqlite3.connect(folder / "fogline.db")
    (body,) = connection.execute("SELECT body FROM claims WHERE number = 4").fetchone()
    connection.close()
    claims = [bytes(one) for one in unpack_claims(body).bodies]
    tamper(f"UPDATE claims SET body = x'{pack_bare([*claims, claims[0]]).hex()}' WHERE number = 4")
    (fault,) = _verified(folder).faults
    assert (fault.kind, "packed together" in fault.message) == ("changed", True)


def _unpacked(body: bytes) -> bytes | None:
    with suppress(InputError):
        return unpack(body)
    return None


def test_older_lines_say_less_of_documents(folder: Path, tamper: Tamper) -> None:
    """The lines of documents once had no detail: such a ledger is whole."""
    store = open_store(str(folder))
    lines = list(store.log())
    store.close()
    previous = FIRST_PREVIOUS
    for line in lines:
        detail = None if line.act == "document" else line.detail
        anew = sealed(replace(line, detail=detail, previous=previous))
        previous = anew.hash
        said = "NULL" if detail is None else f"'{detail}'"
        tamper(f"UPDATE log SET detail = {said}, hash = '{anew.hash}' WHERE number = {anew.number}")
    assert _verified(folder).faults == []


def test_the_end_of_the_log_is_vouched_for_by_a_note(folder: Path, tamper: Tamper) -> None:
    head = _verified(folder).head
    tamper("DELETE FROM settings")
    tamper("DELETE FROM log WHERE act = 'setting'")
    assert _verified(folder).faults == []
    store = open_store(str(folder), read_only=True)
    assert [fault.kind for fault in verify(store, head).faults] == ["cut"]
    store.close()


def test_a_file_that_is_no_database_is_said_to_be_damaged(folder: Path) -> None:
    (folder / "fogline.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(FoglineError, match=r"damaged|no ledger"):
        open_store(str(folder), read_only=True)


def test_older_lines_say_less_of_failures_and_nothing_of_recoveries() -> None:
    """The lines of failures once had no digest, and recoveries had no line: such a ledger is whole, and goes on."""
    store = MemoryStore()
    failed = FailedSource("gone.txt", "not there", 1, "2031-03-06T12:00:00Z")
    store.note("failed", failed.source, "ada", failure_detail(failed))
    store._held.failures.append(failed)
    store._held.recoveries.append(Recovery(1, failed.source, 1))
    assert verify(store).faults == []
    store.fail([failed], "ada")
    store.recover([failed.source], "ada")
    assert verify(store).faults == []
    store._held.failures[0] = replace(failed, message="there after all")
    store._held.recoveries.append(Recovery(3, "other.txt", 2))
    assert [fault.kind for fault in verify(store).faults] == ["changed", "unrecorded"]
