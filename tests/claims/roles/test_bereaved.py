"""Kin of the dead are not the dead."""

import pytest
from tests.claims.sketch import Sketch


def _told(text, target, number, trigger="killed", type_="casualties"):
    sketch = Sketch(text).mention(number, "QUANTITY").frame(trigger, type_, target=target, quantity=number)
    claim = sketch.claim
    return [one.party for one in claim.targets], [one.low for one in claim.quantities]


def test_it_befell_those_whose_kin_they_are():
    text = "The guild paid 40 families of those killed in Orvel."
    assert _told(text, "40 families of those", "40") == ([], [])
    text = "Some 120 relatives of bakers killed in Orvel marched."
    assert _told(text, "120 relatives of bakers", "120") == (["bakers"], [])
    text = "Thirty mothers of clerks who were held in Orvel came to the gate."
    assert _told(text, "Thirty mothers of clerks", "Thirty", "held", "detention") == (["clerks"], [])


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("They killed 12 relatives of bakers in Orvel.", "12 relatives of bakers"),
        ("In Orvel 12 relatives of bakers were killed.", "12 relatives of bakers"),
        ("Police found 12 relatives of a baker killed in Orvel.", "12 relatives of a baker"),
    ],
)
def test_kin_who_are_killed_are_counted(text, target):
    assert _told(text, target, "12") == ([target], [12])
