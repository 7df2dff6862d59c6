"""The reading: what a reader, human or machine, marks in a document."""

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from fogline.records.document import Document
from fogline.records.span import Span, check_span

MentionType = Literal["PERSON", "ORG", "STATE", "FORCE", "GROUP", "PLACE", "FACILITY", "WEAPON", "TIME", "QUANTITY"]
Reality = Literal["factual", "possible", "denied", "future", "hypothetical"]
RoleName = Literal["actor", "target", "place", "time", "instrument", "quantity", "origin", "destination"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed stretch of text. ``value`` is its normal form (ISO 8601 for TIME, "600~" for QUANTITY...) or ``""``."""

    start: int
    end: int
    type: MentionType
    value: str = ""

    def __post_init__(self) -> None:
        check_span(self.span, f"{self.type} mention")

    @property
    def span(self) -> Span:
        """The mention's place in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something. ``continues`` marks content that goes on from the attribution before, with no new cue."""

    source: Span | None
    cue: Span | None
    channel: Span | None
    content: tuple[Span, ...]
    continues: bool = False


class Role(NamedTuple):
    """A filler of a frame: role name, span, confidence in 0..1; written ``[role, start, end, confidence]`` in JSON."""

    role: RoleName
    start: int
    end: int
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        """The filler's place in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is said to happen: trigger, event type (a name of the ontology), reality, roles, confidence in 0..1."""

    trigger: Span
    type: str
    reality: Reality
    roles: tuple[Role, ...] = ()
    confidence: float = 1.0

    def __post_init__(self) -> None:
        check_span(self.trigger, f"{self.type} trigger")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"{self.type} frame: got confidence {self.confidence}; want 0..1")
        for filler in self.roles:
            if not 0.0 <= filler.confidence <= 1.0:
                raise ValueError(
                    f"{self.type} frame: got confidence {filler.confidence} of its {filler.role}; want 0..1"
                )

    def told_as(self, reality: Reality) -> "Frame":
        """Return the frame with this reality: itself, where it has it."""
        return self if self.reality == reality else replace(self, reality=reality)

    def fillers(self, role: RoleName) -> tuple[Span, ...]:
        """Return the spans that fill ``role``, in the order given."""
        return tuple([Span(start, end) for name, start, end, _ in self.roles if name == role])


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """Which reader made a reading: its name and version (for a model, with the start of its digest)."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything one reader marked in it.

    ``meanings`` are vectors of what the sentences of ``frames`` mean, one a frame, ``gist`` one of what the document as a whole
    is about: a signed byte a dimension; none where the reader makes none.
    """

    reader: ReaderInfo
    document: Document
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    frames: tuple[Frame, ...] = ()
    meanings: tuple[bytes, ...] = ()
    gist: bytes = b""
