"""The authors' own training documents keep to the guide's form."""

import json
from pathlib import Path

import pytest
from training.compile import compile_document, occurrences

DATA = Path(__file__).parents[2] / "training" / "data"


def written(folder: Path, sentence: str, row: dict[str, object]) -> tuple[dict[str, object], list[str]]:
    for part in ("docs", "ann"):
        (folder / part).mkdir()
    (folder / "docs" / "x.tsv").write_text(f'# {{"title": "T", "published": null}}\n1\ttext\t{sentence}\n', "utf-8")
    (folder / "ann" / "x.jsonl").write_text(json.dumps({"i": 1, **row}), "utf-8")
    return compile_document(folder, "x")


def test_words_become_spans(tmp_path: Path) -> None:
    sentence = "Shells hit the mill, the mayor said; the mill burned."
    document, faults = written(
        tmp_path,
        sentence,
        {
            "e": [["mill", "FACILITY"], ["mill", "FACILITY"]],
            "a": [{"s": "the mayor", "c": "said", "t": "Shells hit the mill"}],
            "v": [{"t": "burned", "y": "damage", "r": "factual", "target": ["the mill#2"]}],
        },
    )
    assert faults == []
    assert [sentence[m["start"] : m["end"]] for m in document["entities"]] == ["mill", "mill"]  # type: ignore[attr-defined]
    assert document["entities"][1]["start"] == sentence.rindex("mill")  # type: ignore[index]
    assert document["events"][0]["roles"] == [["target", 37, 45]]  # type: ignore[index]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"e": [["bridge", "FACILITY"]]}, "not there"),
        ({"e": [["mill", "BUILDING"]]}, "unknown mention type"),
        ({"e": [["the mill", "FACILITY"], ["mill", "FACILITY"]]}, "overlaps"),
        ({"v": [{"t": "hit", "y": "bombing", "r": "factual"}]}, "unknown event type"),
        ({"a": [{"s": "", "c": "said", "t": ""}]}, "without content"),
        ({"x": []}, "unknown keys"),
    ],
)
def test_faults_are_named(tmp_path: Path, row: dict[str, object], says: str) -> None:
    _, faults = written(tmp_path, "Shells hit the mill.", row)
    assert any(says in fault for fault in faults), faults


def test_whole_words_come_first() -> None:
    assert occurrences("seamen and men", "men") == [11]
    assert occurrences("seamen", "men") == [3]


def test_our_own_documents_have_no_fault() -> None:
    names = sorted(path.stem for path in (DATA / "docs").glob("*.tsv"))
    assert names
    faults = {name: compile_document(DATA, name)[1] for name in names}
    assert {name: found for name, found in faults.items() if found} == {}
