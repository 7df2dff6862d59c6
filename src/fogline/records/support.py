"""What stands behind an event: how reports lead to origins, who disagrees about what, how many, and all of it in one
record.
"""

from dataclasses import dataclass
from typing import Literal

from fogline.records.event import Grade, Origin

How = Literal[
    "quotes",  # the report gives the origin's word
    "cites",  # it cites another outlet, whose own report leads to the origin
    "copies",  # it is a copy of another report
    "same words",  # it says the same words as a report that names its source
    "restates",  # it says again without a source what it says elsewhere with one
    "saw",  # the outlet's own people saw it
    "names none",  # it names no source
]
Attribute = Literal["happened", "control", "extent", "actor", "target", "place", "when", "number"]
Agreement = Literal["agrees", "contested", "updated", "told once", "unknown"]


@dataclass(frozen=True, slots=True)
class Path:
    """How one claim leads to its origin (by id), with a line of words. ``through`` is the claim of another report
    that it goes through.
    """

    claim: str
    document: str
    origin: str
    how: How
    words: str
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One post, briefing or interview of an origin: what it said on one day in one channel, in however many reports.

    ``day`` (ISO 8601) is that of the earliest report, ``None`` where none is dated.
    """

    id: str
    origin: str
    day: str | None
    channel: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """Reports, statements and origins of an event: "12 reports -> 4 statements -> 3 origins"."""

    origins: tuple[Origin, ...]
    statements: tuple[Statement, ...]
    paths: tuple[Path, ...]
    reports: int
    words: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims (by id) that cannot both hold, in one attribute.

    ``origins`` are the ids behind the two, ``values`` what each says in few words, ``claims`` all claims that say the
    one and the
    other for the same two origins. ``about`` names the thing where an attribute has several ("killed: people").
    """

    attribute: Attribute
    one: str
    other: str
    origins: tuple[str, str]
    values: tuple[str, str]
    words: str
    claims: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    about: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """A later claim (``other``) that replaces an earlier one (``one``) without contradicting it; ``revised``: an
    origin's own correction.
    """

    attribute: Attribute
    one: str
    other: str
    values: tuple[str, str]
    words: str
    revised: bool = False
    about: str = ""
    claims: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class AttributeView:
    """How far the origins agree on one attribute, and what is said of it."""

    attribute: Attribute
    agreement: Agreement
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """The latest figure of one origin; a range as in :class:`~fogline.records.QuantityRange`."""

    origin: str
    claim: str
    low: float | None
    high: float | None
    approximate: bool
    day: str | None


@dataclass(frozen=True, slots=True)
class Toll:
    """Best, low and high of one thing counted (``fate`` of ``of``, on ``side``), each origin once, with its latest
    figure.

    ``high`` is ``None`` where nobody gives an upper end ("at least 12" and nothing else); ``words`` say how it came
    about.
    """

    fate: str
    of: str | None
    side: str | None
    best: float
    low: float
    high: float | None
    figures: tuple[Figure, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Weight:
    """One addend of the log-odds of an event, with the reason for it. ``name`` is the parameter it rests on."""

    name: str
    value: float
    words: str
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """All that stands behind one event: origins, contradictions, numbers and the grade with its addends."""

    event: str
    type: str
    claims: tuple[str, ...]
    graph: OriginGraph
    grade: Grade
    weights: tuple[Weight, ...]
    contradictions: tuple[Contradiction, ...] = ()
    updates: tuple[Update, ...] = ()
    attributes: tuple[AttributeView, ...] = ()
    tolls: tuple[Toll, ...] = ()
    likelihood: str = ""
