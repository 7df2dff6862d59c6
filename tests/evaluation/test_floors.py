"""Floors: they rise, they hold within noise, and they are lowered only with a reason."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fogline.cli.evaluate import evaluate
from fogline.evaluation import ReadingScores, Sampling
from fogline.evaluation.floors import (
    Floor,
    Floors,
    FloorSet,
    Measured,
    drops,
    gold_digest,
    load_floors,
    measure,
    save_floors,
    updated,
)
from fogline.evaluation.scores import Counts, Score
from fogline.reading.fake import FakeReader
from fogline.records.errors import InputError, UsageError

GOLD = Path(__file__).parent / "gold"
FILE = Path(__file__).resolve().parents[1] / "floors.json"


def measured(width=0.02, **figures):
    scores = {layer: Score(layer, f1, f1 - width / 2, f1 + width / 2, Counts(1, 1, 1)) for layer, f1 in figures.items()}
    return Measured("g", "reader 2", ReadingScores(scores, 7))


KEPT = FloorSet("gold", "standoff", "g", "reader 1", 7, {"mention": Floor(0.8, 0.01), "trigger": Floor(0.6, 0.02)})


def test_a_score_may_fall_by_its_noise_and_no_more():
    assert drops("own", KEPT, measured(mention=0.791, trigger=0.59)) == []
    (drop,) = drops("own", KEPT, measured(mention=0.78, trigger=0.59))
    assert (drop.layer, drop.floor.f1, drop.now) == ("mention", 0.8, 0.78)


def test_a_layer_that_is_no_longer_measured_is_a_drop():
    (drop,) = drops("own", KEPT, measured(mention=0.9))
    assert (drop.layer, drop.now) == ("trigger", None)


def test_floors_rise_without_a_reason_and_stay_within_noise():
    new = updated(Floors({"own": KEPT}), "own", measured(mention=0.85, trigger=0.59), None, "2031-01-02")
    layers = new.sets["own"].layers
    assert layers == {"mention": Floor(0.85, 0.01), "trigger": Floor(0.6, 0.02)}
    assert new.lowered == ()
    assert new.sets["own"].reader == "reader 2"


def test_lowering_needs_a_reason_which_is_kept():
    floors = Floors({"own": KEPT})
    with pytest.raises(UsageError, match="mention fell below the floor; lowering floors needs --reason"):
        updated(floors, "own", measured(mention=0.7, trigger=0.7), None, "2031-01-02")
    new = updated(floors, "own", measured(mention=0.7, trigger=0.7), "smaller model", "2031-01-02")
    (entry,) = new.lowered
    assert (entry.date, entry.set, entry.reason, entry.layers) == (
        "2031-01-02",
        "own",
        "smaller model",
        {"mention": (0.8, 0.7)},
    )
    assert new.sets["own"].layers["trigger"].f1 == 0.7


@pytest.mark.parametrize(
    ("counts", "noise"), [(Counts(500, 1000, 1000), 0.02), (Counts(10, 20, 20), 0.1), (None, 0.04)]
)
def test_noise_is_at_most_two_points_or_two_items(counts, noise):
    figure = Score("mention", 0.5, 0.35, 0.65, counts)
    new = updated(
        Floors({"own": FloorSet("gold")}),
        "own",
        Measured("g", "r", ReadingScores({"mention": figure}, 7)),
        None,
        "2031-01-02",
    )
    assert new.sets["own"].layers["mention"] == Floor(0.5, noise)


def test_single_types_and_layers_without_gold_have_no_floor():
    made = measure(GOLD, None, FakeReader(), Sampling(50))
    assert {"mention", "claim", "nested.exact", "reality.macro"} <= set(made.figures())
    assert not {"mention.PLACE", "trigger+type.shelling", "reality.factual", "chain.depth.2"} & set(made.figures())
    assert made.gold == gold_digest(GOLD)
    assert made.reader.startswith("fake ")


def test_the_digest_sees_names_and_contents(tmp_path):
    (tmp_path / "a.json").write_text("1")
    first = gold_digest(tmp_path)
    assert gold_digest(tmp_path) == first
    (tmp_path / "a.json").write_text("2")
    second = gold_digest(tmp_path)
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    assert len({first, second, gold_digest(tmp_path)}) == 3


def test_the_file_comes_back_as_it_went(tmp_path):
    floors = updated(Floors({"own": KEPT}), "own", measured(mention=0.7, trigger=0.7), "why", "2031-01-02")
    save_floors(tmp_path / "floors.json", floors)
    assert load_floors(tmp_path / "floors.json") == floors
    (tmp_path / "floors.json").write_text("{")
    with pytest.raises(InputError, match="not a file of floors"):
        load_floors(tmp_path / "floors.json")
    with pytest.raises(InputError, match="--add NAME FOLDER"):
        load_floors(tmp_path / "none.json")


def test_gold_that_cannot_be_read_in_full_guards_nothing(tmp_path):
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(InputError, match="read in full"):
        measure(tmp_path, None, FakeReader())


def run(path, *arguments):
    return CliRunner().invoke(evaluate, ["floors", "--reader", "fake", "--file", str(path), *map(str, arguments)])


def test_the_command_sets_checks_and_reports(tmp_path):
    path = tmp_path / "floors.json"
    assert run(path, "--update", "--add", "own", GOLD).exit_code == 0
    held = run(path)
    assert held.exit_code == 0, held.output
    assert "floors held by fake" in held.output

    data = json.loads(path.read_text())
    data["sets"]["own"]["layers"]["mention"]["f1"] = 0.99
    path.write_text(json.dumps(data))
    fallen = run(path)
    assert fallen.exit_code == 1
    row = next(line for line in fallen.output.splitlines() if "mention" in line)
    assert row.split()[:3] == ["own", "mention", "0.990"]

    refused = run(path, "--update")
    assert isinstance(refused.exception, UsageError)
    assert json.loads(path.read_text()) == data
    assert run(path, "--update", "--reason", "we measured it wrongly").exit_code == 0
    assert load_floors(path).lowered[0].reason == "we measured it wrongly"
    assert run(path).exit_code == 0


def test_changed_gold_fails_until_the_floors_are_set_again(tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    for source in GOLD.glob("*.json"):
        (gold / source.name).write_bytes(source.read_bytes())
    path = tmp_path / "floors.json"
    run(path, "--update", "--add", "own", gold)
    assert load_floors(path).sets["own"].folder == "gold"
    first = sorted(gold.glob("*.json"))[0]
    first.write_text(first.read_text() + " ")
    result = run(path)
    assert result.exit_code == 1
    assert "not the one its floors were set on" in result.output


def test_wrong_use(tmp_path):
    path = tmp_path / "floors.json"
    assert run(path, "--reason", "x").exit_code == 2
    save_floors(path, Floors({"gone": FloorSet("nowhere")}))
    assert isinstance(run(path).exception, InputError)
    assert run(path, "--set", "other").exit_code == 2
    assert run(path, "--update", "--add", "gone", GOLD).exit_code == 2


@pytest.mark.parametrize("name", list(load_floors(FILE).sets))
def test_the_reader_holds_its_floors(name):
    from fogline.reading import open_reader

    try:
        reader = open_reader("embedded")
    except UsageError:
        pytest.skip("needs the model of the embedded reader in src/fogline/reading/model")
    kept = load_floors(FILE).sets[name]
    if not (FILE.parent / kept.folder).is_dir():
        pytest.skip(f"needs the gold set {name}, which is not part of the project")
    now = measure(FILE.parent / kept.folder, kept.format, reader, Sampling(0))
    assert now.gold == kept.gold
    assert [(drop.layer, drop.floor, drop.now) for drop in drops(name, kept, now)] == []
