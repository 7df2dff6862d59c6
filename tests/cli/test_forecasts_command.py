"""``fogline forecasts`` and ``fogline decide forecast``."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run

from fogline.flow import Ledger


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which a claim is corrected to be one of what is to come."""
    where = tmp_path_factory.mktemp("forecasts") / "ledger"
    make_ledger(where)
    with Ledger.open(where, user="ada") as ledger:
        claim = next(iter(ledger.claims(types="interception"))).claim.id
        ledger.correct(claim, reality="future")
    return where


@pytest.fixture(autouse=True)
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    where = tmp_path / "ledger"
    shutil.copytree(made, where)
    monkeypatch.setenv("FOGLINE_LEDGER", str(where))
    monkeypatch.setenv("FOGLINE_USER", "ada")
    return where


def only(capsys: pytest.CaptureFixture[str], *question: str) -> dict[str, object]:
    capsys.readouterr()
    assert run("forecasts", *question, "--format", "jsonl") == 0
    (line,) = capsys.readouterr().out.splitlines()
    found: dict[str, object] = json.loads(line)
    return found


def test_a_forecast_is_listed_with_its_question(capsys: pytest.CaptureFixture[str]) -> None:
    found = only(capsys)
    assert found["type"] == "interception"
    assert str(found["question"]).endswith("?")
    assert run("forecasts") == 0
    out = capsys.readouterr().out
    assert str(found["id"]) in out
    assert "Two drones were shot down" in out


def test_an_analyst_decides_and_takes_back(capsys: pytest.CaptureFixture[str]) -> None:
    before = only(capsys)
    assert run("decide", "forecast", str(before["id"])[:6], "did-not", "--reason", "no drones came") == 0
    decision = capsys.readouterr().out.split()[0]
    after = only(capsys, "--state", "did-not")
    assert after["decided"] == decision
    assert "no drones came" in str(after["reasons"])
    assert run("decide", "undo", decision) == 0
    assert only(capsys)["state"] == before["state"]


def test_scores_and_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("forecasts", "--scores") == 0
    assert "1 forecast" in capsys.readouterr().out
    for extra in ((), ("--scores",)):
        assert run("forecasts", *extra, "-o", str(tmp_path / "f.csv")) == 0
        assert len(list(csv.DictReader((tmp_path / "f.csv").read_text("utf-8").splitlines()))) == 1


def test_due_without_a_date_means_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("forecasts", "--due") == 0
    assert run("forecasts", "--due", "2000-01-01") == 0
    assert "No forecast fits" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [("--due", "soon"), ("--on", "May"), ("--state", "maybe")])
def test_wrong_use_is_told(wrong: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("forecasts", *wrong) == 2
    assert capsys.readouterr().err


def test_what_is_no_forecast_cannot_be_decided(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("decide", "forecast", "0123456789abcdef", "open") == 2
    assert "no forecast" in capsys.readouterr().err


def test_a_file_is_not_called_what_it_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("forecasts", "-o", str(tmp_path / "f.html")) == 2
    assert "got a name that ends in .html" in capsys.readouterr().err
    assert not any(tmp_path.glob("*.html"))


def test_by_when_it_was_said_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    said = str(only(capsys)["said"])[:10]
    assert only(capsys, "--since", said, "--until", said)
    assert run("forecasts", "--since", "2999-01-01") == 0
    assert "No forecast fits" in capsys.readouterr().err
    assert run("forecasts", "--area", "-10,-10,-9,-9") == 0
    assert "No forecast fits" in capsys.readouterr().err
    assert run("forecasts", "--since", "2022-06-01", "--until", "2022-05-01") == 2
    assert "want a day on or after it" in capsys.readouterr().err


def test_what_the_ledger_keeps_back_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("settings", "set", "redact", "on") == 0
    for command in ("forecasts", "timeline", "map", "control"):
        assert run(command) == 0
        assert "Redacted: names of private persons" in capsys.readouterr().err
