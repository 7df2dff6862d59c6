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


def _measure(text, word, type_, reality="factual"):
    sketch = Sketch(text, published="2025-06-18").mention("Monday", "TIME")
    claim = sketch.frame(word, type_, reality, time="Monday").claim
    return claim.reality, claim.when.start


@pytest.mark.parametrize(
    ("text", "word", "type_", "start"),
    [
        ("The president lifted the state of emergency on Monday.", "state of emergency", "mobilization", None),
        ("Martial law was lifted on Monday.", "Martial law", "mobilization", None),
        ("The president declared a state of emergency on Monday.", "state of emergency", "mobilization", "2025-06-16"),
        ("The bakers ended their strike on Monday.", "strike", "protest", None),
        ("The bakers began their strike on Monday.", "strike", "protest", "2025-06-16"),
    ],
)
def test_emergencies_and_strikes_that_end_lasted_until_then(text, word, type_, start):
    assert _measure(text, word, type_) == ("factual", start)


def test_a_strike_that_ended_was_one_and_of_one_that_was_called_off_nobody_knows():
    assert _measure("The bakers ended their strike on Monday.", "strike", "protest", "denied")[0] == "factual"
    assert _measure("The strike was called off on Monday.", "strike", "protest", "denied")[0] == "denied"


def test_to_call_off_a_strike_is_no_strike_of_its_own():
    sketch = Sketch("The bakers called off the strike.").frame("called off", "protest", target="the strike")
    assert len(sketch.frame("strike", "protest", "denied", actor="The bakers").claims) == 1


def test_to_revoke_emergency_rule_is_no_election():
    assert Sketch("The king revoked emergency rule.").frame("revoked", "election", target="emergency rule").claims == ()
