"""How one part of what is tied falls into groups that refuse to chain: average linkage under constraints.

What a part is, and where one that is too large is cut (``LADDER``, ``MOST``), is found by :mod:`fogline.events.linking.growth`.

Two groups join only while the average of all pairs between them speaks for it (UPGMA: Sokal & Michener 1958), whether or not
these share a block; so a bulletin that resembles two strikes does not make one of them. Groups never join over a constraint, and
always over a law. A pair that is merely unlike counts little against a group: that two reports share no words says less of them
the more is told of both elsewhere in the group; what surely parts them is a constraint. What reports are about is grouped before
what they mention besides: else a report that tells of one thing as of two (a strike, and the fire after it) has another joined to
the lesser of them, and what it is about left alone, for these two may not be one. Ties go by name: the same tellings give
the same groups in whatever order they come.
"""

from collections.abc import Callable, Collection, Iterable
from heapq import heapify, heappop, heappush

LAW = 1e6
"""The score of a pair that an analyst merged."""

UNLIKE, AGAINST = -1.0, -4.0
"""Scores of a pair that is merely unlike: between them it counts as the first against a group, below them what goes beyond the
second counts besides. Chosen by leaving out a day at a time (``bench/event_weights.py``).
"""

MOST = 60
"""A component of more is cut at its weakest links until none is larger: what is done for one pair stays bounded."""

LADDER = (*(half / 2 for half in range(30)), LAW / 2)
"""What scores must be above to hold a component together, step by step; above the last there are only laws."""

_FIRST = -100.0
"""More than any score, less than a law."""

Pair = tuple[str, str]
"""The ids of two tellings."""
Score = Callable[[Pair], float | None]
"""The log odds of a pair, ``None`` where the two may never be in one group."""


def _counted(score: float) -> float:
    return score if score >= UNLIKE else UNLIKE + min(score - AGAINST, 0.0)


def averaged(names: list[str], score: Score, leading: Collection[str] = ()) -> Iterable[list[str]]:
    """Yield the groups of a component by average linkage, each sorted; groups of nothing but ``leading`` ones join first."""
    if len(names) < 2:
        return [names]
    groups = {number: [name] for number, name in enumerate(names)}
    sums: dict[tuple[int, int], float] = {}
    for one in range(len(names)):
        for other in range(one + 1, len(names)):
            found = score((names[one], names[other]))
            sums[one, other] = float("-inf") if found is None else _counted(found)
    first = {number for number, name in enumerate(names) if name in leading}

    def turn(one: int, other: int, mean: float) -> tuple[float, int, int]:
        return (_FIRST if one in first and other in first else 0.0) - mean, one, other

    heap = [turn(*pair, total) for pair, total in sums.items() if total > 0]
    heapify(heap)
    following = len(names)
    while heap:
        _, one, other = heappop(heap)
        if one not in groups or other not in groups:
            continue
        joined = groups.pop(one) + groups.pop(other)
        if one in first and other in first:
            first.add(following)
        for third, members in groups.items():
            total = sums[min(one, third), max(one, third)] + sums[min(other, third), max(other, third)]
            sums[third, following] = total
            if total > 0:
                heappush(heap, turn(third, following, total / (len(joined) * len(members))))
        groups[following] = joined
        following += 1
    return [sorted(group) for group in groups.values()]
