"""The weight of each level of a comparison, and the score of a pair.

``data/weights.json`` holds them with where they come from. A score is the logarithm (natural) of the odds that two tellings are
of one happening: above nought they are linked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from fogline.events.linking.compare import compare
from fogline.events.tellings.telling import Telling

_REMEMBERED = 65536
"""Sums kept of the levels that pairs came to: without them fusing takes one part in twenty longer."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Nats for each level ("place: same place"), those of a pair in general (``bias``), and how they were found."""

    bias: float
    levels: Mapping[str, float]
    source: str
    _sums: dict[tuple[str, ...], float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, level: str) -> float:
        """Return the weight of a level; one that the table does not know says nothing."""
        return self.levels.get(level, 0.0)

    def score(self, one: Telling, other: Telling) -> float:
        """Return the log odds that two tellings are of one happening."""
        levels = compare(one, other)
        known = self._sums.get(levels)  # pairs are many, what they differ in is not
        if known is None:
            if len(self._sums) >= _REMEMBERED:
                self._sums.clear()
            known = self._sums[levels] = self.bias + sum(self.of(level) for level in levels)
        return known


@cache
def shipped() -> Weights:
    """Return the weights that ship with the package."""
    return weights_of((files("fogline.events") / "data" / "weights.json").read_text(encoding="utf-8"))


def weights_of(text: str) -> Weights:
    """Return the weights written in JSON text; ``ValueError`` where it is none."""
    try:
        data = json.loads(text)
        levels = {str(level): float(value) for level, value in data["levels"].items()}
        return Weights(float(data["bias"]), levels, str(data["source"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"weights: got no {error}; want bias, levels and source") from error
