"""``fogline evaluate``: count how well a reader reads against people's readings."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table

    from fogline.evaluation import LoadedReadings, ReadingScores, Score
    from fogline.records import Reading

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(name="evaluate")
def evaluate() -> None:
    """Score readings against gold."""


@evaluate.command()
@click.argument("gold", type=_FOLDER)
@click.option("--system", type=_FOLDER, help="Score the readings in this folder instead of running a reader.")
@click.option("--reader", type=click.Choice(["embedded", "fake"]), default="embedded", show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def reading(gold: Path, system: Path | None, reader: str, form: str) -> None:
    """Score a reader, layer by layer, on the annotated texts in the folder GOLD (stand-off JSON, one file a document).

    Without --system the reader reads the texts of GOLD as they stand. The intervals are 95 %, drawn over documents.
    """
    from fogline.evaluation import load_folder, score

    wanted = load_folder(gold)
    _report_unreadable(wanted)
    if not wanted.readings:
        raise click.UsageError(
            f"{gold} holds no readings; want a folder of stand-off *.json files with text, entities, attributions, events"
        )
    if system is not None:
        got = load_folder(system)
        _report_unreadable(got)
        readings: Iterable[Reading] = got.readings.values()
    else:
        readings = _read(reader, wanted.readings.values())
    scores = score(wanted.readings.values(), readings)
    if scores.unmatched:
        click.echo(f"not scored, no reading of the same text: {', '.join(scores.unmatched)}", err=True)
    if not scores.documents:
        raise click.UsageError("nothing to score: no reading has the text of a gold document (read with --no-clean)")
    if form == "json":
        click.echo(json.dumps(_plain(scores), indent=2))
    else:
        _print(scores)


def _read(name: str, wanted: "Iterable[Reading]") -> "Iterable[Reading]":
    from fogline.reading import open_reader

    return open_reader(name).read([reading.document for reading in wanted])


def _report_unreadable(loaded: "LoadedReadings") -> None:
    for file in loaded.unreadable:
        click.echo(f"skipped {file.path}: {file.reason.partition(': ')[2]}", err=True)


def _plain(scores: "ReadingScores") -> dict[str, object]:
    return {
        "documents": scores.documents,
        "unmatched": list(scores.unmatched),
        "layers": {layer: _plain_score(score) for layer, score in scores.layers.items()},
    }


def _plain_score(score: "Score") -> dict[str, object]:
    figures: dict[str, object] = {"f1": round(score.f1, 4), "interval": [round(score.low, 4), round(score.high, 4)]}
    if score.counts is not None:
        counts = score.counts
        figures |= {"precision": round(counts.precision, 4), "recall": round(counts.recall, 4)}
        figures |= {"right": counts.right, "system": counts.system, "gold": counts.gold}
    return figures


def _print(scores: "ReadingScores") -> None:
    from rich.console import Console

    console = Console()
    console.print(_table(scores))
    console.print(f"{scores.documents} documents; F1 with its 95 % interval over documents")


def _table(scores: "ReadingScores") -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("layer", no_wrap=True)
    for title in ("P", "R", "F1", "95 %", "right", "system", "gold"):
        table.add_column(title, justify="right", no_wrap=True)
    for score in scores.layers.values():
        figures = (f"{score.f1:.3f}", f"{score.low:.2f}-{score.high:.2f}")
        if score.counts is None:
            table.add_row(score.layer, "", "", *figures, "", "", "")
        else:
            counts = score.counts
            table.add_row(score.layer, f"{counts.precision:.3f}", f"{counts.recall:.3f}", *figures, *map(str, counts))
    return table
