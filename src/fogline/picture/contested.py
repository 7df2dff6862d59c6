"""The border policy of maps: borders as they are recognised internationally, and dashed where they are contested.

Lines of control and front lines are no borders and are not drawn. Dashed are boundaries between two countries that were never
agreed, or that the maps of the United Nations (https://www.un.org/geospatial/mapsgeo) do not draw through: armistice and
ceasefire lines, and those of lands whose status is open. A border that a state has crossed by force stays a border.
"""

from dataclasses import dataclass

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
