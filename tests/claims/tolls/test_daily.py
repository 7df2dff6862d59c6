"""Tolls told one after the other in one sentence, each with its day or its place, are told one by one."""

import pytest
from tests.claims.sketch import Sketch


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


def placed(text, *told, trigger="killed", type_="casualties", **roles):
    """Return where, when and how many the claims of a type tell; ``told`` are numbers, places and times, as (words, type)."""
    sketch = Sketch(text, published="2025-06-18")  # a Wednesday
    for words, kind in told:
        sketch.mention(words, kind)
    fillers = {"place": [words for words, kind in told if kind == "PLACE"]}
    fillers["time"] = [words for words, kind in told if kind == "TIME"]
    fillers["quantity"] = next(words for words, kind in told if kind == "QUANTITY")
    sketch.frame(trigger, type_, **fillers, **roles)
    return [
        (
            claim.place and claim.place.name,
            claim.when and claim.when.derived_from.of(text),
            [(one.low, one.of) for one in claim.quantities],
            [party.party for party in claim.targets],
        )
        for claim in sketch.claims
        if claim.type == type_
    ]


def test_two_places_with_a_number_and_a_day_each_are_two_claims():
    text = "Raiders killed 41 soldiers at Orvel on 5 May and 17 at Mala on 8 May."
    told = ("41", "QUANTITY"), ("Orvel", "PLACE"), ("5 May", "TIME"), ("17", "QUANTITY"), ("Mala", "PLACE")
    assert placed(text, *told, ("8 May", "TIME"), target="41 soldiers") == [
        ("Orvel", "5 May", [(41, "soldiers")], ["41 soldiers"]),
        ("Mala", "8 May", [(17, "soldiers")], []),
    ]


def test_a_day_told_last_is_that_of_all_places_without_one():
    text = "Shells killed seven people in Orvel, two nurses in Mala and one in Shire on Sunday."
    told = ("seven", "QUANTITY"), ("Orvel", "PLACE"), ("two", "QUANTITY"), ("Mala", "PLACE"), ("one", "QUANTITY")
    found = placed(text, *told, ("Shire", "PLACE"), ("Sunday", "TIME"), target=["seven people", "two nurses"])
    assert [claim[:2] for claim in found] == [("Orvel", "Sunday"), ("Mala", "Sunday"), ("Shire", "Sunday")]
    assert [[low for low, _ in claim[2]] for claim in found] == [[7], [2], [1]]
    assert [claim[3] for claim in found] == [["seven people"], ["two nurses"], []]


def test_the_verb_may_stand_between_the_first_number_and_its_place():
    text = "Twelve people were killed in Orvel on Friday and at least five in Mala, the clinic said."
    told = (
        ("Twelve", "QUANTITY"),
        ("Orvel", "PLACE"),
        ("Friday", "TIME"),
        ("at least five", "QUANTITY"),
        ("Mala", "PLACE"),
    )
    found = placed(text, *told)
    assert [claim[:2] for claim in found] == [("Orvel", "Friday"), ("Mala", "Friday")]


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed 12 people across Shire, five in Orvel and three in Mala.",
        "Shells killed 12 people in Shire, including five in Orvel and three in Mala.",
        "Shells killed 12 people in Shire and wounded five in Orvel and three in Mala.",
        "Shells killed 12 people in Shire, five of them in Orvel and three in Mala.",
    ],
)
def test_some_of_those_and_the_wounded_are_no_further_toll(text):
    told = ("12", "QUANTITY"), ("Shire", "PLACE"), ("five", "QUANTITY"), ("Orvel", "PLACE"), ("three", "QUANTITY")
    ((place, _, numbers, _),) = placed(text, *told, ("Mala", "PLACE"))
    assert (place, [low for low, _ in numbers]) == ("Shire", [12])


def test_a_deed_is_told_where_those_it_harmed_are():
    text = "Night strikes killed four people in Orvel on Friday and two in Mala on Sunday."
    sketch = Sketch(text, published="2025-06-18").mention("four", "QUANTITY", "two", "QUANTITY")
    sketch.mention("Orvel", "PLACE", "Friday", "TIME", "Mala", "PLACE", "Sunday", "TIME")
    ground = {"place": ["Orvel", "Mala"], "time": ["Friday", "Sunday"]}
    sketch.frame("strikes", "air_strike", **ground).frame("killed", "casualties", quantity=["four", "two"], **ground)
    assert [(claim.type, claim.place.name, claim.when.start[:10]) for claim in sketch.claims] == [
        ("air_strike", "Orvel", "2025-06-13"),
        ("air_strike", "Mala", "2025-06-15"),
        ("casualties", "Orvel", "2025-06-13"),
        ("casualties", "Mala", "2025-06-15"),
    ]


def test_two_days_in_one_place_are_two_claims_though_it_is_named_last():
    text = "Raiders killed two people on Monday and three on Tuesday in Orvel."
    told = ("two", "QUANTITY"), ("Monday", "TIME"), ("three", "QUANTITY"), ("Tuesday", "TIME"), ("Orvel", "PLACE")
    assert [(where, number) for where, _, number, _ in placed(text, *told)] == [
        ("Orvel", [(2.0, "people")]),
        ("Orvel", [(3.0, "people")]),
    ]


def test_a_list_goes_as_far_as_its_places_were_marked():
    text = "Drones killed two in Orvel, one in Mala and wounded nine in Sant."
    sketch = Sketch(text).mention("two", "QUANTITY", "Orvel", "PLACE", "one", "QUANTITY", "Mala", "PLACE")
    sketch.mention("nine", "QUANTITY", "Sant", "PLACE")
    sketch.frame("killed", "casualties", quantity="two", place=["Orvel", "Mala"])
    sketch.frame("wounded", "casualties", quantity="nine", place="Sant")
    told = [
        (claim.place.name, claim.quantities[0].low, claim.quantities[0].fate)
        for claim in sketch.claims
        if claim.type == "casualties"
    ]
    assert told == [("Orvel", 2, "killed"), ("Mala", 1, "killed"), ("Sant", 9, "wounded")]


def opened(text, numbers, places, trigger="killed"):
    sketch = Sketch(text)
    for number in numbers:
        sketch.mention(number, "QUANTITY")
    for place in places:
        sketch.mention(place, "STATE" if place == "Norland" else "PLACE")
    sketch.frame(trigger, "casualties", place=places, quantity=numbers[0])
    return [(claim.place and claim.place.name, [one.low for one in claim.quantities]) for claim in sketch.claims]


@pytest.mark.parametrize(
    ("text", "numbers", "places"),
    [
        ("In Orvel four people were killed and in Mala two.", ("four", "two"), ("Orvel", "Mala")),
        ("In Orvel four people were killed, and in Norland two others.", ("four", "two"), ("Orvel", "Norland")),
        ("In Orvel four people were killed, in Mala two, the clinic said.", ("four", "two"), ("Orvel", "Mala")),
    ],
)
def test_a_clause_without_a_verb_tells_of_as_many_more_where_it_opens(text, numbers, places):
    assert opened(text, numbers, places) == [(places[0], [4.0]), (places[1], [2.0])]


@pytest.mark.parametrize(
    "rest", ["in Mala two were wounded", "in Mala two houses burned", "in Mala two hours later all was calm"]
)
def test_a_clause_with_a_verb_does_not(rest):
    text = f"In Orvel four people were killed and {rest}."
    assert opened(text, ("four", "two"), ("Orvel", "Mala")) == [("Orvel", [4.0])]


def lost(text):
    sketch = Sketch(text).mention("Norland", "STATE", "Tarsia", "STATE", "900", "QUANTITY", "400", "QUANTITY")
    return [one.low for one in sketch.frame("lost", "casualties", quantity=["900", "400"]).claim.quantities]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Norland lost 900 men and Tarsia 400.", [900.0]),
        ("Norland lost 900 men, Tarsia about 400, analysts say.", [900.0]),
        ("Norland lost 900 men and 400 women of Tarsia.", [900.0, 400.0]),
        ("Norland lost 900 men and Tarsia 400 women died.", [900.0, 400.0]),
    ],
)
def test_the_number_of_somebody_else_is_not_that_of_the_first(text, numbers):
    assert lost(text) == numbers
