"""Who killed some of those counted did not kill all of them."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize("part", ["at least 172 of them guards", "among them 172 guards", "including 172 guards"])
def test_the_doer_of_a_part(part):
    sketch = Sketch(f"The monitor documented the deaths of 803 people, {part} killed by loyalists.")
    sketch.mention("803", "QUANTITY", "172", "QUANTITY", "loyalists", "FORCE")
    sketch.frame("deaths", "casualties", actor="loyalists", quantity="803")
    whole, some = sketch.frame("killed", "casualties", actor="loyalists", quantity="172").claims
    assert whole.actors == ()
    assert [actor.party for actor in some.actors] == ["loyalists"]


def test_the_doer_of_all():
    sketch = Sketch("The deaths of 803 people, who were killed by loyalists, were documented.")
    sketch.mention("loyalists", "FORCE").frame("deaths", "casualties", actor="loyalists")
    whole, _ = sketch.frame("killed", "casualties", actor="loyalists").claims
    assert [actor.party for actor in whole.actors] == ["loyalists"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Police recorded eleven attacks in Orvel.", []),
        ("The police have since counted eleven attacks in Orvel.", []),
        ("Police carried out eleven attacks in Orvel.", ["Police"]),
        ("Police recorded that they made eleven attacks in Orvel.", ["Police"]),
        ("Police heard of it and made eleven attacks in Orvel.", ["Police"]),
    ],
)
def test_who_only_counts_does_nothing(text, actors):
    sketch = Sketch(text).mention("Police" if "Police" in text else "police", "FORCE", "eleven", "QUANTITY")
    sketch.frame("attacks", "attack", actor="Police" if "Police" in text else "The police", quantity="eleven")
    assert [one.party for one in sketch.claim.actors] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Attacks on clinics documented by the Board rose to nine.", []),
        ("Attacks on clinics, independently verified by the Board, rose to nine.", []),
        ("Attacks reported by the Board killed nine.", []),
        ("Attacks on clinics carried out by the Board rose to nine.", ["Board"]),
    ],
)
def test_by_whom_they_are_only_counted_did_nothing(text, actors):
    sketch = Sketch(text).mention("Board", "ORG").frame("Attacks", "attack", actor="the Board")
    assert [one.party for one in sketch.claim.actors] == actors


@pytest.mark.parametrize(
    ("text", "harm", "type_", "clash"),
    [
        ("Nine people were killed in fighting between the army and the rebels.", "killed", "casualties", "fighting"),
        ("Clashes near Orvel between the army and the rebels displaced nine.", "displaced", "displacement", "Clashes"),
    ],
)
@pytest.mark.parametrize("side", ["the army", "the rebels"])
def test_none_of_the_sides_of_a_clash_alone_harmed_those_who_were_caught_in_it(text, harm, type_, clash, side):
    sketch = Sketch(text).mention("army", "FORCE", "rebels", "FORCE").frame(harm, type_, actor=side)
    sketch.frame(clash, "clash", actor=["the army", "the rebels"])
    (harmed,) = (claim for claim in sketch.claims if claim.type == type_)
    assert harmed.actors == ()


def test_but_who_killed_in_a_clash_did():
    sketch = Sketch("The army killed nine in clashes with the rebels and between them.").mention("army", "FORCE")
    sketch.frame("killed", "casualties", actor="The army").frame("clashes", "clash", actor=["The army", "the rebels"])
    (harmed,) = (claim for claim in sketch.claims if claim.type == "casualties")
    assert [one.party for one in harmed.actors] == ["army"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Father Kole buried eleven people.", "buried", []),
        ("Medics treated eleven people.", "treated", []),
        ("Guards shot eleven people.", "shot", ["Guards"]),
    ],
)
def test_who_tends_the_dead_and_wounded_harmed_nobody(text, trigger, actors):
    sketch = Sketch(text).frame(trigger, "casualties", actor=text.partition(f" {trigger}")[0], target="eleven people")
    assert [one.party for one in sketch.claim.actors] == actors
