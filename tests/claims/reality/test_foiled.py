"""Attacks that were foiled before there were any, or only planned."""

import pytest
from tests.claims.sketch import Sketch


def _reality(text, trigger, type_="attack", *further):
    sketch = Sketch(text).frame(trigger, type_)
    for words, kind in further:
        sketch.frame(words, kind)
    return sketch.claims[0].reality


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("An attack on a church in Orvel was foiled on Monday.", "attack", "attack"),
        ("Tarsia said an attack in Orvel was thwarted.", "attack", "attack"),
        ("The police said that 30 attacks had been prevented in Orvel.", "attacks", "assault"),
        ("The police averted a suicide bombing in Orvel.", "bombing", "explosion"),
        ("The police thwarted two attacks on hotels.", "attacks", "attack"),
    ],
)
def test_a_foiled_attack_did_not_happen(text, trigger, type_):
    assert _reality(text, trigger, type_) == "denied"


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "further"),
    [
        ("An attack on Orvel was thwarted and ten men were killed.", "attack", "attack", [("killed", "casualties")]),
        ("An assault on Orvel was foiled by the army.", "assault", "assault", []),
        ("A missile attack on Orvel was thwarted.", "missile attack", "missile_strike", []),
        ("The attack on Orvel that the police failed to stop was on Monday.", "attack", "attack", []),
        ("After the attack in Orvel further ones were prevented.", "attack", "attack", []),
    ],
)
def test_what_was_driven_back_or_shot_down_did(text, trigger, type_, further):
    assert _reality(text, trigger, type_, *further) == "factual"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Two men who were planning suicide attacks in Orvel were held.", "attacks"),
        ("The police broke up a cell which was preparing bombings in Orvel.", "bombings"),
        ("The militants had been plotting to carry out an attack on the post.", "attack"),
        ("The men were preparing to bomb a market.", "bomb"),
        ("The army prepared to resume shelling of the villages.", "shelling"),
        ("The rebels threatened to renew their attacks on Orvel.", "attacks"),
        ("The coalition is poised to launch a full-scale assault on Orvel.", "assault"),
    ],
)
def test_what_was_being_planned_is_still_to_come(text, trigger):
    assert _reality(text, trigger) == "future"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He helped in planning the attack on a church in Orvel.", "attack"),
        ("The men were planning the attack that killed six.", "attack"),
        ("The army was preparing new posts when an attack hit Orvel.", "attack"),
        ("The army, which had prepared for months, launched an attack on Orvel.", "attack"),
        ("The men ready for anything began the attack on Orvel.", "attack"),
    ],
)
def test_the_attack_that_somebody_planned_was_there(text, trigger):
    assert _reality(text, trigger) == "factual"


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "expected"),
    [
        ("Drones were shot down before they reached Orvel.", "reached", "movement", "denied"),
        ("The guard said it shot down a missile before it could hit the port.", "hit", "missile_strike", "denied"),
        ("Drones were shot down after they hit Orvel.", "hit", "drone_strike", "factual"),
        ("They hit the port before they were shot down.", "hit", "drone_strike", "factual"),
        ("Six drones were shot down before a seventh hit the port.", "hit", "drone_strike", "factual"),
    ],
)
def test_what_is_shot_down_before_it_does_something_did_not_do_it(text, trigger, type_, expected):
    sketch = Sketch(text).frame("shot down", "interception").frame(trigger, type_)
    assert {claim.type: claim.reality for claim in sketch.claims}[type_] == expected
