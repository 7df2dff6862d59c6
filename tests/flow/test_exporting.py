"""What is exported is on record before it is there, is whole or not there, and obeys the ledger's settings."""

import csv
import json
from pathlib import Path

import pytest
from tests.cli.ledgers import make_ledger, run
from tests.exchange.imports.samples import ACLED
from tests.ledger.stores import bulletin, wire

from fogline.exchange.formats import formats
from fogline.flow import Ledger
from fogline.flow.exporting import ExportOptions, export
from fogline.ledger.memory import MemoryStore
from fogline.records.errors import InputError, UsageError


@pytest.fixture
def ledger() -> Ledger:
    store = MemoryStore()
    store.add([wire(), bulletin()], "ada")
    return Ledger(store, "ada")


@pytest.mark.parametrize("form", [name for name, each in formats().items() if each.shape == "text"])
def test_every_text_format_of_a_ledger(ledger: Ledger, tmp_path: Path, form: str) -> None:
    done = export(ledger, form, tmp_path / "out")
    assert (done.noted, done.form.name) == (True, form)
    assert (tmp_path / "out").read_text("utf-8")
    pieces: list[str] = []
    streamed = export(ledger, form, pieces.append)
    assert streamed.tally.written == done.tally.written
    assert streamed.sha256 is None


def test_that_it_left_is_on_record_with_its_hash(ledger: Ledger, tmp_path: Path) -> None:
    done = export(ledger, "events-csv", tmp_path / "events.csv", types="shelling")
    line = list(ledger.log())[-1]
    assert (line.act, line.subject, line.digest) == ("exported", str(tmp_path / "events.csv"), done.sha256)
    assert json.loads(line.detail or "") == {"format": "events-csv", "events": done.events, "redacted": False}


def test_an_old_file_stays_when_an_export_fails(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "events.csv"
    old.write_text("old")

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fogline.exchange.formats.plain.event_row", broken)
    with pytest.raises(InputError, match="No space left"):
        export(ledger, "events-csv", old)
    assert old.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]
    assert list(ledger.log())[-1].act != "exported"


def test_a_snapshot_is_a_new_folder(ledger: Ledger, tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    done = export(ledger, "snapshot", tmp_path / "snap")
    assert {path.name for path in (tmp_path / "snap").iterdir()} == {
        *(f"{name}.parquet" for name in ("events", "claims", "documents", "origins", "contradictions")),
        "about.json",
    }
    assert done.sha256
    with pytest.raises(UsageError, match="is there already"):
        export(ledger, "snapshot", tmp_path / "snap")


def test_what_cannot_go_there_is_told_before_the_work(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not to standard output"):
        export(ledger, "geoparquet", print)
    with pytest.raises(UsageError, match="no folder"):
        export(ledger, "geojson", tmp_path / "nowhere" / "x.geojson")
    with pytest.raises(UsageError, match="is a folder"):
        export(ledger, "geojson", tmp_path)


def test_only_events_of_a_status(ledger: Ledger) -> None:
    every = export(ledger, "events-jsonl", lambda _: None)
    some = export(ledger, "events-jsonl", lambda _: None, ExportOptions(statuses=("contested",)))
    assert some.events < every.events


def test_delay_and_redaction_hold_for_claims_and_documents(ledger: Ledger) -> None:
    ledger.set("delay", "2w")  # the reports are of 2031: as far as today is concerned, all of it is young
    pieces: list[str] = []
    done = export(ledger, "documents-jsonl", pieces.append)
    assert (done.events, done.held_back > 0, pieces) == (0, True, [])
    ledger.set("delay", "0")
    ledger.set("redact", "on")
    assert export(ledger, "claims-jsonl", lambda _: None).redacted


def test_a_ledger_that_can_only_be_read_is_exported_with_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_ledger(tmp_path / "ledger")
    with Ledger.open(tmp_path / "ledger", read_only=True) as opened:
        assert not export(opened, "events-csv", tmp_path / "events.csv").noted


def test_the_command_writes_and_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_ledger(tmp_path / "ledger")
    where = ("--ledger", str(tmp_path / "ledger"), "--user", "ada")
    assert run("export", "list") == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in formats())
    assert run("export", "claims-csv", "-o", str(tmp_path / "claims.csv"), *where) == 0
    assert "claims of" in capsys.readouterr().err
    with (tmp_path / "claims.csv").open(newline="") as file:
        assert next(csv.reader(file))[0] == "event_id"
    assert run("export", "geojson", *where) == 0
    assert json.loads(capsys.readouterr().out)["type"] == "FeatureCollection"
    assert run("export", "shapefile", *where) == 2
    assert run("export", "snapshot", *where) == 2


def test_the_command_compares_with_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_ledger(tmp_path / "ledger")
    (tmp_path / "acled.csv").write_bytes(ACLED)
    where = ("--with", str(tmp_path / "acled.csv"), "--ledger", str(tmp_path / "ledger"))
    assert run("compare", *where) == 0
    told = capsys.readouterr()
    assert "only in the table" in told.out
    assert "UKR900001" in told.out
    assert "row 4" in told.err
    assert run("compare", *where, "--since", "2030", "--format", "csv", "-o", str(tmp_path / "out.csv")) == 0
    assert "UKR900001" not in (tmp_path / "out.csv").read_text()
    # What was imported is not compared with itself.
    assert run("import", str(tmp_path / "acled.csv"), "--ledger", str(tmp_path / "ledger"), "--user", "ada") == 1
    capsys.readouterr()
    assert run("compare", *where) == 0
    assert "0 in both" in capsys.readouterr().out


def test_where_nothing_can_be_written_the_error_names_what_was_asked_for(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> str:
        raise PermissionError(13, "Permission denied", ".events.csv.x0.part")

    monkeypatch.setattr("fogline.exchange.beside.tempfile.mkdtemp", refused)
    with pytest.raises(InputError, match=r"^cannot write \S+events\.csv: Permission denied; name another place$"):
        export(ledger, "events-csv", tmp_path / "events.csv")


def test_an_empty_table_is_compared_with_nothing_and_a_bad_file_keeps_no_other_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, good = tmp_path / "empty.csv", tmp_path / "acled.csv"
    empty.write_text("")
    good.write_bytes(ACLED)
    where = ("--ledger", str(tmp_path / "ledger"))
    assert run("import", str(empty), str(good), *where) == 1
    told = "".join(capsys.readouterr())
    assert "want an export of ACLED or of UCDP GED as CSV" in told
    assert f"{good}: ACLED" in told
