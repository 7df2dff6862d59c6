"""Whose "its mayor" and "its director" are."""

import pytest
from tests.claims.sketch import Sketch


def _source(text, source, *mentions):
    sketch = Sketch(f"Ibex Council said a mill burned. {text}").mention("Ibex Council", "ORG", *mentions)
    sketch.says("Ibex Council", "said", "a mill burned").says(source, "said#2", text.partition(",")[0])
    return sketch.frame("died", "casualties").chain()


@pytest.mark.parametrize(
    ("text", "source", "mentions", "told_by"),
    [
        ("Nine died in Orvel, its mayor said.", "its mayor", ("Orvel", "PLACE"), "mayor of Orvel"),
        (
            "Nine died in the town of Orvel, its prefect said.",
            "its prefect",
            ("town of Orvel", "PLACE"),
            "prefect of Orvel",
        ),
        (
            "Nine died in Orvel hospital, its medical superintendent said.",
            "its medical superintendent",
            ("Orvel hospital", "FACILITY"),
            "medical superintendent of Orvel hospital",
        ),
        ("Nine died at the bank, its manager said.", "its manager", ("bank", "FACILITY"), "manager of the bank"),
        ("Nine died in the raid, its mayor said.", "its mayor", (), "its mayor"),  # of no council
    ],
)
def test_who_heads_a_town_or_a_house_is_of_the_one_that_is_told_of(text, source, mentions, told_by):
    assert _source(text, source, *mentions) == [told_by]


@pytest.mark.parametrize(
    ("text", "source", "mentions", "told_by"),
    [
        ("Nine died in Orvel, its lawyers said.", "its lawyers", ("Orvel", "PLACE"), "lawyers of Ibex Council"),
        ("Nine died at the bank, its lawyers said.", "its lawyers", ("bank", "FACILITY"), "lawyers of Ibex Council"),
        ("Nine died in Orvel, its mayor Ada Brenn said.", "its mayor Ada Brenn", ("Ada Brenn", "PERSON"), "Ada Brenn"),
    ],
)
def test_others_are_not(text, source, mentions, told_by):
    assert _source(text, source, *mentions) == [told_by]


def test_its_first_assessment_is_its_own_word():
    text = "Ibex Council said a mill burned. Its initial assessment is that nobody died."
    sketch = Sketch(text).mention("Ibex Council", "ORG").says("Ibex Council", "said", "a mill burned")
    sketch.says("Its initial", "assessment", "nobody died").frame("died", "casualties", "denied")
    assert sketch.chain() == ["Ibex Council"]


def test_an_army_by_its_name_is_it():
    text = "The union said a mill burned. Vale Coast Command hit a boat. It said nobody died."
    sketch = (
        Sketch(text).mention("union", "ORG", "Vale Coast Command", "FORCE").says("The union", "said", "a mill burned")
    )
    assert sketch.says("It", "said#2", "nobody died").frame("died", "casualties", "denied").chain() == [
        "Vale Coast Command"
    ]
