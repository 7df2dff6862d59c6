"""The border policy of maps: borders as they are recognised internationally, and dashed where they are contested.

Lines of control and front lines are no borders and are not drawn. Dashed are boundaries between two countries that were never
agreed, or that the maps of the United Nations (https://www.un.org/geospatial/mapsgeo) do not draw through: armistice and
ceasefire lines, and those of lands whose status is open. A border that a state has crossed by force stays a border.

That is the policy ``recognised``. ``de-facto`` adds, dashed too, lines that run where a land is held apart from the state it
belongs to (Crimea, Northern Cyprus, Somaliland); ``none`` draws no borders.
"""

from dataclasses import dataclass
from typing import Literal

Borders = Literal["recognised", "de-facto", "none"]

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Contested:
    """The border of two countries (ISO alpha-2); only what lies in ``box`` (west, south, east, north) where there is one."""

    one: str
    other: str
    box: _Box | None = None


CONTESTED = (
    Contested("IN", "PK", (73.0, 32.4, 80.5, 37.5)),  # Jammu and Kashmir
    Contested("CN", "PK", (73.0, 32.4, 80.5, 37.5)),
    Contested("CN", "IN"),
    Contested("BT", "CN"),
    Contested("EH", "MA"),
    Contested("IL", "PS"),
    Contested("IL", "SY"),
    Contested("IL", "LB"),
    Contested("SD", "SS"),
    Contested("EG", "SD", (33.0, 21.5, 37.5, 23.5)),  # Hala'ib
    Contested("ET", "SO"),
    Contested("RS", "XK"),
    Contested("KP", "KR"),
)


def is_contested(one: str, other: str) -> _Box | Literal["all"] | None:
    """Return whether the border of two countries is contested: ``"all"`` of it, what lies in a box, or nothing (``None``)."""
    found = next((line for line in CONTESTED if {line.one, line.other} == {one, other}), None)
    return None if found is None else found.box or "all"


def policy_words(policy: Borders, *, dashed: bool = True) -> str:
    """Return what a map must say of the borders that it draws; ``dashed``: there are contested ones on it."""
    if policy == "none":
        return "Borders of countries are not drawn."
    words = "Borders as recognised internationally"
    if policy == "de-facto":
        words += ", and, dashed, lines of lands held apart from the state they belong to"
    return f"{words}; dashed: contested." if dashed else f"{words}."
