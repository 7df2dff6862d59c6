"""Numbers in brackets and dashes: some of the one before, and of no later one."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.amounts import Setting, count, short_form
from fogline.records import Span


def _rows(text):
    return [
        (short_form(one.amount), one.of, one.fate, one.whole and one.whole.of(text))
        for one in count(Setting(text, Span(0, len(text))))
    ]


@pytest.mark.parametrize(
    "aside", ["(12 men, 8 women)", "(12 men and 8 women)", "– 12 men and 8 women –", "(5 women, 3 children)"]
)
@pytest.mark.parametrize(("verb", "fate"), [("wounded", "wounded"), ("kidnapped", "abducted")])
def test_those_told_behind_an_aside_are_none_of_it(aside, verb, fate):
    rows = _rows(f"Raiders killed 20 villagers {aside} and {verb} five in Orvel.")
    assert [row[-1] for row in rows] == [None, "20", "20", None]
    assert rows[-1] == ("5", "villagers", fate, None)


@pytest.mark.parametrize(
    "text",
    [
        "Raiders killed 20 villagers (15 according to the mayor) in Orvel.",
        "Raiders killed 20 villagers in Orvel (compared with 15 villagers last year).",
        "Raiders killed 20 soldiers (3 farmers died too).",
        "Raiders killed 20 villagers (25 women).",
    ],
)
def test_not_all_in_brackets_are_some_of_the_number_before(text):
    assert [row[-1] for row in _rows(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("The office put the toll at 53, including 14 children, and said 21 others were injured.", ["53", None]),
        ("The strike killed 9 people, including 2 nurses, and wounded 7 in Orvel.", ["9", None]),
        ("The toll stands at 53, with 14 of them children, and 21 were wounded.", ["53", None]),
        ("The strike killed 90 people, including 2 nurses and at least 12 unnamed women.", ["90", "90"]),
        ("Some 60 casualties, including 12 dead, and 48 wounded were counted.", ["Some 60", "Some 60"]),
    ],
)
def test_the_wounded_told_behind_some_of_the_dead_are_none_of_them(text, wholes):
    assert [row[-1] for row in _rows(text)][1:] == wholes


def test_a_list_in_brackets_is_complete():
    sketch = Sketch("The strike killed 43 villagers (19 women, 15 men, 9 children) and hurt 5 guards.")
    sketch.mention(*(word for number in ("43", "19", "15", "9", "5") for word in (number, "QUANTITY")))
    sketch.frame("killed", "casualties", quantity=["43", "19", "15"])
    assert [one.low for one in sketch.claim.quantities] == [43, 19, 15, 9]
