"""Whose name is whose."""

import pytest

from fogline.claims.parties.table import look_up, side_in


@pytest.mark.parametrize(
    ("name", "party", "side"),
    [
        ("RUSSIA", "Russia", "RU"),
        ("SOUTH SUDAN", "South Sudan", "SS"),
        ("IRAN'S", "Iran", "IR"),
        ("DEMOCRATIC REPUBLIC OF CONGO", "Democratic Republic of the Congo", "CD"),
        ("UNHCR", "UNHCR", "UN"),
        ("US", "United States", "US"),
    ],
)
def test_a_name_in_capitals_is_the_same_name(name, party, side):
    known = look_up(name)
    assert known is not None
    assert (known.name, known.side) == (party, side)


@pytest.mark.parametrize("name", ["us", "MAY", "CIVILIANS", "NASA", "chad", "THE"])
def test_capitals_make_no_name_of_other_words(name):
    assert look_up(name) is None


def test_the_people_of_a_headline_in_capitals_have_their_side():
    assert side_in("RUSSIAN FORCES") == "RU"
    assert side_in("UKRAINIAN forces") == "UA"
    assert side_in("SYRIAN REBELS") == side_in("Syrian rebels")


@pytest.mark.parametrize(
    "words", ["units of the Zapad Group of Forces", "Battlegroup Tsentr", "the Dnepr Grouping of Forces"]
)
def test_russias_groups_of_forces_are_russian(words: str) -> None:
    assert side_in(words) == "RU"


def test_a_group_of_forces_of_nobody_known_has_no_side() -> None:
    assert side_in("the Coastal Group of Forces") is None
