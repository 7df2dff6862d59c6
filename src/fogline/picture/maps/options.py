"""What a map may be told: how large, of what, in which colours, by which border policy."""

from dataclasses import dataclass

from fogline.picture.contested import Borders
from fogline.picture.maps.ground import Box
from fogline.picture.maps.themes import ThemeName
from fogline.records.errors import UsageError

NARROW = 760.0  # units: a sheet narrower than this has its legend below the map
_LEAST_WIDTH, _LEAST_HEIGHT, _MOST_WIDTH = 280.0, 120.0, 4000.0


@dataclass(frozen=True, slots=True)
class MapOptions:
    """How a map is drawn.

    ``width`` is that of the sheet in units of the drawing (pixels of a screen), ``height`` that of the map itself, by default as
    the events lie. ``box`` (west, south, east, north; degrees) is the part of the globe, by default that of most events.
    ``dates`` says in words which days were asked for, ``known`` (ISO 8601) as of when the record was read. ``legend`` False
    leaves out the legend and what is not on the map; ``notes`` are further lines below.
    """

    width: float = 960.0
    box: Box | None = None
    height: float | None = None
    theme: ThemeName = "light"
    borders: Borders = "recognised"
    title: str = ""
    dates: str = ""
    known: str = ""
    legend: bool = True
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _LEAST_WIDTH <= self.width <= _MOST_WIDTH:
            raise UsageError(f"map: got a width of {self.width:g}; want {_LEAST_WIDTH:g} to {_MOST_WIDTH:g}")
        if self.height is not None and not _LEAST_HEIGHT <= self.height <= _MOST_WIDTH:
            raise UsageError(f"map: got a height of {self.height:g}; want {_LEAST_HEIGHT:g} to {_MOST_WIDTH:g}")
        if self.box is not None:
            west, south, east, north = self.box
            if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90 and west != east):
                raise UsageError(
                    f"map: got the box {self.box}; want west, south, east, north in degrees, south below north "
                    "(west > east crosses the 180th meridian)"
                )
