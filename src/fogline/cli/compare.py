"""``fogline compare``: the events of a ledger beside a table of events that people coded."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.forms import about, form_of
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.picture.wording import label, plain, shorten

if TYPE_CHECKING:
    from fogline.evaluation.coded import Compared, Here, Pair
    from fogline.exchange.imports import CodedRow

_EPILOG = """\b
Examples:
  fogline compare --with acled.csv
  fogline compare --with GEDEvent.csv --since 2022-05-01 --until 2022-05-31
  fogline compare --with acled.csv --format csv -o compared.csv

Neither of the two is the truth: people code other events, from other sources, by other rules. Look at what only one has. A pair
is a guess by place, day and kind; --km and --days say how far apart the two may lie beyond what each says.
"""
_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl"}
_SHOWN = 10
COLUMNS = tuple(
    """found event_id row_id km days_apart type_here type_there when_here when_there place_here place_there killed_here
    killed_there status title""".split()
)


@click.command(name="compare", epilog=_EPILOG)
@click.option("--with", "table", metavar="FILE", required=True, help="A CSV of ACLED or UCDP GED.")
@click.option("--since", metavar="DATE", help="Happened on or after.")
@click.option("--until", metavar="DATE", help="Happened on or before.")
@click.option(
    "--place", metavar="NAME", multiple=True, help="Events here at a place of that name; rows are not narrowed."
)
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Events here with claims of this type.")
@click.option(
    "--km", type=click.FloatRange(min=0), default=5.0, show_default=True, help="Kilometres beyond both radii."
)
@click.option("--days", type=click.IntRange(min=0), default=1, show_default=True, help="Days beyond both spans.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"At most so many of each in a table; 0 for all.  [default: {_SHOWN}]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "csv", "jsonl")),
    help="[default: by the suffix of FILE, else table]",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE (whole or not at all).")
@LEDGER
def compare(table: str, km: float, days: int, ledger: str | None, **asked: Any) -> None:
    """Match the events of a ledger with those of a table coded by people: what both have, what only one has."""
    from fogline.evaluation.coded import Tolerance
    from fogline.flow import Ledger
    from fogline.flow.comparing import compare_coded

    form, output, limit = asked.pop("form"), asked.pop("output"), asked.pop("limit")
    form = form_of(form, output, _SUFFIXES, "table")
    question = {field: value for field, value in asked.items() if value}
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        with about(table):
            found, failed = compare_coded(opened, table, Tolerance(days, km), **question)
        for piece in _pieces(found, form, _SHOWN if limit is None else limit or None):
            out.write(piece)
    for words in failed[:_SHOWN]:
        click.echo(f"left out {plain(words)}", err=True)
    if len(failed) > _SHOWN:
        click.echo(f"and {len(failed) - _SHOWN:,} more rows left out", err=True)
    if form != "table":
        for words in _summary(found):
            click.echo(words, err=True)


def _pieces(found: "Compared", form: str, limit: int | None) -> Iterator[str]:
    if form == "table":
        yield from (line + "\n" for line in _table(found, limit))
        return
    rows = [*map(_both, found.matched), *map(_here, found.only_here), *map(_there, found.only_there)]
    if form == "jsonl":
        yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return
    from fogline.exchange.formats.cells import table

    yield from table(COLUMNS, rows)


def _summary(found: "Compared") -> Iterator[str]:
    both, here, there = len(found.matched), len(found.only_here), len(found.only_there)
    yield f"{both:,} in both, {here:,} only here, {there:,} only in the table"
    if found.share_there is not None:
        yield f"  {found.share_there:.0%} of the {both + there:,} rows that can be compared are found here"
    if found.share_here is not None:
        yield f"  {found.share_here:.0%} of the {both + here:,} events here that can be compared are in the table"
    for where, reasons in (("events here", found.left_out_here), ("rows", found.left_out_there)):
        for reason, number in sorted(reasons.items(), key=lambda each: -each[1]):
            yield f"  not compared, {where}: {number:,} ({reason})"


def _table(found: "Compared", limit: int | None) -> Iterator[str]:
    yield from _summary(found)
    parts = (
        ("In both", [_pair_lines(pair) for pair in found.matched]),
        ("Only here", [[_here_line(one)] for one in found.only_here]),
        ("Only in the table", [[_there_line(row)] for row in found.only_there]),
    )
    for heading, groups in parts:
        if groups:
            yield f"\n{heading}"
        for lines in groups[:limit]:
            yield from (f"  {line}" for line in lines)
        if limit is not None and len(groups) > limit:
            yield f"  and {len(groups) - limit:,} more; --limit 0 shows all"


def _pair_lines(pair: "Pair") -> list[str]:
    apart = f"{pair.km:.0f} km" + (f", {pair.days_apart} days" if pair.days_apart else "") + " apart"
    return [_here_line(pair.here), f"  = {_there_line(pair.row)}  ({apart})"]


def _here_line(one: "Here") -> str:
    dead = f" · {one.killed:,} dead" if one.killed is not None else ""
    title = shorten(plain(one.summary.title), 60)
    return f"{one.event.id}  {one.days.words}  {label(one.summary.type)}, {one.summary.place_words}{dead}  “{title}”"


def _there_line(row: "CodedRow") -> str:
    dead = f" · {row.killed[0]:,} dead" if row.killed is not None else ""
    return f"{plain(row.id)}  {row.days.words if row.days else ''}  {plain(row.type_words)}, {plain(row.place)}{dead}"


def _both(pair: "Pair") -> dict[str, Any]:
    apart = {"km": round(pair.km, 1), "days_apart": pair.days_apart}
    return _there(pair.row) | _here(pair.here) | apart | {"found": "both"}


def _here(one: "Here") -> dict[str, Any]:
    return {
        "found": "only here",
        "event_id": one.event.id,
        "type_here": one.summary.type,
        "when_here": one.days.words,
        "place_here": one.summary.place_words,
        "killed_here": one.killed,
        "status": one.summary.status,
        "title": one.summary.title,
    }


def _there(row: "CodedRow") -> dict[str, Any]:
    return {
        "found": "only there",
        "row_id": row.id,
        "type_there": row.type_words,
        "when_there": row.days.words if row.days else None,
        "place_there": row.place,
        "killed_there": row.killed[0] if row.killed else None,
    }
