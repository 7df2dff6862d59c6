"""Single persons in a list with a number are counted with it."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.amounts import casualties


def told(text, target, *numbers, fate="hurt", **names):
    sketch = Sketch(text).mention(*(word for number in numbers for word in (number, "QUANTITY")))
    for name, kind in names.items():
        sketch.mention(name, kind)
    return sketch.frame(fate, "casualties", target=target, quantity=list(numbers)).claim.quantities


def sizes(quantities):
    return [(one.low, one.of) for one in quantities]


@pytest.mark.parametrize(
    ("people", "number", "total"),
    [
        ("Four nurses and a porter", "Four", 5),
        ("A porter and four nurses", "four", 5),
        ("A porter, his son and four nurses", "four", 6),
        ("Four nurses, a porter and a child", "Four", 6),
        ("The imam and three of his pupils", "three", 4),
        ("A couple and their two daughters", "two", 4),
        ("At least four nurses and a porter", "At least four", 5),
        ("A porter (54) and four nurses", "four", 5),
        ("A porter, 54, and four nurses", "four", 5),
        ("Two nurses, a porter and a child", "Two", 4),  # nurses are not made of them
        ("Two civilians, a porter and a child,", "Two", 2),
        ("Four nurses and a family", "Four", 4),
        ("Four nurses and porters", "Four", 4),
        ("Four people, a nurse and a porter among them,", "Four", 4),
    ],
)
def test_numbers_and_single_persons_add_up(people, number, total):
    found = told(f"{people} were hurt in Orvel.", people.removesuffix(" among them,"), number)
    assert casualties(found)["wounded"].best == total


def test_each_keeps_its_own_words():
    assert sizes(told("Four nurses and a porter were hurt.", "Four nurses and a porter", "Four")) == [
        (4.0, "nurses"),
        (1.0, "porter"),
    ]


def test_fillers_marked_one_by_one_are_one_list():
    found = told("Four nurses and a porter were hurt.", ["Four nurses", "a porter"], "Four")
    assert sizes(found) == [(4.0, "nurses"), (1.0, "porter")]


def test_who_is_told_behind_a_comma_may_be_whom_the_number_counts():
    two, *each = told("Two people, a nurse and a porter, were hurt.", "Two people, a nurse and a porter", "Two")
    assert [(one.low, one.whole) for one in each] == [(1.0, two.span)] * 2


def test_a_single_person_and_a_number_may_be_whom_a_number_counts():
    found = told(
        "Three people, a nurse and two pupils, were hurt.", "Three people, a nurse and two pupils", "Three", "two"
    )
    assert casualties(found)["wounded"].best == 3


def test_who_a_person_is_counts_nobody_more():
    found = told(
        "Brenn, a porter, and four nurses were hurt.", "Brenn, a porter, and four nurses", "four", Brenn="PERSON"
    )
    assert sizes(found) == [(1.0, "person"), (4.0, "nurses")]


def test_a_part_goes_on_as_a_part():
    found = told(
        "Nine people, including four nurses and a porter, were hurt.",
        "Nine people, including four nurses and a porter",
        "Nine",
        "four",
    )
    assert [(one.low, one.whole is not None) for one in found] == [(9.0, False), (4.0, True), (1.0, True)]


def test_somebody_to_whom_something_else_happened_is_not_of_the_list():
    text = "Four nurses were hurt and a porter was seized."
    assert sizes(told(text, ["Four nurses", "a porter"], "Four")) == [(4.0, "nurses")]


def test_animals_are_no_people():
    found = told("A shepherd and 12 of his sheep were hurt.", "A shepherd and 12 of his sheep", "12")
    assert casualties(found) == {}
