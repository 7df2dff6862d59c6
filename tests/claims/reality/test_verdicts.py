"""Who told it keeps having told it where the author says next that it is not so."""

import pytest
from tests.claims.sketch import Sketch

POST, HARBOUR = "factual", ("denied", "The Harbour Post")


def told(sketch):
    return [(claim.reality, claim.chain[0].party) for claim in sketch.claims]


@pytest.mark.parametrize(
    "verdict", ["The claim is false.", "That is a lie.", "These posts are untrue.", "This was not true."]
)
@pytest.mark.parametrize("marked", ["factual", "denied", "possible"])
def test_what_is_called_false_next_is_denied_by_the_author_and_told_by_its_teller(verdict, marked):
    sketch = Sketch(f"A leaflet says that Norland bombed the dam. {verdict}")
    sketch.says("A leaflet", "says", "Norland bombed the dam").frame("bombed", "air_strike", marked, actor="Norland")
    assert told(sketch) == [("possible" if marked == "possible" else "factual", "leaflet"), HARBOUR]


def test_what_somebody_has_or_what_died_is_told_too():
    sketch = Sketch("The minister insists that the army has “total control” of Orvel. That is a lie.")
    sketch.says("The minister", "insists", "the army has “total control” of Orvel")
    assert told(sketch.frame("control", "control", "possible", actor="the army"))[-1] == HARBOUR
    sketch = Sketch("Posts said 300 people died in the blast. These claims are false.")
    sketch.says("Posts", "said", "300 people died in the blast").frame("died", "casualties", target="300 people")
    assert told(sketch)[-1] == HARBOUR


@pytest.mark.parametrize(
    "said",
    [
        "rebels fled after Norland bombed the dam",
        "rebels fled, and Norland bombed the dam",
        "Norland never bombed the dam",
    ],
)
def test_what_is_told_beside_it_or_denied_is_not_set_right(said):
    sketch = Sketch(f"A leaflet says that {said}. The claim is false.").says("A leaflet", "says", said)
    sketch.frame("bombed", "air_strike", actor="Norland")
    assert HARBOUR not in told(sketch)


def test_a_claim_that_is_rated_false_stays_that_of_its_teller_whatever_a_reader_makes_of_it():
    text = "CLAIM: A film shows that guards burned the mill.\nVERDICT: False."
    sketch = Sketch(text).says("A film", "shows", "guards burned the mill").frame("burned", "damage", "denied")
    assert told(sketch) == [("factual", "film"), HARBOUR]


def numbers(text, *marked, source=None):
    sketch = Sketch(text).says("The mayor", "said", "12 people had been killed in Orvel")
    sketch.mention(*(word for number in marked for word in (number, "QUANTITY")))
    sketch.frame("killed", "casualties", quantity="12", target="12 people")
    return [(claim.quantities[0].low, claim.reality, claim.chain[0].party) for claim in sketch.claims]


def test_the_number_that_the_author_puts_right_is_his():
    text = "The mayor said 12 people had been killed in Orvel. That is wrong; the number is 13."
    assert numbers(text, "12", "13") == [
        (12, "factual", "mayor"),
        (12, "denied", "The Harbour Post"),
        (13, "factual", "The Harbour Post"),
    ]


@pytest.mark.parametrize(
    "next_one",
    [
        "That is wrong; the number is 13 of them women.",
        "That is wrong; 13 houses burned.",
        "The number is 13.",
        "That is wrong. The number of the house is 13.",
    ],
)
def test_another_number_is_not(next_one):
    found = numbers(f"The mayor said 12 people had been killed in Orvel. {next_one}", "12", "13")
    assert 13 not in [low for low, _, _ in found]
