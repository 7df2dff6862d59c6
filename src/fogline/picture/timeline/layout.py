"""Where everything of a timeline lies on the sheet: lanes of families, in each the named events packed clear of each other.

Where there are more events than the sheet can name, those with most independent origins are named and all of a lane are counted
in a strip; nothing is dropped without a word.
"""

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fogline.picture.families import family_words, ordered
from fogline.picture.timeline.rows import Timeline, TimelineRow, deed, reported_words
from fogline.picture.timeline.scale import Scale
from fogline.picture.wording import shorten

WIDTH = 1190.0  # units of the drawing: A4 on its side at 144 to the inch or so
LEFT, RIGHT = 152.0, 16.0
ROW = 15.0
STRIP = 24.0
TEXT = 10.0
_LETTER = 0.57  # of a letter's width, as a share of its size, in the widest of the faces that the drawing asks for (DejaVu Sans)
_MARK = 12.0  # room for the shape of the grade before the words
_GAP = 10.0
_LEAST_BAR = 3.0
_BIN = 6.0
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows of named events a sheet has over all lanes, and how many undated events it lists."""

    rows: int = 44
    undated: int = 48
    label: int = 46


@dataclass(frozen=True, slots=True)
class Bar:
    """A named event: its bar from ``x0`` to ``x1``, ``open_left`` or ``open_right`` where that end is not known.

    ``cut_left`` and ``cut_right``: it goes on beyond the sheet. Shape and label stand to the right of ``label_x``, with ``flip``
    to the left of it.
    """

    row: TimelineRow
    line: int
    x0: float
    x1: float
    open_left: bool
    open_right: bool
    cut_left: bool
    cut_right: bool
    label: str
    label_x: float
    flip: bool = False

    @property
    def box(self) -> tuple[float, float]:
        """How far bar and label reach from left to right."""
        reach = _MARK + width_of(self.label)
        if self.flip:
            return self.label_x - reach, self.x1
        return self.x0, max(self.x1, self.label_x + reach)


@dataclass(frozen=True, slots=True)
class Lane:
    """A family's part of the sheet: ``y`` is its top, ``lines`` how many rows of bars, ``total`` how many dated events it has.

    ``strip`` is how many events fall into each piece of ``bin`` units (in parts where the time is uncertain), empty where all
    events are named.
    """

    family: str
    label: str
    y: float
    lines: int
    total: int
    bars: tuple[Bar, ...]
    strip: tuple[float, ...] = ()
    bin: float = _BIN

    @property
    def heading(self) -> tuple[str, ...]:
        """Its label in lines that fit beside it."""
        return tuple(textwrap.wrap(self.label, 19)[:3]) or (self.label,)

    @property
    def height(self) -> float:
        """Its height in units of the drawing."""
        return max(self.lines * ROW + (STRIP if self.strip else 0.0), 14.0 + 12.0 * len(self.heading)) + 12.0


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of undated events: an event, or (``row`` ``None``) the day of the reports that follow."""

    row: TimelineRow | None
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole sheet from the axis down to the list of undated events; heights in units of the drawing."""

    scale: Scale | None
    lanes: tuple[Lane, ...]
    listed: tuple[Listed, ...]
    axis_y: float
    lanes_end: float
    list_y: float
    height: float
    off_scale: int
    unnamed: int
    unlisted: int


def width_of(text: str, size: float = TEXT) -> float:
    """Return about how wide a text is set, in units of the drawing."""
    wide = sum(0.45 * (ord(letter) > 0x2E80) for letter in text)  # letters of the East are square
    return (len(text) + wide) * _LETTER * size


def lay_out(timeline: Timeline, scale: Scale | None, limits: Limits, top: float) -> Layout:
    """Lay a timeline out below ``top``; ``scale`` is that of :func:`~fogline.picture.timeline.scale.scale_of`."""
    lanes: list[Lane] = []
    y = axis_y = top
    off = 0
    if scale is not None:
        scale = replace(scale, left=LEFT, right=WIDTH - RIGHT)
        shown = [row for row in timeline.dated if scale.holds(row)]
        off = len(timeline.dated) - len(shown)
        y = axis_y + 12.0
        for family, rows, most in _shares(shown, limits.rows):
            lane = _lane(family, rows, most, scale, limits.label)
            lanes.append(replace(lane, y=y))
            y += lane.height
    lanes_end = y
    listed, height = _list(timeline.undated, limits.undated, y + 50.0)
    named = sum(len(lane.bars) for lane in lanes)
    return Layout(
        scale=scale,
        lanes=tuple(lanes),
        listed=listed,
        axis_y=axis_y,
        lanes_end=lanes_end,
        list_y=y + 26.0,
        height=height if timeline.undated else y + 8.0,
        off_scale=off,
        unnamed=sum(lane.total for lane in lanes) - named,
        unlisted=len(timeline.undated) - sum(one.row is not None for one in listed),
    )


def importance(row: TimelineRow) -> tuple[float, ...]:
    """Return what sorts the most telling events first: many origins, then many reports, then how likely."""
    return -row.origins, -row.reports, -row.probability


def _shares(rows: Sequence[TimelineRow], most: int) -> list[tuple[str, list[TimelineRow], int]]:
    """Return each family with its rows and how many lines it may fill, by the root of how many events it has."""
    by_family = {name: [row for row in rows if row.family == name] for name in ordered(row.family for row in rows)}
    roots = {name: math.sqrt(len(own)) for name, own in by_family.items()}
    whole = sum(roots.values()) or 1.0
    return [(name, own, max(2, round(most * roots[name] / whole))) for name, own in by_family.items()]


def _lane(family: str, rows: Sequence[TimelineRow], most: int, scale: Scale, longest: int) -> Lane:
    taken: list[list[tuple[float, float]]] = []
    bars: list[Bar] = []
    for row in sorted(rows, key=lambda row: (importance(row), row.id)):
        bar = _bar(row, scale, longest)
        line = _free(bar.box, taken)
        if line == len(taken):
            if line >= most:
                continue
            taken.append([])
        taken[line].append(bar.box)
        bars.append(replace(bar, line=line))
    strip = _strip(rows, scale) if len(bars) < len(rows) else ()
    bars.sort(key=lambda bar: (bar.line, bar.x0))
    return Lane(family, family_words(family), 0.0, len(taken), len(rows), tuple(bars), strip)


def _bar(row: TimelineRow, scale: Scale, longest: int) -> Bar:
    start, end = row.extent.start, row.extent.end
    x0 = scale.x(start) if start is not None else None
    x1 = scale.x(end) if end is not None else None
    reach = 46.0  # an open end is drawn this long, fading: nothing is said about how long it is
    left = x0 if x0 is not None else max((x1 or scale.left) - reach, scale.left)
    right = x1 if x1 is not None else min((x0 or scale.left) + reach, scale.right)
    if right - left < _LEAST_BAR:
        middle = min(max((left + right) / 2, scale.left + _LEAST_BAR / 2), scale.right - _LEAST_BAR / 2)
        left, right = middle - _LEAST_BAR / 2, middle + _LEAST_BAR / 2
    label = shorten(_words(row), longest)
    bar = Bar(
        row=row,
        line=0,
        x0=left,
        x1=right,
        open_left=start is None,
        open_right=end is None,
        cut_left=start is not None and start < scale.start,
        cut_right=end is not None and end > scale.end,
        label=label,
        label_x=right + 4,
    )
    if right + 4 + _MARK + width_of(label) <= scale.right + RIGHT - 2:
        return bar
    if left - 4 - _MARK - width_of(label) >= scale.left:
        return replace(bar, flip=True, label_x=left - 4)
    inside = max(left, scale.left) + 2  # as long as the sheet: its label stands on the bar
    return replace(bar, label_x=inside)


def _words(row: TimelineRow, *, with_deed: bool = False) -> str:
    told = "" if row.telling == "happened" else f" ({row.telling})"
    done = deed(row) if with_deed or not row.place else ""
    where = f", {row.place}" if row.place else ""
    return f"{row.grade} {row.label}{told}{f' {done}' if done else ''}{where}"


def _free(box: tuple[float, float], taken: Sequence[Sequence[tuple[float, float]]]) -> int:
    """Return the first line with room for a box, or the next new one."""
    for number, line in enumerate(taken):
        if all(box[1] + _GAP <= other[0] or other[1] + _GAP <= box[0] for other in line):
            return number
    return len(taken)


def _strip(rows: Iterable[TimelineRow], scale: Scale) -> tuple[float, ...]:
    """Return how many events lie in each bin from left to right: an event counts in equal parts over its interval."""
    bins = max(int((scale.right - scale.left) / _BIN), 1)
    counts = [0.0] * bins
    length = (scale.end - scale.start) / bins
    for row in rows:
        start, end = row.extent.known
        first = min(max(int((start - scale.start) / length), 0), bins - 1)
        last = min(max(math.ceil((end - scale.start) / length) - 1, first), bins - 1)
        for number in range(first, last + 1):
            counts[number] += 1 / (last - first + 1)
    return tuple(counts)


def _list(rows: Sequence[TimelineRow], most: int, top: float) -> tuple[tuple[Listed, ...], float]:
    """Lay the most telling undated rows out in columns, by the day of their first report; return them and where they end."""
    chosen = set(sorted(range(len(rows)), key=lambda number: (importance(rows[number]), rows[number].id))[:most])
    room = int(((WIDTH - 2 * RIGHT) / _COLUMNS - _MARK - 10) / (_LETTER * TEXT))
    lines: list[tuple[TimelineRow | None, str]] = []
    heading = ""
    for number, row in enumerate(rows):
        if number in chosen:
            if (said := reported_words(row)) != heading:
                heading = said
                lines.append((None, said))
            lines.append((row, shorten(_words(row, with_deed=True), room)))
    deep = math.ceil(len(lines) / _COLUMNS)
    column = (WIDTH - 2 * RIGHT) / _COLUMNS
    listed = [
        Listed(row, label, RIGHT + number // deep * column, top + number % deep * ROW)
        for number, (row, label) in enumerate(lines)
    ]
    return tuple(listed), top + deep * ROW + 4
