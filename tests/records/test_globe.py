"""Distances and circles on the globe."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.records.globe import EARTH_KM, KM_A_DEGREE, circle, km_between


@pytest.mark.parametrize(
    ("points", "km"),
    [
        ((0.0, 0.0, 1.0, 0.0), KM_A_DEGREE),
        ((0.0, 179.5, 0.0, -179.5), KM_A_DEGREE),
        ((90.0, 0.0, -90.0, 77.0), EARTH_KM * 3.14159),
        ((50.45, 30.52, 49.99, 36.23), 410.0),
        ((12.5, 7.5, 12.5, 7.5), 0.0),
    ],
)
def test_how_far_two_points_are_apart(points: tuple[float, float, float, float], km: float) -> None:
    assert km_between(*points) == pytest.approx(km, rel=0.01, abs=0.01)


def test_a_circle_is_one_area() -> None:
    drawn = json.loads(circle(49.11, 37.51, 5.0))
    [ring] = drawn["coordinates"]
    assert (drawn["type"], len(ring), ring[0] == ring[-1]) == ("Polygon", 25, True)
    assert all(km_between(49.11, 37.51, y, x) == pytest.approx(5.0, rel=0.01) for x, y in ring)
    assert circle(49.11, 37.51, 5.0, 2).count(".") == circle(49.11, 37.51, 5.0).count(".")


@pytest.mark.parametrize("longitude", [179.95, -179.95, 180.0, -180.0])
def test_a_circle_over_the_180th_meridian_is_two_areas_on_the_globe(longitude: float) -> None:
    drawn = json.loads(circle(-18.0, longitude, 25.0))
    assert drawn["type"] == "MultiPolygon"
    sides = [[x for x, _ in part[0]] for part in drawn["coordinates"]]
    assert sorted((min(side) > 0, max(side) < 0) for side in sides) == [(False, True), (True, False)]
    assert all(abs(x) <= 180.0 for side in sides for x in side)
    assert all(part[0][0] == part[0][-1] for part in drawn["coordinates"])


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.1, 100))
def test_every_circle_lies_on_the_globe(latitude: float, longitude: float, radius: float) -> None:
    drawn = json.loads(circle(latitude, longitude, radius))
    parts = [drawn["coordinates"]] if drawn["type"] == "Polygon" else drawn["coordinates"]
    for [ring] in parts:
        assert len(ring) >= 4
        assert all(abs(x) <= 180.0 and abs(y) <= 90.0 for x, y in ring)
