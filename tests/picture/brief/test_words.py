"""Small words of the brief: numbers, lists, days, nouns."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.picture.brief.dates import period_words, span_words, when_words
from fogline.picture.brief.nouns import is_plural, noun, with_article
from fogline.picture.brief.numbers import number_words, range_words, series
from fogline.picture.brief.sentences import finished
from fogline.records import Interval, Span

HERE = Span(0, 1)


@pytest.mark.parametrize(
    ("low", "high", "approximate", "printed", "words"),
    [
        (5, 5, False, "5", "five"),
        (12, 12, False, "twelve", "12"),
        (300, 300, True, "about 300", "about 300"),
        (200, 300, False, "200 to 300", "200 to 300"),
        (12, None, False, "at least 12", "at least 12"),
        (12, None, False, "over 12", "more than 12"),
        (None, 7, False, "up to 7", "up to seven"),
        (24, 99, False, "Dozens", "dozens"),
        (None, None, False, "an unknown number", "an unknown number"),
    ],
)
def test_ranges(low: float | None, high: float | None, approximate: bool, printed: str, words: str) -> None:
    assert range_words(low, high, approximate, printed) == words


def test_numbers_below_ten_are_words() -> None:
    assert [number_words(value) for value in (1, 9, 10, 1300, 2.5)] == ["one", "nine", "10", "1,300", "2.5"]


def test_lists() -> None:
    assert series(["a"]) == "a"
    assert series(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Interval(HERE, "2022-05-14", "2022-05-14", "day"), "on 14 May"),
        (Interval(HERE, "2022-05-14", "2022-05-15", "interval"), "on 14–15 May"),
        (Interval(HERE, "2022-04-21", "2022-04-30", "interval"), "between 21 April and 30 April"),
        (Interval(HERE, "2022-05-15T00:00", "2022-05-15T06:00", "part_of_day"), "in the early hours of 15 May"),
        (Interval(HERE, "2022-05-14T18:00", "2022-05-14T23:59", "part_of_day"), "on the evening of 14 May"),
        (Interval(HERE, "2022-05-14T20:00", "2022-05-15T06:00", "part_of_day"), "overnight on 14–15 May"),
        (Interval(HERE, "2022-02-01", "2022-02-28", "month"), "in February"),
        (Interval(HERE, "2022-02-24", None, "interval"), "since 24 February"),
        (Interval(HERE, None, "2022-05-31", "interval"), "by 31 May"),
        (Interval(HERE, "2021-01-01", "2021-12-31", "year"), "in 2021"),
        (Interval(HERE, None, None), ""),
        (Interval(HERE, "2022-05-14", "2022-05-14", "day", None, (Interval(HERE, "2022-05-21", "2022-05-21"),)), ""),
    ],
)
def test_times_are_told_naturally_and_not_at_all_where_they_are_several(when: Interval, words: str) -> None:
    assert when_words(when, 2022) == words


def test_periods() -> None:
    assert period_words("2022-05-12", "2022-05-17") == "12–17 May 2022"
    assert period_words("2022-04-28", "2022-05-02") == "28 April to 2 May 2022"
    assert period_words("2021-12-30", "2022-01-02") == "30 December 2021 to 2 January 2022"
    assert period_words(None, None) == "all dates"
    assert span_words(datetime.date(2022, 4, 30), datetime.date(2022, 5, 2), 2022) == "30 April–2 May"


@pytest.mark.parametrize(
    ("printed", "words", "plural"),
    [
        ("car", "a car", False),
        ("The road and rail bridge", "the road and rail bridge", False),
        ("Russian troops", "Russian troops", True),
        ("General Staff", "the General Staff", False),
        ("ammunition depot", "an ammunition depot", False),
        ("Ukrainian soldier", "a Ukrainian soldier", False),
        ("humanitarian aid", "humanitarian aid", False),
        ("11 areas where troops had gathered", "11 areas", True),
        ("one third of the ground forces it", "one third of the ground forces", False),
        ("the occupiers", "the “occupiers”", True),
        ("A column of 500 cars", "a column of 500 cars", False),
        ("between 60,000 and 80,000 households", "between 60,000 and 80,000 households", True),
        ("as many as 120 tents", "as many as 120 tents", True),
        ("lists that survivors compiled", "lists", True),
        ("Tora market, north of El Fasher", "the Tora market, north of El Fasher", False),
        ("el-Fasher camp", "the el-Fasher camp", False),
        ("Russian camp", "a Russian camp", False),
        ("the Arakan Army (AA)", "the Arakan Army", False),
        ("Ridgeway (Hill 204)", "Ridgeway (Hill 204)", False),
        ("My uncle", "“my uncle”", False),
        ("enemy aircraft", "“enemy” aircraft", True),
        ("satellite imagery", "satellite imagery", False),
        ("Between 60,000 and 80,000 people", "between 60,000 and 80,000 people", True),
        ("Army warplanes", "army warplanes", True),
        ("Army General Orlov", "Army General Orlov", False),
        ("Activists of the Karari committee", "activists of the Karari committee", True),
        ("BREAKING Tora rebels", "Tora rebels", True),
        ("JUST IN: the army", "the army", False),
        ("UPDATE – Three boats", "three boats", True),
        ("LIVELY Street", "LIVELY Street", False),
    ],
)
def test_noun_phrases_are_made_fit(printed: str, words: str, plural: bool) -> None:
    made = noun("", printed)
    assert made is not None
    assert (made.words, made.plural) == (words, plural)


@pytest.mark.parametrize("printed", ["they", "It", "all of them", "which", "", "the", "...", "all those"])
def test_what_names_nothing_is_no_noun(printed: str) -> None:
    assert noun("", printed) is None


def test_articles_and_plurals() -> None:
    assert with_article("UN envoy") == "a UN envoy"
    assert with_article("south") == "the south"
    assert with_article("US officials") == "US officials"
    assert with_article("lists that survivors compiled") == "lists that survivors compiled"
    assert with_article("People's Defence Force") == "the People's Defence Force"
    assert with_article("South Ostrovia's defence ministry") == "South Ostrovia's defence ministry"
    assert with_article("Yelm’s lab of remote sensing") == "Yelm’s lab of remote sensing"
    assert with_article("World Health Organization's chief") == "the World Health Organization's chief"
    assert with_article("RSF's spokesman") == "the RSF's spokesman"
    assert with_article("Doctors' Union") == "Doctors' Union"
    assert with_article("army's chief") == "army's chief"
    assert with_article("resistance") == "the resistance"
    assert with_article("RSF drone") == "an RSF drone"
    assert with_article("M23 fighter") == "an M23 fighter"
    assert with_article("NATO aircraft carrier") == "a NATO aircraft carrier"
    assert is_plural("tanks and guns")
    assert is_plural("masked gunmen")
    assert not is_plural("northern Yemen")
    assert not is_plural("the siege of the towns")


@given(st.text(max_size=60))
def test_any_words_give_a_noun_on_one_line_or_none(printed: str) -> None:
    made = noun("", printed)
    assert made is None or (made.words.strip() == made.words and made.words and "\n" not in made.words)


def test_a_sentence_is_finished_once() -> None:
    assert finished("two people,, a nurse, said,") == "Two people, a nurse, said."
    assert finished("example.org reported a fire") == "example.org reported a fire."


def test_villages_east_of_a_town_are_several() -> None:
    assert is_plural("villages east of Tora")
    assert with_article("villages east of Tora") == "villages east of Tora"
    assert with_article("village east of Tora") == "a village east of Tora"
