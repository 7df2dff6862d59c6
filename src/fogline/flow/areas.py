"""Areas that a command is asked for: the name of a place, or "W,S,E,N", a box in degrees."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fogline.flow.naming import named_places
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer, Place
    from fogline.records import Footprint

Box = tuple[float, float, float, float]

_NEAR_DEGREES = 0.25  # around a place without an outline that an area is named by
_RIM = 0.06  # share of the extent of a named area that is shown round it


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the globe: ``outline`` is a shapely geometry in degrees within -180 to 180, ``words`` names it for people."""

    words: str
    outline: Any
    given: Box | None = None

    def holds(self, place: "Footprint | None") -> bool:
        """Tell whether the middle of a place lies inside; a place without coordinates does not."""
        import shapely

        if place is None or place.longitude is None or place.latitude is None:
            return False
        return bool(shapely.intersects_xy(self.outline, place.longitude, place.latitude))

    @property
    def box(self) -> Box:
        """The box (west, south, east, north) that shows it: as it was given, or round its outline with a rim.

        ``west > east`` crosses the 180th meridian.
        """
        return self.given or _padded(_bounds(self.outline))


def area_of(text: str, places: "Gazetteer") -> Area:
    """Return the area that is meant by a box "W,S,E,N" (west > east crosses the 180th meridian) or by a place's name.

    ``UsageError`` for a box that is none, and for a name that no place is known by.
    """
    import shapely

    box = _box(text)
    if box is not None:
        outline = _boxed(box)
        words = f"area {text.strip()}"
    else:
        place = named_places(text, places, "area", otherwise="give a box (W,S,E,N in degrees)")[0]
        outline, words = _outline(place, places), place.name if text.strip() == place.key else text
    shapely.prepare(outline)
    return Area(words, outline, box)


def _box(text: str) -> Box | None:
    """Return the box that four numbers are, ``None`` for what is a name."""
    parts = text.split(",")
    if len(parts) != 4:
        return None
    try:
        west, south, east, north = (float(part) for part in parts)
    except ValueError:
        raise _no_box(text, "a name, or west,south,east,north in degrees, such as 36,49,38,50.5") from None
    if not all(map(math.isfinite, (west, south, east, north))) or max(abs(west), abs(east)) > 180 or west == east:
        raise _no_box(text, "longitudes from -180 to 180 degrees (west > east crosses the 180th meridian)")
    if not -90 <= south < north <= 90:
        raise _no_box(text, "latitudes from -90 to 90 degrees, south below north")
    return west, south, east, north


def _no_box(text: str, want: str) -> UsageError:
    return UsageError(f"area: got {text[:80]!r}; want {want}")


def _boxed(box: Box) -> Any:
    import shapely

    west, south, east, north = box
    if west < east:
        return shapely.box(west, south, east, north)
    return shapely.union(shapely.box(west, south, 180, north), shapely.box(-180, south, east, north))


def _outline(place: "Place", places: "Gazetteer") -> Any:
    import shapely

    shape = places.shape(place.key)
    if shape is not None:
        return shapely.make_valid(shapely.from_geojson(shape.geometry))
    wide = _NEAR_DEGREES / max(math.cos(math.radians(place.latitude)), 0.05)
    west, east = (_turned(place.longitude + step) for step in (-wide, wide))
    return _boxed((west, max(place.latitude - _NEAR_DEGREES, -90.0), east, min(place.latitude + _NEAR_DEGREES, 90.0)))


def _bounds(outline: Any) -> Box:
    """Return the box of an outline; ``east`` is past 180 where it lies on both sides of that meridian."""
    import shapely

    west, south, east, north = (float(end) for end in shapely.bounds(outline))
    if east - west > 180:
        xs = [float(x) % 360 for x in shapely.get_coordinates(outline)[:, 0]]
        if max(xs) - min(xs) < east - west:
            west, east = min(xs), max(xs)
    return west, south, east, north


def _padded(box: Box) -> Box:
    west, south, east, north = box
    aside, up = _RIM * (east - west), _RIM * (north - south)
    ends = (-180.0, 180.0) if east - west + 2 * aside >= 360 else (_turned(west - aside), _turned(east + aside))
    return ends[0], max(south - up, -90.0), ends[1], min(north + up, 90.0)


def _turned(longitude: float) -> float:
    return (longitude + 180) % 360 - 180
