"""``fogline events`` and ``fogline event``: what claims come to, who stands behind it."""

import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("events") / "ledger"
    make_ledger(where)
    return where


@pytest.fixture(autouse=True)
def ledger(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOGLINE_LEDGER", str(folder))


def _listed(capsys: pytest.CaptureFixture[str], *question: str) -> list[dict[str, object]]:
    assert run("events", *question, "--format", "jsonl") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_claim_is_in_one_event(capsys: pytest.CaptureFixture[str]) -> None:
    claims = [claim for one in _listed(capsys) for claim in one["event"]["claims"]]  # type: ignore[index]
    run("find", "--count")
    assert len(claims) == len(set(claims)) == int(capsys.readouterr().out)


def test_a_list_says_how_many_stand_behind_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("events", "--type", "interception") == 0
    out = capsys.readouterr().out
    assert "interception" in out
    assert "1 report → 1 origin" in out


def test_one_event_is_shown_whole_by_its_id_or_a_claim(capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = _listed(capsys, "--type", "interception")
    name, claim = one["event"]["id"], one["event"]["claims"][0]  # type: ignore[index]
    assert run("event", name) == 0
    shown = capsys.readouterr().out
    assert "“Two drones were shot down over the Gulf of Sarn”" in shown
    assert "Single-origin" in shown
    assert run("event", claim) == 0
    assert capsys.readouterr().out == shown


def test_what_does_not_fit_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("events", "unicorn") == 0
    assert "No event fits" in capsys.readouterr().err
    assert run("event", "0123456789abcdef") == 2
    assert "fogline events" in capsys.readouterr().err


def test_a_merge_is_a_law(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    shutil.copytree(folder, tmp_path / "ledger")
    monkeypatch.setenv("FOGLINE_LEDGER", str(tmp_path / "ledger"))
    monkeypatch.setenv("FOGLINE_USER", "ada")
    before = _listed(capsys)
    one, other = before[0]["event"]["claims"][0], before[1]["event"]["claims"][0]  # type: ignore[index]
    assert run("decide", "merge", one, other) == 0
    capsys.readouterr()
    merged = [event for event in _listed(capsys) if one in event["event"]["claims"]]  # type: ignore[index]
    assert other in merged[0]["event"]["claims"]  # type: ignore[index]
