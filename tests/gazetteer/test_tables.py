"""The tables that the built-in gazetteer is made of: sound rows, no name twice, places where they can be."""

from collections import Counter
from pathlib import Path

import pytest
import yaml
from gazetteer_build.tables import DATA, Own, load, row, with_settlements

from fogline.gazetteer import fold
from fogline.gazetteer.layout import Feature

OUTLINED = [*load("regions.yaml"), *load("waters.yaml")["seas"]]
PLACED = [*OUTLINED, *(line for lines in load("facilities.yaml").values() for line in lines)]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.name)
def test_a_table_is_sound_yaml_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert yaml.safe_load(text)


def test_no_name_of_our_own_places_stands_twice() -> None:
    rivers = load("waters.yaml")["rivers"]
    names = Counter(fold(row(line).name) for line in [*PLACED, *rivers])
    assert [name for name, count in names.items() if count > 1] == []


def test_places_lie_on_the_globe() -> None:
    points = {row(line).name: tuple(map(float, row(line).fields[0].split())) for line in PLACED}
    assert not [name for name, (north, east) in points.items() if abs(north) > 90 or abs(east) > 180]


def test_our_own_settlements_stand_once_in_a_division_that_is_one() -> None:
    divisions = {tuple(line.split("\t")[:2]) for line in (DATA / "divisions.tsv").read_text("utf-8").splitlines()}
    for division, lines in load("settlements.yaml").items():
        assert tuple(division.split(".")) in divisions
        names = Counter(fold(row(line).name) for line in lines)
        assert [name for name, count in names.items() if count > 1] == []


def test_a_settlement_that_the_list_has_lends_it_its_names_and_any_other_is_added() -> None:
    known = Feature(7, "Tall Tamr", 36.66, 40.37, "SY", "01", names=(("Tell Tamer", "alternative"),))
    namesake = Feature(8, "Tawila", 31.0, 30.0, "EG", "01")
    known_now, namesake_now, *added = with_settlements(Own(), [known, namesake])
    assert (known_now.number, known_now.latitude, namesake_now) == (7, 36.66, namesake)
    assert ("Tal Tamr", "name") in known_now.names
    assert any((one.name, one.country, one.division_code) == ("Tawila", "SD", "55") for one in added)
    assert not any(one.name == "Tal Tamr" for one in added)


def test_the_point_of_an_area_lies_in_its_outline() -> None:
    outside = []
    for item in map(row, OUTLINED):
        latitude, longitude = map(float, item.fields[0].split())
        outline = item.fields[-1]
        if outline.startswith("box"):
            west, south, east, north = map(float, outline.split()[1:])
        elif "," in outline:
            corners = [tuple(map(float, point.split())) for point in outline.split(",")]
            (west, east), (south, north) = ((min(side), max(side)) for side in zip(*corners, strict=True))
        else:
            continue  # made of divisions, which the build knows
        if not (west <= longitude <= east and south <= latitude <= north):
            outside.append(item.name)
    assert outside == []


def test_ukraine_has_27_units_and_all_have_a_name() -> None:
    units = load("divisions_theatre.yaml")["UA"]
    assert sorted(units) == [f"{number:02}" for number in range(1, 28)]
    assert all(row(line).fields[0].isdecimal() for line in units.values())
