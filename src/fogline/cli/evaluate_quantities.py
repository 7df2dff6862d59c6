"""``fogline evaluate quantities``: count how well numbers are read."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.records.errors import InputError

if TYPE_CHECKING:
    from fogline.evaluation.quantities import QuantityScores, Tally

_COLUMNS = ("wanted", "found", "value", "object", "right", "share", "false", "left out")


@click.command(name="quantities")
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--part", type=click.Choice(["all", "tuned", "held-out"]), default="all", help="Held out: each fifth document."
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--misses", is_flag=True, help="Show every number that is read wrongly.")
def quantities(gold: Path, part: str, form: str, misses: bool) -> None:
    """Score values, units and objects of numbers on GOLD.

    GOLD is a folder of JSON documents with marked quantities, one such file, or the folder of the Recognizers phrase tables. No
    reader runs: the rules get the marked spans, or find the numbers in the text where GOLD marks none.
    """
    from fogline.evaluation.loaders.quantities import load_quantities
    from fogline.evaluation.quantities import score_quantities

    try:
        loaded = load_quantities(gold, part)  # type: ignore[arg-type]  # one of the choices
    except InputError as error:
        raise click.UsageError(str(error)) from error
    for file in loaded.unreadable:
        click.echo(f"skipped {file}", err=True)
    scores = score_quantities(loaded)
    if form == "json":
        click.echo(json.dumps(_plain(scores, misses), indent=2))
    else:
        _print(scores, misses)


def _print(scores: "QuantityScores", misses: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    rows = {**scores.groups, "all": scores.all} if len(scores.groups) > 1 else scores.groups
    told = [place for place, total in enumerate(_row(scores.all)) if total]
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for place in told:
        table.add_column(_COLUMNS[place], justify="right")
    for name, tally in rows.items():
        figures = _row(tally)
        table.add_row(name.rpartition("/")[2], *(_figure(figures[place]) for place in told))
    console.print(table)
    for reason, count in scores.outside.most_common():
        console.print(f"out of scope: {count:4} {reason}", markup=False, highlight=False)
    if misses:
        for miss in scores.misses:
            text = f"{miss.group}: {miss.words!r} is {miss.wanted}, got {miss.got}"
            console.print(text, markup=False, highlight=False)


def _plain(scores: "QuantityScores", misses: bool) -> dict[str, object]:
    """Return the scores as plain data for JSON."""
    groups = {**scores.groups, "all": scores.all}
    plain: dict[str, object] = {
        "groups": {name: dict(zip(_COLUMNS, _row(tally), strict=True)) for name, tally in groups.items()},
        "out of scope": dict(scores.outside.most_common()),
    }
    return plain | ({"misses": [miss._asdict() for miss in scores.misses]} if misses else {})


def _row(tally: "Tally") -> tuple[int | float, ...]:
    """Return the figures of :data:`_COLUMNS`."""
    counts = (tally.wanted, tally.found, tally.value, tally.object, tally.right)
    return (*counts, round(tally.share, 4), tally.false, tally.outside)


def _figure(value: int | float) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
