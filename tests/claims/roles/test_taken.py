"""Who is picked up at sea is saved, and things are seized."""

import pytest
from tests.claims.sketch import Sketch


@pytest.mark.parametrize(
    ("text", "target", "actor", "type_"),
    [
        (
            "All of its 22 crew were picked up by a passing ship.",
            "All of its 22 crew",
            "a passing ship",
            "humanitarian",
        ),
        ("Two men were picked up by the coastguard.", "Two men", "the coastguard", "humanitarian"),
        ("Two men were picked up by soldiers at the gate.", "Two men", "soldiers", "detention"),
        ("Three suspects were picked up by the coastguard.", "Three suspects", "the coastguard", "detention"),
    ],
)
def test_who_is_picked_up(text, target, actor, type_):
    assert Sketch(text).frame("picked up", "detention", target=target, actor=actor).claim.type == type_


@pytest.mark.parametrize(
    ("target", "type_"),
    [
        ("40 tonnes of fuel", "capture"),
        ("Weapons and ammunition", "capture"),
        ("Two fishermen", "detention"),
        ("The cashier", "detention"),
    ],
)
def test_what_is_seized(target, type_):
    assert Sketch(f"{target} were seized in Orvel.").frame("seized", "detention", target=target).claim.type == type_
