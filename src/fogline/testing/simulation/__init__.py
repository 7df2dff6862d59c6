"""A war with known truth: what happens, who tells of it, and how the telling goes wrong.

``simulate(seed=1, events=300, reports=2000)`` gives a :class:`Simulation`. Its iterators run the war through: ``events``,
``reports``, ``statements``, ``origins``, ``texts``, ``claims``, ``control``, ``forecasts`` and ``contradictions``.
All of it is invented.
"""

from fogline.testing.simulation.marking import Claimed
from fogline.testing.simulation.options import ReadingNoise, SimulationOptions
from fogline.testing.simulation.recovery import Recovery, align, recover
from fogline.testing.simulation.simulation import Simulation, simulate
from fogline.testing.simulation.truth import (
    Amount,
    Contradiction,
    ControlChange,
    Forecast,
    Origin,
    Said,
    SimulatedReport,
    Site,
    Statement,
    TrueEvent,
    Written,
)
from fogline.testing.simulation.verdict import at_odds, false_parts

__all__ = [
    "Amount",
    "Claimed",
    "Contradiction",
    "ControlChange",
    "Forecast",
    "Origin",
    "ReadingNoise",
    "Recovery",
    "Said",
    "SimulatedReport",
    "Simulation",
    "SimulationOptions",
    "Site",
    "Statement",
    "TrueEvent",
    "Written",
    "align",
    "at_odds",
    "false_parts",
    "recover",
    "simulate",
]
