"""The options of a simulated war as keyword arguments."""

import datetime
from typing import TypedDict


class SimulationSettings(TypedDict, total=False):
    """The fields of :class:`~fogline.testing.simulation.options.SimulationOptions`."""

    seed: int
    events: int
    reports: int
    theatre: str
    days: int | None
    sites: int | None
    alleged: float
    announced: float
    errors: float
    start: datetime.date | None
