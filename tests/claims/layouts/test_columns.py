"""Heads of columns tell of nothing."""

import pytest
from tests.claims.sketch import Sketch


def test_the_head_of_a_column_is_no_claim():
    table = "| Region | Incidents | Fatalities |\n| Orvel | 14 | 61 |\n| Vale | 2 | 9 |"
    assert Sketch(table).frame("Fatalities", "casualties").claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "| Orvel | Two dead | 14 May |\n| Vale | Nine dead | 15 May |",  # a row that tells
        "Fatalities rose in May.\n| Orvel | 14 | 61 |",
        "| Orvel | dead and hurt | here |\nNothing with a figure in it.",
    ],
)
def test_rows_and_sentences_are(text):
    trigger = "Fatalities" if "Fatalities" in text else "dead"
    assert len(Sketch(text).frame(trigger, "casualties").claims) == 1
