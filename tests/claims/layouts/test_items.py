"""Items of a log: day and place of the head hold for all that is told in the item."""

import pytest
from tests.claims.sketch import Sketch


def told(claims):
    return [(claim.when and claim.when.start, claim.place and claim.place.name) for claim in claims]


@pytest.mark.parametrize(
    "head",
    [
        "3 March 2031, Orvel: ",
        "3 March 2031 - Orvel: ",
        "- [3 March 2031] near Orvel - ",
        "3 March 2031 (Orvel district): ",
        "Orvel, 3 March 2031: ",
    ],
)
def test_the_head_of_an_item_serves_all_that_it_tells(head):
    sketch = Sketch(f"{head}men burned the mill; four bakers were wounded. Two cooks died.")
    sketch.mention("3 March 2031", "TIME", "Orvel", "PLACE")
    sketch.frame("burned", "damage", target="the mill", time="3 March 2031", place="Orvel")
    sketch.frame("wounded", "casualties", target="four bakers").frame("died", "casualties", target="Two cooks")
    assert told(sketch.claims) == [("2031-03-03", "Orvel")] * 3


def test_each_item_of_a_log_has_its_own_head():
    text = "Orvel, 3 March 2031: Shells fell. Two cooks died.\nVale, 4 March 2031: Mines blew up. Four bakers were wounded."
    sketch = Sketch(text).mention("Orvel", "PLACE", "3 March 2031", "TIME", "Vale", "PLACE", "4 March 2031", "TIME")
    sketch.frame("died", "casualties", target="Two cooks").frame("wounded", "casualties", target="Four bakers")
    assert told(sketch.claims) == [("2031-03-03", "Orvel"), ("2031-03-04", "Vale")]


def test_a_clause_that_tells_its_own_day_or_place_keeps_it():
    text = "3 March 2031, Orvel: men burned the mill; in Vale four bakers were wounded. On 5 March 2031 two cooks died."
    sketch = Sketch(text).mention("3 March 2031", "TIME", "Orvel", "PLACE", "Vale", "PLACE", "5 March 2031", "TIME")
    sketch.frame("wounded", "casualties", place="Vale").frame("died", "casualties", time="5 March 2031")
    assert told(sketch.claims) == [("2031-03-03", "Vale"), ("2031-03-05", None)]


@pytest.mark.parametrize(
    "text",
    [
        # The dateline of a report, and the head of a story.
        "Orvel, 3 March 2031: Police said that two cooks died.",
        "In Orvel on 3 March 2031 the mill burned. Two cooks died.",
        # Sums and what is to come.
        "3 March 2031, Orvel: men burned the mill. So far this war two cooks died.",
        "3 March 2031, Orvel was calm. Two cooks died.",
        # Of the paragraph before.
        "3 March 2031, Orvel: men burned the mill.\nTwo cooks died.",
    ],
)
def test_no_head_of_an_item(text):
    sketch = Sketch(text).mention("3 March 2031", "TIME", "Orvel", "PLACE")
    assert told(sketch.frame("died", "casualties").claims) == [(None, None)]


def test_what_is_to_come_is_not_of_the_day_of_the_item():
    sketch = Sketch("3 March 2031, Orvel: men burned the mill. Troops will march.").mention(
        "3 March 2031", "TIME", "Orvel", "PLACE"
    )
    assert told(sketch.frame("march", "movement", "future").claims) == [(None, None)]


def test_what_was_before_is_not_of_the_day_of_the_item():
    text = "3 March 2031, Orvel: men burned the mill. Earlier gunmen had wounded two cooks."
    sketch = Sketch(text).mention("3 March 2031", "TIME", "Orvel", "PLACE")
    assert told(sketch.frame("wounded", "casualties").claims) == [(None, None)]


def test_the_day_that_a_reader_gave_is_that_of_the_head_and_leaves_its_place():
    sketch = Sketch("- 3 March 2031, Orvel (Vale): Men burned the mill.").mention(
        "3 March 2031", "TIME", "Orvel", "PLACE"
    )
    assert told(sketch.frame("burned", "damage", time="3 March 2031").claims) == [("2031-03-03", "Orvel")]


def _log(second, *mentions):
    text = f"06:10 Two jets bombed Orvel. Nine dead.\n07:45 {second}"
    sketch = Sketch(text, published="2031-03-03").mention("Orvel", "PLACE", *mentions)
    sketch.mention("06:10", "TIME", value="2031-03-03T06:10").mention("07:45", "TIME", value="2031-03-03T07:45")
    sketch.frame("bombed", "air_strike", place="Orvel", time="06:10")
    return sketch.frame("dead", "casualties", quantity="Nine")


def test_what_came_of_a_deed_in_a_log_of_hours_was_then_and_there():
    sketch = _log("Shells fell in Vale. One barn destroyed.", "Vale", "PLACE")
    sketch.frame("fell", "shelling", place="Vale", time="07:45").frame("destroyed", "damage", target="One barn")
    assert told(sketch.claims) == [
        ("2031-03-03T06:10", "Orvel"),
        ("2031-03-03T06:10", "Orvel"),
        ("2031-03-03T07:45", "Vale"),
        ("2031-03-03T07:45", "Vale"),
    ]


def test_what_is_only_told_at_an_hour_was_not_then():
    sketch = _log("The clerk spoke in Vale. One barn destroyed.", "Vale", "PLACE")
    assert told(sketch.frame("destroyed", "damage", target="One barn").claims)[-1] == (None, None)
    sketch = _log("Correction to yesterday: a mill burned. One barn destroyed.", "yesterday", "TIME")
    sketch.frame("burned", "damage", target="a mill", time="07:45").frame("destroyed", "damage", target="One barn")
    assert told(sketch.claims)[-1] == (None, None)
    lone = Sketch("06:10 Two jets bombed Orvel. Nine dead.", published="2031-03-03")
    lone.mention("06:10", "TIME", value="2031-03-03T06:10")
    lone.frame("bombed", "air_strike", time="06:10").frame("dead", "casualties", quantity="Nine")
    assert told(lone.claims)[-1] == (None, None)
