"""Who demands, threatens or accuses says what he does it with, where no source is marked."""

from tests.claims.sketch import Sketch


def sources(sketch):
    return [link.text for link in sketch.claims[-1].chain]


def test_who_demands_something_says_what_he_demands():
    sketch = Sketch("Students marched in Orvel, calling for the removal of the governor.")
    sketch.says(None, "calling for", "the removal of the governor")
    sketch.frame("calling for", "request", actor="Students").frame(
        "removal", "election", "future", target="the governor"
    )
    assert sources(sketch)[0] == "Students"


def test_of_two_who_demand_it_none_is_taken():
    sketch = Sketch("Students marched and workers struck, calling for the removal of the governor.")
    sketch.says(None, "calling for", "the removal of the governor")
    sketch.frame("calling for", "request", actor=["Students", "workers"])
    sketch.frame("removal", "election", "future", target="the governor")
    assert sources(sketch)[0] == "calling for"


def test_who_only_acts_says_nothing_by_it():
    sketch = Sketch("The army attacked as expected the village of Orvel.")
    sketch.says(None, "expected", "the village of Orvel")
    sketch.frame("attacked", "attack", actor="The army").frame("village", "control")
    assert sources(sketch)[0] == "expected"
