"""What only heads an item or names a toll tells of no harm."""

import pytest
from tests.claims.sketch import Sketch


def _types(sketch):
    return [claim.type for claim in sketch.claims]


@pytest.mark.parametrize(
    "text",
    [
        "Information on casualties is being clarified.",
        "Data about the victims are still being verified.",
        "The exact number of dead and wounded is yet to be established.",
        "Details on civilian casualties in the district are being checked.",
    ],
)
def test_a_toll_that_is_only_being_looked_into_is_not_told(text):
    word = next(word for word in ("casualties", "victims", "dead") if word in text)
    assert _types(Sketch(text).frame(word, "casualties")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The total number of victims does not include Orvel and Mala.",
        "The victims count excludes the occupied towns.",
        "The toll of victims doesn't cover Orvel.",
    ],
)
def test_what_a_toll_leaves_out_did_not_happen_there(text):
    sketch = Sketch(text).mention("Orvel", "PLACE") if "Orvel" in text else Sketch(text)
    assert _types(sketch.frame("victims", "casualties", place="Orvel" if "Orvel" in text else [])) == []


@pytest.mark.parametrize(
    "text",
    [
        "The casualties are being buried.",
        "Information on casualties was published in Orvel.",
        "The casualties do not surprise anybody.",
    ],
)
def test_but_they_are_where_more_is_told_of_them(text):
    assert _types(Sketch(text).frame("casualties", "casualties")) == ["casualties"]


def test_a_toll_that_leaves_out_some_still_counts_the_others():
    sketch = Sketch("The death toll of 40 does not include two guards.").mention("40", "QUANTITY")
    assert _types(sketch.frame("death toll", "casualties", quantity="40")) == ["casualties"]


@pytest.mark.parametrize("before", ["", "Orvel is quiet. ", "ORVEL, 5 June - ", "- "])
def test_the_heading_of_an_item_tells_nothing(before):
    sketch = Sketch(f"{before}Casualties: the clinic counted 12 dead.").mention("12", "QUANTITY")
    sketch.frame("Casualties", "casualties").frame("dead", "casualties", quantity="12")
    assert [claim.evidence.of(sketch.document.text)[-7:] for claim in sketch.claims] == ["2 dead."]


def test_nor_where_it_is_marked_with_what_is_told_below_it():
    sketch = Sketch("Displacement: 4,000 people fled Orvel.").mention("4,000", "QUANTITY")
    sketch.frame("Displacement", "displacement", quantity="4,000").frame("fled", "displacement", quantity="4,000")
    assert len(sketch.claims) == 1


@pytest.mark.parametrize(
    ("text", "head", "below"),
    [
        ("Attacks: 108.", "Attacks", None),
        ("Explosion: two died in Orvel.", "Explosion", "died"),
        ("He told of losses: two died in Orvel.", "losses", "died"),
    ],
)
def test_what_tells_of_it_itself_is_no_heading(text, head, below):
    sketch = Sketch(text).frame(head, "attack")
    sketch = sketch.frame(below, "casualties") if below else sketch
    assert len(sketch.claims) == (2 if below else 1)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Casualties unknown.", "Casualties"),
        ("Shells hit the mill; casualties were not immediately known.", "casualties"),
        ("Fatalities: not stated.", "Fatalities"),
        ("Casualty figures are unclear, and the losses remain unknown.", "losses"),
    ],
)
def test_casualties_of_which_nobody_knows_are_none_told(text, word):
    assert _types(Sketch(text).frame(word, "casualties")) == []


@pytest.mark.parametrize(
    ("text", "word", "filled"),
    [
        ("Casualties are known to be high.", "Casualties", {}),
        ("Four deaths in Orvel, unknown until now, were confirmed.", "deaths", {"quantity": "Four"}),
        ("Guards were killed; the number was unknown.", "killed", {"target": "Guards"}),
    ],
)
def test_casualties_that_are_told_stay(text, word, filled):
    sketch = Sketch(text).frame(word, "casualties", **filled)
    assert _types(sketch) == ["casualties"]


@pytest.mark.parametrize("head", ["Agreement", "Property destruction", "Looting"])
def test_a_label_of_a_coder_heads_what_is_told(head):
    sketch = Sketch(f"{head}: On 9 June, elders burned a mill.").mention("9 June", "TIME")
    word = head.split()[-1]
    sketch.frame(word, "damage", time="9 June", target=["Property"] if "Property" in head else [])
    assert _types(sketch.frame("burned", "damage", actor="elders", target="a mill", time="9 June")) == ["damage"]


def test_what_a_label_alone_tells_stays():
    sketch = Sketch("Agreement: elders and herders, on 9 June.").mention("9 June", "TIME")
    assert _types(sketch.frame("Agreement", "agreement", actor="elders and herders")) == ["agreement"]
