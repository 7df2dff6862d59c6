"""What a number is only compared with is no count of the claim."""

import pytest
from tests.claims.sketch import Sketch


def _counts(text, *numbers, trigger="casualties"):
    sketch = Sketch(text, "2024-05-22")
    for one in numbers:
        sketch.mention(one, "QUANTITY")
    return [one.low for one in sketch.frame(trigger, "casualties", quantity=list(numbers)).claim.quantities]


@pytest.mark.parametrize(
    "text",
    [
        "The daily number of casualties in January was 900, up from 693 in March 2023.",
        "Guards counted 900 casualties, compared with 693 a year earlier.",
        "There were 900 casualties in May (against 693 guards in April).",
        "There were 900 casualties, down from 693 the previous month.",
    ],
)
def test_the_number_of_another_time_is_left_out(text):
    assert _counts(text, "900", "693") == [900]


@pytest.mark.parametrize(
    "text",
    [
        "Casualties rose: 900 casualties were counted, and 693 in March.",
        "There were 900 casualties, up from 693.",  # an earlier count of the same toll
    ],
)
def test_other_numbers_stay(text):
    assert _counts(text, "900", "693") == [900, 693]


def test_times_more_is_no_count():
    assert _counts("The guards suffered ten times more casualties.", "ten") == []
    assert _counts("The guards suffered ten casualties at times.", "ten") == [10]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Of 2,000 families, all but 100 have fled.", ("2,000", "100")),
        ("All but 100 of the 2,000 families have fled.", ("100", "2,000")),
        ("Of 2,000 families, all but 100 have fled.", ("2,000",)),
    ],
)
def test_all_but_a_hundred_are_those_who_are_left(text, numbers):
    assert _counts(text, *numbers, trigger="fled") == [1900]
