"""``fogline export``: the events of a ledger in the formats of others, and in Fogline's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.ledger_options import LEDGER, USER
from fogline.cli.output import Output
from fogline.picture.wording import plain
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.flow.exporting import Exported

_EPILOG = """\b
Examples:
  fogline export list                                       the formats, what each is for, what its owner asks for
  fogline export geojson -o events.geojson
  fogline export acled --since 2022-05-01 --until 2022-05-31 -o may.csv
  fogline export claims-csv bridge --place Rubizhne > claims.csv
  fogline export snapshot -o snapshot/                      Parquet files for DuckDB; see docs/cookbook.md

\b
What a format cannot hold is left out and told on standard error. What the record does not hold stays empty: no day of publication
as the day of an event, no capital as a place, no zero for dead that nobody counts. The ledger's settings redact and delay hold.
"""
_STATUSES = ("corroborated", "one-sided", "single-origin", "contested", "denied", "unknown")


@click.command(epilog=_EPILOG)
@click.argument("form", metavar="FORMAT")
@click.argument("words", nargs=-1)
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Events with claims of this type.")
@click.option("--place", metavar="NAME", multiple=True, help="At a place of that name, or a key.")
@click.option("--since", metavar="DATE", help="Happened on or after.")
@click.option("--until", metavar="DATE", help="Happened on or before.")
@click.option(
    "--party", "parties", metavar="NAME", multiple=True, help="An actor, a target or anybody in a chain of sources."
)
@click.option("--status", "statuses", type=click.Choice(_STATUSES), multiple=True, help="How well it is supported.")
@click.option(
    "--as-known-on", "known_on", metavar="DATE", help="From what had been collected and decided by then (UTC)."
)
@click.option("--points", is_flag=True, help="Places as points instead of areas (geojson, geoparquet, kml).")
@click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE, or to a new folder for snapshot (whole or not at all)."
)
@USER
@LEDGER
def export(form: str, output: str | None, ledger: str | None, user: str | None, **asked: Any) -> None:
    """Write events in FORMAT, those with a claim that has all of WORDS and whatever else is given; `list` names the formats.

    That something leaves is written into the ledger's log before it does.
    """
    if form == "list":
        _list()
        return
    from fogline.exchange.formats import format_named
    from fogline.flow import Ledger
    from fogline.flow.exporting import ExportOptions
    from fogline.flow.exporting import export as write

    chosen = format_named(form)
    options = ExportOptions(asked.pop("statuses"), asked.pop("points"))
    question = {field: value for field, value in asked.items() if value}
    if "words" in question:
        question["words"] = " ".join(question["words"])
    to_file = output not in (None, "-")
    if chosen.shape != "text" and not to_file:
        raise UsageError(f"export {form}: goes into a {chosen.shape}; name it: -o events{chosen.suffix or '/'}")
    with Ledger.open(ledger, user=user) as opened:
        if to_file:
            done = write(opened, form, Path(output or ""), options, **question)
        else:
            with Output(None) as out:
                done = write(opened, form, out.write, options, **question)
    _tell(done, output if to_file else None)


def _list() -> None:
    """Print the formats."""
    from fogline.exchange.formats import formats

    for each in formats().values():
        click.echo(f"{each.name:<16} {each.title}")
        click.echo(f"{'':<16} for    {each.use}")
        click.echo(f"{'':<16} owner  {each.owner}")
        click.echo(f"{'':<16} terms  {each.terms}")


def _tell(done: "Exported", output: str | None) -> None:
    """Say on standard error what was written, what was left out or flagged and why, what was held back."""
    where = f"{plain(output)}: " if output else ""
    redacted = ", redacted" if done.redacted else ""
    own = done.form.units == "events"
    lines = f"{done.tally.written:,}" if own else _many(done.tally.written, done.form.units)
    click.echo(f"{where}{lines} of {_many(done.events, 'events')}{redacted}", err=True)
    for reason, number in done.tally.left_out.most_common():
        click.echo(f"  left out {number}: {reason}", err=True)
    for reason, number in done.tally.flagged.most_common():
        click.echo(f"  flagged {number}: {reason}", err=True)
    if done.held_back:
        click.echo(f"  held back {_many(done.held_back, 'events')} by the ledger's delay", err=True)
    if not done.noted:
        click.echo("  The ledger can only be read here: that this left it is not in its log", err=True)


def _many(number: int, units: str) -> str:
    one = "entity" if units == "entities" else units.removesuffix("s")
    return f"{number:,} {one if number == 1 else units}"
