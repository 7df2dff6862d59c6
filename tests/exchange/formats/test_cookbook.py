"""The queries of the cookbook run on a snapshot as they stand, and find what is in it."""

import re
from pathlib import Path

import pytest
from tests.exchange.formats.samples import war, written

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
PAGE = Path(__file__).resolve().parents[3] / "docs" / "cookbook.md"
RECIPES = re.findall(r"^### ([^\n]+)\n.*?^```sql\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
EMPTY = {"What several independent origins confirm", "Who contradicts whom about what"}


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kitchen")
    written("snapshot", war(), folder / "snapshot")
    return folder


@pytest.mark.parametrize(("title", "sql"), RECIPES, ids=[title for title, _ in RECIPES])
def test_recipe(title: str, sql: str, kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kitchen)
    with duckdb.connect() as connection:
        assert connection.execute(sql).fetchall() or title in EMPTY


def test_there_are_recipes() -> None:
    assert len(RECIPES) >= 10
