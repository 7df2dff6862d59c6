"""A place in a question is the one that is named, or none."""

import pytest

from fogline.flow.areas import area_of
from fogline.flow.asking import claim_query
from fogline.flow.naming import named_places, point_named
from fogline.gazetteer import open_gazetteer
from fogline.records.errors import UsageError


def test_a_key_and_other_names_stand_for_their_place() -> None:
    places = open_gazetteer(None)
    kharkiv = named_places("Kharkiv", places, "near")[0]
    assert named_places(f" {kharkiv.key} ", places, "near") == (kharkiv,)
    assert named_places("Харків", places, "near")[0] == kharkiv
    assert area_of(kharkiv.key, places).words == "Kharkiv"


def test_a_name_that_is_only_spelt_nearly_so_is_asked_back() -> None:
    places = open_gazetteer(None)
    with pytest.raises(
        UsageError, match=r"area: no place is known by the name 'Kharkjv'; give a box .*; spelt nearly so are Kharkiv"
    ):
        area_of("Kharkjv", places)
    with pytest.raises(UsageError, match=r"near: .*Kharkjv.*\(geonames:706483\)"):
        claim_query({"near": ("Kharkjv", 10.0)}, lambda: places)
    with pytest.raises(UsageError, match="add UA adds the villages"):
        named_places("", places, "near")


@pytest.mark.parametrize(
    ("name", "kind"), [("Kherson", "settlement"), ("Idlib", "settlement"), ("Kherson Oblast", "division")]
)
def test_kilometres_are_counted_from_the_town_where_its_land_bears_the_name(name: str, kind: str) -> None:
    places = open_gazetteer(None)
    meant = point_named(name, places, "near")
    assert (meant.kind, name.startswith(meant.name.split()[0])) == (kind, True)
    assert point_named(meant.key, places, "near") == meant


def test_an_area_is_the_land_of_that_name() -> None:
    west, _, east, _ = area_of("Kherson", open_gazetteer(None)).box
    assert east - west > 2
