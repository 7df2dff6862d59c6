"""A strike of workers is none from the air."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "actor", "trigger", "type_"),
    [
        ("Mill workers ended the strike on Monday.", "Mill workers", "strike", "protest"),
        ("The drivers began a strike.", "The drivers", "strike", "protest"),
        ("The guards began a strike on Orvel.", "The guards", "strike", "air_strike"),
        ("The drivers saw an air strike.", "The drivers", "air strike", "air_strike"),
    ],
)
def test_workers_on_strike_bomb_nobody(text, actor, trigger, type_):
    assert Sketch(text).frame(trigger, "air_strike", actor=actor).claim.type == type_
