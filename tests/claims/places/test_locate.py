"""Places of the gazetteer as footprints take them."""

import json
from typing import get_args

import pytest
from tests.claims.places.sketch import GAZETTEER, place

from fogline.claims.places import located
from fogline.claims.places.locate import radius_km
from fogline.gazetteer import Kind, built_in


def test_an_area_brings_its_outline_and_its_error() -> None:
    north = GAZETTEER.place("test:north")
    assert north is not None
    drawn = located(north, GAZETTEER)
    assert (drawn.kind, drawn.radius_km, drawn.imprecision_km) == ("region", 0.0, 2.0)
    assert json.loads(drawn.geometry)["type"] == "Polygon"


def test_a_town_is_a_point_that_reaches_as_far_as_its_residents_live() -> None:
    garv = GAZETTEER.place("test:garv")
    assert garv is not None
    drawn = located(garv, GAZETTEER)
    assert json.loads(drawn.geometry) == {"type": "Point", "coordinates": [30.2, 52]}
    assert 2 < drawn.radius_km < 7


def test_larger_places_reach_farther() -> None:
    sizes = [
        radius_km(place("x", "X", "settlement", "OS.N", (50, 30), people))
        for people in (300, 3_000, 300_000, 9_000_000)
    ]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 0.5
    assert sizes[-1] < 30


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_sort_of_place_can_be_drawn(kind: Kind) -> None:
    drawn = located(place("x", "X", kind, "OS.N", (50, 30)), GAZETTEER)
    assert drawn.radius_km > 0


def test_well_known_places_come_with_their_outlines() -> None:
    gazetteer = built_in()
    kinds = {}
    for name in ("Kharkiv Oblast", "Ukraine", "Black Sea", "Kharkiv"):
        drawn = located(gazetteer.candidates(name)[0].place, gazetteer)
        kinds[name] = (drawn.kind, json.loads(drawn.geometry)["type"] != "Point")
    assert kinds == {
        "Kharkiv Oblast": ("region", True),
        "Ukraine": ("country", True),
        "Black Sea": ("sea", True),
        "Kharkiv": ("settlement", False),
    }
