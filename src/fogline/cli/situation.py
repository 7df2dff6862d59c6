"""``fogline situation``: the events of a ledger on a map, in time and in a list, as one HTML file that opens anywhere."""

import os
import typing
from typing import Any

import click

from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import AREA, KNOWN_ON, SINCE, STATUS, TYPE, UNTIL, options
from fogline.picture.contested import Borders
from fogline.records.errors import UsageError

_EPILOG = """\b
Examples:
  fogline situation -o situation.html
  fogline situation --since 2022-05-09 --until 2022-05-15 --title "Kharkiv, week 19" -o week.html
  fogline situation --area "Luhansk Oblast" -o luhansk.html
  fogline situation --area 35,47,40,51 --type shelling --type missile_strike -o strikes.html
  fogline situation --status contested --status denied -o disputed.html
  fogline situation --as-known-on 2022-06-01 -o then.html        what the record said on that day

The file needs no server and no network, and fetches nothing. It holds what the ledger's settings let out: with `delay` and
`redact` set, it says what was held back. Exit status: 0, also when no event fits (then the page says so); 2 wrong use.
"""
_SUFFIXES = ("", ".html", ".htm", ".xhtml")


@click.command(name="situation", epilog=_EPILOG)
@options(SINCE, UNTIL, AREA, TYPE, STATUS, KNOWN_ON)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=5000,
    show_default=True,
    metavar="N",
    help="At most so many events, those of most origins; 0 for all.",
)
@click.option("--title", default="Situation", show_default=True, help="Title of the page.")
@click.option(
    "--borders",
    type=click.Choice(typing.get_args(Borders)),
    default="recognised",
    show_default=True,
    help="Which borders.",
)
@click.option(
    "--control-days",
    type=click.IntRange(min=0, max=60),
    default=12,
    show_default=True,
    metavar="N",
    help="On how many days control is drawn; 0 for none.",
)
@click.option("-o", "--output", metavar="FILE", required=True, help="Write the page to FILE (- for standard output).")
@LEDGER
def situation(ledger: str | None, output: str, **asked: Any) -> None:
    """Write a situation page: events on a map, in time and in a list, each with its claims, origins and grade.

    Map, slider, list, search and filters move together; every event can be opened, linked to and cited. Forecasts and who
    holds what are in it too.
    """
    from fogline.flow import Ledger
    from fogline.flow.situating import SituationRequest
    from fogline.flow.situating import situation as situated

    suffix = os.path.splitext(output)[1].lower()
    if suffix not in _SUFFIXES:
        raise UsageError(
            f"-o {output}: got a name that ends in {suffix}; a situation page is HTML, so want .html or .htm"
        )
    question = {field: asked[field] for field in ("since", "until", "types", "known_on") if asked[field]}
    request = SituationRequest(
        title=asked["title"].strip() or "Situation",
        area=asked["area"],
        statuses=asked["statuses"],
        limit=asked["limit"] or None,
        borders=asked["borders"],
        control_days=asked["control_days"],
    )
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        made = situated(opened, request, **question)
        out.write(made.page)  # also without events: an old page must not stand there as if it were this one
    held = f"; {made.held_back:,} held back by the ledger's delay" if made.held_back else ""
    if not made.events:
        click.echo(f"No event fits{held}; the page says so", err=True)
        return
    size = f"{len(made.page.encode()) / 1e6:.1f} MB"
    left = f"; {made.left_out:,} more fit, --limit 0 takes all" if made.left_out else ""
    noun = "event" if made.events == 1 else "events"
    click.echo(f"{made.events:,} {noun}, {size}{left}{held}: {os.path.basename(output)}", err=True)
