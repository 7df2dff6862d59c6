"""A store gives back what was put in; broken files are told, not read."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fogline.gazetteer.folding import fold
from fogline.gazetteer.fuzzy import Nearness
from fogline.gazetteer.layout import Feature, Label
from fogline.gazetteer.store import Store
from fogline.gazetteer.writer import write_store
from fogline.records.errors import InputError

NAMES = st.text(string.ascii_letters + " -'éїß", min_size=1, max_size=60)
FEATURES = st.builds(
    Feature,
    number=st.integers(1, 4_100_000_000),
    name=NAMES.filter(str.strip),
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    country=st.sampled_from(["UA", "RU", ""]),
    division_code=st.sampled_from(["", "05"]),
    population=st.integers(0, 10**8),
    names=st.lists(st.tuples(NAMES, st.sampled_from(["alternative", "historical"])), max_size=3).map(tuple),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(features=st.lists(FEATURES, max_size=20))
def test_every_place_is_found_by_each_of_its_names(tmp_path: Path, features: list[Feature]) -> None:
    path = tmp_path / "some.places"
    write_store(path, features, Label("some", "ours"))
    store = Store(path)
    first = {feature.number: feature for feature in reversed(features)}
    assert store.size == len(first)
    for feature in first.values():
        index = store.find(feature.number)
        assert index is not None
        place = store.place(index)
        assert place.name == " ".join(feature.name.split())
        assert abs(place.latitude - feature.latitude) < 1e-5
        assert (place.country, place.population) == (feature.country, feature.population)
        for name in (feature.name, *(name for name, _ in feature.names)):
            if fold(name):
                assert index in {hit.index for hit in store.hits(fold(name))}


@pytest.mark.parametrize("content", [b"", b"FOGPLACE", b"GIF89a" * 40, b"FOGPLACE" + b"\xff" * 64])
def test_a_broken_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "UA.places"
    path.write_bytes(content)
    with pytest.raises(InputError, match="add the places anew"):
        Store(path)


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "UA.places"
    write_store(path, [Feature(1, "Lesne", 48.0, 37.0, "UA")], Label("UA", "ours"))
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(InputError, match="bytes"):
        Store(path)


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("popansa", [("popasna", 1)]),
        ("popasna", [("popasna", 0)]),
        ("kharkow", [("kharkov", 1)]),
        ("kramatorskk", [("kramatorsk", 1)]),
        ("krametrosk", [("kramatorsk", 2)]),
        ("lman", []),  # too short to be mended
        ("ymanka", []),  # the first letter must agree
    ],
)
def test_near_keys_are_found_with_the_letters_that_differ(
    tmp_path: Path, asked: str, near: list[tuple[str, int]]
) -> None:
    path = tmp_path / "some.places"
    names = ("Popasna", "Kharkiv", "Kharkov", "Kramatorsk", "Lyman", "Lymanka")
    write_store(path, [Feature(at, name, 48.0, 37.0, "UA") for at, name in enumerate(names, 1)], Label("some", "ours"))
    assert sorted(Nearness(Store(path)).near(asked)) == sorted(near)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text("abc", min_size=1, max_size=8), max_size=10), first=st.sampled_from("abc"))
def test_keys_of_a_length_and_letter_are_all_that_there_are(tmp_path: Path, names: list[str], first: str) -> None:
    path = tmp_path / "some.places"
    features = [Feature(at, name, 0.0, 0.0, "UA") for at, name in enumerate(names, 1)]
    write_store(path, features, Label("some", "ours"))
    for length in range(10):
        wanted = sorted({name for name in names if len(name) == length and name[0] == first})
        assert Store(path).keys(length, first) == wanted
