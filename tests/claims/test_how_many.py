"""How many: number expressions to ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.how_many import amount, value_text

from .sketch import Sketch
from .warread import CORPUS, gold, needs_corpus


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about 600", "600~"),
        ("500 to 1,000", "500..1000"),
        ("between 15 and 30 million", "15000000..30000000"),
        ("at least 12", ">=12"),
        ("as many as 40", "<=40"),
        ("more than 250,000", ">250000"),
        ("fewer than 50", "<50"),
        ("dozens", "24..99"),
        ("hundreds of thousands", "200000..999999"),
        ("more than dozens", ">=24"),
        ("one-third", "0.33 ratio"),
        ("three quarters", "0.75 ratio"),
        ("40 per cent", "40 %"),
        ("no", "0"),
        ("no one", "0"),
        ("1,300-kilometre", "1300 km"),
        ("roughly two miles", "2~ mi"),
        ("a dozen", "12"),
        ("half a million", "500000"),
        ("four", "4"),
        ("two hundred and forty", "240"),
        ("1.5 million", "1500000"),
        ("$2 million", "2000000 USD"),
        ("20 million euros", "20000000 EUR"),
        ("300 square kilometres", "300 km2"),
        ("53rd", "53"),
        ("10,000 or so", "10000~"),
        ("60-plus", ">60"),
        ("several", ""),
        ("many", ""),
        ("", ""),
        ("227th battalion", ""),
    ],
)
def test_value_text(text, value):
    assert value_text(text) == value


def test_amount_keeps_open_ends_and_approximation_apart():
    assert (amount("at least 7").low, amount("at least 7").high) == (7, None)
    assert (amount("up to 7").low, amount("up to 7").high) == (None, 7)
    assert amount("about 7").approximate
    assert not amount("7").approximate


def test_a_quantity_says_what_it_counts():
    text = "The ministry lost 13 tanks, 20 guns and 4 lorries."
    sketch = Sketch(text).mention("13", "QUANTITY", "20", "QUANTITY", "4", "QUANTITY")
    sketch.frame("lost", "damage", target="13 tanks, 20 guns and 4 lorries", quantity=["13", "20", "4"])
    assert [(q.low, q.of) for q in sketch.claim.quantities] == [(13, "tanks"), (20, "guns"), (4, "lorries")]


def test_the_noun_behind_the_number_is_counted_without_a_target():
    sketch = Sketch("Dozens of civilians were killed.").frame("killed", "casualties", quantity="Dozens")
    (quantity,) = sketch.claim.quantities
    assert (quantity.low, quantity.high, quantity.of) == (24, 99, "civilians")


def test_a_distance_counts_nothing():
    sketch = Sketch("They moved 800 metres over three days.").frame("moved", "movement", quantity="800 metres")
    assert [(q.low, q.unit, q.of) for q in sketch.claim.quantities] == [(800, "m", None)]


def test_words_that_are_no_number_make_no_quantity():
    assert Sketch("Several men fell.").frame("fell", "casualties", quantity="Several").claim.quantities == ()


@given(st.text(alphabet="0123456789,.-–$%~ abdefhilmnorstuvwy", max_size=30))
def test_any_text_gives_a_sound_range_or_none(text):
    value = amount(text)
    if value is not None and value.low is not None and value.high is not None:
        assert value.low <= value.high
    assert isinstance(value_text(text), str)


@needs_corpus
def test_most_numbers_of_the_corpus_are_right():
    right = answered = 0
    for path in sorted((CORPUS / "dev").glob("*.json")):
        reading = gold(path)
        for mention in reading.mentions:
            if mention.type == "QUANTITY" and (value := value_text(mention.span.of(reading.document.text))):
                answered += 1
                right += value == mention.value
    assert right / answered > 0.9


@pytest.mark.parametrize(
    ("text", "trigger", "number", "of"),
    [
        ("Three killed as drones hit the port", "killed", "Three", None),
        ("The force shot down 14 of 17 drones overnight", "shot down", "14", "drones"),
        ("Shells wounded 12 dock workers on Monday", "wounded", "12", "dock workers"),
    ],
)
def test_what_is_counted_is_a_noun(text: str, trigger: str, number: str, of: str | None) -> None:
    claim = Sketch(text).mention(number, "QUANTITY").frame(trigger, "casualties", quantity=number).claim
    assert [quantity.of for quantity in claim.quantities] == [of]
