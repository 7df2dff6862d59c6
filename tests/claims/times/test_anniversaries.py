"""The same day, week or month of another year."""

import datetime as dt

import pytest

from fogline.claims.times.record import Context
from fogline.claims.times.resolve import resolve

DAY = dt.date(2025, 3, 18)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Ten years ago today", "2015-03-18", "2015-03-18"),
        ("a year ago today", "2024-03-18", "2024-03-18"),
        ("On this day in 2003", "2003-03-18", "2003-03-18"),
        ("this day ten years ago", "2015-03-18", "2015-03-18"),
        ("Twenty years ago this week", "2005-03-14", "2005-03-20"),
        ("five years ago this month", "2020-03-01", "2020-03-31"),
    ],
)
def test_an_anniversary_is_of_another_year(words, first, last):
    (time,) = resolve(words, Context(published=(DAY, DAY)))
    assert (time.first_day, time.last_day) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert time.anchor == "published"


@pytest.mark.parametrize("words", ["zero years ago today", "on this day in 2030"])
def test_no_other_year_is_no_anniversary(words):
    assert not any(time.known for time in resolve(words, Context(published=(DAY, DAY))))


def test_the_29th_of_february_is_the_28th_of_other_years():
    leap = dt.date(2024, 2, 29)
    (time,) = resolve("a year ago today", Context(published=(leap, leap)))
    assert time.first_day == dt.date(2023, 2, 28)
