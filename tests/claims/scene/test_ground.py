""" "It" and "the town", where ground is held, mean the place fought over right before."""

from tests.claims.sketch import Sketch


def held(second, target, *more):
    sketch = Sketch(f"The Tarsian army said it had captured {' and '.join(('Orvel', *more))}. {second}")
    sketch.mention("Tarsian army", "FORCE", "Orvel", "PLACE", *(word for name in more for word in (name, "PLACE")))
    sketch.mention("Azure Front", "FORCE")
    sketch.frame("captured", "capture", actor="The Tarsian army", target=["Orvel", *more])
    sketch.frame("held" if "held" in second else "holding", "control", actor="its men", target=target)
    return sketch.claims[-1]


def test_the_town_still_held_is_the_one_said_to_be_taken():
    claim = held("The Azure Front said its men still held the town.", "the town")
    assert claim.place is not None
    assert claim.place.name == "Orvel"


def test_it_is_the_town_and_not_the_force_that_holds_it():
    claim = held("The Azure Front said its men were still holding it.", "it#3")
    assert [target.party for target in claim.targets] == ["Orvel"]
    assert claim.place is not None
    assert claim.place.name == "Orvel"


def test_of_two_places_none_is_picked():
    assert held("The Azure Front said its men still held the town.", "the town", "Melk").place is None


def test_what_was_burned_after_it_was_taken_is_what_was_taken():
    sketch = Sketch("Police said troops retook the village after rebels torched it.").mention("Police", "FORCE")
    sketch.says("Police", "said", "troops retook the village after rebels torched it")
    sketch.frame("retook", "capture", target="the village").frame("torched", "damage", target="it")
    assert [target.party for target in sketch.claims[1].targets] == ["village"]


def test_where_the_town_lies_is_no_second_place():
    text = "The Tarsian army said it had captured Orvel, 25 km from Dobrin. The Azure Front said its men still held the town."
    sketch = Sketch(text).mention("Tarsian army", "FORCE", "Orvel", "PLACE", "Dobrin", "PLACE", "Azure Front", "FORCE")
    sketch.frame("captured", "capture", actor="The Tarsian army", target="Orvel, 25 km from Dobrin")
    sketch.frame("held", "control", actor="its men", target="the town", place="the town")
    place = sketch.claims[-1].place
    assert place is not None
    assert place.name == "Orvel"
