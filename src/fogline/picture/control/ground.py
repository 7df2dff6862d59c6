"""The ground that control is assessed over: its places, and which evidence lies near each of them; settled once for all days."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fogline.gazetteer import Gazetteer
from fogline.picture.control.options import ControlOptions
from fogline.picture.control.populated import Bounds, Populated, populated
from fogline.picture.control.rivers import banks_part
from fogline.picture.control.space import km_matrix
from fogline.picture.control.spots import Spot
from fogline.picture.control.start import Start

_MARGIN_DEGREES = 0.6
_TILE_DEGREES = 1.0
_REACHES = 3  # times ``limit_km``: beyond it evidence is left out of the sums
_SAME_KM = 0.5  # a place as near as this to one with evidence is that one under another key


@dataclass(frozen=True, slots=True)
class Tile:
    """Places that lie together: ``rows`` (p,) are their numbers, ``near`` (s,) those of the spots whose evidence may reach them.

    ``covariance`` (p, s) is 0 where it does not: in another country, across a great river, too far.
    """

    rows: Any
    near: Any
    covariance: Any

    def only(self, kept: Any) -> "Tile":
        """Return the tile with the places that ``kept`` (p,) tells alone."""
        return self if kept.all() else Tile(self.rows[kept], self.near, self.covariance[kept])


@dataclass(frozen=True, slots=True)
class Ground:
    """Places, spots (the places with evidence), tiles of places, and which spot is which place.

    ``at`` (n, 2) and ``spots_at`` (m, 2) are degrees, latitude first. The first ``listed`` places are the gazetteer's; a place
    after them is a spot that it does not list. ``same`` holds for a place the spots that are that place, the nearest first.
    """

    places: tuple[Populated, ...]
    at: Any
    spots: tuple[Spot, ...]
    spots_at: Any
    tiles: tuple[Tile, ...]
    between: Any
    same: dict[int, tuple[int, ...]]
    listed: int

    def wanted(self, known: Collection[str], bounds: Bounds, countries: Collection[str]) -> Any:
        """Return (n,) which places are in ``bounds`` and ``countries``, or a spot with one of the keys ``known``."""
        import numpy as np

        first = self.at[: self.listed]
        inside = (first[:, 0] >= bounds.south) & (first[:, 0] <= bounds.north)
        inside &= (first[:, 1] >= bounds.west) & (first[:, 1] <= bounds.east)
        inside &= np.array([one.country in countries for one in self.places[: self.listed]], bool)
        rest = np.array([one.key in known for one in self.places[self.listed :]], bool)
        return np.concatenate([inside, rest])


def ground_around(
    spots: Sequence[Spot], start: Start, gazetteer: Gazetteer, options: ControlOptions
) -> tuple[Ground, "Reach"]:
    """Return the ground of all places that evidence on ``spots`` or the starting state may reach, and how far the latter goes."""
    reach = Reach.of(start, gazetteer)
    bounds, countries = reach.around(spots), reach.countries | {one.country for one in spots}
    listed = tuple(populated(gazetteer, bounds, countries)) if bounds else ()
    keys = {one.key for one in listed}
    rest = (
        Populated(one.key, one.name, one.latitude, one.longitude, one.country) for one in spots if one.key not in keys
    )
    return ground_of((*listed, *rest), spots, options, len(listed)), reach


def ground_of(
    places: Sequence[Populated], spots: Sequence[Spot], options: ControlOptions, listed: int | None = None
) -> Ground:
    """Return the ground of these ``places``, with what of ``spots`` is near each."""
    import numpy as np

    at = np.array([(one.latitude, one.longitude) for one in places], float).reshape(-1, 2)
    spots_at = np.array([(one.latitude, one.longitude) for one in spots], float).reshape(-1, 2)
    countries = np.array([one.country for one in places], dtype=str)
    spot_countries = np.array([one.country for one in spots], dtype=str)
    tiles: list[Tile] = []
    same: dict[int, tuple[int, ...]] = {}
    if len(spots):
        for rows in _together(at):
            near = _reached(at[rows], spots_at, options)
            part, km = _covariance((at[rows], countries[rows]), (spots_at[near], spot_countries[near]), options)
            tiles.append(Tile(rows, near, part))
            same |= _same(rows, near, km)
    between = _covariance((spots_at, spot_countries), (spots_at, spot_countries), options)[0]
    return Ground(
        tuple(places),
        at,
        tuple(spots),
        spots_at,
        tuple(tiles),
        between,
        same,
        len(places) if listed is None else listed,
    )


def _together(at: Any) -> Iterator[Any]:
    """Yield the numbers of the points of each tile that has any."""
    import numpy as np

    cells = np.floor(at / _TILE_DEGREES).astype(int)
    _, tile = np.unique(cells, axis=0, return_inverse=True)
    tile = tile.reshape(-1)
    order = np.argsort(tile, kind="stable")
    ends = np.flatnonzero(np.diff(tile[order])) + 1
    yield from (rows for rows in np.split(order, ends) if len(rows))


def _reached(at: Any, spots_at: Any, options: ControlOptions) -> Any:
    """Return the numbers of the spots that may reach any of the points ``at``, which lie together."""
    import numpy as np

    middle = at.mean(axis=0, keepdims=True)
    wide = float(km_matrix(middle, at).max())
    return np.flatnonzero(km_matrix(middle, spots_at)[0] <= wide + _REACHES * options.limit_km)


def _covariance(one: tuple[Any, Any], other: tuple[Any, Any], options: ControlOptions) -> tuple[Any, Any]:
    """Return how much what is known of one point tells of another, and how far apart (km) they are.

    Points are ``(at, countries)``.
    """
    import numpy as np

    (at, countries), (other_at, other_countries) = one, other
    km = km_matrix(at, other_at)
    alike = countries[:, None] == other_countries[None, :]
    alike |= (countries[:, None] == "") | (other_countries[None, :] == "")
    near = alike & (km <= options.limit_km * _REACHES)
    near &= ~banks_part(at, other_at, near)
    return np.where(near, np.exp(-km / options.reach_km), 0.0), km


def _same(rows: Any, near: Any, km: Any) -> dict[int, tuple[int, ...]]:
    import numpy as np

    found: dict[int, tuple[int, ...]] = {}
    for row in np.flatnonzero((km < _SAME_KM).any(axis=1)) if len(near) else ():
        order = km[row].argsort(kind="stable")
        found[int(rows[row])] = tuple(int(near[spot]) for spot in order if km[row, spot] < _SAME_KM)
    return found


@dataclass(frozen=True, slots=True)
class Reach:
    """What a starting state reaches: the boxes (west, south, east, north) of its places and areas, and their countries."""

    boxes: tuple[tuple[float, float, float, float], ...]
    countries: frozenset[str]

    @classmethod
    def of(cls, start: Start, gazetteer: Gazetteer) -> "Reach":
        """Return what ``start`` reaches."""
        from shapely.geometry import shape

        boxes = [(one.longitude, one.latitude, one.longitude, one.latitude) for one in start.points]
        countries = {one.country for one in start.points} - {""}
        for area in start.areas:
            place, outline = gazetteer.place(area.key), gazetteer.shape(area.key)
            if place is not None:
                countries.add(place.country)
            if outline is not None:
                boxes.append(shape(json.loads(outline.geometry)).bounds)
        return cls(tuple(boxes), frozenset(countries))

    def around(self, spots: Iterable[Spot]) -> Bounds | None:
        """Return the box around this and ``spots``, with a margin; ``None`` where there is nothing."""
        boxes = [(one.longitude, one.latitude, one.longitude, one.latitude) for one in spots] + list(self.boxes)
        if not boxes:
            return None
        west, south, east, north = zip(*boxes, strict=True)
        margin = _MARGIN_DEGREES
        return Bounds(min(west) - 1.5 * margin, min(south) - margin, max(east) + 1.5 * margin, max(north) + margin)
