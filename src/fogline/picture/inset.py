"""The inset map of a report: where its claims say that things happened, each as the area that the words allow."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fogline.picture.lettering import Lettered, Wanted, letter
from fogline.picture.view import WIDTH, Extent, View, choose
from fogline.picture.wording import place_words, plain, shorten
from fogline.records import Footprint, Report

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer
    from fogline.picture.basemap import Basemap

_SPECK = 4.0  # units: an area smaller than this gets a dot of this size round it
_ORDER = {"settlement": 0, "exact": 1, "near": 2, "district": 3, "region": 4}
_TOWN, _LAND = 11.0, 10.0  # sizes of letters
_CLOSE = 6.0  # units from a point to its name
_MOST_NAMED = 5


@dataclass(slots=True)
class _Site:
    """One footprint with the claims that share it."""

    place: Footprint
    words: str
    claims: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Area:
    """A footprint on the sheet: its outline, a dot where it would be too small to see, and the indices of its claims."""

    path: str
    claims: tuple[int, ...]
    words: str
    precision: str
    dot: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of a round length: its words and its length on the sheet."""

    words: str
    length: float


@dataclass(frozen=True, slots=True)
class Inset:
    """Everything the template draws; ``beyond`` and ``unplaced`` name what is not on the map."""

    width: float
    height: float
    land: tuple[str, ...]
    divisions: tuple[str, ...]
    contested: tuple[str, ...]
    areas: tuple[Area, ...]
    names: tuple[Lettered, ...]
    bar: ScaleBar
    beyond: str
    unplaced: str


def inset(report: Report, gazetteer: "Gazetteer | None" = None) -> Inset | None:
    """Return the map of a report, or ``None`` where none of its claims is placed; without a gazetteer there is no land on it."""
    sites = _sites(report)
    if not sites:
        return None
    view, far = choose([_extent(site) for site in sites])
    shown = [site for number, site in enumerate(sites) if number not in far]
    ground = _ground(view, gazetteer)
    areas = tuple(_area(site, view) for site in sorted(shown, key=lambda site: -(site.place.radius_km or 0)))
    bar = _bar(view)
    return Inset(
        WIDTH,
        round(view.height, 1),
        ground.land,
        ground.divisions,
        ground.contested,
        tuple(area for area in areas if area.path),
        _names(shown, areas, ground, view, bar),
        bar,
        _listed([plain(sites[number].place.name) for number in far]),
        _listed([plain(claim.place.name) for claim in report.claims if claim.place and _is_unplaced(claim.place)]),
    )


def _sites(report: Report) -> list[_Site]:
    found: dict[str, _Site] = {}
    for number, claim in enumerate(report.claims):
        place = claim.place
        if place is None or place.geometry is None or place.latitude is None or place.longitude is None:
            continue
        site = found.setdefault(place.geometry, _Site(place, place_words(place, report.document.text)))
        site.claims.append(number)
    return list(found.values())


def _is_unplaced(place: Footprint) -> bool:
    return place.geometry is None and place.name != place.name.lower()


def _ground(view: View, gazetteer: "Gazetteer | None") -> "Basemap":
    from fogline.picture.basemap import Basemap, basemap

    return basemap(view, gazetteer) if gazetteer is not None else Basemap()


def _extent(site: _Site) -> Extent:
    place = site.place
    points = _points(json.loads(place.geometry or "{}").get("coordinates", ()))
    xs, ys = [x for x, _ in points] or [place.longitude or 0.0], [y for _, y in points] or [place.latitude or 0.0]
    weight = len(site.claims) if place.precision not in ("country", "unknown") else 0
    return Extent(
        place.longitude or 0.0,
        place.latitude or 0.0,
        (min(xs), min(ys), max(xs), max(ys)),
        place.radius_km or 0.0,
        weight,
    )


def _points(coordinates: Sequence[object]) -> list[tuple[float, float]]:
    if len(coordinates) > 1 and all(isinstance(value, int | float) for value in coordinates[:2]):
        return [(float(coordinates[0]), float(coordinates[1]))]  # type: ignore[arg-type]
    return [point for part in coordinates if isinstance(part, list) for point in _points(part)]


def _area(site: _Site, view: View) -> Area:
    import shapely

    from fogline.picture.basemap import cut, path

    part = cut(shapely.make_valid(shapely.from_geojson(site.place.geometry)), view)
    west, south, east, north = shapely.bounds(part) if not part.is_empty else (0.0, 0.0, 0.0, 0.0)
    size = max(east - west, north - south) * view.scale
    dot = _spot(site, view) if size < 2 * _SPECK else None
    return Area(path(part, view), tuple(site.claims), site.words, site.place.precision, dot)


def _spot(site: _Site, view: View) -> tuple[float, float]:
    x, y = view.at(site.place.longitude or 0.0, site.place.latitude or 0.0)
    return round(x, 1), round(y, 1)


def _names(
    shown: Sequence[_Site], areas: Sequence[Area], ground: "Basemap", view: View, bar: ScaleBar
) -> tuple[Lettered, ...]:
    """Name towns first, those with most claims foremost, then what lies round them, then the lands."""
    wanted: dict[str, Wanted] = {}
    for site in sorted(shown, key=lambda site: (_ORDER.get(site.place.precision, 1), -len(site.claims))):
        name, (x, y) = shorten(plain(site.place.name), 28), _spot(site, view)
        if site.place.precision in ("exact", "settlement", "near"):
            wanted.setdefault(name, Wanted(name, x, y, _TOWN, _clear_of(site, view)))
        elif site.place.precision in ("district", "region"):
            wanted.setdefault(name, Wanted(name, x, y, _TOWN, 0.0, "area"))
    lands = [
        Wanted(name.text.upper(), name.x, name.y, _LAND, 0.0, "land", 0.78)
        for name in ground.names
        if name.room > 40 * _LAND * len(name.text)
    ]
    taken = [(x - 3, y - 3, x + 3, y + 3) for x, y in (area.dot for area in areas if area.dot)]
    corner = (0.0, view.height - 30, bar.length + 26, view.height)
    return letter([*wanted.values(), *lands], (2, 2, WIDTH - 2, view.height - 2), [corner, *taken])


def _clear_of(site: _Site, view: View) -> float:
    """Return how far from its point a name stands: clear of a small circle, but close where the area is large."""
    radius = (site.place.radius_km or 0.0) / view.km_wide * WIDTH
    return radius + 2.5 if _CLOSE < radius + 2.5 < 3 * _CLOSE else _CLOSE


def _bar(view: View) -> ScaleBar:
    """Return a bar of 1, 2 or 5 times a power of ten km, a fifth of the map wide or less."""
    most = view.km_wide / 5
    power = 10.0 ** math.floor(math.log10(most))
    km = next(power * times for times in (5, 2, 1) if power * times <= most)
    words = f"{km:,.0f} km" if km >= 1 else f"{1000 * km:.0f} m"
    return ScaleBar(words, round(km / view.km_wide * WIDTH, 1))


def _listed(names: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(shorten(name, 40) for name in names if name))
    more = len(distinct) - _MOST_NAMED
    return ", ".join(distinct[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
