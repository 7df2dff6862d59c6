"""Names in questions: every spelling that reports may use, and nothing for common words."""

import pytest

from fogline.flow import open_places
from fogline.flow.spelling import place_keys, spellings, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bridge", ("bridge",)),
        ('bridge "Siverskyi Donets" shell*', ("bridge", "Siverskyi Donets", "shell*")),
        ("“two words” more", ("two words", "more")),
        ('an "unclosed phrase', ("an", '"unclosed', "phrase")),
        ("- , ()", ()),
        ("", ()),
    ],
)
def test_a_question_is_cut_into_terms(text: str, found: tuple[str, ...]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize(
    ("term", "among"),
    [
        ("Рубіжне", {"Рубіжне", "Rubizhne"}),
        ("Київ", {"Kyiv", "Kiev"}),
        ("Бахмут", {"Bakhmut", "Artemivsk"}),
        ("Kyiv", {"Kyiv", "Kiev"}),
        ("Зеленський", {"Zelenskyi", "Zelensky", "Zelenskyy"}),
        ("Зелен*", {"Зелен*", "Zelen*"}),
    ],
)
def test_a_name_is_looked_for_as_reports_write_it(term: str, among: set[str]) -> None:
    found = spellings(term, open_places)
    assert found[0] == term
    assert among <= set(found)
    assert len(found) == len({name.casefold() for name in found})


@pytest.mark.parametrize("term", ["bridge", "reading", "march", "shell*"])
def test_a_common_word_is_left_as_it_is(term: str) -> None:
    assert spellings(term, open_places) == (term,)


def test_without_a_gazetteer_names_are_romanised_all_the_same() -> None:
    assert spellings("Рубіжне") == ("Рубіжне", "Rubizhne")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Рубіжне", "geonames:695274"),
        ("Rubizhne", "geonames:695274"),
        ("Donbas", "fogline:donbas"),
        ("geonames:703448", "geonames:703448"),
        ("Nowherivka-on-Sea", "Nowherivka-on-Sea"),
    ],
)
def test_a_place_is_filed_under_its_key_and_its_names(name: str, first: str) -> None:
    found = place_keys(name, open_places)
    assert found[0] == first
    assert name in found


def test_namesakes_that_are_far_less_likely_are_not_meant() -> None:
    assert [key for key in place_keys("Moscow", open_places) if key.startswith("geonames")] == ["geonames:524901"]
