"""Numbers that change, parts told by a predicate, and numbers that only name."""

import pytest

from fogline.claims.amounts import Setting, casualties, count, find, short_form
from fogline.claims.amounts.claimed import record
from fogline.records import Span


def _counted(text):
    return count(Setting(text, Span(0, len(text))))


def _told(text):
    return [(short_form(one.amount), one.what, one.fate) for one in _counted(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll rose from 12 to 31.",
        "The toll rose to 31 from 12.",
        "The number of dead climbed to 31, up from 12 on Friday.",
    ],
)
def test_those_counted_before_are_not_counted_twice(text):
    tolls = casualties([record(one) for one in _counted(text)])
    assert {short_form(one.amount) for one in _counted(text)} == {"12", "31"}
    assert (tolls["killed"].best, tolls["killed"].high) == (31, 31)


def test_what_fell_is_told_by_the_later_number_alone():
    assert _told("The number of wounded fell from 40 to 33.") == [("40", "people", None), ("33", "people", "wounded")]


def test_from_one_to_another_is_a_range_where_nothing_changes():
    assert [short_form(one.amount) for one in find("Prices run from 500 to 900 dollars.")] == ["500..900 USD"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Of the hurt 11 were children.", ("11", "children", "wounded")),
        ("The raid took two officers, both of them medics.", ("2", "soldiers", None)),
        ("It put its own dead at 14.", ("14", "people", "killed")),
        ("Of those brought in two have since died.", ("2", "people", "killed")),
        ("One blast hurt 30; 41 were rescued.", ("41", "people", "rescued")),
        ("He spent five years in jail.", ("5 years", "time", None)),
        ("The dead were aged 61 and 70.", ("70 years", "age", None)),
        ("Two Il-76 transports flew over.", ("2", "aircraft", None)),
    ],
)
def test_what_is_counted_is_told_around_the_number(text, told):
    assert told in _told(text)


@pytest.mark.parametrize(
    "text", ["Shells fell on Battery 9 at dawn.", "Radio 4 said so.", "They hit Depot 45, near Tarn."]
)
def test_a_number_that_names_is_no_quantity(text):
    assert find(text) == []


def test_the_same_word_without_a_capital_names_nothing():
    assert [short_form(one.amount) for one in find("At the depot 45 were hurt.")] == ["45"]


def test_sums_of_money_do_not_run_together():
    sums = [short_form(one.amount) for one in find("They gave €300 million and 40,000 pounds.")]
    assert sums == ["300000000 EUR", "40000 GBP"]
