"""What can be set of a simulated war."""

import datetime
from dataclasses import dataclass

from fogline.records.errors import UsageError


@dataclass(frozen=True, slots=True)
class ReadingNoise:
    """How often (0..1) a reader of the reports errs, for claims that are made without reading any text.

    ``missed``: no claim at all; the other rates hold for each claim that is made: source not found (the narrator alone is left),
    place not found, place taken for a namesake or neighbour, time not found, number not found, a related type, reality wrong.
    """

    missed: float = 0.0
    source_lost: float = 0.0
    place_lost: float = 0.0
    place_wrong: float = 0.0
    time_lost: float = 0.0
    number_lost: float = 0.0
    type_wrong: float = 0.0
    reality_wrong: float = 0.0

    @classmethod
    def usual(cls) -> "ReadingNoise":
        """Return rates like those of a good reader of news."""
        return cls(0.15, 0.12, 0.15, 0.05, 0.2, 0.1, 0.1, 0.04)


@dataclass(frozen=True, slots=True)
class SimulationOptions:
    """A war: ``events`` heads of families (sub-events come on top), ``reports`` about them, from a ``seed``.

    ``days`` and ``sites`` follow from ``events`` where not given. ``alleged`` is the share of heads that never happened,
    ``announced`` the share that was forecast, ``errors`` multiplies every rate of error of sources and outlets.
    """

    seed: int = 1
    events: int = 300
    reports: int = 2000
    theatre: str = "donets"
    days: int | None = None
    sites: int | None = None
    alleged: float = 0.1
    announced: float = 0.08
    errors: float = 1.0
    start: datetime.date | None = None

    def __post_init__(self) -> None:
        if self.events < 1 or self.reports < self.events:
            raise UsageError(
                f"simulation: got {self.events} events and {self.reports} reports; want at least one event, a report for each"
            )
        if not (0 <= self.alleged <= 1 and 0 <= self.announced <= 1 and self.errors >= 0):
            raise UsageError("simulation: alleged and announced are shares in 0..1, errors a factor from 0")
        if (self.days is not None and self.days < 1) or (self.sites is not None and self.sites < 12):
            raise UsageError("simulation: want at least one day and twelve sites")

    @property
    def length(self) -> int:
        """How many days the war lasts: weeks for hundreds of events, years for hundreds of thousands."""
        return self.days or max(21, min(round(self.events / 6), 60 + round(self.events / 160)))

    @property
    def places(self) -> int:
        """How many places it touches."""
        return self.sites or max(60, min(2000, 60 + self.events // 8))
