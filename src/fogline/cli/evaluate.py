"""``fogline evaluate``: count how well a reader reads against people's readings."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.cli.evaluate_control import control
from fogline.cli.evaluate_events import events
from fogline.cli.evaluate_places import places
from fogline.cli.evaluate_quantities import quantities
from fogline.cli.evaluate_times import times
from fogline.cli.floors import floors
from fogline.cli.kinds import FILE, FOLDER, GOLD_FORMAT, READER
from fogline.records.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fogline.evaluation import Judged, LoadedReadings, ReadingScores
    from fogline.records import Reading


@click.group(name="evaluate")
def evaluate() -> None:
    """Score readings against gold."""


evaluate.add_command(floors)
evaluate.add_command(places)
evaluate.add_command(times)
evaluate.add_command(quantities)
evaluate.add_command(events)
evaluate.add_command(control)


@dataclass(frozen=True, slots=True)
class _Options:
    """The options of ``evaluate reading``."""

    system: Path | None
    reader: str
    threshold: float | None
    gold_format: str | None
    limit: int | None
    types: bool
    form: str
    errors: Path | None


@evaluate.command(name="reading")
@click.argument("gold", type=FOLDER)
@click.option("--system", type=FOLDER, help="Score the readings in this folder instead of running a reader.")
@click.option("--reader", type=READER, default="embedded", show_default=True)
@click.option("--threshold", type=click.FloatRange(0, 1), metavar="0..1", help="How sure the reader must be.")
@click.option("--gold-format", type=GOLD_FORMAT, help="Format of GOLD.  [default: detected]")
@click.option("--limit", type=click.IntRange(min=1), help="Score the first N documents only.")
@click.option("--types", is_flag=True, help="Show single types, depths and realities too.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--errors", type=FILE, help="Write the misses in context to this file, .html or .txt.")
def reading(gold: Path, **options: object) -> None:
    """Score a reader, layer by layer, on the annotated texts in the folder GOLD.

    Without --system the reader reads the texts of GOLD as they stand. Layers that the format of GOLD says nothing about are left
    out. The intervals are 95 %, drawn over documents.
    """
    _score(gold, _Options(**options))  # type: ignore[arg-type]


def _score(gold: Path, options: _Options) -> None:
    from fogline.cli.scores import plain_scores
    from fogline.evaluation import load_folder, load_gold, score

    if options.errors is not None and options.errors.suffix.lower() not in (".html", ".htm", ".txt"):
        raise click.UsageError(f"--errors: got {options.errors.name!r}; want a name that ends in .html or .txt")
    try:
        wanted = load_gold(gold, options.gold_format)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    _report_unreadable(wanted)
    if not wanted.readings:
        raise click.UsageError(f"{gold} holds no readings that can be read; docs/evaluation.md shows the formats")
    texts = list(wanted.readings.values())[: options.limit]
    if options.system is not None and options.threshold is not None:
        raise click.UsageError(
            "--threshold is for a reader that is run here; it changes nothing in readings of --system"
        )
    if options.system is not None:
        got = load_folder(options.system)
        _report_unreadable(got)
        readings = list(got.readings.values())
    else:
        readings = _read(options, texts)
    scores = score(texts, readings, wanted.judged)
    if scores.unmatched:
        click.echo(f"not scored, no reading of the same text: {', '.join(scores.unmatched)}", err=True)
    if not scores.documents:
        raise click.UsageError("nothing to score: no reading has the text of a gold document (read with --no-clean)")
    if options.errors is not None:
        _write_errors(options.errors, (gold, wanted.judged), texts, readings)
    if options.form == "json":
        click.echo(json.dumps(plain_scores(scores, wanted.judged), indent=2))
    else:
        _print(scores, wanted, options.types)


def _print(scores: "ReadingScores", wanted: "LoadedReadings", types: bool) -> None:
    from rich.console import Console

    from fogline.cli.scores import not_judged, scores_table

    console = Console()
    console.print(scores_table(scores, types))
    console.print(f"{scores.documents} documents; F1 with its 95 % interval over documents")
    for kind, sure in scores.reliability.items():
        console.print(f"confidence of {kind}s: calibration error {sure.error:.3f} over {sure.count}")
    missing = not_judged(scores, wanted.judged)
    if missing:
        console.print(f"not judged by this gold: {', '.join(missing)}", markup=False)
    for note in wanted.judged.notes:
        console.print(f"note: {note}", markup=False)


def _read(options: _Options, wanted: "Iterable[Reading]") -> "list[Reading]":
    from fogline.evaluation import read_gold
    from fogline.reading import open_reader

    return list(read_gold(open_reader(options.reader, options.threshold), wanted))


def _report_unreadable(loaded: "LoadedReadings") -> None:
    for file in loaded.unreadable:
        click.echo(f"skipped {file.path}: {file.reason.partition(': ')[2]}", err=True)


def _write_errors(path: Path, source: "tuple[Path, Judged]", texts: "list[Reading]", readings: "list[Reading]") -> None:
    from fogline.evaluation.misses import group_misses, misses
    from fogline.evaluation.misses_page import MissesHead, misses_page, misses_text
    from fogline.evaluation.reading import pair

    (gold, judged), (pairs, _) = source, pair(texts, readings)
    info = pairs[0][1].reader
    head = MissesHead("/".join(gold.resolve().parts[-2:]), f"{info.name} {info.version}", len(pairs), judged.notes)
    groups = group_misses(misses(pairs, judged))
    page = misses_text(head, groups) if path.suffix.lower() == ".txt" else misses_page(head, groups)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"--errors: cannot write {path}: {error.strerror}") from error
    click.echo(f"misses: {path}", err=True)
