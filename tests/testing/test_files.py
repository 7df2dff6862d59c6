"""The files of a simulated war, and the command that writes them."""

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from fogline.records.codec import from_json
from fogline.testing.simulation import Simulation, TrueEvent
from fogline.testing.simulation.__main__ import main
from fogline.testing.simulation.files import write_all
from fogline.testing.simulation.truth import (
    Contradiction,
    ControlChange,
    Forecast,
    Origin,
    SimulatedReport,
    Site,
    Written,
)

KINDS: dict[str, type] = {
    "texts": Written,
    "reports": SimulatedReport,
    "events": TrueEvent,
    "origins": Origin,
    "contradictions": Contradiction,
    "control": ControlChange,
    "forecasts": Forecast,
    "sites": Site,
}


def test_texts_and_truth_come_back_from_json_lines(invented_war: Simulation, tmp_path: Path) -> None:
    counts = write_all(invented_war, tmp_path)
    truth = {
        "texts": list(invented_war.texts()),
        "reports": list(invented_war.reports()),
        "events": list(invented_war.events()),
        "origins": list(invented_war.origins()),
        "contradictions": list(invented_war.contradictions()),
        "control": list(invented_war.control()),
        "forecasts": list(invented_war.forecasts()),
        "sites": list(invented_war.world.sites.values()),
    }
    assert set(truth) == set(KINDS)
    for name, records in truth.items():
        lines = (tmp_path / f"{name}.jsonl").read_bytes().splitlines()
        assert [from_json(line, KINDS[name]) for line in lines] == records
        assert counts[name] == len(records)


def test_the_command_writes_a_war(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path / "out"), "--events", "12", "--reports", "30", "--files"])
    assert done.exit_code == 0, done.output
    assert "texts.jsonl" in done.output
    assert len(list((tmp_path / "out" / "texts").glob("*.txt"))) == 30
    assert "invented" in (tmp_path / "out" / "README.txt").read_text("utf-8")


def test_wrong_use_leaves_status_2(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path), "--events", "12", "--reports", "3"])
    assert done.exit_code == 2
    assert "a report for each" in done.output


def test_the_module_runs_as_a_program() -> None:
    program = [sys.executable, "-m", "fogline.testing.simulation", "--help"]
    done = subprocess.run(program, capture_output=True, text=True, timeout=60, check=True)
    assert "--reports" in done.stdout
