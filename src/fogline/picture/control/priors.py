"""What the starting state alone makes likely at each place, believed less with time and near the other side."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fogline.gazetteer import Gazetteer
from fogline.picture.control.fighting import Fighting
from fogline.picture.control.options import ControlOptions
from fogline.picture.control.space import km_to_line, on_sphere, sphere_km
from fogline.picture.control.standing import Standing
from fogline.picture.control.start import Start, start_at

_CHUNK = 4000


@dataclass(frozen=True, slots=True)
class Priors:
    """What a starting state tells of n points.

    ``at`` (n, 3) are points on the sphere, ``side`` (n,) the number of the side that held each (-1: not told), ``near`` (n,
    sides) how near (0..1) each point is to where a side other than this one was: in the starting state, or beyond a border.
    ``may`` (n, sides) is which sides fight in the country of each point, so that they alone may hold it.
    """

    sides: tuple[str, ...]
    start: Start
    options: ControlOptions
    at: Any
    side: Any
    near: Any
    may: Any

    def on(self, day: datetime.date, known: Sequence[Standing]) -> Any:
        """Return (n, sides): how likely each side holds each point on ``day``, going by the starting state alone.

        Where it does not tell, all sides are even. It is believed less the nearer another side was, or is told to be by what
        is ``known`` of that day: a front moves from where it is.
        """
        import numpy as np

        made = self.may / np.maximum(self.may.sum(axis=1), 1)[:, None]
        told = np.flatnonzero(self.side >= 0)
        if not len(told):
            return made
        held = self.side[told]
        risk = np.maximum(self.near[told, held], self._told_near(told, held, known))
        trust = self._trust(day)
        made[told] *= (1.0 - trust * (1.0 - risk))[:, None]
        made[told, held] += trust * (1.0 - risk)
        return made

    def _told_near(self, rows: Any, held: Any, known: Sequence[Standing]) -> Any:
        """Return for some points how near (0..1) a side other than the one that ``held`` each is told to be."""
        import numpy as np

        near = np.zeros(len(rows))
        if not known:
            return near
        there = on_sphere(np.array([(one.spot.latitude, one.spot.longitude) for one in known]))
        with np.errstate(divide="ignore"):
            # The nearest word of another side, where a doubtful word counts as one farther off.
            farther = -self.options.start_risk_km * np.log(
                [[_told_other(one, side, self.sides) for one in known] for side in self.sides]
            )
        for side in np.unique(held):
            of = np.flatnonzero(held == side)
            for first in range(0, len(of), _CHUNK):
                part = of[first : first + _CHUNK]
                km = (sphere_km(self.at[rows[part]], there) + farther[side]).min(axis=1)
                near[part] = np.exp(-km / self.options.start_risk_km)
        return near

    def _trust(self, day: datetime.date) -> float:
        first = datetime.date.fromisoformat(self.start.day) if self.start.day else day
        aged = 0.5 ** (max((day - first).days, 0) / self.options.start_half_life)
        return float(self.options.start_trust * aged)


def priors_of(
    at: Any, countries: Sequence[str], fighting: Fighting, given: tuple[Start, ControlOptions], gazetteer: Gazetteer
) -> Priors:
    """Return what a starting state tells of the points ``at`` (n, 2), degrees of latitude and longitude, in ``countries``."""
    import numpy as np

    start, options = given
    sides = fighting.sides
    may = np.array([[one in fighting.of(country) for one in sides] for country in countries], float)
    may = may.reshape(len(at), len(sides))
    side, near = np.full(len(at), -1), np.zeros((len(at), len(sides)))
    if len(at) and (start.points or start.areas):
        near = _beyond_border(at, np.array(countries, dtype=str), sides, options, gazetteer)
        for index, here in enumerate(start_at(start, at, gazetteer)):
            if here.side is not None:
                held = side[index] = sides.index(here.side)
                near[index, held] = max(near[index, held], np.exp(-here.other_km / options.start_risk_km))
    return Priors(sides, start, options, on_sphere(at), side, near, may)


def _beyond_border(at: Any, countries: Any, sides: Sequence[str], options: ControlOptions, gazetteer: Gazetteer) -> Any:
    """Return (n, sides): how near (0..1) each point is to the border with a country that is another side."""
    import numpy as np

    near = np.zeros((len(at), len(sides)))
    for country in sorted(set(countries.tolist())):
        here = np.flatnonzero(countries == country)
        for other in sides:
            border = gazetteer.border(country, other) if country and country != other else None
            if border is None:
                continue
            close = np.exp(-km_to_line(at[here], border.geometry) / options.start_risk_km)
            for number, side in enumerate(sides):
                if side != other:
                    near[here, number] = np.maximum(near[here, number], close)
    return near


def _told_other(one: Standing, side: str, sides: Sequence[str]) -> float:
    held = one.probabilities(sides)
    return max(0.0, 2 * (1.0 - held[side]) - 1.0)
