"""``fogline export``: the events of a ledger in the formats of others, and in Fogline's own."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.ledger_options import LEDGER, USER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import EVENTS, question
from fogline.picture.wording import plain
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.exchange.formats import Format
    from fogline.flow.exporting import Exported

_EPILOG = """\b
Examples:
  fogline export list                                       the formats, what each is for, what its owner asks for
  fogline export geojson -o events.geojson
  fogline export bridge --area "Luhansk Oblast" -o bridges.kml
  fogline export acled --since 2022-05-01 --until 2022-05-31 -o may.csv
  fogline export claims-csv bridge --place Rubizhne > claims.csv
  fogline export snapshot -o snapshot/                      Parquet files for DuckDB; see docs/cookbook.md

What a format cannot hold is left out and told on standard error. What the record does not hold stays empty: no day of publication
as the day of an event, no capital as a place, no zero for dead that nobody counts. The ledger's settings redact and delay hold.
"""


_ALSO = {".geojson": (".json",)}  # other names that files of a format go by


@click.command(epilog=_EPILOG)
@click.argument("form", metavar="[FORMAT]", required=False)
@EVENTS
@click.option("--points", is_flag=True, help="Places as points instead of areas (geojson, geoparquet, kml).")
@click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE, or to a new folder for snapshot (whole or not at all)."
)
@USER
@LEDGER
def export(form: str | None, output: str | None, ledger: str | None, user: str | None, **asked: Any) -> None:
    """Write events in FORMAT, those with a claim that has all of WORDS and whatever else is given; `list` names the formats.

    FORMAT may be left out where the name of FILE tells it: -o events.geojson.
    That something leaves is written into the ledger's log before it does.
    """
    if form == "list":
        _list()
        return
    from fogline.flow import Ledger
    from fogline.flow.exporting import ExportOptions
    from fogline.flow.exporting import export as write

    chosen, asked["words"] = _chosen(form, asked["words"], output)
    options = ExportOptions(asked.pop("statuses"), asked.pop("points"), asked.pop("area"))
    given = question(asked)
    to_file = output not in (None, "-")
    if chosen.shape != "text" and not to_file:
        raise UsageError(f"export {chosen.name}: goes into a {chosen.shape}; name it: -o events{chosen.suffix or '/'}")
    with Ledger.open(ledger, user=user, progress=progress_bar) as opened:
        if to_file:
            done = write(opened, chosen.name, Path(output or ""), options, **given)
        else:
            with Output(None) as out:
                done = write(opened, chosen.name, out.write, options, **given)
    _tell(done, output if to_file else None)


def _chosen(form: str | None, words: tuple[str, ...], output: str | None) -> "tuple[Format, tuple[str, ...]]":
    """Return the format, and the words asked for: a first word that is no format is one of them where FILE tells the format.

    ``UsageError`` where the name of FILE is that of another format than FORMAT: a file that is not what its name says helps
    nobody.
    """
    from fogline.exchange.formats import format_named, formats

    known = formats()
    suffix = os.path.splitext(output or "")[1].lower()
    fitting = [each for each in known.values() if suffix and suffix == each.suffix]
    if form not in known and len(fitting) == 1:
        return fitting[0], (*((form,) if form else ()), *words)
    if form is None:
        names = ", ".join(each.name for each in fitting or known.values())
        raise UsageError(f"export: want FORMAT: {names}" + (f"; all of them end in {suffix}" if fitting else ""))
    chosen = format_named(form)
    if fitting and suffix != chosen.suffix and suffix not in _ALSO.get(chosen.suffix, ()):
        others = ", ".join(each.name for each in fitting)
        wanted = chosen.suffix or "no suffix: it is a folder"
        raise UsageError(f"-o {output}: {suffix} is for {others}; want {wanted} for {chosen.name}, or another FORMAT")
    return chosen, words


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
