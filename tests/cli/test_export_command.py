"""``fogline export``: the format by its name or by that of the file, and events of an area alone."""

import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ledger(tmp_path / "ledger")
    monkeypatch.setenv("FOGLINE_LEDGER", str(tmp_path / "ledger"))
    monkeypatch.chdir(tmp_path)


def features(path: Path) -> int:
    return len(json.loads(path.read_text("utf-8"))["features"])


def test_the_name_of_the_file_tells_the_format(tmp_path: Path) -> None:
    assert run("export", "-o", "all.geojson") == 0
    assert run("export", "depot", "-o", "some.geojson") == 0
    assert 0 < features(tmp_path / "some.geojson") < features(tmp_path / "all.geojson")
    assert run("export", "geojson", "-o", "all.json") == 0
    assert run("export", "acled", "-o", "all.txt") == 0  # no format's name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("geojson", "-o", "x.csv"), "want .geojson for geojson"),
        (("acled", "-o", "x.kml"), ".kml is for kml"),
        (("snapshot", "-o", "x.json"), "folder"),
        (("-o", "x.csv"), "all of them end in .csv"),
        (("depot", "-o", "x.csv"), "list"),
        (("geojson", "--area", "Qwxzjk"), "no place is known"),
    ],
)
def test_a_file_is_what_its_name_says(
    arguments: tuple[str, ...], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", *arguments) == 2
    assert words in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["ledger"]


def test_an_area_takes_what_is_placed_in_it(tmp_path: Path) -> None:
    assert run("export", "geojson", "-o", "all.geojson") == 0
    assert run("export", "geojson", "--area=-10,-10,-9,-9", "-o", "none.geojson") == 0
    assert run("export", "geojson", "--area=20,40,45,55", "-o", "some.geojson") == 0
    assert features(tmp_path / "none.geojson") == 0
    assert 0 < features(tmp_path / "some.geojson") <= features(tmp_path / "all.geojson")
