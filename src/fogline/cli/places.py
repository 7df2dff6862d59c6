"""``fogline places``: look a name up, add whole countries from GeoNames, see what is installed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fogline import __version__
from fogline.cli.kinds import FILE
from fogline.cli.output import Output
from fogline.picture.wording import plain
from fogline.records.errors import InputError, UsageError

if TYPE_CHECKING:
    from fogline.gazetteer import Candidate, Imported, Source

_EPILOG = """\b
Examples:
  fogline places find Popasna                   what the name may stand for, likeliest first
  fogline places find Vesele --within UA.05     namesakes in Donetsk Oblast first
  fogline places add UA                         every village of Ukraine, from GeoNames
  fogline places add UA --file UA.zip           the same from a file you have; no network
  fogline places list

\b
Added places are kept in a folder of your own; FOGLINE_PLACES names another one.
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

\b
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

    codes = [_country(code) for code in dict.fromkeys(countries)]
    if file is not None and len(codes) > 1:
        raise click.UsageError(f"--file is one list, got {len(codes)} countries; add them one by one")
    source = file if file is not None else Address(address, allow_private)
    brought = [add_country(code, source) for code in codes]
    if form == "json":
        _print_json(added=[_imported(item) for item in brought])
        return
    for item in brought:
        click.echo(_brought_words(item))


@places.command(name="list")
@_FORMAT
def list_(form: str) -> None:
    """List the sources of places that are installed, and the countries that they have in full."""
    from fogline.gazetteer import list_sources, user_folder

    found = list_sources(user_folder())
    if form == "json":
        _print_json(folder=str(user_folder()), sources=[_source(*pair) for pair in found])
        return
    rows = [_source_row(*pair) for pair in found]
    _print_table(("source", "places", "names", "size", "in full", "licence"), rows, right=(1, 2, 3))
    click.echo(f"\nAdded places are kept in {user_folder()}")


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
    from fogline.gazetteer import open_gazetteer, user_folder

    name = " ".join(words)
    areas = [_area(area) for area in within]
    found = open_gazetteer(user_folder()).candidates(name, limit=limit, fuzzy=not exact, within=areas)
    if form == "json":
        _print_json(name=name, candidates=[_candidate(item) for item in found])
    elif found:
        rows = [_candidate_row(item) for item in found]
        _print_table(
            ("share", "place", "kind", "latitude", "longitude", "residents", "found by", "key"), rows, (0, 3, 4, 5)
        )
    if not found:
        raise InputError(f"nothing is known by the name {name!r}; add its country for villages: fogline places add UA")


@places.command()
@_FORMAT
def stats(form: str) -> None:
    """Count what is installed: places by kind, areas, borders."""
    from fogline.gazetteer import open_gazetteer, user_folder

    known = open_gazetteer(user_folder())
    counted = known.counts()
    total = known.stats()
    if form == "json":
        _print_json(
            kinds=counted.kinds, countries=counted.countries, areas=counted.areas, borders=counted.borders,
            names=sum(source.names for source in total.sources), in_full=sorted(total.complete),
        )  # fmt: skip
        return
    rows: list[tuple[str, ...]] = [(kind, f"{count:,}") for kind, count in counted.kinds.items()]
    rows += [("all places", f"{sum(counted.kinds.values()):,}")]
    rows += [("names", f"{sum(source.names for source in total.sources):,}")]
    rows += [("areas", f"{counted.areas:,}"), ("borders", f"{counted.borders:,}")]
    rows += [("countries in full", ", ".join(sorted(total.complete)) or "none")]
    _print_table(("what", "count"), rows, right=(1,))


@places.command()
@click.argument("countries", metavar="COUNTRY...", nargs=-1, required=True)
def remove(countries: tuple[str, ...]) -> None:
    """Remove a COUNTRY that was added (see ``fogline places list``); the built-in places stay."""
    from fogline.gazetteer import remove_source, user_folder

    for code in countries:
        gone = remove_source(code if len(code) > 2 else code.upper(), user_folder())
        click.echo(f"removed {gone}")


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


def _print_json(**fields: Any) -> None:
    Output(None).write(json.dumps({"fogline": __version__, **fields}, ensure_ascii=False, indent=2) + "\n")


def _print_table(titles: tuple[str, ...], rows: list[tuple[str, ...]], right: tuple[int, ...] = ()) -> None:
    """Print rows as columns; the first line names them."""
    cells = [titles, *(tuple(plain(cell) for cell in row) for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(titles))]
    for row in cells:
        padded = (
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        Output(None).write("  ".join(padded).rstrip() + "\n")


def _source_row(path: Path, source: "Source | InputError") -> tuple[str, ...]:
    if isinstance(source, InputError):
        return (path.name, "broken", "", "", "", str(source))
    complete = ", ".join(source.complete) or "none"
    return (
        source.name,
        f"{source.places:,}",
        f"{source.names:,}",
        f"{source.bytes / 1e6:.1f} MB",
        complete,
        source.licence,
    )


def _source(path: Path, source: "Source | InputError") -> dict[str, Any]:
    if isinstance(source, InputError):
        return {"file": str(path), "error": str(source)}
    return {
        "file": str(path),
        "name": source.name,
        "places": source.places,
        "names": source.names,
        "bytes": source.bytes,
        "in_full": list(source.complete),
        "licence": source.licence,
    }


def _imported(item: "Imported") -> dict[str, Any]:
    return {**_source(item.path, item.source), "skipped": item.skipped, "unchanged": item.unchanged}


def _brought_words(item: "Imported") -> str:
    source = item.source
    skipped = f"; {item.skipped:,} rows could not be read" if item.skipped else ""
    what = "as before" if item.unchanged else "added"
    return f"{item.path.stem}: {what}, {source.places:,} places with {source.names:,} names{skipped} ({source.licence})"


def _candidate_row(item: "Candidate") -> tuple[str, ...]:
    place = item.place
    how = f"{item.match}, {item.distance} letters off" if item.distance > 1 else item.match
    how = "fuzzy, 1 letter off" if item.distance == 1 else how
    return (
        f"{item.confidence:.0%}", place.label, place.kind, f"{place.latitude:.4f}", f"{place.longitude:.4f}",
        f"{place.population:,}" if place.population else "", how, place.key,
    )  # fmt: skip


def _candidate(item: "Candidate") -> dict[str, Any]:
    place = item.place
    return {
        "key": place.key,
        "name": place.name,
        "label": place.label,
        "kind": place.kind,
        "geonames_id": place.geonames_id,
        "country": place.country,
        "division": place.division,
        "division_code": place.division_code,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
        "alternative_names": list(place.alternative_names),
        "match": item.match,
        "distance": item.distance,
        "confidence": item.confidence,
    }
