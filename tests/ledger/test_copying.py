"""A copy holds what its source holds, under the same numbers and hashes; done again, it adds what came since."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.stores import ALL, bulletin, channel, decision, original, sliced, wire

from fogline.ledger import open_store
from fogline.ledger.sql import copying
from fogline.ledger.sql.store import SqlStore
from fogline.ledger.verify import verify
from fogline.records.errors import UsageError
from fogline.records.ledger import ClaimQuery, Entry


@pytest.fixture
def source(tmp_path: Path, empty_folder: Path) -> Iterator[SqlStore]:
    shutil.copytree(empty_folder, tmp_path / "source")
    store = open_store(str(tmp_path / "source"))
    assert isinstance(store, SqlStore)
    store.add([wire(), bulletin()], "ada")
    store.decide([decision("reject", next(store.claims()).claim.id)])
    yield store
    store.close()


def _same(one: SqlStore, other: SqlStore) -> bool:
    return list(one.log()) == list(other.log()) and list(one.claims(ALL)) == list(other.claims(ALL))


def test_a_copy_has_the_same_log_and_the_same_answers(source: SqlStore, tmp_path: Path) -> None:
    copied, target = copying.copy(source, str(tmp_path / "copy"))
    assert _same(source, target)
    assert verify(target, copied.head).faults == []
    assert copied.held["claims"] == 7
    target.close()


def test_what_came_since_is_added(source: SqlStore, tmp_path: Path) -> None:
    where = str(tmp_path / "copy")
    copying.copy(source, where)[1].close()
    source.add([channel()], "ada")
    copied, target = copying.copy(source, where)
    assert (copied.rows["documents"], copied.held["documents"]) == (1, 3)
    assert _same(source, target)
    target.close()
    copied, target = copying.copy(source, where)
    assert not any(copied.rows.values())
    target.close()


def test_rows_cut_from_a_table_go_along(source: SqlStore, tmp_path: Path) -> None:
    table = original("a;b\nDepot hit;Shells struck a depot\n", "table.csv")
    part = sliced(table, b"Depot hit;Shells struck a depot\n")
    source.add([Entry(table), part], "ada")
    _, target = copying.copy(source, str(tmp_path / "copy"))
    assert target.original(part.original.sha256).content == part.original.content
    target.close()


def test_only_an_empty_folder_becomes_a_copy(source: SqlStore, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "notes.txt").write_text("mine")
    for where in (tmp_path / "notes", tmp_path / "notes" / "notes.txt", tmp_path / "source"):
        with pytest.raises(UsageError, match="copy to"):
            copying.copy(source, str(where))
    assert [path.name for path in (tmp_path / "notes").iterdir()] == ["notes.txt"]


def test_another_ledger_is_not_written_over(source: SqlStore, tmp_path: Path) -> None:
    other = open_store(str(tmp_path / "other"), create=True)
    other.add([channel()], "ben")
    other.close()
    with pytest.raises(UsageError, match="another ledger lies there"):
        copying.copy(source, str(tmp_path / "other"))


def test_from_a_folder_to_postgresql_and_back(source: SqlStore, tmp_path: Path, postgresql_copy: str) -> None:
    _, there = copying.copy(source, postgresql_copy)
    assert _same(source, there)
    _, back = copying.copy(there, str(tmp_path / "back"))
    assert _same(source, back)
    there.close()
    back.close()


@pytest.fixture
def postgresql_copy(postgresql_server: str) -> Iterator[str]:
    """The address of an empty database."""
    import secrets

    import psycopg
    from sqlalchemy.engine import make_url

    name = f"fogline_test_{secrets.token_hex(6)}"
    with psycopg.connect(postgresql_server, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    yield make_url(postgresql_server).set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(postgresql_server, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_copy_broken_off_before_its_caches_is_made_right_by_the_next(
    source: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = str(tmp_path / "copy")
    copying.copy(source, where)[1].close()
    claim = next(source.claims()).claim.id
    source.decide([decision("accept", claim)])  # no document: their number says nothing of it

    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(copying, "rebuild", break_off)
        with pytest.raises(KeyboardInterrupt):
            copying.copy(source, where)
    copied, target = copying.copy(source, where)
    assert not any(copied.rows.values())
    assert _same(source, target)
    assert [found.status for found in target.claims(ClaimQuery(claims=(claim,)))] == ["accepted"]
    target.close()
