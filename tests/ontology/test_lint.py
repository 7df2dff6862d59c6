"""The linter: every fault, each with its file and line."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fogline.ontology import data_folder, lint


@pytest.fixture
def folder(tmp_path):
    target = tmp_path / "ontology"
    shutil.copytree(Path(str(data_folder())), target)
    return target


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first ``old``; return its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("events/strike.yaml", "Shelling/artillery/missile attack", "Shelling", "unknown 'Shelling'"),
        ("events/strike.yaml", "mode: heavy-weapons", "mode: heavy-weapon", "did you mean 'heavy-weapons'?"),
        ("events/strike.yaml", "type: ASSAULT", "type: AGREED", "did you mean 'AGREE'?"),
        ("events/strike.yaml", "ucdp: [1, 2, 3]", "ucdp: [1, 7]", "unknown '7'"),
        ("events/strike.yaml", "viina: [t_mil, t_artillery]", "viina: [t_mil, t_mil]", "given twice"),
        ("events/strike.yaml", "roles: [actor, target", "roles: [victim, target", "unknown 'victim'"),
        ("events/strike.yaml", "[shelled]", "shelled", "exactly one part in [brackets]"),
        ("events/strike.yaml", "family: strike", "family: strikes", "did you mean 'strike'?"),
        ("events/strike.yaml", "missile_strike:", "Missile-Strike:", "lower-case letters"),
        ("events/strike.yaml", "missile_strike:", "shelling:", "is given twice (first in line"),
        ("events/strike.yaml", "  interception:", "  abuse:", "defined twice (first in events/harm.yaml:"),
        ("certainty.yaml", "remote chance: [0.0, 0.05]", "remote chance: [0.5, 0.05]", "low <= high"),
        ("certainty.yaml", "almost certain: [0.95, 1.0]", "almost certain: [95, 100]", "low <= high <= 1"),
        ("certainty.yaml", "maybe: [0.20, 0.65]", "maybe: [0.20]", "got 1 numbers"),
        ("certainty.yaml", "maybe: [0.20, 0.65]", "maybe: [often, 0.65]", "want a number, got 'often'"),
        ("certainty.yaml", "perhaps: [", "Perhaps: [", "lower-case words"),
        ("certainty.yaml", r"'\bjoint intelligence committee\b'", "'joint (intelligence'", "no regular expression"),
        ("realities.yaml", "plover: negation", "plover: negative", "did you mean 'negation'?"),
        ("mentions.yaml", "label: Person", "label: yes", "want a text, got 'yes'"),
    ],
)
def test_each_fault_is_told_with_file_and_line(folder, file, old, new, says):
    line = edit(folder / file, old, new)
    faults = [fault for fault in lint(folder) if fault.file == file and fault.line == line]
    assert any(says in fault.message for fault in faults), lint(folder)


def test_all_faults_are_told_at_once(folder):
    edit(folder / "events/strike.yaml", "    label: Shelling\n", "    labell: Shelling\n")
    edit(folder / "events/ground.yaml", "ucdp: [1, 2]", "ucdp: [9]")
    edit(folder / "roles.yaml", "instrument:", "means:")
    messages = [str(fault) for fault in lint(folder)]
    assert len(messages) == 5
    assert any("unknown key 'labell'; did you mean 'label'?" in message for message in messages)
    assert any("shelling: 'label' is missing" in message for message in messages)
    assert any("unknown key 'means'" in message for message in messages)
    assert any("roles.yaml: 'instrument' is missing" in message for message in messages)


def test_broken_yaml_is_told_with_its_line_and_does_not_hide_other_files(folder):
    edit(folder / "events/harm.yaml", "label: Harm", "label: [Harm")
    edit(folder / "events/people.yaml", "roles: [actor", "roles: [nobody")
    files = [fault.file for fault in lint(folder)]
    assert files == ["events/harm.yaml", "events/people.yaml"]


def test_broken_code_lists_do_not_make_every_code_unknown(folder):
    (folder / "codes.yaml").write_text("acled: {", encoding="utf-8")
    assert {fault.file for fault in lint(folder)} == {"codes.yaml"}


def test_missing_and_stray_files_are_told(folder):
    (folder / "roles.yaml").rename(folder / "role.yaml")
    messages = [str(fault) for fault in lint(folder)]
    assert messages == [
        "role.yaml:1: nothing reads this file; did you mean 'roles.yaml'?",
        "roles.yaml:1: no such file; an ontology needs it",
    ]


def test_an_empty_folder_lacks_everything(tmp_path):
    assert len(lint(tmp_path)) == 6
    assert lint(tmp_path / "nowhere") == lint(tmp_path)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode())))
@pytest.mark.parametrize("file", ["events/strike.yaml", "certainty.yaml"])
def test_any_bytes_are_answered_with_faults(folder, file, content):
    (folder / file).write_bytes(content)
    faults = lint(folder)
    assert faults
    assert all(fault.line >= 1 and fault.message for fault in faults)


def test_deep_nesting_is_a_fault(folder):
    (folder / "roles.yaml").write_text("[" * 5000, encoding="utf-8")
    assert lint(folder)[0].file == "roles.yaml"
