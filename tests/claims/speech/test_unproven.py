"""What is not found proven may have been or not."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "words",
    [
        "is not satisfied that",
        "was not convinced that",
        "could not establish beyond a reasonable doubt that",
        "did not find that",
        "failed to prove that",
        "held it was never shown that",
    ],
)
def test_what_is_not_found_proven_is_possible(words):
    sketch = Sketch(f"The chamber {words} rangers burned the mill.").mention("rangers", "FORCE")
    sketch.says("The chamber", words.removesuffix(" that"), "rangers burned the mill")
    assert sketch.frame("burned", "damage", actor="rangers").claim.reality == "possible"


@pytest.mark.parametrize(
    "words",
    ["is satisfied that", "is not only satisfied that", "has proven that", "did not say that", "cannot accept that"],
)
def test_what_is_found_or_only_spoken_of_stays(words):
    sketch = Sketch(f"The chamber {words} rangers burned the mill.")
    assert sketch.frame("burned", "damage", actor="rangers").claim.reality == "factual"


def test_what_goes_before_is_taken_for_granted():
    sketch = Sketch("The chamber is not satisfied that rangers burned the mill after the raid, which killed two.")
    sketch.frame("burned", "damage", actor="rangers").frame("raid").frame("killed", "casualties")
    assert [claim.reality for claim in sketch.claims] == ["possible", "factual", "factual"]


@pytest.mark.parametrize(("actor", "reality"), [("rangers", "possible"), (None, "factual")])
def test_of_a_deed_that_all_speak_of_the_doer_is_not_proven(actor, reality):
    sketch = Sketch("The chamber could not establish that rangers were behind the raid.").mention("rangers", "FORCE")
    sketch = sketch.frame("raid", actor=actor) if actor else sketch.frame("raid")
    assert sketch.claim.reality == reality


def test_who_is_not_proven_to_have_ordered_it_says_nothing():
    sketch = Sketch("The chamber is not satisfied that the accused ordered the killing of 20 men.")
    sketch.says("the accused", "ordered", "the killing of 20 men").frame("killing", "abuse", actor="the accused")
    assert (sketch.claim.reality, sketch.chain()) == ("possible", [])


@pytest.mark.parametrize("words", ["found no sign of troops in the barn where", "found no evidence in the barn which"])
def test_a_clause_of_its_own_is_told_flatly(words):
    sketch = Sketch(f"The chamber {words} rangers burned.")
    assert sketch.frame("burned", "damage", actor="rangers").claim.reality == "factual"


@pytest.mark.parametrize(
    "words",
    [
        "Police are looking into whether",
        "Prosecutors are investigating whether",
        "An inquiry will examine whether",
        "It is not yet clear if",
        "The chamber will determine whether or not",
    ],
)
def test_what_is_only_looked_into_is_possible(words):
    sketch = Sketch(f"{words} rangers burned the mill.")
    assert sketch.frame("burned", "damage", actor="rangers").claim.reality == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "Police are looking into whether he knew of it after rangers burned the mill.",
        "Police are investigating: rangers burned the mill.",
        "Police look into the case, whether he likes it; rangers burned the mill.",
    ],
)
def test_but_not_what_is_known(text):
    assert Sketch(text).frame("burned", "damage", actor="rangers").claim.reality == "factual"
