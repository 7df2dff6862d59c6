"""From places with evidence to places around them: simple indicator kriging, so that the nearest evidence decides.

Journel (1983), "Nonparametric estimation of spatial distributions": the chance that a point belongs to a class is estimated as a
prior plus weighted differences of the classes at known points from their prior. With the exponential covariance used here a known
point hides those behind it, so along a front the nearest evidence on either side decides, and far from all of it the
estimate returns to the prior. Evidence does not count across a border or a great river, nor beyond ``limit_km``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fogline.picture.control.ground import Ground, Tile
from fogline.picture.control.options import ControlOptions
from fogline.picture.control.standing import Standing


@dataclass(frozen=True, slots=True)
class Field:
    """What is known on one day, ready for any tile of the ground: the system of its m nodes is solved once.

    ``node_of`` (spots,) is the number of the node that a spot is on this day, -1 for a spot of which nothing is known;
    ``inverse`` (m, m) that of their covariance, ``difference`` (m, sides) how far each lies from its prior.
    """

    node_of: Any
    inverse: Any
    difference: Any

    def ties(self, tile: Tile) -> Any:
        """Return (p, m): how much each node weighs at each place of a tile."""
        node = self.node_of[tile.near]
        told = node >= 0
        return tile.covariance[:, told] @ self.inverse[node[told]]

    def chances(self, ties: Any, priors: Any) -> Any:
        """Return (p, sides): how likely each side holds each place, from its ties and ``priors`` (p, sides)."""
        import numpy as np

        return np.clip(priors + ties @ self.difference, 0.0, 1.0)


def field(
    ground: Ground, spots: Sequence[int], known: Sequence[Standing], priors: Any, sides: Sequence[str],
    options: ControlOptions,
) -> Field:  # fmt: skip
    """Return the field of what is ``known`` of ``spots`` (their numbers, in the same order) with ``priors`` (m, sides)."""
    import numpy as np

    node_of = np.full(len(ground.spots), -1)
    node_of[list(spots)] = np.arange(len(known))
    values = np.array([[one.probabilities(sides)[side] for side in sides] for one in known]).reshape(-1, len(sides))
    weights = np.array([max(one.weight, 1e-3) for one in known])
    covariance = ground.between[np.ix_(list(spots), list(spots))] + np.diag(options.noise / weights)
    return Field(node_of, np.linalg.inv(covariance), values - priors)
