"""How a grade looks: a colour, a shape and a word for each status, so that none of them is needed to tell them apart."""

from collections.abc import Mapping
from types import MappingProxyType

from fogline.picture.grades import ORDER
from fogline.records.event import Status

LIGHT: Mapping[Status, str] = MappingProxyType(
    {
        "corroborated": "#00705a",
        "one-sided": "#b35c00",
        "single-origin": "#2f62a8",
        "contested": "#8a3ea8",
        "denied": "#b3261e",
        "unknown": "#6b675e",
    }
)
DARK: Mapping[Status, str] = MappingProxyType(
    {
        "corroborated": "#4fc7a6",
        "one-sided": "#f0a050",
        "single-origin": "#8fb4ee",
        "contested": "#d3a0ea",
        "denied": "#f0847a",
        "unknown": "#aaa599",
    }
)


def shape(status: Status, x: float, y: float, size: float = 4.0) -> str:
    """Return the SVG of a status's shape round a point; classes ``s-STATUS fill`` and ``line`` give it its colour."""
    left, right, top, bottom = (round(value, 1) for value in (x - size, x + size, y - size, y + size))
    x, y = round(x, 1), round(y, 1)
    name = f"s-{status}"
    ring = f'<circle class="{name} ring" cx="{x}" cy="{y}" r="{size - 0.6:.1f}"/>'
    if status == "corroborated":
        return f'<circle class="{name} fill" cx="{x}" cy="{y}" r="{size}"/>'
    if status == "one-sided":
        half = f"M{x} {top}A{size} {size} 0 0 0 {x} {bottom}Z"
        return f'{ring}<path class="{name} fill" d="{half}"/>'
    if status == "single-origin":
        return ring
    if status == "contested":
        return f'<path class="{name} fill" d="M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z"/>'
    if status == "denied":
        return f'<path class="{name} line" d="M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}"/>'
    side = f"{2 * size - 1.2:.1f}"
    return f'<rect class="{name} ring" x="{left + 0.6:.1f}" y="{top + 0.6:.1f}" width="{side}" height="{side}"/>'


def style(colours: Mapping[Status, str]) -> str:
    """Return the style sheet of the shapes and bars in these colours."""
    rules = []
    for status in ORDER:
        colour = colours[status]
        rules.append(f".s-{status}.fill{{fill:{colour}}}.s-{status}.ring,.s-{status}.line{{stroke:{colour}}}")
        rules.append(f".bar.s-{status}{{fill:{colour};stroke:{colour}}}")
    return "".join(rules)
