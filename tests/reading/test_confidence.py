"""Confidence: scores in, a probability out, and one threshold for how eager the reader is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.reading.confidence import Calibration, log_odds
from fogline.reading.decoding import Decoding
from fogline.reading.labels import Labels

LABELS = Labels(("PLACE",), ("attack",), ("factual",), ("actor",))
PROBABILITIES = st.floats(0, 1)


@given(PROBABILITIES, PROBABILITIES)
def test_it_is_a_probability_whatever_goes_in(type_: float, nothing: float) -> None:
    calibration = Calibration(frame=(0.3, 0.6, -0.2), role=(-0.4, 0.9, 0.5))
    frame = calibration.of_frame(type_, nothing)
    assert 0 < frame < 1
    assert 0 < calibration.of_role(frame, type_) < 1


def test_untouched_it_is_the_probability_of_the_type() -> None:
    assert math.isclose(Calibration().of_frame(0.8, 0.1), 0.8)


def test_it_comes_from_the_models_meta() -> None:
    data = {"frame": [0.1, 0.5, 0.4], "role": [0, 1, 1], "threshold": 0.3, "role_share": 0.5}
    assert Calibration.from_json(data) == Calibration((0.1, 0.5, 0.4), (0.0, 1.0, 1.0), 0.3, 0.5)


@pytest.mark.parametrize(("threshold", "change"), [(None, 0.0), (0.3, 0.0), (0.1, 1.35), (0.6, -1.25)])
def test_a_lower_threshold_looks_harder(threshold: float | None, change: float) -> None:
    decoding = Decoding(LABELS, {}, {"trigger": 0.5, "parts": 0.2}, Calibration(threshold=0.3), threshold)
    assert decoding.penalty("trigger") == pytest.approx(0.5 + change, abs=0.01)
    assert decoding.penalty("parts") == 0.2, "the length of a quotation is not a matter of eagerness"


def test_log_odds_stay_finite() -> None:
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
    assert math.isfinite(log_odds(0.0))
