"""The ground and the control layer of a map as SVG: sea, land, waters, lines between lands, who holds what."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from fogline.picture.maps.ground import Ground
from fogline.picture.maps.paths import hatch, on_sheet, path
from fogline.picture.maps.themes import Theme
from fogline.picture.view import View
from fogline.records.control import ControlLayer

_LEAST = 17.0  # the radius of the least ground drawn: a symbol lies on it, and its rim must still be seen
_HATCH = 5.0
_STEPS = (0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 15, 30)  # degrees between lines of the graticule
_LINES = 4  # about so many meridians on a map


def graticule(view: View) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the round longitudes and latitudes that are drawn."""
    step = next((step for step in _STEPS if (view.east - view.west) / step <= 1.8 * _LINES), _STEPS[-1])
    return _round(view.west, view.east, step), _round(view.south, view.north, step)


def _round(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = math.ceil(low / step + 1e-9), math.floor(high / step - 1e-9)
    return tuple(round(number * step, 2) for number in range(first, last + 1))


def ground_parts(ground: Ground, view: View, theme: Theme) -> Iterator[str]:
    """Yield the ground, what lies lowest first, borders last."""
    import shapely

    yield f'<rect width="{view.width:g}" height="{view.height:.1f}" fill="{theme.water}"/>'
    land = path(on_sheet(shapely.union_all([piece.geometry for piece in ground.of("land")]), view))
    if land:
        yield f'<path d="{land}" fill="{theme.land}" stroke="{theme.coast}" stroke-width=".8" stroke-linejoin="round"/>'
    yield from _graticule(view, theme)
    yield _lines([piece.geometry for piece in ground.of("divisions")], view, theme.division, ".7", "")
    yield from _rivers(ground, view, theme)
    lakes = path(on_sheet(shapely.union_all([piece.geometry for piece in ground.of("lakes")]), view))
    if lakes:
        yield f'<path d="{lakes}" fill="{theme.water}" stroke="{theme.coast}" stroke-width=".5"/>'


def border_parts(ground: Ground, view: View, theme: Theme) -> Iterator[str]:
    """Yield the borders: agreed ones solid, contested ones dashed."""
    for status, dashes in (("recognised", ""), ("contested", "4 3")):
        lines = [piece.geometry for piece in ground.of("borders") if piece.values["status"] == status]
        yield _lines(lines, view, theme.border, "1.1", dashes)


def _rivers(ground: Ground, view: View, theme: Theme) -> Iterator[str]:
    for width, ranks in ((1.5, range(3)), (1.1, range(3, 6)), (0.8, range(6, 13))):
        lines = [piece.geometry for piece in ground.of("rivers") if piece.values["rank"] in ranks]
        yield _lines(lines, view, theme.river, f"{width:g}", "")


def _graticule(view: View, theme: Theme) -> Iterator[str]:
    meridians, parallels = graticule(view)
    ways = [f"M{view.at(x, view.south)[0]:.1f} 0V{view.height:.1f}" for x in meridians]
    ways += [f"M0 {view.at(view.west, y)[1]:.1f}H{view.width:g}" for y in parallels]
    yield f'<path d="{"".join(ways)}" fill="none" stroke="{theme.faint}" stroke-width=".5" stroke-opacity=".28"/>'


def _lines(geometries: Sequence[Any], view: View, colour: str, width: str, dashes: str) -> str:
    data = "".join(path(on_sheet(geometry, view)) for geometry in geometries)
    if not data:
        return ""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{dashed}/>'


def in_view(control: ControlLayer, view: View) -> ControlLayer:
    """Return what of a control layer lies on the map; sides keep their order, and with it their colours."""
    areas = tuple(one for one in control.areas if not control_shape(one.geometry, view).is_empty)
    lines = tuple(one for one in control.lines if not control_shape(one.geometry, view).is_empty)
    return replace(control, areas=areas, lines=lines)


def side_colours(control: ControlLayer, theme: Theme) -> dict[str, str]:
    """Return the colour of each side."""
    return {side: theme.sides[number % len(theme.sides)] for number, side in enumerate(control.sides)}


def control_parts(control: ControlLayer, view: View, theme: Theme) -> Iterator[str]:
    """Yield who holds what: assessed ground filled, claimed ground hatched, contested ground hatched both ways in grey."""
    colours = side_colours(control, theme)
    for area in sorted(control.areas, key=lambda area: ("assessed", "contested", "claimed").index(area.standing)):
        shape = _seen(control_shape(area.geometry, view))
        if shape.is_empty:
            continue
        colour = colours.get(area.side or "", theme.soft)
        if area.standing == "assessed":
            yield f'<path d="{path(shape)}" fill="{colour}" fill-opacity=".3" stroke="{colour}" stroke-opacity=".7"/>'
            continue
        lines = path(hatch(shape, _HATCH))
        if area.standing == "contested":
            lines += path(hatch(shape, _HATCH, rising=False))
            yield f'<path d="{lines}" fill="none" stroke="{theme.soft}" stroke-width=".6" stroke-opacity=".6"/>'
        else:
            yield f'<path d="{lines}" fill="none" stroke="{colour}" stroke-width="1" stroke-opacity=".75"/>'


def _seen(shape: Any) -> Any:
    """Return ground on the sheet, patches too small to show round the symbols on them as discs that do."""
    import shapely

    parts = shapely.get_parts(shape)
    return shapely.union_all(
        [one.centroid.buffer(_LEAST, quad_segs=8) if one.area < _LEAST**2 * 3 else one for one in parts]
    )


def front_parts(control: ControlLayer, view: View, theme: Theme) -> Iterator[str]:
    """Yield the front lines."""
    data = "".join(path(control_shape(line.geometry, view)) for line in control.lines)
    if data:
        shared = f'd="{data}" fill="none" stroke-linejoin="round" stroke-linecap="round"'
        yield f'<path {shared} stroke="{theme.bright}" stroke-width="4.4" stroke-opacity=".8"/>'
        yield f'<path {shared} stroke="{theme.front}" stroke-width="2"/>'


def control_shape(geometry: str, view: View) -> Any:
    """Return a geometry of the control layer on the sheet, with what can be seen of it."""
    import shapely

    from fogline.picture.maps.placing import onto

    shape = shapely.make_valid(shapely.from_geojson(onto(geometry, view)))
    rim = 4 / view.scale
    box = (view.west - rim, view.south - rim, view.east + rim, view.north + rim)
    return shapely.simplify(on_sheet(shapely.clip_by_rect(shape, *box), view), 0.4)
