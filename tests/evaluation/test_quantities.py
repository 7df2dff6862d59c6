"""How numbers are scored: gold of both formats, what is counted, the command."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fogline.cli.evaluate_quantities import quantities
from fogline.evaluation.loaders.quantities import load_quantities
from fogline.evaluation.quantities import score_quantities
from fogline.records.errors import InputError

BENCH = Path(__file__).resolve().parents[2] / "bench" / "quantities"
SHARED = BENCH.parents[2] / "shared"


def _write(path, **data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def _marked(text, *values):
    entities = [
        {"start": text.index(words), "end": text.index(words) + len(words), "type": "QUANTITY", "value": value}
        for words, value in values
    ]
    return {"text": text, "entities": entities}


def _listed(text, *rows):
    return {
        "text": text,
        "quantities": [
            {"start": text.index(words), "end": text.index(words) + len(words), "value": value, **more}
            for words, value, more in rows
        ],
    }


def test_marked_numbers_are_judged_by_value_unit_and_marks(tmp_path):
    text = "About 40 men, a third of them old, walked 5 km and 7 more."
    gold = _marked(text, ("About 40", "40~"), ("a third", "0.33 ratio"), ("5", "5 km"), ("7", ">7"))
    _write(tmp_path / "one.json", **gold)
    scores = score_quantities(load_quantities(tmp_path))
    assert (scores.all.wanted, scores.all.right) == (4, 3)
    assert [(miss.words, miss.wanted, miss.got) for miss in scores.misses] == [("7", ">7", "7")]


def test_a_full_list_judges_the_object_and_counts_what_is_found_besides(tmp_path):
    text = "Shells killed nine miners and wounded 3 dogs in two towns."
    rows = [
        ("nine", "9", {"what": "workers", "fate": "killed"}),
        ("3", "3", {"what": "tanks"}),
    ]
    scores = score_quantities(load_quantities(_write(tmp_path / "one.json", **_listed(text, *rows))))
    tally = scores.all
    assert (tally.wanted, tally.found, tally.value, tally.object, tally.right, tally.false) == (2, 2, 2, 1, 1, 1)
    assert scores.misses[-1] == ("one", "two", "nothing", "2 settlements")


def test_extra_numbers_count_neither_way(tmp_path):
    rows = [("nine", "9", {}), ("two", "5", {"extra": True})]
    gold = _write(tmp_path / "one.json", **_listed("Shells killed nine in two towns.", *rows))
    tally = score_quantities(load_quantities(gold)).all
    assert (tally.wanted, tally.right, tally.false) == (1, 1, 0)


def test_every_fifth_document_is_held_out(tmp_path):
    for number in range(10):
        _write(tmp_path / f"{number}.json", **_marked(f"{number + 1} men", (str(number + 1), str(number + 1))))
    counts = {part: len(load_quantities(tmp_path, part).gold) for part in ("all", "tuned", "held-out")}
    assert counts == {"all": 10, "tuned": 8, "held-out": 2}


def test_phrase_tables_judge_values_units_and_silence(tmp_path):
    entries = [
        {"Input": "at least 12 men", "Results": [{"Text": "12", "Resolution": {"value": "12"}}]},
        {"Input": "the Monday", "Results": []},
        {"Input": "-5 now", "Results": [{"Text": "-5", "Resolution": {"value": "-5"}}]},
    ]
    money = [{"Input": "$5", "Results": [{"Text": "$5", "Resolution": {"value": "5", "unit": "Euro"}}]}]
    for name, rows in (("Number/NumberModel", entries), ("NumberWithUnit/CurrencyModel", money)):
        path = tmp_path / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(rows), encoding="utf-8")
    loaded = load_quantities(tmp_path)
    scores = score_quantities(loaded)
    assert (scores.groups["Number/NumberModel"].right, scores.groups["Number/NumberModel"].outside) == (2, 1)
    assert scores.outside == {"below zero": 1}
    assert [(miss.wanted, miss.got) for miss in scores.misses] == [("5 EUR", "5 USD money")]
    assert len(loaded.unreadable) == 9


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"text": "nine", "quantities": [{"start": 0, "end": 4}]},
        {"text": "nine", "quantities": [{"start": 0, "end": 4, "value": "many"}]},
        {"text_file": "not-there.txt", "quantities": []},
        {"text": "nine", "entities": [{"start": 0, "end": 99, "type": "QUANTITY", "value": "9"}]},
        {"text": "nine", "entities": 7},
    ],
)
def test_gold_that_cannot_be_read_is_told(tmp_path, data):
    _write(tmp_path / "one.json", **data)
    with pytest.raises(InputError, match="holds no quantities that can be read"):
        load_quantities(tmp_path)


def test_the_command_prints_a_table_or_json(tmp_path):
    gold = _write(tmp_path / "one.json", **_marked("Nine men", ("Nine", "8")))
    table = CliRunner().invoke(quantities, [str(gold), "--misses"])
    assert table.exit_code == 0
    assert "'Nine' is 8, got 9" in table.output
    plain = json.loads(CliRunner().invoke(quantities, [str(gold), "--format", "json", "--misses"]).output)
    assert plain["groups"]["all"]["wanted"] == 1
    assert plain["misses"][0]["got"] == "9"
    broken = CliRunner().invoke(quantities, [str(_write(tmp_path / "no" / "one.json"))])
    assert broken.exit_code == 2


def test_our_own_reports_are_read():
    gold = [path for path in sorted(BENCH.glob("*.json")) if path.name != "seed.json"]
    scores = [score_quantities(load_quantities(path)).all for path in gold]
    assert sum(one.right for one in scores) >= 0.95 * sum(one.wanted for one in scores)


@pytest.mark.skipif(not (SHARED / "seed").is_dir(), reason="needs the article in ../shared")
def test_the_quantities_of_the_article_are_read():
    tally = score_quantities(load_quantities(BENCH / "seed.json")).all
    assert tally.wanted == 20
    assert tally.right >= 19
    assert tally.false == 0


_TABLES = SHARED / "corpora" / "train" / "recognizers-en"


@pytest.mark.skipif(not _TABLES.is_dir(), reason="needs the phrase tables in ../shared")
def test_most_phrases_of_the_tables_are_read():
    assert score_quantities(load_quantities(_TABLES)).all.share >= 0.95
