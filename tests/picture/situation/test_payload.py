"""The data of the situation page: what is in them, and that they survive being packed."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.picture.situation.happenings import circle, event, paper, says, war
from tests.picture.situation.unpacking import unpack

from fogline.picture.situation import Context, SituationOptions
from fogline.picture.situation import payload as payload_module
from fogline.picture.situation.claims import pieces
from fogline.picture.situation.control import ControlDay, control_entries
from fogline.picture.situation.events import MOST_CLAIMS
from fogline.picture.situation.ground import WORLD, ground
from fogline.picture.situation.payload import apart, pack, payload
from fogline.picture.situation.places import UNITS, outlines, packed
from fogline.picture.situation.saying import kept_words
from fogline.records import Span
from fogline.records.control import ControlEvidence, ControlLayer, PlaceState

OPTIONS = SituationOptions(title="Week 9", known_on="2031-03-21T06:30:00Z")


@pytest.fixture(scope="module", autouse=True)
def bare_ground() -> Iterator[None]:
    """The ground takes a second or two to cut: one test of it is enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(payload_module, "ground", lambda box, borders: {"box": box, "borders": borders})
        yield


@pytest.fixture(scope="module")
def data(bare_ground: None) -> dict:
    return payload(war(), OPTIONS)


def test_an_event_carries_all_that_stands_behind_it(data: dict) -> None:
    shelling = data["events"][0]
    assert data["places"][shelling["place"]]["words"] == "Velsk, within 4 km"
    assert (shelling["start"], shelling["end"], shelling["reports"], shelling["origins"]) == (
        "2031-03-01",
        "2031-03-01",
        2,
        2,
    )
    more = shelling["more"]
    assert {one["party"] for one in more["origins"]} == {"Ada Brenn", "Ivo Kern"}
    assert any(pair["attribute"] == "number" for pair in more["contradictions"])
    assert more["reasons"]
    first = data["documents"][more["claims"][0]["doc"]]
    assert first == {
        "id": "d1",
        "title": "Shells fall on Velsk",
        "publisher": "Kurier",
        "day": "Sun 2 Mar 2031",
        "url": "https://example.org/velsk",
    }


def test_what_is_not_told_is_not_filled_in(data: dict) -> None:
    bridge, talks = data["events"][5], data["events"][2]
    assert "start" not in bridge
    assert bridge["reported"] == "2031-03-20"
    assert talks["place"] == -1


def test_a_place_is_told_once(data: dict) -> None:
    assert [one["place"] for one in data["events"]] == [0, 0, -1, 1, 2, 1]
    assert len(data["places"]) == 3


def test_the_words_that_tell_something_are_marked(data: dict) -> None:
    text = data["events"][0]["more"]["claims"][0]["text"]
    assert ["Velsk", "p"] in text
    assert ["12", "q"] in text
    assert "".join(piece[0] for piece in text) == "Shells hit Velsk at dawn, 12 people died"


def test_the_word_that_names_the_event_is_marked_where_it_is_known() -> None:
    (found,) = war()[1].findings
    assert pieces(found, Span(9, 13))[:3] == [["Families "], ["left", "t"], [" "]]
    contexts = {found.claim.id: Context("Before. ", " After.", Span(9, 13))}
    claim = payload(war()[1:2], SituationOptions(contexts=contexts))["events"][0]["more"]["claims"][0]
    assert (claim["before"], claim["after"]) == ("Before. ", " After.")


def test_redacted_evidence_is_marked_nowhere() -> None:
    import dataclasses

    (found,) = war()[1].findings
    assert pieces(dataclasses.replace(found, evidence="Families left [redacted] on foot")) == [
        ["Families left [redacted] on foot"]
    ]


def test_a_web_address_must_be_one() -> None:
    hostile = paper("d9", "2031-03-04", "x", "javascript:alert(1)")
    data = payload([event(says(hostile, "clash", "They fought", ("A", None)))], OPTIONS)
    assert "url" not in data["documents"][0]


def test_every_origin_is_heard_before_any_is_heard_again() -> None:
    many = [
        says(
            paper(f"m{n}", "2031-03-05", "Again"),
            "clash",
            f"Fighting, count {n}",
            ("Ada Brenn", "UA"),
            where="Velsk",
            id=f"{n:016x}",
        )
        for n in range(MOST_CLAIMS + 20)
    ]
    last = says(paper("z", "2031-03-05", "Once"), "clash", "We saw it", ("Residents", None), where="Velsk", id="f" * 16)
    more = payload([event(*many, last)], OPTIONS)["events"][0]["more"]
    assert len(more["claims"]) == MOST_CLAIMS
    assert more["unshown"] == 21
    assert "f" * 16 in {claim["id"] for claim in more["claims"][: len(more["origins"])]}


def test_what_was_kept_back_is_said() -> None:
    said = " ".join(kept_words(SituationOptions(held_back=1, delay="2 days", redacted=True, left_out=1200)))
    assert "1 event is held back: something in them is younger than the delay of 2 days." in said
    assert "names of private persons are left out" in said
    assert "1,200 further events that fit are left out" in said
    assert list(kept_words(SituationOptions())) == []


def test_a_page_without_events_has_the_world_under_it() -> None:
    data = payload([], OPTIONS)
    assert data["box"] is None
    assert data["ground"]["box"] == WORLD


def test_the_ground_reaches_beyond_the_events(data: dict) -> None:
    west, south, east, north = data["box"]
    assert west < 36.9
    assert east > 38.4
    assert south < 48.6
    assert north > 49.9
    layers = ground(tuple(data["box"]))
    assert {"land", "borders", "rivers", "places", "contested"} <= set(layers)
    assert len(layers["land"]) > 200  # the rest of the world, too
    assert "Kharkiv" in [town[0] for town in layers["places"]]


def test_the_data_survive_packing(data: dict) -> None:
    assert unpack(pack(data)) == json.loads(json.dumps(data))


@given(st.text(max_size=200))
def test_nothing_that_is_packed_can_leave_its_element(text: str) -> None:
    whole = pack({"text": text})
    assert "<" not in whole
    assert unpack(whole)["text"] == text.encode("utf-8", "replace").decode()


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=40))
def test_packed_points_come_back_to_within_half_a_unit(points: list[tuple[float, float]]) -> None:
    numbers = packed(points)
    x = y = 0
    back = []
    for at in range(0, len(numbers), 2):
        x, y = x + numbers[at], y + numbers[at + 1]
        back.append((x / UNITS, y / UNITS))
    kept = [
        point
        for at, point in enumerate(points)
        if at == 0 or tuple(round(c * UNITS) for c in point) != tuple(round(c * UNITS) for c in points[at - 1])
    ]
    assert len(back) == len(kept)
    assert all(
        abs(one[axis] - other[axis]) <= 0.51 / UNITS for one, other in zip(back, kept, strict=True) for axis in (0, 1)
    )


def test_an_outline_is_simplified_but_closed() -> None:
    (ring,), lines = outlines(circle(37.5, 49.1, 40))
    assert lines == []
    assert sum(ring[2::2]) == sum(ring[3::2]) == 0
    assert outlines('{"type": "LineString", "coordinates": [[1, 1], [2, 2]]}')[0] == []
    with pytest.raises(ValueError, match="GeoJSON"):
        outlines("no geometry")


def test_what_stands_behind_events_is_counted_where_it_comes_later() -> None:
    data = payload(war(), OPTIONS)
    first, behind = apart(data)
    assert [one["claims"] for one in first["events"]] == [len(more["claims"]) for more in behind["more"]]
    assert first["reports"] == len(behind["documents"])
    assert not any("more" in one for one in first["events"])
    assert "documents" not in first


def test_control_lists_what_is_not_known_and_how_sure_only_where_a_side_holds() -> None:
    day = "2031-03-05"
    told = ControlEvidence(
        "fire", "neutral", "UA", "2031-02-01", 0.7, "e1", ("c1",), "t:2", "Ostra", km=12.0, words="Fire."
    )
    states = (
        PlaceState("t:3", "Brod", 48.1, 36.1, day, "unknown", None, 0.5, "neighbours"),
        PlaceState("t:2", "Ostra", 48.6, 36.9, day, "unknown", None, 0.5, "place", evidence=(told,)),
        PlaceState("t:4", "Mirna", 48.2, 36.2, day, "contested", None, 0.6, "place"),
        PlaceState("t:1", "Dobrin", 49.9, 38.4, day, "held", "RU", 0.9, "place"),
    )
    (entry,) = control_entries([ControlDay(ControlLayer(day), states)])
    assert [one["name"] for one in entry["places"]] == ["Dobrin", "Mirna", "Ostra"]
    assert ["sure" in one for one in entry["places"]] == [True, False, False]
    (why,) = entry["places"][2]["why"]
    assert why == {
        "day": "2031-02-01", "says": "under fire, so held by Ukraine, told by others", "words": "Fire.", "event": "e1",
        "at": "Ostra, 12 km away",
    }  # fmt: skip
