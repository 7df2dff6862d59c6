"""What is held, and what is excepted from it."""

import pytest
from tests.claims.sketch import Sketch


def targets(text, trigger, *given, type_="control"):
    sketch = Sketch(text)
    for words in given:
        sketch.mention(words, "PLACE")
    return [one.text for one in sketch.frame(trigger, type_, target=list(given)).claim.targets]


@pytest.mark.parametrize(
    ("text", "given", "held"),
    [
        (
            "Rebels control the whole of Northmark apart from Vale and Orvel.",
            ("Northmark", "Vale", "Orvel"),
            ["Northmark"],
        ),
        (
            "Rebels control Northmark, except for the towns of Vale and Orvel.",
            ("Northmark", "Vale", "Orvel"),
            ["Northmark"],
        ),
        ("Rebels control Northmark, but not Vale.", ("Northmark", "Vale"), ["Northmark"]),
        ("Vale was the last town in Northmark that rebels control.", ("Vale", "Northmark"), ["Vale"]),
        ("Vale, the largest city in Northmark, is under their control.", ("Vale", "Northmark"), ["Vale"]),
        ("Rebels control Northmark and Vale.", ("Northmark", "Vale"), ["Northmark", "Vale"]),
        ("Rebels control the last town in Northmark.", ("Northmark",), ["Northmark"]),  # no town is named
    ],
)
def test_what_is_excepted_is_not_held(text, given, held):
    assert targets(text, "control", *given) == held


def test_a_phrase_with_its_exception_is_cut_back():
    text = "Rebels control all of Northmark except Vale."
    claim = Sketch(text).frame("control", "control", target="all of Northmark except Vale").claim
    assert [one.text for one in claim.targets] == ["all of Northmark"]


def test_what_is_struck_has_no_exceptions():
    text = "Rebels shelled Northmark except Vale."
    assert targets(text, "shelled", "Northmark", "Vale", type_="shelling") == ["Northmark", "Vale"]


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Vale is the last town outside rebel control.", "denied"),
        ("Vale is no longer under the control of the rebels.", "denied"),
        ("Vale is under rebel control.", "factual"),
    ],
)
def test_what_lies_outside_is_not_held(text, reality):
    assert Sketch(text).frame("control", "control", target="Vale").claim.reality == reality


def test_what_is_done_outside_a_place_is_done():
    sketch = Sketch("Outside Vale rebels control the road.").frame("control", "control", target="the road")
    assert sketch.claim.reality == "factual"


def test_who_goes_out_of_the_hands_of_somebody_else_is_held_still():
    text = "Aid is kept out of Vale, which is under rebel control."
    assert Sketch(text).frame("control", "control", target="Vale").claim.reality == "factual"
