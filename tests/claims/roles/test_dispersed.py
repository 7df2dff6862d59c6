"""Who is dispersed protested; who disperses did not."""

import pytest
from tests.claims.sketch import Sketch


def parties(claim):
    return [one.text for one in claim.actors], [one.text for one in claim.targets]


def test_those_dispersed_protested_and_the_police_did_not():
    sketch = Sketch("Police fired tear gas to disperse demonstrators in Orvel.")
    sketch.frame("fired", "attack", actor="Police", target="disperse demonstrators")
    sketch.frame("disperse", "protest", actor="Police", target="demonstrators")
    attack, protest = sketch.claims
    assert parties(attack) == (["Police"], ["demonstrators"])
    assert parties(protest) == (["demonstrators"], [])


def test_a_rally_that_is_dispersed_protested_not_by_itself():
    claim = (
        Sketch("Police dispersed a rally in Orvel.")
        .frame("dispersed", "protest", actor="Police", target="a rally")
        .claim
    )
    assert parties(claim) == ([], [])


@pytest.mark.parametrize("trigger", ["marched", "marched against"])
def test_a_protest_keeps_who_protests_and_against_what(trigger):
    sketch = Sketch("Farmers marched against the levy in Orvel.")
    claim = sketch.frame(trigger, "protest", actor="Farmers", target="the levy").claim
    assert parties(claim) == (["Farmers"], ["the levy"])
