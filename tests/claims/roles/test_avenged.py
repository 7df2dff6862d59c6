"""Those avenged are no victims of who avenges them."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize("words", ["came to avenge", "attacked Tarna to avenge", "returned to brutally avenge"])
def test_to_avenge_somebody_is_no_attack_on_him(words):
    sketch = Sketch(f"The raiders {words} three herders killed by the guards.")
    sketch.frame("avenge", actor="The raiders", target="three herders", quantity="three")
    sketch.frame("killed", "casualties", actor="the guards", target="three herders", quantity="three")
    assert [claim.type for claim in sketch.claims] == ["casualties"]


def test_who_avenged_somebody_attacked_others():
    sketch = Sketch("The raiders avenged three herders on Monday.")
    sketch.frame("avenged", actor="The raiders", target="three herders", quantity="three", time="on Monday")
    assert (sketch.claim.targets, sketch.claim.quantities) == ((), ())


def test_an_attack_keeps_its_target():
    sketch = Sketch("The raiders came to attack three herders.").frame("attack", target="three herders")
    assert [target.party for target in sketch.claim.targets] == ["three herders"]
