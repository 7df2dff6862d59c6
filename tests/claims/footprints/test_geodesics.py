"""Geodesics for many points at once, against geographiclib one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.footprints.geodesics import direct, distance_and_bearing, inverse
from fogline.claims.footprints.plane import destination

np = pytest.importorskip("numpy")
pytest.importorskip("geographiclib", reason="footprints are measured with geographiclib")

POINTS = st.tuples(st.floats(-180, 180), st.floats(-89.9, 89.9))


@given(POINTS, st.lists(POINTS, min_size=1, max_size=5))
def test_distances_and_bearings_are_those_of_geographiclib(
    start: tuple[float, float], ends: list[tuple[float, float]]
) -> None:
    km, bearings = inverse(*start, np.array([x for x, _ in ends]), np.array([y for _, y in ends]))
    for one, bearing, end in zip(km, bearings, ends, strict=True):
        want, towards = distance_and_bearing(*start, *end)
        assert one == pytest.approx(want, abs=1e-5)
        if 0.01 < want < 19_000:
            assert abs((bearing - towards + 180) % 360 - 180) < 1e-4


@given(POINTS, st.floats(0, 360), st.floats(0, 9_000))
def test_points_along_a_bearing_are_those_of_geographiclib(
    start: tuple[float, float], bearing: float, km: float
) -> None:
    longitudes, latitudes = direct(*start, np.array([bearing]), np.array([km]))
    assert distance_and_bearing(longitudes[0], latitudes[0], *destination(*start, bearing, km))[0] < 1e-4


def test_the_other_end_of_the_globe_is_no_trouble() -> None:
    km, _ = inverse(30.0, 0.0, np.array([-150.0, -149.7]), np.array([0.0, 0.2]))
    assert km[0] == pytest.approx(20003.93, abs=0.01)
    assert km[1] == pytest.approx(distance_and_bearing(30, 0, -149.7, 0.2)[0], abs=1e-5)
