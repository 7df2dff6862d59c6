"""What general knowledge says about when a text was written."""

import datetime

import pytest

from fogline.documents.anchors import find_bounds

WORDS = [
    ("The NATO secretary-general, Ban Ki-moon, no: the UN Secretary-General, Ban Ki-moon, spoke.", 2016),
    ("It was the third month of the full-scale war.", None),
    ("Two weeks after the invasion of Ukraine he fled.", None),
    ("They were moved since the mutiny led by Prigozhin.", None),
    ("A short-lived rebellion of the Wagner group ended.", None),
    ("Shahed drones fell on the port.", None),
    ("Geran-2 drones fell on the port.", None),
    (
        "The “special military operation” in Ukraine, as Moscow calls its special military operation in Ukraine, goes on.",
        None,
    ),
    ("Since October 7 the crossing is closed.", None),
    ("Commission President Ursula von der Leyen came.", None),
]


@pytest.mark.parametrize(("text", "until"), WORDS)
def test_words_that_bound_a_date_are_found(text: str, until: int | None) -> None:
    bounds = find_bounds(text)
    assert bounds
    assert until is None or bounds[0].last < datetime.date(until + 1, 1, 2)


def test_a_former_holder_bounds_nothing() -> None:
    assert find_bounds("The former NATO chief Jens Stoltenberg came.") == []
