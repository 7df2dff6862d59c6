"""A timeline as one self-contained page: the drawing, and below it every event in words; it fetches nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from fogline import __version__
from fogline.picture.families import family_words, ordered
from fogline.picture.grades import MEANING, ORDER
from fogline.picture.hashes import source_hash
from fogline.picture.moments import interval_words
from fogline.picture.templating import environment
from fogline.picture.timeline.drawing import Sheet, notes_of, svg
from fogline.picture.timeline.grades import DARK, LIGHT, shape, style
from fogline.picture.timeline.layout import importance
from fogline.picture.timeline.rows import Selection, Timeline, TimelineRow, deed, reported_words
from fogline.picture.timeline.span import day_of
from fogline.picture.wording import plain

if TYPE_CHECKING:
    from jinja2 import Template

MOST = 2000
"""How many events a page lists: those with most independent origins, where there are more."""

Group = tuple[str, list[TimelineRow]]


def page(timeline: Timeline, selection: Selection | None = None, sheet: Sheet | None = None) -> str:
    """Return the page of a timeline: HTML with its style, its script and its drawing inside, and nothing from elsewhere."""
    from markupsafe import Markup

    asked, sheet = selection or Selection(), replace(sheet or Sheet(), standalone=False)
    shown, left = _most_telling(timeline)
    looks = _part("timeline.css") + style(LIGHT) + "@media (prefers-color-scheme: dark){" + style(DARK) + "}"
    script = _part("timeline.js")
    rows = shown.rows
    kinds = Counter(row.family for row in rows)
    statuses = Counter(row.status for row in rows)
    counted = f"{len(timeline.dated)} dated, {len(timeline.undated)} undated events"
    # The drawing escapes what it is made of; style and script are our own, and the policy of the page names their hashes.
    return _template().render(
        title=plain(sheet.title),
        subtitle=" · ".join(filter(None, (asked.words, counted))),
        drawing=Markup(svg(timeline, asked, sheet)) if shown.dated else "",  # noqa: S704
        dated=[_month(key, found) for key, found in groupby(shown.dated, _month_of)],
        undated=[(key, list(found)) for key, found in groupby(shown.undated, reported_words)],
        families=[(name, family_words(name), kinds[name]) for name in ordered(kinds)],
        order=ORDER,
        meaning=MEANING,
        counts=statuses,
        shapes={status: Markup(shape(status, 0, 0)) for status in ORDER},  # noqa: S704
        notes=(*left, *notes_of(timeline, asked, sheet)),
        style=Markup(looks),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style_hash=source_hash(looks),
        script_hash=source_hash(script),
        version=__version__,
    )


def _most_telling(timeline: Timeline) -> tuple[Timeline, tuple[str, ...]]:
    """Return the rows that a page lists, and what it says of the others."""
    rows = timeline.rows
    if len(rows) <= MOST:
        return timeline, ()
    kept = {row.id for row in sorted(rows, key=lambda row: (importance(row), row.id))[:MOST]}
    shown = Timeline(
        tuple(row for row in timeline.dated if row.id in kept), tuple(row for row in timeline.undated if row.id in kept)
    )
    return shown, (
        f"The list holds the {MOST} events of {len(rows)} that have most independent origins; the drawing counts all dated ones.",
    )


def _month_of(row: TimelineRow) -> tuple[int, int]:
    day = day_of(row.extent.known[0])
    return day.year, day.month


def _month(key: tuple[int, int], rows: Iterable[TimelineRow]) -> Group:
    month = f"{key[0]:04}-{key[1]:02}"
    return interval_words(month, month), list(rows)


def _count_of(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _part(name: str) -> str:
    return (files("fogline.picture.timeline") / "templates" / name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    found = environment("fogline.picture.timeline", "templates", deed=deed, count_of=_count_of)
    return found.get_template("timeline.html.j2")
