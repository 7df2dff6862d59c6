"""The built-in gazetteer: what it knows, how it ranks, how fast it is."""

import json
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.gazetteer import Gazetteer, built_in
from fogline.gazetteer.installed import BUILT_IN, SHAPES


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return built_in()


def first(gazetteer: Gazetteer, name: str) -> str:
    found = gazetteer.candidates(name)
    return f"{found[0].place.name}/{found[0].place.country}/{found[0].place.kind}" if found else ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kyiv", "Kyiv/UA/settlement"),
        ("Kiev", "Kyiv/UA/settlement"),
        ("Kharkov", "Kharkiv/UA/settlement"),
        ("Artemivsk", "Bakhmut/UA/settlement"),
        ("Severodonetsk", "Sievierodonetsk/UA/settlement"),
        ("Popasnaya", "Popasna/UA/settlement"),
        ("the Kharkiv region", "Kharkiv Oblast/UA/division"),
        ("Luhansk Oblast", "Luhansk Oblast/UA/division"),
        ("Zaporizhzhia region's", "Zaporizhzhia Oblast/UA/division"),
        ("Belgorod region", "Belgorod Oblast/RU/division"),
        ("Crimea", "Crimea/UA/division"),
        ("Donbas", "Donbas/UA/region"),
        ("Donbass", "Donbas/UA/region"),
        ("southern Ukraine", "southern Ukraine/UA/region"),
        ("the Black Sea", "Black Sea//sea"),
        ("the Siverskyi Donets River", "Siverskyi Donets/UA/river"),
        ("Azovstal steelworks", "Azovstal/UA/facility"),
        ("Downing Street", "Downing Street/GB/facility"),
        ("the Kremlin", "Kremlin/RU/facility"),
        ("Ukrainian", "Ukraine/UA/country"),
        ("Polish-Ukrainian border", "Poland-Ukraine border//border"),
        ("Харків", "Kharkiv/UA/settlement"),
        ("Paris", "Paris/FR/settlement"),
        ("Tbilisi", "Tbilisi/GE/settlement"),
        ("Raqqa", "Raqqa/SY/settlement"),
        ("W.Va.", "West Virginia/US/division"),
        ("Jefferson County", "Jefferson County/US/district"),
        ("the Bakhmut district", "Bakhmut Raion/UA/district"),
        ("European", "Europe//region"),
        ("Abkhazia", "Abkhazia/GE/division"),
        ("As-Sweida", "As-Suwayda/SY/settlement"),
        ("Qamishli", "Al Qāmishlī/SY/settlement"),
        ("Salif", "Aş Şalīf/YE/settlement"),
        ("Jisr al-Shughour", "Jisr ash Shughūr/SY/settlement"),
        ("Bent Jbeil", "Bent Jbaïl/LB/settlement"),
        ("Mwenga", "Mwenga/CD/settlement"),
        ("Debayin", "Tabayin/MM/settlement"),
        ("Haret Hreik neighbourhood", "Haret Hreik/LB/settlement"),
    ],
)
def test_well_known_names(gazetteer: Gazetteer, name: str, expected: str) -> None:
    assert first(gazetteer, name) == expected


@pytest.mark.parametrize(
    ("name", "meant"), [("Popansa", "Popasna"), ("Mariupoll", "Mariupol"), ("Kramatrosk", "Kramatorsk")]
)
def test_a_mistyped_name_is_found_with_less_confidence(gazetteer: Gazetteer, name: str, meant: str) -> None:
    near, exact = gazetteer.candidates(name)[0], gazetteer.candidates(meant)[0]
    assert (near.place, near.match) == (exact.place, "fuzzy")
    assert near.distance >= 1
    assert near.confidence < 0.6 * exact.confidence
    assert not gazetteer.candidates(name, fuzzy=False)


def test_sections_do_not_outrank_towns(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Kansas City") == "Kansas City/US/settlement"
    sections = [candidate for candidate in gazetteer.candidates("Odesa") if candidate.place.kind == "section"]
    assert all(section.weight < gazetteer.candidates("Odesa")[0].weight for section in sections)


def test_divisions_and_continents_have_their_geonames_ids(gazetteer: Gazetteer) -> None:
    ids = {"Texas": 4736286, "Ontario": 6093943, "Luhansk Oblast": 702657, "Europe": 6255148, "Ukraine": 690791}
    assert {name: gazetteer.candidates(name)[0].place.geonames_id for name in ids} == ids


def test_namesakes_in_a_named_area_come_first(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Paris")[0].place.country == "FR"
    texan = gazetteer.candidates("Paris", within=("US.TX",))[0]
    assert texan.place.areas == ("US", "US.TX")
    assert gazetteer.candidates("Paris", limit=1, within=("US.TX",)) == (texan,)


def test_one_candidate_is_no_certainty(gazetteer: Gazetteer) -> None:
    village = gazetteer.candidates("Toshkivka")
    assert village
    assert village[0].confidence < 0.9
    assert gazetteer.candidates("Moscow")[0].confidence > village[0].confidence


@pytest.mark.parametrize("name", ["", "   ", "?!", "北京", "qqqqqqqxzzz", "a" * 500, "\x00\ud800"])
def test_what_is_no_name_has_no_candidate(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name) == ()


@given(name=st.text(max_size=40))
def test_any_text_may_be_asked_for(name: str) -> None:
    found = built_in().candidates(name)
    assert sum(candidate.confidence for candidate in found) <= 1.001
    assert [candidate.weight for candidate in found] == sorted((candidate.weight for candidate in found), reverse=True)
    assert all(built_in().place(candidate.place.key) is not None for candidate in found)


def test_shapes_hold_their_places(gazetteer: Gazetteer) -> None:
    for code in ("Kharkiv Oblast", "Crimea", "Donbas", "Belgorod Oblast", "Sea of Azov", "Ukraine"):
        place = gazetteer.candidates(code)[0].place
        shape = gazetteer.shape(place.key)
        assert shape is not None, code
        assert json.loads(shape.geometry)["type"] in ("Polygon", "MultiPolygon")
        assert 0 < shape.error_km <= 60


def test_ukraine_has_all_its_units_with_areas(gazetteer: Gazetteer) -> None:
    table = {code: name for country, code, name in built_in().divisions() if country == "UA"}
    units = [table[f"{number:02}"] for number in range(1, 28)]
    assert all(gazetteer.shape(gazetteer.candidates(unit)[0].place.key) for unit in units)


def test_borders_are_lines(gazetteer: Gazetteer) -> None:
    assert gazetteer.neighbours("UA") == ("BY", "HU", "MD", "PL", "RO", "RU", "SK")
    border = gazetteer.border("UA", "RU")
    assert border is not None
    assert json.loads(border.geometry)["type"] in ("LineString", "MultiLineString")
    assert gazetteer.border("UA", "RU") == gazetteer.border("RU", "UA")
    assert gazetteer.border("UA", "FR") is None


def test_the_files_are_small_and_a_look_up_is_quick(gazetteer: Gazetteer) -> None:
    in_the_wheel = len(zlib.compress(BUILT_IN.read_bytes(), 6)) + SHAPES.stat().st_size  # a wheel is a zip archive
    assert in_the_wheel <= 15_000_000
    names = ["Kharkiv", "Popasna", "Bilohorivka", "the Luhansk region", "Springfield", "Donbas", "London", "Raqqa"]
    times = []
    for _ in range(5):
        start = time.process_time()
        for name in names:
            gazetteer.candidates(name)
        times.append((time.process_time() - start) / len(names))
    assert min(times) < 0.001
