"""re3d (Aleph Insights and Committed Software for Dstl): entities in documents on the war in Syria and Iraq.

``documents.json`` and ``entities.json``, in the folder itself or in folders below it, an object a line; offsets are code points.
Entities that the annotators were not sure of (confidence under one half), pronouns, and those inside a longer one are left out.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from fogline.evaluation.gold import Judged, LoadedReadings
from fogline.evaluation.loaders.building import document, load_each, reading, text_of
from fogline.records import Mention, MentionType, Reading
from fogline.records.errors import InputError

FILES = (("**/documents.json",), ("**/entities.json",))
JUDGED = Judged(
    layers=frozenset({"mention"}),
    types={
        "PERSON": "PERSON",
        "ORG": "ORG",
        "STATE": "PLACE",
        "FORCE": "ORG",
        "PLACE": "PLACE",
        "FACILITY": "PLACE",
        "WEAPON": "WEAPON",
        "TIME": "TIME",
        "QUANTITY": "QUANTITY",
    },
    notes=(
        "fighters count as organisations here, countries and buildings as locations, military platforms as weapons",
        "role words ('the minister') and articles are part of entities here, so read mention.overlap rather than mention",
    ),
)
_TYPES: dict[str, MentionType] = {
    "Person": "PERSON",
    "Organisation": "ORG",
    "Location": "PLACE",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON",
    "Temporal": "TIME",
    "Quantity": "QUANTITY",
    "Money": "QUANTITY",
}
_PRONOUNS = frozenset("he she it we they you i him her us them our their his its my your who which this that".split())
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Document:
    _id: str
    text: str


@dataclass(frozen=True, slots=True)
class _Entity:
    documentId: str
    begin: int
    end: int
    type: str
    confidence: float = 1.0


def load(folder: Path) -> LoadedReadings:
    """Return the readings of every part of the set in ``folder``."""
    return load_each(folder.glob("**/documents.json"), _load, JUDGED)


def _load(path: Path) -> Iterator[Reading]:
    entities: dict[str, list[_Entity]] = defaultdict(list)
    for entity in _lines(path.with_name("entities.json"), _Entity):
        entities[entity.documentId].append(entity)
    for found in _lines(path, _Document):
        # Entities that reach past the end of their text occur in the set itself; they are dropped one by one.
        marks = _longest(found.text, entities[found._id])
        yield reading(document(f"{path.parent.name}-{found._id}", found.text), *marks)


def _longest(text: str, entities: list[_Entity]) -> list[Mention]:
    usable = [
        Mention(entity.begin, entity.end, _TYPES[entity.type])
        for entity in entities
        if entity.confidence >= 0.5
        and entity.type in _TYPES
        and 0 <= entity.begin < entity.end <= len(text)
        and text[entity.begin : entity.end].lower() not in _PRONOUNS
    ]
    kept: list[Mention] = []
    for mention in sorted(usable, key=lambda m: (m.start - m.end, m.start, m.type)):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return kept


def _lines(path: Path, kind: type[T]) -> Iterator[T]:
    import msgspec

    for number, line in enumerate(text_of(path).splitlines(), 1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=kind)
            except msgspec.DecodeError as error:
                raise InputError(f"{path.name}: line {number}: {error}") from error
