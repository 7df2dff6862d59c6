"""The inset map: a view that holds what matters, names that do not collide, areas tied to their claims."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.footprints.countries import country_keys
from fogline.gazetteer import Shape, built_in
from fogline.picture.contested import CONTESTED, Contested
from fogline.picture.inset import inset
from fogline.picture.lettering import Wanted, letter, width_of
from fogline.picture.page import report_page
from fogline.picture.view import WIDTH, Extent, View, choose
from fogline.records import Footprint, Report, Span

shapely = pytest.importorskip("shapely", reason="maps are cut with shapely")


def square(x: float, y: float, half: float) -> str:
    ring = [
        [x - half, y - half],
        [x + half, y - half],
        [x + half, y + half],
        [x - half, y + half],
        [x - half, y - half],
    ]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def footprint(name: str, x: float, y: float, half: float = 0.05, precision: str = "settlement") -> Footprint:
    return Footprint(name, Span(0, 4), None, y, x, half * 111, precision, square(x, y, half), name)  # type: ignore[arg-type]


def placed(report: Report, *places: Footprint | None) -> Report:
    claims = tuple(replace(claim, place=place) for claim, place in zip(report.claims, places, strict=False))
    return replace(report, claims=claims)


class OneLand:
    """A gazetteer that knows the outline of one country, and nothing else."""

    def shape(self, key: str) -> Shape | None:
        return Shape(square(30, 50, 3), 2.0) if key == "geonames:690791" else None

    def place(self, key: str) -> None:
        return None

    def candidates(self, name: str, **_: object) -> tuple[()]:
        return ()

    def border(self, one: str, other: str) -> None:
        return None

    def neighbours(self, country: str) -> Iterable[str]:
        return ()

    def stats(self) -> None:
        return None


def test_no_map_where_nothing_is_placed(report: Report) -> None:
    assert inset(placed(report, None, Footprint("Orvel", Span(0, 4)))) is None
    assert '<figure class="map"' not in report_page([placed(report, None, None, None)])


def test_claims_of_one_place_share_its_area(report: Report) -> None:
    orvel = footprint("Orvel", 30, 50)
    map_ = inset(placed(report, orvel, footprint("Tarn", 31, 50.2), orvel))
    assert map_ is not None
    assert sorted(area.claims for area in map_.areas) == [(0, 2), (1,)]
    assert {name.text for name in map_.names} == {"Orvel", "Tarn"}
    assert map_.land == ()


def test_small_places_get_a_dot_and_large_ones_do_not(report: Report) -> None:
    map_ = inset(placed(report, footprint("Orvel", 30, 50, 0.001), footprint("Shire", 31, 50, 1.0, "region")))
    assert map_ is not None
    assert [area.dot is None for area in map_.areas] == [True, False]


def test_what_lies_far_off_or_nowhere_is_named_below(report: Report) -> None:
    three = placed(
        report, footprint("Orvel", 30, 50), Footprint("Nowhere", Span(0, 4)), footprint("Far Harbour", -70, 40)
    )
    three = replace(three, claims=(*three.claims, *(replace(claim, id=f"{claim.id}x") for claim in three.claims[:1])))
    map_ = inset(three)
    assert map_ is not None
    assert (map_.beyond, map_.unplaced) == ("Far Harbour", "Nowhere")


def test_the_page_draws_land_areas_bar_and_says_what_they_are(report: Report) -> None:
    page = report_page([placed(report, footprint("Orvel <b>", 30, 50), footprint("Tarn", 31, 50.2))], [], OneLand())  # type: ignore[arg-type]
    figure = re.search(r'<figure class="map".*?</figure>', page, re.S)
    assert figure is not None
    assert figure[0].count('class="foot') == 2
    assert 'class="land"' in figure[0]
    assert "borders as recognised internationally" in figure[0]
    assert "<b>" not in figure[0]
    assert re.search(r">\d+ km</text>", figure[0])
    assert "style=" not in figure[0]
    assert "http" not in figure[0]


class Divided(OneLand):
    """A gazetteer in which the land of the map has a border that was never agreed, and one that was."""

    def border(self, one: str, other: str) -> Shape | None:  # type: ignore[override]
        lines = {("IL", "SY"): [[29.9, 49], [29.9, 51]], ("IL", "JO"): [[30.1, 49], [30.1, 51]]}
        line = lines.get((one, other))
        return Shape(json.dumps({"type": "LineString", "coordinates": line}), 8.0) if line else None

    def shape(self, key: str) -> Shape | None:
        return Shape(square(30, 50, 3), 2.0) if key == country_keys()["IL"] else None


def test_contested_borders_are_dashed_and_the_caption_says_so(report: Report) -> None:
    here = placed(report, footprint("Orvel", 30, 50))
    page = report_page([here], [], Divided())  # type: ignore[arg-type]
    figure = re.search(r'<figure class="map".*?</figure>', page, re.S)
    assert figure is not None
    assert figure[0].count('class="contested"') == 1
    assert "dashed: contested" in figure[0]
    without = re.search(r'<figure class="map".*?</figure>', report_page([here], [], OneLand()), re.S)  # type: ignore[arg-type]
    assert without is not None
    assert "contested" not in without[0]
    assert "front lines are not drawn" in without[0]


@pytest.mark.parametrize("border", CONTESTED, ids=lambda one: f"{one.one}-{one.other}")
def test_every_contested_border_is_one_that_the_gazetteer_has(border: Contested) -> None:
    line = built_in().border(border.one, border.other)
    assert line is not None
    if border.box:
        assert not shapely.clip_by_rect(shapely.from_geojson(line.geometry), *border.box).is_empty


def test_crimea_lies_in_ukraine_and_has_no_border_of_its_own() -> None:
    ukraine = built_in().shape(country_keys()["UA"])
    assert ukraine is not None
    assert shapely.from_geojson(ukraine.geometry).contains(shapely.Point(34.1, 45.0))
    assert not any({"UA", "RU"} == {one.one, one.other} for one in CONTESTED)


def test_a_name_stands_clear_of_the_circle_it_belongs_to(report: Report) -> None:
    map_ = inset(placed(report, footprint("Orvel", 30, 50, 0.025), footprint("Tarn", 31.2, 50.2)))
    assert map_ is not None
    name = next(name for name in map_.names if name.text == "Orvel")
    edges = re.findall(r"(-?[\d.]+),", next(area.path for area in map_.areas if area.claims == (0,)))
    assert name.x > max(map(float, edges))


extents = st.builds(
    lambda x, y, half, weight: Extent(x, y, (x - half, y - half, x + half, y + half), half * 111, weight),
    st.floats(-170, 170), st.floats(-75, 75), st.floats(0.001, 4), st.integers(0, 5),
)  # fmt: skip


@given(st.lists(extents, min_size=1, max_size=6))
def test_what_is_not_left_out_has_its_middle_on_the_map(given_: list[Extent]) -> None:
    view, far = choose(given_)
    assert len(far) < len(given_)
    assert view.height == pytest.approx(view.height)
    for number, one in enumerate(given_):
        if number not in far and one.weight:
            x, y = view.at(one.longitude, one.latitude)
            assert -1 <= x <= WIDTH + 1
            assert -1 <= y <= view.height + 1


def test_a_view_keeps_east_right_and_north_up() -> None:
    view = View(30, 48, 36, 51)
    assert view.at(30, 51) == (0, 0)
    assert view.at(36, 48) == pytest.approx((WIDTH, view.height))
    assert view.km_wide == pytest.approx(6 * 111.2 * 0.6494, rel=0.01)


names = st.builds(
    Wanted, st.text("abcdefgh", min_size=1, max_size=20), st.floats(-20, 500), st.floats(-20, 320), st.just(11.0),
    st.sampled_from([0.0, 5.0]),
)  # fmt: skip


@given(st.lists(names, max_size=25))
def test_names_do_not_collide_and_stay_on_the_sheet(wanted: list[Wanted]) -> None:
    boxes = []
    for name in letter(wanted, (0, 0, 480, 300)):
        width = width_of(name.text, 11)
        left = name.x - {"start": 0, "middle": width / 2, "end": width}[name.anchor]
        boxes.append((left, name.y - 9, left + width, name.y + 2))
    for number, (west, top, east, bottom) in enumerate(boxes):
        assert west >= 0
        assert east <= 480
        for other in boxes[:number]:
            assert east <= other[0] or other[2] <= west or bottom <= other[1] or other[3] <= top


def test_the_first_name_wins_the_room() -> None:
    crowd = [Wanted(f"Town {number}", 100, 100, 11.0) for number in range(30)]
    placed_names = letter(crowd, (0, 0, 480, 300))
    assert placed_names[0].text == "Town 0"
    assert 1 < len(placed_names) < 30
