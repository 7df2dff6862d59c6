"""Who claims responsibility in short tells of the deed told before as his own."""

import pytest
from tests.claims.sketch import Sketch


def _told(text, *sayings, deed="blast", type_="explosion", **roles):
    sketch = Sketch(text)
    for source, cue, said in sayings:
        sketch.says(source, cue, said)
    sketch.frame(deed, type_, **roles)
    return [(claim.chain[0].party, [one.party for one in claim.actors], claim.reality) for claim in sketch.claims]


def test_the_deed_is_told_again_by_who_claims_responsibility():
    text = "A blast killed nine in Orvel. The Front claimed responsibility."
    assert _told(text, ("The Front", "claimed", "responsibility")) == [
        ("The Harbour Post", [], "factual"),
        ("Front", ["Front"], "factual"),
    ]
    text = "A clerk spoke of a blast, for which the Front has claimed responsibility."
    told = _told(text, ("A clerk", "spoke", "a blast"), ("the Front", "has claimed responsibility", "for which"))
    assert told[0] == ("clerk", [], "factual")


def test_numbers_of_others_are_not_his():
    sketch = Sketch("A blast by two mines hit Orvel. The Front claimed responsibility.").mention("two", "QUANTITY")
    sketch.says("The Front", "claimed", "responsibility").frame("blast", "explosion", quantity="two")
    assert [len(claim.quantities) for claim in sketch.claims] == [1, 0]


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        (
            "A blast killed nine in Orvel. The Front has not claimed responsibility.",
            ("The Front", "has not claimed", "responsibility"),
        ),
        ("A blast killed nine in Orvel. No group claimed responsibility.", ("No group", "claimed", "responsibility")),
        (
            "A blast killed nine in Orvel. The clerk took responsibility for the care.",
            ("The clerk", "took", "responsibility for the care"),
        ),
        (
            "A blast killed nine in Orvel.\nThe Front claimed responsibility.",
            ("The Front", "claimed", "responsibility"),
        ),
        ("The Front claimed responsibility. Then a blast killed nine.", ("The Front", "claimed", "responsibility")),
    ],
)
def test_nobody_else_did_it(text, saying):
    assert _told(text, saying) == [("The Harbour Post", [], "factual")]


def test_a_deed_whose_doer_is_named_is_his_alone():
    text = "A blast by the Guild hit Orvel. The Front claimed responsibility."
    sketch = Sketch(text).mention("Guild", "ORG").says("The Front", "claimed", "responsibility")
    assert len(sketch.frame("blast", "explosion", actor="the Guild").claims) == 1
    text = "A suicide bomber hit Orvel in a blast. The Front claimed responsibility."
    sketch = Sketch(text).says("The Front", "claimed", "responsibility")
    assert len(sketch.frame("blast", "explosion", actor="A suicide bomber").claims) == 2


@pytest.mark.parametrize("said", ["it", "it in a statement on Monday", "it hours later"])
def test_what_others_told_of_is_told_again_by_who_claims_it(said):
    text = f"A blast shook the barracks, police said. The Front claimed {said}."
    told = _told(text, ("police", "said", "A blast shook the barracks"), ("The Front", "claimed", said))
    assert told == [("police", [], "factual"), ("Front", ["Front"], "factual")]


@pytest.mark.parametrize("said", ["it fired the rocket", "it had been told of the plan", "it launched two drones"])
def test_who_claims_that_it_did_something_claims_nothing_that_others_told(said):
    text = f"A blast shook the barracks, police said. The Front claimed {said}."
    told = _told(text, ("police", "said", "A blast shook the barracks"), ("The Front", "claimed", said))
    assert told == [("police", [], "factual")]
