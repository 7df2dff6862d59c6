"""How alike tellings are in what they mean: levels by the angle between vectors, said only where both have one."""

import math
from itertools import pairwise

import pytest

from fogline.events.meaning import level, likeness, together


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
        assert level(one, other) == "meaning: not told"


def test_a_vector_of_another_reader_is_left_out() -> None:
    assert together([pointing(40), bytes(5)]) == together([pointing(40)])


def test_the_nearer_the_more_alike() -> None:
    levels = [level(pointing(0), pointing(degrees)) for degrees in range(0, 181, 5)]
    assert levels[0] == "meaning: nearly the same"
    assert levels[-1] == "meaning: other"
    changes = [one for one, other in pairwise(levels) if one != other]
    assert len(changes) == len(set(changes))  # no level comes back once it was left
    assert level(pointing(70), pointing(20)) == level(pointing(20), pointing(70))
