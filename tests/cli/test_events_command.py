"""``fogline events`` and ``fogline event``: what claims come to, who stands behind it."""

import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run

from fogline.cli.events import _wrapped


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


def test_a_table_of_events_is_that_of_the_timeline(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("events", "-o", "events.csv") == 0
    assert run("timeline", "--announced", "-o", "timeline.csv") == 0
    head, *rows = Path("events.csv").read_text("utf-8").splitlines()
    assert head.startswith("event,type,family,start,end,")
    assert [head, *sorted(rows)] == sorted(
        Path("timeline.csv").read_text("utf-8").splitlines(), key=lambda line: (line != head, line)
    )
    assert len(rows) == len(_listed(capsys))
    assert run("events", "qwxz", "--format", "csv") == 0
    assert capsys.readouterr().out.splitlines() == [head]


def test_a_list_keeps_to_an_area(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shapely", reason="areas are shapely geometries")
    types = {str(one["event"]["type"]) for one in _listed(capsys, "--area", "36,49.5,36.5,50")}  # type: ignore[index]
    assert types == {"shelling"}  # the drones fell elsewhere, in a gulf that nobody could place
    assert run("events", "--area", "36,50,36.5") == 2
    assert "area: no place is known" in capsys.readouterr().err


def test_one_event_is_shown_whole_by_its_id_or_a_claim(capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = _listed(capsys, "--type", "interception")
    name, claim = one["event"]["id"], one["event"]["claims"][0]  # type: ignore[index]
    assert run("event", name) == 0
    shown = capsys.readouterr().out
    assert "“Two drones were shot down over the Gulf of Sarn”" in shown
    assert "Single-origin" in shown
    assert run("event", claim) == 0
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize("command", [("event", 1), ("link", 2)])
def test_the_name_of_the_file_says_the_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, int]
) -> None:
    name, many = command
    (one,) = _listed(capsys, "--type", "interception")
    ids = [str(one["event"]["id"])] * many  # type: ignore[index]
    assert run(name, *ids, "-o", str(tmp_path / "one.json")) == 0
    assert isinstance(json.loads((tmp_path / "one.json").read_text("utf-8")), dict)
    assert run(name, *ids, "-o", str(tmp_path / "one.csv")) == 2
    assert "want .json or .txt" in capsys.readouterr().err


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


def test_lines_keep_to_the_width_of_a_terminal() -> None:
    long = "    1 report → 3 origins. One-sided; very likely (80 to 95 %). Sources F3: reliability cannot be judged."
    wrapped = list(_wrapped(["ab12  shelling", "", long], 60))
    assert wrapped[:2] == ["ab12  shelling", ""]
    assert all(len(line) <= 60 and line.startswith("    ") for line in wrapped[2:])
    assert " ".join(line.strip() for line in wrapped[2:]) == long.strip()
    assert list(_wrapped([long], None)) == [long]  # a file or another program reads it


def test_no_mark_of_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("events", "--help") == 0
    assert "\b" not in capsys.readouterr().out
