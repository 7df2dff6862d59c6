"""Who hits a mine strikes nothing: it goes off under him."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "trigger", "given", "who"),
    [
        ("A minibus hit a landmine near Vale.", "hit", "drone_strike", "A minibus"),
        ("Two nurses died when their ambulance struck a mine.", "struck", "air_strike", "their ambulance"),
        ("Their patrol ran over an improvised explosive device.", "ran over", "shelling", "Their patrol"),
        ("A shepherd stepped on an anti-personnel mine.", "stepped on", "attack", "A shepherd"),
        (
            "An army convoy carrying food had hit a roadside bomb.",
            "hit",
            "missile_strike",
            "An army convoy carrying food",
        ),
    ],
)
def test_it_is_an_explosion_under_those_who_hit_it(text, trigger, given, who):
    claim = Sketch(text).frame(trigger, given).claim
    assert (claim.type, [one.text for one in claim.targets], claim.actors) == ("explosion", [who], ())


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Gunmen struck a mine in Vale.", "struck", "a mine"),  # where gold is dug
        ("Jets hit a landmine depot.", "hit", "a landmine depot"),
        ("A drone hit a mine clearance team.", "hit", "a mine clearance team"),
        ("A drone hit a truck.", "hit", "a truck"),
        ("Gunmen detonated a roadside bomb.", "detonated", "a roadside bomb"),  # who sets it off does not drive over it
    ],
)
def test_what_is_struck_stays_struck(text, trigger, target):
    claim = Sketch(text).frame(trigger, "air_strike", target=target).claim
    assert (claim.type, [one.text for one in claim.targets]) == ("air_strike", [target])
