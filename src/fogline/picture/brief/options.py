"""What a brief may be told: for which period and area, how long, and what else belongs in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fogline.picture.brief.places import Locate
from fogline.records.control import StateChange
from fogline.records.forecast import Forecast
from fogline.records.fused import FusedEvent
from fogline.records.reading import Frame

Length = Literal["short", "standard", "long"]


@dataclass(frozen=True, slots=True)
class Room:
    """How many sentences there is room for: key points, all theatres together, one theatre, and each other section."""

    key_points: int
    theatres: int
    theatre: int
    section: int
    gaps: int


ROOMS: Mapping[Length, Room] = {
    "short": Room(key_points=3, theatres=6, theatre=3, section=3, gaps=2),
    "standard": Room(key_points=5, theatres=24, theatre=5, section=6, gaps=5),
    "long": Room(key_points=5, theatres=60, theatre=12, section=15, gaps=8),
}


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """How a brief is made.

    ``since`` and ``until`` are days (ISO 8601) of publication, inclusive; ``undated``: what has no day is told too, by itself.
    ``area`` are the words for the area that was asked for, ``types`` the types of event that are told (none: all).
    ``frames`` (by claim id) say which word of the evidence names the deed; without them verbs are chosen by the evidence
    alone. ``locate`` finds the country and division of a place by its key. ``forecasts`` and ``changes`` come from the other
    pictures, ``draw`` makes a map (SVG) of the events of the period. ``record`` is all that the record tells, asked for
    or not: by it a side is judged silent. ``known_on`` and ``held_back`` are those of what was shown, ``beyond`` how
    many reports are dated long after the period and all others.
    """

    since: str | None = None
    until: str | None = None
    area: str | None = None
    types: tuple[str, ...] = ()
    length: Length = "standard"
    undated: bool = False
    frames: Mapping[str, Frame] = field(default_factory=dict)
    locate: Locate | None = None
    forecasts: tuple[Forecast, ...] = ()
    changes: tuple[StateChange, ...] = ()
    record: tuple[FusedEvent, ...] = ()
    draw: Callable[[Sequence[FusedEvent]], str] | None = None
    known_on: str = ""
    held_back: int = 0
    redacted: bool = False
    beyond: int = 0

    @property
    def room(self) -> Room:
        """How many sentences there is room for."""
        return ROOMS[self.length]
