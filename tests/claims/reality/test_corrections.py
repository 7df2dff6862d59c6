"""What a correction puts right is the day or the number alone where it says no more: what happened stands."""

import pytest
from tests.claims.sketch import Sketch

MONDAY, TUESDAY = "2022-05-16", "2022-05-17"


def _taken(text, again=True):
    """The reading of a capture of a mill, told on Monday and, where it is told ``again``, on Tuesday."""
    sketch = Sketch(text, published="2022-05-18").mention("Monday", "TIME", "Tuesday", "TIME", "Rebels", "FORCE")
    sketch.frame("took", "capture", actor="Rebels", target="the mill", time="Monday")
    return sketch.frame("took#2", "capture", actor="They", target="it", time="Tuesday") if again else sketch


@pytest.mark.parametrize(
    "report",
    [
        "Correction: we reported that Rebels",
        "An earlier version said Rebels",
        "A previous post said Rebels",
    ],
)
def test_another_day_leaves_the_deed_and_takes_the_day_from_it(report):
    sketch = _taken(f"{report} took the mill on Monday. They took it on Tuesday.")
    assert {(claim.reality, claim.when.start) for claim in sketch.claims} == {("factual", TUESDAY)}


@pytest.mark.parametrize(
    "right", ["It was on Tuesday.", "It happened on Tuesday, not Monday.", "The correct day is Tuesday."]
)
def test_the_day_of_it_is_the_day_of_the_deed(right):
    sketch = _taken(f"Correction: we reported that Rebels took the mill on Monday. {right}", again=False)
    assert (sketch.claim.reality, sketch.claim.when.start) == ("factual", TUESDAY)


def test_the_day_may_be_put_right_in_the_same_sentence():
    sketch = _taken("We wrongly reported that Rebels took the mill on Monday; it was on Tuesday.", again=False)
    assert (sketch.claim.reality, sketch.claim.when.start) == ("factual", TUESDAY)


@pytest.mark.parametrize(
    "right",
    [
        "They did not take it on Tuesday either.",
        "The mill was on Tuesday still held by the guards.",
        "It was the guards on Tuesday.",
        "On Tuesday shots were heard.",
        "This was false. It was quiet on Tuesday.",
    ],
)
def test_where_something_else_is_told_instead_all_is_taken_back(right):
    sketch = _taken(f"Correction: we reported that Rebels took the mill on Monday. {right}", again=False)
    assert (sketch.claim.reality, sketch.claim.when.start) == ("denied", MONDAY)


@pytest.mark.parametrize(("actor", "target"), [("Guards", "it"), ("They", "the fort")])
def test_another_doer_or_place_is_another_deed(actor, target):
    text = f"Correction: we reported that Rebels took the mill on Monday. {actor} took {target} on Tuesday."
    sketch = Sketch(text).mention("Monday", "TIME", "Tuesday", "TIME")
    sketch.frame("took", "capture", actor="Rebels", target="the mill", time="Monday")
    sketch.frame("took#2", "capture", actor=actor, target=target, time="Tuesday")
    assert [claim.reality for claim in sketch.claims] == ["denied", "factual"]


@pytest.mark.parametrize(
    "right",
    [
        "The clinic has since raised the toll to 13.",
        "The correct figure is 13.",
        "It was 13, not 11.",
        "In fact, they were 13 people.",
    ],
)
def test_another_number_denies_the_number_and_leaves_the_deed(right):
    text = f"Clarification: we reported that two bombs had exploded in Orvel, killing 11. {right}"
    sketch = Sketch(text).mention("two", "QUANTITY", "11", "QUANTITY", "13", "QUANTITY")
    sketch.frame("exploded", "explosion", quantity="two").frame("killing", "casualties", quantity="11")
    assert [claim.reality for claim in sketch.claims] == ["factual", "denied"]
    assert [claim.quantities[0].low for claim in sketch.claims] == [2, 11]


def test_the_deed_that_the_means_tell_of_stands_though_its_toll_is_put_right():
    sketch = Sketch("An earlier tweet said a mine killed four farmers. It was five.").mention("four", "QUANTITY")
    sketch.frame("killed", "casualties", instrument="a mine", target="four farmers", quantity="four")
    assert [(claim.type, claim.reality) for claim in sketch.claims] == [
        ("casualties", "denied"),
        ("explosion", "factual"),
    ]


def test_one_number_put_right_leaves_the_other():
    text = "Correction: we reported that a raid killed 11 people and wounded 20. The clinic says 13 died."
    sketch = Sketch(text).mention("11", "QUANTITY", "20", "QUANTITY", "13", "QUANTITY")
    sketch.frame("raid").frame("killed", "casualties", quantity="11").frame("wounded", "casualties", quantity="20")
    sketch.frame("died", "casualties", quantity="13")
    assert [claim.reality for claim in sketch.claims] == ["factual", "denied", "factual", "factual"]


def test_a_number_of_things_is_left_out_where_it_is_put_right():
    sketch = Sketch("An earlier version said three bombs went off in Orvel. There were two.")
    sketch.mention("three", "QUANTITY", "two", "QUANTITY").frame("went off", "explosion", quantity="three")
    assert (sketch.claim.reality, sketch.claim.quantities) == ("factual", ())


@pytest.mark.parametrize(
    "right", ["A number of men were heard by 3 May.", "The mill stands 12 km away.", "There was no bomb."]
)
def test_a_number_of_something_else_puts_nothing_right(right):
    sketch = Sketch(f"Correction: we reported that three bombs went off in Orvel. {right}").mention("three", "QUANTITY")
    assert sketch.frame("went off", "explosion", quantity="three").claim.reality == "denied"
