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
