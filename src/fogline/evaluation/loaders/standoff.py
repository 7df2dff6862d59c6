"""Stand-off JSON: the stand-off gold format of annotated corpora, and what ``fogline read --format json`` prints."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from fogline.evaluation.gold import GOLD, LoadedReadings, UnreadableFile
from fogline.ontology import load
from fogline.records import (
    Attribution,
    Block,
    BlockKind,
    Document,
    Frame,
    Mention,
    MentionType,
    Published,
    Reading,
    Reality,
    Report,
    Role,
    Span,
)
from fogline.records.errors import InputError


@dataclass(frozen=True, slots=True)
class _Entity:
    start: int
    end: int
    type: MentionType
    value: str | None = None


@dataclass(frozen=True, slots=True)
class _Attribution:
    source: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    channel: Span | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Event:
    trigger: Span
    type: str
    reality: Reality
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class _Gold:
    """One file of the stand-off format: offsets are code points into ``text``, half-open."""

    id: str
    text: str
    sentences: tuple[tuple[int, int, BlockKind], ...] = ()
    entities: tuple[_Entity, ...] = ()
    attributions: tuple[_Attribution, ...] = ()
    events: tuple[_Event, ...] = ()
    title: str | None = None
    published: datetime.date | None = None
    source: str | None = None


def load_folder(folder: Path) -> LoadedReadings:
    """Return the readings of every ``*.json`` in ``folder``; files that hold none are listed, the rest goes on."""
    readings: dict[str, Reading] = {}
    unreadable: list[UnreadableFile] = []
    for path in sorted(folder.glob("*.json")):
        try:
            readings[path.stem] = load_reading(path)
        except InputError as error:
            unreadable.append(UnreadableFile(path, str(error)))
    return LoadedReadings(readings, tuple(unreadable))


def load_reading(path: Path) -> Reading:
    """Return the reading in ``path``, in either format; ``InputError`` says what is wrong with a file that holds none."""
    try:
        content = path.read_bytes()
        data = msgspec.json.decode(content)
    except OSError as error:
        raise InputError(f"{path.name}: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path.name}: not JSON: {error}") from error
    try:
        reading = _of_report(data) if isinstance(data, dict) and "document" in data else _of_gold(data)
        _check(reading)
    except (msgspec.ValidationError, ValueError) as error:
        raise InputError(f"{path.name}: neither a stand-off reading nor a report of Fogline: {error}") from error
    return reading


def _of_report(data: Any) -> Reading:
    report = msgspec.convert(data, type=Report)
    return Reading(report.reader, report.document, report.mentions, report.attributions, report.frames)


def _of_gold(data: Any) -> Reading:
    gold = msgspec.convert(data, type=_Gold)
    published = Published(gold.published, gold.published, "stated") if gold.published else Published()
    return Reading(
        reader=GOLD,
        document=Document(
            id=gold.id,
            title=gold.title,
            publisher=None,
            url=None,
            language="en",
            text=gold.text,
            published=published,
            blocks=tuple(Block(kind, start, end, Span(start, end)) for start, end, kind in gold.sentences),
        ),
        mentions=tuple(Mention(entity.start, entity.end, entity.type, entity.value or "") for entity in gold.entities),
        attributions=tuple(Attribution(a.source, a.cue, a.channel, a.content, a.continues) for a in gold.attributions),
        frames=tuple(Frame(event.trigger, event.type, event.reality, event.roles) for event in gold.events),
    )


def _check(reading: Reading) -> None:
    """Raise ``ValueError`` for a span outside the text or an event type the ontology does not have."""
    length = len(reading.document.text)
    known = load().event_types
    for where, span in _spans(reading):
        if not 0 <= span.start <= span.end <= length:
            raise ValueError(f"{where}: span [{span.start}, {span.end}) lies outside the text of {length} code points")
    for number, frame in enumerate(reading.frames):
        if frame.type not in known:
            raise ValueError(f"frame {number}: unknown event type {frame.type!r}; see `fogline ontology list`")


def _spans(reading: Reading) -> list[tuple[str, Span]]:
    spans = [(f"mention {number}", mention.span) for number, mention in enumerate(reading.mentions)]
    for number, attribution in enumerate(reading.attributions):
        parts = (attribution.source, attribution.cue, attribution.channel, *attribution.content)
        spans.extend((f"attribution {number}", part) for part in parts if part is not None)
    for number, frame in enumerate(reading.frames):
        spans.append((f"frame {number} trigger", frame.trigger))
        spans.extend((f"frame {number} {role.role}", role.span) for role in frame.roles)
    return spans
