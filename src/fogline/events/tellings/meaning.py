"""What tellings mean, as vectors that the reader made of their sentences: how alike two are, whatever their words."""

import math
from bisect import bisect_right
from collections.abc import Iterable
from operator import mul
from typing import Literal

_FULL = 127  # a vector of this length has signed bytes for its dimensions

_BOUNDS = {"meaning": (0.1, 0.3, 0.5, 0.65, 0.8), "report": (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)}
"""Cosines from which sentences are the more alike, and whole reports, which are all rather alike."""

LEVELS = {
    of: tuple(f"{of}: {word}" for word in words)
    for of, words in {
        "meaning": ("other", "little", "some", "alike", "very alike", "nearly the same"),
        "report": ("other", "little", "some", "rather alike", "alike", "very alike", "nearly the same"),
    }.items()
}
"""What a comparison of vectors can say, the more alike the later it stands."""

_SIGNS = 7


def together(vectors: Iterable[bytes]) -> bytes:
    """Return the direction of the sum of vectors, those apart that are empty or of another size than the first; else ``b""``."""
    known = [memoryview(vector).cast("b") for vector in vectors if vector]
    sums = [sum(values) for values in zip(*(one for one in known if len(one) == len(known[0])), strict=True)]
    length = math.hypot(*sums)
    return bytes(round(_FULL * value / length) & 0xFF for value in sums) if length else b""


def likeness(one: bytes, other: bytes) -> float:
    """Return the cosine of two directions."""
    product: int = sum(map(mul, memoryview(one).cast("b"), memoryview(other).cast("b")))
    return product / (_FULL * _FULL)


def level(of: Literal["meaning", "report"], one: bytes | None, other: bytes | None) -> str:
    """Return how much two vectors of one thing mean the same, as a level of a comparison: ``meaning: very alike``."""
    if one is None or other is None:
        return f"{of}: unknown"
    if not one or len(one) != len(other):
        return f"{of}: not told"
    return LEVELS[of][bisect_right(_BOUNDS[of], likeness(one, other))]


def bands(vector: bytes) -> tuple[str, ...]:
    """Return traits that two vectors are the likelier to share the nearer they are: signs of dimensions, seven at a time.

    Locality-sensitive hashing (Charikar, STOC 2002), for 128 dimensions: of those with a cosine of 0.8 nearly all share one, of
    0.6 four fifths, of 0.5 two thirds, of those that have nothing to do with each other one of eight. The vectors are turned at
    random, so their own dimensions serve as planes; each serves once: bands that have none in common err apart.
    """
    signs = "".join(["1" if value > 0 else "0" for value in memoryview(vector).cast("b")])
    return tuple(f"{at} {signs[at : at + _SIGNS]}" for at in range(0, len(signs) - _SIGNS + 1, _SIGNS))
