"""How sure the reader is: a network's scores turned into confidences that mean what they say.

Of the frames that come with a confidence of .7, seven in ten should be right. A network trained to the end is surer than that;
two logistic functions, fitted on documents it never saw (Platt 1999), set it right. They ship in the model's ``meta.json``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

_EDGE = 1e-4
_MOST = 2.0
Weights = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of (1, first log odds, second log odds), and the ``threshold`` at which the reader balances misses and mistakes.

    A role hangs on its frame and is less sure by nature: it must reach ``role_share`` of the threshold. A frame is right when a
    person marks the same type at the same trigger; a role when, besides, its filler overlaps theirs.
    """

    frame: Weights = (0.0, 1.0, 0.0)
    role: Weights = (0.0, 0.5, 0.5)
    threshold: float = 0.0
    role_share: float = 1.0

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Calibration:
        """Take the weights out of a model's ``meta.json``."""
        frame, role = (tuple(map(float, data[name])) for name in ("frame", "role"))
        return cls(
            (frame[0], frame[1], frame[2]),
            (role[0], role[1], role[2]),
            float(data["threshold"]),
            float(data["role_share"]),
        )

    def of_frame(self, type_: float, nothing: float) -> float:
        """Return the confidence of a frame: ``type_`` is the probability of its type, ``nothing`` of there being no trigger."""
        return _logistic(self.frame, (log_odds(type_), log_odds(1.0 - nothing)))

    def of_role(self, frame: float, span: float) -> float:
        """Return the confidence of a role: ``frame`` is its frame's confidence, ``span`` the probability of the span's edges."""
        return _logistic(self.role, (log_odds(frame), log_odds(span)))

    def eagerness(self, threshold: float) -> float:
        """Return what to take off the scores of "nothing here" beyond the tuned penalty, so that enough passes ``threshold``.

        At most two nats either way: beyond that a reader marks noise, or nothing. A model without a usual threshold only filters.
        """
        if not self.threshold:
            return 0.0
        return min(max(log_odds(self.threshold) - log_odds(threshold), -_MOST), _MOST)


def log_odds(probability: float) -> float:
    """Return the log odds of ``probability``, kept finite."""
    kept = min(max(probability, _EDGE), 1.0 - _EDGE)
    return math.log(kept / (1.0 - kept))


def _logistic(weights: Weights, features: tuple[float, float]) -> float:
    return 1.0 / (1.0 + math.exp(-(weights[0] + weights[1] * features[0] + weights[2] * features[1])))
