"""``fogline evaluate times``: count how well phrases of time are dated."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.cli.kinds import GOLD_FORMAT
from fogline.records.errors import InputError

if TYPE_CHECKING:
    from fogline.evaluation.scores import Counts
    from fogline.evaluation.times import PhraseScores, TimeScores

_VERDICTS = ("right", "partly", "wrong", "unread")


@click.command(name="times")
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--gold-format", type=GOLD_FORMAT, help="Format of the texts in GOLD.  [default: detected]")
@click.option(
    "--part", type=click.Choice(["all", "tuned", "held-out"]), default="all", help="Which half of the tables."
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--misses", is_flag=True, help="Show every time that is read otherwise.")
def times(gold: Path, gold_format: str | None, part: str, form: str, misses: bool) -> None:
    """Score the values given to marked times in GOLD.

    GOLD is a folder of texts with times and their values, or the folder (or one file) of the Recognizers phrase tables. No reader
    runs: the rules get the marked phrases and, of texts, the publication date where GOLD has one.
    """
    from fogline.evaluation.loaders.times import load_times
    from fogline.evaluation.times import TimeTexts, score_phrases, score_times

    try:
        loaded = load_times(gold, part, gold_format)  # type: ignore[arg-type]  # one of the choices
    except InputError as error:
        raise click.UsageError(str(error)) from error
    if isinstance(loaded, TimeTexts):
        for reason in loaded.unreadable:
            click.echo(f"skipped {reason}", err=True)
        scores = score_times(loaded)
        plain, found = _plain_texts(scores), scores.misses
    else:
        phrases = score_phrases(loaded)
        plain, found = _plain_phrases(phrases), phrases.misses
    if form == "json":
        click.echo(json.dumps(plain | ({"misses": [miss._asdict() for miss in found]} if misses else {}), indent=2))
        return
    _print(plain)
    for miss in found if misses else ():
        click.echo(f"{miss.text}: {miss.words} | {miss.wanted or 'none'} | {miss.got or 'none'}")


def _plain_texts(scores: "TimeScores") -> dict[str, object]:
    plain: dict[str, object] = {"documents": scores.documents, "value": _counts(scores.value)}
    if scores.days.gold:
        plain |= {"days": _counts(scores.days), "false dates": scores.false, "dated": scores.dated}
    return plain


def _counts(counts: "Counts") -> dict[str, float]:
    figures = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {"right": counts.right, "given": counts.system, "wanted": counts.gold} | {
        name: round(figure, 4) for name, figure in figures.items()
    }


def _plain_phrases(scores: "PhraseScores") -> dict[str, object]:
    groups = {**scores.groups, "all": scores.all}
    plain = {name: _verdicts(group) for name, group in groups.items()}
    return {"phrases": plain, "out of scope": dict(scores.outside.most_common())}


def _verdicts(group: "dict[str, int]") -> dict[str, float]:
    whole = sum(group.values())
    return {name: group.get(name, 0) for name in _VERDICTS} | {"share": round(group.get("right", 0) / max(whole, 1), 4)}


def _print(plain: dict[str, object]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    rows = plain.get("phrases", {name: row for name, row in plain.items() if isinstance(row, dict)})
    table = Table(box=None, pad_edge=False)
    assert isinstance(rows, dict)
    for column in ("", *next(iter(rows.values()), {})):
        table.add_column(column, justify="right" if column else "left")
    for name, row in rows.items():
        table.add_row(name, *(f"{figure:.3f}" if isinstance(figure, float) else str(figure) for figure in row.values()))
    console.print(table)
    if "dated" in plain:
        console.print(
            f"false dates: {plain['false dates']} of {plain['dated']}, no day in common with those wanted",
            highlight=False,
        )
    outside = plain.get("out of scope", {})
    assert isinstance(outside, dict)
    for reason, count in outside.items():
        console.print(f"out of scope: {count:4} {reason}", markup=False, highlight=False)
