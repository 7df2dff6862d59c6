"""Sides that are no places: who came to harm on them is told."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize("side", ["the government side", "both sides", "the rebel side"])
def test_a_side_is_hit_and_is_no_place(side):
    claim = Sketch(f"Guards died on {side}.").frame("died", "casualties", place=side).claim
    assert claim.place is None
    assert [one.text for one in claim.targets] == [side]


def test_beside_others_who_were_hit_a_side_is_left_out():
    claim = Sketch("Nine died on both sides.").frame("died", "casualties", target="Nine", place="both sides").claim
    assert claim.place is None
    assert "both sides" not in [one.text for one in claim.targets]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine died on the army side of the river.", "the army side"),
        ("Nine died on the eastern side.", "the eastern side"),
        ("Nine died on the Orvel side.", "the Orvel side"),
    ],
)
def test_a_side_of_the_ground_stays_a_place(text, place):
    assert Sketch(text).frame("died", "casualties", place=place).claim.place is not None
