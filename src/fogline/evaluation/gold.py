"""Gold: readings by people, out of whatever format they come in, with what that format is able to judge."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fogline.records import Attribution, Mention, MentionType, ReaderInfo, Reading, Reality
from fogline.records.span import cover

GOLD = ReaderInfo("gold", "1")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a format judges, and how a reader's marks look in the format's terms.

    ``layers`` are names of layers or their heads ("mention" stands for "mention.PLACE" too); ``None``: all of them. ``types``
    says which type of the format a mention type of ours counts as; mentions of types that are missing are not judged.
    ``event_types`` is false where events have no types of ours; ``realities`` says which reality of the format one of ours
    counts as (itself where missing). ``continues`` is false where what somebody says is one content over all its sentences, in
    place of one that goes on; ``nested`` where no content lies in another, so that of a chain the outer link alone is compared.
    ``notes`` tell what the figures mean in this format.
    """

    layers: frozenset[str] | None = None
    types: Mapping[MentionType, MentionType] | None = None
    event_types: bool = True
    realities: Mapping[Reality, Reality] | None = None
    continues: bool = True
    nested: bool = True
    notes: tuple[str, ...] = ()

    def judges(self, layer: str) -> bool:
        """Tell whether the format can judge ``layer``."""
        if self.layers is None:
            return True
        heads = (layer[:end] for end in range(1, len(layer) + 1) if end == len(layer) or layer[end] == ".")
        return any(head in self.layers for head in heads)

    def view(self, reading: Reading) -> Reading:
        """Return ``reading`` with the types of its marks in the format's terms."""
        mentions, frames = reading.mentions, reading.frames
        if self.types is not None:
            seen = (self._mention(mention, self.types) for mention in mentions)
            mentions = tuple(mention for mention in seen if mention is not None)
        if not self.event_types:
            frames = tuple(replace(frame, type="") for frame in frames)
        if self.realities is not None:
            known = self.realities
            frames = tuple(replace(frame, reality=known.get(frame.reality, frame.reality)) for frame in frames)
        attributions = reading.attributions if self.continues else _joined(reading.attributions)
        if not self.nested:
            attributions = _outermost(attributions)
        return replace(reading, mentions=mentions, frames=frames, attributions=attributions)

    @staticmethod
    def _mention(mention: Mention, types: Mapping[MentionType, MentionType]) -> Mention | None:
        type_ = types.get(mention.type)
        return None if type_ is None else replace(mention, type=type_)


def _joined(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Return the attributions with the content of each that goes on added to the last and widest one that ended before it."""
    joined: list[Attribution] = []
    for attribution in attributions:
        ended = [
            (cover(other.content).end, -cover(other.content).start, place)
            for place, other in enumerate(joined)
            if attribution.continues and attribution.content and other.content
            if cover(other.content).end <= cover(attribution.content).start
        ]
        if ended:
            *_, place = max(ended)
            before = joined[place]
            joined[place] = replace(before, content=(*before.content, *attribution.content))
        else:
            joined.append(attribution)
    return tuple(joined)


def _outermost(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Return the attributions whose content lies in no other content."""
    wholes = [cover(attribution.content) if attribution.content else None for attribution in attributions]
    return tuple(
        attribution
        for attribution, inner in zip(attributions, wholes, strict=True)
        if inner is None or not any(outer and outer != inner and outer.contains(inner) for outer in wholes)
    )


EVERYTHING = Judged()


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file that holds no reading, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class LoadedReadings:
    """The readings of a folder by name, the files that could not be read, and what the format judges."""

    readings: dict[str, Reading] = field(default_factory=dict)
    unreadable: tuple[UnreadableFile, ...] = ()
    judged: Judged = EVERYTHING
