"""Verbs of saying make no claim, and who warns of others threatens nobody."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("speaker", "doer", "types"),
    [
        ("The UN", "the rebels", ["assault"]),
        ("The rebels", "fighters", ["threat", "assault"]),
        ("The UN", "it", ["threat", "assault"]),
        ("The rebels", "rebels", ["threat", "assault"]),
        ("The Russian ministry", "Moscow's troops", ["threat", "assault"]),
        ("The Russian ministry", "Kyiv's troops", ["assault"]),
    ],
)
def test_who_warns_of_what_others_may_do_threatens_nobody(speaker, doer, types):
    sketch = Sketch(f"{speaker} has warned that {doer} could storm Orvel.").mention(speaker, "ORG", "Orvel", "PLACE")
    sketch.says(speaker, "has warned", f"{doer} could storm Orvel").frame("has warned", "threat", actor=speaker)
    sketch.frame("storm", "assault", "hypothetical", actor=doer, target="Orvel")
    assert [claim.type for claim in sketch.claims] == types
