"""A toll that its own sentence breaks down is told as a whole, and share by share where each has a place or a day."""

import pytest
from tests.claims.sketch import Sketch


def told(text, *places, trigger="killed", total, numbers, times=(), target=None):
    """Return where, when (in words) and how many the claims of people harmed tell."""
    sketch = Sketch(text, published="2025-06-18")  # a Wednesday
    for number in (total, *numbers):
        sketch.mention(number, "QUANTITY")
    for place in places:
        sketch.mention(place, "PLACE")
    for time in times:
        sketch.mention(time, "TIME")
    sketch.frame(trigger, "casualties", place=list(places), time=list(times), quantity=total, target=target or [])
    return [
        (
            claim.place and claim.place.name,
            claim.when and claim.when.derived_from.of(text),
            [(one.low, one.of, one.whole) for one in claim.quantities],
        )
        for claim in sketch.claims
        if claim.type == "casualties"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed on Sunday: four in Orvel, three in Mala and two in Sant.",
        "Nine people were killed on Sunday – four in Orvel, three in Mala, two in Sant – the clinic said.",
        "Nine people were killed on Sunday (four in Orvel, three in Mala and two in Sant).",
        "Nine people were killed on Sunday, four of them in Orvel district, three in Mala and the other two in Sant.",
    ],
)
def test_nobody_else_is_put_where_a_share_of_them_died(text):
    found = told(
        text,
        *("Orvel", "Mala", "Sant"),
        total="Nine",
        numbers=("four", "three", "two"),
        times=("Sunday",),
        target="Nine people",
    )
    assert found == [
        (None, "Sunday", [(9, "people", None)]),
        ("Orvel", "Sunday", [(4, "people", None)]),
        ("Mala", "Sunday", [(3, "people", None)]),
        ("Sant", "Sunday", [(2, "people", None)]),
    ]


def test_the_place_of_the_whole_stays_its_own():
    text = "Raiders killed 14 farmers in Shire on Sunday: nine in Orvel, five in Mala."
    found = told(text, "Shire", "Orvel", "Mala", total="14", numbers=("nine", "five"), times=("Sunday",))
    assert [(place, number[0][:2]) for place, _, number in found] == [
        ("Shire", (14, "farmers")),
        ("Orvel", (9, "farmers")),
        ("Mala", (5, "farmers")),
    ]


def test_shares_may_be_told_by_days():
    text = "Twelve people were killed in Orvel: five on Monday and seven on Tuesday."
    found = told(text, "Orvel", total="Twelve", numbers=("five", "seven"), times=("Monday", "Tuesday"))
    assert [(place, when, number[0][0]) for place, when, number in found] == [
        ("Orvel", None, 12),
        ("Orvel", "Monday", 5),
        ("Orvel", "Tuesday", 7),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed on Sunday: four in Orvel, three in Mala.",  # two of them are not told
        "Nine people were killed on Sunday, among them four from Orvel and five.",
    ],
)
def test_numbers_that_do_not_add_up_are_no_shares(text):
    numbers = ("four", "three") if "three" in text else ("four", "five")
    places = ("Orvel", "Mala") if "Mala" in text else ("Orvel",)
    assert len(told(text, *places, total="Nine", numbers=numbers, times=("Sunday",))) == 1


def test_a_strike_was_at_each_place_where_it_killed():
    text = "Five people died in strikes, three in Orvel and two in Mala."
    sketch = Sketch(text)
    sketch.mention("Five", "QUANTITY", "three", "QUANTITY", "Orvel", "PLACE", "two", "QUANTITY", "Mala", "PLACE")
    sketch.frame("died", "casualties", quantity="Five", place=["Orvel", "Mala"])
    sketch.frame("strikes", "air_strike", place=["Orvel", "Mala"])
    strikes = [claim for claim in sketch.claims if claim.type == "air_strike"]
    assert [claim.place and claim.place.name for claim in strikes] == [None, "Orvel", "Mala"]
    assert len({claim.id for claim in sketch.claims}) == len(sketch.claims) == 6


@pytest.mark.parametrize(
    "text",
    [
        "Raiders killed at least 14 people in two raids in Shire: nine in Orvel, five in Mala.",
        "Raiders killed at least 14 people in two towns of Shire – Orvel (nine) and Mala (five).",
        "Nine in Orvel and five in Mala: 14 people of Shire were killed by raiders.",
    ],
)
def test_shares_stand_behind_other_numbers_in_brackets_and_in_front(text):
    sketch = Sketch(text)
    total = "at least 14" if "at least" in text else "14"
    numbers = (total, "two", "Nine" if "Nine" in text else "nine", "five")
    for words in numbers:
        if words in text:
            sketch.mention(words, "QUANTITY")
    sketch.mention("Shire", "PLACE", "Orvel", "PLACE", "Mala", "PLACE")
    phrase = "two towns of Shire – Orvel" if "towns" in text else "Shire"
    sketch.mentions.sort(key=lambda mention: mention.span)
    sketch.frame("killed", "casualties", quantity=total, place=[phrase, "Mala"])
    found = [(claim.place.name, claim.quantities[0].low) for claim in sketch.claims]
    assert [(place.split()[-1], number) for place, number in found] == [("Shire", 14), ("Orvel", 9), ("Mala", 5)]
