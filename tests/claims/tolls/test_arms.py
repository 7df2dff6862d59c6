"""What is lost in one breath with men makes a claim of its own."""

import pytest
from tests.claims.sketch import Sketch


def _lost(text, men, things, numbers, trigger="lost", loser="The enemy"):
    sketch = Sketch(text).mention(men.split(" ")[0], "QUANTITY")
    for number in numbers:
        sketch.mention(number, "QUANTITY")
    for thing in things:
        sketch.mention(thing, "WEAPON")
    sketch.frame(trigger, "casualties", actor=loser, target=men, quantity=men.split(" ")[0])
    return [(claim.type, [(one.low, one.of) for one in claim.quantities]) for claim in sketch.claims]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The enemy lost 560 men, two tanks and three field guns over the day.", ("two", "three")),
        ("The enemy lost 560 men as well as two tanks and another three field guns.", ("two", "three")),
        ("The enemy lost 560 men, at least two tanks, and three field guns, the staff said.", ("two", "three")),
    ],
)
def test_men_and_arms_are_told_apart(text, numbers):
    people, things = _lost(text, "560 men", ("tanks", "field guns"), numbers)
    assert people == ("casualties", [(560, "men")])
    assert things == ("damage", [(2, "tanks"), (3, "field guns")])


def test_one_thing_needs_no_number():
    text = "The enemy lost 560 men, a howitzer and six lorries."
    _, things = _lost(text, "560 men", ("howitzer", "lorries"), ("six",))
    assert things == ("damage", [(6, "lorries")])


@pytest.mark.parametrize(
    ("text", "things", "numbers"),
    [
        ("The enemy lost 560 men in Orvel, and two tanks were seen.", ("tanks",), ("two",)),
        ("The enemy lost 560 men and two towns, with tanks behind.", ("tanks",), ("two",)),
        ("The enemy lost 560 men. It has two tanks.", ("tanks",), ("two",)),
    ],
)
def test_but_not_what_is_only_told_next(text, things, numbers):
    assert [type_ for type_, _ in _lost(text, "560 men", things, numbers)] == ["casualties"]


def test_the_killed_lose_no_arms():
    text = "The enemy killed 560 men, two tanks."
    assert len(_lost(text, "560 men", ("tanks",), ("two",), trigger="killed")) == 1


def test_arms_that_are_marked_as_an_event_of_their_own_are_told_once():
    sketch = (
        Sketch("The enemy lost 560 men and two tanks over the day.")
        .mention("560", "QUANTITY")
        .mention("two", "QUANTITY")
    )
    sketch.mention("tanks", "WEAPON").frame("lost", "casualties", actor="The enemy", target="560 men", quantity="560")
    sketch.frame("lost", "damage", target="two tanks", quantity="two")
    assert [(claim.type, claim.frame) for claim in sketch.claims] == [("casualties", 0), ("damage", 1)]
