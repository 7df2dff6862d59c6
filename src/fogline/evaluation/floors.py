"""Floors: scores below which a reader must not fall, kept in a file beside the code.

A floor is the best F1 a reader of ours has shown on a gold set; a score that falls below it by more than the layer's noise fails
the check. The noise is half the width of the bootstrap interval when the floor was set, at most two points, or two items where a
layer has fewer than a hundred; twice that for a mean over labels, of which some are rare. Floors rise on their own; lowering one
needs a reason, which the file keeps with its date.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from fogline.evaluation.layers import is_detail
from fogline.evaluation.loaders import load_gold
from fogline.evaluation.reading import ReadingScores, Sampling, read_gold, score
from fogline.evaluation.scores import Score
from fogline.reading import Reader
from fogline.records.errors import InputError, UsageError

MOST_NOISE = 0.02
_ITEMS = 2  # that may flip between one processor's rounding and another's
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Floor:
    """The F1 that must be held, and how far below it a score may fall by chance (both 0..1)."""

    f1: float
    noise: float

    @property
    def lowest(self) -> float:
        """The lowest F1 that still passes."""
        return self.f1 - self.noise


@dataclass(frozen=True, slots=True)
class FloorSet:
    """The floors on one gold set. ``folder`` is relative to the file of floors; ``gold`` the SHA-256 of the folder's files;
    ``reader`` the name and version of the reader that was measured last. Without ``layers`` nothing is guarded yet.
    """

    folder: str
    format: str | None = None
    gold: str = ""
    reader: str = ""
    documents: int = 0
    layers: Mapping[str, Floor] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lowered:
    """A lowering: when (ISO 8601 day), on which set, why, by which reader, and each layer's F1 before and after."""

    date: str
    set: str
    reason: str
    reader: str
    layers: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Floors:
    """The file: floors by name of the gold set, and all lowerings, oldest first."""

    sets: Mapping[str, FloorSet] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What a reader scores on a gold set now."""

    gold: str
    reader: str
    scores: ReadingScores

    def figures(self) -> dict[str, Score]:
        """Return the scores that floors are kept for: no single types, and only layers that occur in the gold."""
        return {
            layer: figure
            for layer, figure in self.scores.layers.items()
            if not is_detail(layer) and (figure.counts is None or figure.counts.gold)
        }


@dataclass(frozen=True, slots=True)
class Drop:
    """A score below its floor; ``now`` is ``None`` where the layer is no longer measured."""

    set: str
    layer: str
    floor: Floor
    now: float | None


def load_floors(path: Path) -> Floors:
    """Return the floors in ``path``; ``InputError`` says what is wrong with a file that holds none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except OSError as error:
        raise InputError(
            f"{path}: {error.strerror}; want a file of floors (--update --add NAME FOLDER makes one)"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a file of floors: {error}") from error


def save_floors(path: Path, floors: Floors) -> None:
    """Write ``floors`` to ``path``."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")


def _noise(figure: Score) -> float:
    most = 2 * MOST_NOISE if figure.counts is None else max(MOST_NOISE, _ITEMS / max(figure.counts.gold, 1))
    return min(most, (figure.high - figure.low) / 2)


def gold_digest(folder: Path) -> str:
    """Return the SHA-256 of the names and contents of all files in ``folder`` and below."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def measure(folder: Path, format_: str | None, reader: Reader, sampling: Sampling | None = None) -> Measured:
    """Let ``reader`` read the gold in ``folder`` and return its scores; ``InputError`` where there is nothing to read."""
    gold = load_gold(folder, format_)
    if gold.unreadable or not gold.readings:
        why = gold.unreadable[0].reason if gold.unreadable else "no readings"
        raise InputError(f"{folder}: floors need gold that can be read in full: {why}")
    readings = list(gold.readings.values())
    scores = score(readings, read_gold(reader, readings), gold.judged, sampling)
    return Measured(gold_digest(folder), f"{reader.info.name} {reader.info.version}", scores)


def drops(name: str, kept: FloorSet, measured: Measured) -> list[Drop]:
    """Return the layers whose score has fallen more than their noise below their floor, the deepest fall first."""
    now = {layer: figure.f1 for layer, figure in measured.figures().items()}
    fallen = [
        Drop(name, layer, floor, now.get(layer))
        for layer, floor in kept.layers.items()
        if layer not in now or now[layer] < floor.lowest
    ]
    return sorted(fallen, key=lambda drop: (drop.now or 0.0) - drop.floor.f1)


def updated(floors: Floors, name: str, measured: Measured, reason: str | None, date: str) -> Floors:
    """Return ``floors`` with those of the set ``name`` raised to what was measured; with a ``reason``, lowered too.

    Without one a score inside its noise keeps the floor where it is, and a fall below raises ``UsageError``.
    """
    kept = floors.sets[name]
    fallen = drops(name, kept, measured)
    if fallen and not reason:
        what = ", ".join(drop.layer for drop in fallen)
        raise UsageError(f"{name}: {what} fell below the floor; lowering floors needs --reason TEXT")
    layers: dict[str, Floor] = {}
    lowered: dict[str, tuple[float, float]] = {drop.layer: (drop.floor.f1, 0.0) for drop in fallen if drop.now is None}
    for layer, figure in measured.figures().items():
        fresh = Floor(round(figure.f1, _DIGITS), round(_noise(figure), _DIGITS))
        old = kept.layers.get(layer)
        if old is not None and fresh.f1 < old.f1:
            if not reason:
                layers[layer] = old
                continue
            lowered[layer] = (old.f1, fresh.f1)
        layers[layer] = fresh
    fresh_set = replace(
        kept, gold=measured.gold, reader=measured.reader, documents=measured.scores.documents, layers=layers
    )
    entries = floors.lowered
    if lowered and reason:
        entries = (*entries, Lowered(date, name, reason, measured.reader, lowered))
    return Floors({**floors.sets, name: fresh_set}, entries)
