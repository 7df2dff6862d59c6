"""Anchors on the sheet: names looked up, words that refer back resolved, borders taken from what lies on both sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.claims.footprints.model import Anchor, Kind, Located
from fogline.claims.footprints.plane import Geometry, Plane, grow
from fogline.claims.footprints.reach import DEFAULT_RADIUS
from fogline.records import Span

_AREAS = ("district", "region", "country", "sea")


@dataclass(frozen=True, slots=True)
class Ground:
    """A place on the sheet: geometry, radius and imprecision in km."""

    name: str
    kind: Kind
    geometry: Geometry
    radius: float
    imprecision: float
    geonames_id: int | None = None

    @property
    def is_point(self) -> bool:
        """Tell whether the place is known as a point with a radius."""
        return bool(self.geometry.geom_type == "Point")

    @property
    def core(self) -> Geometry:
        """All of the place, as far as the data may be off."""
        reach = self.radius + self.imprecision
        return grow(self.geometry, reach) if reach > 0 else self.geometry


def settled(anchor: Anchor, located: Mapping[Span, Located], earlier: Sequence[Located]) -> tuple[Located, ...]:
    """Return the located places that an anchor means; empty where one of its names is not located or nothing fits.

    ``earlier`` are the places named before, the nearest first: "the city" is the nearest settlement among them.
    """
    if anchor.names:
        places = tuple(located[name] for name in anchor.names if name in located)
        return places if len(places) == len(anchor.names) else ()
    if anchor.edge:
        earlier = (*located.values(), *earlier)
    kinds = {"any": None, "border": ("border", "country")}.get(str(anchor.refers), (str(anchor.refers),))
    return next(((place,) for place in earlier if kinds is None or place.kind in kinds), ())


def ground(anchor: Anchor, places: tuple[Located, ...], earlier: Sequence[Located], plane: Plane) -> Ground:
    """Return what the anchor means on the sheet, given its located places (at least one)."""
    laid = tuple(_laid(place, anchor.hint, plane) for place in places)
    if not anchor.edge:
        return laid[0]
    if len(laid) == 1 and laid[0].kind != "border":
        other = next((place for place in earlier if place.kind == "country" and place != places[0]), None)
        if other is not None:
            shared = _edge((laid[0], _laid(other, None, plane)))
            if not shared.geometry.is_empty:
                return shared
    return _edge(laid)


def _laid(place: Located, hint: Kind | None, plane: Plane) -> Ground:
    """Lay one place; a point that the words call a region or district is drawn as wide as such."""
    geometry = plane.lay(place.geometry)
    if geometry.geom_type == "MultiPoint":
        geometry = geometry.convex_hull
    radius, kind = place.radius_km, place.kind
    if geometry.geom_type == "Point":
        if hint in _AREAS and kind in ("settlement", "facility"):
            kind, radius = hint, DEFAULT_RADIUS[hint]
        radius = radius or DEFAULT_RADIUS.get(kind, 2.0)
        if hint == "facility" and kind == "settlement":  # "X airport" lies at the edge of X as often as in it
            radius = 1.5 * radius + 3.0
    return Ground(place.name, kind, geometry, radius, place.imprecision_km, place.geonames_id)


def _edge(laid: tuple[Ground, ...]) -> Ground:
    """Return the border of one place, or the border that two share: the first's, where it runs near the second."""
    lines = [replace(one, geometry=_line(one)) for one in laid]
    first, slack = lines[0], max(one.imprecision for one in lines)
    if len(lines) > 1:
        lines.sort(key=lambda line: line.imprecision)
        near = lines[0].imprecision + lines[1].imprecision + 2.0
        shared = lines[0].geometry.intersection(grow(lines[1].geometry, near))
        if not shared.is_empty:
            first, slack = replace(lines[0], geometry=shared), lines[0].imprecision
    name = " and ".join(one.name for one in laid)
    return Ground(name if laid[0].kind == "border" else f"border of {name}", "border", first.geometry, 0.0, slack)


def _line(one: Ground) -> Geometry:
    if one.is_point:
        return one.core.boundary
    return one.geometry.boundary if one.geometry.geom_type in ("Polygon", "MultiPolygon") else one.geometry
