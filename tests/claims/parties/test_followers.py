"""Followers: who fights for a ruler is not the ruler, and who fights for a fallen one is on no state's side."""

import pytest
from tests.claims.sketch import Sketch


def _doer(phrase, *marked):
    sketch = Sketch(f"{phrase} burned a mill.").mention(*marked)
    (actor,) = sketch.frame("burned", "damage", actor=phrase).claim.actors
    return actor.party, actor.side


@pytest.mark.parametrize(
    ("phrase", "marked"),
    [
        ("Armed groups linked to the former Assad regime", "Assad regime"),
        ("Remnants of the ousted Assad government", "Assad government"),
        ("Remnants of the Assad regime", "Assad regime"),
        ("Gunmen loyal to the former Syrian government", "Syrian government"),
        ("Soldiers of the former Afghan army", "Afghan army"),
        ("Former regime loyalists", "regime"),
    ],
)
def test_followers_of_a_fallen_rule_are_of_no_state(phrase, marked):
    assert _doer(phrase, marked, "ORG") == (phrase, None)


@pytest.mark.parametrize(
    "phrase", ["Loyalists of the ousted president Omar al-Bashir", "Supporters of former president Omar al-Bashir"]
)
def test_followers_of_a_man_are_not_he(phrase):
    assert _doer(phrase, "Omar al-Bashir", "PERSON") == (phrase, None)


def test_troops_loyal_to_a_ruler_are_on_his_side_but_not_he():
    phrase = "Troops loyal to President Bashar al-Assad"
    assert _doer(phrase, "Bashar al-Assad", "PERSON") == (phrase, "SY")
    assert _doer("Supporters of President Ada Brenn", "Ada Brenn", "PERSON")[0] == "Supporters of President Ada Brenn"


@pytest.mark.parametrize(
    ("phrase", "marked", "side"),
    [
        ("Houthi fighters allied with former president Ada Brenn", ("Houthi fighters", "FORCE"), "Houthis"),
        ("Remnants of the Islamic State", ("Islamic State", "ORG"), "Islamic State"),
        ("Forces of the Syrian government", ("Syrian government", "ORG"), "SY"),
        ("Former Israeli soldiers", ("Israeli soldiers", "FORCE"), "IL"),
    ],
)
def test_who_is_armed_for_himself_or_for_a_state_stays_so(phrase, marked, side):
    assert _doer(phrase, *marked)[1] == side


def test_who_is_named_before_speaks_himself():
    sketch = Sketch("Ada Brenn of the groups loyal to Cael Dorn burned a mill.")
    sketch.mention("Ada Brenn", "PERSON", "Cael Dorn", "PERSON")
    sketch.frame("burned", "damage", actor="Ada Brenn of the groups loyal to Cael Dorn")
    assert sketch.claim.actors[0].party == "Ada Brenn"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Men of the gang leader Omar Hadi", "Omar Hadi"),
        ("Officers of General Omar Hadi", "Omar Hadi"),
        ('Fighters under "Raven"', "Raven"),
    ],
)
def test_men_of_a_leader_are_not_he(phrase, name):
    assert _doer(phrase, name, "PERSON")[0] == phrase.replace('"', "")


def test_who_speaks_for_a_group_of_forces_is_no_follower():
    phrase = "Vale Group of Forces Spokesman Omar Hadi"
    assert _doer(phrase, "Omar Hadi", "PERSON")[0] == "Omar Hadi"
