"""The parts of the ontology as records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fogline.ontology.certainty import CertaintyTable
from fogline.records import MentionType, Reality, RoleName, Span


class AcledCode(NamedTuple):
    """An ACLED event type and one of its sub-event types."""

    event_type: str
    sub_event_type: str


class PloverCode(NamedTuple):
    """A PLOVER 2.0 event type and, where one fits, its mode."""

    type: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the part of it that is meant."""

    text: str
    marked: Span

    @classmethod
    def parse(cls, written: str) -> "Example":
        """Read ``"The [bridge] fell."``; ``ValueError`` unless exactly one part stands in brackets."""
        before, opened, rest = written.partition("[")
        inside, closed, after = rest.partition("]")
        if not opened or not closed or not inside.strip() or set("[]") & set(before + inside + after):
            raise ValueError(f"example {written!r}: want exactly one part in [brackets]")
        return cls(before + inside + after, Span(len(before), len(before) + len(inside)))


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The nearest codes of other ontologies; ``None`` or empty where there is none.

    ``ucdp`` holds the types of violence the event may be (its sides decide), the usual one first; empty: never a UCDP event.
    """

    acled: AcledCode | None
    ucdp: tuple[int, ...]
    plover: PloverCode | None
    viina: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of event types; ``types`` are the names of its members."""

    name: str
    label: str
    definition: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event. ``roles`` are those its frames may have."""

    name: str
    family: str
    label: str
    definition: str
    example: Example
    roles: tuple[RoleName, ...]
    crosswalk: Crosswalk

    @property
    def trigger(self) -> str:
        """The trigger words of the example."""
        return self.example.marked.of(self.example.text)


@dataclass(frozen=True, slots=True)
class MentionKind:
    """A type of mention."""

    name: MentionType
    label: str
    definition: str
    example: Example


@dataclass(frozen=True, slots=True)
class RoleKind:
    """A role of a frame; its filler is marked in the example."""

    name: RoleName
    label: str
    definition: str
    example: Example


@dataclass(frozen=True, slots=True)
class RealityKind:
    """A way an event is told; ``plover`` is PLOVER's auxiliary mark for it, if any."""

    name: Reality
    label: str
    definition: str
    example: Example
    plover: str | None


@dataclass(frozen=True, slots=True)
class CodeLists:
    """The codes of other ontologies as their owners publish them."""

    acled: Mapping[str, tuple[str, ...]]
    ucdp: Mapping[int, str]
    plover: Mapping[str, tuple[str, ...]]
    plover_auxiliary: tuple[str, ...]
    viina: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything, by name and in the order of the files."""

    families: Mapping[str, Family]
    event_types: Mapping[str, EventType]
    mention_types: Mapping[str, MentionKind]
    roles: Mapping[str, RoleKind]
    realities: Mapping[str, RealityKind]
    certainty: CertaintyTable
    codes: CodeLists
