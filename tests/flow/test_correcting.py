"""Corrections as people write them become fields of a claim, or a clear refusal."""

from typing import Any

import pytest

from fogline.flow.correcting import change_of_words
from fogline.gazetteer import Gazetteer, open_gazetteer
from fogline.gazetteer.contract import Place
from fogline.gazetteer.fake import FewPlaces
from fogline.records.errors import UsageError

LANIVKA = Place(
    "geonames:900001", "Lanivka", 49.9, 36.25, "XX", "settlement", 900001, division="Example Oblast", population=900
)
TWINS = tuple(
    Place(f"geonames:90010{number}", "Nove", 49.0 + number, 36.0, "XX", "settlement", 900100 + number)
    for number in range(4)
)


def _places() -> Gazetteer:
    return FewPlaces((LANIVKA, *TWINS))


def _change(*given: str) -> dict[str, Any]:
    return change_of_words(given, _places)


def test_plain_fields_are_taken_as_written() -> None:
    assert _change("type=shelling", "reality=denied") == {"type": "shelling", "reality": "denied"}


def test_a_phrase_becomes_a_footprint() -> None:
    place = _change("place=just north of Lanivka")["place"]
    assert place["name"] == "Lanivka"
    assert place["precision"] == "near"
    assert place["geometry"]
    assert "derived_from" not in place


def test_a_key_names_a_place_among_namesakes() -> None:
    assert _change("place=geonames:900102")["place"]["geonames_id"] == 900102


def test_a_name_that_several_places_bear_asks_for_a_key() -> None:
    with pytest.raises(UsageError, match="give the key of the one that is meant"):
        _change("place=Nove")


@pytest.mark.parametrize("place", ["Atlantis", "somewhere", "geonames:1"])
def test_a_place_that_cannot_be_drawn_is_refused(place: str) -> None:
    with pytest.raises(UsageError, match="place"):
        _change(f"place={place}")


def test_none_takes_a_place_and_a_time_away() -> None:
    assert _change("place=none", "when=unknown", "targets=none") == {"place": None, "when": None, "targets": []}


def test_times_are_days_or_stretches() -> None:
    assert _change("when=2022-05-15")["when"] | {"candidates": []} == {
        "start": "2022-05-15",
        "end": "2022-05-15",
        "precision": "day",
        "candidates": [],
    }
    assert _change("when=2022-05-15T18:00..")["when"]["end"] is None


def test_parties_may_have_sides() -> None:
    assert _change("actors=Russian forces [RU]; a militia")["actors"] == [
        {"party": "Russian forces", "side": "RU"},
        {"party": "a militia", "side": None},
    ]


def test_certainty_is_a_band() -> None:
    assert _change("certainty=0.5..0.8") == {"certainty": [0.5, 0.8]}
    assert _change("certainty=.9") == {"certainty": [0.9, 0.9]}


def test_any_field_may_be_json() -> None:
    assert _change('quantities=[{"low": 3, "high": 5}]') == {"quantities": [{"low": 3, "high": 5}]}


@pytest.mark.parametrize("given", ["type", "=shelling", "certainty=likely", 'quantities=[{"low": 3', "actors=[]]"])
def test_what_cannot_be_read_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="got"):
        _change(given)


def test_nothing_given_is_no_correction() -> None:
    with pytest.raises(UsageError, match="no field"):
        _change()


def test_numbers_are_told_in_words() -> None:
    told = _change("quantities=12..1,200 civilians killed; 3 wounded [SD]; 20.. houses")["quantities"]
    assert [tuple(one.values()) for one in told] == [
        (12, 1200, "civilians", "killed", None),
        (3, 3, None, "wounded", "SD"),
        (20, None, "houses", None, None),
    ]
    assert _change("quantities=none") == {"quantities": []}


@pytest.mark.parametrize("given", ["quantities=several", "quantities=killed 12", "chain=the mayor", "evidence=words"])
def test_what_needs_numbers_or_json_says_so(given: str) -> None:
    with pytest.raises(UsageError, match="want"):
        _change(given)


@pytest.mark.parametrize(
    ("given", "name", "precision"),
    [
        ("just north of Kherson", "Kherson", "near"),
        ("Idlib", "Idlib", "settlement"),
        ("Kherson region", "Kherson Oblast", "region"),
    ],
)
def test_a_town_is_meant_where_its_land_is_not_named_as_one(given: str, name: str, precision: str) -> None:
    place = change_of_words([f"place={given}"], lambda: open_gazetteer(None))["place"]
    assert (place["name"], place["precision"]) == (name, precision)
