"""The fake reader: keeps the contract and finds enough to exercise everything downstream."""

import pytest
from contract import WIRE, ReaderContract, check, document
from hypothesis import given
from hypothesis import strategies as st

from fogline.reading import open_reader
from fogline.reading.fake import FakeReader


@pytest.fixture(scope="module")
def reader():
    return FakeReader()


class TestFake(ReaderContract):
    """The suite, over this reader."""


def read(text):
    (reading,) = FakeReader().read([document(text)])
    return reading


def test_it_is_opened_by_its_name():
    assert open_reader("fake").info.name == "fake"


def test_names_numbers_days_and_forces():
    reading = read(WIRE)
    found = {(mention.span.of(WIRE), mention.type) for mention in reading.mentions}
    assert {("Brod", "PLACE"), ("Tuesday", "TIME"), ("Health Ministry", "ORG"), ("At least 3", "QUANTITY")} <= found
    assert {("Rebels", "FORCE"), ("Moscow", "STATE"), ("Mayor Ana Petrov", "PERSON"), ("drones", "WEAPON")} <= found


def test_who_says_what():
    text = "The dam was damaged by troops on Friday, the Water Agency said."
    (attribution,) = read(text).attributions
    assert attribution.source.of(text) == "Water Agency"
    assert attribution.cue.of(text) == "said"
    assert attribution.content[0].of(text).startswith("The dam was damaged by troops on Friday")


def test_according_to_looks_ahead_for_its_source():
    text = "According to Moscow, two drones were shot down near Lipa."
    (attribution,) = read(text).attributions
    assert attribution.source.of(text) == "Moscow"


def test_frames_have_types_realities_and_roles():
    text = "On Monday rebels shelled Brod. Soldiers reportedly withdrew. The army will not be attacked, he vowed."
    reading = read(text)
    assert [(frame.type, frame.reality) for frame in reading.frames] == [
        ("shelling", "factual"),
        ("withdrawal", "possible"),
        ("attack", "denied"),
    ]
    first = reading.frames[0]
    assert [span.of(text) for span in first.fillers("actor")] == ["rebels"]
    assert [span.of(text) for span in first.fillers("time")] == ["Monday"]


@given(st.text(max_size=300) | st.lists(st.sampled_from(WIRE.split(" ")), max_size=60).map(" ".join))
def test_any_text_keeps_the_contract(text):
    check(read(text))
