"""``fogline find``: questions as people put them, answers as they or their programs read them."""

import csv
import json
import re
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run

from fogline.cli.documents import as_lines
from fogline.records import Published
from fogline.records.ledger import DocumentHead


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("find") / "ledger"
    make_ledger(where)
    return where


@pytest.fixture(autouse=True)
def ledger(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOGLINE_LEDGER", str(folder))


def _found(capsys: pytest.CaptureFixture[str], *question: str) -> list[str]:
    """Return the evidence of what a question finds, sorted."""
    assert run("find", *question, "--format", "jsonl") == 0
    return sorted(json.loads(line)["evidence"][:20] for line in capsys.readouterr().out.splitlines())


def test_words_are_found_whatever_their_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert _found(capsys, "GRAIN", "depot") == ["Shells struck a grai"]
    assert _found(capsys, '"grain depot"') == ["Shells struck a grai"]
    assert _found(capsys, "mortar*") == ["The enemy shelled Os"]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        (["--type", "movement"], 2),
        (["--type", "movement", "--type", "interception"], 3),
        (["--reality", "denied"], 1),
        (["--party", "army of Tramland"], 2),
        (["--party", "army of Tramland", "--role", "actor"], 1),
        (["--source", "Ada Brenn"], 1),
        (["--side", "RU"], 4),
        (["--publisher", "Northern Command"], 3),
        (["--place", "geonames:900002"], 2),
        (["--box", "36.2,49.8,36.3,50"], 3),
        (["--area", "36.2,49.8,36.3,50"], 3),
        (["--area", "36.2,49.8,36.3,50", "--source", "Ada Brenn"], 1),
        (["--area", "36.3,49.8,36.2,50"], 0),
        (["--near", "49.9,36.25", "--km", "5"], 3),
        (["--since", "2031-03-04", "--until", "2031-03-04"], 5),
        (["--certainty", "..0.5"], 1),
        (["--status", "accepted"], 0),
        (["--as-known-on", "2020-01-01"], 0),
        (["--repeated"], 8),
        ([], 7),
    ],
)
def test_each_way_to_ask(capsys: pytest.CaptureFixture[str], question: list[str], number: int) -> None:
    assert len(_found(capsys, *question)) == number
    assert run("find", *question, "--count") == 0
    assert capsys.readouterr().out == f"{number}\n"


def test_a_person_reads_who_says_what_where_and_in_which_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "depot") == 0
    out = capsys.readouterr().out
    for words in (
        "shelling",
        "army of Tramland [RU] → grain depot",
        "hedged 70–90 %",
        "Ada Brenn [UA] ← Daily Example",
    ):
        assert words in out
    assert "“Shells struck a grain depot at Lanivka on Tuesday, killing two workers”" in out
    assert not any(line.endswith(" ") for line in out.splitlines())


def test_a_cut_list_says_how_many_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "--limit", "2") == 0
    assert "2 of 7 claims" in capsys.readouterr().err


def test_documents_may_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "--documents", "--publisher", "Northern Command") == 0
    out = capsys.readouterr().out
    assert "Morning bulletin of the northern command" in out
    assert "3 claims" in out
    assert run("find", "--documents", "елеватора", "--format", "jsonl") == 0
    assert json.loads(capsys.readouterr().out)["language"] == "uk"
    assert run("find", "--documents", "--type", "shelling") == 2


def test_a_cut_list_of_documents_says_how_many_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "--documents", "--limit", "1") == 0
    assert re.match(r"1 of \d+ documents; --limit 0 shows all", capsys.readouterr().err)


def test_who_writes_a_file_is_told_that_it_is_not_what_the_ledger_lets_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_ledger(tmp_path / "ledger")
    monkeypatch.setenv("FOGLINE_LEDGER", str(tmp_path / "ledger"))
    assert run("find", "-o", str(tmp_path / "all.csv")) == 0
    assert capsys.readouterr().err == ""
    assert run("settings", "set", "redact", "on") == 0
    assert run("find", "-o", str(tmp_path / "all.csv")) == 0
    assert "without the ledger's redact; fogline export claims-csv" in capsys.readouterr().err
    assert run("find") == 0
    assert "Not for others" not in capsys.readouterr().err


def test_nothing_found_is_said_and_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "unicorn") == 0
    assert "No claim fits" in capsys.readouterr().err
    assert run("find", "unicorn", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_table_for_spreadsheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "-o", str(tmp_path / "claims.csv")) == 0
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 7
    assert {row["source"] for row in rows} >= {"Ada Brenn [UA]", "northern command [UA]"}
    assert all(len(row["original_sha256"]) == 64 for row in rows)


def test_a_cell_cannot_be_a_formula() -> None:
    from fogline.cli.findings import csv_cell

    assert csv_cell('=HYPERLINK("http://bad.example")') == '\'=HYPERLINK("http://bad.example")'
    assert csv_cell(" \t=1+1") == "'=1+1"
    assert csv_cell(-3.5) == -3.5


def test_a_cell_cannot_steer_a_terminal() -> None:
    from fogline.cli.findings import csv_cell

    assert csv_cell("red\x1b[31m\x9b2J\x00 news\nof today") == "red\ufffd[31m\ufffd2J\ufffd news of today"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (["--box", "1,2,3"], "west,south,east,north"),
        (["--box", "36,51,38,50"], "south below north"),
        (["--certainty", "likely"], "LOW..HIGH"),
        (["--certainty", "0.9..0.1"], "LOW <= HIGH"),
        (["--since", "yesterday"], "since"),
        (["--near", "Atlantis-on-Sea"], "no place is known"),
        (["--type", "shellling"], "did you mean shelling"),
        (["--type", "bogus"], "does not have; `fogline ontology list`"),
        (["--area", "1,2,3,4", "--box", "1,2,3,4"], "give either"),
        (["--area", "36,51,38,50"], "south below north"),
        (["--reality", "factul"], "factual"),
    ],
)
def test_a_wrong_question_is_answered_with_a_right_one(
    capsys: pytest.CaptureFixture[str], question: list[str], words: str
) -> None:
    status = run("find", *question)
    assert status == 2
    assert words in capsys.readouterr().err


def test_a_time_that_hides_everything_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "mortars", "--since", "2035") == 0
    assert "1 would without --since and --until" in capsys.readouterr().err


def test_no_ledger_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "--ledger", str(tmp_path / "none")) == 2
    assert "fogline add" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(("name", "left"), [("out.jsonl", ""), ("out.json", "[]\n"), ("out.txt", "")])
def test_no_hit_leaves_no_old_answer_in_the_file(tmp_path: Path, name: str, left: str) -> None:
    (tmp_path / name).write_text("of last week")
    assert run("find", "unicorn", "-o", str(tmp_path / name)) == 0
    assert (tmp_path / name).read_text() == left
    assert run("find", "--documents", "unicorn", "-o", str(tmp_path / name)) == 0
    assert (tmp_path / name).read_text() == left


def test_no_hit_leaves_a_table_of_nothing_but_its_header(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("of last week")
    assert run("find", "unicorn", "-o", str(tmp_path / "out.csv")) == 0
    assert (tmp_path / "out.csv").read_text().startswith("claim_id,")
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 1


@pytest.mark.parametrize("moment", ["9999-12-31", "9999-12-31T23:59+00:00", "0001-01-01"])
def test_the_ends_of_the_calendar_are_moments_too(capsys: pytest.CaptureFixture[str], moment: str) -> None:
    assert run("find", "--as-known-on", moment, "--count") == 0
    assert capsys.readouterr().out == ("0\n" if moment.startswith("0") else "7\n")


def test_help_of_settings_says_what_is_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("settings", "--help") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Reading obeys the theatre and the publishers' sides" in out
    assert "obeys redact and delay" in out


def test_a_document_without_a_title_is_told_by_its_first_words() -> None:
    head = DocumentHead(
        "0123456789abcdef", "ab", None, None, "https://t.me/c/1/2", "en", Published(), "2031-03-06", claims=1
    )
    (line,) = as_lines([head], 60, lambda _: "Two killed in shelling\nof Lanivka, officials said on Monday.")
    assert line.startswith("0123456789abcdef  “Two killed in shelling of Lanivka…”\n")
    (line,) = as_lines([head], 60, lambda _: " ")
    assert "untitled" in line
