"""From what a phrase says and where its names lie to an area on the globe."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.claims.footprints.draw import certain, draw
from fogline.claims.footprints.ground import Ground, ground, settled
from fogline.claims.footprints.model import Anchor, Derivation, Kind, Located, Relation
from fogline.claims.footprints.plane import Geometry, Plane, lighter
from fogline.claims.footprints.precision import finest, precision_of
from fogline.claims.footprints.shown import shown
from fogline.records import Span
from fogline.records.claim import PlacePrecision

_OF_LANDS = ("in", "part")
_LANDS: tuple[Kind, ...] = ("country", "region")
_SHARED = 0.2  # of the smaller of two lands that only touch each other at most
_FINE: tuple[Kind, ...] = ("facility", "settlement", "district", "road", "river", "border", "region", "sea", "country")


_Anchored = tuple[tuple[Anchor, tuple[Located, ...]], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A footprint: its area as GeoJSON text, its middle (degrees), the radius (km) round it that holds all, its precision.

    ``name`` is the place that it hangs on most closely, ``words`` what a person reads ("<= 5 km N of Ternova"),
    ``phrase`` the words of the text. ``at_sea``: it lies in a sea. ``left_out`` are relations whose names are not
    located: the area is wider than the phrase says. ``conflicts`` are relations that no place can fulfil together
    with the finer ones, and exclusions that would leave nothing, and so were not used.
    """

    phrase: str
    words: str
    name: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    precision: PlacePrecision = "unknown"
    geometry: str | None = None
    at_sea: bool = False
    left_out: tuple[Relation, ...] = ()
    conflicts: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    relation: Relation
    grounds: tuple[Ground, ...]
    area: Geometry


def build(derivation: Derivation, located: Mapping[Span, Located], earlier: Sequence[Located] = ()) -> Placed:
    """Return the footprint of a derivation.

    ``located`` gives places to the spans of names in the phrase; a name that is missing stays unplaced and its
    relation is left out. ``earlier`` are the places named before the phrase, the nearest first, for "there", "the
    city", "the border". Where nothing can be drawn, or the phrase says that the place is unknown, the footprint has
    the precision "unknown" and no geometry.
    """
    anchored = {
        relation: tuple((anchor, settled(anchor, located, earlier)) for anchor in relation.anchors)
        for relation in (*derivation.relations, *derivation.without)
    }
    placeable = [relation for relation in derivation.relations if all(places for _, places in anchored[relation])]
    away = [relation for relation in placeable if _is_exclusion(relation, anchored[relation], placeable)]
    held = [relation for relation in placeable if relation not in away and _is_bounded(relation, anchored[relation])]
    left_out = tuple(relation for relation in derivation.relations if relation not in held and relation not in away)
    words = told(derivation, (), located, earlier)
    if derivation.unknown or not held:
        return Placed(derivation.phrase, words, left_out=left_out)
    plane = _plane([place for relation in held for _, places in anchored[relation] for place in places])
    drawn = [_drawn(relation, anchored[relation], earlier, plane, beside=len(held) > 1) for relation in held]
    drawn = _side_by_side(drawn)
    kept, area = _all_of([one for one in drawn if not one.area.is_empty])
    if area is None:
        return Placed(derivation.phrase, words, left_out=left_out)
    conflicts = [one.relation for one in drawn if all(one is not other for other in kept)]
    for relation in (*away, *derivation.without):
        grounds = _grounds(anchored[relation], earlier, plane)
        less = area.difference(certain(relation, grounds))
        if less.is_empty or _is_all(area, grounds):  # an exclusion of the whole place is misread, or says nothing
            conflicts.append(relation)
        else:
            area = less
    words = told(derivation, conflicts, located, earlier)
    return _placed(Placed(derivation.phrase, words, left_out=left_out, conflicts=tuple(conflicts)), kept, area, plane)


def _is_all(area: Geometry, grounds: tuple[Ground, ...]) -> bool:
    """Tell whether the places hold all of an area (but for a hundredth), as far as the data may be off."""
    import shapely

    return bool(area.difference(shapely.union_all([ground.core for ground in grounds])).area < 0.01 * area.area)


def told(
    derivation: Derivation, unused: Sequence[Relation], located: Mapping[Span, Located], earlier: Sequence[Located]
) -> str:
    """Return in words what was drawn: the derivation but for the relations that were not used."""
    held, without = (
        tuple(relation for relation in relations if relation not in unused)
        for relations in (derivation.relations, derivation.without)
    )
    return shown(replace(derivation, relations=held, without=without) if unused else derivation, located, earlier)


def _is_exclusion(relation: Relation, places: _Anchored, beside: list[Relation]) -> bool:
    """Tell whether "outside X" takes X away ("in Ukraine outside Crimea") rather than says that it is near X."""
    return relation.sort == "outside" and len(beside) > 1 and places[0][1][0].kind in ("district", "region", "country")


def _is_bounded(relation: Relation, places: _Anchored) -> bool:
    """Tell whether the relation bounds a place at all: "outside the country" alone may be anywhere, as may "between X"."""
    if relation.sort in ("between", "middle") and len(places) < 2:
        return False
    return not (relation.sort == "outside" and places[0][1][0].kind in ("country", "sea"))


def _plane(places: list[Located]) -> Plane:
    """Centre the sheet on the finest place, so that distances from it are exact."""
    import shapely

    finest_place = min(places, key=lambda place: _FINE.index(place.kind))
    middle = shapely.centroid(shapely.from_geojson(finest_place.geometry))
    return Plane(round(float(middle.x), 6), round(float(middle.y), 6))


def _drawn(relation: Relation, places: _Anchored, earlier: Sequence[Located], plane: Plane, *, beside: bool) -> _Drawn:
    grounds = _grounds(places, earlier, plane)
    return _Drawn(relation, grounds, draw(relation, grounds, beside=beside))


def _grounds(places: _Anchored, earlier: Sequence[Located], plane: Plane) -> tuple[Ground, ...]:
    return tuple(ground(anchor, each, earlier, plane) for anchor, each in places if each)


def _side_by_side(drawn: list[_Drawn]) -> list[_Drawn]:
    """Return what was drawn, with lands that are told side by side as one area: "northern Iraq and Syria" is in either.

    What mostly lies in the other is no second place: "in Syria and the north of it".
    """
    joined: list[_Drawn] = []
    for one in drawn:
        last = joined[-1] if joined else None
        if last is not None and one.relation.either and _are_apart(last, one):
            joined[-1] = _Drawn(last.relation, (*last.grounds, *one.grounds), last.area.union(one.area))
        else:
            joined.append(one)
    return joined


def _are_apart(one: _Drawn, other: _Drawn) -> bool:
    """Tell whether two are lands that at most touch each other."""
    both = (one, other)
    if not all(each.relation.sort in _OF_LANDS and each.grounds[0].kind in _LANDS for each in both):
        return False
    return bool(one.area.intersection(other.area).area < _SHARED * min(each.area.area for each in both))


def _all_of(drawn: list[_Drawn]) -> tuple[list[_Drawn], Geometry | None]:
    """Intersect from the smallest area on; one that would leave nothing is not used."""
    kept: list[_Drawn] = []
    area: Geometry | None = None
    for one in sorted(drawn, key=lambda one: float(one.area.area)):
        both = one.area if area is None else area.intersection(one.area)
        if area is None or both.area > 0:
            kept.append(one)
            area = both
    return kept, area


def _precision(one: _Drawn, radius: float) -> PlacePrecision:
    """Several towns side by side are no finer than the area that holds them all."""
    one_of_many = len(one.grounds) > 1 and one.relation.sort not in ("between", "middle")
    each = precision_of(one.relation.sort, one.grounds[0].kind)
    return finest(["near"], radius) if one_of_many and each in ("exact", "settlement", "near") else each


def _placed(made: Placed, kept: list[_Drawn], area: Geometry, plane: Plane) -> Placed:
    import numpy as np
    import shapely

    area = lighter(area)
    middle = area.centroid
    longitude, latitude = plane.globe(middle.x, middle.y)
    corners = shapely.get_coordinates(area)
    radius = float(np.hypot(corners[:, 0] - middle.x, corners[:, 1] - middle.y).max())
    each = [_precision(one, radius) for one in kept]
    closest = kept[0].grounds[0]
    sole = len(kept[0].grounds) == 1 and closest.kind != "border"
    return Placed(
        made.phrase,
        made.words,
        closest.name if sole else " and ".join(ground.name for ground in kept[0].grounds),
        closest.geonames_id if sole else None,
        round(latitude, 5),
        round((longitude + 180) % 360 - 180, 5),
        math.ceil(10 * radius) / 10,
        finest(each, radius),
        plane.geojson(area),
        any(ground.kind == "sea" for ground in kept[0].grounds),
        made.left_out,
        made.conflicts,
    )
