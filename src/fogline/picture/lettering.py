"""Names on a map that do not run into each other: each is tried round its point, and left out where there is no room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
Anchor = Literal["start", "middle", "end"]
_GAP = 2.0
# Widths of letters as shares of their size, generous enough for the usual sans-serif faces.
_NARROW, _SLIM, _BROAD = frozenset("ijl.,:;'’|!"), frozenset('frt-()[] “”"/·'), frozenset("mwMW—…%")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that wants a place: its point, how large its letters are, how far off the point it stands (0: right on it).

    ``below`` is room kept free under it (units), ``wide`` the width of a letter as a share of its size (0: as the letters are),
    ``stretch`` how much wider than plain letters its own are (bold ones),
    ``turn`` how far the name is turned (degrees, clockwise; only of one that stands right on its point). Of names with one
    ``key`` the first that finds room is placed.
    """

    text: str
    x: float
    y: float
    size: float
    away: float = 5.0
    sort: str = "town"
    wide: float = 0.0
    turn: float = 0.0
    key: str = ""
    below: float = 0.0
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class Lettered:
    """A name in its place; ``x`` and ``y`` are those of an SVG text with this anchor, turned round that point.

    ``wanted`` is the index of the name among those that were wanted.
    """

    text: str
    x: float
    y: float
    anchor: Anchor
    sort: str
    size: float = 0.0
    turn: float = 0.0
    wanted: int = 0


def letter(wanted: Sequence[Wanted], sheet: Box, taken: Sequence[Box] = ()) -> tuple[Lettered, ...]:
    """Place the names, the first ones first, inside ``sheet`` and clear of ``taken``; those without room are left out."""
    boxes = list(taken)
    placed: list[Lettered] = []
    done: set[str] = set()
    for number, one in enumerate(wanted):
        if one.key in done:
            continue
        for x, y, anchor in _tries(one):
            box = _box(one, x, y, anchor)
            if _inside(box, sheet) and not any(_meet(box, other) for other in boxes):
                boxes.append(box)
                where = round(x, 1), round(y, 1)
                placed.append(Lettered(one.text, *where, anchor, one.sort, one.size, one.turn, number))
                done |= {one.key} - {""}
                break
    return tuple(placed)


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is in a sans-serif face of that size."""
    return size * sum(map(_letter, text))


def _letter(character: str) -> float:
    if character in _NARROW:
        return 0.28
    if character in _SLIM:
        return 0.38
    if character in _BROAD:
        return 0.92
    if character > "\u2e80":  # ideographs stand in a square
        return 1.0
    return 0.71 if character.isupper() else 0.58


def _tries(one: Wanted) -> list[tuple[float, float, Anchor]]:
    """Return the places round a point, best first: right, left, above, below, then the corners."""
    level, off, drop = one.y + 0.35 * one.size, one.away, one.size
    if one.turn:
        angle = math.radians(one.turn)
        return [(one.x - 0.35 * drop * math.sin(angle), one.y + 0.35 * drop * math.cos(angle), "middle")]
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
        (one.x, one.y + off + 1.5 * drop, "middle"),
        (one.x, one.y - off - 0.5 * drop, "middle"),
    ]


def _box(one: Wanted, x: float, y: float, anchor: Anchor) -> Box:
    width = one.wide * one.size * len(one.text) if one.wide else one.stretch * width_of(one.text, one.size)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    box = left - _GAP, y - 0.8 * one.size - _GAP / 2, left + width + _GAP, y + 0.25 * one.size + _GAP / 2 + one.below
    return _turned(box, (x, y), one.turn) if one.turn else box


def _turned(box: Box, middle: tuple[float, float], degrees: float) -> Box:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = [(x - middle[0], y - middle[1]) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [middle[0] + x * cos - y * sin for x, y in corners]
    ys = [middle[1] + x * sin + y * cos for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _inside(box: Box, sheet: Box) -> bool:
    return box[0] >= sheet[0] and box[1] >= sheet[1] and box[2] <= sheet[2] and box[3] <= sheet[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
