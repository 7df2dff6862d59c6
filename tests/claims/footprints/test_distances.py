import pytest

from fogline.claims.footprints.bearings import bearing, half_angle, letters
from fogline.claims.footprints.distances import parse_distance


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("20 km", 20, 20, False),
        ("two miles", 3.2187, 3.2187, False),
        ("about 25 kilometers (15 miles)", 25, 25, True),
        ("40 to 50 km", 40, 50, False),
        ("10-15 kilometres", 10, 15, False),
        ("less than five miles", 0, 8.0467, False),
        ("within 30 km", 0, 30, False),
        ("a few hundred metres", 0.2, 0.9, True),
        ("several kilometres", 3, 9, True),
        ("a dozen kilometres", 9, 15, True),
        ("half a mile", 0.8047, 0.8047, False),
        ("one and a half kilometres", 1.5, 1.5, False),
        ("two and a half miles", 4.0234, 4.0234, False),
        ("1,300 kilometres", 1300, 1300, False),
        ("twenty-five miles", 40.2336, 40.2336, False),
        ("a mile", 1.6093, 1.6093, False),
        ("300m", 0.3, 0.3, False),
        ("12 nautical miles", 22.224, 22.224, False),
        ("within 300 metres, 85NM", 157.42, 157.42, False),  # came so near a ship, so far from a place
        ("25 km, 15 miles", 25, 25, False),
        ("tens of kilometres", 20, 90, True),
    ],
)
def test_distances_are_read_in_km(words: str, low: float, high: float, approximate: bool) -> None:
    found = parse_distance(words)
    assert found is not None
    assert found.low_km == pytest.approx(low, abs=0.001)
    assert found.high_km == pytest.approx(high, abs=0.001)
    assert found.approximate is approximate


def test_more_than_has_no_upper_end() -> None:
    found = parse_distance("more than 100 km")
    assert found is not None
    assert (found.low_km, found.high_km) == (100, None)


@pytest.mark.parametrize("words", ["9" * 400 + " km", "1" + "0" * 40 + " hours' drive", "90,000 km"])
def test_what_would_go_round_the_globe_is_no_distance(words: str) -> None:
    assert parse_distance(words) is None


@pytest.mark.parametrize("words", ["", "many people", "20 tanks", "kilometres", "a", "20"])
def test_what_is_no_distance_is_none(words: str) -> None:
    assert parse_distance(words) is None


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ("north", 0),
        ("north-east", 45),
        ("southeast", 135),
        ("South-Western", 225),
        ("NNW", 337.5),
        ("east-north-east", 67.5),
    ],
)
def test_bearings_in_words(words: str, degrees: float) -> None:
    assert bearing(words) == degrees


def test_no_bearing_where_directions_contradict() -> None:
    assert bearing("north-south") is None
    assert bearing("up") is None


def test_finer_words_reach_less_far_to_the_sides() -> None:
    assert half_angle("north") > half_angle("north-east") > half_angle("north-north-east")


def test_bearings_back_in_letters() -> None:
    assert [letters(degrees) for degrees in (0, 44, 359, 180, 247.5)] == ["N", "NE", "N", "S", "WSW"]
