"""Whether two numbers are one."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.amounts import Setting, count
from fogline.claims.amounts.alike import agree, same_numbers
from fogline.claims.amounts.claimed import record
from fogline.records import QuantityRange, Span


def _one(text):
    (one,) = count(Setting(text, Span(0, len(text))))
    return record(one)


@pytest.mark.parametrize(
    ("one", "other", "same", "loosely"),
    [
        ("3 men", "at least three men", True, True),
        ("40 men", "about 40 men", True, True),
        ("up to 40 men", "40 men", True, True),
        ("three men", "more than five men", False, False),
        ("dozens of men", "at least 40 men", False, True),
        ("10 to 20 men", "15 men", False, True),
        ("1,300 km", "800 miles", True, True),
        ("1,300 km", "300 miles", False, False),
        ("3 km", "3 men", False, False),
        ("3 men killed", "3 men wounded", False, False),
        ("an unknown number of men", "3 men", False, False),
    ],
)
def test_form_is_set_aside(one, other, same, loosely):
    assert agree(_one(one), _one(other)) is same
    assert agree(_one(other), _one(one)) is same
    assert agree(_one(one), _one(other), loosely=True) is loosely


def test_all_numbers_have_to_agree_outside_headlines():
    three, five = (QuantityRange(n, n, False, None, "men", Span(0, 1)) for n in (3, 5))
    assert not same_numbers([three], [three, five])
    assert same_numbers([three], [three, five], loosely=True)
    assert not same_numbers([three], [five], loosely=True)


@pytest.mark.parametrize(
    ("head", "body", "repeats"),
    [("Three", "At least three", True), ("Dozens of", "At least 40", True), ("Three", "At least five", False)],
)
def test_a_headline_gives_the_number_in_another_form(head, body, repeats):
    text = f"{head} miners killed in Orvel blast\n{body} miners were killed in a blast in Orvel on Monday."
    sketch = Sketch(text, kinds=("title", "text")).mention(head, "QUANTITY", body, "QUANTITY")
    sketch.frame("killed", "casualties", quantity=head, target="miners")
    sketch.frame("killed#2", "casualties", quantity=body, target="miners#2")
    title, first = sketch.claims
    assert (title.duplicate_of == first.id) is repeats
