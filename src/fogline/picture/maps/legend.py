"""The legend of a map: what symbols, areas and lines mean, and what is not on it; only what is there is explained."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fogline.picture.families import family_words, ordered, symbol
from fogline.picture.grades import HOLLOW
from fogline.picture.maps.placing import Placed
from fogline.picture.maps.sites import Gathered, Voice
from fogline.picture.maps.svg import number, text, wrapped
from fogline.picture.maps.themes import Theme, blended
from fogline.picture.maps.under import side_colours
from fogline.picture.moments import interval_words
from fogline.picture.sides import side_title
from fogline.picture.wording import shorten
from fogline.records.control import ControlLayer

SIZE, LEADING, HEAD = 10.5, 13.5, 11.0
_SWATCH = 26.0
_LISTED = 8
_PALE = 0.3  # how much of its colour a symbol has that one origin alone tells of
_VOICES: dict[Voice, str] = {
    "agreed": "full: independent origins agree",
    "alone": "pale: the word of one origin or side, or contested",
    "unhappened": HOLLOW,
}
Swatch = Callable[[float, float], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend: what is drawn at its left (at a point, the middle of the swatch), and its words."""

    words: str
    swatch: Swatch | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its entries."""

    head: str
    entries: tuple[Entry, ...]

    def height(self, width: float) -> float:
        """Return how high it stands at this width (units)."""
        return 20.0 + sum(_height(entry, width) for entry in self.entries) + 8.0


def sections(
    gathered: Gathered,
    placed: Placed | None,
    control: ControlLayer | None,
    theme: Theme,
    unnamed: tuple[Counter[str], Counter[str]],
) -> list[Section]:
    """Return the sections of a legend; ``unnamed`` are areas, and marks, of the map for whose names there was no room."""
    out = []
    if placed is not None and (placed.marks or placed.areas):
        out.append(Section("Events", (*_families(placed, theme), *_counts(placed, theme))))
        if placed.marks:
            out.append(Section("Support", tuple(_voices(placed, theme))))
    if control is not None and (control.areas or control.lines):
        day = interval_words(control.day[:10], control.day[:10])
        out.append(Section(f"Control, {day}", tuple(_sides(control, theme))))
    left_out = tuple(_left_out(gathered, placed, unnamed))
    if left_out:
        head = "Not named, or not on the map" if any(unnamed) else "Not on the map"
        out.append(Section(head if placed else "No place on a map", left_out))
    return out


def _families(placed: Placed, theme: Theme) -> Iterator[Entry]:
    counted: Counter[str] = Counter()
    for families in (*(mark.families for mark in placed.marks), *(site.families for site in placed.areas)):
        counted += families
    for family in ordered(+counted):
        yield Entry(f"{family_words(family)}  {number(counted[family])}", _sign(family, theme))


def _sign(family: str, theme: Theme, radius: float = 5.4) -> Swatch:
    return lambda x, y: f'{symbol(family, x, y, radius)} fill="{theme.of_family(family)}"/>'


def _counts(placed: Placed, theme: Theme) -> Iterator[Entry]:
    if any(mark.count > 1 for mark in placed.marks):
        yield Entry("number: so many events; the shape is that of most, small ones below: others", None)
    if any(mark.places > 1 for mark in placed.marks):
        yield Entry("“Name +2”: with those of two places near by", None)
    if placed.areas:
        yield Entry(
            "shaded: somewhere in this area",
            lambda x, y: (
                f'<rect x="{x - 10:.1f}" y="{y - 5:.1f}" width="20" height="10" rx="3" fill="{theme.area}" '
                f'fill-opacity=".2" stroke="{theme.area}" stroke-opacity=".7" stroke-dasharray="2 2"/>'
            ),
        )


def _voices(placed: Placed, theme: Theme) -> Iterator[Entry]:
    there = {mark.voice for mark in placed.marks}
    for voice, words in _VOICES.items():
        if voice in there:
            yield Entry(words, _circle(voice, theme))


def _circle(voice: Voice, theme: Theme) -> Swatch:
    return lambda x, y: f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" {paint(theme.soft, voice, theme)}/>'


def paint(colour: str, voice: Voice, theme: Theme) -> str:
    """Return the attributes that show how well an event is supported."""
    if voice == "agreed":
        return f'fill="{colour}" stroke="{theme.bright}" stroke-width="1"'
    if voice == "alone":
        return f'fill="{blended(colour, theme.bright, _PALE)}" stroke="{colour}" stroke-width="1.7"'
    return f'fill="{theme.bright}" stroke="{colour}" stroke-width="1.7" stroke-dasharray="2 1.6"'


def _sides(control: ControlLayer, theme: Theme) -> Iterator[Entry]:
    colours = side_colours(control, theme)
    there = {(area.standing, area.side) for area in control.areas}
    for side in control.sides:
        if ("assessed", side) in there:
            yield Entry(f"{side_title(side)}, assessed", _box(colours[side], theme))
        if ("claimed", side) in there:
            yield Entry(f"{side_title(side)}, by its own claim only", _hatched(colours[side], theme))
    if any(standing == "contested" for standing, _ in there):
        yield Entry("contested", _hatched(theme.soft, theme, crossed=True))
    if control.lines:
        yield Entry(
            "front line",
            lambda x, y: f'<path d="M{x - 10:.1f} {y:.1f}h20" stroke="{theme.front}" stroke-width="2" fill="none"/>',
        )


def _box(colour: str, theme: Theme) -> Swatch:
    return lambda x, y: (
        f'<rect x="{x - 10:.1f}" y="{y - 5:.1f}" width="20" height="10" fill="{colour}" fill-opacity=".3" '
        f'stroke="{theme.faint}" stroke-width=".5"/>'
    )


def _hatched(colour: str, theme: Theme, *, crossed: bool = False) -> Swatch:
    def drawn(x: float, y: float) -> str:
        ways = "".join(f"M{x - 10 + step:.1f} {y + 5:.1f}l10-10" for step in (-0.0, 5.0, 10.0))
        ways += "".join(f"M{x - 10 + step:.1f} {y - 5:.1f}l10 10" for step in (0.0, 5.0, 10.0) if crossed)
        return (
            f'<path d="{ways}" stroke="{colour}" stroke-width="1" fill="none"/><rect x="{x - 10:.1f}" y="{y - 5:.1f}" '
            f'width="20" height="10" fill="none" stroke="{theme.faint}" stroke-width=".5"/>'
        )

    return drawn


def _left_out(gathered: Gathered, placed: Placed | None, unnamed: tuple[Counter[str], Counter[str]]) -> Iterator[Entry]:
    if gathered.nationwide:
        yield Entry(f"No more told than the country: {_listed(gathered.nationwide)}")
    if placed is not None and placed.wide:
        yield Entry(f"Wide or overlapping areas: {_listed(placed.wide)}")
    if placed is not None and placed.beyond:
        yield Entry(f"Beyond its edges: {_listed(placed.beyond)}")
    areas, marks = unnamed
    if areas:
        yield Entry(f"Shaded, no room for the name: {_listed(areas)}")
    if marks:
        yield Entry(f"Drawn, no room for the name: {_listed(marks)}")
    if gathered.unplaced:
        yield Entry(f"Without a place, or one that is not known: {number(gathered.unplaced)}")


def _listed(counted: Counter[str]) -> str:
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    words = ", ".join(f"{shorten(name, 32)} {number(count)}" for name, count in ordered[:_LISTED])
    rest = ordered[_LISTED:]
    return words + (f" and {len(rest)} more places {number(sum(count for _, count in rest))}" if rest else "")


def _height(entry: Entry, width: float) -> float:
    return LEADING * len(_lines(entry, width)) + 3.0


def _lines(entry: Entry, width: float) -> list[str]:
    return wrapped(entry.words, SIZE, width - (_SWATCH if entry.swatch else 0))


def written(section: Section, x: float, y: float, width: float, theme: Theme) -> str:
    """Return a section as SVG with its upper left corner at a point."""
    out = [text(x, y + HEAD, section.head, f'font-size="{HEAD}" font-weight="700" fill="{theme.ink}"')]
    at = y + 20.0
    for entry in section.entries:
        if entry.swatch is not None:
            out.append(entry.swatch(x + 10.0, at + LEADING / 2 + 0.5))
        indent = _SWATCH if entry.swatch else 0.0
        for number_, line in enumerate(_lines(entry, width)):
            out.append(text(x + indent, at + SIZE + number_ * LEADING, line, f'font-size="{SIZE}" fill="{theme.soft}"'))
        at += _height(entry, width)
    return "".join(out)


def columns(parts: Sequence[Section], count: int, width: float) -> list[list[Section]]:
    """Deal sections out to columns of this width, each to the one that is lowest so far, in order."""
    out: list[list[Section]] = [[] for _ in range(count)]
    heights = [0.0] * count
    for part in parts:
        lowest = heights.index(min(heights))
        out[lowest].append(part)
        heights[lowest] += part.height(width)
    return out
