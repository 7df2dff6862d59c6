"""Numbers of two deeds that are done to the same people one after the other."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.amounts.claimed import quantities
from fogline.claims.page import Page


def _fates(text, number, *triggers):
    sketch = Sketch(text).mention(number, "QUANTITY")
    for trigger in triggers:
        sketch.frame(trigger, "abuse", quantity=number)
    page = Page.of(sketch.reading)
    return [one.fate for _, frame in page.frames for one in quantities(page, frame, frame.fillers("quantity"))]


@pytest.mark.parametrize(
    ("text", "number", "triggers", "fates"),
    [
        ("Three nurses were abducted and killed near Orvel.", "Three", ("abducted", "killed"), ["abducted", "killed"]),
        (
            "Two guards were detained in Vale and later shot dead by the militia.",
            "Two",
            ("detained", "shot dead"),
            ["captured", "killed"],
        ),
        ("Nine miners were captured, tortured and executed.", "Nine", ("captured", "executed"), ["captured", "killed"]),
        (
            "Six herders were kidnapped and later released in Orvel.",
            "Six",
            ("kidnapped", "released"),
            ["abducted", "rescued"],
        ),
        ("Gunmen abducted and then killed four miners.", "four", ("abducted", "killed"), ["abducted", "killed"]),
    ],
)
def test_each_of_two_deeds_gives_its_own_fate(text, number, triggers, fates):
    assert _fates(text, number, *triggers) == fates


@pytest.mark.parametrize(
    ("text", "number", "triggers", "fates"),
    [
        ("Ten people were killed and wounded in Orvel.", "Ten", ("killed", "wounded"), ["casualties", "casualties"]),
        ("Troops killed and captured 12 rebels near Orvel.", "12", ("killed", "captured"), ["captured", "captured"]),
        (
            "Ten men were kidnapped and two guards were killed in Orvel.",
            "Ten",
            ("kidnapped", "killed"),
            ["abducted"] * 2,
        ),
    ],
)
def test_what_is_shared_out_or_done_to_others_stays(text, number, triggers, fates):
    assert _fates(text, number, *triggers) == fates
