"""Whatever value somebody changes behind a ledger's back, ``verify`` names it: each column of each table, in both databases."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import zip_longest
from pathlib import Path

import pytest
from tests.ledger.conftest import new_database
from tests.ledger.tampered import NOON, Attacker, fill

from fogline.ledger import Store, open_store
from fogline.ledger.sql import tables
from fogline.ledger.verify import verify

_NAMES = {  # how the things of a table are named by what finds a fault in them
    "originals": "original",
    "custody": "custody|original",
    "documents": "document",
    "readings": "reading",
    "footprints": "footprint|reading",
    "claims": "claim|reading",
    "decisions": "decision",
    "subjects": "decision",
    "settings": "setting",
    "log": "log",
    "failures": "failure",
    "recoveries": "recover",
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The place of a ledger with a bit of everything in it."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            place = str(tmp_path_factory.mktemp("tampered") / "ledger")
            shutil.copytree(request.getfixturevalue("empty_folder"), place)
        else:
            place = stack.enter_context(new_database(request.getfixturevalue("postgresql_server")))
        store = open_store(place)
        fill(store)
        found = verify(store)
        assert (found.faults, found.out_of_step) == ([], [])
        store.close()
        yield place


@pytest.fixture(scope="module")
def attacker(where: str) -> Iterator[Attacker]:
    made = Attacker(where)
    yield made
    made.close()


@pytest.fixture(scope="module")
def reader(where: str) -> Iterator[Store]:
    """The ledger as whoever looks at it has it open: once for all tests, as opening takes longer than asking."""
    store = open_store(where, read_only=True)
    yield store
    store.close()


@pytest.mark.parametrize("table", [table.name for table in tables.RECORD])
def test_each_column_of_the_record(where: str, reader: Store, attacker: Attacker, table: str) -> None:
    columns = list(tables.metadata.tables[table].columns)
    for column in columns if "://" not in where else columns[-2:]:  # the same code, so less of it there
        with attacker.flipped(column):
            found = verify(reader, views=False).faults
            named = [fault for fault in found if any(name in fault.subject for name in _NAMES[table].split("|"))]
            assert named, (column.name, found)
            assert len(found) <= 6, (column.name, found)
    assert verify(reader, views=False).faults == []


@pytest.mark.parametrize(
    ("statement", "kind", "subject"),
    [
        ("INSERT INTO footprints SELECT number + 1, 'ab', geometry FROM footprints", "changed", "footprint 2"),
        (
            "INSERT INTO claims SELECT max(number) + 1, 99, NULL, 0, 'ab', NULL FROM claims",
            "unrecorded",
            "claim ab",
        ),
        ("INSERT INTO subjects VALUES (99, 0, 'ab')", "unrecorded", "subject ab"),
        (f"INSERT INTO failures VALUES (3, 'z.txt', 'no', 1, '{NOON}', 1, NULL)", "unrecorded", "failure of z.txt"),
        ("INSERT INTO recoveries VALUES (2, 'y.txt', 2)", "unrecorded", "recovery of y.txt"),
        (f"INSERT INTO settings VALUES (3, 'delay', '24', 'eve', '{NOON}', 3)", "unrecorded", "setting delay"),
    ],
)
def test_what_no_line_of_the_log_tells_of(
    reader: Store, attacker: Attacker, statement: str, kind: str, subject: str
) -> None:
    table = statement.split()[2]
    key = next(iter(tables.metadata.tables[table].primary_key.columns)).name
    (last,) = attacker.run(f"SELECT max({key}) FROM {table}")
    attacker.run(statement)
    found = verify(reader, views=False).faults
    attacker.run(f"DELETE FROM {table} WHERE {key} > ?", tuple(last))
    assert any((fault.kind, fault.subject.startswith(subject)) == (kind, True) for fault in found), found


@pytest.mark.parametrize("table", ["custody", "claims", "subjects", "settings", "failures", "recoveries"])
def test_what_was_taken_away(reader: Store, attacker: Attacker, table: str) -> None:
    key = next(iter(tables.metadata.tables[table].primary_key.columns)).name
    columns = [f'"{column.name}"' for column in tables.metadata.tables[table].columns]
    (row,) = attacker.run(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {key} DESC LIMIT 1")
    attacker.run(f"DELETE FROM {table} WHERE {key} = ?", (row[0],))
    found = verify(reader, views=False).faults
    attacker.run(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", tuple(row))
    assert any(name in fault.subject for fault in found for name in _NAMES[table].split("|")), found


def test_a_guard_that_is_gone_off_or_another(where: str, reader: Store, attacker: Attacker) -> None:
    if "://" in where:
        guard, drop = "no_change", "DROP TRIGGER no_change ON log"
        whole = "CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION refuse()"
        weaker = "ALTER TABLE log DISABLE TRIGGER no_change"
    else:
        guard, drop = "log_no_update", "DROP TRIGGER log_no_update"
        ((whole,),) = attacker.run("SELECT sql FROM sqlite_master WHERE name = 'log_no_update'")
        weaker = whole.replace("BEGIN", "WHEN NEW.number > 9 BEGIN")
    told = []
    attacker.raw(drop)
    told.append(verify(reader, views=False).faults)
    attacker.raw(*([whole, weaker] if "://" in where else [weaker]))
    told.append(verify(reader, views=False).faults)
    attacker.raw(drop, whole)
    for found in told:
        assert [(fault.kind, fault.subject) for fault in found] == [("missing", f"guard {guard} of log")]
    assert verify(reader, views=False).faults == []


class TestViews:
    def test_each_column_of_heads_and_standings(self, reader: Store, attacker: Attacker) -> None:
        """All of them at once, as making the views anew takes its time; the keys have a test of their own."""
        columns = [column for table in (tables.heads, tables.standings) for column in table.columns]
        with ExitStack() as stack:
            for column in columns:
                if column.name not in ("number", "claim", "from_act") and column is not tables.heads.c.document:
                    stack.enter_context(attacker.flipped(column))
            found = verify(reader)
        assert found.faults == []
        for table in (tables.heads, tables.standings):
            mine = [fault for fault in found.out_of_step or () if fault.subject.startswith(f"view {table.name}: ")]
            told = set(" ".join(fault.message for fault in mine).replace(",", " ").split())
            missed = {column.name for column in columns if column.table is table} - told
            assert missed <= {"number", "claim", "from_act", "document"}, missed

    def test_each_column_of_the_others_and_what_rows_are_found_by(
        self, where: str, reader: Store, attacker: Attacker
    ) -> None:
        keys = (tables.heads.c.document, *(tables.standings.c[name] for name in ("number", "claim", "from_act")))
        others = (tables.name_words.columns, tables.bands.columns, keys)
        for columns in zip_longest(*others):
            with ExitStack() as stack:
                flipped = [column for column in columns if column is not None]
                for column in flipped:
                    stack.enter_context(attacker.flipped(column))
                found = verify(reader)
            assert not found.faults
            told = " ".join(fault.subject for fault in found.out_of_step or ())
            # SQLite looks standings up by their numbers elsewhere; in PostgreSQL they only order what is of one document
            slot = None if "://" in where else "parties"
            seen = [slot if column is tables.standings.c.number else column.table.name for column in flipped]
            assert [name for name in seen if name and f"view {name}" not in told] == [], told

    def test_each_column_of_names(self, reader: Store, attacker: Attacker) -> None:
        for row, column in enumerate(tables.names.columns):
            with attacker.flipped(column, row):
                found = verify(reader)
            assert not found.faults
            assert found.out_of_step, column.name

    @pytest.mark.parametrize("view", ["claim_words", "document_words", "extents", "parties"])
    def test_what_the_databases_index(self, where: str, reader: Store, attacker: Attacker, view: str) -> None:
        changed = {
            (
                "sqlite",
                "claim_words",
            ): "UPDATE claim_words_docsize SET sz = x'07' WHERE id = (SELECT max(number) FROM standings)",
            ("sqlite", "document_words"): "INSERT INTO document_words (rowid, words) VALUES (1, 'bribe')",
            (
                "sqlite",
                "extents",
            ): "UPDATE extents SET west = west - 1 WHERE standing = (SELECT min(standing) FROM extents)",
            ("sqlite", "parties"): "UPDATE parties SET role = role + 4",
            ("postgresql", "claim_words"): "UPDATE standings SET words = words || 'bribe:1'::tsvector",
            ("postgresql", "parties"): "UPDATE standings SET parties[1] = parties[1] + 8",
            ("postgresql", "document_words"): "DELETE FROM document_words WHERE document = 1",
            ("postgresql", "extents"): "UPDATE standings SET extent = NULL",
        }
        attacker.run(changed["postgresql" if "://" in where else "sqlite", view])
        found = verify(reader)
        assert found.faults == []
        named = "standings" if "://" in where and view != "document_words" else view
        assert any(named in fault.subject and "rebuild" in fault.message for fault in found.out_of_step or ()), found
        store = open_store(where)
        store.rebuild()
        assert verify(store).out_of_step == []
        store.close()

    def test_they_are_left_where_the_record_has_faults_or_nobody_asks(self, reader: Store, attacker: Attacker) -> None:
        with attacker.flipped(tables.settings.c.user):
            assert verify(reader).out_of_step is None
        assert verify(reader, views=False).out_of_step is None

    def test_a_view_that_is_gone(self, where: str, attacker: Attacker, tmp_path: Path) -> None:
        if "://" in where:
            pytest.skip("one database will do")
        shutil.copytree(where, tmp_path / "ledger")
        thief = Attacker(str(tmp_path / "ledger"))
        thief.run("DROP TABLE bands")
        thief.close()
        store = open_store(str(tmp_path / "ledger"), read_only=True)
        assert [one.subject for one in verify(store).out_of_step or ()] == ["view bands"]
        store.close()
