"""``fogline decide``, ``fogline settings`` and ``fogline ledger`` as a person uses them."""

import json
import zipfile
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("decide") / "ledger"
    make_ledger(where)
    return where


@pytest.fixture(autouse=True)
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of its own for each test."""
    import shutil

    where = tmp_path / "ledger"
    shutil.copytree(made, where)
    monkeypatch.setenv("FOGLINE_LEDGER", str(where))
    monkeypatch.setenv("FOGLINE_USER", "ada")
    return where


def _claim(capsys: pytest.CaptureFixture[str], *question: str) -> str:
    run("find", *question, "--format", "jsonl", "--limit", "1")
    return str(json.loads(capsys.readouterr().out)["claim"]["id"])


def test_a_decision_is_seen_and_can_be_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    claim = _claim(capsys, "depot")
    assert run("decide", "reject", claim, "--reason", "of another depot") == 0
    decision = capsys.readouterr().out.split()[0]
    run("find", "--status", "rejected")
    assert "[rejected]" in capsys.readouterr().out
    assert run("decide", "undo", decision) == 0
    capsys.readouterr()
    run("find", "--status", "rejected", "--count")
    assert capsys.readouterr().out == "0\n"
    run("decide", "list")
    listed = capsys.readouterr().out
    assert "(taken back)" in listed
    assert "“of another depot”" in listed


def test_a_correction_counts_and_shows_that_it_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    claim = _claim(capsys, "depot")
    assert run("decide", "correct", claim, "type=missile_strike", "when=2031-03-03", "place=north of Kharkiv") == 0
    capsys.readouterr()
    run("find", "--type", "missile_strike", "--since", "2031-03-03", "--until", "2031-03-03")
    out = capsys.readouterr().out
    assert "N of Kharkiv" in out
    assert "corrected by hand: type, when, place" in out.replace("place, when", "when, place")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["accept", "0123456789abcdef"], "no claim or event '0123456789abcdef'"),
        (["correct", "CLAIM", "type=shellling"], "did you mean"),
        (["correct", "CLAIM", "colour=red"], "no field 'colour'"),
        (["merge", "CLAIM"], "want two or more"),
        (["grade", "CLAIM", "--admiralty", "Z9"], "A-F"),
        (["undo", "0123456789abcdef"], "no decision"),
    ],
)
def test_what_cannot_be_decided(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    claim = _claim(capsys, "depot")
    assert run("decide", *(claim if part == "CLAIM" else part for part in arguments)) == 2
    assert words in capsys.readouterr().err


def test_settings_are_shown_set_and_remembered(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("settings", "set", "theatre", "UA,RU") == 0
    assert run("settings", "set", "theatre", "UA") == 0
    assert run("settings", "set", "publisher/Daily Example", "side=UA", "kind=newspaper") == 0
    run("settings")
    out = capsys.readouterr().out
    assert "UA   (set by ada" in out
    assert "redact" in out
    run("settings", "history", "theatre")
    assert [line.rpartition("= ")[2] for line in capsys.readouterr().out.splitlines()] == ["UA,RU", "UA"]
    assert run("settings", "set", "theatre", "Ukraine") == 2


def test_a_ledger_says_what_is_in_it_and_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ledger") == 0
    assert "3  documents" in capsys.readouterr().out
    assert run("ledger", "verify", "--note") == 0
    assert "Whole: 3 originals, 3 documents, 3 readings" in capsys.readouterr().out
    run("ledger", "log", "--last", "1")
    assert "verified    whole" in capsys.readouterr().out


def test_faults_are_named_and_end_with_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    next(path for path in (folder / "originals").rglob("*") if path.is_file()).unlink()
    assert run("ledger", "verify") == 1
    out, err = capsys.readouterr()
    assert out.startswith("missing: original ")
    assert "NOT WHOLE: 1 fault" in err


def test_a_rebuilt_ledger_answers_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    run("find", "--format", "json")
    before = capsys.readouterr().out
    assert run("ledger", "rebuild") == 0
    capsys.readouterr()
    run("find", "--format", "json")
    assert capsys.readouterr().out == before


def test_a_package_of_what_words_find(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "depot.zip"
    assert run("ledger", "bundle", "--words", "depot", "-o", str(out), "--reason", "for the desk") == 0
    assert "3 claims, 1 document, 1 original, 0 decisions" in capsys.readouterr().err
    with zipfile.ZipFile(out) as package:
        assert json.loads(package.read("manifest.json"))["user"] == "ada"
    assert run("ledger", "bundle", "-o", str(out)) == 2


def test_a_backup_is_a_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ledger", "backup", str(tmp_path / "backup")) == 0
    assert "Whole" in capsys.readouterr().err
    run("find", "depot", "--count", "--ledger", str(tmp_path / "backup"))
    assert capsys.readouterr().out == "3\n"
    assert run("ledger", "backup", "postgresql://elsewhere/x") == 2


def test_an_original_comes_back_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.ledger.stores import wire

    kept = wire().original
    assert run("ledger", "original", kept.sha256, "-o", str(tmp_path / "bytes")) == 0
    assert (tmp_path / "bytes").read_bytes() == kept.content
    assert run("ledger", "original", kept.sha256, "-o", str(tmp_path / "bytes")) == 2


def test_what_is_decided_on_one_claim_is_listed_with_what_took_it_back(capsys: pytest.CaptureFixture[str]) -> None:
    claim = _claim(capsys, "depot")

    def made(*arguments: str) -> str:
        assert run("decide", *arguments) == 0
        return capsys.readouterr().out.split()[0]

    def listed() -> list[bool]:
        run("decide", "list", "--claim", claim)
        return ["(taken back)" in line for line in capsys.readouterr().out.splitlines()]

    rejected = made("reject", claim)
    undone = made("undo", rejected)
    assert listed() == [True, False]
    made("undo", undone)
    assert listed() == [False, True, False]


def test_an_original_of_a_ledger_that_redacts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.ledger.stores import wire

    out, name = tmp_path / "bytes", wire().original.sha256
    assert run("settings", "set", "redact", "on") == 0
    assert run("ledger", "original", name, "-o", str(out)) == 2
    assert "--unredacted --reason" in capsys.readouterr().err
    assert not out.exists()
    assert run("ledger", "original", name, "-o", str(out), "--unredacted", "--reason", "for the court") == 0
    run("ledger", "log", "--last", "1", "--format", "jsonl")
    assert json.loads(capsys.readouterr().out)["act"] == "exported"


def test_a_password_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ledger", "backup", "postgresql://bob:hunter2@elsewhere/x") == 2
    err = capsys.readouterr().err
    assert "elsewhere/x" in err
    assert "hunter2" not in err


def test_an_old_package_or_token_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("depot.zip", "head.tsr"):
        (tmp_path / name).write_text("of last week")
    assert run("ledger", "bundle", "--words", "depot", "-o", str(tmp_path / "depot.zip")) == 2
    assert run("ledger", "timestamp", "http://127.0.0.1:9/", "-o", str(tmp_path / "head.tsr")) == 2
    assert capsys.readouterr().err.count("there already") == 2
    assert {path.read_text() for path in tmp_path.iterdir() if path.is_file()} == {"of last week"}


def test_a_document_is_put_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "late.txt").write_text("Rebels shelled the harbour on Friday, the mayor said.")
    run("add", str(tmp_path / "late.txt"), "--reader", "fake", "--no-places")
    run("find", "--documents", "--format", "jsonl")
    name = next(
        head["id"] for head in map(json.loads, capsys.readouterr().out.splitlines()[-4:]) if not head["publisher"]
    )
    right = ("--publisher", "Harbour Post", "--published", "2021-03-07")
    assert run("decide", "document", name[:8], *right, "--reason", "no header") == 0
    assert f"{name}  publisher: Harbour Post, not unknown; published: 2021-03-07" in capsys.readouterr().out
    assert run("decide", "document", name, *right) == 0
    assert "so it was already" in capsys.readouterr().out
    run("find", "--publisher", "harbour post", "--count")
    assert capsys.readouterr().out == "1\n"
    run("decide", "list", "--claim", name)
    assert "no header" in capsys.readouterr().out


def test_a_document_that_cannot_be_put_right(capsys: pytest.CaptureFixture[str]) -> None:
    run("find", "--documents", "--format", "jsonl")
    name = json.loads(capsys.readouterr().out.splitlines()[0])["id"]
    assert run("decide", "document", name, "--publisher", "Harbour Post") == 1  # claims made by hand
    assert "by hand" in capsys.readouterr().err
    assert run("decide", "document", name) == 2
    assert "publisher or a day" in capsys.readouterr().err
    assert run("decide", "document", "ffffffff", "--publisher", "X") == 2
