"""What a place phrase says (``Derivation``) and what its names are on the ground (``Located``)."""

import json
import math
from dataclasses import dataclass
from typing import Literal, get_args

from fogline.records import Span

Kind = Literal["settlement", "district", "region", "country", "sea", "river", "road", "border", "facility"]
Sort = Literal[
    "in",  # at, in, over, across, throughout a place; on a border
    "near",  # near, around, close to
    "outskirts",  # on the outskirts, the edge
    "outside",  # just outside a town; outside a region (which excludes it)
    "part",  # northern X, the far south of X, central X
    "direction",  # north of X
    "distance",  # 20 km from X, 20 km south-east of X
    "between",  # between X and Y, on the road from X to Y
    "middle",  # halfway between X and Y
    "along",  # along a river, road, border; on a highway
    "towards",  # on the road to X
    "coast",  # on, off the coast of X
    "opposite",  # across the river from X
]
Measure = Literal["", "just", "far", "due", "inside"]


@dataclass(frozen=True, slots=True)
class Located:
    """A name as a gazetteer placed it: its kind, geometry and how far the data may be off.

    ``geometry`` is GeoJSON text (Point, LineString or Polygon, or several of them; WGS 84 degrees, longitude first).
    ``radius_km`` is how far the place reaches round a point or a line, ``imprecision_km`` how far off the geometry
    may be.
    """

    name: str
    kind: Kind
    geometry: str
    radius_km: float = 0.0
    imprecision_km: float = 0.0
    geonames_id: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"located {self.name!r}: got kind {self.kind!r}; want one of {', '.join(get_args(Kind))}")
        for what, value in (("radius_km", self.radius_km), ("imprecision_km", self.imprecision_km)):
            if not (math.isfinite(value) and value >= 0):
                raise ValueError(f"located {self.name!r}: got {what} {value}; want kilometres, 0 or more")


def located_point(name: str, kind: Kind, longitude: float, latitude: float, radius_km: float = 0.0) -> Located:
    """Return a place known as a point (degrees) with a radius in km."""
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError(
            f"located {name!r}: got longitude {longitude}, latitude {latitude}; want degrees, longitude first"
        )
    return Located(name, kind, json.dumps({"type": "Point", "coordinates": [longitude, latitude]}), radius_km)


@dataclass(frozen=True, slots=True)
class Distance:
    """How far, in km: a range (``high_km`` ``None``: no upper end is said), and whether it is said to be approximate."""

    low_km: float
    high_km: float | None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low_km < 0 or (self.high_km is not None and self.high_km < self.low_km):
            raise ValueError(f"distance: got {self.low_km}..{self.high_km} km; want 0 <= low <= high")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relation hangs on: a name, or words that refer back, or the border of one or two of either.

    ``hint`` is the sort of place that the words give the name ("region", "village"); ``refers`` the sort of place
    that words without a name point back to ("settlement", "region"... or "any" for "there").
    """

    names: tuple[Span, ...] = ()
    refers: Kind | Literal["any"] | None = None
    edge: bool = False
    hint: Kind | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing that a phrase says of where: the sort, what it hangs on, and the words that say so.

    Several anchors mean any of them, but "between" and "middle" take two and mean both. ``bearing`` is in degrees,
    clockwise from north (``None`` in a "part" means the centre); ``half_angle`` how far to each side the direction
    reaches. ``either``: told with "and" behind the one before it, so that of lands that lie apart either may be meant.
    """

    sort: Sort
    anchors: tuple[Anchor, ...]
    span: Span
    distance: Distance | None = None
    bearing: float | None = None
    half_angle: float = 45.0
    measure: Measure = ""
    either: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a phrase says: the place lies in all of ``relations`` and in none of ``without``; ``unknown``: said to be unknown.

    Spans are offsets in ``phrase``.
    """

    phrase: str
    relations: tuple[Relation, ...] = ()
    without: tuple[Relation, ...] = ()
    unknown: bool = False
