"""Whose arms did it, where nobody else is named."""

import pytest
from tests.claims.sketch import Sketch


def doers(text, instrument, trigger="hit", type_="drone_strike", **roles):
    claim = Sketch(text).frame(trigger, type_, instrument=instrument, **roles).claim
    return [(one.party, one.side) for one in claim.actors]


@pytest.mark.parametrize(
    ("instrument", "wanted"),
    [
        ("Russian missiles", [("Russia", "RU")]),
        ("RSF drones", [("Rapid Support Forces", "RSF")]),
        ("Ukraine's drones", [("Ukraine", "UA")]),
        ("American jets", [("United States", "US")]),
        ("Iranian drones", []),  # flown by others, too
        ("US-made rockets", []),
        ("drones", []),
        ("captured Russian tanks", []),  # no more of those who had them
        ("Kassel drones", []),
    ],
)
def test_arms_tell_whose_they_are(instrument, wanted):
    assert doers(f"{instrument} hit the mill.", instrument) == wanted


def test_who_is_named_goes_before():
    assert doers("The army hit the mill with Russian missiles.", "Russian missiles", actor="The army") == [
        ("army", None)
    ]


def test_what_was_shot_down_shot_nothing():
    assert doers("Russian missiles were shot down.", "Russian missiles", "shot down", "interception") == []


@pytest.mark.parametrize("type_", ["interception", "explosion"])
def test_arms_that_are_struck_or_left_behind_strike_nobody(type_):
    assert doers("Russian missiles blew up.", "Russian missiles", "blew up", type_) == []


def test_arms_that_are_hit_are_not_those_that_hit():
    sketch = Sketch("Strikes on Russian missiles burned the mill.").mention("Russian missiles", "WEAPON")
    claim = sketch.frame("Strikes", "air_strike", target="Russian missiles", instrument="Russian missiles").claim
    assert claim.actors == ()
