"""Days that are asked for: read once, refused with the option and an example."""

import datetime

import pytest

from fogline.flow.days import asked_day
from fogline.records.errors import UsageError


def test_a_day_is_read_and_none_stays_none() -> None:
    assert asked_day("2031-03-04", "--on") == datetime.date(2031, 3, 4)
    assert asked_day(None, "--on") is None
    assert asked_day("", "--on") is None


@pytest.mark.parametrize("wrong", ["soon", "2031-02-30", "2031-13", "0001-01-02", "9999-12-31", "x" * 500])
def test_what_is_no_day_is_told_with_the_option(wrong: str) -> None:
    with pytest.raises(UsageError, match=r"^--on: got .* want a day such as") as told:
        asked_day(wrong, "--on")
    assert len(str(told.value)) < 120


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2024-02", "2024-02-01", "2024-02-29"), ("2031", "2031-01-01", "2031-12-31"), ("2031-03-05",) * 3],
)
def test_a_month_or_a_year_is_its_first_or_its_last_day(text: str, first: str, last: str) -> None:
    assert str(asked_day(text, "--since")) == first
    assert str(asked_day(text, "--until", last=True)) == last
