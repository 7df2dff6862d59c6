"""``fogline control`` and ``fogline evaluate control``: who holds what, from the command line."""

import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run

START = "name,latitude,longitude,side\nVinnytsia,,,UA\nDonetsk,48.008,37.805,RU\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("control") / "ledger"
    make_ledger(where)
    return where


@pytest.fixture(autouse=True)
def ledger(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOGLINE_LEDGER", str(folder))
    monkeypatch.setenv("FOGLINE_PLACES", str(tmp_path / "places"))


@pytest.fixture
def start(tmp_path: Path) -> str:
    path = tmp_path / "start.csv"
    path.write_text(START, encoding="utf-8")
    return str(path)


def test_a_starting_state_alone_gives_a_picture(start: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("control", "--on", "2022-05-20", "--start", start, "--explain", "Vinnytsia") == 0
    assert "held by UA" in capsys.readouterr().out


def test_the_formats_can_be_read_back(start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "control.geojson"
    assert run("control", "--on", "2022-05-20", "--start", start, "-o", str(target)) == 0
    layers = {one["properties"]["layer"] for one in json.loads(target.read_text(encoding="utf-8"))["features"]}
    assert {"area", "place"} <= layers
    assert run("control", "--on", "2022-05-20", "--start", start, "--format", "json") == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)
    assert run("control", "--on", "2022-05-20", "--start", start, "--format", "csv", "--limit", "2") == 0
    assert capsys.readouterr().out.startswith("key,name,division,country,latitude,longitude")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--on", "yesterday"), "want a day such as"),
        (("--on", "2022-05-20", "--since", "2022-06-01"), "want a day before"),
        (("--on", "2022-05-20", "--explain", "Qwertzuiopolis"), "no place is known by the name"),
        (("--on", "2022-05-20", "--explain", ""), "no place is known by the name ''"),
        (("--on", "2022-05-20", "--explain", "Kharkjv"), "spelt nearly so are Kharkiv"),
    ],
)
def test_wrong_use_is_told(options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("control", *options) == 2
    assert words in capsys.readouterr().err


def test_a_broken_starting_state_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("control", "--start", str(tmp_path / "none.csv")) == 1
    assert "none.csv: cannot be read (No such file or directory); want" in capsys.readouterr().err
    path = tmp_path / "broken.csv"
    path.write_text("place\nKharkiv\n", encoding="utf-8")
    assert run("control", "--on", "2022-05-20", "--start", str(path)) == 1
    assert "want side" in capsys.readouterr().err


def test_control_is_scored_against_a_map(
    folder: Path, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text("name,latitude,longitude,consensus\nVinnytsia,49.23,28.48,UA\n", encoding="utf-8")
    told = ("--ledger", str(folder), "--on", "2022-05-20", "--start", start, "--format", "json")
    assert run("evaluate", "control", str(gold), *told) == 0
    assert json.loads(capsys.readouterr().out)["all places"]["nothing changed"]["accuracy"] == 1.0


def test_a_file_is_not_called_what_it_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("control", "-o", str(tmp_path / "c.svg")) == 2
    assert "got a name that ends in .svg" in capsys.readouterr().err
    assert not any(tmp_path.glob("*.svg"))


def test_an_old_answer_does_not_stay_where_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "control.geojson"
    target.write_text("{}", encoding="utf-8")
    assert run("control", "--as-known-on", "2000-01-01", "-o", str(target)) == 0
    assert json.loads(target.read_text(encoding="utf-8")) == {"type": "FeatureCollection", "features": []}
    assert "No claim tells" in capsys.readouterr().err
