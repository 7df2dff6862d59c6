"""The table of words is learned from annotation: what told an event in the examples tells it elsewhere."""

import json

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")

from training.lexical import PENALTY, Recipe, examples, learn, put
from training.ontology_labels import LABELS

from fogline.reading.lexical import FILE, Lexical, features

SHELLING, DETENTION = (LABELS.events.index(name) for name in ("shelling", "detention"))
PLACES = ("Sarmin", "Taiz", "Goma", "Kadugli", "Loikaw", "Stepanakert")
QUICK = Recipe(width=8, least=1, passes=30, hidden=0.1, rate=0.05, batch=64)


def document(place: str) -> dict:
    """Return a document of two sentences with their events."""
    text = f"Gunners shelled {place}. Police arrested a teacher in {place}."
    first = text.index(".") + 1
    second = text.index("arrested")
    return {
        "text": text,
        "sentences": [[0, first, "text"], [first + 1, len(text), "text"]],
        "events": [
            {"trigger": [8, 15], "type": "shelling"},
            {"trigger": [second, second + len("arrested")], "type": "detention"},
            {"trigger": None, "type": "attack"},
        ],
    }


def test_every_word_is_an_example_and_triggers_have_their_type() -> None:
    (first, types), (_, others) = examples([document("Taiz")])
    assert types == [0, 1 + SHELLING, 0, 0]
    assert others == [0, 1 + DETENTION, 0, 0, 0, 0, 0]
    assert np.array_equal(first, features([(["gunners", "shelled", "taiz", "."], "text")]))


def test_what_is_learned_is_told_of_another_sentence(tmp_path) -> None:
    made = list(examples(document(place) for place in PLACES))
    types = np.array([kind for _, kinds in made for kind in kinds])
    table = learn(np.concatenate([hashes for hashes, _ in made]), types, QUICK)
    scores, _ = table.scores(features([("soldiers arrested nobody and shelled kharkiv".split(), "text")]))
    assert scores.argmax(1)[[1, 4]].tolist() == [1 + DETENTION, 1 + SHELLING]
    assert scores.argmax(1)[[0, 3, 5]].tolist() == [0, 0, 0]

    (tmp_path / "meta.json").write_text(
        json.dumps({"files": {}, "recipe": {}, "o_penalty": {"trigger": 0.0, "cue": -0.9}})
    )
    put(table, tmp_path, QUICK, len(PLACES))
    meta = json.loads((tmp_path / "meta.json").read_text())
    assert list(meta["files"]) == [FILE]
    assert meta["o_penalty"] == {"trigger": PENALTY, "cue": -0.9}
    assert "in 6 documents" in meta["recipe"]["lexical"]
    assert np.array_equal(Lexical.load(tmp_path / FILE).keys, table.keys)


def test_the_same_seed_learns_the_same_table() -> None:
    made = list(examples(document(place) for place in PLACES))
    types = np.array([kind for _, kinds in made for kind in kinds])
    one, other = (learn(np.concatenate([hashes for hashes, _ in made]), types, Recipe(passes=2)) for _ in range(2))
    assert np.array_equal(one.vectors, other.vectors)


def test_rare_features_are_left_out() -> None:
    made = list(examples([document("Taiz"), document("Goma")]))
    types = np.array([kind for _, kinds in made for kind in kinds])
    table = learn(np.concatenate([hashes for hashes, _ in made]), types, Recipe(least=2, passes=1))
    assert table.scores(features([(["shelled", "taiz"], "text")]))[1].tolist() == [True, True]
    assert table.scores(features([(["goma"], "text")]))[1].tolist() == [True]
    fewer = learn(np.concatenate([hashes for hashes, _ in made]), types, Recipe(least=3, passes=1))
    assert fewer.scores(features([(["shelled", "police", "."], "text")]))[1].tolist() == [False, False, True]
