"""``fogline brief``: in each form, for a period and an area, or a word on why not."""

import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ledger(tmp_path / "ledger")
    monkeypatch.setenv("FOGLINE_LEDGER", str(tmp_path / "ledger"))
    monkeypatch.chdir(tmp_path)


def test_markdown_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("brief") == 0
    written = capsys.readouterr().out
    assert written.startswith("# Brief: ")
    assert "## Evidence" in written


def test_the_form_is_that_of_the_file(tmp_path: Path) -> None:
    assert run("brief", "--no-map", "-o", "brief.html") == 0
    assert (tmp_path / "brief.html").read_text("utf-8").lstrip().startswith("<!doctype html>")
    assert run("brief", "-o", "brief.json") == 0
    made = json.loads((tmp_path / "brief.json").read_text("utf-8"))
    numbers = {one["number"] for one in made["citations"]}
    told = made["key_points"] + [
        sentence
        for section in made["sections"]
        for paragraph in section["paragraphs"]
        for sentence in paragraph["sentences"]
    ]
    assert told
    assert all(sentence["citations"] and set(sentence["citations"]) <= numbers for sentence in told)


def test_days_without_reports_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("brief", "--since", "1990-01-01", "--until", "1990-01-07") == 0
    assert "take other days (the reports are of " in capsys.readouterr().err
    assert run("brief", "--since", "1990-01-01", "--until", "1990-01-02", "--no-map", "-o", "none.html") == 0
    assert ">Evidence</h2>" not in Path("none.html").read_text("utf-8")  # a heading over nothing


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--since", "yesterday"), "want a day such as"),
        (("--since", "2022-05-14", "--until", "2022-05-01"), "before"),
        (("--area", "Qwxzjk"), "W,S,E,N"),
        (("--area", "10,60,15,50"), "degrees"),
        (("--format", "pdf"), "-o brief.pdf"),
    ],
)
def test_wrong_use_says_what_would_be_right(
    arguments: tuple[str, ...], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("brief", *arguments) == 2
    assert word in capsys.readouterr().err


def test_a_type_and_a_day_of_knowledge_narrow_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("brief", "--type", "shelling", "--format", "json") == 0
    made = json.loads(capsys.readouterr().out)
    assert {one["kind"] for one in made["sections"]}.isdisjoint({"losses", "control"})
    assert run("brief", "--as-known-on", "1990-01-01") == 0
    assert "take other days" in capsys.readouterr().err
