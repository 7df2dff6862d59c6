"""Words of certainty: the band belongs to the yardstick of whoever speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.ontology import load


@pytest.mark.parametrize(
    ("speaker", "yardstick"),
    [
        ("UK Defence Intelligence", "phia"),
        ("Defence Intelligence", "phia"),
        ("British military intelligence", "phia"),
        ("Britain's Ministry of Defence", "phia"),
        ("the U.S. intelligence community", "icd203"),
        ("Office of the Director of National Intelligence", "icd203"),
        ("US intelligence officials", "icd203"),
        ("Defence Intelligence of Ukraine", "general"),
        ("Ukrainian military intelligence", "general"),
        ("the governor", "general"),
        (None, "general"),
    ],
)
def test_speakers_have_their_yardstick(speaker, yardstick):
    assert load().certainty.yardstick_for(speaker).name == yardstick


def test_likely_depends_on_who_says_it():
    band = load().certainty.band
    assert band("likely", "US intelligence officials") == (0.55, 0.80)
    assert band("likely", "UK Defence Intelligence") == (0.55, 0.75)
    assert band("Likely", "a fisherman") == (0.50, 0.90)


def test_a_word_missing_from_a_yardstick_falls_back_on_ordinary_language():
    certainty = load().certainty
    assert certainty.band("reportedly", "UK Defence Intelligence") == certainty.band("reportedly")
    assert certainty.band("purple") is None


def test_words_are_found_longest_first_with_their_places():
    text = "It is almost certain that the pier burned; a second fire may have followed."
    found = load().certainty.find(text)
    assert [word.span.of(text) for word in found] == ["almost certain", "may have"]


def test_a_line_break_inside_a_word_of_certainty_is_a_space():
    found = load().certainty.find("There is a realistic\n possibility of floods.", "UK Defence Intelligence")
    assert [word.band for word in found] == [(0.40, 0.50)]


def test_the_month_of_may_hedges_nothing():
    find = load().certainty.find
    assert find("By the end of May the ferry ran again. May 3 was quiet.") == ()
    assert [word.word for word in find('"Perhaps," she said. "Likely not." “May I?”')] == ["perhaps", "likely", "may"]


def test_unlikely_is_not_likely():
    assert [word.word for word in load().certainty.find("An unlikely tale, with a mayor and a might-have-been.")] == [
        "unlikely"
    ]


@pytest.mark.parametrize("name", ["icd203", "phia", "general"])
def test_bands_are_ordered_probabilities(name):
    words = load().certainty.yardsticks[name].words
    assert all(0 <= band.low <= band.high <= 1 for band in words.values())
    assert words["unlikely"].high <= words["likely"].low


@given(st.text(max_size=80), st.text(max_size=30))
def test_any_text_and_speaker_can_be_asked(text, speaker):
    for word in load().certainty.find(text, speaker):
        assert 0 <= word.span.start < word.span.end <= len(text)
        assert " ".join(word.span.of(text).lower().split()) == word.word
