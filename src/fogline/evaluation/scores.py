"""Counts, and the figures made of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Counts(NamedTuple):
    """What a reader got right, what it gave, and what there was to give."""

    right: int = 0
    system: int = 0
    gold: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Return the sum of both."""
        return Counts(self.right + other.right, self.system + other.system, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what the reader gave that is right; 0 where it gave nothing."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """The share of what there was that the reader gave; 0 where there was nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.system + self.gold
        return 2 * self.right / total if total else 0.0


LayerCounts = Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Score:
    """One figure with its 95 % interval over documents; ``counts`` is ``None`` for a mean of other figures."""

    layer: str
    f1: float
    low: float
    high: float
    counts: Counts | None = None


def total(documents: Iterable[LayerCounts]) -> dict[str, Counts]:
    """Add up the counts of documents, layer by layer, in the order the layers first appear."""
    sums: dict[str, Counts] = {}
    for document in documents:
        for layer, counts in document.items():
            sums[layer] = sums.get(layer, Counts()).plus(counts)
    return sums


@dataclass(frozen=True, slots=True)
class Draws:
    """The counts of one layer in sets of documents drawn by chance: arrays with a number for each set."""

    right: "NDArray[np.int64]"
    system: "NDArray[np.int64]"
    gold: "NDArray[np.int64]"

    @property
    def recall(self) -> "NDArray[np.float64]":
        """The recall in each set, as ``Counts`` has it."""
        return _shares(self.right, self.gold)

    @property
    def f1(self) -> "NDArray[np.float64]":
        """The harmonic mean of precision and recall in each set, as ``Counts`` has it."""
        return _shares(2 * self.right, self.system + self.gold)


def _shares(part: "NDArray[np.int64]", whole: "NDArray[np.int64]") -> "NDArray[np.float64]":
    import numpy as np

    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def bootstrap(documents: Sequence[LayerCounts], samples: int, seed: int) -> dict[str, Draws]:
    """Return by layer the summed counts of ``samples`` sets of documents drawn with replacement (Efron 1979)."""
    import numpy as np

    layers = list(total(documents))
    if not documents:
        return {}
    table = np.array([[document.get(layer, Counts()) for layer in layers] for document in documents], dtype=np.int64)
    weights = np.random.default_rng(seed).multinomial(len(documents), [1 / len(documents)] * len(documents), samples)
    drawn = np.einsum("sd,dlc->lcs", weights, table)
    return {layer: Draws(*counts) for layer, counts in zip(layers, drawn, strict=True)}


def interval(values: "NDArray[np.float64]") -> tuple[float, float]:
    """Return the middle 95 % of ``values``."""
    if not len(values):
        return (0.0, 0.0)
    ordered = sorted(values.tolist())
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]
