"""Who breaks a truce is not told as agreeing it on the day that he breaks it."""

import pytest
from tests.claims.sketch import Sketch


def told(text, trigger="truce", **roles):
    sketch = Sketch(text, published="2025-06-18")  # a Wednesday
    for day in ("Monday", "5 May"):
        if day in text:
            sketch.mention(day, "TIME")
    claims = sketch.frame(trigger, "agreement", **roles).claims
    if not claims:
        return None
    (claim,) = claims
    return claim.reality, [one.text for one in claim.actors], claim.when and claim.when.start[:10]


@pytest.mark.parametrize(
    "text",
    [
        "Rangers broke the truce on Monday.",
        "Rangers were accused of violating the three-day truce on Monday.",
        "Rangers shattered the truce on Monday.",
        "Rangers spoke of the broken truce on Monday.",
        "Rangers ended the truce on Monday.",
    ],
)
def test_who_breaks_a_truce_does_not_agree_it_then(text):
    assert told(text, actor="Rangers", time="Monday") is None


@pytest.mark.parametrize(
    "text",
    [
        "Rangers made 40 truce violations on Monday.",
        "Rangers said the truce was repeatedly broken on Monday.",
        "Rangers spoke of a flagrant violation of the truce on Monday.",
    ],
)
def test_a_truce_of_which_violations_are_told_is_not_agreed_then(text):
    assert told(text, actor="Rangers", time="Monday") == ("factual", [], None)


def test_who_made_it_and_when_stays():
    text = "Rangers broke the truce agreed with farmers on 5 May."
    assert told(text, actor="farmers", time="5 May") == ("factual", ["farmers"], "2025-05-05")


def test_the_day_on_which_it_collapsed_is_not_that_on_which_it_was_agreed():
    assert told("The truce that collapsed on Monday was agreed in Orvel.", time="Monday") == ("factual", [], None)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rangers blamed farmers for breaking the truce agreed on Monday.", "agreed"),
        ("Rangers broke an agreement not to attack the mill.", "agreement"),
    ],
)
def test_what_was_agreed_stays(text, trigger):
    assert told(text, trigger) is not None


def test_since_when_it_held_stays():
    assert told("Raids shattered the truce that had held since 5 May.", time="since 5 May") == (
        "factual",
        [],
        "2025-05-05",
    )


@pytest.mark.parametrize(
    "text", ["Rangers agreed a truce on Monday.", "Rangers broke the siege and agreed a truce on Monday."]
)
def test_a_truce_that_is_agreed_stays(text):
    assert told(text, actor="Rangers", time="Monday") == ("factual", ["Rangers"], "2025-06-16")


@pytest.mark.parametrize("words", ["collapsed", "fell apart", "broke down"])
def test_a_truce_that_collapses_is_no_truce_made_then(words):
    text = f"The truce soon {words} on Monday."
    assert told(text, words, target="The truce", time="Monday") == ("denied", [], "2025-06-16")
    assert told(text, time="Monday") == ("factual", [], None)


@pytest.mark.parametrize("words", ["broke", "violated", "breached"])
def test_to_break_a_truce_is_not_to_agree_it(words):
    text = f"Rangers {words} the truce on Monday."
    assert told(text, words, actor="Rangers", target="the truce", time="Monday")[0] == "denied"


def test_a_house_that_collapses_has_collapsed():
    assert Sketch("The house collapsed.").frame("collapsed", "damage").claim.reality == "factual"


def test_the_day_of_the_item_is_not_that_of_the_truce():
    sketch = Sketch("5 May 2031, Orvel: rangers broke the truce.").mention("5 May 2031", "TIME", "Orvel", "PLACE")
    assert sketch.frame("truce", "agreement", actor="rangers").claims == ()
