"""Shapes as the data of SVG paths: degrees onto the sheet, and the sheet into few characters."""

import math
from typing import Any

from fogline.picture.view import View


def on_sheet(geometry: Any, view: View) -> Any:
    """Return a shapely geometry (degrees) in units of the sheet."""
    import shapely

    across, down = view.shrink * view.scale, view.scale
    return shapely.transform(geometry, lambda xy: (xy - (view.west, view.north)) * (across, -down))


def path(geometry: Any) -> str:
    """Return a shapely geometry (units of the sheet) as path data to a tenth of a unit; ``""`` where nothing is left of it."""
    import shapely

    out = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            out += [_run(ring, closed=True) for ring in (part.exterior, *part.interiors)]
        elif part.geom_type in ("LineString", "LinearRing"):
            out.append(_run(part, closed=False))
        elif hasattr(part, "geoms"):
            out.append(path(part))
    return "".join(out)


def _run(line: Any, *, closed: bool) -> str:
    import numpy as np
    import shapely

    tenths = np.rint(shapely.get_coordinates(line) * 10).astype(int)
    steps = np.diff(tenths, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    if closed:
        steps = steps[:-1]  # the way back is what "z" says
    if not len(steps):
        return ""
    x, y = tenths[0].tolist()
    run = "".join(f"{_number(dx)}{_number(dy)}" for dx, dy in steps.tolist())
    return f"M{_number(x)}{_number(y)}l{run}" + ("z" if closed else "")


def _number(tenths: int) -> str:
    """Write a number so that it can follow another one: with its sign or a space before it."""
    text = f"{tenths / 10:g}"
    if text.startswith(("0.", "-0.")):
        text = text.replace("0.", ".", 1)
    return text if text.startswith("-") else f" {text}"


def hatch(geometry: Any, step: float, *, rising: bool = True) -> Any:
    """Return slanting lines ``step`` units apart that fill a shapely area (units of the sheet)."""
    import shapely

    left, top, right, bottom = geometry.bounds
    # The lines lie on one grid over the whole sheet, so that those of neighbours meet.
    low, high = (left + top, right + bottom) if rising else (left - bottom, right - top)
    lines = []
    for number in range(math.floor(low / step), math.ceil(high / step) + 1):
        x = number * step
        ends = ((x - bottom, bottom), (x - top, top)) if rising else ((x + top, top), (x + bottom, bottom))
        lines.append(ends)
    return shapely.intersection(shapely.multilinestrings(lines), geometry) if lines else shapely.MultiLineString()
