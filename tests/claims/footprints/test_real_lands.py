"""Footprints of real lands, with the outlines of the built-in gazetteer: islands, coasts, both sides of the antimeridian."""

import json
import math
from functools import cache, lru_cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fogline.claims.footprints import Located, Placed, build, derive
from fogline.claims.footprints.geodesics import distance_and_bearing
from fogline.claims.footprints.plane import Plane, destination
from fogline.claims.footprints.redrawn import redrawn
from fogline.claims.places import located
from fogline.gazetteer import built_in
from fogline.records import Span

shapely = pytest.importorskip("shapely", reason="footprints are drawn with shapely")
pytest.importorskip("geographiclib", reason="footprints are measured with geographiclib")

# Small and large, with islands, holes, a border on the sea, and across 180 degrees.
LANDS = (
    "Kharkiv Oblast", "Luhansk Oblast", "Crimea", "Odesa Oblast", "Ukraine", "Moldova", "Gaza Strip", "West Bank", "Lebanon",
    "North Darfur", "Sudan", "Shan State", "Tillaberi region", "Mali", "South Africa", "Philippines", "New Zealand", "Fiji",
    "Chukotka", "Alaska", "Norway", "Donbas", "Black Sea",
)  # fmt: skip
TOWNS = ("Kharkiv", "Popasna", "Khan Younis", "El Fasher", "Lashio", "Suva", "Anadyr", "Nome", "Apia", "Djibo")
BEARINGS = st.floats(0, 359.9)
SOME, FEW = settings(max_examples=20, deadline=None), settings(max_examples=10, deadline=None)


@cache
def land(name: str) -> Located:
    place = built_in().candidates(name)[0].place
    return located(place, built_in())


def put(phrase: str, **names: str) -> Placed:
    """Build ``phrase``, its letters X and Y being the places of these names."""
    spans = {Span(phrase.index(letter), phrase.index(letter) + 1): land(name) for letter, name in names.items()}
    return build(derive(phrase, sorted(spans)), spans)


def within(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def covers(placed: Placed, longitude: float, latitude: float) -> bool:
    """Tell whether the footprint holds the point, to ten metres."""
    return bool(shape(placed.geometry or "").distance(shapely.Point(within(longitude), latitude)) < 1e-4)


@lru_cache(64)
def shape(geometry: str) -> Any:
    area = shapely.from_geojson(geometry)
    shapely.prepare(area)
    return area


def is_sound(placed: Placed) -> None:
    """Valid, in range, inside its radius, and not wrapped round the globe the wrong way."""
    assert placed.geometry is not None
    assert placed.radius_km is not None
    assert json.loads(placed.geometry)["type"] in ("Polygon", "MultiPolygon")
    area = shapely.from_geojson(placed.geometry)
    assert area.is_valid
    assert not area.is_empty
    points = shapely.get_coordinates(area)
    assert (abs(points[:, 0]) <= 180).all()
    assert (abs(points[:, 1]) <= 90).all()
    middle = placed.longitude or 0.0, placed.latitude or 0.0
    for longitude, latitude in points[:: max(1, len(points) // 25)]:
        km = distance_and_bearing(*middle, float(longitude), float(latitude))[0]
        assert km <= placed.radius_km * 1.02 + 0.2  # the sheet stretches by up to 2 % far from its centre
    if placed.radius_km < 5000:
        assert not covers(placed, middle[0] + 180, -middle[1])
        assert not covers(placed, middle[0] + 90, 0.0)


@pytest.mark.parametrize("name", LANDS)
def test_in_a_land_holds_its_whole_outline_though_simplified(name: str) -> None:
    placed = put("in X", X=name)
    is_sound(placed)
    outline = shapely.get_coordinates(shapely.from_geojson(land(name).geometry))
    for longitude, latitude in outline[:: max(1, len(outline) // 60)]:
        assert covers(placed, float(longitude), float(latitude)), (longitude, latitude)


@SOME
@given(
    st.sampled_from(LANDS),
    st.sampled_from(["near X", "outside X", "in northern X", "in the far south-east of X", "central X"]),
)
def test_whatever_is_said_of_a_land_is_a_sound_area(name: str, phrase: str) -> None:
    placed = put(phrase, X=name)
    if name == "Black Sea" and placed.geometry is None:
        return
    if placed.geometry is not None:  # "outside Ukraine" may be anywhere
        is_sound(placed)


@SOME
@given(st.sampled_from(LANDS), st.floats(0, 1), BEARINGS, st.integers(2, 120), st.booleans())
@example("Norway", 0.0, 39.0, 32, False)  # off Bouvet Island, 13,500 km from the rest
def test_a_distance_from_a_land_holds_the_points_that_lie_so_far(
    name: str, share: float, bearing: float, km: int, up_to: bool
) -> None:
    corners = shapely.get_coordinates(shapely.from_geojson(land(name).geometry))
    start = corners[int(share * (len(corners) - 1))]
    x, y = destination(float(start[0]), float(start[1]), bearing, km)
    sheet = Plane(within(x), y)
    apart = sheet.lay(land(name).geometry).distance(shapely.Point(0, 0))
    if abs(apart - km) > 0.05 * km:  # another part of the land lies nearer
        return
    placed = put(f"within {km} km of X" if up_to else f"{km} km from X", X=name)
    is_sound(placed)
    assert covers(placed, x, y)


@SOME
@given(st.sampled_from(TOWNS), BEARINGS, st.integers(1, 300))
def test_a_way_from_a_town_holds_where_it_leads_also_across_the_antimeridian(
    name: str, bearing: float, km: int
) -> None:
    point = 22.5 * round(bearing / 22.5)
    word = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")[
        round(point / 45) % 8
    ]
    towards = 45.0 * (round(point / 45) % 8)
    placed = put(f"{km} km {word} of X", X=name)
    is_sound(placed)
    town = json.loads(land(name).geometry)["coordinates"]
    x, y = destination(town[0], town[1], towards, km)
    assert covers(placed, x, y)


@FEW
@given(st.sampled_from(LANDS), st.sampled_from([0, 90, 180, 270]))
def test_the_north_of_a_land_holds_its_northernmost_point(name: str, bearing: int) -> None:
    side = {0: "northern", 90: "eastern", 180: "southern", 270: "western"}[bearing]
    placed = put(f"in {side} X", X=name)
    middle = shapely.centroid(shapely.from_geojson(land(name).geometry))
    sheet = Plane(round(float(middle.x), 6), round(float(middle.y), 6))
    points = shapely.get_coordinates(sheet.lay(land(name).geometry))
    angle = math.radians(bearing)
    far = max(points.tolist(), key=lambda point: point[0] * math.sin(angle) + point[1] * math.cos(angle))
    assert covers(placed, *sheet.globe(*far))


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("Ukraine", "Kharkiv Oblast"),
        ("Kharkiv Oblast", "Kharkiv"),
        ("Gaza Strip", "Khan Younis"),
        ("Sudan", "North Darfur"),
    ],
)
def test_an_exclusion_takes_away_the_part_and_leaves_the_rest(whole: str, part: str) -> None:
    all_of_it, rest = put("across X", X=whole), put("across X except in Y", X=whole, Y=part)
    is_sound(rest)
    assert rest.conflicts == ()
    areas = [shapely.from_geojson(one.geometry).area for one in (rest, all_of_it)]
    assert 0 < areas[0] < areas[1]


@pytest.mark.parametrize(("whole", "part"), [("Kharkiv Oblast", "Kharkiv Oblast"), ("Kharkiv", "Kharkiv Oblast")])
def test_an_exclusion_of_everything_is_not_used_and_says_so(whole: str, part: str) -> None:
    placed = put("in X except in Y", X=whole, Y=part)
    is_sound(placed)
    assert len(placed.conflicts) == 1
    assert "not" not in placed.words


def test_a_land_that_reaches_round_the_pole_can_be_cut() -> None:
    placed = put("by X in Y", X="Russia", Y="Arctic")
    assert placed.geometry is not None
    assert shapely.from_geojson(placed.geometry).is_valid
    assert shapely.from_geojson(placed.geometry).bounds[3] > 75


def test_outlines_that_cannot_be_cut_leave_a_name_without_an_area(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> Placed:
        raise shapely.errors.GEOSException("TopologyException: side location conflict")

    monkeypatch.setattr("fogline.claims.footprints.redrawn.build", fails)
    found = redrawn(derive("near X", [Span(5, 6)]), ((Span(5, 6), land("Suva")),), ())
    assert (found.phrase, found.precision, found.geometry) == ("near X", "unknown", None)
