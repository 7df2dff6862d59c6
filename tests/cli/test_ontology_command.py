"""``fogline ontology``: list, show, lint."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from fogline.cli.ontology import ontology
from fogline.ontology import data_folder, load


def run(*arguments):
    return CliRunner().invoke(ontology, list(arguments))


def test_list_names_every_type():
    result = run("list")
    assert result.exit_code == 0
    assert all(name in result.output for name in load().event_types)


def test_show_tells_definition_example_and_codes():
    result = run("show", "shelling")
    assert result.exit_code == 0
    assert "[shelled]" in result.output
    assert "Explosions/Remote violence / Shelling/artillery/missile attack" in result.output
    assert "ASSAULT heavy-weapons" in result.output


@pytest.mark.parametrize("name", sorted(load().event_types))
def test_show_works_for_every_type(name):
    assert run("show", name).exit_code == 0


def test_show_of_an_unknown_type_is_wrong_use():
    result = run("show", "picnic")
    assert result.exit_code == 2
    assert "no event type is called 'picnic'" in result.output


def test_show_of_a_misspelt_type_offers_the_near_one_first():
    assert "'misile_strike'; did you mean missile_strike? There are" in run("show", "misile_strike").output


def test_lint_of_the_shipped_ontology():
    result = run("lint")
    assert result.exit_code == 0
    assert "no faults" in result.output


def test_lint_prints_every_fault_with_file_and_line(tmp_path):
    folder = tmp_path / "mine"
    shutil.copytree(Path(str(data_folder())), folder)
    file = folder / "events" / "ground.yaml"
    text = file.read_text(encoding="utf-8").replace("viina: [t_mil, t_raid]", "viina: [t_mill, t_raidd]")
    file.write_text(text, encoding="utf-8")
    result = run("lint", str(folder))
    assert result.exit_code == 1
    line = text[: text.index("t_mill")].count("\n") + 1
    assert result.output.count(f"events/ground.yaml:{line}: assault: viina") == 2
    assert "2 faults" in result.output


def test_lint_of_no_folder_is_wrong_use(tmp_path):
    assert run("lint", str(tmp_path / "nowhere")).exit_code == 2
