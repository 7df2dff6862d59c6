"""``fogline places``: look a name up, add whole countries from GeoNames, see what is installed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.cli.kinds import FILE
from fogline.cli.places_print import (
    brought_words,
    candidate_fields,
    candidate_row,
    copied_fields,
    copied_words,
    file_fields,
    file_row,
    imported,
    print_json,
    print_table,
    source_fields,
    source_row,
)
from fogline.records.errors import InputError, UsageError

if TYPE_CHECKING:
    from fogline.gazetteer import Database

_EPILOG = """\b
Examples:
  fogline places find Popasna                   what the name may stand for, likeliest first
  fogline places find Vesele --within UA.05     namesakes in Donetsk Oblast first
  fogline places add UA                         every village of Ukraine, from GeoNames
  fogline places add UA --file UA.zip           the same from a file you have; no network
  fogline places list

\b
Added places are kept in a folder of your own; FOGLINE_PLACES names another one, or a database that a team shares:
  fogline places copy --to postgresql://fogline@db.example.org/places
  export FOGLINE_PLACES=postgresql://fogline@db.example.org/places
"""

_FORMAT = click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True, help="How to print."
)


@click.group(name="places", epilog=_EPILOG)
def places() -> None:
    """Places: what a name may stand for, and which places are known.

    Built in are the world's towns from 500 residents, its divisions and districts, and well-known regions, waters, borders and
    facilities. Villages come with the country that you add.
    """


@places.command(
    epilog="""\b
Examples:
  fogline places add UA
  fogline places add UA RU BY
  fogline places add UA --file downloads/UA.zip
  fogline places add UA --from https://mirror.example.org/geonames/

Exit status: 0 added, 1 no list of places of that country, 2 wrong use, 3 the address could not be reached.
"""
)
@click.argument("countries", metavar="COUNTRY...", nargs=-1, required=True)
@click.option("--file", "file", type=FILE, help="Take XX.txt or XX.zip from here and fetch nothing.")
@click.option(
    "--from",
    "address",
    metavar="ADDRESS",
    envvar="FOGLINE_GEONAMES",
    default="https://download.geonames.org/export/dump/",
    show_default=True,
    show_envvar=True,
    help="Where XX.zip lies; or the whole address of one file.",
)
@click.option("--allow-private", is_flag=True, help="Allow addresses on this machine and on private networks.")
@_FORMAT
def add(countries: tuple[str, ...], file: Path | None, address: str, allow_private: bool, form: str) -> None:
    """Add all places of a COUNTRY (two letters, ISO 3166) from GeoNames, or bring them up to date.

    A country is put in place as a whole or not at all; added again, it takes the place of what was there.
    """
    from fogline.cli.places_source import Address, add_country
    from fogline.gazetteer import places_setting

    where = places_setting()
    codes = [_country(code) for code in dict.fromkeys(countries)]
    if file is not None and len(codes) > 1:
        raise click.UsageError(f"--file is one list, got {len(codes)} countries; add them one by one")
    source = file if file is not None else Address(address, allow_private)
    brought = [add_country(code, source, where) for code in codes]
    if form == "json":
        print_json(added=[imported(item, where) for item in brought])
        return
    for item in brought:
        click.echo(brought_words(item))


@places.command(name="list")
@_FORMAT
def list_(form: str) -> None:
    """List the sources of places that are installed, and the countries that they have in full."""
    from fogline.gazetteer import Database, list_sources, open_gazetteer, places_setting

    where = places_setting()
    titles = ("source", "places", "names", "size", "in full", "licence")
    if isinstance(where, Database):
        there = open_gazetteer(where).stats().sources
        if form == "json":
            print_json(database=str(where), sources=[source_fields(item) for item in there])
            return
        print_table(titles, [source_row(item) for item in there], right=(1, 2, 3))
        click.echo(f"\nPlaces are kept in {where}")
        return
    found = list_sources(where)
    if form == "json":
        print_json(folder=str(where), sources=[file_fields(*pair) for pair in found])
        return
    print_table(titles, [file_row(*pair) for pair in found], right=(1, 2, 3))
    click.echo(f"\nAdded places are kept in {where}")


@places.command(epilog="Exit status: 0 found, 1 nothing is known by that name, 2 wrong use.")
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@click.option(
    "--within", metavar="AREA", multiple=True, help="Prefer this country (UA) or division (UA.05); may be repeated."
)
@click.option("--exact", is_flag=True, help="No near spellings.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="At most so many.")
@_FORMAT
def find(words: tuple[str, ...], within: tuple[str, ...], exact: bool, limit: int, form: str) -> None:
    """Find what NAME may stand for, likeliest first.

    The share is how likely this place is meant, going by the name alone; what is missing to 100 % is what may not be installed.
    """
    from fogline.gazetteer import open_gazetteer, places_setting

    name = " ".join(words)
    areas = [_area(area) for area in within]
    found = open_gazetteer(places_setting()).candidates(name, limit=limit, fuzzy=not exact, within=areas)
    if form == "json":
        print_json(name=name, candidates=[candidate_fields(item) for item in found])
    elif found:
        rows = [candidate_row(item) for item in found]
        print_table(
            ("share", "place", "kind", "latitude", "longitude", "residents", "found by", "key"), rows, (0, 3, 4, 5)
        )
    if not found:
        raise InputError(f"nothing is known by the name {name!r}; add its country for villages: fogline places add UA")


@places.command()
@_FORMAT
def stats(form: str) -> None:
    """Count what is installed: places by kind, areas, borders."""
    from fogline.gazetteer import open_gazetteer, places_setting

    known = open_gazetteer(places_setting())
    counted = known.counts()
    total = known.stats()
    if form == "json":
        print_json(
            kinds=counted.kinds, countries=counted.countries, areas=counted.areas, borders=counted.borders,
            names=sum(source.names for source in total.sources), in_full=sorted(total.complete),
        )  # fmt: skip
        return
    rows: list[tuple[str, ...]] = [(kind, f"{count:,}") for kind, count in counted.kinds.items()]
    rows += [("all places", f"{sum(counted.kinds.values()):,}")]
    rows += [("names", f"{sum(source.names for source in total.sources):,}")]
    rows += [("areas", f"{counted.areas:,}"), ("borders", f"{counted.borders:,}")]
    rows += [("countries in full", ", ".join(sorted(total.complete)) or "none")]
    print_table(("what", "count"), rows, right=(1,))


@places.command()
@click.argument("countries", metavar="COUNTRY...", nargs=-1, required=True)
def remove(countries: tuple[str, ...]) -> None:
    """Remove a COUNTRY that was added (see `fogline places list`); the built-in places stay."""
    from fogline.gazetteer import Database, places_setting, remove_source

    where = places_setting()
    for text in countries:
        code = text if len(text) > 2 else text.upper()
        if isinstance(where, Database):
            from fogline.gazetteer.copying import drop_source

            drop_source(where, code)
            click.echo(f"removed {code} from {where}")
        else:
            click.echo(f"removed {remove_source(code, where)}")


@places.command(
    epilog="""\b
Examples:
  fogline places copy --to postgresql://fogline@db.example.org/places
  export FOGLINE_PLACES=postgresql://fogline@db.example.org/places
  fogline places find Popasna                   looked up there, as everything from now on

Exit status: 0 copied, 1 a file of places is broken, 2 wrong use, 3 the server could not be reached.
"""
)
@click.option(
    "--to", "to", metavar="ADDRESS", help="The database, postgresql://USER@HOST/NAME.  [default: FOGLINE_PLACES]"
)
@_FORMAT
def copy(to: str | None, form: str) -> None:
    """Copy the built-in places and those that you added into a PostgreSQL database with PostGIS, for a team.

    Each source is replaced as a whole or not at all; one that is there already is left alone. A password is best kept out of the
    address: put it into ~/.pgpass or PGPASSWORD.
    """
    from fogline.cli.places_source import copy_places

    database = _database(to)
    copied = copy_places(database)
    if form == "json":
        print_json(database=str(database), copied=[copied_fields(item) for item in copied])
        return
    for item in copied:
        click.echo(copied_words(item))
    click.echo(f"Places are in {database}; FOGLINE_PLACES names it for every look-up")


def _database(to: str | None) -> "Database":
    from fogline.gazetteer import Database, places_setting

    if to is not None:
        if not Database.is_meant(to):
            raise UsageError("--to: got no address of a database; want postgresql://USER@HOST/DATABASE")
        return Database(to)
    where = places_setting()
    if isinstance(where, Database):
        return where
    raise UsageError("no database is named; want --to postgresql://USER@HOST/DATABASE, or FOGLINE_PLACES set to one")


def _country(text: str) -> str:
    """Return an ISO code; a name instead of one is told with the code that it should be."""
    from fogline.gazetteer import built_in

    known = built_in()
    code = text.upper()
    if code in known.countries():
        return code
    meant = [item.place for item in known.candidates(text, limit=3) if item.place.kind == "country"]
    hint = f"did you mean {meant[0].country} ({meant[0].name})?" if meant else "for example UA for Ukraine"
    raise UsageError(f"{text!r} is no country by its two letters (ISO 3166); {hint}")


def _area(text: str) -> str:
    country, dot, division = text.partition(".")
    code = _country(country) + dot + division.upper()
    from fogline.gazetteer import built_in

    known = {f"{land}.{unit}": name for land, unit, name in built_in().divisions() if land == code[:2]}
    if dot and code not in known:
        some = ", ".join(f"{area} {name}" for area, name in list(known.items())[:4])
        raise UsageError(f"{text!r} is no division that is known; {code[:2]} has {len(known)}: {some}...")
    return code
