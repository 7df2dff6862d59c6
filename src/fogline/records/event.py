"""The event: what one or more claims are about; with its origins, its grade, and the decisions of analysts."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["corroborated", "one-sided", "single-origin", "contested", "denied", "unknown"]
OriginKind = Literal[
    "official",  # a state, ministry, force, armed group or holder of an office
    "monitor",  # an international body or an organisation that watches a conflict without being a party to it
    "correspondent",  # an outlet whose own people were there
    "witness",  # residents, survivors, passers-by
    "person",  # somebody named who holds no office
    "outlet",  # as an outlet published it that another one cites; where it had it from is not told
    "unattributed",  # outlets that name no source and do not say that they were there
]


@dataclass(frozen=True, slots=True)
class Origin:
    """The first-hand end of source chains: forty outlets that quote one ministry are one origin.

    ``camp`` is the side that the origin counts for in this event (an ally counts for its ally), ``"neutral"`` or
    ``None`` (not
    known); ``names`` are all the names under which it speaks; ``documents`` the reports that carry its word.
    """

    id: str
    party: str
    side: str | None
    claims: tuple[str, ...]
    kind: OriginKind = "official"
    camp: str | None = None
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


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
