"""``fogline evaluate reading``: figures for a folder of gold."""

import json

import pytest
from click.testing import CliRunner

from fogline.cli.evaluate import evaluate
from fogline.evaluation import FORMATS
from fogline.reading import READERS
from fogline.reading.fake import FakeReader
from fogline.records import Document, Report
from fogline.records.codec import to_json

TEXTS = {
    "brod": "Rebels shelled Brod on Tuesday, the Health Ministry said.",
    "lipa": "Troops withdrew from Lipa.\nTwo drones were shot down near Brod, according to Moscow.",
}


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, text in TEXTS.items():
        (reading,) = FakeReader().read([Document(name, None, None, None, "en", text)])
        (folder / f"{name}.json").write_text(to_json(Report.of("1", reading, ())), encoding="utf-8")
    return folder


def run(*arguments):
    return CliRunner().invoke(evaluate, ["reading", *map(str, arguments)])


def test_a_reader_scored_on_its_own_readings_is_perfect(gold):
    result = run(gold, "--reader", "fake")
    assert result.exit_code == 0, result.output
    assert "2 documents" in result.output
    row = next(line for line in result.output.splitlines() if line.startswith("trigger+type "))
    assert row.split()[1:4] == ["1.000", "1.000", "1.000"]


def test_json_holds_figures_counts_and_intervals(gold):
    result = run(gold, "--reader", "fake", "--format", "json")
    data = json.loads(result.stdout)
    assert data["documents"] == 2
    assert data["layers"]["mention"]["f1"] == 1.0
    assert data["layers"]["mention"]["interval"] == [1.0, 1.0]
    assert data["layers"]["trigger"] == {
        "f1": 1.0,
        "interval": [1.0, 1.0],
        "precision": 1.0,
        "recall": 1.0,
        "right": 3,
        "system": 3,
        "gold": 3,
    }
    assert "precision" not in data["layers"]["reality.macro"]


def test_single_types_are_shown_when_asked_for(gold):
    short = run(gold, "--reader", "fake").stdout
    assert "mention.PLACE" not in short
    assert "mention.PLACE" in run(gold, "--reader", "fake", "--types").stdout


def test_a_limit_on_documents(gold):
    assert "1 documents" in run(gold, "--reader", "fake", "--limit", "1").stdout
    assert run(gold, "--reader", "fake", "--limit", "0").exit_code == 2


@pytest.mark.parametrize("name", ["errors.html", "errors.txt"])
def test_misses_are_written_to_a_file(gold, tmp_path, name):
    system = tmp_path / "system"
    system.mkdir()
    data = json.loads((gold / "brod.json").read_text(encoding="utf-8"))
    (system / "brod.json").write_text(json.dumps(data | {"frames": []}), encoding="utf-8")
    result = run(gold, "--system", system, "--errors", tmp_path / name)
    assert result.exit_code == 0, result.output
    page = (tmp_path / name).read_text(encoding="utf-8")
    assert "missed, shelling" in page
    assert page.startswith("<!DOCTYPE html>") == name.endswith("html")


def test_misses_go_to_a_page_or_a_text(gold, tmp_path):
    result = run(gold, "--reader", "fake", "--errors", tmp_path / "errors.pdf")
    assert result.exit_code == 2
    assert ".html or .txt" in result.output
    assert run(gold, "--reader", "fake", "--errors", tmp_path / "no" / "errors.txt").exit_code == 2


def test_layers_that_the_format_cannot_judge_are_named(tmp_path):
    (tmp_path / "dev.jsonl").write_text(
        '{"text": "Rebels shelled Brod .", "targets": [{"span1": [1, 2], "label": 3.0}]}', encoding="utf-8"
    )
    result = run(tmp_path, "--reader", "fake")
    assert result.exit_code == 0, result.output
    assert "not judged by this gold: mention, time, source" in result.stdout
    data = json.loads(run(tmp_path, "--reader", "fake", "--format", "json").stdout)
    assert "mention" in data["not_judged"]
    assert set(data["layers"]) == {"reality.factual", "reality.accuracy"}
    assert run(tmp_path, "--gold-format", "standoff").exit_code == 2


def test_readings_of_another_system_are_scored_from_files(gold, tmp_path):
    system = tmp_path / "system"
    system.mkdir()
    data = json.loads((gold / "brod.json").read_text(encoding="utf-8"))
    (system / "brod.json").write_text(json.dumps(data | {"frames": []}), encoding="utf-8")
    result = run(gold, "--system", system, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["layers"]["trigger"]["recall"] == 0.0
    assert "no reading of the same text: lipa" in result.stderr


def test_unreadable_files_are_listed_and_the_rest_goes_on(gold):
    (gold / "broken.json").write_text("{", encoding="utf-8")
    result = run(gold, "--reader", "fake")
    assert result.exit_code == 0
    assert "broken.json: not JSON" in result.stderr
    assert "2 documents" in result.stdout


def test_a_folder_without_gold_is_wrong_use(tmp_path):
    (tmp_path / "notes.txt").write_text("no gold here", encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "holds no readings" in result.output
    assert run(tmp_path / "nowhere").exit_code == 2
    assert run(tmp_path / "notes.txt").exit_code == 2


def test_readers_and_formats_are_those_of_their_rooms(gold):
    shown = CliRunner().invoke(evaluate, ["reading", "--help"]).output
    assert all(name in shown for name in (*READERS, *FORMATS))
    assert "there are: polnear" in run(gold, "--gold-format", "xml").output


def test_a_file_for_gold_is_told_to_be_one(tmp_path):
    (tmp_path / "out.jsonl").write_text("{}", encoding="utf-8")
    assert "is a file; want the folder" in run(tmp_path / "out.jsonl").output


def test_readings_of_other_texts_cannot_be_scored(gold, tmp_path):
    system = tmp_path / "system"
    system.mkdir()
    text = (gold / "brod.json").read_text(encoding="utf-8").replace("Rebels", "Marine")
    (system / "brod.json").write_text(text, encoding="utf-8")
    result = run(gold, "--system", system)
    assert result.exit_code == 2
    assert "nothing to score" in result.output


def test_a_threshold_is_for_a_reader_that_is_run(gold):
    result = run(gold, "--system", gold, "--threshold", "0.5")
    assert result.exit_code == 2
    assert "--system" in result.output
    assert run(gold, "--threshold", "2").exit_code == 2
