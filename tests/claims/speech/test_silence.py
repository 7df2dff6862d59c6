"""What somebody does not speak of is not said by anybody."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    "text",
    [
        "The statement made no mention of civilian deaths.",
        "The ministry spoke of the weather without mentioning any deaths.",
        "The report did not refer to deaths.",
    ],
)
def test_what_is_not_mentioned_is_no_claim(text):
    assert Sketch(text).frame("deaths", "casualties", "denied").claims == ()


@pytest.mark.parametrize(
    "text", ["The statement made no mention of the deaths.", "The report mentioned deaths.", "There were no deaths."]
)
def test_what_is_taken_for_granted_or_denied_is_one(text):
    assert len(Sketch(text).frame("deaths", "casualties").claims) == 1


def test_what_is_not_confirmed_beside_what_is_is_no_claim():
    assert Sketch("He confirmed the raid but not the toll.").frame("toll", "casualties", "denied").claims == ()
    assert Sketch("He acknowledged losses, but not any deaths.").frame("deaths", "casualties").claims == ()
    assert len(Sketch("He confirmed the raid but not that nine died.").frame("died", "casualties").claims) == 1
