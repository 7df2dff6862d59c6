"""Rhetoric tells of no event: what is said of every time, words of war for other things, roads that something lies across."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "text",
    [
        "Every time a convoy passes, a child is killed.",
        "Whenever the guns fall silent, somebody is killed at the well.",
        "Every shell they send has killed a harvest.",
    ],
)
def test_what_happens_every_time_happened_at_no_time(text):
    assert Sketch(text).frame("killed", "casualties").claim.reality == "hypothetical"


@pytest.mark.parametrize(
    "text", ["Every day two people are killed there.", "Each of the three men was killed at home."]
)
def test_what_happens_every_day_did_happen(text):
    assert Sketch(text).frame("killed", "casualties").claim.reality == "factual"


@pytest.mark.parametrize(
    "text",
    [
        "Our ministers fight battles on television.",
        "The battles of words went on.",
        "They wage battles for the soul of Tarsia.",
        "They join the battles against the global water and sanitation crisis.",
        "They fought political battles with the governor.",
    ],
)
def test_battles_without_arms_are_none(text):
    assert Sketch(text).frame("battles", "clash").claims == ()


def test_wars_in_general_and_a_siege_of_silence_are_none():
    assert Sketch("There are wars that end in a shrug.").frame("wars", "clash").claims == ()
    assert Sketch("Ours is a siege of silence.").frame("siege", "siege").claims == ()
    assert len(Sketch("The siege of Orvel went on.").frame("siege", "siege").claims) == 1


def test_battles_on_the_river_are():
    assert len(Sketch("Battles on the river went on.").frame("Battles", "clash").claims) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Lorries blocked the road to Orvel.",
        "The pass was blocked by fallen trees.",
        "Tractors blocked the road to Orvel.",
        "The road to Orvel was blocked by tractors.",
    ],
)
def test_a_road_that_something_lies_across_is_not_besieged(text):
    assert Sketch(text).frame("blocked", "siege").claims == ()


def test_a_road_blocked_by_an_army_may_be():
    sketch = Sketch("The Tarsian army blocked the road to Orvel.").mention("Tarsian army", "FORCE")
    assert len(sketch.frame("blocked", "siege", actor="The Tarsian army").claims) == 1


@pytest.mark.parametrize("what", ["explosive remnants", "A prisoner", "weapons"])
def test_what_is_named_after_war_is_none(what):
    assert Sketch(f"It was {what} of war.").frame("war", "clash").claims == ()
    assert len(Sketch("They spoke of the war.").frame("war", "clash").claims) == 1


@pytest.mark.parametrize(
    ("text", "trigger", "reality"),
    [
        ("The commander said those who loot will be punished.", "loot", "hypothetical"),
        ("Anyone who shells the town would face trial.", "shells", "hypothetical"),
        ("Those who looted the mill will be punished.", "looted", "factual"),  # they did
        ("Those who loot the mill are known.", "loot", "factual"),
    ],
)
def test_what_whoever_does_it_will_suffer_has_not_happened(text, trigger, reality):
    assert Sketch(text).frame(trigger, "abuse").claim.reality == reality


def test_neither_side_did_it():
    claim = Sketch("Neither side has taken Vale.").frame("taken", "capture", actor="Neither side").claim
    assert claim.reality == "denied"


@pytest.mark.parametrize(
    ("text", "trigger", "count"),
    [
        ("The war on drugs has failed in Orvel.", "war", 0),
        ("The war against terrorism goes on.", "war", 1),
        ("The war on drug gangs in Orvel goes on.", "war", 1),
        ("The war on terror groups in Orvel goes on.", "war", 1),
        ("Firefighters battled a blaze at the mill.", "battled", 0),
        ("Crews were fighting several forest fires.", "fighting", 0),
        ("Rangers were fighting under fire at the mill.", "fighting", 1),
        ("Rangers battled militants at the mill.", "battled", 1),
    ],
)
def test_nobody_is_fought_where_a_fire_or_an_evil_is(text, trigger, count):
    assert len(Sketch(text).frame(trigger, "clash").claims) == count


def test_the_parties_to_a_conflict_are_not_told_to_fight():
    for text, claims in (
        ("All parties to the conflict must spare the mill.", 0),
        ("The parties to this armed conflict met.", 0),
        ("The conflict in Orvel goes on.", 1),
        ("The parties fled the conflict.", 1),
    ):
        assert len(Sketch(text).frame("conflict", "clash").claims) == claims, text


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("38 drones lost location.", "damage"),
        ("The crew lost radio contact over Orvel.", "casualties"),
        ("The post lost its communications tower.", "damage"),  # that is a loss
        ("The guard lost two drones.", "damage"),
    ],
)
def test_to_lose_contact_is_no_loss(text, type_):
    told = "tower" in text or "two" in text
    assert len(Sketch(text).frame("lost", type_).claims) == told


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("She shielded her son with her body.", "body", 0),
        ("The men showed scars on their bodies.", "bodies", 0),
        ("Her body was found in a well.", "body", 1),
        ("They came home with the bodies of two guards.", "bodies", 1),
    ],
)
def test_the_body_of_somebody_alive_is_no_death(text, word, told):
    assert len(Sketch(text).frame(word, "casualties").claims) == told
