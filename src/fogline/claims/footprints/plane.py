"""A flat sheet in km laid on the globe: azimuthal equidistant, by the geodesics of WGS 84 (C. F. F. Karney, J. Geodesy 87, 2013).

Distances and bearings from the sheet's centre are exact; elsewhere lengths are stretched by less than 0.1 % within
500 km of it and by 2 % at 2,200 km.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fogline.claims.footprints.geodesics import Array, direct, distance_and_bearing, inverse

Geometry = Any
"""A shapely geometry: shapely is imported only where something is drawn."""

_QUARTER = 8
_INSCRIBED = math.cos(math.pi / (4 * _QUARTER))  # a buffer's polygon lies inside its circle by this much
_TRUE_KM, _EARTH_KM = 2200, 6371.0  # so far from its centre the sheet stretches by 2 %; the mean radius of the earth
_STEP_DEGREES, _STEPS = 0.5, 300


def destination(longitude: float, latitude: float, bearing: float, km: float) -> tuple[float, float]:
    """Return the point (longitude, latitude) that lies ``km`` along the geodesic that starts with ``bearing``."""
    from geographiclib.geodesic import Geodesic

    end = Geodesic.WGS84.Direct(latitude, longitude, bearing, 1000 * km)
    return end["lon2"], end["lat2"]


@dataclass(frozen=True, slots=True)
class Plane:
    """A sheet centred on a point (degrees); x is km to the east, y km to the north."""

    longitude: float
    latitude: float

    def lay(self, geojson: str) -> Geometry:
        """Return the GeoJSON geometry on the sheet, as shapely geometry in km."""
        return _laid(geojson, self)

    def flat(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point of the globe lies on the sheet."""
        km, towards = distance_and_bearing(self.longitude, self.latitude, longitude, latitude)
        return km * math.sin(math.radians(towards)), km * math.cos(math.radians(towards))

    def globe(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the sheet lies on the globe; longitudes run on past 180 rather than jump."""
        longitude, latitude = destination(
            self.longitude, self.latitude, math.degrees(math.atan2(x, y)), math.hypot(x, y)
        )
        return self.longitude + (longitude - self.longitude + 180) % 360 - 180, latitude

    def _lift(self, points: Array) -> Array:
        import numpy as np

        bearings, km = np.degrees(np.arctan2(points[:, 0], points[:, 1])), np.hypot(points[:, 0], points[:, 1])
        longitudes, latitudes = direct(self.longitude, self.latitude, bearings, km)
        return np.column_stack([self.longitude + (longitudes - self.longitude + 180) % 360 - 180, latitudes])

    def sink(self, points: Array) -> Array:
        """Return where points of the globe (rows of longitude, latitude) lie on the sheet."""
        import numpy as np

        km, bearings = inverse(self.longitude, self.latitude, points[:, 0], points[:, 1])
        towards = np.radians(bearings)
        return np.column_stack([km * np.sin(towards), km * np.cos(towards)])

    def geojson(self, geometry: Geometry) -> str:
        """Return a geometry of the sheet as GeoJSON text (RFC 7946: cut at the antimeridian, outer rings anticlockwise)."""
        import shapely

        size = max(geometry.bounds[2] - geometry.bounds[0], geometry.bounds[3] - geometry.bounds[1], 0.001)
        fine = shapely.segmentize(geometry, max(10.0, size / 40))
        lifted = shapely.transform(fine, self._lift)
        whole = _cut(lifted)
        grain = 0.001 if size > 100 else 0.0001 if size > 10 else 0.00001  # degrees: finer than a hundredth of the area
        rounded = shapely.set_precision(
            shapely.make_valid(whole), grain
        )  # what lies round a pole is not valid once unrolled
        out = shapely.orient_polygons(shapely.make_valid(rounded), exterior_cw=False)
        return str(shapely.to_geojson(_areas(out) or whole))


@lru_cache(256)
def _parsed(geojson: str) -> Geometry:
    import shapely

    return shapely.from_geojson(geojson)


@lru_cache(256)
def _laid(geojson: str, plane: Plane) -> Geometry:
    import shapely

    given = _parsed(geojson)
    count = int(shapely.get_num_coordinates(given))
    if count > 1:
        given = shapely.segmentize(given, max(_STEP_DEGREES, given.length / _STEPS))
    laid = shapely.transform(given, plane.sink)
    return laid if count == 1 else shapely.make_valid(laid)


def grow(geometry: Geometry, km: float) -> Geometry:
    """Return all that lies within ``km`` of the geometry (less than 0: what lies deeper inside than that).

    Parts so far from the sheet's centre that it stretches them (an island of Norway's lies off Antarctica) are grown apart.
    """
    parts = _parts(geometry)
    far = [part for part in parts if math.hypot(part.centroid.x, part.centroid.y) > _TRUE_KM]
    if not far:
        return _buffered(geometry, km)
    import shapely

    near = [part for part in parts if math.hypot(part.centroid.x, part.centroid.y) <= _TRUE_KM]
    return shapely.union_all([_buffered(shapely.union_all(near), km), *(_grown_far(part, km) for part in far)])


def _parts(geometry: Geometry) -> list[Geometry]:
    """Return the parts of a geometry that has some, else the geometry."""
    return [part for part in getattr(geometry, "geoms", (geometry,)) if not part.is_empty]


def _buffered(geometry: Geometry, km: float) -> Geometry:
    return geometry.buffer(km / _INSCRIBED if km > 0 else km, quad_segs=_QUARTER)


def _grown_far(part: Geometry, km: float) -> Geometry:
    """Return a far part grown where lengths across the line to the centre are right, which the sheet stretches."""
    from shapely import affinity

    angle = math.atan2(part.centroid.y, part.centroid.x)
    away = math.hypot(part.centroid.x, part.centroid.y) / _EARTH_KM
    stretch = away / max(math.sin(away), 0.01)
    turned = affinity.rotate(part, -angle, origin=(0, 0), use_radians=True)
    grown = _buffered(affinity.scale(turned, 1, 1 / stretch, origin=(0, 0)), km)
    return affinity.rotate(affinity.scale(grown, 1, stretch, origin=(0, 0)), angle, origin=(0, 0), use_radians=True)


def lighter(geometry: Geometry) -> Geometry:
    """Return an area with fewer corners that holds all of the geometry: wider by thousandths of its size, at most a kilometre."""
    west, south, east, north = geometry.bounds
    slack = min(0.003 * max(east - west, north - south), 1.0)
    wider = geometry.buffer(slack, quad_segs=2)
    plain = wider.simplify(0.7 * slack, preserve_topology=False)  # twice as fast; may cross itself
    return plain if plain.is_valid and not plain.is_empty else wider.simplify(0.7 * slack)


def sector(x: float, y: float, bearing: float, half_angle: float, km: float) -> Geometry:
    """Return the slice of the disc of ``km`` round (x, y) that reaches ``half_angle`` degrees to each side of the bearing."""
    import shapely

    reach = km / math.cos(math.radians(2.5))
    steps = max(2, math.ceil(2 * half_angle / 5))
    angles = [math.radians(bearing - half_angle + 2 * half_angle * step / steps) for step in range(steps + 1)]
    return shapely.Polygon([(x, y), *((x + reach * math.sin(angle), y + reach * math.cos(angle)) for angle in angles)])


def swept(geometry: Geometry, bearing: float, km: float) -> Geometry:
    """Return all that the geometry passes over when it is pushed ``km`` along the bearing."""
    import shapely
    from shapely import affinity

    angle = math.radians(bearing)
    moved = affinity.translate(geometry, km * math.sin(angle), km * math.cos(angle))
    parts = []
    for part, gone in zip(shapely.get_parts(geometry), shapely.get_parts(moved), strict=True):
        lines = (part, gone) if part.geom_type != "Polygon" else (part.exterior, gone.exterior)
        if part.geom_type == "Point":
            parts.append(shapely.LineString([part, gone]))
            continue
        points, ends = list(lines[0].coords), list(lines[1].coords)
        parts += [
            shapely.MultiPoint([points[at], points[at + 1], ends[at], ends[at + 1]]).convex_hull
            for at in range(len(points) - 1)
        ]
        parts += [part, gone] if part.geom_type == "Polygon" else []
    return shapely.union_all(parts)


def _cut(lifted: Geometry) -> Geometry:
    """Cut what reaches past the antimeridian and bring it back into -180..180."""
    import shapely
    from shapely import affinity

    west, _, east, _ = lifted.bounds
    if west >= -180 and east <= 180:
        return lifted
    lifted = shapely.make_valid(lifted)
    worlds = [(turn, lifted.intersection(shapely.box(-180 + turn, -90, 180 + turn, 90))) for turn in (-360, 0, 360)]
    return shapely.union_all([affinity.translate(part, -turn) for turn, part in worlds if not part.is_empty])


def _areas(geometry: Geometry) -> Geometry:
    """Keep the polygons of a mixed collection; ``None`` where there are none."""
    import shapely

    parts = [
        part
        for part in shapely.get_parts(geometry)
        if part.geom_type in ("Polygon", "MultiPolygon") and not part.is_empty
    ]
    return shapely.union_all(parts) if len(parts) > 1 else parts[0] if parts else None
