"""``fogline map``: events as a drawing of a map, with what is told of areas as areas, and who holds what."""

import re
import typing
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.forms import form_of
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import EVENTS, OUTPUT, format_option, question
from fogline.picture.contested import Borders
from fogline.picture.maps.themes import ThemeName
from fogline.picture.wording import plain
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.picture.maps import MapOptions

_EPILOG = """\b
Examples:
  fogline map -o map.svg                                     where most events are
  fogline map --since 2022-05-01 --until 2022-05-31 -o may.png
  fogline map --area Kharkiv --type shelling -o kharkiv.svg
  fogline map --area 36,47.5,39.5,50.5 --control 2022-05-16 -o front.svg
  fogline map bridge --status corroborated --size 1600x900 --theme dark -o bridges.png
  fogline map --theme print --borders de-facto -o print.svg

What is told of an area is shaded as that area and never a pin; what is told of a whole country is listed beside the map.
Nothing is fetched: the ground of the whole world ships with Fogline. Exit status: 0; 2 wrong use.
"""
_FORMATS = ("svg", "png")
_SIZE = re.compile(r"(\d{2,5})(?:x(\d{2,5}))?")


@click.command(name="map", epilog=_EPILOG)
@EVENTS
@click.option("--control", metavar="DATE|none", default="none", show_default=True, help="Who held what at its end.")
@click.option("--title", metavar="TEXT", help="What stands above it.  [default: the words, places and types asked for]")
@click.option(
    "--size",
    metavar="WIDTH[xHEIGHT]",
    default="960",
    show_default=True,
    help="Of the sheet; HEIGHT is that of the map itself. A PNG has twice as many pixels.",
)
@click.option("--theme", type=click.Choice(typing.get_args(ThemeName)), default="light", show_default=True)
@click.option(
    "--borders",
    type=click.Choice(typing.get_args(Borders)),
    default="recognised",
    show_default=True,
    help="Which borders are drawn; contested ones are dashed.",
)
@click.option("--no-legend", "bare", is_flag=True, help="Without legend and lists.")
@format_option(_FORMATS, "svg")
@OUTPUT
@LEDGER
def map_(form: str | None, output: str | None, ledger: str | None, **asked: Any) -> None:
    """Draw the events of a ledger on a map: symbols by family, areas as areas, counts where there are several.

    WORDS and options ask for events with a claim that fits, as in fogline find.
    """
    from fogline.flow import Ledger
    from fogline.flow.mapping import MapRequest, map_of

    form = form_of(form, output, {".svg": "svg", ".png": "png"}, "svg")
    if form == "png":
        Output(output).refuse_terminal("a picture")
    options = _options(asked)
    control = asked.pop("control")
    request = MapRequest(asked.pop("area"), tuple(asked.pop("statuses")), None if control == "none" else control)
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        drawn = map_of(opened, request, options, **question(asked))
        if form == "png":
            from fogline.picture.raster import png

            out.write_bytes(png(drawn.svg))
        else:
            out.write(drawn.svg)
    if not drawn.events:
        click.echo("No event fits; fogline events lists what there is", err=True)
    for note in drawn.withheld:
        click.echo(note, err=True)


def _options(asked: dict[str, Any]) -> "MapOptions":
    """Take what says how the map looks out of what was given."""
    from fogline.picture.maps import MapOptions

    since, until = asked["since"], asked["until"]
    dates = (
        f"{since} to {until}" if since and until else f"since {since}" if since else f"until {until}" if until else ""
    )
    size, bare, title = asked.pop("size"), asked.pop("bare"), asked.pop("title")
    found = _SIZE.fullmatch(size)
    if found is None:
        raise UsageError(f"--size: got {size!r}; want a width, or width and height of the map, such as 960 or 1600x900")
    return MapOptions(
        width=float(found[1]),
        height=float(found[2]) if found[2] else None,
        theme=asked.pop("theme"),
        borders=asked.pop("borders"),
        title=_title(asked) if title is None else title,
        dates=dates,
        legend=not bare,
    )


def _title(asked: dict[str, Any]) -> str:
    from fogline.picture.wording import label

    said = [*asked["words"], *map(label, asked["types"]), *asked["place"], *asked["parties"]]
    if asked["area"] and "," not in asked["area"]:
        said.append(asked["area"])
    return plain(", ".join(said) or "Events")
