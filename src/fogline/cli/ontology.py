"""``fogline ontology``: look at the types of event and at the words of certainty; check a changed ontology."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.cli.kinds import FOLDER

if TYPE_CHECKING:
    from rich.table import Table

    from fogline.ontology import EventType, Ontology


@click.group(name="ontology")
def ontology() -> None:
    """Types of event, roles and words of certainty: list, show, check."""


@ontology.command(name="list")
def list_types() -> None:
    """List the types of event by family."""
    from rich.console import Console

    from fogline.ontology import load

    Console().print(_table(load()))


@ontology.command()
@click.argument("name", metavar="TYPE")
def show(name: str) -> None:
    """Show one type of event: definition, example, roles, codes in other ontologies."""
    from fogline.ontology import load

    known = load().event_types
    if name not in known:
        near = get_close_matches(name.lower().replace("-", "_"), known, cutoff=0.75)
        hint = f"did you mean {' or '.join(near)}? There are" if near else "want one of"
        raise click.UsageError(f"no event type is called {name!r}; {hint}: {', '.join(known)}")
    click.echo(_described(known[name]))


@ontology.command()
@click.argument("folder", required=False, type=FOLDER)
def lint(folder: Path | None) -> None:
    """Check the ontology in FOLDER (without it: the one in use) and print every fault with file and line.

    Exit status: 0 sound, 1 faults found.
    """
    from fogline.ontology import data_folder
    from fogline.ontology import lint as find_faults

    faults = find_faults(folder if folder is not None else data_folder())
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}", err=True)
        raise SystemExit(1)
    click.echo("no faults", err=True)


def _table(known: "Ontology") -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title in ("family", "type", "what it is"):
        table.add_column(title, no_wrap=title != "what it is")
    for family in known.families.values():
        for place, name in enumerate(family.types):
            table.add_row(family.name if place == 0 else "", name, known.event_types[name].definition)
    return table


def _described(type_: "EventType") -> str:
    codes = type_.crosswalk
    example = type_.example
    start, end = example.marked
    marked = f"{example.text[:start]}[{example.text[start:end]}]{example.text[end:]}"
    rows = [
        ("type", f"{type_.name} ({type_.label})"),
        ("family", type_.family),
        ("definition", type_.definition),
        ("example", marked),
        ("roles", ", ".join(type_.roles)),
        ("ACLED", " / ".join(codes.acled) if codes.acled else "none"),
        ("UCDP", ", ".join(map(str, codes.ucdp)) or "none"),
        ("PLOVER", " ".join(filter(None, codes.plover)) if codes.plover else "none"),
        ("VIINA", ", ".join(codes.viina) or "none"),
    ]
    return "\n".join(f"{name:<11}{value}" for name, value in rows)
