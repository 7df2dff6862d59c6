"""One person told beside a number counts with the others."""

import pytest
from tests.claims.sketch import Sketch


def killed(text, target, number="four", **names):
    sketch = Sketch(text).mention(number, "QUANTITY")
    for name, kind in names.items():
        sketch.mention(name, kind)
    claim = sketch.frame("killed", "casualties", target=target, quantity=number).claim
    return [(one.low, one.high, one.of) for one in claim.quantities]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The governor of Orvel and four other people were killed.", "The governor of Orvel and four other people"),
        ("A teacher and four others were killed.", "A teacher"),
        ("The governor, along with four other people, was killed.", "The governor"),
    ],
)
def test_one_and_four_others_are_five(text, target):
    ((low, high, of),) = killed(text, target)
    assert (low, high) == (5.0, 5.0)
    assert of == "people"


def test_a_person_with_his_name_counts_once():
    assert killed("Brenn and four other people were killed.", "Brenn", Brenn="PERSON")[0][:2] == (5.0, 5.0)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Two teachers and four other people were killed.", "Two teachers"),
        ("Teachers and four other people were killed.", "Teachers"),
        ("The governor was hurt and four people were killed.", "four people"),
    ],
)
def test_several_or_nobody_beside_add_nothing(text, target):
    assert killed(text, target)[0][:2] == (4.0, 4.0)


def test_who_is_among_the_dead_is_not_what_they_all_are():
    assert killed("The governor was among four killed.", "The governor") == [(4.0, 4.0, "people")]


def test_those_among_the_dead_are_a_part_of_them():
    sketch = Sketch("Four children were among 12 dead.").mention("Four", "QUANTITY", "12", "QUANTITY")
    four, twelve = sketch.frame("dead", "casualties", quantity=["Four", "12"]).claim.quantities
    assert (four.of, four.whole) == ("children", twelve.span)
    assert twelve.of == "people"
