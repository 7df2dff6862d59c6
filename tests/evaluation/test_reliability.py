"""Confidence that means what it says, and confidence that does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.evaluation.reading import Sampling, score
from fogline.evaluation.reliability import outcomes, reliability
from fogline.records import Document, Frame, ReaderInfo, Reading, Role, Span

TEXT = "Rebels shelled Brod on Monday."
SHELLED = Frame(Span(7, 14), "shelling", "factual", (Role("actor", 0, 6), Role("target", 15, 19)))


def reading(*frames: Frame) -> Reading:
    document = Document("d", None, None, None, "en", TEXT)
    return Reading(ReaderInfo("test", "1"), document, frames=frames)


def test_seven_in_ten_right_at_seven_in_ten_is_no_error() -> None:
    sure = reliability([(0.7, n < 7) for n in range(10)])
    assert sure.error == pytest.approx(0)
    assert sure.count == 10


def test_being_sure_and_wrong_is_an_error() -> None:
    assert reliability([(0.95, False)] * 4).error == pytest.approx(0.95)
    assert reliability([(0.95, False)] * 2 + [(0.05, False)] * 2).error == pytest.approx(0.5)


def test_nothing_is_no_error() -> None:
    assert reliability([]).error == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_the_error_is_a_share(found: list[tuple[float, bool]]) -> None:
    sure = reliability(found)
    assert 0 <= sure.error <= 1
    assert sum(bin_.count for bin_ in sure.bins) == len(found)


def test_a_frame_is_right_by_its_type_and_a_role_by_its_frame_too() -> None:
    gold = reading(SHELLED)
    roles = (Role("actor", 0, 6, 0.8), Role("place", 15, 19, 0.4))
    right = replace(SHELLED, roles=roles, confidence=0.9)
    assert outcomes([(gold, reading(right))]) == {"frame": [(0.9, True)], "role": [(0.8, True), (0.4, False)]}
    wrong = replace(right, type="attack")
    assert outcomes([(gold, reading(wrong))]) == {"frame": [(0.9, False)], "role": [(0.8, False), (0.4, False)]}


def test_readings_that_are_sure_of_all_say_nothing_about_confidence() -> None:
    gold = reading(SHELLED)
    assert score([gold], [gold], sampling=Sampling(0)).reliability == {}
    unsure = reading(replace(SHELLED, confidence=0.8))
    assert list(score([gold], [unsure], sampling=Sampling(0)).reliability) == ["frame"]


@pytest.mark.parametrize("wrong", [-0.5, 7.0, float("nan")])
def test_a_confidence_out_of_range_is_no_frame(wrong: float) -> None:
    with pytest.raises(ValueError, match=r"want 0\.\.1"):
        replace(SHELLED, roles=(Role("actor", 0, 6, wrong),))
