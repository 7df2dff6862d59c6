"""The event: what one or more claims are about; with its origins, its grade, and the decisions of analysts."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["corroborated", "one-sided", "single-origin", "contested", "denied", "unknown"]
DecisionKind = Literal["accept", "reject", "correct", "merge", "split", "grade", "comment"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The first-hand end of source chains: forty outlets that quote one ministry are one origin."""

    id: str
    party: str
    side: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Admiralty:
    """The NATO pair: reliability of the source A-F, credibility of the information 1-6 (AJP-2.1)."""

    reliability: Literal["A", "B", "C", "D", "E", "F"]
    credibility: Literal[1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True)
class Grade:
    """How well an event is supported, and why in words."""

    status: Status
    probability: float
    admiralty: Admiralty
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.probability <= 1.0:
            raise ValueError(f"grade: got probability {self.probability}; want 0..1")


@dataclass(frozen=True, slots=True)
class Event:
    """A view computed from claims (by id) and decisions; never edited by hand."""

    id: str
    type: str
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    grade: Grade


@dataclass(frozen=True, slots=True)
class Decision:
    """An analyst's signed, append-only judgement. ``made`` is UTC, ISO 8601; ``subject`` the id of a claim, link or event."""

    id: str
    kind: DecisionKind
    subject: str
    user: str
    made: str
    reason: str = ""
    change: str | None = None
