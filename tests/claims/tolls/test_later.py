"""What a source says next of the same dead is a claim of its own."""

import pytest
from tests.claims.sketch import Sketch


def _counts(text, *numbers, trigger="killed", **roles):
    sketch = Sketch(text, "2024-05-03")
    for number in numbers:
        sketch.mention(number, "QUANTITY")
    sketch.frame(trigger, "casualties", quantity=list(numbers), **roles)
    return [[one.low for one in claim.quantities] for claim in sketch.claims]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The clerk put the toll at 184 on Monday; later at 207.", "toll"),
        ("The clerk first put the toll at 184 and then at 207.", "toll"),
        ("The toll stood at 184 on Monday and at 207 on Tuesday.", "toll"),
        ("The guild spoke of 184 dead, a day later of at least 207.", "dead"),
        ("The toll was given as 184, and was then raised to 207.", "toll"),
    ],
)
def test_a_later_toll_is_told_apart(text, trigger):
    assert _counts(text, "184", "207", trigger=trigger) == [[184], [207]]


def test_a_later_toll_is_of_the_day_behind_it():
    days = []
    for text in (
        "The clerk put the toll at 184 on Monday; later at 207.",
        "The toll was 184 on Monday and at 207 on Tuesday.",
    ):
        sketch = Sketch(text, "2024-05-03").mention("184", "QUANTITY", "207", "QUANTITY")
        times = [word for word in ("Monday", "Tuesday") if word in text]
        for word in times:
            sketch.mention(word, "TIME")
        sketch.frame("toll", "casualties", quantity=["184", "207"], time="Monday")
        days.append([claim.when.start[8:10] for claim in sketch.claims])
    assert days == [["29", "29"], ["29", "30"]]


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed 12 people, then 15 in a second street.",
        "A blast killed 12 bakers and 15 clerks.",
        "A blast killed 12 people and later 15 more.",
    ],
)
def test_other_dead_are_no_later_toll(text):
    assert _counts(text, "12", "15") == [[12, 15]]
