"""From places with evidence to places around them: simple indicator kriging, so that the nearest evidence decides.

Journel (1983), "Nonparametric estimation of spatial distributions": the chance that a point belongs to a class is estimated as a
prior plus weighted differences of the classes at known points from their prior. With the exponential covariance used here a known
point hides those behind it, so along a front the nearest evidence on either side decides, and far from all of it the
estimate returns to the prior. Evidence does not count across a border or a great river, nor beyond ``limit_km``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fogline.picture.control.options import ControlOptions
from fogline.picture.control.rivers import banks_part
from fogline.picture.control.space import km_matrix
from fogline.picture.control.standing import Standing


@dataclass(frozen=True, slots=True)
class Field:
    """Estimates for n points: ``chances`` (n, sides), ``ties`` (n, nodes) how much each node weighs there, ``km`` (n, nodes)."""

    chances: Any
    ties: Any
    km: Any


@dataclass(frozen=True, slots=True)
class Points:
    """Points as arrays: ``at`` (n, 2) latitude and longitude, ``countries`` (n,) codes, ``priors`` (n, sides)."""

    at: Any
    countries: Any
    priors: Any


def estimate(
    points: Points, nodes: Points, known: Sequence[Standing], sides: Sequence[str], options: ControlOptions
) -> Field:
    """Return how likely each of ``sides`` holds each of ``points``, from what is ``known`` of ``nodes`` (in the same order)."""
    import numpy as np

    values = np.array([[one.probabilities(sides)[side] for side in sides] for one in known])
    weights = np.array([max(one.weight, 1e-3) for one in known])
    covariance = _covariance(nodes, nodes, options)[0]
    covariance[np.diag_indices_from(covariance)] += options.noise / weights
    tie, km = _covariance(points, nodes, options)
    ties = np.linalg.solve(covariance, tie.T).T
    chances = points.priors + ties @ (values - nodes.priors)
    return Field(np.clip(chances, 0.0, 1.0), ties, km)


def _covariance(one: Points, other: Points, options: ControlOptions) -> tuple[Any, Any]:
    import numpy as np

    km = km_matrix(one.at, other.at)
    same = (
        (one.countries[:, None] == other.countries[None, :])
        | (one.countries[:, None] == "")
        | (other.countries[None, :] == "")
    )
    near = same & (km <= options.limit_km * 3)
    near &= ~banks_part(one.at, other.at, near)
    return np.where(near, np.exp(-km / options.reach_km), 0.0), km
