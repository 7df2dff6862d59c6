"""What is true in a simulated war, and what was said of it: the records that stand in the truth files.

Days and moments are local and ISO 8601 ("2022-05-17", "2022-05-17T18:30"); places are named by the key of their :class:`Site`.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from fogline.records import Reality

ReportKind = Literal["own", "quote", "relay", "copy", "correction", "denial"]
Style = Literal["wire", "newspaper", "tabloid", "bulletin", "post", "monitor", "channel"]
Attribute = Literal["happened", "type", "place", "when", "actor", "target", "killed", "wounded", "number"]


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the war. ``variants`` are other spellings; ``namesakes`` keys of sites that share the name."""

    key: str
    name: str
    latitude: float
    longitude: float
    division: str
    country: str
    population: int = 0
    geonames_id: int | None = None
    variants: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()

    @property
    def radius_km(self) -> float:
        """How far its built-up land reaches from its point, judged from the number of people (km)."""
        return round(0.6 + 0.02 * sqrt(max(self.population, 100)), 1)


@dataclass(frozen=True, slots=True)
class Amount:
    """How many: in the truth an exact number, as said a range (``None``: open end).

    ``fate`` is what became of the counted ("killed", "evacuated"), ``of`` what was counted.
    """

    fate: str
    of: str
    low: int | None
    high: int | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class TrueEvent:
    """An event as it was; with ``happened=False`` one that was only alleged, or announced and never came.

    ``family`` is the id of the event at its head (its own for a head): a strike, its casualties and its damage are one family.
    ``within`` is the siege that holds it. ``actor`` and ``victim`` are sides, ``target`` and ``weapon`` words.
    """

    id: str
    family: str
    type: str
    place: str
    start: str
    end: str
    actor: str | None
    victim: str | None
    target: str = ""
    weapon: str = ""
    amounts: tuple[Amount, ...] = ()
    happened: bool = True
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The first-hand word of one party on one family of events, however often it is repeated (``event``: its head)."""

    id: str
    event: str
    party: str
    role: str
    side: str | None
    kind: str
    channel: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an event. ``near`` is set where the place is said to be near by; ``hedge`` is the unsure word."""

    type: str
    reality: Reality
    place: str
    start: str
    end: str
    near: bool = False
    hour: bool = False
    actor: str | None = None
    victim: str | None = None
    target: str = ""
    weapon: str = ""
    amounts: tuple[Amount, ...] = ()
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One report saying something of one event.

    ``via`` are the outlets between the origin and the report's own publisher, the nearest to the origin first. ``false`` names
    what in it is not so (empty: it is true throughout). ``copied_from`` is the statement it was copied from.
    """

    id: str
    report: str
    event: str
    origin: str
    said: Said
    via: tuple[str, ...] = ()
    false: tuple[Attribute, ...] = ()
    copied_from: str | None = None

    @property
    def holds(self) -> bool:
        """Whether all that is said is so."""
        return not self.false


@dataclass(frozen=True, slots=True)
class SimulatedReport:
    """A report: who published what and when; the first statement is the main one.

    ``copy_of`` and ``corrects`` are ids of earlier reports.
    """

    id: str
    publisher: str
    side: str | None
    style: Style
    kind: ReportKind
    published: str
    statements: tuple[Statement, ...]
    copy_of: str | None = None
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Something announced at ``said`` for ``start``..``end`` and whether it came (``event`` is the announced event)."""

    id: str
    origin: str
    event: str
    type: str
    place: str
    said: str
    start: str
    end: str
    came_true: bool


@dataclass(frozen=True, slots=True)
class ControlChange:
    """A place passes to ``side`` on ``day`` through ``event``; with ``event=None``, who held it at the beginning."""

    place: str
    day: str
    side: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two camps of statements on one event that cannot both hold, in one attribute; each of ``one`` against each of ``other``."""

    event: str
    attribute: Attribute
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a text a statement stands, in code points; a headline and a sentence may say the same statement."""

    statement: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Written:
    """A report written out as plain text: the first line is the title, each other line a paragraph."""

    report: str
    title: str
    text: str
    publisher: str
    published: str
    places: tuple[Place, ...]
