"""The forecast: what one source says will come, by when, what would decide it, and how it turned out."""

from dataclasses import dataclass
from typing import Literal

from fogline.records.claim import Certainty, Footprint, Link

ForecastState = Literal["open", "came-true", "did-not", "undecidable"]
Bearing = Literal["for", "against"]


@dataclass(frozen=True, slots=True)
class Horizon:
    """From when until when (days, ISO 8601, inclusive) the forecast thing is to come.

    ``told`` says that the source itself gave the end. Otherwise ``end`` is ``None``: the forecast is open-ended. ``review`` is
    the day on which to look at it: the end, or where none is told a day of our own choosing (``words`` say so).
    """

    start: str | None = None
    end: str | None = None
    told: bool = False
    review: str | None = None
    words: str = "no horizon told"

    def __post_init__(self) -> None:
        if self.told and self.end is None:
            raise ValueError("horizon: got told without an end; want the end that was told")
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"horizon: got {self.start}..{self.end}; want start <= end")


@dataclass(frozen=True, slots=True)
class Outcome:
    """An event of the record that bears on a forecast, ``for`` or ``against`` it.

    ``claims`` (ids) are those of the event that do, ``origins`` (names) who stands behind them other than the forecaster.
    ``weight`` (0..1) is how much it counts, ``words`` say why. ``day`` (ISO 8601) is when it is said to have happened.
    """

    event: str
    bearing: Bearing
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    weight: float
    words: str
    day: str | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.weight <= 1.0:
            raise ValueError(f"outcome: got weight {self.weight}; want 0..1")


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one first-hand source says will come (``negative``: will not come), in one or more reports.

    ``claims`` are the ids of the claims that say so, the earliest first; it gives the forecast its ``id`` and its ``evidence``
    (words). ``event`` is the event that they were fused into, ``said`` the day (ISO 8601) of the earliest report.
    ``source`` is the first-hand source, ``chain`` the way to it in the earliest report.
    ``certainty`` is the band that the source gives, ``estimate`` its words for it, and ``probability`` (0..1) the middle of
    that band on the source's own ``yardstick``, ``None`` where it used no words of estimate.
    ``question`` is what would decide it, in words. ``state`` is what the record says, or the analyst whose decision (its id)
    is ``decided``; ``reasons`` say why in words, ``outcomes`` are the events that bear on it, the weightiest first.
    ``demand``: it is demanded, not expected (it is not scored). ``conditional``: it hangs on a condition. ``before`` is how many
    like events were told of in an equally long time before it was said: where there are some, that it came says little.
    """

    id: str
    event: str
    claims: tuple[str, ...]
    source: str
    side: str | None
    chain: tuple[Link, ...]
    type: str
    family: str
    negative: bool
    said: str | None
    horizon: Horizon
    place: Footprint | None
    place_words: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    certainty: Certainty
    estimate: tuple[str, ...]
    yardstick: str
    probability: float | None
    evidence: str
    question: str
    state: ForecastState = "open"
    reasons: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    decided: str | None = None
    demand: bool = False
    conditional: bool = False
    before: int = 0

    def due(self, day: str) -> bool:
        """Tell whether it is open and its horizon ended, or its day of review came, by ``day`` (ISO 8601)."""
        return self.state == "open" and self.horizon.review is not None and self.horizon.review <= day


@dataclass(frozen=True, slots=True)
class Score:
    """How the forecasts of one source turned out.

    ``hit_rate`` is hits among those decided, ``low`` and ``high`` its interval (Wilson, 95 %); ``None`` where none is decided.
    ``brier`` is the mean squared distance between the probability that the source's words gave and what came (0 best, 1
    worst), over ``estimated`` forecasts; ``reference`` the Brier score of always giving the source's own hit rate among these.
    ``routine`` is how many of the hits were of things that had been told of in an equally long time before.
    """

    source: str
    side: str | None
    made: int
    open: int
    came_true: int
    did_not: int
    undecidable: int
    hit_rate: float | None
    low: float | None
    high: float | None
    brier: float | None
    estimated: int
    reference: float | None = None
    routine: int = 0
