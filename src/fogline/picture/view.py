"""The part of the globe that a map shows, and the sheet it is drawn on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

KM_PER_DEGREE = 111.2
WIDTH = 480.0  # units of the drawing; the page scales it
_NEAR_KM, _NEAR_TIMES = 450.0, 4.0
_WIDE_KM = 250.0  # of what is larger, only the middle must be on the map


@dataclass(frozen=True, slots=True)
class Extent:
    """Where something lies: its middle, the box round it (degrees), its radius in km, and how much it counts.

    What counts 0 does so only where nothing else is there.
    """

    longitude: float
    latitude: float
    box: tuple[float, float, float, float]
    radius_km: float
    weight: int = 1


@dataclass(frozen=True, slots=True)
class View:
    """A box of the globe (degrees) on a sheet: east to the right, one scale in both directions at the middle latitude.

    ``width`` is that of the sheet in units of the drawing. A box that crosses the 180th meridian runs on past 180 degrees.
    """

    west: float
    south: float
    east: float
    north: float
    width: float = WIDTH

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return math.cos(math.radians((self.south + self.north) / 2))

    @property
    def scale(self) -> float:
        """Units of the drawing for a degree of latitude."""
        return self.width / ((self.east - self.west) * self.shrink)

    @property
    def height(self) -> float:
        """Units of the drawing from north to south."""
        return (self.north - self.south) * self.scale

    @property
    def km_wide(self) -> float:
        """Kilometres from side to side at the middle latitude."""
        return (self.east - self.west) * self.shrink * KM_PER_DEGREE

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point (degrees) lies on the sheet."""
        return (longitude - self.west) * self.shrink * self.scale, (self.north - latitude) * self.scale


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper that a view must fit: its width, the least and greatest height, and how much (share) is left free round it.

    A map on it shows at least ``least_km`` from side to side.
    """

    width: float = WIDTH
    least: float = 220.0
    most: float = 340.0
    pad: float = 0.16
    least_km: float = 40.0


def choose(extents: Sequence[Extent], sheet: Sheet = Sheet()) -> tuple[View, tuple[int, ...]]:
    """Return a view of most of the extents (at least one), and the indices of those that lie too far off to be on it."""
    x = _median([(one.longitude, one.weight) for one in extents])
    y = _median([(one.latitude, one.weight) for one in extents])
    off = [_km(one, x, y) for one in extents]
    most = max(_NEAR_KM, _NEAR_TIMES * _median([(km, one.weight) for km, one in zip(off, extents, strict=True)]))
    far = tuple(number for number, km in enumerate(off) if km > most)
    near = [one for number, one in enumerate(extents) if number not in far] or list(extents)
    near = [one for one in near if one.weight] or near  # what counts for nothing need not be on it whole
    boxes = [_part(one) for one in near]
    whole = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return fitted(whole, sheet), far


def _part(one: Extent) -> tuple[float, float, float, float]:
    if one.radius_km <= _WIDE_KM:
        return one.box
    up = _WIDE_KM / 2 / KM_PER_DEGREE
    aside = up / max(math.cos(math.radians(one.latitude)), 0.1)
    west, south, east, north = one.box
    return (
        max(west, one.longitude - aside),
        max(south, one.latitude - up),
        min(east, one.longitude + aside),
        min(north, one.latitude + up),
    )


def fitted(box: tuple[float, float, float, float], sheet: Sheet = Sheet()) -> View:
    """Return a view of a box (west, south, east, north), padded and widened to a shape that the sheet has room for."""
    west, south, east, north = box
    middle = max(min((south + north) / 2, 80.0), -80.0)
    shrink = math.cos(math.radians(middle))
    wide = max((east - west) * shrink * (1 + 2 * sheet.pad), sheet.least_km / KM_PER_DEGREE)
    high = max((north - south) * (1 + 2 * sheet.pad), 0.01)
    wide = max(wide, high * sheet.width / sheet.most)
    high = max(high, wide * sheet.least / sheet.width)
    wide = min(wide, 360 * shrink)
    x, half = (west + east) / 2, wide / shrink / 2
    return View(x - half, middle - high / 2, x + half, middle + high / 2, sheet.width)


def _median(values: Sequence[tuple[float, int]]) -> float:
    if not any(weight for _, weight in values):
        values = [(value, 1) for value, _ in values]
    half, run = sum(weight for _, weight in values) / 2, 0
    for value, weight in sorted(values):
        run += weight
        if run >= half:
            return value
    return values[0][0]


def _km(one: Extent, longitude: float, latitude: float) -> float:
    shrink = math.cos(math.radians((one.latitude + latitude) / 2))
    return KM_PER_DEGREE * math.hypot((one.longitude - longitude) * shrink, one.latitude - latitude)
