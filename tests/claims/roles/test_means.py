"""A strike is of the type of its means, where the words name them plainly."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "instrument", "given", "type_"),
    [
        ("Two mortar bombs hit the mill.", "Two mortar bombs", "air_strike", "shelling"),
        ("Tube artillery struck the mill.", "Tube artillery", "missile_strike", "shelling"),
        ("A roadside bomb struck the bus.", "A roadside bomb", "air_strike", "explosion"),
        ("An anti-vehicle mine hit the bus.", "An anti-vehicle mine", "shelling", "explosion"),
        ("Quadcopters struck the mill.", "Quadcopters", "air_strike", "drone_strike"),
        ("A cruise missile hit the mill.", "A cruise missile", "air_strike", "missile_strike"),
        ("A warplane struck the mill.", "A warplane", "shelling", "air_strike"),
    ],
)
def test_a_strike_is_of_the_type_of_its_means(text, instrument, given, type_):
    trigger = "hit" if " hit " in text else "struck"
    claim = Sketch(text).frame(trigger, given, instrument=instrument).claim
    assert claim.type == type_


@pytest.mark.parametrize(
    ("text", "trigger", "given", "instruments"),
    [
        ("Rockets hit the mill.", "hit", "air_strike", ["Rockets"]),  # of the ground or of the air
        ("Drones and artillery struck the mill.", "struck", "air_strike", ["Drones", "artillery"]),
        ("An air strike with a missile hit the mill.", "air strike", "air_strike", ["a missile"]),
        ("Mortars blew up the mill.", "blew up", "damage", ["Mortars"]),
        ("A drone set off an explosion in the mill.", "explosion", "explosion", ["A drone"]),
        ("A shellfish lorry hit the mill.", "hit", "air_strike", ["A shellfish lorry"]),
    ],
)
def test_a_type_stays_where_the_means_do_not_tell(text, trigger, given, instruments):
    assert Sketch(text).frame(trigger, given, instrument=instruments).claim.type == given


def test_what_a_drone_carries_makes_no_other_means_of_it():
    sketch = Sketch("A drone dropped two bombs on a cart.")
    assert sketch.frame("dropped", "air_strike", instrument=["A drone", "two bombs"]).claim.type == "drone_strike"


def test_means_of_two_types_in_one_phrase_tell_nothing():
    sketch = Sketch("A salvo of drones and cruise missiles hit the mill.")
    assert sketch.frame("hit", "air_strike", instrument="drones and cruise missiles").claim.type == "air_strike"


def test_what_is_covered_with_fire_is_shelled():
    sketch = Sketch("At dawn the brigade covered the port of Velsk with heavy mortar fire.")
    assert sketch.frame("covered", "capture", actor="the brigade", target="the port of Velsk").claim.type == "shelling"
    sketch = Sketch("The brigade covered the port of Velsk on both sides of the river.")
    assert sketch.frame("covered", "capture", actor="The brigade", target="the port of Velsk").claim.type == "capture"


@pytest.mark.parametrize(
    ("text", "roles", "types"),
    [
        ("Army jets killed 30 people.", {"actor": "Army jets"}, ["casualties", "air_strike"]),
        ("A drone killed the driver.", {}, ["casualties", "drone_strike"]),
        ("The driver was killed by a mine.", {}, ["casualties", "explosion"]),
        ("Gunmen killed the driver.", {"actor": "Gunmen"}, ["casualties"]),
        ("A drone pilot was killed.", {}, ["casualties"]),
    ],
)
def test_what_kills_tells_the_strike(text, roles, types):
    assert [claim.type for claim in Sketch(text).frame("killed", "casualties", **roles).claims] == types


def test_a_strike_that_is_told_is_not_told_twice():
    sketch = Sketch("Jets struck Vale; the jets killed 30.").frame("struck", "air_strike").frame("killed", "casualties")
    assert [claim.type for claim in sketch.claims] == ["air_strike", "casualties"]


def test_nobody_is_fought_in_war_games():
    text = "Warships of Norland held war games off Orvel."
    assert Sketch(text).frame("war games", "clash", actor="Warships of Norland").claim.type == "mobilization"
    assert Sketch("Warships fought a battle off Orvel.").frame("battle", "clash").claim.type == "clash"


def test_who_is_run_over_does_not_flee():
    assert Sketch("Tanks ran over people in Vale.").frame("ran", "displacement").claim.type == "attack"
    assert Sketch("People ran over the border.").frame("ran", "displacement").claim.type == "displacement"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A suicide attack shook Orvel. A group claimed the bombing.", "explosion"),
        ("Nine died as an IED went off. A group claimed the bombing.", "explosion"),
        ("Nine died in Orvel. A group claimed the bombing.", "air_strike"),
        ("A suicide attack shook Orvel. The jets returned after the bombing.", "air_strike"),
    ],
)
def test_a_bombing_is_from_the_air_only_where_nothing_tells_of_planted_bombs(text, type_):
    assert Sketch(text).frame("bombing", "air_strike").claim.type == type_
