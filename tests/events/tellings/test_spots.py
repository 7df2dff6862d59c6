"""How spots lie to each other where the land of a region or country is known, and where it is not."""

import json

import pytest

from fogline.events.tellings.spots import Spot, abroad, overlap, spot_of
from fogline.records import Footprint, Span


def box(west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


COUNTRY = Spot("Norland", 45.0, 35.0, 900.0, box(30, 40, 40, 50))
REGION = Spot("Shire", 45.0, 35.0, 250.0, box(34, 43, 36, 47))


@pytest.mark.parametrize(
    ("latitude", "longitude", "wanted"),
    [
        (45.0, 39.9, False),
        (45.0, 40.05, False),  # just across the border: where it runs is not told so exactly
        (45.0, 41.0, True),  # inside the circle round the country
    ],
)
def test_a_town_beyond_the_border_is_abroad_though_the_circle_round_the_country_holds_it(latitude, longitude, wanted):
    town = Spot("Orvel", latitude, longitude, 3.0)
    assert abroad(COUNTRY, town) == abroad(town, COUNTRY) == wanted
    assert overlap(COUNTRY, town) == "unknown"


def test_where_no_land_is_known_nothing_is_abroad():
    assert not abroad(Spot("Norland", 45.0, 35.0, 900.0), Spot("Orvel", 45.0, 41.0, 3.0))
    assert not abroad(Spot("Orvel", 45.0, 41.0, 3.0), Spot("Mala", 10.0, 41.0, 3.0))


def test_the_land_of_a_region_tells_what_lies_in_it_where_it_is_known():
    town = Spot("Orvel", 45.0, 37.0, 3.0)
    assert overlap(REGION, town) == "apart"
    assert overlap(Spot("Shire", 45.0, 35.0, 250.0), town) == "within"
    assert overlap(REGION, Spot("Mala", 46.5, 34.2, 3.0)) == "within"


def test_a_spot_has_land_only_where_it_is_asked_for_and_large():
    shape = box(30, 40, 40, 50)
    country = Footprint("Norland", Span(0, 1), None, 45.0, 35.0, 900.0, "country", shape)
    town = Footprint("Orvel", Span(0, 1), None, 45.0, 35.0, 3.0, "settlement", shape)
    assert spot_of(country).land is None
    assert spot_of(country, shaped=True).land == shape
    assert spot_of(town, shaped=True).land is None
