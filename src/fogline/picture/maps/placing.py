"""From places to marks on the sheet: which part of the globe is shown, what is drawn as an area, what stands at one spot."""

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fogline.picture.maps.ground import Box
from fogline.picture.maps.sites import VOICES, Site, Voice, points_of
from fogline.picture.view import KM_PER_DEGREE, Extent, Sheet, View, choose, fitted

_SINGLE, _STACK, _GROWTH = 5.2, 6.0, 2.1  # units: radius of one event; of n events _STACK + _GROWTH * ln n
_LEAST_AREA = 15.0  # units: an area whose radius is smaller is drawn as a spot
_APART = 2.0  # units between two marks; those nearer to each other become one
_MARK_ROOM = 8000.0  # units squared of the sheet for each mark, so that names find room
_WIDEST = 0.45  # share of the map's width: an area with a larger radius is listed, not drawn
_AREA_ROOM, _FEW_AREAS = 55_000.0, 10  # units squared of the sheet for each area drawn; so many are drawn at any rate
_SHARED = 0.5  # of more areas than that, one that lies on others by so much of itself is listed
_MANY, _OUTER = 60, 0.015  # of so many events and more, this share at each edge does not widen the map


@dataclass(slots=True)
class Mark:
    """A symbol on the sheet: events of one place, or of places too near to each other to be told apart at this scale."""

    x: float
    y: float
    name: str
    families: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)
    places: int = 1
    named: tuple[bool, int] = (False, 0)  # whether the name is a settlement's, and how many events are there

    @property
    def count(self) -> int:
        """How many events it stands for."""
        return self.families.total()

    @property
    def radius(self) -> float:
        """Units of the drawing."""
        return radius_of(self.count)

    @property
    def voice(self) -> Voice:
        """The best support that any of its events has."""
        return best_voice(self.voices)


@dataclass(frozen=True, slots=True)
class Placed:
    """The sites that are on the map: marks, and sites drawn as areas or lines.

    By place, ``beyond`` counts the events off the map, ``wide`` those of areas too wide for it or too many to be drawn.
    """

    view: View
    marks: tuple[Mark, ...]
    areas: tuple[Site, ...]
    beyond: Counter[str]
    wide: Counter[str]


def radius_of(count: int) -> float:
    """Return the radius of the symbol of so many events (units)."""
    return _SINGLE if count < 2 else _STACK + _GROWTH * math.log(count)


def best_voice(voices: Counter[str]) -> Voice:
    """Return the best support among events."""
    return next((voice for voice in VOICES if voices[voice]), "alone")


def view_of(sites: Sequence[Site], box: Box | None, sheet: Sheet) -> View | None:
    """Return the part of the globe to show: the box, or where most sites are; ``None`` without either."""
    if box is not None:
        west, south, east, north = box
        return fitted((west, south, east + 360 if east < west else east, north), replace(sheet, pad=0.0))
    if not sites:
        return None
    cut = _widest_gap([site.longitude for site in sites])
    extents = [_extent(site, cut) for site in _core(sites, cut)]
    return choose(extents, sheet)[0]


def _core(sites: Sequence[Site], cut: float) -> Sequence[Site]:
    """Leave out what lies at the outermost edges, where there are events enough."""
    if sum(site.count for site in sites) < _MANY:
        return sites
    inner = list(sites)
    for along in (lambda site: _turned(site.longitude, cut), lambda site: site.latitude):
        low, high = _ends([(along(site), site.count) for site in sites])
        inner = [site for site in inner if low <= along(site) <= high]
    return inner or sites


def _ends(values: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """Return the values between which all but the outermost share of the weight lies."""
    aside = _OUTER * sum(weight for _, weight in values)
    ends = []
    for ordered in (sorted(values), sorted(values, reverse=True)):
        run = 0.0
        for value, weight in ordered:
            run += weight
            if run > aside:
                ends.append(value)
                break
    return ends[0], ends[1]


def place(sites: Sequence[Site], view: View) -> Placed:
    """Put sites on the sheet, those with most events first."""
    marks: list[Mark] = []
    areas: list[Site] = []
    beyond: Counter[str] = Counter()
    wide: Counter[str] = Counter()
    for site in sorted(sites, key=lambda site: (-site.count, site.name, site.longitude)):
        turned = replace(site, longitude=_onto(site.longitude, view))
        x, y = view.at(turned.longitude, turned.latitude)
        large = site.sort in ("area", "line") or (site.sort == "near" and _pixels(site.radius_km, view) > _LEAST_AREA)
        if not (_reaches(turned, view) if large else 0 <= x <= view.width and 0 <= y <= view.height):
            beyond[site.name] += site.count
        elif not large:
            marks.append(Mark(x, y, site.name, site.families, site.voices, named=(site.is_town, site.count)))
        elif _pixels(site.radius_km, view) > _WIDEST * view.width:
            wide[site.name] += site.count
        else:
            areas.append(turned)
    drawn = _chosen(areas, view)
    for site in areas:
        wide[site.name] += 0 if site in drawn else site.count
    return Placed(view, tuple(_thinned(marks, view)), tuple(drawn), beyond, +wide)


def _thinned(marks: list[Mark], view: View) -> list[Mark]:
    """Make one of marks that would touch; where there are more than the sheet has room for, of those near to each other too."""
    apart, most = _APART, view.width * view.height / _MARK_ROOM
    marks = _merged(marks, apart)
    while len(marks) > most:
        apart += 3.0
        marks = _merged(marks, apart)
    return marks


def _merged(marks: list[Mark], apart: float) -> list[Mark]:
    """Make one of marks that are nearer to each other than that, until none is; the largest keep their points."""
    before = 0
    while before != len(marks):
        before = len(marks)
        kept: list[Mark] = []
        for mark in sorted(marks, key=lambda mark: (-mark.count, mark.name, mark.x)):
            near = min(kept, key=lambda other: _between(mark, other), default=None)
            if near is None or _between(mark, near) > apart:
                kept.append(mark)
                continue
            near.families = near.families + mark.families
            near.voices = near.voices + mark.voices
            near.places += mark.places - (mark.name == near.name)
            if mark.named > near.named:
                near.name, near.named = mark.name, mark.named
        marks = kept
    return marks


def _between(one: Mark, other: Mark) -> float:
    return math.hypot(one.x - other.x, one.y - other.y) - one.radius - other.radius


def _chosen(areas: Sequence[Site], view: View) -> list[Site]:
    """Choose the areas to draw (those with most events come first): so many as there is room for, one not on another."""
    import shapely

    most = max(_FEW_AREAS, int(view.width * view.height / _AREA_ROOM))
    if len(areas) <= _FEW_AREAS:
        return list(areas)
    drawn: list[Site] = []
    cover = shapely.Polygon()
    for site in areas:
        shape = shapely.make_valid(shapely.from_geojson(onto(site.geometry, view)))
        shape = shape if site.sort != "line" else shapely.buffer(shape, 4 / view.scale)
        if shapely.intersection(shape, cover).area > _SHARED * shape.area:
            continue
        drawn.append(site)
        cover = shapely.union(cover, shape)
        if len(drawn) == most:
            break
    return drawn


def _pixels(km: float, view: View) -> float:
    return km / KM_PER_DEGREE * view.scale


def _reaches(site: Site, view: View) -> bool:
    half = site.radius_km / KM_PER_DEGREE
    aside = half / view.shrink
    return (
        view.west - aside < site.longitude < view.east + aside and view.south - half < site.latitude < view.north + half
    )


def _extent(site: Site, cut: float) -> Extent:
    x = _turned(site.longitude, cut)
    points = points_of(site.geometry) or [(site.longitude, site.latitude)]
    xs, ys = [_turned(one, cut) for one, _ in points], [y for _, y in points]
    return Extent(x, site.latitude, (min(xs), min(ys), max(xs), max(ys)), site.radius_km, site.count)


def _widest_gap(longitudes: Sequence[float]) -> float:
    """Return the longitude at which the globe is cut open: the middle of the widest stretch without a site."""
    ordered = sorted(set(longitudes))
    gaps = [(b - a, (a + b) / 2) for a, b in pairwise(ordered)]
    outer = ordered[0] + 360 - ordered[-1]
    widest = max(gaps, default=(0.0, 180.0))
    return 180.0 if outer >= widest[0] else widest[1]


def _turned(longitude: float, cut: float) -> float:
    return longitude + 360 if longitude < cut - 1e-9 and cut < 180.0 else longitude


def _onto(longitude: float, view: View) -> float:
    """Return the longitude as the view counts it."""
    middle = (view.west + view.east) / 2
    return longitude + 360 * round((middle - longitude) / 360)


def onto(geometry: str, view: View) -> str:
    """Return a GeoJSON geometry with its longitudes as the view counts them, whole where it crosses the 180th meridian."""
    shape = json.loads(geometry)
    points = [_onto(x, view) for x, _ in points_of(geometry)]
    if not points or all(abs(_onto(x, view) - x) < 1e-9 for x, _ in points_of(geometry)):
        return geometry

    def moved(part: list[object]) -> list[object]:
        if len(part) > 1 and all(isinstance(value, int | float) for value in part[:2]):
            return [_onto(float(part[0]), view), *part[1:]]  # type: ignore[arg-type]
        return [moved(one) if isinstance(one, list) else one for one in part]

    shape["coordinates"] = moved(shape["coordinates"])
    return json.dumps(shape)
