"""The file of the basemap: what is written is read again, and what is broken is told."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.picture.maps.atlas import ATLAS, Layer, layer, write
from fogline.picture.maps.paths import hatch, path
from fogline.records.errors import InputError

shapely = pytest.importorskip("shapely", reason="the basemap is read into shapely")

steps = st.tuples(st.floats(-9, 9), st.floats(-9, 9))


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(st.lists(steps, min_size=2, max_size=9), min_size=1, max_size=5))
def test_lines_come_back_to_a_thousandth_of_a_degree(
    tmp_path_factory: pytest.TempPathFactory, lines: list[list[tuple[float, float]]]
) -> None:
    file = tmp_path_factory.mktemp("atlas") / "a.zip"
    write(file, [Layer("rivers", [shapely.LineString(line) for line in lines], {"name": ["x"] * len(lines)})])
    read = layer("rivers", file)
    assert read.values == {"name": ["x"] * len(lines)}
    for line, found in zip(lines, read.geometries, strict=True):
        assert abs(shapely.get_coordinates(found) - line).max() <= 0.00051


def test_areas_with_holes_and_points_come_back(tmp_path: Path) -> None:
    ring = shapely.box(0, 0, 9, 9) - shapely.box(3, 3, 4, 4)
    write(tmp_path / "a.zip", [Layer("land", [ring], {}), Layer("places", [shapely.Point(1.5, -2.25)], {})])
    assert shapely.equals(layer("land", tmp_path / "a.zip").geometries[0], ring)
    assert layer("places", tmp_path / "a.zip").geometries == [shapely.Point(1.5, -2.25)]


def test_a_step_too_wide_for_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 degrees"):
        write(tmp_path / "a.zip", [Layer("rivers", [shapely.LineString([(0, 0), (40, 0)])], {})])


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"nothing")
    with pytest.raises(InputError, match="install Fogline anew"):
        layer("land", tmp_path / "a.zip")


def test_the_file_that_ships_is_small_and_holds_the_world() -> None:
    assert ATLAS.stat().st_size < 2_000_000
    assert len(layer("land").geometries) > 200
    assert {"UA", "SD", "PS", "MM", "ML", "FJ"} <= set(layer("land").values["country"])


def test_paths_say_a_shape_in_few_characters() -> None:
    assert path(shapely.LineString([(1, 2), (1.5, 2), (1.5, -0.25)])) == "M 1 2l .5 0 0-2.2"
    assert path(shapely.box(0, 0, 2, 1)).endswith("z")
    assert path(shapely.LineString([(1, 2), (1.01, 2)])) == ""


@pytest.mark.parametrize("rising", [True, False])
def test_hatches_fill_an_area_and_stay_inside(rising: bool) -> None:
    area = shapely.box(10, 10, 40.5, 30)
    lines = hatch(area, 5, rising=rising)
    assert lines.length == pytest.approx(area.area / 5 * 2**0.5, rel=0.2)
    assert area.buffer(1e-6).contains(lines)
