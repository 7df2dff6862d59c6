"""Control: who holds a place on a day, as far as claims tell, with the claims behind it; and the same as areas and lines."""

from dataclasses import dataclass
from typing import Literal

Holding = Literal["held", "contested", "unknown"]
ControlKind = Literal[
    "capture",  # a side is said to have taken the place
    "withdrawal",  # the other side is said to have left it
    "control",  # a side is said to hold it
    "repulse",  # a side is said to have thrown back an attack on it
    "siege",  # it is surrounded, so who surrounds it does not hold it
    "fighting",  # it is fought over: nobody is said to hold it
    "assault",  # a side attacks it on the ground, so that side does not hold it
    "fire",  # a side shells or bombs it, so that side does not hold it
    "presence",  # a side acts there as one does on ground of one's own
    "start",  # the starting state that was given
]
Voice = Literal[
    "own",  # the word of the side that it favours
    "admission",  # the word of the side that it speaks against
    "neutral",  # the word of somebody else, or of nobody in particular
    "given",  # no claim: a starting state
]
Basis = Literal["place", "neighbours", "start", "none"]
Standing = Literal["assessed", "claimed", "contested"]


@dataclass(frozen=True, slots=True)
class ControlEvidence:
    """What one event says of who holds a place.

    ``side`` is whom it speaks for (``None``: it says only that the place is fought over), ``day`` the day it speaks of (ISO
    8601), ``place`` the key of the place it is about and ``km`` how far that is from the place it is used for (0: the place
    itself). ``weight`` is what it adds to the log-odds of ``side`` on that day, ``share`` (-1..1) what it contributes to the
    state it is shown for. ``claims`` are ids; empty for a starting state.
    """

    kind: ControlKind
    voice: Voice
    side: str | None
    day: str
    weight: float
    event: str
    claims: tuple[str, ...]
    place: str
    place_name: str = ""
    km: float = 0.0
    share: float = 0.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class SideShare:
    """How likely it is (0..1) that ``side`` holds a place; ``None``: that it is contested."""

    side: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class PlaceState:
    """Who holds a place at the end of ``day`` (ISO 8601), as assessed from all claims; and which sides claim it for themselves.

    ``state`` ``held`` names its ``side``; ``contested`` and ``unknown`` have none. ``confidence`` (0..1) is that of the state
    (for ``unknown`` that of the likeliest one). ``basis`` tells whether claims on the place itself, on places near by, or the
    starting state alone decide. ``claimed_by`` are the sides that say themselves that they hold it and have not been
    assessed to. ``since`` is the day of the evidence on the place itself that decides last, where there is any. Coordinates
    are WGS 84 degrees; population 0: unknown.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    day: str
    state: Holding
    side: str | None
    confidence: float
    basis: Basis = "none"
    claimed_by: tuple[str, ...] = ()
    since: str | None = None
    shares: tuple[SideShare, ...] = ()
    evidence: tuple[ControlEvidence, ...] = ()
    country: str = ""
    division: str = ""
    population: int = 0

    def __post_init__(self) -> None:
        if (self.state == "held") != (self.side is not None):
            raise ValueError(f"place state: got {self.state!r} with side {self.side!r}; a side belongs to 'held' alone")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"place state: got confidence {self.confidence}; want 0..1")

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims behind it, the weightiest first, each once."""
        return tuple(dict.fromkeys(claim for one in self.evidence for claim in one.claims))


@dataclass(frozen=True, slots=True)
class StateChange:
    """A place whose state is another one than on an earlier day."""

    before: PlaceState
    after: PlaceState


@dataclass(frozen=True, slots=True)
class ControlArea:
    """The ground around places of one state, as GeoJSON text (Polygon or MultiPolygon, WGS 84, five decimals).

    ``assessed`` ground is held by ``side``; ``claimed`` is what ``side`` alone says it holds, and may overlap what is
    assessed otherwise; ``contested`` has no side. ``places`` is how many populated places lie in it.
    """

    standing: Standing
    side: str | None
    geometry: str
    places: int


@dataclass(frozen=True, slots=True)
class FrontLine:
    """Where the likelier holder changes between two sides, as GeoJSON text (LineString or MultiLineString), and how long that is.

    It is drawn only where ground assessed for both sides (``sides``, in alphabetical order) lies near.
    """

    sides: tuple[str, str]
    geometry: str
    km: float


@dataclass(frozen=True, slots=True)
class ControlLayer:
    """Areas and front lines of one day, for maps and pages; ``assumption`` says in words how places became areas.

    ``sides`` are those that hold or claim anything, in alphabetical order. ``bounds`` are west, south, east, north of all
    areas, ``None`` where there are none.
    """

    day: str
    areas: tuple[ControlArea, ...] = ()
    lines: tuple[FrontLine, ...] = ()
    sides: tuple[str, ...] = ()
    bounds: tuple[float, float, float, float] | None = None
    assumption: str = ""
