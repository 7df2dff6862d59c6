"""``fogline evaluate events``: count how well headlines are fused into events."""

import csv
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.cli.kinds import FILE, READER
from fogline.records.errors import InputError

if TYPE_CHECKING:
    from fogline.evaluation.coreference import GroupScores, Ratio
    from fogline.flow import Ledger

_COLUMNS = {"date": "date", "publisher": "publisher", "url": "url", "title": "title", "text": "description"}


@click.command(name="events")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1, required=True)
@click.option(
    "--headlines", type=FILE, help="CSV with the columns date, publisher, url, title, description; it is read."
)
@click.option(
    "--ledger", "kept", type=click.Path(exists=True, path_type=Path), help="A ledger they were added to before."
)
@click.option("--reader", type=READER, default="embedded", show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def events(gold: tuple[Path, ...], headlines: Path | None, kept: Path | None, reader: str, form: str) -> None:
    """Score how headlines are fused against GOLD: files of headlines that people grouped by main event.

    A headline is named by the first 16 hex digits of the SHA-256 of its address. Its event is the family of events of its main
    claim; one without claims stands alone. Simple rules stand beside: everything alone, alike titles of one day, and the same
    day, place and type of event.
    """
    from fogline.evaluation.events import baselines, headline_events, headlines_of, load_gold, score_headlines
    from fogline.events import fuse

    if (headlines is None) == (kept is None):
        raise click.UsageError("want either --headlines FILE, to be read now, or --ledger LEDGER that holds them")
    try:
        labelled = load_gold(gold)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    with _opened(headlines, kept, frozenset(labelled.rows), reader) as ledger:
        found = headlines_of(
            ledger.documents(), ledger.claims(duplicates=True, meanings=True), frozenset(labelled.rows)
        )
    if not found:
        raise click.UsageError("none of the headlines of GOLD is there; their addresses have to be the same")
    missing = len(labelled.rows) - len(found)
    if missing:
        click.echo(f"{missing} headlines of GOLD are not there; they count as standing alone", err=True)
    clusters = fuse(finding for headline in found for finding in headline.findings)
    answers = {"fogline": headline_events(found, clusters), **baselines(found)}
    scores = {name: score_headlines(labelled, answer) for name, answer in answers.items()}
    if form == "json":
        click.echo(
            json.dumps({"headlines": len(labelled.rows), "groups": len(labelled.groups)} | _plain(scores), indent=2)
        )
    else:
        _print(scores)
        click.echo(f"{len(labelled.rows)} headlines, {len(labelled.groups)} groups of two or more")


@contextmanager
def _opened(headlines: Path | None, kept: Path | None, wanted: frozenset[str], reader: str) -> "Iterator[Ledger]":
    from fogline.flow import Ledger

    if kept is not None:
        with Ledger.open(kept, read_only=True) as ledger:
            yield ledger
        return
    assert headlines is not None
    with tempfile.TemporaryDirectory(prefix="fogline-") as folder:
        table = Path(folder) / "headlines.csv"
        _cut(headlines, wanted, table)
        with Ledger.open(Path(folder) / "ledger", create=True, user="evaluate") as ledger:
            for failure in ledger.add(table, reader=reader, kind="csv", columns=_COLUMNS).failed:
                click.echo(f"not read: {failure}", err=True)
            yield ledger


def _cut(headlines: Path, wanted: frozenset[str], table: Path) -> None:
    """Write the wanted rows of a table of headlines, each once, into another."""
    from fogline.evaluation.events import headline_name

    try:
        with (
            headlines.open(encoding="utf-8", newline="") as source,
            table.open("w", encoding="utf-8", newline="") as into,
        ):
            rows = csv.DictReader(source)
            if missing := set(_COLUMNS.values()).difference(rows.fieldnames or ()):
                raise click.UsageError(f"--headlines: {headlines} lacks the column {', '.join(sorted(missing))}")
            writer = csv.DictWriter(into, list(_COLUMNS.values()), extrasaction="ignore")
            writer.writeheader()
            named = {headline_name(row["url"] or ""): row for row in rows}
            writer.writerows(row for name, row in named.items() if name in wanted)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise click.UsageError(f"--headlines: cannot read {headlines}: {error}") from error


def _plain(scores: "dict[str, GroupScores]") -> dict[str, object]:
    return {
        name: {
            "muc": _ratio(score.muc),
            "b_cubed": _ratio(score.b_cubed),
            "ceaf_e": _ratio(score.ceaf),
            "conll": round(score.conll, 4),
        }
        for name, score in scores.items()
    }


def _ratio(ratio: "Ratio") -> dict[str, float]:
    return {name: round(getattr(ratio, name), 4) for name in ("precision", "recall", "f1")}


def _print(scores: "dict[str, GroupScores]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("", "links P", "R", "F1 (MUC)", "B-cubed P", "R", "F1", "CEAF-e F1", "CoNLL"):
        table.add_column(column, justify="right" if column else "left")
    for name, score in scores.items():
        figures = [f for ratio in (score.muc, score.b_cubed) for f in (ratio.precision, ratio.recall, ratio.f1)]
        table.add_row(name, *(f"{figure:.3f}" for figure in (*figures, score.ceaf.f1, score.conll)))
    Console().print(table)
