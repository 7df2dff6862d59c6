"""How families of events look: one shape, one colour and one place in legends for each, on maps, pages and in briefs.

Shapes alone tell families apart, so that grey paper and eyes that see few colours will do; all but the circle keep room for
a number in the middle.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


def _ring(corners: int, turn: float, reach: float = 1.0) -> tuple[Point, ...]:
    angles = [math.radians(turn + 360 * number / corners) for number in range(corners)]
    return tuple((reach * math.sin(angle), -reach * math.cos(angle)) for angle in angles)


def _burst(rays: int, tip: float, dent: float) -> tuple[Point, ...]:
    outer, inner = _ring(rays, 0, tip), _ring(rays, 180 / rays, dent)
    return tuple(point for pair in zip(outer, inner, strict=True) for point in pair)


def _cross(reach: float, half: float) -> tuple[Point, ...]:
    """A cross of four arms ``2 * half`` wide."""
    corners: list[Point] = [(-half, -reach), (half, -reach), (half, -half)]
    for _ in range(3):
        corners += [(-y, x) for x, y in corners[-3:]]  # a quarter turn on
    return tuple(corners)


@dataclass(frozen=True, slots=True)
class Look:
    """The corners of a shape round (0, 0) for a radius of 1 (y downwards; none: a circle), and its colours.

    ``light`` is for light and for printed paper, ``dark`` for dark grounds. ``drop`` is how far below the middle of the shape
    the middle of a number inside it stands.
    """

    light: str
    dark: str
    corners: tuple[Point, ...] = ()
    drop: float = 0.0


LOOKS: dict[str, Look] = {
    "control": Look("#1f5c9e", "#79aee8", _ring(4, 45, 1.26)),  # a square
    "ground": Look("#a8690a", "#e3ad4f", _ring(4, 0, 1.26)),  # a diamond
    "strike": Look("#c23b22", "#f0765c", _burst(8, 1.3, 0.8)),
    "harm": Look("#2b2a27", "#e9e6df", _cross(1.14, 0.58)),
    "people": Look("#12786a", "#55c4b0"),  # a circle
    "force": Look("#7a45a0", "#c39ae6", tuple((x, y - 0.12) for x, y in _ring(3, 0, 1.42)), 0.22),  # a triangle
    "politics": Look("#6d7a86", "#a3b0bb", ((-1.4, -0.74), (1.4, -0.74), (1.4, 0.74), (-1.4, 0.74))),  # a flat bar
}
"""By the names of the ontology, in the order of legends."""
OTHER = Look("#6b675e", "#aaa599", tuple((x, y + 0.12) for x, y in _ring(3, 180, 1.42)), -0.22)
"""How a family looks that is not of the ontology: a triangle that stands on its tip."""


def look(family: str) -> Look:
    """Return how a family looks; those without a look of their own share one."""
    return LOOKS.get(family, OTHER)


def ordered(families: Iterable[str]) -> tuple[str, ...]:
    """Return families once each, in the order of legends, then those without a look of their own by name."""
    present = set(families)
    return (*(name for name in LOOKS if name in present), *sorted(present.difference(LOOKS)))


def family_words(family: str) -> str:
    """Return the name of a family for people."""
    from fogline.ontology import load
    from fogline.picture.wording import label

    known = load().families.get(family)
    return known.label if known else label(family)


def symbol(family: str, x: float, y: float, radius: float) -> str:
    """Return an SVG shape (without its closing "/>") for a family's symbol at a point."""
    corners = look(family).corners
    if not corners:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
    points = " ".join(f"{x + radius * dx:.1f},{y + radius * dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}"'


def outline(family: str, radius: float) -> str:
    """Return the data of an SVG path for a family's symbol round (0, 0)."""
    corners = look(family).corners
    if not corners:
        return f"M0{-radius:.1f}A{radius:.1f} {radius:.1f} 0 1 1 0 {radius:.1f} {radius:.1f} {radius:.1f} 0 1 1 0{-radius:.1f}Z"
    return "M" + "L".join(f"{radius * x:.1f} {radius * y:.1f}" for x, y in corners) + "Z"
