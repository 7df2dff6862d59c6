"""``fogline timeline``: events in the order of time, each with the interval in which it happened and how well it is supported."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.event_rows import as_csv, as_jsonl
from fogline.cli.forms import form_of
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import EVENTS, OUTPUT, format_option, question
from fogline.picture.wording import counted, plain, shorten
from fogline.records.errors import UsageError
from fogline.records.event import Status

if TYPE_CHECKING:
    from fogline.picture.timeline import Selection, Sheet, Timeline, TimelineRow

_EPILOG = """\b
Examples:
  fogline timeline                                          a table, with what nobody dates at its end
  fogline timeline --since 2022-05-01 --until 2022-05-31 -o may.html
  fogline timeline --type shelling --place Kharkiv -o kharkiv.svg
  fogline timeline --area "Luhansk Oblast" --format jsonl
  fogline timeline bridge --status contested --status corroborated
  fogline timeline --since 2022-05 -o may.png --title "The crossing of the river"
  fogline timeline --format csv -o timeline.csv

An event that nobody dates is never put at the day of its report; it is listed apart. With --since and --until such events are
listed that were first reported between them. Exit status: 0, also when no event fits; 2 wrong use.
"""
_FORMATS = ("table", "html", "svg", "png", "jsonl", "csv")
_SUFFIXES = {f".{name}": name for name in _FORMATS[1:]} | {".htm": "html"}
_MARKS: dict[Status, str] = {
    "corroborated": "●",
    "one-sided": "◐",
    "single-origin": "○",
    "contested": "◆",
    "denied": "✕",
    "unknown": "□",
}


@click.command(epilog=_EPILOG)
@EVENTS
@click.option("--announced", "ahead", is_flag=True, help="Also what is only announced or may come.")
@click.option("--title", metavar="TEXT", help="What stands above it.  [default: the words, places and types asked for]")
@click.option(
    "--rows", type=click.IntRange(4, 400), default=44, show_default=True, help="Rows of named events in a drawing."
)
@format_option(_FORMATS, "table")
@OUTPUT
@LEDGER
def timeline(form: str | None, output: str | None, ledger: str | None, **asked: Any) -> None:
    """Show events in the order of time: when each happened as far as that is told, where, who, and how well it is supported.

    A bar of the drawing is as long as the time is uncertain and fades where an end is not known. WORDS and options ask for events
    with a claim that fits, as in fogline find.
    """
    from fogline.flow import Ledger
    from fogline.flow.areas import area_of
    from fogline.flow.showing import shown
    from fogline.flow.tools import open_places
    from fogline.picture.summary import summary
    from fogline.picture.timeline import timeline as arranged
    from fogline.picture.withheld import withheld_words

    form = form_of(form, output, _SUFFIXES, "table")
    if form == "png":
        Output(output).refuse_terminal("a picture")
    selection, title, rows = _selection(asked), asked.pop("title") or _title(asked), asked.pop("rows")
    area = asked.pop("area")
    given = question(asked)
    inside = area_of(area, open_places()) if area is not None else None
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        found = shown(opened, **given)
        notes = tuple(withheld_words(found.held_back, found.redacted))
        placed = [one for one in found.events if inside is None or inside.holds(summary(one).place)]
        lines = arranged(placed, selection)
        sheet = _sheet(title, found.known_on, notes, rows)
        if form == "png":
            from fogline.picture.raster import png
            from fogline.picture.timeline import svg

            out.write_bytes(png(svg(lines, selection, sheet)))
        else:
            for piece in _pieces(form, lines, selection, sheet):
                out.write(piece)
    if not lines.rows:
        click.echo("No event fits; fogline events lists what there is", err=True)
    for reason, count in lines.left_out:
        click.echo(f"Not shown: {count} {reason}", err=True)
    for note in notes:
        click.echo(note, err=True)


def _selection(asked: dict[str, Any]) -> "Selection":
    from fogline.picture.timeline import Selection

    since, until = asked.pop("since"), asked.pop("until")
    first, last = _day(since, "--since", last=False), _day(until, "--until", last=True)
    if first and last and last < first:
        raise UsageError(f"--until: got {until}, before --since {since}; want a day on or after it")
    return Selection(first, last, tuple(asked.pop("statuses")), asked.pop("ahead"))


def _day(text: str | None, option: str, *, last: bool) -> datetime.date | None:
    """Return the first or the last day of a year, month or day."""
    from fogline.picture.timeline.span import day_of, extent

    if text is None:
        return None
    named = extent(text, text)
    if named.start is None or named.end is None or len(text) > 10:
        raise UsageError(f"{option}: got {text!r}; want a year, month or day such as 2022, 2022-05 or 2022-05-16")
    return day_of(named.end - 1 if last else named.start)


def _title(asked: dict[str, Any]) -> str:
    from fogline.picture.wording import label

    said = [*asked["words"], *map(label, asked["types"]), *asked["place"], *asked["parties"]]
    if asked["area"]:
        said.append(asked["area"])
    return plain(f"Timeline: {', '.join(said)}" if said else "Timeline")


def _sheet(title: str, known_on: str, notes: tuple[str, ...], rows: int) -> "Sheet":
    from fogline.ledger.clock import now
    from fogline.picture.timeline import Sheet
    from fogline.picture.timeline.layout import Limits

    made = now()
    known = () if known_on[:10] == made[:10] else (f"From what was known on {known_on[:10]}.",)
    return Sheet(title, made, (*known, *notes), Limits(rows=rows))


def _pieces(form: str, lines: "Timeline", selection: "Selection", sheet: "Sheet") -> Iterable[str]:
    from fogline.picture.timeline import page, svg

    if form == "html":
        return (page(lines, selection, sheet),)
    if form == "svg":
        return (svg(lines, selection, sheet),)
    if form == "jsonl":
        return as_jsonl(lines.rows) if lines.rows else ("",)
    return as_csv(lines.rows) if form == "csv" else _table(lines)


def _table(lines: "Timeline") -> Iterator[str]:
    from fogline.cli.table import columns
    from fogline.picture.timeline.rows import reported_words

    width = columns()
    yield from (_line(row, row.when, width) for row in lines.dated)
    if lines.undated:
        yield f"{chr(10) if lines.dated else ''}No date told ({len(lines.undated)}); the day is that of the first report\n"
        yield from (_line(row, reported_words(row), width) for row in lines.undated)


def _line(row: "TimelineRow", when: str, width: int) -> str:
    """Return a row of the table: when, shape and grade, what; below it where it stands in the ledger and how it is supported."""
    from fogline.picture.timeline.rows import deed

    told = "" if row.telling == "happened" else f" ({row.telling})"
    what = " ".join(filter(None, (f"{row.label}{told}", deed(row))))
    where = f" · {row.place}" if row.place else ""
    told_by = f"{counted(row.reports, 'report')}, {counted(row.origins, 'origin')}"
    below = f"    {row.id}  {row.status} · {told_by} · “{row.title}”"
    return f"{shorten(f'{_MARKS[row.status]} {row.grade}  {when}  {what}{where}', width)}\n{shorten(below, width)}\n"
