import json
import math
from dataclasses import replace

import pytest
from tests.claims.footprints.places import ALMA, FRONTIER, OSTRIA, RILL, SHIRE, VALE, put

from fogline.claims.footprints import build, derive, precision_codes, to_footprint
from fogline.claims.footprints.geodesics import distance_and_bearing
from fogline.claims.footprints.plane import Plane, destination
from fogline.records import Span

shapely = pytest.importorskip("shapely", reason="footprints are drawn with shapely")
pytest.importorskip("geographiclib", reason="footprints are measured with geographiclib")


def holds(placed: object, longitude: float, latitude: float) -> bool:
    geometry = placed.geometry  # type: ignore[attr-defined]
    return bool(shapely.from_geojson(geometry).covers(shapely.Point(longitude, latitude)))


def from_vale(bearing: float, km: float) -> tuple[float, float]:
    return destination(36.0, 50.0, bearing, km)


@pytest.mark.parametrize(
    ("phrase", "inside", "outside"),
    [
        ("in [Vale]", [(0, 0), (90, 2.9)], [(90, 3.5)]),
        ("near [Vale]", [(0, 0), (90, 9)], [(90, 30)]),
        ("just outside [Vale]", [(90, 4)], [(0, 0), (90, 40)]),
        ("just north of [Vale]", [(0, 4), (20, 6)], [(180, 3), (0, 25), (90, 8)]),
        ("20 km south-east of [Vale]", [(135, 20), (130, 17)], [(135, 8), (135, 35), (315, 20), (45, 20)]),
        ("20 km from [Vale]", [(0, 20), (200, 20)], [(0, 5), (0, 35)]),
        ("within 20 km of [Vale]", [(0, 0), (0, 20)], [(0, 40)]),
        ("northern [Vale]", [(0, 2)], [(180, 2)]),
        ("on the outskirts of [Vale]", [(0, 3)], [(0, 0), (0, 15)]),
        ("on the road to [Vale]", [(0, 15)], [(0, 60)]),
        ("in the [Vale] direction", [(0, 20)], [(0, 60)]),
        ("in [Vale] direction", [(0, 20)], [(0, 60)]),
    ],
)
def test_where_points_round_a_town_fall(
    phrase: str, inside: list[tuple[float, float]], outside: list[tuple[float, float]]
) -> None:
    placed = put(phrase)
    assert [point for point in inside if not holds(placed, *from_vale(*point))] == []
    assert [point for point in outside if holds(placed, *from_vale(*point))] == []


@pytest.mark.parametrize(
    ("phrase", "inside", "outside"),
    [
        ("between [Vale] and [Alma]", (36.25, 50.1), (35.5, 50.0)),
        ("halfway between [Vale] and [Alma]", (36.25, 50.1), (36.0, 50.0)),
        ("along the [Rill]", (35.6, 50.0), (36.0, 50.0)),
        ("on the east bank of the [Rill]", (35.62, 50.0), (35.4, 50.0)),
        ("in northern [Shire]", (36.0, 50.4), (36.0, 49.7)),
        ("in the far south of [Shire]", (36.0, 49.55), (36.0, 50.1)),
        ("in [Shire] except around [Alma]", (35.2, 49.7), (36.5, 50.2)),
        ("in [Ostria] outside [Shire]", (34.3, 49.3), (36.0, 50.0)),
        ("on the border between [Ostria] and [Norland]", (36.0, 50.5), (36.0, 50.7)),
        ("10 km inside [Norland]", (36.0, 50.59), (36.0, 50.4)),
        ("in [Vale] or [Alma]", (36.5, 50.2), (36.25, 50.1)),
        ("near [Alma], 40 km from the [Norland] border", (36.5, 50.15), (36.5, 50.28)),
    ],
)
def test_areas_and_lines(phrase: str, inside: tuple[float, float], outside: tuple[float, float]) -> None:
    placed = put(phrase)
    assert holds(placed, *inside)
    assert not holds(placed, *outside)


def test_two_relations_intersect() -> None:
    placed = put("just north of [Alma], roughly 15 miles from the border with [Norland|Ostria and Norland]")
    alone = put("just north of [Alma]")
    assert placed.conflicts == ()
    assert shapely.from_geojson(placed.geometry).area < shapely.from_geojson(alone.geometry).area
    assert placed.words == "<= 6 km N of Alma, 18-28 km of border of Ostria and Norland"


def test_relations_that_cannot_both_hold_keep_the_finer() -> None:
    placed = put("in [Alma], 300 km west of [Vale]")
    assert placed.name == "Alma"
    assert [relation.sort for relation in placed.conflicts] == ["distance"]


def test_imprecise_data_widen_the_area() -> None:
    from dataclasses import replace

    read = derive("2 km from Edge", [Span(10, 14)])
    sharp, blurred = (build(read, {Span(10, 14): replace(FRONTIER, imprecision_km=km)}) for km in (0.0, 8.0))
    assert holds(blurred, 36.0, 50.58)
    assert not holds(sharp, 36.0, 50.58)


def test_words_that_refer_back_find_the_nearest_of_their_kind() -> None:
    assert put("near the city", SHIRE, ALMA, VALE).name == "Alma"
    assert put("across the region", ALMA, SHIRE).name == "Shire"
    assert put("along the river", VALE, RILL).name == "Rill"
    assert holds(put("near the border with [Norland]", OSTRIA), 36.0, 50.5)
    assert not holds(put("near the border with [Norland]", OSTRIA), 36.0, 52.0)


@pytest.mark.parametrize(
    "phrase", ["at an unknown location", "there", "near the town", "near [Nowhere]", "", "outside [Ostria]"]
)
def test_what_cannot_be_placed_is_unknown_and_has_no_coordinates(phrase: str) -> None:
    placed = put(phrase)
    assert (placed.geometry, placed.latitude, placed.radius_km, placed.precision) == (None, None, None, "unknown")


def test_unplaced_names_are_left_out_not_guessed() -> None:
    placed = put("near [Nowhere], in [Shire]")
    assert placed.precision == "region"
    assert [relation.sort for relation in placed.left_out] == ["near"]


@pytest.mark.parametrize(
    ("phrase", "precision", "codes"),
    [
        ("at [Mill]", "exact", (1, 1, "STREET")),
        ("in [Vale], [Shire]", "settlement", (1, 1, "ADM3")),
        ("near [Vale]", "near", (2, 2, "ADM3")),
        ("80 km west of [Vale]", "district", (2, 3, "ADM2")),
        ("between [Vale] and [Alma]", "line", (2, 5, "ADM2")),
        ("in [Shire]", "region", (3, 4, "ADM1")),
        ("in [Ostria]", "country", (3, 6, "ADM0")),
        ("an unknown place", "unknown", (None, None, None)),
    ],
)
def test_precision_and_the_codes_of_others(phrase: str, precision: str, codes: tuple[object, ...]) -> None:
    placed = put(phrase)
    assert placed.precision == precision
    assert tuple(precision_codes(placed.precision)) == codes


def test_waters_of_no_state() -> None:
    assert precision_codes("region", at_sea=True).ucdp == 7
    assert precision_codes("unknown", at_sea=True).ucdp is None


def test_geojson_across_the_antimeridian_is_cut() -> None:
    from fogline.claims.footprints import located_point

    placed = build(
        derive("near Isle", [Span(5, 9)]), {Span(5, 9): located_point("Isle", "settlement", 179.98, -17.0, 5.0)}
    )
    shape = json.loads(placed.geometry or "")
    assert shape["type"] == "MultiPolygon"
    assert all(-180 <= x <= 180 for polygon in shape["coordinates"] for ring in polygon for x, _ in ring)
    assert placed.longitude == pytest.approx(179.98, abs=0.001)


def test_the_record_of_a_claim() -> None:
    made = to_footprint(put("near [Vale]"), "near Vale", Span(10, 19))
    assert (made.name, made.derived_from, made.precision) == ("Vale", (10, 19), "near")
    assert (made.latitude, made.longitude) == (pytest.approx(50.0, abs=0.001), pytest.approx(36.0, abs=0.001))
    assert json.loads(made.geometry or "")["type"] == "Polygon"
    kept = to_footprint(put("there"), "there", Span(0, 5))
    assert (kept.name, kept.geometry) == ("there", None)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("just north of [Vale]", "<= 10 km N of Vale"),
        ("20 km south-east of [Vale]", "16-22 km SE of Vale"),
        ("less than 5 km from [Vale]", "<= 6 km of Vale"),
        ("between [Vale] and [Alma]", "between Vale and Alma"),
        ("across [Shire] except around [Vale]", "Shire, not Vale"),
        ("in northern [Shire]", "northern Shire"),
        ("in the north-east of [Shire]", "NE part of Shire"),
        ("on the border with [Norland]", "border of Norland"),
        ("near [Nowhere]", "near Nowhere"),
        ("at an unknown location", "unknown place"),
    ],
)
def test_words_for_a_person(phrase: str, words: str) -> None:
    assert put(phrase).words == words


def test_known_geodesics() -> None:
    # One degree along a meridian at 45 degrees is 111.13 km; along the equator 111.32 km.
    assert distance_and_bearing(0, 44.5, 0, 45.5)[0] == pytest.approx(111.13, abs=0.01)
    assert distance_and_bearing(10, 0, 11, 0) == (pytest.approx(111.319, abs=0.001), pytest.approx(90))


def test_a_sheet_keeps_distance_and_bearing_from_its_centre() -> None:
    plane = Plane(36.0, 50.0)
    x, y = plane.flat(37.0, 51.0)
    km, bearing = distance_and_bearing(36.0, 50.0, 37.0, 51.0)
    assert math.hypot(x, y) == pytest.approx(km)
    assert math.degrees(math.atan2(x, y)) == pytest.approx(bearing)


@pytest.mark.parametrize(
    ("name", "printed", "wanted"),
    [
        ("Nabatîyé et Tahta", "Nabatieh", "Nabatieh"),
        ("Sa'dah", "Saada", "Saada"),
        ("Tillabéri", "Tillaberi", "Tillabéri"),  # spelt so, but for a mark
        ("Kharkiv", "Kharkov", "Kharkiv"),
        ("Sa'dah", "the town", "Sa'dah"),
    ],
)
def test_a_place_that_no_english_text_spells_so_is_called_as_printed(name: str, printed: str, wanted: str) -> None:
    phrase = f"in {printed}"
    span = Span(3, len(phrase))
    assert build(derive(phrase, [span]), {span: replace(VALE, name=name)}).words == wanted


@pytest.mark.parametrize(
    ("phrase", "inside", "outside"),
    [
        ("in southern [Ostria] and [Norland]", [(36, 49.2), (36, 51.5)], [(36, 50.3)]),
        ("in southern [Ostria] and in northern [Norland]", [(36, 49.2), (36, 51.9)], [(36, 50.3), (36, 50.7)]),
    ],
)
def test_lands_told_side_by_side_may_both_be_meant(phrase, inside, outside):
    placed = put(phrase)
    assert placed.name == "Ostria and Norland"
    assert placed.conflicts == ()
    assert all(holds(placed, *at) for at in inside)
    assert not any(holds(placed, *at) for at in outside)


def test_lands_that_share_much_hold_together():
    placed = put("in [Shire] and in northern [Ostria]")
    assert placed.name == "Shire"
    assert not holds(placed, 34.5, 50.4)
