"""A word that says "not so" is known to every rule that looks for one: in a sentence, the next one, a denial in short."""

import pytest
from tests.claims.sketch import Sketch

WORDS = [
    "untrue",
    "not correct",
    "inaccurate",
    "erroneous",
    "groundless",
    "without any foundation",
    "a hoax",
    "a falsehood",
]
WORDS += ["propaganda", "slander", "absurd", "a fairy tale"]


def _told(sketch):
    return [(claim.reality, claim.chain[0].party) for claim in sketch.claims if claim.type == "damage"]


@pytest.mark.parametrize("word", [*WORDS, "fabricated", "invented"])
def test_in_the_sentence_that_names_the_tale(word):
    sketch = Sketch(f"The claim that guards burned the mill is {word}.").frame("burned", "damage")
    assert _told(sketch) == [("denied", "The Harbour Post")]


@pytest.mark.parametrize("word", [*WORDS, "fabricated"])
def test_by_another_in_the_same_sentence(word):
    sketch = Sketch(f"Elders said guards had burned the mill; Brenn said that was {word}.").mention("Brenn", "PERSON")
    sketch.says("Elders", "said", "guards had burned the mill").says("Brenn", "said#2", f"that was {word}")
    assert _told(sketch.frame("burned", "damage")) == [("factual", "Elders"), ("denied", "Brenn")]


@pytest.mark.parametrize("word", WORDS)
def test_in_the_next_sentence(word):
    sketch = Sketch(f"Elders say that six boats were burned. That is {word}.")
    sketch.says("Elders", "say", "six boats were burned").frame("burned", "damage")
    assert _told(sketch) == [("factual", "Elders"), ("denied", "The Harbour Post")]


@pytest.mark.parametrize("word", [word for word in WORDS if word != "without any foundation"])
def test_in_a_denial_in_short(word):
    sketch = Sketch(f"Elders say the guards burned the mill. The council called this {word}.")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    assert _told(sketch.frame("called", "accusation", actor="The council")) == [
        ("factual", "Elders"),
        ("denied", "council"),
    ]


@pytest.mark.parametrize("word", WORDS)
def test_by_who_calls_the_claims_so(word):
    said = f"claims that guards burned the mill {word}"
    sketch = Sketch(f"Brenn called {said}.").mention("Brenn", "PERSON").says("Brenn", "called", said)
    assert _told(sketch.frame("burned", "damage")) == [("denied", "Brenn")]


@pytest.mark.parametrize("word", WORDS)
def test_right_behind_what_was_said(word):
    said = "guards burned the mill"
    sketch = Sketch(f"Reports that {said} are {word}.").says(None, "Reports", said)
    assert ("denied", "The Harbour Post") in _told(sketch.frame("burned", "damage"))


@pytest.mark.parametrize("word", WORDS)
def test_in_the_rating_of_a_check(word):
    sketch = Sketch(f"CLAIM: A post shows that guards burned the mill.\nVERDICT: {word.capitalize()}.")
    sketch.says("A post", "shows", "guards burned the mill").frame("burned", "damage")
    assert _told(sketch) == [("factual", "post"), ("denied", "The Harbour Post")]


@pytest.mark.parametrize(
    "after",
    [
        "It was invented in 1990.",
        "That is a propaganda film.",
        "That is not so easy to do.",
        "It is absurd that nobody helped.",
        "It was a false dawn.",
    ],
)
def test_words_that_say_more_than_that_deny_nothing(after):
    sketch = Sketch(f"Elders say that six boats were burned. {after}")
    sketch.says("Elders", "say", "six boats were burned").frame("burned", "damage")
    assert _told(sketch) == [("factual", "Elders")]


@pytest.mark.parametrize(
    "tale", ["claim", "report", "allegation", "accusation", "rumour", "statement", "story", "account", "version"]
)
def test_whatever_a_tale_is_called(tale):
    """In one sentence of nobody's, and in a denial in short."""
    sketch = Sketch(f"The {tale} that guards burned the mill is untrue.").frame("burned", "damage")
    assert _told(sketch) == [("denied", "The Harbour Post")]
    sketch = Sketch(f"Elders say the guards burned the mill. The council rejected that {tale}.")
    sketch.says("Elders", "say", "the guards burned the mill").frame("burned", "damage", actor="the guards")
    assert _told(sketch.frame("rejected", "refusal", actor="The council"))[-1] == ("denied", "council")
