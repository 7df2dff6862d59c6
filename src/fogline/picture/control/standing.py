"""What is known of one place from the evidence on it alone: how it adds up on a day, and how much of it there is."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, expm1

from fogline.picture.control.options import ControlOptions
from fogline.picture.control.spots import Spot
from fogline.records.control import ControlEvidence

_CHANGES = frozenset({"capture", "withdrawal", "control"})
_MOST = 20.0
_KEPT = 12  # pieces of evidence kept for a side; by then each adds next to nothing


@dataclass(frozen=True, slots=True)
class Standing:
    """A place on a day: the log-odds of each side, how fought over it is (0..1), and the evidence, weightiest first.

    ``evidence`` has its ``share`` set to what it adds on the day. ``fresh`` is how much the evidence would weigh without its age,
    for each unit that it weighs now: age makes evidence less binding, not less clear. ``may`` are the sides that fight in its
    country (all where it is empty).
    """

    spot: Spot
    scores: Mapping[str, float]
    fought: float
    evidence: tuple[ControlEvidence, ...]
    fresh: float = 1.0
    may: Collection[str] = ()

    @property
    def weight(self) -> float:
        """How much evidence there is: the log-odds of the side with the most."""
        return max(self.scores.values(), default=0.0)

    def probabilities(self, sides: Sequence[str]) -> dict[str, float]:
        """Return how likely each of ``sides`` holds the place, were there nothing else to go by.

        Log-odds are those of a side against all others together: sides of which nothing is told here have no more between them
        than one opponent would, so that a capture is as sure in a war of six sides as in one of two.
        """
        may = [side for side in sides if not self.may or side in self.may]
        powers = dict.fromkeys(sides, 0.0)
        for side in may:
            powers[side] = expm1(min(self.scores.get(side, 0.0) * self.fresh, _MOST)) + 2 / len(may)
        whole = sum(powers.values()) or 1.0
        return {side: power / whole for side, power in powers.items()}

    @property
    def since(self) -> str | None:
        """The day of the earliest evidence for the leading side after the last that told otherwise."""
        lead = max(self.scores, key=lambda side: self.scores[side], default=None)
        against = max(
            (one.day for one in self.evidence if one.side not in (lead, None) and one.kind in _CHANGES), default=""
        )
        return min((one.day for one in self.evidence if one.side == lead and one.day >= against), default=None)


def standing(
    spot: Spot, evidence: Iterable[ControlEvidence], day: datetime.date, options: ControlOptions
) -> Standing | None:
    """Return what the ``evidence`` on a place comes to on ``day``; ``None`` where nothing speaks of that day or before.

    Evidence weighs less with age, and less again with each later word that the place passed to another side. Of the pieces
    for one side the weightiest counts in full, each further one ``options.repeat`` times the one before.
    """
    known = sorted((one for one in evidence if one.day <= day.isoformat()), key=lambda one: one.day, reverse=True)
    kept: dict[str | None, float] = {}
    by_side: dict[str | None, list[ControlEvidence]] = {}
    for today in _days(known):
        for one in today:
            aged = one.weight * _aged(one, day, options) * kept.get(one.side, 1.0)
            by_side.setdefault(one.side, []).append(replace(one, share=aged))
        for one in today:
            if one.kind in _CHANGES and one.side is not None:
                for side in {*(other.side for other in known), None} - {one.side}:
                    kept[side] = kept.get(side, 1.0) * exp(-one.weight)
    if not by_side:
        return None
    counted = {side: _counted(pieces, options.repeat) for side, pieces in by_side.items()}
    scores = {side: sum(one.share for one in pieces) for side, pieces in counted.items() if side is not None}
    fought = 1.0 - exp(-sum(one.share for one in counted.get(None, ())))
    pieces = sorted((one for group in counted.values() for one in group), key=lambda one: -one.share)
    sided = [one for one in pieces if one.side is not None]
    aged = sum(one.share for one in sided)
    unaged = sum(one.share / max(_aged(one, day, options), 1e-6) for one in sided if one.share > 1e-6)
    return Standing(spot, scores, fought, tuple(pieces), max(1.0, unaged / aged) if aged > 1e-6 else 1.0)


def _days(known: Sequence[ControlEvidence]) -> Iterable[list[ControlEvidence]]:
    """Yield the evidence day by day, as it stands in ``known``: what is told on one day does not cut what else is told on it."""
    today: list[ControlEvidence] = []
    for one in known:
        if today and one.day != today[0].day:
            yield today
            today = []
        today.append(one)
    if today:
        yield today


def _aged(one: ControlEvidence, day: datetime.date, options: ControlOptions) -> float:
    days = (day - datetime.date.fromisoformat(one.day)).days
    return float(0.5 ** (days / options.half_lives[one.kind]))


def _counted(pieces: list[ControlEvidence], repeat: float) -> list[ControlEvidence]:
    ordered = sorted(pieces, key=lambda one: -one.share)[:_KEPT]
    return [replace(one, share=one.share * repeat**place) for place, one in enumerate(ordered)]
