"""What tellings mean, as vectors that the reader made of their sentences: how alike two are, whatever their words."""

import math
from collections.abc import Iterable
from operator import mul

_FULL = 127  # a vector of this length has signed bytes for its dimensions

_LEVELS = (
    (0.8, "meaning: nearly the same"),
    (0.65, "meaning: very alike"),
    (0.5, "meaning: alike"),
    (0.3, "meaning: some"),
    (0.1, "meaning: little"),
)
_OTHER = "meaning: other"
_NOT_TOLD = "meaning: not told"


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


def level(one: bytes, other: bytes) -> str:
    """Return how much two tellings mean the same, as a level of a comparison."""
    if not one or len(one) != len(other):
        return _NOT_TOLD
    alike = likeness(one, other)
    for bound, name in _LEVELS:
        if alike >= bound:
            return name
    return _OTHER
