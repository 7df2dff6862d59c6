import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.footprints.places import PLACES, bracketed

from fogline.claims.footprints import build, derive, located_point
from fogline.claims.footprints.bearings import letters
from fogline.claims.footprints.geodesics import distance_and_bearing
from fogline.claims.footprints.plane import Plane, destination
from fogline.records import Span

shapely = pytest.importorskip("shapely", reason="footprints are drawn with shapely")
pytest.importorskip("geographiclib", reason="footprints are measured with geographiclib")

LONGITUDES, LATITUDES = st.floats(-175, 175), st.floats(-75, 75)
BEARINGS, KM, RADII = st.sampled_from([22.5 * point for point in range(16)]), st.integers(1, 400), st.floats(0.5, 15)
FAST = settings(max_examples=25, deadline=None)


def covered(geometry: str | None, longitude: float, latitude: float) -> bool:
    return bool(shapely.from_geojson(geometry).buffer(1e-4).covers(shapely.Point(longitude, latitude)))


@FAST
@given(LONGITUDES, LATITUDES, BEARINGS, KM, RADII)
def test_a_distance_and_direction_holds_the_point_that_it_says(
    longitude: float, latitude: float, bearing: float, km: int, radius: float
) -> None:
    place = located_point("Town", "settlement", longitude, latitude, radius)
    text, names = bracketed(f"{km} km {letters(bearing)} of [Town]")
    placed = build(derive(text, list(names)), dict.fromkeys(names, place))
    x, y = destination(longitude, latitude, bearing, km)
    assert covered(placed.geometry, (x + 180) % 360 - 180, y)
    assert placed.radius_km is not None
    assert distance_and_bearing(placed.longitude or 0, placed.latitude or 0, x, y)[0] <= placed.radius_km + 0.1


@FAST
@given(LONGITUDES, LATITUDES, BEARINGS, RADII, st.sampled_from(["in", "near", "around", "on the road to"]))
def test_a_place_lies_in_what_is_said_of_it(
    longitude: float, latitude: float, bearing: float, radius: float, word: str
) -> None:
    place = located_point("Town", "settlement", longitude, latitude, radius)
    text, names = bracketed(f"{word} [Town]")
    placed = build(derive(text, list(names)), dict.fromkeys(names, place))
    assert covered(placed.geometry, longitude, latitude)
    x, y = destination(longitude, latitude, bearing, 0.99 * radius)
    assert covered(placed.geometry, (x + 180) % 360 - 180, y)


@FAST
@given(LONGITUDES, LATITUDES, BEARINGS, st.floats(2, 300), st.floats(0, 1))
def test_between_holds_the_way_from_one_to_the_other(
    longitude: float, latitude: float, bearing: float, km: float, share: float
) -> None:
    x, y = destination(longitude, latitude, bearing, km)
    one, two = (
        located_point("A", "settlement", longitude, latitude),
        located_point("B", "settlement", (x + 180) % 360 - 180, y),
    )
    text, names = bracketed("between [A] and [B]")
    placed = build(derive(text, list(names)), dict(zip(names, (one, two), strict=True)))
    on_the_way = destination(longitude, latitude, bearing, share * km)
    assert covered(placed.geometry, (on_the_way[0] + 180) % 360 - 180, on_the_way[1])


@FAST
@given(
    st.lists(
        st.sampled_from(
            ["near [Vale]", "north of [Vale]", "in [Shire]", "30 km from [Alma]", "along the [Rill]", "east of [Rill]"]
        ),
        min_size=2,
        max_size=3,
        unique=True,
    ),
    st.floats(35, 37),
    st.floats(49.5, 50.5),
)
def test_what_lies_in_each_relation_lies_in_them_all(phrases: list[str], longitude: float, latitude: float) -> None:
    def put(phrase: str) -> object:
        text, names = bracketed(phrase)
        return build(derive(text, list(names)), {span: PLACES[key] for span, key in names.items()})

    whole = put("; ".join(phrases))
    strictly = shapely.Point(longitude, latitude).buffer(1e-3)
    each = [shapely.from_geojson(put(phrase).geometry) for phrase in phrases]  # type: ignore[attr-defined]
    if all(area.covers(strictly) for area in each):
        assert covered(whole.geometry, longitude, latitude)  # type: ignore[attr-defined]


@FAST
@given(LONGITUDES, LATITUDES, BEARINGS, st.floats(0.1, 2000))
def test_the_sheet_and_the_globe_are_one(longitude: float, latitude: float, bearing: float, km: float) -> None:
    x, y = destination(longitude, latitude, bearing, km)
    back, towards = distance_and_bearing(longitude, latitude, x, y)
    assert back == pytest.approx(km, rel=1e-6)
    assert min(abs(towards - bearing), 360 - abs(towards - bearing)) < 1e-3
    plane = Plane(longitude, latitude)
    there = plane.globe(*plane.flat(x, y))
    assert distance_and_bearing(x, y, there[0], there[1])[0] < 1e-5


@given(
    st.lists(
        st.sampled_from(
            "near north of the border with except [Vale] [Shire] [Rill] 20 km two miles from between and , . in city "
            "outside along unknown location there \u201c \ue000 \u0130 just a few".split(" ")
        ),
        max_size=14,
    ).map(" ".join),
    st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=3),
)
def test_no_phrase_breaks_it_and_spans_stay_inside(phrase: str, odd: list[tuple[int, int]]) -> None:
    text, names = bracketed(phrase)
    read = derive(text, [*names, *(Span(*pair) for pair in odd)])
    for relation in (*read.relations, *read.without):
        assert 0 <= relation.span.start < relation.span.end <= len(text)
    placed = build(read, {span: PLACES[key] for span, key in names.items()}, [PLACES["Vale"], PLACES["Ostria"]])
    assert (placed.geometry is None) == (placed.precision == "unknown")
    if placed.geometry is not None:
        assert json.loads(placed.geometry)["type"] in ("Polygon", "MultiPolygon")
        assert shapely.from_geojson(placed.geometry).is_valid
