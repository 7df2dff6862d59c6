"""``fogline timeline``: every form, errors in words."""

import csv
import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run
from tests.optional import needs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("timeline") / "ledger"
    make_ledger(where)
    return where


@pytest.fixture(autouse=True)
def ledger(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOGLINE_LEDGER", str(folder))


def test_the_table_says_when_and_how_well_supported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", "--type", "interception") == 0
    out = capsys.readouterr().out
    assert "interception" in out
    assert "single-origin" in out


@pytest.mark.parametrize(
    ("suffix", "begin"), [("html", "<!DOCTYPE html>"), ("svg", "<svg"), ("csv", "event,type"), ("jsonl", "{")]
)
def test_the_suffix_of_the_file_chooses_the_form(tmp_path: Path, suffix: str, begin: str) -> None:
    target = tmp_path / f"t.{suffix}"
    assert run("timeline", "-o", str(target), "--title", "A <war>") == 0
    assert target.read_text("utf-8").startswith(begin)


def test_a_picture_of_pixels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    needs("cairosvg", "PNG needs CairoSVG")
    assert run("timeline", "-o", str(tmp_path / "t.png")) == 0
    assert (tmp_path / "t.png").read_bytes().startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == ["t.png"]


def test_csv_and_jsonl_tell_the_same(tmp_path: Path) -> None:
    run("timeline", "-o", str(tmp_path / "t.csv"))
    run("timeline", "-o", str(tmp_path / "t.jsonl"))
    rows = list(csv.DictReader((tmp_path / "t.csv").read_text("utf-8").splitlines()))
    lines = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text("utf-8").splitlines()]
    assert [row["event"] for row in rows] == [line["event"] for line in lines]
    assert rows


@pytest.mark.parametrize(
    "wrong", [("--since", "soon"), ("--since", "2023", "--until", "2022"), ("--type", "nonsense"), ("--status", "sure")]
)
def test_wrong_use_is_told(wrong: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", *wrong) == 2
    assert capsys.readouterr().err


def test_nothing_fits(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", "--party", "Nobody Known") == 0
    assert "No event fits" in capsys.readouterr().err


def test_a_file_is_not_called_what_it_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", "-o", str(tmp_path / "t.pdf")) == 2
    assert "got a name that ends in .pdf" in capsys.readouterr().err
    assert not any(tmp_path.glob("*.pdf"))


def test_an_area_narrows_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", "--area", "-10,-10,-9,-9", "--format", "csv") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run("timeline", "--area", "Zzyzzxq") == 2
    assert "no place is known" in capsys.readouterr().err
