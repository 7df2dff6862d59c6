"""Where events are: those at one place together, as a spot, an area or a line; and those that no map can show, counted."""

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fogline.picture.summary import EventSummary, summary
from fogline.picture.wording import plain
from fogline.records import Footprint
from fogline.records.fused import FusedEvent

Voice = Literal[
    "agreed",  # independent origins agree that it happened
    "alone",  # the word of one origin or side, or contested
    "unhappened",  # only denied, announced or possible
]
Sort = Literal["spot", "near", "area", "line"]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MANY = 100
VOICES: tuple[Voice, ...] = ("agreed", "alone", "unhappened")
_SORTS: dict[str, Sort] = {
    "exact": "spot",
    "settlement": "spot",
    "near": "near",
    "district": "area",
    "region": "area",
    "line": "line",
}


@dataclass(slots=True)
class Site:
    """A place with its events, counted by family and by how well they are supported.

    ``sort`` tells how it may be drawn: ``near`` is an area that may be too small to be seen as one. Degrees, kilometres,
    GeoJSON text.
    """

    name: str
    sort: Sort
    longitude: float
    latitude: float
    radius_km: float
    geometry: str
    is_town: bool = False
    families: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How many events there are."""
        return self.families.total()


@dataclass(slots=True)
class Gathered:
    """The events of a map by place; ``nationwide`` counts those of which no more is told than the country.

    ``unplaced`` is how many are told without a place; ``days`` are the first and the last day of those dated to a few days.
    """

    sites: list[Site] = field(default_factory=list)
    nationwide: Counter[str] = field(default_factory=Counter)
    unplaced: int = 0
    events: int = 0
    documents: set[str] = field(default_factory=set)
    publishers: set[str] = field(default_factory=set)
    days: list[tuple[str, str]] = field(default_factory=list)


def gather(events: Iterable[FusedEvent]) -> Gathered:
    """Put events where they are told to be."""
    found, sites = Gathered(), dict[tuple[object, ...], Site]()
    for event in events:
        told = summary(event)
        found.events += 1
        for one in event.findings:
            found.documents.add(one.document.id)
            found.publishers |= {one.document.publisher} - {None}  # type: ignore[arg-type]
        if (days := _days(told)) is not None:
            found.days.append(days)
        site = _site(told, sites, found)
        if site is not None:
            site.families[told.family] += 1
            site.voices[_voice(told)] += 1
    found.sites = list(sites.values())
    return found


def _site(told: EventSummary, sites: dict[tuple[object, ...], Site], found: Gathered) -> Site | None:
    place = told.place
    if place is None or place.precision == "unknown" or place.latitude is None or place.longitude is None:
        found.unplaced += 1
        return None
    sort = _SORTS.get(place.precision)
    if sort is None or (place.geometry is None and sort in ("area", "line")):
        found.nationwide[_name(place)] += 1
        return None
    key: tuple[object, ...] = (sort, round(place.longitude, 2), round(place.latitude, 2), _name(place))
    if sort in ("area", "line"):
        key = (sort, _name(place), round(place.radius_km or 0, -1), round(place.longitude, 1), round(place.latitude, 1))
    if key not in sites:
        sites[key] = Site(
            _name(place),
            sort,
            place.longitude,
            place.latitude,
            place.radius_km or 0.0,
            place.geometry or "",
            place.precision == "settlement",
        )
    return sites[key]


def _name(place: Footprint) -> str:
    return plain(place.name) or plain(place.words)


def _voice(told: EventSummary) -> Voice:
    if not told.happened or told.status == "denied":
        return "unhappened"
    return "agreed" if told.status == "corroborated" else "alone"


def _days(told: EventSummary) -> tuple[str, str] | None:
    """Return the days of an event that is dated to some weeks at most."""
    when = told.when
    if when is None or not when.start or not when.end or when.precision in ("year", "unknown"):
        return None
    days = when.start[:10], when.end[:10]
    return days if all(_DAY.fullmatch(day) for day in days) else None


def span_of(days: Sequence[tuple[str, str]]) -> tuple[str, str, bool] | None:
    """Return the first and the last day of events, and whether some were left aside that lie far from all others.

    Far is more than a year from the middle half, and more than five times as long as that is; of a hundred events and more it is
    also the first and the last fiftieth.
    """
    if not days:
        return None
    middles = sorted(_ordinal(start) + _ordinal(end) for start, end in days)  # twice the middle
    low, high = middles[len(middles) // 4] / 2, middles[(3 * len(middles)) // 4] / 2
    most = max(366.0, 5 * (high - low))
    near = [one for one in days if low - most <= _ordinal(one[0]) and _ordinal(one[1]) <= high + most] or list(days)
    aside = len(near) // 50 if len(near) >= _MANY else 0
    starts, ends = sorted(start for start, _ in near), sorted(end for _, end in near)
    first, last = starts[aside], ends[len(ends) - 1 - aside]
    return min(first, last), max(first, last), len(near) < len(days) or aside > 0


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def points_of(geometry: str) -> list[tuple[float, float]]:
    """Return all points of a GeoJSON geometry (longitude, latitude)."""
    return _points(json.loads(geometry or "{}").get("coordinates", ()))


def _points(coordinates: object) -> list[tuple[float, float]]:
    if not isinstance(coordinates, list | tuple):
        return []
    if len(coordinates) > 1 and all(isinstance(value, int | float) for value in coordinates[:2]):
        return [(float(coordinates[0]), float(coordinates[1]))]
    return [point for part in coordinates for point in _points(part)]
