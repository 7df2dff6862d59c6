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


@pytest.mark.parametrize(
    "table",
    [
        "Region | Incidents | Fatalities\nOrvel | 14 | 61\nVale | 2 | 9",
        "Region      Incidents   Fatalities\nOrvel       14          61\nVale        2           9",
    ],
)
def test_a_table_pasted_as_text_has_heads_of_columns_too(table):
    assert Sketch(table).frame("Fatalities", "casualties").claims == ()
    assert Sketch(table).frame("Fatalities", "casualties", place="Region").claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Orvel Post | Fatalities rise | News\nThe toll is 14, officials say.",
        "Fatalities rose.  The guild met.\nOn 14 May it rained. 15 men came.",
        "Region | Fatalities\nOrvel | none known\nVale | 3",
    ],
)
def test_other_lines_with_bars_or_wide_spaces_are_no_heads(text):
    assert len(Sketch(text).frame("Fatalities", "casualties").claims) == 1
