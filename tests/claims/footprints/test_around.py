import pytest
from tests.claims.footprints.places import bracketed

from fogline.claims.footprints import phrase_at
from fogline.records import Span


@pytest.mark.parametrize(
    ("sentence", "name", "phrase"),
    [
        (
            "The column was filmed just north of [Alma], a town roughly two miles from the [Norland] border, on Monday.",
            "Alma",
            "just north of Alma, a town roughly two miles from the Norland border",
        ),
        ("Shells fell 20 km south-east of [Vale] on Sunday.", "Vale", "20 km south-east of Vale"),
        ("Power is out across [Shire] except around [Vale], he said.", "Shire", "across Shire except around Vale"),
        ("They hold [Vale] and fight near [Alma].", "Vale", "Vale"),
        ("The governor said in [Vale] that a depot near [Alma] burned.", "Alma", "near Alma"),
        ("A bridge between [Vale] and [Alma] was hit.", "Alma", "between Vale and Alma"),
        ("Nothing is known of [Vale].", "Vale", "Vale"),
        ("Shells fell in [Vale], and near [Alma], 9 km from the border.", "Vale", "in Vale"),
        ("Shells fell in [Vale], and near [Alma], 9 km from the border.", "Alma", "near Alma, 9 km from the border"),
        ("It lies north of [Vale] and two miles from [Alma].", "Vale", "north of Vale and two miles from Alma"),
        ("ORVEL – In [Shire], guns were heard.", "Shire", "In Shire"),
        ("[Orvel] - In [Shire], guns were heard.", "Shire", "In Shire"),
        ("[Orvel] – near the [Shire] border – was quiet.", "Orvel", "Orvel – near the Shire border"),
        ("One hit a van outside [Vale], and three others struck [Alma].", "Vale", "outside Vale"),
        ("They dug in near [Vale], and gunmen raided the town of [Alma].", "Vale", "near Vale"),
        (
            "It burned near [Vale] and the northern village of [Alma].",
            "Vale",
            "near Vale and the northern village of Alma",
        ),
        ("They fired at [Vale] from southern [Shire].", "Vale", "at Vale"),
    ],
)
def test_the_phrase_round_a_name(sentence: str, name: str, phrase: str) -> None:
    text, names = bracketed(sentence)
    focus = next(span for span in names if span.of(text) == name)
    assert phrase_at(text, list(names), focus).of(text) == phrase


def test_a_name_far_into_a_long_sentence_is_found() -> None:
    text = "word " * 400 + "near Vale"
    focus = Span(len(text) - 4, len(text))
    assert phrase_at(text, [focus], focus).of(text) == "near Vale"


def test_a_focus_outside_the_sentence_is_left_alone() -> None:
    assert phrase_at("near Vale", [], Span(5, 90)) == (5, 90)
