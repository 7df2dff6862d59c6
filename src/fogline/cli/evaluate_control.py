"""``fogline evaluate control``: count how well the picture of control fits maps that others drew."""

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.kinds import FILE
from fogline.records.errors import InputError

if TYPE_CHECKING:
    from fogline.evaluation.control import ControlScore, ControlScores


@click.command(name="control")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--ledger", "kept", type=click.Path(exists=True, path_type=Path), required=True, help="The ledger of reports."
)
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="DATE", help="The day of GOLD.")
@click.option("--start", type=FILE, help="CSV of a starting state, as for fogline control.")
@click.option(
    "--places", type=click.Path(file_okay=False, path_type=Path), help="Folder of added places.  [default: the user's]"
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--misses", is_flag=True, help="Show every place that is told to be held by the wrong side.")
def control(gold: Path, kept: Path, on: datetime.datetime, form: str, **asked: Any) -> None:
    """Score who is told to hold the places of GOLD on a day: a CSV with the columns name, latitude, longitude, consensus.

    Accuracy counts places that get a side, coverage says how many do. Places where the maps of GOLD differ (DISPUTED) are left
    out. Beside it: "nothing changed" since the starting state, and the side of the nearest claim of a capture.
    """
    from fogline.evaluation.control import load_control, score_control
    from fogline.flow import Ledger
    from fogline.flow.controlling import control as controlled

    try:
        wanted = load_control(gold)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    with Ledger.open(kept, read_only=True) as ledger:
        found = controlled(ledger, asked["start"], places=asked["places"])
    scores, states = score_control(wanted, found.picture, on.date(), found.gazetteer)
    wrong = [
        (one, state)
        for one, state in zip(wanted, states, strict=True)
        if one.side and state.side not in (None, one.side)
    ]
    if form == "json":
        plain = _plain(scores)
        if asked["misses"]:
            plain["misses"] = [{"name": one.name, "wanted": one.side, "got": state.side} for one, state in wrong]
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
        return
    _print(scores)
    for one, state in wrong if asked["misses"] else ():
        click.echo(f"{one.name}: {one.side} by the maps, told {state.side} ({state.confidence:.0%}, {state.basis})")


def _parts(scores: "ControlScores") -> dict[str, "dict[str, ControlScore]"]:
    return {
        "all places": scores.everywhere,
        "within 50 km of the other side": scores.belt,
        "of these, where Fogline tells a side": scores.asserted_belt,
    }


def _plain(scores: "ControlScores") -> dict[str, object]:
    return {"day": scores.day} | {
        part: {
            name: {
                "accuracy": round(one.accuracy, 4), "coverage": round(one.coverage, 4), "right": one.right,
                "asserted": one.asserted, "places": one.places,
                "by_side": {side: dict(zip(("right", "asserted", "places"), t, strict=True)) for side, t in one.by_side.items()},
            }
            for name, one in systems.items()
        }
        for part, systems in _parts(scores).items()
    }  # fmt: skip


def _print(scores: "ControlScores") -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table(box=None, pad_edge=False)
    table.add_column(scores.day, no_wrap=True)
    for title in ("accuracy", "coverage", "right/told/places"):
        table.add_column(title, justify="right", no_wrap=True)
    for part, systems in _parts(scores).items():
        table.add_row(f"[bold]{part}[/bold]")
        for name, one in systems.items():
            table.add_row(
                f"  {name}", f"{one.accuracy:.3f}", f"{one.coverage:.3f}", f"{one.right}/{one.asserted}/{one.places}"
            )
    console.print(table)
