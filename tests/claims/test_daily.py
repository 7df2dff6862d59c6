"""Tolls told day by day in one sentence are told one a day."""

from .sketch import Sketch


def daily(text, *days, numbers):
    sketch = Sketch(text, published="2025-06-18")  # a Wednesday
    for number in numbers:
        sketch.mention(number, "QUANTITY")
    for day in days:
        sketch.mention(day, "TIME")
    sketch.frame("killed", "casualties", time=days[0], quantity=numbers[0])
    return [(claim.when.start[:10], [one.low for one in claim.quantities]) for claim in sketch.claims]


def test_the_number_of_the_second_day_is_that_of_a_claim_of_its_own():
    text = "Nine people were killed on Sunday and 14 on Monday, the clinic said."
    assert daily(text, "Sunday", "Monday", numbers=("Nine", "14")) == [("2025-06-15", [9.0]), ("2025-06-16", [14.0])]


def test_who_says_it_may_stand_between_the_days():
    text = "Nine people were killed on Sunday, the clinic said, and another 14 on Monday."
    assert daily(text, "Sunday", "Monday", numbers=("Nine", "14")) == [("2025-06-15", [9.0]), ("2025-06-16", [14.0])]


def test_an_earlier_figure_is_no_further_toll():
    text = "By Monday nine people had been killed, up from six on Saturday and two on Friday."
    found = daily(text, "Monday", "Saturday", "Friday", numbers=("nine", "six", "two"))
    assert len(found) == 1
