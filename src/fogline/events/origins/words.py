"""Which claims say the same in the same words, without comparing all with all.

Two texts are held for one where most word pairs of the shorter stand in the longer (containment, Broder 1997, "On the
resemblance
and containment of documents"), so that a wire story cut to its first sentence is still found.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from fogline.claims.words import tokens

_FEWEST = 12  # word pairs; shorter texts are alike by chance
_CONTAINED = 0.85
_COMMONEST = 40  # texts that share a pair; a pair in more of them tells nothing


def same_words(texts: Sequence[str]) -> list[int]:
    """Return for each text the number of the first text that says the same in the same words (its own number where
    there is none).
    """
    pairs = [_pairs(text) for text in texts]
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    firsts = list(range(len(texts)))
    for number, mine in enumerate(pairs):
        shared: dict[int, int] = defaultdict(int)
        for pair in mine:
            found = holders[pair]
            for other in found if len(found) <= _COMMONEST else ():
                shared[other] += 1
        alike = [other for other, count in shared.items() if _contained(count, mine, pairs[other])]
        if alike:
            firsts[number] = min(alike)
            continue
        for pair in mine:
            holders[pair].append(number)
    return firsts


def _contained(count: int, one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= _FEWEST and count >= _CONTAINED * shorter


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the word pairs of a text, none where they are too few to be compared."""
    words = tokens(text)
    return frozenset(pairwise(words)) if len(words) > _FEWEST else frozenset()
