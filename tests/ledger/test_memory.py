"""What stores share, and the ledger in memory: folding, moments, bounds, and what is not in the contract."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.ledger import stores

from fogline.ledger.bounds import around, bounds_of, is_near, meet, near_box, unwrapped
from fogline.ledger.facets import facets_of, place_keys
from fogline.ledger.folding import address_key, fold, name_key, spelling, spellings, words
from fogline.ledger.matching import overlaps
from fogline.ledger.memory import MemoryStore
from fogline.ledger.moments import asked_seconds, first_second, last_second, seconds_of
from fogline.records import Footprint, Interval, Span
from fogline.records.errors import UsageError
from fogline.records.ledger import Box, Near

FOLDED = (
    *(
        ("Żółć, ŁÓDŹ", "zolc, lodz"),
        ("Straße ÆGIR", "strasse aegir"),
        ("Їжа Йод Ёлка", "іжа иод елка"),
        ("ＦＵＬＬ ﬁ", "full fi"),
    ),
    *(("Ελλάδα", "ελλαδα"), ("İstanbul", "istanbul"), ("خَارْكِيف", "خاركيف"), ("שָׁלוֹם", "שלום"), ("de\u00adpot", "depot")),
    *(("한국어", "한국어"), ("खार्किव", "खार्किव"), ("", ""), ("A_b—C", "a_b—c")),
)


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


CUT = (
    *(
        ("Slov'yansk’s mayor", ["slovyansk", "mayor"]),
        ("O’Brien l’armée", ["o", "brien", "l", "armee"]),
        ("don't", ["dont"]),
    ),
    *(
        ("п’ять", ["пять"]),
        ("T-90M 3,5 km", ["t", "90m", "3", "5", "km"]),
        ("snake_case", ["snake", "case"]),
        ("’’ '", []),
    ),
    *(
        ("खार्किव। में", ["खार्किव", "में"]),
        ("ハルキウ砲撃", ["ハルキウ砲撃"]),
        ("٣ أيام", ["٣", "ايام"]),
        ("U.S.", ["u", "s"]),
    ),
    ("soldiers' the Joneses’ 'quoted'", ["soldiers", "the", "joneses", "quoted"]),
)


@pytest.mark.parametrize(("text", "cut"), CUT)
def test_words(text: str, cut: list[str]) -> None:
    assert list(words(text)) == cut


@given(st.text(max_size=300))
def test_words_are_stable_and_need_no_quoting(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found
    assert all(not re.search(r"[\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]", word) for word in found)
    assert name_key(text) == name_key(text.upper().lower()) or not text.isascii()


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_text_is_found_by_its_own_words(before: str, text: str) -> None:
    asked = spelling(text)
    held = words(before + " | " + text)
    assert (
        asked is None
        or asked.prefix
        or asked.occurs(held)
        or words(before + " | " + text) != words(before) + words(text)
    )


def test_spellings() -> None:
    ((grain, corn), (depot,)) = spellings([["Grain silo*", "corn", "CORN", "?"], ["depot "]])
    assert (grain.words, grain.prefix, corn.prefix, depot.words) == (("grain", "silo"), True, False, ("depot",))
    text = words("The grain silos: grain, silage. Grain silo")
    assert (grain.occurs(text), grain.count(text)) == (True, 2)
    assert not corn.occurs(())
    assert not grain.occurs(("grain",))
    with pytest.raises(UsageError, match=r"party: got '…'"):
        spellings([["…"]], "party")


ADDRESSES = (
    ("https://News.Example/a/", "http://www.news.example/a#top", True),
    ("https://news.example/a?id=1", "https://news.example/a?id=2", False),
    ("https://news.example/a?utm_source=x&id=1", "https://news.example/a?id=1&fbclid=2", True),
    ("https://news.example:8443/a", "https://news.example/a", False),
    ("https://news.example:443/a", "https://news.example/a", True),
    ("https://news.example/A", "https://news.example/a", False),
    ("reports/a.txt", "reports/b.txt", False),
    ("http://[broken", "http://[broken ", True),
    ("http://a.example:99999/", "http://a.example/", False),
)


@pytest.mark.parametrize(("one", "other", "same"), ADDRESSES)
def test_addresses(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) == same


@given(st.text(max_size=80))
def test_any_address_has_a_key(text: str) -> None:
    assert address_key(text) == address_key(text + " ")


MOMENTS = (
    ("2031-03-04", 0, 86_399),
    ("2031-03-04T24", 86_400, 86_399),
    ("2031-03-04T24:00", 86_400, 86_399),
    ("2031-03-04T00", 0, 3_599),
    ("2031-03-04T12:30", 45_000, 45_059),
    ("2031-03-04T12:30:15", 45_015, 45_015),
    ("2031-03-04T12:30:15.25Z", 45_015, 45_015),
    ("2031-03-04 12:30+03:00", 45_000, 45_059),  # as it stands, whatever the zone
    ("2031-03-04T1230", 45_000, 45_059),
    ("2031-03", -3 * 86_400, 28 * 86_400 - 1),
    ("2031", -62 * 86_400, 303 * 86_400 - 1),
    (" 2031-03-04 ", 0, 86_399),
)
DAY = first_second("2031-03-04") or 0


@pytest.mark.parametrize(("moment", "first", "last"), MOMENTS)
def test_moments(moment: str, first: int, last: int) -> None:
    assert (first_second(moment), last_second(moment)) == (DAY + first, DAY + last)


WRONG = (
    "",
    "soon",
    "2031-02-30",
    "2031-13",
    "0000",
    "2031-03-04T25",
    "2031-03-04T24:01",
    "20310304",
    "2031-03-04T12:60",
    "٢٠٣١",
)


@pytest.mark.parametrize("moment", [None, *WRONG])
def test_no_moments(moment: str | None) -> None:
    assert first_second(moment) is None
    assert last_second(moment) is None


@given(st.text("0123456789-T:Z+. ", max_size=24))
def test_any_moment_is_one_or_none(text: str) -> None:
    first, last = first_second(text), last_second(text)
    assert (first is None) == (last is None)


def test_leap_days_and_last_years() -> None:
    assert (last_second("2028-02") or 0) - (first_second("2028-02") or 0) == 29 * 86_400 - 1
    assert (last_second("9999-12") or 0) == last_second("9999-12-31") == last_second("9999")


def test_open_and_unknown_times() -> None:
    assert seconds_of(None) == (None, None)
    assert seconds_of(Interval(Span(0, 1), "2031-03-04")) == (DAY, None)
    assert asked_seconds(None, None) == (None, None)
    assert overlaps(None, None, None, None)
    assert not overlaps(None, None, 0, None)
    assert overlaps(None, 5, 5, None)
    assert not overlaps(None, 5, 6, None)
    assert overlaps(5, None, 9, 10)


def footprint(geometry: str | None = None, **more: float) -> Footprint:
    return Footprint("x", Span(0, 1), geometry=geometry, **more)  # type: ignore[arg-type]


def test_bounds_of_geometries() -> None:
    line = '{"type":"LineString","coordinates":[[1,2,99],[3,-4]]}'
    holed = '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}'
    points = '{"type":"MultiPoint","coordinates":[[170,1],[-170,2]]}'
    both = f'{{"type":"GeometryCollection","geometries":[{line},{holed}]}}'
    assert bounds_of(footprint(line)) == Box(1, -4, 3, 2)
    assert bounds_of(footprint(holed)) == Box(0, 0, 9, 9)
    assert bounds_of(footprint(points)) == Box(170, 1, -170, 2)
    assert bounds_of(footprint(both)) == Box(0, -4, 9, 9)
    assert bounds_of(stores.FIJI) == Box(179.5, -17, -179.6, -16.5)
    assert bounds_of(footprint('{"type":"MultiPoint","coordinates":[[-60,1],[60,2],[175,3]]}')) == Box(-60, 1, 175, 3)
    assert bounds_of(None) is bounds_of(footprint()) is None


@pytest.mark.parametrize(
    "geometry",
    [
        *(
            "",
            "null",
            "{}",
            "5",
            "[1]",
            '{"type":"Point"}',
            '{"type":"Point","coordinates":[]}',
            '{"type":"Sphere","coordinates":[1]}',
        ),
        *(
            '{"type":"MultiPolygon","coordinates":[[]]}',
            '{"type":"Feature","geometry":{}}',
            '{"type":"Point","coordinates":{}}',
        ),
        *('{"type":"GeometryCollection","geometries":[]}', '{"type":"Polygon","coordinates":[[]]}', "[" * 5000),
        '{"type":"GeometryCollection","geometries":[' * 900,
        '{"type":["Point"],"coordinates":[1,2]}',
    ],
)
def test_broken_geometry_gives_way_to_the_point(geometry: str) -> None:
    assert bounds_of(footprint(geometry, latitude=10.0, longitude=20.0)) == Box(20, 10, 20, 10)
    assert bounds_of(footprint(geometry)) is None


def test_boxes_around_points() -> None:
    box = around(0, 179.9, 22.239)
    assert (box.west, box.east) == (pytest.approx(179.7), pytest.approx(-179.9))
    assert around(89.9, 0, 50) == Box(-180, pytest.approx(89.45, abs=0.01), 180, 90)  # type: ignore[arg-type]
    assert around(50, 30, 0) == Box(30, 50, 30, 50)
    assert unwrapped(Box(170, 0, -170, 1)) == (Box(170, 0, 180, 1), Box(-180, 0, -170, 1))


longitudes, latitudes = st.floats(-180, 180), st.floats(-90, 90)
boxes = st.builds(lambda w, e, a, b: Box(w, min(a, b), e, max(a, b)), longitudes, longitudes, latitudes, latitudes)


@given(boxes, boxes)
def test_meeting_is_mutual(one: Box, other: Box) -> None:
    assert meet(one, other) == meet(other, one)
    assert meet(one, one)


@given(boxes, latitudes, longitudes, st.floats(0, 20_037))
def test_what_is_near_meets_the_box_around(box: Box, latitude: float, longitude: float, km: float) -> None:
    near = Near(latitude, longitude, km)
    if is_near(box, near):
        assert meet(near_box(near), box)
    assert is_near(Box(longitude, latitude, longitude, latitude), near)


def test_distances() -> None:
    kyiv, lviv = (50.45, 30.52), (49.84, 24.03)
    there = Box(lviv[1], lviv[0], lviv[1], lviv[0])
    assert is_near(there, Near(*kyiv, 470))
    assert not is_near(there, Near(*kyiv, 465))


@given(strategies.claims(40))
def test_any_claim_has_facets(claim: object) -> None:
    facets = facets_of(claim, "some evidence", None)  # type: ignore[arg-type]
    assert ("some", "evidence") in facets.texts
    assert all(facets.texts)
    assert (facets.bounds is None) == (bounds_of(claim.place) is None)  # type: ignore[attr-defined]


def test_keys_of_places() -> None:
    held = stores.WIRE_DOCUMENT
    assert place_keys(stores.claim(held, stores.DENIAL)) == ()
    assert place_keys(stores.claim(held, stores.DEPOT)) == ("geonames:900001", "lanivka example oblast xx")
    gulf = stores.claim(stores.BULLETIN_DOCUMENT, stores.DRONES)
    assert place_keys(gulf) == ("fogline:gulf-of-sarn", "gulf of sarn")


def test_a_ledger_in_memory_has_a_name() -> None:
    store = MemoryStore("trial", "me")
    (line,) = store.log()
    assert (store.name, line.act, line.subject, line.user) == ("trial", "opened", "trial", "me")
