"""The place and the time right behind a number are those of that number."""

import pytest
from tests.claims.sketch import Sketch


def told(text, numbers, places=(), times=(), trigger="killed"):
    sketch = Sketch(text, published="2025-06-18")  # a Wednesday
    for kind, all_of_it in (("QUANTITY", numbers), ("PLACE", places), ("TIME", times)):
        sketch.mention(*(word for words in all_of_it for word in (words, kind)))
    sketch.frame(trigger, "casualties", quantity=numbers[0], place=places, time=times)
    claim = sketch.claims[0]
    return claim.place and claim.place.name, claim.when and claim.when.derived_from.of(text)


@pytest.mark.parametrize(
    ("part", "place", "time"),
    [
        ("including 70 in Orvel in May", None, "this year"),
        ("including 70 villagers at Orvel on 3 May", None, "this year"),
        ("70 of them in Orvel in May", None, "this year"),
        ("of whom 70 died near Orvel in May", None, "this year"),
    ],
)
def test_where_and_when_some_died_not_all_did(part, place, time):
    text = f"The militia has killed 400 people this year, {part}, the clinic said."
    assert told(text, ("400", "70"), ("Orvel",), ("this year", "3 May" if "3 May" in part else "May")) == (place, time)


def test_the_whole_keeps_its_own_place():
    text = "The militia killed 60 people in Shire in January, including 35 in Orvel on 12 January."
    assert told(text, ("60", "35"), ("Shire", "Orvel"), ("January", "12 January")) == ("Shire", "January")


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed 60 people, including 12 children in Orvel on Monday.",
        "Some 60 people including 12 children were killed in Orvel on Monday.",
        "Some 60 people were killed, including 12 children, in Orvel on Monday.",
        "Shells killed 60 people and 12 children in Orvel on Monday.",
    ],
)
def test_what_may_be_told_of_all_is(text):
    first = "Some 60" if text.startswith("Some") else "60"
    assert told(text, (first, "12"), ("Orvel",), ("Monday",)) == ("Orvel", "Monday")


def test_who_was_hurt_elsewhere_later_was_hurt_there_and_then():
    text = "Drones killed two people in Orvel on Monday and injured five in Mala on Tuesday."
    sketch = Sketch(text, published="2025-06-18").mention("two", "QUANTITY", "five", "QUANTITY")
    sketch.mention("Orvel", "PLACE", "Monday", "TIME", "Mala", "PLACE", "Tuesday", "TIME")
    ground = {"place": ["Orvel", "Mala"], "time": ["Monday", "Tuesday"]}
    sketch.frame("killed", "casualties", quantity="two", **ground).frame(
        "injured", "casualties", quantity="five", **ground
    )
    found = [(claim.place.name, claim.when.derived_from.of(text)) for claim in sketch.claims if claim.quantities]
    assert found == [("Orvel", "Monday"), ("Mala", "Tuesday")]


@pytest.mark.parametrize(
    ("text", "numbers", "place"),
    [
        ("In Orvel four people were killed and in Mala two others were wounded.", ("four", "two"), "Orvel"),
        ("In Orvel four people were killed, in Mala two.", ("four", "two"), "Orvel"),
        ("In Orvel four were killed, while in the Mala region at least 12 lost their homes.", ("four", "12"), "Orvel"),
        ("Shells killed four people in Orvel and in Mala on Monday.", ("four",), "Orvel"),
        ("Four people were killed in Orvel, and in Mala 12 houses burned down.", ("Four", "12"), "Orvel"),
    ],
)
def test_a_place_with_which_a_clause_opens_is_that_of_its_number(text, numbers, place):
    assert told(text, numbers, ("Orvel", "Mala"))[0] == place


def test_the_place_of_some_of_any_things_is_not_that_of_all():
    text = "Guns shot down 75 drones overnight, ten of them over Shire."
    sketch = Sketch(text).mention("75", "QUANTITY", "ten", "QUANTITY", "Shire", "PLACE", "overnight", "TIME")
    sketch.frame("shot down", "interception", quantity=["75", "ten"], target="75 drones", place="Shire")
    assert sketch.claim.place is None
    text = "Guns shot down 75 drones over Shire, ten of them over Orvel."
    sketch = Sketch(text).mention("75", "QUANTITY", "ten", "QUANTITY", "Shire", "PLACE", "Orvel", "PLACE")
    sketch.frame("shot down", "interception", quantity=["75", "ten"], target="75 drones", place=["Shire", "Orvel"])
    assert sketch.claim.place.name == "Shire"


def test_a_land_with_which_the_sentence_opens_leaves_the_places_behind_it():
    text = "In the Republic, two people were killed and nine injured in the shelling of Orvel and Mala."
    sketch = Sketch(text).mention(
        "Republic", "STATE", "two", "QUANTITY", "nine", "QUANTITY", "Orvel", "PLACE", "Mala", "PLACE"
    )
    sketch.frame("killed", "casualties", quantity="two", place="Orvel and Mala")
    assert sketch.claim.place.name == "Orvel"  # as without a gazetteer, by its first name


@pytest.mark.parametrize("part", ["including five in Orvel", "five of them in Orvel", "among them five near Orvel"])
def test_a_deed_was_not_done_where_only_some_of_its_dead_died(part):
    text = f"Nine people were killed by Tarsian fire, {part}."
    sketch = Sketch(text).mention("Nine", "QUANTITY", "five", "QUANTITY", "Orvel", "PLACE")
    sketch.frame("killed", "casualties", quantity=["Nine", "five"], place="Orvel")
    sketch.frame("fire", "attack", actor="Tarsian", place="Orvel")
    assert [claim.place for claim in sketch.claims] == [None, None]


def test_a_deed_was_done_where_all_died_of_whom_some_were_children():
    text = "Nine people were killed by Tarsian fire, including five children in Orvel."
    sketch = Sketch(text).mention("Nine", "QUANTITY", "five", "QUANTITY", "Orvel", "PLACE")
    sketch.frame("killed", "casualties", quantity=["Nine", "five"], place="Orvel")
    sketch.frame("fire", "attack", actor="Tarsian", place="Orvel")
    assert [claim.place.name for claim in sketch.claims] == ["Orvel", "Orvel"]
