"""Numbers that go back to one told in the clause before, and numbers that only say of how many."""

import pytest
from tests.claims.sketch import Sketch

from fogline.claims.amounts import Setting, count
from fogline.records import Span


def of_what(text, trigger, number, type_="casualties", *, doers=None):
    sketch = Sketch(text).mention(number, "QUANTITY").frame(trigger, type_, target=number, quantity=number)
    if doers is not None:
        sketch.frame(*doers[:2], actor=doers[2])
    (one,) = next(claim for claim in sketch.claims if claim.type == type_).quantities
    return one.of


@pytest.mark.parametrize(
    ("text", "trigger", "number", "type_", "told"),
    [
        ("Gunmen ambushed a convoy of 30 soldiers. Twelve were killed.", "killed", "Twelve", "casualties", "soldiers"),
        ("The force said 174 drones were launched; 102 were shot down.", "shot down", "102", "interception", "drones"),
        ("The police arrested 45 protesters; 20 were released later.", "released", "20", "release", "protesters"),
        ("A boat with 70 migrants sank. Twelve were rescued.", "rescued", "Twelve", "humanitarian", "migrants"),
    ],
)
def test_a_bare_number_counts_some_of_those_told_before(text, trigger, number, type_, told):
    assert of_what(text, trigger, number, type_) == told


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Five soldiers were wounded in Gao. Twelve were killed in Kidal.", "killed"),  # the wounded are alive
        ("A convoy of 9 soldiers was ambushed. Twelve were killed.", "killed"),  # more than there were
        ("The base held 30 guns and 40 tanks. Twelve were destroyed.", "destroyed"),  # which of them?
    ],
)
def test_of_others_it_counts_none(text, trigger):
    assert of_what(text, trigger, "Twelve") in ("people", None)


def test_those_who_did_it_are_not_those_it_was_done_to():
    text = "About 200 gunmen attacked the village. Twelve were killed."
    assert of_what(text, "killed", "Twelve", doers=("attacked", "attack", "About 200 gunmen")) == "people"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Of the 900 detainees, 45 died in custody.", [("detainees", None), ("detainees", "killed")]),
        ("Of the 120 killed, 14 were children.", [(None, "killed"), ("children", "killed")]),
        ("The fort fell; of the 30 guards, nine were hurt.", [("guards", None), ("guards", "wounded")]),
    ],
)
def test_of_how_many_says_nothing_of_what_became_of_them(text, told):
    assert [(one.of, one.fate) for one in count(Setting(text, Span(0, len(text))))] == told


def test_who_died_next_are_people_and_no_deaths():
    sketch = Sketch("The clinic has recorded 219 deaths. In Orvel, seven were killed.")
    sketch.mention("219", "QUANTITY", "seven", "QUANTITY").frame("killed", "casualties", quantity="seven")
    (number,) = sketch.claim.quantities
    assert (number.low, number.of) == (7.0, "people")
