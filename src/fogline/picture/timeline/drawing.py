"""A timeline as one SVG drawing for print: title, scale, lanes, the undated apart, legend, what was left out, day of making."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fogline.picture.escaping import xml_text
from fogline.picture.grades import HOLLOW, MEANING, ORDER
from fogline.picture.moments import interval_words
from fogline.picture.timeline.grades import LIGHT, shape, style
from fogline.picture.timeline.layout import (
    LEFT,
    RIGHT,
    ROW,
    STRIP,
    WIDTH,
    Bar,
    Lane,
    Layout,
    Limits,
    Listed,
    lay_out,
    width_of,
)
from fogline.picture.timeline.rows import Selection, Timeline, TimelineRow, deed, reported_words
from fogline.picture.timeline.scale import Scale, scale_of
from fogline.picture.timeline.span import day_of
from fogline.picture.wording import counted, plain, shorten

_FACE = "'Noto Sans','DejaVu Sans','Liberation Sans',Arial,sans-serif"
_BAR = 7.0
_STEPS = 6  # an open end fades in so many steps (gradients are drawn differently everywhere, steps are not)
_PRINT = (
    f"text{{font-family:{_FACE};font-size:10px;fill:#1d1c1a}}.title{{font-size:20px;font-weight:700}}"
    ".soft{fill:#5f5b53}.head{font-size:11px;font-weight:700}.paper{fill:#fff}.rule{stroke:#c9c4b8;stroke-width:.6}"
    ".rule.strong{stroke:#8d877a}.lane{fill:#f5f3ee}.strip{fill:#a9a295}"
    ".ring,.line{fill:none;stroke-width:1.4}.bar{fill-opacity:.45;stroke-width:.6}"
    ".bar.hollow{fill-opacity:0;stroke-width:1}.bar.possible,.bar.announced,.bar.hypothetical{stroke-dasharray:3 2}"
    ".fade{stroke:none}"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written on a sheet beside the events: its title, when it was made (UTC, ISO 8601), and notes below.

    ``standalone`` gives the drawing its own colours on white; without it, it takes those of the page that it stands in, and its
    events are links to ``#e-ID``.
    """

    title: str = "Timeline"
    made: str = ""
    notes: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    standalone: bool = True


def svg(timeline: Timeline, selection: Selection | None = None, sheet: Sheet | None = None) -> str:
    """Return the drawing of a timeline; it refers to nothing outside of itself and holds no script."""
    sheet, asked = sheet or Sheet(), selection or Selection()
    top = 84.0 if sheet.standalone else 20.0
    scale = scale_of(timeline.dated, (asked.since, asked.until))
    layout = lay_out(timeline, scale, sheet.limits if sheet.standalone else replace(sheet.limits, undated=0), top)
    foot = layout.height + 8 if sheet.standalone else layout.lanes_end + 8
    notes = _notes(timeline, layout, sheet)
    body = [*_axis(layout), *(part for lane in layout.lanes for part in _lane(lane, sheet.standalone))]
    if sheet.standalone:
        body = [
            *_head(timeline, asked, sheet),
            *body,
            *_undated(timeline, layout),
            *_legend(foot),
            *_foot(notes, foot + 66),
        ]
        height = foot + 66 + 14 * len(notes) + 8
    else:
        height = foot
    looks = f"<style>{_PRINT}{style(LIGHT)}</style>" if sheet.standalone else ""
    paper = f'<rect class="paper" width="{WIDTH:.0f}" height="{height:.0f}"/>' if sheet.standalone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" width="{WIDTH:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{xml_text(sheet.title)}">{looks}{paper}{"".join(body)}</svg>\n'
    )


def notes_of(timeline: Timeline, selection: Selection | None = None, sheet: Sheet | None = None) -> tuple[str, ...]:
    """Return what is written below a drawing: what it leaves out, when it was made, and the notes of the sheet."""
    sheet, asked = sheet or Sheet(), selection or Selection()
    scale = scale_of(timeline.dated, (asked.since, asked.until))
    limits = sheet.limits if sheet.standalone else replace(sheet.limits, undated=0)
    return _notes(timeline, lay_out(timeline, scale, limits, 0.0), sheet)


def _notes(timeline: Timeline, layout: Layout, sheet: Sheet) -> tuple[str, ...]:
    out = [f"{count} {reason}" for reason, count in timeline.left_out]
    if layout.off_scale:
        out.insert(0, f"{layout.off_scale} far from the others in time")
    if layout.unnamed:
        out.insert(0, f"{layout.unnamed} counted in the strips but not named (those with most independent origins are)")
    if layout.unlisted and sheet.standalone:
        out.insert(0, f"{layout.unlisted} undated ones not listed")
    told = [f"Not shown: {'; '.join(out)}."] if out else []
    if sheet.made:
        day = interval_words(sheet.made[:10], sheet.made[:10])
        told.append(f"Made {day} with Fogline. An event is what claims of reports come to, not a verdict.")
    return (*told, *map(plain, sheet.notes))


def _head(timeline: Timeline, asked: Selection, sheet: Sheet) -> Iterator[str]:
    counts = f"{counted(len(timeline.dated), 'dated event')}, {len(timeline.undated)} undated"
    words = " · ".join(filter(None, (asked.words, counts)))
    yield _text(RIGHT, 30, shorten(plain(sheet.title), 90), "title")
    yield _text(RIGHT, 48, words, "soft")


def _axis(layout: Layout) -> Iterator[str]:
    if layout.scale is None:
        yield _text(RIGHT, layout.axis_y, "Nobody says when any of these events happened.", "soft")
        return
    scale = layout.scale
    year, taken = 0, 0.0
    ticks = tuple(scale.ticks())
    labelled = [tick for tick in ticks if tick.label]
    following = {
        one.at: scale.x(other.at) for one, other in pairwise(labelled) if other.strong
    }  # which gives way to none
    for tick in ticks:
        x, strong = round(scale.x(tick.at), 1), " strong" if tick.strong else ""
        yield f'<path class="rule{strong}" d="M{x} {layout.axis_y}V{layout.lanes_end:.1f}"/>'
        if tick.label:
            words, now = tick.label, day_of(tick.at).year
            if now != year and str(now) not in words:
                words = f"{words} {now}"
                if x + 2 + 1.15 * width_of(words, 11) > following.get(tick.at, WIDTH):
                    words = words.split(" ", 1)[-1] if words[:1].isalpha() and words.count(" ") > 2 else words
            end = x + 2 + 1.15 * width_of(words, 11)
            if end <= WIDTH and (tick.strong or x >= taken):
                year, taken = now, end
                yield _text(x + 2, layout.axis_y - 3, words, "head" if tick.strong else "soft")
    yield _text(RIGHT, layout.axis_y - 3, _scale_words(scale), "soft")


def _scale_words(scale: Scale) -> str:
    return f"One line: one {scale.unit.removesuffix('s')}" if scale.unit != "hours" else "Lines: hours"


def _lane(lane: Lane, standalone: bool) -> Iterator[str]:
    yield f'<rect class="lane" x="0" y="{lane.y:.1f}" width="{LEFT - 8:.1f}" height="{lane.height - 4:.1f}"/>'
    for number, words in enumerate(lane.heading):
        yield _text(RIGHT, lane.y + 13 + 12 * number, words, "head")
    below = lane.y + 13 + 12 * len(lane.heading)
    named = f", {len(lane.bars)} named" if len(lane.bars) < lane.total else ""
    yield _text(RIGHT, below, f"{counted(lane.total, 'event')}{named}", "soft")
    for bar in lane.bars:
        yield from _bar(bar, lane.y, standalone)
    if lane.strip:
        yield from _strip(lane)
    bottom = round(lane.y + lane.height - 4, 1)
    yield f'<path class="rule" d="M0 {bottom}H{WIDTH:.0f}"/>'


def _bar(bar: Bar, top: float, standalone: bool) -> Iterator[str]:
    y = top + bar.line * ROW + 4
    row, middle = bar.row, y + _BAR / 2
    yield "<g>" if standalone else f'<a href="#e-{xml_text(row.id)}">'
    yield f"<title>{xml_text(_tip(row))}</title>"
    x0, x1 = bar.x0, bar.x1
    if bar.open_left or bar.open_right:
        yield from _fading(bar, y)
    else:
        look = "bar" if row.telling == "happened" else f"bar hollow {row.telling}"
        yield _box(f"{look} s-{row.status}", x0, y, x1 - x0)
    for cut, at, way in ((bar.cut_left, x0, -1), (bar.cut_right, x1, 1)):
        if cut:
            yield f'<path class="s-{row.status} fill" d="M{at:.1f} {y:.1f}l{5 * way} {_BAR / 2}l{-5 * way} {_BAR / 2}Z"/>'
    way = -1 if bar.flip else 1
    yield shape(row.status, bar.label_x + 5 * way, middle)
    yield _text(bar.label_x + 12 * way, y + _BAR, bar.label, "", "end" if bar.flip else "start")
    yield "</g>" if standalone else "</a>"


def _fading(bar: Bar, y: float) -> Iterator[str]:
    """Yield an open bar in steps that fade towards the end nobody tells."""
    width = (bar.x1 - bar.x0) / _STEPS
    for number in range(_STEPS):
        seen = (_STEPS - number if bar.open_right else number + 1) / _STEPS
        yield _box(f"s-{bar.row.status} fill fade", bar.x0 + number * width, y, width, 0.6 * seen)


def _box(look: str, x: float, y: float, width: float, opacity: float | None = None) -> str:
    """Return a piece of a bar: with round corners, or flat and as opaque as given."""
    tail = ' rx="1.5"' if opacity is None else f' opacity="{opacity:.2f}"'
    return f'<rect class="{look}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{_BAR}"{tail}/>'


def _strip(lane: Lane) -> Iterator[str]:
    base = lane.y + max(lane.lines * ROW, ROW) + STRIP + 2
    most = max(lane.strip) or 1.0
    for number, count in enumerate(lane.strip):
        if count > 0:
            height = max((STRIP - 6) * count / most, 1.0)
            x = LEFT + number * (WIDTH - RIGHT - LEFT) / len(lane.strip)
            yield f'<rect class="strip" x="{x:.1f}" y="{base - height:.1f}" width="{lane.bin - 1:.1f}" height="{height:.1f}"/>'
    yield _text(LEFT - 12, base, f"all: up to {math.ceil(most)} a bar", "soft", "end")


def _undated(timeline: Timeline, layout: Layout) -> Iterator[str]:
    if not timeline.undated:
        return
    yield _text(RIGHT, layout.list_y, f"No date told: {counted(len(timeline.undated), 'event')}", "head")
    yield _text(
        RIGHT + 190, layout.list_y, "Nobody says when these happened. The day is that of the first report.", "soft"
    )
    yield from (_listed(one) for one in layout.listed)


def _listed(one: Listed) -> str:
    if one.row is None:
        return _text(one.x, one.y, f"{one.label}:", "soft")
    mark = shape(one.row.status, one.x + 13, one.y - 3)
    return f"<g><title>{xml_text(_tip(one.row))}</title>{mark}{_text(one.x + 21, one.y, one.label)}</g>"


def _legend(y: float) -> Iterator[str]:
    yield f'<path class="rule strong" d="M{RIGHT} {y:.1f}H{WIDTH - RIGHT:.0f}"/>'
    column = (WIDTH - 2 * RIGHT) / 3
    for number, status in enumerate(ORDER):
        x, at = RIGHT + (number % 3) * column, y + 18 + 15 * (number // 3)
        yield shape(status, x + 5, at - 3)
        yield _text(x + 14, at, f"{status}: {MEANING[status]}")
    at = y + 50
    x = RIGHT
    for look, words in (
        ("bar s-single-origin", "bar: the time in which it happened, as far as it is told"),
        ("bar hollow denied s-denied", HOLLOW),
    ):
        yield f'<rect class="{look}" x="{x}" y="{at - 7:.1f}" width="26" height="{_BAR}" rx="1.5"/>' + _text(
            x + 32, at, words
        )
        x += 46 + width_of(words)
    for number in range(_STEPS):
        yield _box("s-single-origin fill fade", x + 5 * number, at - 7, 5, 0.6 * (1 - number / _STEPS))
    words = "fading: that end is not known"
    yield _text(x + 36, at, words)
    x += 50 + width_of(words)
    yield _text(x, at, "A1 to F6: NATO grade of sources and information")


def _foot(notes: tuple[str, ...], y: float) -> Iterator[str]:
    for number, words in enumerate(notes):
        yield _text(RIGHT, y + 14 * number, shorten(words, 215), "soft")


def _tip(row: TimelineRow) -> str:
    when = row.when if row.dated else f"date not told, {reported_words(row)}"
    told = "" if row.telling == "happened" else f" ({row.telling})"
    lines = [f"{row.label}{told} {deed(row)}".strip(), row.place, when]
    lines.append(f"{row.status}, {row.grade}: {counted(row.reports, 'report')}, {counted(row.origins, 'origin')}")
    return "\n".join(filter(None, (*lines, f"“{row.title}”")))


def _text(x: float, y: float, words: str, look: str = "", anchor: str = "start") -> str:
    look = f' class="{look}"' if look else ""
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{look} x="{x:.1f}" y="{y:.1f}"{anchored}>{xml_text(words)}</text>'
