"""Fits the multipliers of the weights on events whose truth is known (a simulated war, or verified ones).

Logistic regression on the addends, drawn towards the shipped judgement: each multiplier is 1 unless the events say
otherwise
(a normal prior around 1; Newton's method on the penalised likelihood). Few events change little, which is as it should
be.
"""

from collections.abc import Sequence
from typing import NamedTuple

from fogline.events.grading.reliability import Reliability
from fogline.events.grading.weights import affirmed
from fogline.records.support import Weight


class Known(NamedTuple):
    """The addends of an event's log-odds, from the table that is to be fitted with all multipliers 1, and whether it
    happened.
    """

    weights: tuple[Weight, ...]
    happened: bool


def fit(events: Sequence[Known], table: Reliability, *, hold: float = 1.0, rounds: int = 25) -> Reliability:
    """Return ``table`` with fitted multipliers and shift. ``hold`` is how many events a departure from 1 has to be
    worth.
    """
    import numpy as np

    names = sorted({one.name for event in events for one in event.weights})
    if not events or not names:
        return table
    column = {name: number for number, name in enumerate(names)}
    features = np.zeros((len(events), len(names) + 1))
    for row, event in enumerate(events):
        features[row, -1] = float(affirmed(event.weights))
        for one in event.weights:
            features[row, column[one.name]] += one.value
    happened = np.array([float(event.happened) for event in events])
    start = np.append(np.ones(len(names)), 0.0)
    found = start.copy()
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(features @ found, -30, 30)))
        slope = features.T @ (happened - chance) - hold * (found - start)
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + hold * np.eye(len(found))
        step = np.linalg.solve(curve, slope)
        found = found + step
        if float(np.abs(step).max()) < 1e-8:
            break
    kept = {name: max(0.0, float(found[number])) for name, number in column.items()}
    return table.calibrated(kept, float(found[-1]))


def brier(chances: Sequence[float], happened: Sequence[bool]) -> float:
    """Return the Brier score: the mean squared distance of the probabilities from what happened (0 best)."""
    return sum((chance - was) ** 2 for chance, was in zip(chances, happened, strict=True)) / len(chances)


def calibration_error(chances: Sequence[float], happened: Sequence[bool], bins: int = 10) -> float:
    """Return the expected calibration error over ``bins`` equal parts of 0..1 (Naeini and others 2015)."""
    parts: dict[int, list[tuple[float, bool]]] = {}
    for chance, was in zip(chances, happened, strict=True):
        parts.setdefault(min(bins - 1, int(chance * bins)), []).append((chance, was))
    gaps = (abs(sum(c for c, _ in part) - sum(w for _, w in part)) for part in parts.values())
    return sum(gaps) / len(chances)
