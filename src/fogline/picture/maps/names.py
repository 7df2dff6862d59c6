"""The names on a map, in the order in which they get room: places of events, areas, lands, towns, regions, rivers."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from fogline.picture.lettering import Box, Wanted, width_of
from fogline.picture.maps.ground import Ground, Piece
from fogline.picture.maps.paths import on_sheet
from fogline.picture.maps.placing import Mark
from fogline.picture.maps.sites import Site
from fogline.picture.view import View
from fogline.picture.wording import shorten

MARK, AREA, LAND, SEA, TOWN, REGION, RIVER = 11.5, 11.0, 12.0, 11.0, 9.6, 8.6, 9.4
BOLD = 1.1  # how much wider bold letters are
SPACED = 0.86  # width of a spaced capital, as a share of its size
GLYPHS = 12.0  # units below the name of an area for its symbols
_FOREMOST = 40  # marks named before anything else
_TOWN_ROOM = 6500.0  # units squared of the sheet for each town named for orientation
_NEAR = 34.0  # units: a town of that name nearer than this is the one that a mark names


def wanted_names(ground: Ground, marks: Sequence[Mark], areas: Sequence[Site], view: View) -> list[Wanted]:
    """Return the names of a map, those that matter most first."""
    return [
        *(name for mark in marks[:_FOREMOST] for name in _of_mark(mark)),
        *(name for site in areas for name in _of_area(site, view)),
        *_lands(ground, view),
        *_seas(ground, view),
        *(name for mark in marks[_FOREMOST:] for name in _of_mark(mark)),
        *_towns(ground, marks, view),
        *_regions(ground, areas, view),
        *_rivers(ground, view),
    ]


def town_points(ground: Ground, view: View) -> Iterator[tuple[Piece, float, float]]:
    """Yield the towns that may be named for orientation, with where they are; as many as there is room for."""
    most = int(view.width * view.height / _TOWN_ROOM)
    for piece in ground.of("places")[:most]:
        yield piece, *view.at(piece.geometry.x, piece.geometry.y)


def obstacles(marks: Sequence[Mark]) -> list[Box]:
    """Return what names must stand clear of: the marks, with the small symbols under them."""
    return [
        (mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius + _under(mark))
        for mark in marks
    ]


def _under(mark: Mark) -> float:
    return 7.0 if len(mark.families) > 1 else 0.0


def key_of(mark: Mark) -> str:
    """Return what the names of a mark have in common: only one of them is placed."""
    return f"mark {id(mark)}"


def _of_mark(mark: Mark) -> Iterator[Wanted]:
    """Yield the name of a mark right beside it, then smaller, for where it is crowded; farther off it would name another."""
    text = shorten(mark.name.split(",")[0], 28)
    if mark.places > 1:
        text += f" +{mark.places - 1}"
    for size, away in ((MARK, 3.0), (MARK - 1.5, 2.0)):
        yield Wanted(text, mark.x, mark.y, size, mark.radius + away, "mark", key=key_of(mark), stretch=BOLD)


def _of_area(site: Site, view: View) -> Iterator[Wanted]:
    text = shorten(site.name, 34)
    x, y = view.at(site.longitude, site.latitude)
    reach = min(site.radius_km / view.km_wide * view.width, 60.0)
    for dx, dy in ((0, 0), (0, -0.5), (0, 0.5), (-0.5, 0), (0.5, 0), (0, -0.9), (0, 0.9)):
        name = Wanted(text, x + dx * reach, y + dy * reach, AREA, 0.0, "area", key=f"area {id(site)}", below=GLYPHS)
        yield replace(name, stretch=BOLD)


def _lands(ground: Ground, view: View) -> Iterator[Wanted]:
    """Yield each land at a few points inside what is seen of it."""
    import shapely

    pieces = []
    for piece in ground.of("land"):
        shape = on_sheet(piece.geometry, view)
        seen = shapely.clip_by_rect(shape, 0, 0, view.width, view.height)
        widest = max(shapely.get_parts(seen), key=lambda part: float(part.area), default=None)
        if widest is not None and widest.area > 0 and piece.values["name"]:
            pieces.append((float(widest.area), piece.values["name"].upper(), widest))
    for area, text, shape in sorted(pieces, key=lambda one: -one[0]):
        size = LAND if area > 60_000 else LAND - 2
        long = SPACED * size * len(text)
        if area < long * size * 2:
            continue
        inside = shapely.buffer(shape, -size)
        for x, y in _inner_points(inside if not inside.is_empty else shape):
            yield Wanted(text, x, y, size, 0.0, "land", SPACED, key=f"land {text}")


def _inner_points(shape: Any) -> Iterator[tuple[float, float]]:
    """Yield the middle of an area, then points on a grid that lie inside it, those near the middle first."""
    import shapely

    left, top, right, bottom = shape.bounds
    middle = shape.centroid
    shares = (0.12, 0.3, 0.5, 0.7, 0.88)
    grid = [shapely.Point(left + a * (right - left), top + b * (bottom - top)) for a in shares for b in shares]
    inner = [point for point in grid if shape.contains(point)]
    inner.sort(key=lambda point: float(point.distance(middle)))
    first = [middle] if shape.contains(middle) else [shapely.point_on_surface(shape)]
    for point in (*first, *inner):
        yield float(point.x), float(point.y)


def _seas(ground: Ground, view: View) -> Iterator[Wanted]:
    import shapely

    land = shapely.union_all([piece.geometry for piece in ground.of("land")])
    for piece in ground.of("seas"):
        x, y = view.at(piece.geometry.x, piece.geometry.y)
        across = piece.values["size"] * view.shrink * view.scale
        text = piece.values["name"]
        if not land.intersects(piece.geometry) and across > width_of(text, SEA):
            yield Wanted(text, x, y, SEA, 0.0, "sea")


def _towns(ground: Ground, marks: Sequence[Mark], view: View) -> Iterator[Wanted]:
    named = {mark.name.split(",")[0].casefold(): mark for mark in marks}
    for piece, x, y in town_points(ground, view):
        mark = named.get(piece.values["name"].casefold())
        if mark is not None and math.hypot(mark.x - x, mark.y - y) < _NEAR:
            continue
        if any(math.hypot(mark.x - x, mark.y - y) < mark.radius + 2 for mark in marks):
            continue
        yield Wanted(piece.values["name"], x, y, TOWN, 4.0, "town")


def _regions(ground: Ground, areas: Sequence[Site], view: View) -> Iterator[Wanted]:
    named = {site.name.casefold() for site in areas}
    for piece in ground.of("regions"):
        text = piece.values["name"]
        if text.casefold() in named:
            continue
        x, y = view.at(piece.geometry.x, piece.geometry.y)
        one = Wanted(shorten(text, 26), x, y, REGION, 0.0, "region", key=f"region {text} {piece.values['country']}")
        yield from (replace(one, x=x + dx, y=y + dy) for dx, dy in ((0, 0), (0, 22), (0, -22), (26, 0), (-26, 0)))


def _rivers(ground: Ground, view: View) -> Iterator[Wanted]:
    """Yield rivers along straight stretches of theirs."""
    for piece in sorted(ground.of("rivers"), key=lambda piece: int(piece.values["rank"])):
        text = piece.values["name"]
        if text:
            for x, y, turn in _stretches(on_sheet(piece.geometry, view), width_of(text, RIVER)):
                yield Wanted(text, x, y, RIVER, 0.0, "river", turn=turn, key=f"river {text}")


def _stretches(line: Any, long: float) -> Iterator[tuple[float, float, float]]:
    """Yield places for a name of this length beside a line: where the line runs straight, a little off it."""
    import shapely

    found = []
    for part in shapely.get_parts(line):
        length = float(part.length)
        for number in range(int((length - long) / (0.5 * long))):
            start = number * 0.5 * long
            one, other = part.interpolate(start), part.interpolate(start + long)
            middle = part.interpolate(start + long / 2)
            chord = math.hypot(other.x - one.x, other.y - one.y)
            if chord > 0.9 * long:
                left, right = sorted((one, other), key=lambda point: float(point.x))
                turn = math.degrees(math.atan2(right.y - left.y, right.x - left.x))
                bend = float(middle.distance(shapely.LineString([one, other])))
                found.append((bend + abs(turn) / 12, float(middle.x), float(middle.y), turn))
    for _, x, y, turn in sorted(found)[:6]:
        angle = math.radians(turn)
        off = 0.62 * RIVER  # the name stands above its river
        yield x + off * math.sin(angle), y - off * math.cos(angle), turn or 0.01
