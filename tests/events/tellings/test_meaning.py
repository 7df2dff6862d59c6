"""How alike tellings are in what they mean: levels by the angle between vectors, said only where both have one."""

import math
import random
from itertools import pairwise

import pytest

from fogline.events.tellings.meaning import bands, level, likeness, together


def pointing(degrees: float, length: float = 127) -> bytes:
    """Return a vector that points so far from the first axis."""
    turn = math.radians(degrees)
    return bytes(round(length * part) & 0xFF for part in (math.cos(turn), math.sin(turn)))


@pytest.mark.parametrize("degrees", [0, 20, 45, 90, 135, 180])
def test_likeness_is_the_cosine_of_the_angle(degrees: float) -> None:
    assert likeness(pointing(10), pointing(10 + degrees)) == pytest.approx(math.cos(math.radians(degrees)), abs=0.02)


def test_the_sum_of_vectors_points_between_them_and_is_as_long_as_each() -> None:
    between = together([pointing(10), b"", pointing(50)])
    assert likeness(between, pointing(30)) == pytest.approx(1, abs=0.02)
    assert likeness(together([pointing(80, 30)]), pointing(80)) == pytest.approx(1, abs=0.02)


def test_nothing_known_means_nothing() -> None:
    assert together([]) == together([b"", b""]) == b""
    assert together([pointing(0), pointing(180)]) == b""
    for one, other in ((b"", b""), (pointing(5), b""), (b"", pointing(5)), (pointing(5), pointing(5) + b"\x01")):
        assert level("meaning", one, other) == "meaning: not told"
    assert bands(b"") == ()


def test_what_a_report_is_about_may_not_be_known() -> None:
    for one, other in ((None, pointing(5)), (b"", None), (None, None)):
        assert level("report", one, other) == level("report", other, one) == "report: unknown"


def test_a_vector_of_another_reader_is_left_out() -> None:
    assert together([pointing(40), bytes(5)]) == together([pointing(40)])


def test_the_nearer_the_more_alike() -> None:
    levels = [level("report", pointing(0), pointing(degrees)) for degrees in range(0, 181, 5)]
    assert levels[0] == "report: nearly the same"
    assert levels[-1] == "report: other"
    changes = [one for one, other in pairwise(levels) if one != other]
    assert len(changes) == len(set(changes))  # no level comes back once it was left
    assert level("report", pointing(70), pointing(20)) == level("report", pointing(20), pointing(70))


def scattered(seed: int, near: bytes = b"", share: float = 0.0) -> bytes:
    """Return a vector of 32 dimensions that points anywhere, or for so large a ``share`` where ``near`` points."""
    drawn = random.Random(seed)
    own = [drawn.gauss(0, 1) for _ in range(32)]
    length = math.hypot(*own)
    held = memoryview(near).cast("b") if near else [0] * 32
    mixed = [127 * (1 - share) * value / length + share * to for value, to in zip(own, held, strict=True)]
    return together([bytes(round(value * 127 / math.hypot(*mixed)) & 0xFF for value in mixed)])


def test_the_nearer_two_vectors_the_oftener_they_share_a_band() -> None:
    def met(share: float) -> int:
        pairs = [(one := scattered(seed), scattered(1000 + seed, one, share)) for seed in range(200)]
        return sum(not set(bands(one)).isdisjoint(bands(other)) for one, other in pairs)

    assert met(1.0) == 200
    assert met(0.0) < 30
    assert met(0.6) > 120


def test_each_dimension_serves_once_and_a_vector_too_short_for_a_band_stands_in_none() -> None:
    assert [band.partition(" ")[2] for band in bands(bytes([1, 255] * 7))] == ["1010101", "0101010"]
    assert bands(bytes([1] * 6)) == ()
    assert len(bands(bytes([1] * 128))) == 18
