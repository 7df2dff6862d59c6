"""Trigger substitution keeps the form of the word, the labels and every offset."""

import random
from functools import cache
from typing import Any

import pytest
from training.triggers import TriggerSubstitution

SHELLED = "On Monday the rebels shelled the mill and an attack on the bridge was repelled by the guards."


def document(text: str, *events: tuple[str, str, list[Any]]) -> dict[str, Any]:
    frames = [
        {
            "trigger": [text.index(words), text.index(words) + len(words)],
            "type": kind,
            "reality": "factual",
            "roles": [[role, text.index(filler), text.index(filler) + len(filler)] for role, filler in roles],
        }
        for words, kind, roles in events
    ]
    return {"text": text, "sentences": [[0, len(text), "text"]], "entities": [], "attributions": [], "events": frames}


REPORT = document(
    SHELLED,
    ("shelled", "shelling", [("target", "the mill")]),
    ("attack", "attack", [("target", "the bridge")]),
    ("repelled", "repulse", [("actor", "the guards")]),
)


@cache
def always() -> TriggerSubstitution:
    """It substitutes wherever it can; to make its table of words takes a while."""
    return TriggerSubstitution(1.0)


@pytest.mark.parametrize("seed", range(40))
def test_labels_stay_on_their_words(seed: int) -> None:
    changed = always()(REPORT, random.Random(seed))
    words = [changed["text"][slice(*event["trigger"])] for event in changed["events"]]
    substitution = always()
    assert words[0] in substitution.words["shelling", "past"]
    assert words[1] in substitution.words["attack", "noun"], "a mass noun takes no article"
    assert words[2] in substitution.words["repulse", "participle"]
    role, start, end = changed["events"][0]["roles"][0]
    assert (role, changed["text"][start:end]) == ("target", "the mill")
    assert changed["sentences"][0][1] == len(changed["text"])


@pytest.mark.parametrize("seed", range(20))
def test_the_article_follows_the_noun(seed: int) -> None:
    text = always()(REPORT, random.Random(seed))["text"]
    article, noun = text.split(" and ")[1].split()[:2]
    assert article == ("an" if noun[0] in "aeiou" else "a")


def test_a_verb_with_an_object_takes_one_that_has_an_object() -> None:
    words = always().words["explosion", "past"]
    blown = document("Rebels detonated a bridge.", ("detonated", "explosion", [("target", "a bridge")]))
    seen = {always()(blown, random.Random(seed))["text"].split()[1] for seed in range(60)}
    assert seen <= {word.split()[0] for word in words}
    assert "exploded" not in seen


def test_words_it_cannot_place_stay() -> None:
    odd = document("The lads went over the top.", ("went over the top", "assault", []))
    assert always()(odd, random.Random(1)) == odd
    assert TriggerSubstitution(0.0)(REPORT, random.Random(1)) == REPORT


def test_capitals_stay() -> None:
    headline = document(
        "An attack on the mill. REBELS SHELLED BROD", ("attack", "attack", []), ("SHELLED", "shelling", [])
    )
    for seed in range(30):
        words = always()(headline, random.Random(seed))["text"].split()
        assert words[0] in ("A", "An")
        assert words[-2].isupper()


def test_words_before_the_sentence_do_not_count() -> None:
    text = "That is how it was. Shelling went on."
    seen = {
        always()(document(text, ("Shelling", "shelling", [])), random.Random(seed))["text"][20:] for seed in range(40)
    }
    assert all(rest[0].isupper() for rest in seen)


@pytest.mark.parametrize(
    ("kind", "form", "word"),
    [
        ("control", "past", "controlled"),
        ("refusal", "nouns", "vetoes"),
        ("casualties", "ing~", "dying"),
        ("displacement", "past", "left"),
        ("capture", "participle", "taken"),
        ("election", "past~", "stepped down"),
    ],
)
def test_words_are_inflected_as_people_do(kind: str, form: str, word: str) -> None:
    assert word in always().words[kind, form]
