"""How well a grouping agrees with another one: MUC, B-cubed and CEAF-e, and their mean, the CoNLL score.

As coreference is scored (Pradhan et al., ACL 2014): MUC (Vilain et al., MUC-6, 1995) counts links and knows no groups of one;
B-cubed (Bagga & Baldwin, 1998) counts, for each item, how much of its group is right; CEAF-e (Luo, HLT 2005) pairs groups off one
to one by how alike they are.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Groups = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision and recall, each 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class GroupScores:
    """The three measures over the same items."""

    muc: Ratio
    b_cubed: Ratio
    ceaf: Ratio

    @property
    def conll(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def grouped(labels: Mapping[str, Hashable]) -> Groups:
    """Return the groups of items that have one label."""
    groups: dict[Hashable, set[str]] = {}
    for item, label in labels.items():
        groups.setdefault(label, set()).add(item)
    return [frozenset(group) for group in groups.values()]


def group_scores(gold: Groups, system: Groups) -> GroupScores:
    """Score ``system`` against ``gold``; both have to hold the same items, each once. ``ValueError`` where they do not."""
    items = [sorted(item for group in groups for item in group) for groups in (gold, system)]
    if items[0] != items[1] or len(set(items[0])) != len(items[0]):
        raise ValueError("groups: got two that do not hold the same items once each")
    muc = Ratio(_links(system, gold), _links(gold, system))
    b_cubed = Ratio(_shares(system, gold), _shares(gold, system))
    alike = _best_pairing(gold, system)
    return GroupScores(muc, b_cubed, Ratio(alike / max(len(system), 1), alike / max(len(gold), 1)))


def _links(groups: Groups, other: Groups) -> float:
    """Return the part of the links of ``groups`` that ``other`` has too (0 where there is none to have)."""
    of = _index(other)
    wanted = sum(len(group) - 1 for group in groups)
    missing = sum(len({of[item] for item in group}) - 1 for group in groups)
    return (wanted - missing) / wanted if wanted else 0.0


def _shares(groups: Groups, other: Groups) -> float:
    of = _index(other)
    shares = [len(group & other[of[item]]) / len(group) for group in groups for item in group]
    return sum(shares) / len(shares) if shares else 1.0


def _index(groups: Groups) -> dict[str, int]:
    return {item: number for number, group in enumerate(groups) for item in group}


def _best_pairing(gold: Groups, system: Groups) -> float:
    """Return the largest sum of likenesses of groups paired one to one; each tangle of groups is solved alone."""
    of = _index(system)
    total = 0.0
    for rows in _tangles(gold, of):
        columns = sorted({of[item] for row in rows for item in gold[row]})
        matrix = [[_alike(gold[row], system[column]) for column in columns] for row in rows]
        total += _assign(matrix)
    return total


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _tangles(gold: Groups, of: Mapping[str, int]) -> Iterable[list[int]]:
    """Yield groups of gold that share groups of the system, directly or by way of others."""
    holding: dict[int, list[int]] = {}
    for number, group in enumerate(gold):
        for item in group:
            holding.setdefault(of[item], []).append(number)
    seen: set[int] = set()
    for start in range(len(gold)):
        tangle, waiting = [], [start]
        while waiting:
            if (number := waiting.pop()) not in seen:
                seen.add(number)
                tangle.append(number)
                waiting.extend(other for item in gold[number] for other in holding[of[item]])
        if tangle:
            yield tangle


def _assign(gains: list[list[float]]) -> float:
    """Return the best total of one to one pairs (the Hungarian method: Kuhn 1955, with the potentials of Jonker & Volgenant)."""
    if len(gains) > len(gains[0]):
        gains = [list(column) for column in zip(*gains, strict=True)]
    rows, columns = len(gains), len(gains[0])
    price_row, price_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least, way, done = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while taken[at]:
            done[at], here, step, further = True, taken[at], float("inf"), 0
            for column in range(1, columns + 1):
                if done[column]:
                    continue
                cost = -gains[here - 1][column - 1] - price_row[here] - price_column[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < step:
                    step, further = least[column], column
            for column in range(columns + 1):
                if done[column]:
                    price_row[taken[column]] += step
                    price_column[column] -= step
                else:
                    least[column] -= step
            at = further
        while at:
            taken[at], at = taken[way[at]], way[at]
    return sum(gains[taken[column] - 1][column - 1] for column in range(1, columns + 1) if taken[column])
