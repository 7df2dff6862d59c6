"""Ids as people type them: the beginning of one does in every command, and what nobody knows is wrong use."""

import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    where = tmp_path / "ledger"
    make_ledger(where)
    monkeypatch.setenv("FOGLINE_LEDGER", str(where))
    monkeypatch.setenv("FOGLINE_USER", "ada")
    return where


def _found(capsys: pytest.CaptureFixture[str], *question: str) -> list[dict[str, dict[str, str]]]:
    assert run("find", *question, "--format", "jsonl") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_beginning_of_an_id_finds_what_the_whole_one_does(capsys: pytest.CaptureFixture[str]) -> None:
    finding = _found(capsys, "depot")[0]
    claim, document = finding["claim"]["id"], finding["document"]["id"]
    assert _found(capsys, "--claim", claim[:6]) == _found(capsys, "--claim", claim)
    assert _found(capsys, "--document", document[:6]) == _found(capsys, "--document", document)
    assert _found(capsys, "--documents", "--document", document[:6])


@pytest.mark.parametrize("option", ["--claim", "--document"])
@pytest.mark.parametrize("name", ["ffffffff", "fff", "ffffffffffffffff"])
def test_an_id_that_nobody_knows_is_wrong_use(capsys: pytest.CaptureFixture[str], option: str, name: str) -> None:
    assert run("find", option, name) == 2
    assert f"has no {option[2:]} {name!r}" in capsys.readouterr().err


def test_a_decision_is_named_by_how_its_id_begins(capsys: pytest.CaptureFixture[str]) -> None:
    claim = _found(capsys, "depot")[0]["claim"]["id"]
    assert run("decide", "reject", claim[:6]) == 0
    decision = capsys.readouterr().out.split()[0]
    assert run("decide", "comment", decision[:6], "--text", "see the log") == 0
    assert run("decide", "accept", claim[:6]) == 0, "it was rejected, and is in no event"
    assert run("decide", "undo", decision[:6]) == 0
    capsys.readouterr()
    assert run("decide", "list", "--claim", claim[:6]) == 0
    assert len([line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]) == 4
    assert run("decide", "list", "--claim", "ffffffff") == 2
    assert run("decide", "undo", "ffffffff") == 2
    assert "no decision 'ffffffff'" in capsys.readouterr().err


def test_one_event_alone_cannot_be_merged(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("events", "--format", "jsonl") == 0
    event = json.loads(capsys.readouterr().out.splitlines()[0])["event"]
    for names in ([event["id"]], [event["id"][:6]], [event["id"], event["id"][:6]]):
        assert run("decide", "merge", *names) == 2
        assert "want two or more" in capsys.readouterr().err


def test_a_package_of_a_claim_named_by_its_beginning_is_of_that_claim(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = _found(capsys, "depot")[0]
    assert run("ledger", "bundle", finding["claim"]["id"][:6], "-o", str(tmp_path / "one.zip")) == 0
    assert "1 claim, 1 document" in capsys.readouterr().err
    assert run("ledger", "bundle", "--document", finding["document"]["id"][:6], "-o", str(tmp_path / "all.zip")) == 0
    assert "1 document" in capsys.readouterr().err
