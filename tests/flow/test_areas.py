"""Areas by name and by box: one reading of them for every command, and words on what would be right."""

import pytest

from fogline.flow.areas import area_of
from fogline.gazetteer import built_in
from fogline.records import Footprint, Span
from fogline.records.errors import UsageError

pytest.importorskip("shapely", reason="areas are shapely geometries")


def at(longitude: float | None, latitude: float | None) -> Footprint:
    return Footprint("Somewhere", Span(0, 0), latitude=latitude, longitude=longitude)


def test_a_box_is_what_was_given() -> None:
    area = area_of(" 36, 47.5, 39.5, 50.5", built_in())
    assert area.box == (36.0, 47.5, 39.5, 50.5)
    assert area.holds(at(37, 48))
    assert area.holds(at(36, 47.5))
    assert not area.holds(at(40, 48))


def test_a_box_may_cross_the_180th_meridian() -> None:
    area = area_of("175,-20,-175,-10", built_in())
    assert area.box == (175.0, -20.0, -175.0, -10.0)
    assert area.holds(at(179, -15))
    assert area.holds(at(-179, -15))
    assert not area.holds(at(0, -15))


def test_a_name_is_the_outline_of_its_place() -> None:
    area = area_of("Sudan", built_in())
    west, south, east, north = area.box
    assert west < 25
    assert east > 35
    assert south < 12
    assert north > 20
    assert area.words == "Sudan"
    assert area.holds(at(32.5, 15.6))
    assert not area.holds(at(38.7, 9.0))  # Ethiopia, inside the box


def test_an_outline_on_both_sides_of_the_180th_meridian_has_a_narrow_box() -> None:
    west, _, east, _ = area_of("Fiji", built_in()).box
    assert west > 170
    assert east < -170


def test_a_town_without_an_outline_is_its_surroundings() -> None:
    area = area_of("Izium", built_in())
    west, south, east, north = area.box
    assert 0.4 < east - west < 2
    assert 0.4 < north - south < 1
    assert area.holds(at((west + east) / 2, (south + north) / 2))


def test_what_has_no_coordinates_lies_nowhere() -> None:
    area = area_of("0,0,90,90", built_in())
    assert not area.holds(None)
    assert not area.holds(at(None, None))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("Zzyzzxq", "no place is known"),
        ("", "no place is known"),
        ("1,2,3", "no place is known"),
        ("1,2,3,x", "west,south,east,north"),
        ("nan,2,3,4", "longitudes from -180 to 180 degrees"),
        ("1,2,inf,4", "longitudes from -180 to 180 degrees"),
        ("36,47,36,50", "longitudes from -180 to 180 degrees"),
        ("36,50,40,47", "south below north"),
        ("36,50,40,91", "latitudes from -90 to 90 degrees"),
    ],
)
def test_what_is_no_area_is_told(wrong: str, said: str) -> None:
    with pytest.raises(UsageError, match="area: ") as told:
        area_of(wrong, built_in())
    assert said in str(told.value)
