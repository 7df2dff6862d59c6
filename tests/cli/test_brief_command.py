"""``fogline brief``: in each form, for a period and an area, or a word on why not."""

import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run
from tests.ledger.stores import document, entry, on

from fogline.ledger import open_store


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


def test_one_report_dated_far_ahead_empties_no_brief_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(str(tmp_path / "other"), create=True)
    texts = {"2022-05-10": "Mayor speaks\nThe mayor spoke.", "2962-05-06": "Bridge shelled\nA mortar hit the bridge."}
    store.add([entry(document(text, published=on(day))) for day, text in texts.items()], "ada")
    store.close()
    monkeypatch.setenv("FOGLINE_LEDGER", str(tmp_path / "other"))
    assert run("brief") == 0
    told = capsys.readouterr()
    assert told.out.startswith("# Brief: 4–10 May 2022")
    assert "one report dated long after all others." in told.out
    assert "6 May 2962  “Bridge shelled”" in told.err
    assert "--until DATE" in told.err
    assert run("brief", "--until", "2962-05-07") == 0
    told = capsys.readouterr()
    assert told.out.startswith("# Brief: 1–7 May 2962")
    assert "long after" not in told.out + told.err
