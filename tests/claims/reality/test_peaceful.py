"""Words of war are also used of storms, matches and definitions, in which nobody fights."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Cyclone Mocha hit the port.", "hit", "air_strike"),
        ("On Monday the hurricane had struck Vale.", "struck", "missile_strike"),
        ("Flash floods hit the camp.", "hit", "attack"),
        ("An earthquake struck the province.", "struck", "attack"),
        ("Arsenal destroyed Madrid 3-0.", "destroyed", "damage"),
        ("Brenn fired two goals in the second half.", "fired", "attack"),
        ("Brenn fired a shot wide.", "fired", "attack"),
        ('By "casualties" the army means killed and wounded.', "killed", "casualties"),
        ("Steps were taken to reduce the risk of harm to civilians.", "harm", "casualties"),
        ("Bodies remain trapped under the rubble.", "trapped", "siege"),
        ("“Neutralised” here means captured.", "captured", "detention"),
    ],
)
def test_nobody_fights(text, trigger, type_):
    assert Sketch(text).frame(trigger, type_).claims == ()


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("A Storm Shadow missile hit the port.", "hit", "missile_strike"),
        ("Two thousand people are trapped in Vale.", "trapped", "siege"),
        ("Storm troops hit the port.", "hit", "attack"),
        ("Rebels fired two rockets.", "fired", "shelling"),
        ("Rebels destroyed Vale on 3 March.", "destroyed", "damage"),
        ("Floods killed 30 people.", "killed", "casualties"),  # what a storm did is told
        ('By "night" the army had captured Vale.', "captured", "capture"),
    ],
)
def test_somebody_does(text, trigger, type_):
    assert Sketch(text).frame(trigger, type_).claim.type == type_


def test_talks_on_a_truce_are_talks_and_no_truce():
    sketch = Sketch("Truce negotiations in Vale go on.").frame("Truce", "agreement").frame("negotiations", "talks")
    assert sketch.claim.type == "talks"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Engineers cleared 112 hectares of mines.", 0),
        ("Sappers cleared the last minefields near Orvel.", 0),
        ("Troops cleared the village of rebels.", 1),
    ],
)
def test_who_clears_mines_takes_nothing(text, told):
    assert len(Sketch(text).frame("cleared", "capture").claims) == told


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "roles", "claims"),
    [
        ("They asked for air drops of food.", "air drops", "air_strike", {}, 0),
        ("Crews could not work because of overflights.", "overflights", "air_strike", {}, 0),
        ("They feared air drops of incendiary bombs.", "air drops", "air_strike", {}, 1),
        ("They met for a vigil at the old church in Vale.", "vigil", "protest", {}, 0),
        ("They met for a vigil outside the embassy in Vale.", "vigil", "protest", {}, 1),
        (
            "Movement of six men was picked up by the guards.",
            "picked up",
            "detention",
            {"target": "Movement of six men"},
            0,
        ),
        ("Six men were picked up by the guards.", "picked up", "detention", {"target": "Six men"}, 1),
        ("Guards held a movement leader.", "held", "detention", {"target": "a movement leader"}, 1),
    ],
)
def test_aid_from_the_air_prayer_and_what_is_only_seen_are_no_acts_of_war(text, trigger, type_, roles, claims):
    assert len(Sketch(text).frame(trigger, type_, **roles).claims) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Four succumbed to their wounds.", 0),
        ("He died of severe gunshot wounds.", 0),
        ("He died. Nine had wounds.", 1),
        ("Nine suffered wounds.", 1),
    ],
)
def test_wounds_of_which_somebody_died_are_no_more_wounded(text, claims):
    assert len(Sketch(text).frame("wounds", "casualties").claims) == claims
