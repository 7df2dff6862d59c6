"""Likeness of texts: which document says the same words as one before it, though headline, end or a paragraph differ.

MinHash (Broder 1997) over runs of three folded words: 128 values stand for a text, and the part of them that is equal in
two texts estimates the Jaccard likeness of their runs. Bands of four values (locality-sensitive hashing) find the few texts
worth comparing.

Texts are alike without being copies: "Air raid alert in the region" is written every night, and each morning's bulletin is
that of the day before with other numbers. So the shorter the texts, the more of them has to agree; below a dozen words
nothing is a copy; copies have their numbers in common; and short ones were published within a week of each other.
"""

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from fogline.ledger.folding import words
from fogline.records import Published

RUN = 3  # words
VALUES = 128
BANDS, ROWS = 32, 4
FEWEST_WORDS = 12
"""A text of fewer words is no copy of anything."""

MOST_COMPARED = 50
"""Of the documents that share a band, this many are compared: those that share the most bands, of equal ones the oldest."""

_SHORT = 60  # runs; up to here the days of publication have to be near
_NEAR_DAYS = 7
_NUMBERS_COMMON = 0.8  # the part of the numbers of the text with fewer that both have
_HEAD = struct.Struct("<II32s")
_NUMBER_BITS = 256
_COUNTING = frozenset(  # words that tell numbers and days, folded
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december один два три четыре чотири пять шесть шість семь сім восемь вісім девять десять
    """.split()
)
_SEED = 0x0F06_11E0
_PIECE = 2048  # runs hashed at a time, so that a long text takes little memory


@dataclass(frozen=True, slots=True)
class Likeness:
    """A document that says the same words, and how much of the shorter text is in both (0..1)."""

    document: int
    share: float


def signature(text: str, published: Published | None = None) -> bytes | None:
    """Return what stands for a text when it is compared (296 bytes), ``None`` for one too short to be a copy.

    It holds the number of different runs of words, the day of publication, two bits for each number in the text (by its hash),
    and 128 values of 16 bits.
    """
    import numpy as np

    found = words(text)
    if len(found) < FEWEST_WORDS:
        return None
    runs = _runs(found)
    factors, addends = _functions()
    least = np.full(VALUES, np.iinfo(np.uint64).max, dtype=np.uint64)
    for at in range(0, len(runs), _PIECE):
        np.minimum(least, (factors * runs[at : at + _PIECE] + addends).min(axis=1), out=least)
    day = published.start.toordinal() if published is not None and published.start is not None else 0
    different = len(set(runs.tolist()))
    return _HEAD.pack(different, day, _numbers(found)) + (least >> np.uint64(48)).astype("<u2").tobytes()


def bands(signed: bytes) -> tuple[int, ...]:
    """Return the 32 bands of a signature as signed 32-bit integers; texts that share one are worth comparing.

    The number of the band is mixed in, so that one column holds them all.
    """
    values, width = signed[_HEAD.size :], 2 * ROWS
    parts = [values[band * width : (band + 1) * width] for band in range(BANDS)]
    return tuple(zlib.crc32(part, band) - 2**31 for band, part in enumerate(parts))


def jaccard(one: bytes, other: bytes) -> float:
    """Return the estimated Jaccard likeness of two texts by their signatures (0..1, standard error up to 0.044)."""
    import numpy as np

    first, second = (np.frombuffer(signed, dtype="<u2", offset=_HEAD.size) for signed in (one, other))
    return int(np.count_nonzero(first == second)) / VALUES


def copied(one: bytes, other: bytes) -> float | None:
    """Return how much of the shorter of two texts is in both (0..1), estimated; ``None`` where neither is a copy of the other."""
    first, day, numbers = _HEAD.unpack_from(one)
    second, other_day, other_numbers = _HEAD.unpack_from(other)
    shorter = min(first, second)
    if shorter <= _SHORT and day and other_day and abs(day - other_day) > _NEAR_DAYS:
        return None
    if not _numbers_agree(int.from_bytes(numbers), int.from_bytes(other_numbers), short=shorter <= _SHORT):
        return None
    alike = jaccard(one, other)
    share = min(1.0, alike / (1 + alike) * (first + second) / shorter)
    return share if share >= _wanted(shorter) and alike >= _wanted_alike(shorter) else None


def first_copied(signed: bytes, candidates: Iterable[tuple[int, bytes]]) -> Likeness | None:
    """Return which of ``candidates`` (number of the document, signature) said the same words first: the lowest number."""
    for document, other in sorted(candidates):
        common = copied(signed, other)
        if common is not None:
            return Likeness(document, round(common, 3))
    return None


def worth_comparing(shared: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the numbers of the documents to compare of (number, how many bands it shares), at most :data:`MOST_COMPARED`."""
    ranked = sorted(shared, key=lambda pair: (-pair[1], pair[0]))
    return tuple(document for document, _ in ranked[:MOST_COMPARED])


def _wanted(runs: int) -> float:
    """Return the share of the shorter text that has to agree: nearly all of a short one, two thirds of an article."""
    if runs <= _SHORT:
        return 0.8
    return 0.7 if runs <= 4 * _SHORT else 0.6


def _wanted_alike(runs: int) -> float:
    """Return the least Jaccard likeness: a short text that a long one quotes is no copy of it."""
    return 0.5 if runs <= _SHORT else 0.3


def _runs(found: Sequence[str]) -> Any:
    """Return the hashes (64 bits) of all runs of three words."""
    import numpy as np

    hashed = np.fromiter(map(_hash, found), np.uint64, len(found))
    mixed = np.zeros(len(found) - RUN + 1, dtype=np.uint64)
    for at in range(RUN):
        mixed = (mixed * np.uint64(0x9E37_79B9_7F4A_7C15)) ^ hashed[at : at + len(mixed)]
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58_476D_1CE4_E5B9)
    return mixed ^ (mixed >> np.uint64(32))


@lru_cache(65536)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _numbers(found: Iterable[str]) -> bytes:
    """Return the numbers among the words as a set of 256 bits."""
    bits = 0
    for word in set(found):
        if not word.isalpha() or word in _COUNTING:
            hashed = _hash(word)
            bits |= 1 << hashed % _NUMBER_BITS | 1 << (hashed >> 16) % _NUMBER_BITS
    return bits.to_bytes(_NUMBER_BITS // 8)


def _numbers_agree(one: int, other: int, *, short: bool) -> bool:
    """Tell whether two texts may be copies by the numbers in them: both have all that one has; of long texts, most."""
    fewer = min(one.bit_count(), other.bit_count())
    return (one & other).bit_count() >= (1.0 if short else _NUMBERS_COMMON) * fewer


@cache
def _functions() -> tuple[Any, Any]:
    """Return the factors (odd) and addends of the 128 hash functions: the same on every machine, for ever."""
    import numpy as np

    state, values = _SEED, []
    for _ in range(2 * VALUES):  # splitmix64 (Steele, Lea and Flood 2014)
        state = (state + 0x9E37_79B9_7F4A_7C15) % 2**64
        mixed = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9 % 2**64
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB % 2**64
        values.append(mixed ^ (mixed >> 31))
    factors, addends = [value | 1 for value in values[:VALUES]], values[VALUES:]
    return np.array(factors, np.uint64)[:, None], np.array(addends, np.uint64)[:, None]
