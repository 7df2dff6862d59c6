"""Number expressions to ranges, and ranges to short forms and back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.warread import CORPUS, gold, needs_corpus

from fogline.claims.amounts import Amount, amount, from_value, number, short_form, value_at, value_text
from fogline.claims.amounts.form import amount_at
from fogline.records import Span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # numbers in figures and words
        ("four", "4"),
        ("twenty-five", "25"),
        ("two hundred and forty", "240"),
        ("1,300", "1300"),
        ("40 000", "40000"),
        ("1.234,5", "1234.5"),
        ("1.5 million", "1500000"),
        ("24K", "24000"),
        ("3 lakh", "300000"),
        ("a dozen", "12"),
        ("three dozen", "36"),
        ("half a million", "500000"),
        ("one and a half million", "1500000"),
        ("2½", "2.5"),
        ("another thirteen", "13"),
        # ranges
        ("500 to 1,000", "500..1000"),
        ("between 15 and 30 million", "15000000..30000000"),
        ("10-15 km", "10..15 km"),
        ("from 13 to 20", "13..20"),
        ("two or three", "2..3"),
        ("$3,000-5,000", "3000..5000 USD"),
        ("at most 100 and at least 20", "20..100"),
        ("as many as 20,000 to 30,000", "20000..30000"),
        # bounds and approximations
        ("about 600", "600~"),
        ("10,000 or so", "10000~"),
        ("at least 12", ">=12"),
        ("as many as 40", "<=40"),
        ("more than 250,000", ">250000"),
        ("fewer than 50", "<50"),
        ("60-plus", ">60"),
        ("200 or more", ">=200"),
        ("up to about 40", "<=40~"),
        ("just under 9 km", "<9 km"),
        # vague plurals
        ("dozens", "24..99"),
        ("scores of", "40..99"),
        ("hundreds of thousands", "200000..999999"),
        ("hundreds, if not thousands", "200..9999"),
        ("more than dozens", ">=24"),
        ("several hundred", "300..999"),
        ("a few dozen", "24..60"),
        ("a couple of hundred metres", "200~ m"),
        # shares
        ("one-third", "0.33 ratio"),
        ("three quarters", "0.75 ratio"),
        ("3/4", "0.75 ratio"),
        ("one in three", "0.33 ratio"),
        ("almost all", "1~ ratio"),
        ("a majority", ">0.5 ratio"),
        ("40 per cent", "40 %"),
        ("15 to 20 percent", "15..20 %"),
        # units and money
        ("1,300-kilometre", "1300 km"),
        ("1,300-kilometre (800-mile)", "1300 km"),
        ("8 km, or five miles", "8 km"),
        ("roughly two miles", "2~ mi"),
        ("300 square kilometres", "300 km2"),
        ("about 170 sq miles", "170~ mi2"),
        ("60 nautical miles", "60 nmi"),
        ("420 tonnes", "420 t"),
        ("a 500-pound", "500 lb"),
        ("7C (45F)", "7 C"),
        ("nine-year-old", "9 years"),
        ("$2 million", "2000000 USD"),
        ("€500m", "500000000 EUR"),
        ("$40bn (£32bn)", "40000000000 USD"),
        ("20 million euros", "20000000 EUR"),
        ("10,000 rubles", "10000 RUB"),
        # nothing, somebody, everybody
        ("no", "0"),
        ("No one", "0"),
        ("not a single", "0"),
        ("both", "2"),
        ("in his sixties", "60..69"),
        # no value
        ("an unknown number of", ""),
        ("several", ""),
        ("many", ""),
        ("the third", ""),
        ("53rd", ""),
        ("twenty-first", ""),
        ("227th battalion", ""),
        ("", ""),
    ],
)
def test_value_text(text, value):
    assert value_text(text) == value


def test_open_ends_and_approximation_are_kept_apart():
    assert amount("at least 7") == Amount(7, None)
    assert amount("more than 7") == Amount(7, None, strict=True)
    assert amount("up to 7") == Amount(None, 7)
    assert amount("about 7") == Amount(7, 7, approximate=True)


def test_no_number_and_an_unknown_number_are_different_things():
    none, unknown = amount("no"), amount("an undisclosed number of")
    assert (none.low, none.high) == (0, 0)
    assert not none.unknown
    assert unknown.unknown
    assert short_form(unknown) == ""


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They stand 40 km from the river.", "40", "40 km"),
        ("Turnout was 12 per cent.", "12", "12 %"),
        ("Olha Bilyk, 34, lost her house.", "34", "34 years"),
        ("A boy of 13 is being treated.", "13", "13 years"),
        ("In Marhanets, 12 houses burned.", "12", "12"),
        ("Some 40 men left.", "40", "40"),
    ],
)
def test_the_words_behind_give_the_unit(text, words, value):
    start = text.index(words)
    assert value_at(text, Span(start, start + len(words))) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two million", 2e6),
        ("53rd", 53),
        ("twenty-fifth", 25),
        ("a dozen", 12),
        ("a", 1),
        ("both", 2),
        ("tank", None),
        ("", None),
    ],
)
def test_number_knows_ordinals_too(text, value):
    assert number(text) == value


def _amounts():
    end = st.integers(0, 10**9) | st.sampled_from([0.5, 2.25, 7.62])
    unit = st.sampled_from([None, "km", "USD", "%", "km2", "years", "EUR/MWh"])
    pair = st.tuples(end, end).map(sorted)
    closed = st.builds(lambda p, a, u: Amount(p[0], p[1], a, u), pair, st.booleans(), unit)
    above = st.builds(lambda low, a, u, s: Amount(low, None, a, u, s), end, st.booleans(), unit, st.booleans())
    below = st.builds(lambda high, a, u, s: Amount(None, high, a, u, s), end, st.booleans(), unit, st.booleans())
    return closed | above | below


@given(_amounts())
def test_values_survive_the_round_trip(value):
    assert from_value(short_form(value)) == value


@pytest.mark.parametrize("text", ["", "9..3", "many", ">", "5 ..", "--", "1..2..3", "～5"])
def test_what_is_no_short_form_has_no_value(text):
    assert from_value(text) is None


@given(st.text(alphabet="0123456789,.-–$%~()/½ abdefhilmnorstuvwyk", max_size=40) | st.text(max_size=30))
def test_any_text_gives_a_sound_range_or_none(text):
    value = amount(text)
    if value is not None and value.low is not None and value.high is not None:
        assert value.low <= value.high
    if value is not None and not value.unknown:
        assert all(math.isfinite(end) for end in (value.low, value.high) if end is not None)
    assert isinstance(value_text(text), str)


@pytest.mark.parametrize("text", ["9" * 400, "9" * 400 + " million", "5 to " + "9" * 400, "9" * 400 + " km", "1e400"])
def test_a_figure_without_end_is_no_number(text):
    assert number(text) is None
    assert value_text(text) in ("", "5")


def test_an_upside_down_range_is_refused():
    with pytest.raises(ValueError, match="want low <= high"):
        Amount(5, 3)


@needs_corpus
def test_most_numbers_of_the_corpus_are_right():
    right = answered = 0
    for path in sorted((CORPUS / "dev").glob("*.json")):
        reading = gold(path)
        for mention in reading.mentions:
            if mention.type == "QUANTITY" and mention.value:
                answered += 1
                right += value_at(reading.document.text, mention.span) == mention.value
    assert right / answered > 0.9


def test_a_measure_behind_a_number_is_not_its_unit():
    text = "two 120mm shells"
    assert amount_at(text, Span(0, 3)).unit is None
    assert amount_at("120 mm shells", Span(0, 3)).unit == "mm"
