"""Tolls: best, low and high."""

import pytest

from fogline.claims.amounts import Setting, Toll, amount, casualties, count, rivals, toll, toll_of
from fogline.claims.amounts.claimed import record
from fogline.records import Span


def _numbers(text):
    return tuple(record(one) for one in count(Setting(text, Span(0, len(text)))))


def _toll(text, fate="killed", side=None):
    return toll(_numbers(text), fate, side)


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


def test_a_part_whose_whole_is_not_counted_counts():
    numbers = _numbers("Shells wounded 9 miners, two of whom died.")
    assert toll(numbers, "wounded") == Toll(9, 9, 9)
    assert toll(numbers, "killed") == Toll(2, 2, 2)


def test_killed_and_wounded_are_two_tolls():
    text = "The raid left 4 dead and 7 wounded."
    assert casualties(_numbers(text)) == {"killed": Toll(4, 4, 4), "wounded": Toll(7, 7, 7)}


def test_sides_are_counted_apart():
    text = "Some 40 Ukrainian and 60 Russian soldiers were killed."
    assert _toll(text, side="UA").best == 40
    assert _toll(text, side="RU").best == 60
    assert _toll(text).best == 100
    assert _toll(text, side="SY") is None


def test_an_open_end_keeps_the_sum_open():
    assert _toll("It killed at least five civilians and 2 soldiers.") == Toll(7, 7, None)


def test_tanks_shares_and_distances_are_no_casualties():
    assert casualties(_numbers("It lost ten tanks and a third of its infantry, 5 km from the river.")) == {}


def test_none_reported_is_no_zero():
    assert _toll("No deaths were reported.") == Toll(None, None, None)
    assert _toll("There were no deaths.") == Toll(0, 0, 0)
    assert _toll("The road is open.") is None


def test_heavy_losses_are_losses_that_nobody_counted():
    assert _toll("The brigade took heavy casualties.", "casualties") == Toll(None, None, None)


def test_rival_figures():
    assert rivals([Toll(4, 4, 4), Toll(10, 10, None)]) == Toll(4, 4, 10)
    assert rivals([Toll(4, 4, None)]) == Toll(4, 4, None)
    assert rivals([]) is None
