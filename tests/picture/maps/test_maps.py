"""Maps: areas stay areas, countries are listed, counts are kept, names do not collide, nothing of a report gets out as markup."""

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.picture.maps.told import at, square, told

from fogline.picture.contested import is_contested, policy_words
from fogline.picture.maps import GroundOptions, MapOptions, draw, ground
from fogline.picture.maps.placing import place, view_of
from fogline.picture.maps.sites import gather, span_of
from fogline.picture.view import Sheet
from fogline.records.control import ControlArea, ControlLayer, FrontLine
from fogline.records.errors import UsageError
from fogline.records.fused import FusedEvent

shapely = pytest.importorskip("shapely", reason="maps are cut with shapely")
SHEET = Sheet(700, 400, 600, 0.1)


def words_of(svg: str) -> list[str]:
    return [text for one in ET.fromstring(svg).iter() if one.tag.endswith("}text") and (text := one.text)]


def theatre() -> list[FusedEvent]:
    return [
        told("shelling", at("Kharkiv", 36.25, 49.98)),
        told("shelling", at("Kharkiv", 36.25, 49.98)),
        told("displacement", at("Kharkiv", 36.25, 49.98)),
        told("clash", at("Izium", 37.27, 49.2)),
        told("capture", at("Popasna", 38.37, 48.63), reality="future"),
        told("damage", at("Izium Raion", 37.0, 49.1, "district", 0.5)),
        told("supply", at("Ukraine", 31.5, 49.0, "country", 6.0)),
        told("talks", None),
    ]


def test_events_of_one_place_are_one_symbol_with_their_number() -> None:
    found = gather(theatre())
    view = view_of(found.sites, None, SHEET)
    assert view is not None
    placed = place(found.sites, view)
    kharkiv = next(mark for mark in placed.marks if mark.name == "Kharkiv")
    assert kharkiv.families == {"strike": 2, "people": 1}
    assert "3" in words_of(draw(theatre()))


def test_what_is_told_of_a_district_is_an_area_and_no_symbol_stands_on_it() -> None:
    found = gather(theatre())
    placed = place(found.sites, view_of(found.sites, None, SHEET) or pytest.fail("no view"))
    assert [site.name for site in placed.areas] == ["Izium Raion"]
    assert not any(mark.name == "Izium Raion" for mark in placed.marks)


def test_characters_that_xml_forbids_do_not_break_the_drawing() -> None:
    odd = "Vel\ufffe\x0b\uffff<sk"
    svg = draw([told("clash", at(odd, 37, 49))], MapOptions(title=odd))
    assert "<sk" in " ".join(words_of(svg))


def test_districts_of_one_name_far_apart_stay_two() -> None:
    found = gather(
        [
            told("clash", at("Central District", 36.0, 49.0, "district", 0.5)),
            told("clash", at("Central District", 39.0, 48.0, "district", 0.5)),
        ]
    )
    assert [site.count for site in found.sites] == [1, 1]


def test_what_is_told_of_a_country_or_without_a_place_is_listed() -> None:
    said = " ".join(words_of(draw(theatre())))
    assert "No more told than the country: Ukraine 1" in said
    assert "that is not known: 1" in said


def test_support_is_shown_by_how_a_symbol_is_filled() -> None:
    svg = draw([told("clash", at("Velsk", 37, 49)), told("capture", at("Dobrin", 38, 49.5), reality="future")])
    assert 'stroke-dasharray="2 1.6"' in svg
    said = words_of(svg)
    assert "hollow: nobody says that it" in " ".join(said)
    assert "independent origins agree" not in " ".join(said)


def test_no_event_is_lost_between_map_and_lists() -> None:
    events = [*theatre(), told("clash", at("Far Harbour", -70, 40))]
    found = gather(events)
    placed = place(found.sites, view_of(found.sites, None, SHEET) or pytest.fail("no view"))
    drawn = sum(mark.count for mark in placed.marks) + sum(site.count for site in placed.areas)
    aside = (placed.beyond + placed.wide + found.nationwide).total() + found.unplaced
    assert drawn + aside == len(events)
    assert placed.beyond == {"Far Harbour": 1}


def test_text_of_reports_cannot_leave_its_place() -> None:
    svg = draw([told("clash", at("<script>alert(1)</script>\x1b", 37, 49))], MapOptions(title='A "title" & <b>'))
    ET.fromstring(svg)
    assert "<script" not in svg
    assert "<b>" not in svg
    assert not re.search(r"href|url\((?!#)|https?://(?!www\.w3\.org/2000/svg)", svg)


@pytest.mark.parametrize("width", [320.0, 640.0, 960.0, 1600.0])
def test_a_map_fits_its_width_and_stays_small(width: float) -> None:
    svg = draw(theatre(), MapOptions(width=width, title="A theatre"))
    assert f'width="{width:g}"' in svg[:200]
    assert len(svg) < 300_000


def test_a_map_without_places_says_so() -> None:
    assert "None of 1 events is told to be at a place that could be drawn." in words_of(draw([told("talks", None)]))
    assert words_of(draw([]))


def test_control_is_filled_where_assessed_and_hatched_where_claimed() -> None:
    layer = ControlLayer(
        "2031-03-04",
        (ControlArea("assessed", "AA", square(36, 49, 0.4), 3), ControlArea("claimed", "QQ", square(37, 49, 0.4), 2)),
        (FrontLine(("AA", "QQ"), '{"type":"LineString","coordinates":[[36.5,48.6],[36.5,49.4]]}', 88.0),),
        ("AA", "QQ"),
        (35.6, 48.6, 37.4, 49.4),
        "Ground is that of the nearest place.",
    )
    said = words_of(draw([], MapOptions(), layer))
    assert {"AA, assessed", "QQ, by its own claim only", "front line"} <= set(said)
    assert "Ground is that of the nearest place." in said


def test_the_legend_names_the_sides_that_hold_something_on_the_map() -> None:
    areas = (
        ControlArea("assessed", "AA", square(36, 49, 0.4), 3),
        ControlArea("assessed", "QQ", square(96, 20, 0.4), 2),
        ControlArea("contested", None, square(97, 20, 0.4), 2),
    )
    front = FrontLine(("QQ", "ZZ"), '{"type":"LineString","coordinates":[[96.5,19.6],[96.5,20.4]]}', 88.0)
    layer = ControlLayer("2031-03-04", areas, (front,), ("AA", "QQ", "ZZ"), (35.6, 19.6, 97.4, 49.4))
    whole, part = words_of(draw([], MapOptions(), layer)), words_of(draw([], MapOptions(box=(34, 47, 38, 51)), layer))
    assert {"AA, assessed", "QQ, assessed", "contested", "front line"} <= set(whole)
    assert {"QQ, assessed", "contested", "front line"}.isdisjoint(part)
    assert "AA, assessed" in part
    nothing = words_of(draw([], MapOptions(box=(10, 47, 14, 51)), layer))
    assert not any(one.startswith("Control") for one in nothing)
    assert "Nothing is told of who held a place on this map by 2031-03-04." in nothing


def test_ground_too_small_to_show_is_drawn_large_enough_to_stand_round_a_symbol() -> None:
    layer = ControlLayer(
        "2031-03-04", (ControlArea("assessed", "SD", square(36, 49, 0.02), 1),), (), ("SD",), (30.0, 45.0, 42.0, 53.0)
    )
    svg = draw([], MapOptions(width=600), layer)
    (data,) = re.findall(r'<path d="([^"]+)" fill="[^"]+" fill-opacity=".3"', svg)
    steps = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", data)]
    assert len(steps) > 30  # a disc, no speck
    assert "Sudan, assessed" in words_of(svg)


def test_events_on_both_sides_of_the_180th_meridian_are_neighbours() -> None:
    events = [told("protest", at("Suva", 178.44, -18.14)), told("talks", at("Lomaloma", -178.99, -17.29))]
    found = gather(events)
    view = view_of(found.sites, None, SHEET)
    assert view is not None
    assert view.east - view.west < 8
    assert len(place(found.sites, view).marks) == 2


def test_a_crowd_of_places_becomes_few_symbols_and_keeps_its_number() -> None:
    crowd = [told("clash", at(f"Village {n}", 37 + (n % 20) / 20, 49 + (n // 20) / 20)) for n in range(120)]
    found = gather(crowd)
    placed = place(found.sites, view_of(found.sites, None, SHEET) or pytest.fail("no view"))
    assert sum(mark.count for mark in placed.marks) == 120
    assert len(placed.marks) <= 700 * 600 / 8000


points = st.tuples(
    st.floats(-179, 179), st.floats(-60, 70), st.sampled_from(["settlement", "near", "district", "region"])
)


@settings(max_examples=25, deadline=None)
@given(st.lists(points, min_size=1, max_size=7))
def test_wherever_places_lie_all_are_drawn_or_listed(places: list[tuple[float, float, str]]) -> None:
    found = gather([told("clash", at(f"P{n}", x, y, sort, 0.3)) for n, (x, y, sort) in enumerate(places)])
    view = view_of(found.sites, None, SHEET)
    assert view is not None
    placed = place(found.sites, view)
    told_of: Counter[str] = placed.beyond + placed.wide
    assert sum(mark.count for mark in placed.marks) + len(placed.areas) + told_of.total() == len(places)


def test_days_far_from_all_others_do_not_stretch_what_is_covered() -> None:
    days = [(f"2031-03-{day:02}", f"2031-03-{day:02}") for day in range(1, 9)]
    assert span_of(days) == ("2031-03-01", "2031-03-08", False)
    assert span_of([*days, ("1939-09-01", "1939-09-01")]) == ("2031-03-01", "2031-03-08", True)
    assert span_of([]) is None


@pytest.mark.parametrize(
    "wrong", [{"width": 10.0}, {"height": 3.0}, {"box": (1.0, 2.0, 1.0, 3.0)}, {"box": (0.0, 9.0, 5.0, 2.0)}]
)
def test_what_cannot_be_drawn_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="want"):
        MapOptions(**wrong)  # type: ignore[arg-type]


def test_the_ground_is_cut_to_its_box_and_towns_come_largest_first() -> None:
    found = ground((34.0, 47.0, 39.0, 50.5), GroundOptions(width=800, places=30))
    for name in ("land", "borders", "divisions", "rivers", "lakes", "places"):
        assert found[name]["features"], name
    residents = [one["properties"]["population"] for one in found["places"]["features"]]
    assert residents == sorted(residents, reverse=True)
    assert len(residents) == 30
    assert any(one["properties"]["name"] == "Siverskyi Donets" for one in found["rivers"]["features"])
    west, south, east, north = shapely.bounds(shapely.from_geojson(str(found["land"]).replace("'", '"')))
    assert (west, south, east, north) == pytest.approx((34.0, 47.0, 39.0, 50.5), abs=0.02)


def test_the_ground_goes_on_past_the_180th_meridian() -> None:
    found = ground((176.0, -20.0, -178.0, -15.0))
    xs = [one["geometry"]["coordinates"][0] for one in found["places"]["features"]]
    assert xs
    assert min(xs) > 176
    assert max(xs) <= 182


def test_borders_follow_the_policy() -> None:
    crimea = (32.5, 45.2, 35.5, 46.4)
    assert ground(crimea)["borders"]["features"] == []
    held = ground(crimea, GroundOptions(borders="de-facto"))["borders"]["features"]
    assert {one["properties"]["status"] for one in held} == {"contested"}
    gaza = (34.0, 31.0, 35.6, 32.6)
    assert "contested" in {one["properties"]["status"] for one in ground(gaza)["borders"]["features"]}
    assert ground(gaza, GroundOptions(borders="none"))["borders"]["features"] == []
    assert is_contested("PK", "IN")
    assert is_contested("FR", "DE") is None
    assert "not drawn" in policy_words("none")


def test_crimea_is_land_of_ukraine() -> None:
    land = ground((33.9, 44.9, 34.3, 45.2))["land"]["features"]
    assert {one["properties"]["country"] for one in land} == {"UA"}


def test_one_spot_is_shown_with_what_lies_round_it() -> None:
    found = gather([told("clash", at("Popasna", 38.37, 48.63))])
    assert "Bakhmut" in words_of(draw([told("clash", at("Popasna", 38.37, 48.63))]))
    near = view_of(
        found.sites, (38.3, 48.6, 38.4, 48.7), SHEET
    )  # the box that somebody asks for is the box that is shown
    assert near is not None
    assert near.km_wide < 60
