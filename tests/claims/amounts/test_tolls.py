"""Tolls: best, low and high."""

import pytest

from fogline.claims.amounts import Setting, Toll, amount, count, rivals, toll, toll_of
from fogline.records import Span


def _toll(text, fate="killed"):
    return toll(count(Setting(text, Span(0, len(text)))), fate)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", Toll(12, 12, 12)),
        ("at least 12", Toll(12, 12, None)),
        ("up to 40", Toll(None, None, 40)),
        ("10 to 15", Toll(10, 10, 15)),
        ("about 30", Toll(30, 30, 30, True)),
        ("dozens", Toll(24, 24, 99)),
        ("no", Toll(0, 0, 0)),
        ("an unknown number", Toll(None, None, None)),
    ],
)
def test_one_figure(text, expected):
    assert toll_of(amount(text)) == expected


def test_figures_of_one_sentence_add_up_and_parts_do_not():
    assert _toll("Shells killed 9 soldiers and 3 civilians, including two children.") == Toll(12, 12, 12)


def test_killed_and_wounded_are_two_tolls():
    text = "The raid left 4 dead and 7 wounded."
    assert _toll(text) == Toll(4, 4, 4)
    assert _toll(text, "wounded") == Toll(7, 7, 7)


def test_an_open_end_keeps_the_sum_open():
    assert _toll("It killed at least five civilians and 2 soldiers.") == Toll(7, 7, None)


def test_none_reported_is_no_zero():
    assert _toll("No deaths were reported.") == Toll(None, None, None)
    assert _toll("There were no deaths.") == Toll(0, 0, 0)
    assert _toll("The road is open.") is None


def test_rival_figures():
    assert rivals([Toll(4, 4, 4), Toll(10, 10, None)]) == Toll(4, 4, 10)
    assert rivals([Toll(4, 4, None)]) == Toll(4, 4, None)
    assert rivals([]) is None
