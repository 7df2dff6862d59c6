"""Why two tellings are linked or not, in words with the weight of each."""

from dataclasses import dataclass

from fogline.events.linking.blocks import keys
from fogline.events.linking.compare import closest, compare
from fogline.events.linking.weights import Weights, shipped
from fogline.events.tellings.telling import Telling
from fogline.events.words import rarest


@dataclass(frozen=True, slots=True)
class Feature:
    """One field of a comparison: its level, what stands behind it (words, places, numbers) and its weight (nats)."""

    level: str
    shared: tuple[str, ...]
    weight: float


def features(one: Telling, other: Telling, weights: Weights | None = None) -> tuple[Feature, ...]:
    """Return what two tellings agree and disagree on, what says most first."""
    table = weights or shipped()
    found = (Feature(level, _shared(level, one, other), table.of(level)) for level in compare(one, other))
    return tuple(sorted(found, key=lambda feature: (-abs(feature.weight), feature.level)))


def blocks_in_common(one: Telling, other: Telling) -> tuple[str, ...]:
    """Return the traits by which two tellings come to be compared, without the days ("cell 198,121", "word kamenka")."""
    common = {key.partition(" ")[2] for key in frozenset(keys(one)) & frozenset(keys(other))}
    return tuple(sorted({"report on much the same" if trait.startswith("like ") else trait for trait in common}))


def _shared(level: str, one: Telling, other: Telling) -> tuple[str, ...]:
    """Return what stands behind a level."""
    found = {
        "type": sorted(one.types & other.types),
        "place": sorted({spot.name for spot in closest(one, other)[1:] if spot is not None}),
        "numbers": [f"{value:g} {what}".strip() for value, what in sorted(one.numbers & other.numbers, reverse=True)],
        "parties": sorted(one.parties & other.parties or one.actors & other.actors),
        "target": [*sorted(one.targets), *sorted(other.targets)] if level.startswith("target: other kind") else [],
        "source": sorted(one.sources & other.sources),
        "words": rarest(one.words & other.words, 3),
        "opening": rarest(one.head & other.head, 3),
        "rarest word": rarest(one.head & other.head, 1),
    }.get(level.partition(":")[0])
    return tuple(found or ())
