"""Names on a map that do not run into each other: each is tried round its point, and left out where there is no room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that wants a place: its point, how large its letters are, how far off the point it stands (0: right on it)."""

    text: str
    x: float
    y: float
    size: float
    away: float = 5.0
    sort: str = "town"
    wide: float = 0.56  # of a letter, as a share of its size


@dataclass(frozen=True, slots=True)
class Lettered:
    """A name in its place; ``x`` and ``y`` are those of an SVG text with this anchor."""

    text: str
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    sort: str


def letter(wanted: Sequence[Wanted], sheet: Box, taken: Sequence[Box] = ()) -> tuple[Lettered, ...]:
    """Place the names, the first ones first, inside ``sheet`` and clear of ``taken``; those without room are left out."""
    boxes = list(taken)
    placed: list[Lettered] = []
    for one in wanted:
        for x, y, anchor in _tries(one):
            box = _box(one, x, y, anchor)
            if _inside(box, sheet) and not any(_meet(box, other) for other in boxes):
                boxes.append(box)
                placed.append(Lettered(one.text, round(x, 1), round(y, 1), anchor, one.sort))
                break
    return tuple(placed)


def _tries(one: Wanted) -> list[tuple[float, float, Literal["start", "middle", "end"]]]:
    """Return the places round a point, best first: right, left, above, below, then the corners."""
    level, off, drop = one.y + 0.35 * one.size, one.away, one.size
    if not off:
        return [(one.x, level, "middle"), (one.x, level - drop, "middle"), (one.x, level + drop, "middle")]
    slant = 0.7 * off
    return [
        (one.x + off, level, "start"),
        (one.x - off, level, "end"),
        (one.x, one.y - off, "middle"),
        (one.x, one.y + off + 0.75 * drop, "middle"),
        (one.x + slant, one.y - slant, "start"),
        (one.x - slant, one.y - slant, "end"),
        (one.x + slant, one.y + slant + 0.7 * drop, "start"),
        (one.x - slant, one.y + slant + 0.7 * drop, "end"),
    ]


def _box(one: Wanted, x: float, y: float, anchor: str) -> Box:
    width = one.wide * one.size * len(one.text)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return left - _GAP, y - 0.8 * one.size - _GAP / 2, left + width + _GAP, y + 0.25 * one.size + _GAP / 2


def _inside(box: Box, sheet: Box) -> bool:
    return box[0] >= sheet[0] and box[1] >= sheet[1] and box[2] <= sheet[2] and box[3] <= sheet[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
