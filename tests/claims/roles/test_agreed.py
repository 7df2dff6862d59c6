"""Where and when a deed was agreed on or announced is not where and when it was done."""

import pytest
from tests.claims.sketch import Sketch


def _told(text, trigger, type_, time, place=None):
    sketch = Sketch(text, "2024-05-22").mention(time, "TIME", "Orvel", "PLACE")
    claim = sketch.frame(trigger, type_, time=time, **({"place": place} if place else {})).claim
    return claim.place and claim.place.name, claim.when and claim.when.start


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("The sides began a swap agreed in Orvel on 16 May.", "swap", "release"),
        ("The exchange, which was brokered by Norland in Orvel on 16 May, goes on.", "exchange", "release"),
        ("The withdrawal announced in Orvel on 16 May has not begun.", "withdrawal", "withdrawal"),
        ("The offensive ordered by General Kole in Orvel on 16 May is near.", "offensive", "assault"),
    ],
)
def test_where_and_when_it_was_agreed_is_left_out(text, trigger, type_):
    assert _told(text, trigger, type_, "16 May", "Orvel") == (None, None)


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("The swap took place in Orvel on 16 May.", "swap", "release"),
        ("The swap agreed by both sides took place in Orvel on 16 May.", "swap", "release"),
        ("The swap in Orvel on 16 May was agreed by mediators.", "swap", "release"),
        ("The deal signed in Orvel on 16 May holds.", "deal", "agreement"),
    ],
)
def test_where_and_when_it_was_done_is_told(text, trigger, type_):
    assert _told(text, trigger, type_, "16 May", "Orvel") == ("Orvel", "2024-05-16")
