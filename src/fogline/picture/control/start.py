"""A starting state: who held what before the first claim, as an analyst gives it in a small table."""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fogline.gazetteer import Gazetteer, Place
from fogline.records.errors import InputError

_AREAS = frozenset({"country", "division", "district", "region", "island"})
_POINT_KM = 40.0  # how far a town of the table speaks for the villages around it


@dataclass(frozen=True, slots=True)
class StartPoint:
    """A place whose holder is given; it stands for its surroundings as far as no other given place is nearer."""

    name: str
    latitude: float
    longitude: float
    side: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class StartArea:
    """An area whose holder is given; a smaller one counts before a larger one, and a point in it before both."""

    name: str
    side: str
    key: str


@dataclass(frozen=True, slots=True)
class Start:
    """A starting state: towns and areas, and the day (ISO 8601) that it is of (``None``: before everything)."""

    points: tuple[StartPoint, ...] = ()
    areas: tuple[StartArea, ...] = ()
    day: str | None = None


def read_start(text: str, gazetteer: Gazetteer, source: str = "starting state") -> Start:
    """Return the starting state in a CSV with a heading row: side, and name, geonames_id or latitude and longitude.

    A name is looked up, as "Kherson" or "Oleshky, Kherson Oblast, UA"; a country, region or district stands for all in it.
    ``InputError`` names the line that is wrong.
    """
    lines = [one for one in enumerate(io.StringIO(text), 1) if not one[1].lstrip().startswith("#")]
    rows = csv.DictReader(line for _, line in lines)
    columns = {(name or "").strip().lower() for name in rows.fieldnames or ()}
    if "side" not in columns or not columns & {"name", "geonames_id", "latitude"}:
        raise InputError(
            f"{source}: got the columns {', '.join(sorted(columns)) or 'none'}; "
            "want side, and name, geonames_id or latitude and longitude"
        )
    points: list[StartPoint] = []
    areas: list[StartArea] = []
    days: set[str] = set()
    for raw in rows:
        row = {
            (key or "").strip().lower(): (value or "").strip() for key, value in raw.items() if isinstance(value, str)
        }
        if not any(row.values()):
            continue
        where = f"{source}, line {lines[rows.line_num - 1][0]}"
        if not row.get("side"):
            raise InputError(f"{where}: no side; want a code such as UA, or the name of a group")
        if row.get("day"):
            days.add(_day(row["day"], where))
        found = _located(row, gazetteer, where)
        if isinstance(found, StartPoint):
            points.append(found)
        else:
            areas.append(found)
    return Start(tuple(points), tuple(areas), max(days, default=None))


def _day(text: str, where: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(f"{where}: got the day {text[:40]!r}; want one such as 2022-02-23, or none") from None


def _located(row: dict[str, str], gazetteer: Gazetteer, where: str) -> StartPoint | StartArea:
    side, name = row["side"], row.get("name", "")
    if row.get("latitude") and row.get("longitude"):
        try:
            latitude, longitude = float(row["latitude"]), float(row["longitude"])
        except ValueError:
            raise InputError(
                f"{where}: got {row['latitude']!r}, {row['longitude']!r}; want degrees such as 48.5, 37.9"
            ) from None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise InputError(f"{where}: got {latitude}, {longitude}; want latitude -90..90 and longitude -180..180")
        return StartPoint(name or f"{latitude}, {longitude}", latitude, longitude, side)
    place = _place(row, gazetteer)
    if place is None:
        raise InputError(
            f"{where}: no place is known as {name or row.get('geonames_id')!r}; "
            "give latitude and longitude, or add its country: fogline places add UA"
        )
    if place.kind in _AREAS and gazetteer.shape(place.key) is not None:
        return StartArea(place.name, side, place.key)
    return StartPoint(place.name, place.latitude, place.longitude, side, place.country)


def _place(row: dict[str, str], gazetteer: Gazetteer) -> Place | None:
    if row.get("geonames_id"):
        return gazetteer.place(f"geonames:{row['geonames_id']}")
    name, *rest = (part.strip() for part in row.get("name", "").split(","))
    found = [one.place for one in gazetteer.candidates(name, limit=20, fuzzy=False)]
    fitting = [one for one in found if all(part in (one.country, one.division, one.name) for part in rest)]
    return fitting[0] if fitting else None


@dataclass(frozen=True, slots=True)
class StartHere:
    """What a starting state tells of one point: who held it (``None``: not told), and how far another side was (km)."""

    side: str | None
    other_km: float


def start_at(start: Start, at: Any, gazetteer: Gazetteer) -> list[StartHere]:
    """Return what the starting state tells of each of the points ``at`` (n, 2), latitude and longitude."""
    import numpy as np

    from fogline.picture.control.space import km_matrix

    sides: list[str | None] = [None] * len(at)
    areas = _by_size(start.areas, gazetteer)
    for area in areas:
        for index in _inside(area, at):
            sides[index] = area[1]
    kms = np.full((len(at), 0), np.inf)
    if start.points and len(at):
        kms = km_matrix(np.array(at), np.array([(one.latitude, one.longitude) for one in start.points]))
        nearest = kms.argmin(axis=1)
        for index, point in enumerate(nearest):
            if kms[index, point] <= _POINT_KM:
                sides[index] = start.points[point].side
    others = np.full(len(at), np.inf)
    held = np.array([side or "" for side in sides], dtype=str)
    for side in sorted({one.side for one in start.points}):
        of = [column for column, point in enumerate(start.points) if point.side == side]
        foreign = (held != "") & (held != side)
        others = np.where(foreign, np.minimum(others, kms[:, of].min(axis=1)), others) if len(at) else others
    for area in areas:
        others = np.minimum(others, _km_outside(area, at, sides))
    return [StartHere(side, float(km)) for side, km in zip(sides, others, strict=True)]


def _by_size(areas: Iterable[StartArea], gazetteer: Gazetteer) -> list[tuple[Any, str]]:
    """Return the shapes of areas with their sides, the largest first."""
    from shapely.geometry import shape

    shaped = []
    for area in areas:
        found = gazetteer.shape(area.key)
        if found is not None:
            shaped.append((shape(json.loads(found.geometry)), area.side))
    return sorted(shaped, key=lambda one: -one[0].area)


def _inside(area: tuple[Any, str], at: Sequence[tuple[float, float]]) -> Iterable[int]:
    import numpy as np
    import shapely

    points = shapely.points([(longitude, latitude) for latitude, longitude in at])
    shapely.prepare(area[0])
    return [int(index) for index in np.flatnonzero(shapely.intersects(area[0], points))]


def _km_outside(area: tuple[Any, str], at: Sequence[tuple[float, float]], sides: Sequence[str | None]) -> Any:
    """Return how far (km, roughly) each point lies outside an area of another side; infinity for all other points."""
    import numpy as np
    import shapely

    shape, side = area
    shrink = [np.cos(np.radians(latitude)) for latitude, _ in at]
    points = shapely.points([(longitude, latitude) for latitude, longitude in at])
    degrees = shapely.distance(shapely.simplify(shape, 0.02), points)
    foreign = np.array([one is not None and one != side for one in sides]) & (degrees > 0)
    return np.where(foreign, degrees * 111.2 * (1 + np.array(shrink)) / 2, np.inf)
