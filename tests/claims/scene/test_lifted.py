"""A siege that is lifted lasted until then."""

import pytest
from tests.claims.sketch import Sketch


def siege(text, word="siege", reality="factual"):
    sketch = Sketch(text, published="2025-06-18").mention("Monday", "TIME")  # a Wednesday
    return sketch.frame(word, "siege", reality, place="Orvel", time="Monday").claim.when


@pytest.mark.parametrize(
    "text",
    [
        "The army lifted the siege of Orvel on Monday.",
        "The siege of Orvel was lifted on Monday.",
        "Rangers broke the two-year siege of Orvel on Monday.",
        "The siege of Orvel ended on Monday.",
        "The siege of Orvel has finally been broken, officials said on Monday.",
    ],
)
def test_the_day_on_which_a_siege_is_lifted_is_its_last(text):
    assert (siege(text).start, siege(text).end) == (None, "2025-06-16")


@pytest.mark.parametrize(
    "text",
    [
        "The siege of Orvel began on Monday.",
        "The siege of Orvel was not lifted on Monday.",
        "The army did not lift the siege of Orvel on Monday.",
        "Rangers broke into a store and laid siege to Orvel on Monday.",
    ],
)
def test_a_siege_that_goes_on_is_told_of_that_day(text):
    assert siege(text).start == "2025-06-16"


def sanction(text, word="sanctions", **roles):
    sketch = Sketch(text, published="2025-06-18").mention("Monday", "TIME")
    return sketch.frame(word, "sanction", actor="Norland", time="Monday", **roles).claim


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Norland lifted sanctions on Ostria on Monday.", None),
        ("Norland eased most of its sanctions on Monday.", None),
        ("Norland on Monday eased its oil sanctions.", None),
        ("Norland broke the sanctions on Monday.", "2025-06-16"),
        ("Norland imposed sanctions on Monday.", "2025-06-16"),
        ("Norland ended the talks and imposed sanctions on Monday.", "2025-06-16"),
    ],
)
def test_sanctions_that_are_lifted_held_until_then(text, start):
    assert sanction(text).when.start == start


def test_to_lift_a_ban_is_not_to_impose_one():
    text = "Norland lifted a ban on grain on Monday."
    assert sanction(text, "lifted", target="a ban on grain").reality == "denied"
    assert (
        sanction("Norland raised tariffs on grain on Monday.", "raised", target="tariffs on grain").reality == "factual"
    )
    assert sanction("Norland ended aid to Ostria on Monday.", "ended", target="aid to Ostria").reality == "factual"


def test_a_ban_that_is_lifted_is_told_once():
    sketch = Sketch("Norland lifted a ban on grain.").frame("lifted", "sanction", target="a ban on grain")
    assert [claim.reality for claim in sketch.frame("ban", "sanction", target="grain").claims] == ["factual"]


def test_who_lifts_a_siege_takes_nothing():
    sketch = Sketch("The army lifted the siege of Orvel.")
    sketch.frame("lifted", "capture", actor="The army", target="the siege of Orvel").frame(
        "siege", "siege", target="Orvel"
    )
    assert [claim.type for claim in sketch.claims] == ["siege"]


@pytest.mark.parametrize(("trigger", "target"), [("ended", "the town"), ("took", "the siege guns")])
def test_who_takes_something_else_takes_it(trigger, target):
    sketch = Sketch(f"The siege went on. The army {trigger} {target} near the siege lines.")
    sketch.frame(trigger, "capture", target=target).frame("siege#3" if "guns" in target else "siege#2", "siege")
    assert "capture" in [claim.type for claim in sketch.claims]
