"""The parameters of grading, read from ``data/reliability.yaml``: priors, weights of a word, letters, stakes.

They are judgements with their reasons beside them. :class:`Reliability` can be made with other values
(``calibrated``), such as
those that :mod:`fogline.events.grading.fit` finds on events whose truth is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from fogline.events.tables import read_table

Stake = Literal["against", "none", "unknown", "gain"]
Letter = Literal["A", "B", "C", "D", "E", "F"]
Whose = Literal["actor", "target"]


@dataclass(frozen=True, slots=True)
class Stakes:
    """Who gains by a type of event being believed, who loses, and whether harm to civilians turns that round."""

    gain: Whose | None = None
    loss: Whose | None = None
    reversed_if_civil: bool = False


@dataclass(frozen=True, slots=True)
class Reliability:
    """All parameters; weights are log-odds, ``prior`` probabilities, ``multipliers`` (default 1) by the name of a weight.

    ``publishers`` are weights of the own word of a publisher stated to be that reliable, ``carried`` the part that is
    left of what is known only through such. ``shift`` is added to the log-odds in the end, where anybody says that it
    happened; what no two independent origins tell is ``alone`` times as likely, and
    what all who speak of it deny at most ``denied``.
    """

    prior: Mapping[str, float]
    weights: Mapping[str, Mapping[Stake, float]]
    denials: Mapping[str, Mapping[Stake, float]]
    letters: Mapping[str, Mapping[Stake, Letter]]
    stakes: Mapping[str, Stakes]
    same_camp: float
    announced: float
    only_gain: float
    sure: float
    even: float
    least: float
    bounds: tuple[float, float]
    publishers: Mapping[Letter, float] = field(default_factory=dict)
    carried: Mapping[Letter, float] = field(default_factory=dict)
    multipliers: Mapping[str, float] = field(default_factory=dict)
    shift: float = 0.0
    alone: float = 1.0
    denied: float = 0.44

    def prior_of(self, kind: str) -> float:
        """Return the prior probability of a type of event."""
        return self.prior.get(kind, self.prior["default"])

    def calibrated(self, multipliers: Mapping[str, float], shift: float = 0.0) -> "Reliability":
        """Return the parameters with weights multiplied, and the log-odds shifted, as fitted on known events."""
        return replace(self, multipliers=MappingProxyType(dict(multipliers)), shift=shift)


@cache
def reliability() -> Reliability:
    """Return the shipped parameters."""
    return read_reliability(read_table("reliability"))


def read_reliability(data: Mapping[str, Any]) -> Reliability:
    """Return the parameters in ``data``, of the form of the shipped file."""
    certainty = data["certainty"]
    return Reliability(
        prior=MappingProxyType(dict(data["prior"])),
        weights=_table(data["weights"]),
        denials=_table(data["denials"]),
        letters=_table(data["letters"]),
        stakes=MappingProxyType({kind: _stakes(entry) for kind, entry in data["stakes"].items()}),
        same_camp=float(data["same_camp"]),
        announced=float(data["announced"]),
        only_gain=float(data["only_gain"]),
        sure=float(certainty["sure"]),
        even=float(certainty["even"]),
        least=float(certainty["least"]),
        bounds=(float(data["bounds"][0]), float(data["bounds"][1])),
        publishers=MappingProxyType(dict(data.get("publishers", {}))),
        carried=MappingProxyType(dict(data.get("carried", {}))),
        multipliers=MappingProxyType(dict(data.get("multipliers", {}))),
        shift=float(data.get("shift", 0.0)),
        alone=float(data.get("alone", 1.0)),
        denied=float(data.get("denied", 0.44)),
    )


def _table(data: Mapping[str, Mapping[Any, Any]]) -> Mapping[str, Mapping[Any, Any]]:
    return MappingProxyType({kind: MappingProxyType(dict(row)) for kind, row in data.items()})


def _stakes(entry: Mapping[str, Any]) -> Stakes:
    return Stakes(entry.get("gain"), entry.get("loss"), entry.get("civil") == "reversed")
