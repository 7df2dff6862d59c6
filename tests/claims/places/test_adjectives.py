"""Districts that are called by an adjective of their town."""

import pytest
from tests.claims.places.sketch import last

from fogline.claims.places.adjectives import towns_of
from fogline.gazetteer import built_in


@pytest.mark.parametrize(
    ("adjective", "town"),
    [
        ("Lozivskyi district", "Lozova"),
        ("Shostkynskyi raion", "Shostka"),
        ("Volnovakhsky district", "Volnovakha"),
        ("Kupianskyi", "Kupiansk"),
        ("Synelnykivskyi", "Synelnykove"),
        ("Okhtyrskyi", "Okhtyrka"),
        ("Sums'kyi", "Sumy"),
    ],
)
def test_a_town_is_guessed_from_the_adjective(adjective: str, town: str) -> None:
    assert town in set(towns_of(adjective))


def test_what_is_no_adjective_has_no_town() -> None:
    assert list(towns_of("Masisi district")) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Chuhuivskyi raion", "Chuhuiv Raion"),
        ("Kupyansky district", "Kupiansk Raion"),
        ("Volnovakhsky district", "Volnovakha Raion"),
    ],
)
def test_the_district_of_the_town_is_meant_though_a_city_was_named_before(name: str, key: str) -> None:
    one = last(f"[Sloviansk] and [Kramatorsk] were calm. Shells fell in [{name}].", built_in())
    assert one.place is not None
    assert (one.place.name, one.place.kind) == (key, "district")


def test_where_only_the_town_is_known_it_is_a_district_as_wide_as_one() -> None:
    one = last("Shells fell in [Lozivskyi district].", built_in())
    assert one.place is not None
    assert (one.place.name, one.unit) == ("Lozova", "district")


def test_it_is_put_neither_into_a_far_city_named_before_nor_to_its_town() -> None:
    one = last("[Kramatorsk] was calm. Shells fell in [Lozivskyi district].", built_in())
    assert (one.place, one.unit) == (None, "")
    assert one.context is not None
    assert one.context.name == "Lozova"


def test_in_one_sentence_with_a_city_it_is_a_part_of_it() -> None:
    one = last("In [Kramatorsk] shells fell on the [Lozivskyi district].", built_in())
    assert (one.place, one.unit) == (None, "section")
