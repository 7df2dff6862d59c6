"""``fogline evaluate places``: count how many named places are put where they lie."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.records.errors import InputError

if TYPE_CHECKING:
    from fogline.evaluation.places import PlaceMiss, PlaceScores

_ROWS = {
    "placed": "placed within 161 km",
    "placed.by_point": "... by the point alone",
    "placed.precision": "... of those that are placed",
    "in_context": "placed so, or unplaced in such a context",
    "unplaced": "left unplaced",
    "most_populous": "floor: most populous namesake",
    "held": "gazetteer holds the place under the name",
    "held.record": "gazetteer holds the place",
}


@dataclass(frozen=True, slots=True)
class _Options:
    """The options of ``evaluate places``."""

    places: Path | None
    part: str
    earlier: bool
    form: str
    misses: bool


@click.command(name="places")
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--places", type=click.Path(file_okay=False, path_type=Path), help="Folder of added places.  [default: none added]"
)
@click.option(
    "--part",
    type=click.Choice(["all", "tuned", "held-out"]),
    default="all",
    show_default=True,
    help="The texts that the weights were tuned on, the others, or all.",
)
@click.option("--earlier", is_flag=True, help="Remember from text to text where a publisher's names lay.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--misses", is_flag=True, help="Show every name that is not placed right.")
def places(gold: Path, **options: object) -> None:
    """Score where named places are put, on texts in the form of LGL and TR-News.

    GOLD is an XML file or a folder of them. No reader runs: the names are given, and resolved text by text. The intervals are
    95 %, drawn over texts.
    """
    _score(gold, _Options(**options))  # type: ignore[arg-type]


def _score(gold: Path, options: _Options) -> None:
    from fogline.evaluation.loaders.geoparsing import load_places
    from fogline.evaluation.places import half, score_places
    from fogline.gazetteer import open_gazetteer

    try:
        corpora = load_places(gold)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    if options.part != "all":
        corpora = tuple(half(corpus, held_out=options.part == "held-out") for corpus in corpora)
    gazetteer = open_gazetteer(options.places)
    scores = [score_places(corpus, gazetteer, earlier=options.earlier) for corpus in corpora]
    if options.form == "json":
        click.echo(json.dumps([_plain(score, options.misses) for score in scores], indent=2, ensure_ascii=False))
        return
    for score in scores:
        _print(score, options.misses)


def _plain(scores: "PlaceScores", misses: bool) -> dict[str, object]:
    figures = {
        layer: {
            "share": round(score.f1, 4),
            "interval": [round(score.low, 4), round(score.high, 4)],
            "names": score.counts.right if score.counts else 0,
        }
        for layer, score in scores.shares.items()
    }
    plain: dict[str, object] = {
        "corpus": scores.corpus,
        "texts": scores.texts,
        "names": scores.names,
        "lost": scores.lost,
    }
    plain |= {"shares": figures, "confidence": {"error": round(scores.reliability.error, 4)}}
    return plain | ({"misses": [_miss(miss) for miss in scores.misses]} if misses else {})


def _miss(miss: "PlaceMiss") -> dict[str, object]:
    return {
        "text": miss.text,
        "name": miss.name,
        "wanted": _wanted(miss),
        "got": miss.got.label if miss.got is not None else None,
        "held": miss.held,
    }


def _wanted(miss: "PlaceMiss") -> str:
    gold = miss.gold
    parts = dict.fromkeys(part for part in (gold.name, gold.division, gold.country) if part)
    return f"{', '.join(parts)} ({gold.feature_code})"


def _print(scores: "PlaceScores", misses: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table(box=None, pad_edge=False)
    table.add_column(scores.corpus, no_wrap=True)
    for title in ("share", "95 %", "names"):
        table.add_column(title, justify="right", no_wrap=True)
    for layer, words in _ROWS.items():
        score = scores.shares[layer]
        counts = score.counts
        table.add_row(
            words,
            f"{score.f1:.3f}",
            f"{score.low:.2f}-{score.high:.2f}",
            f"{counts.right}/{counts.gold}" if counts else "",
        )
    console.print(table)
    sure = scores.reliability
    console.print(
        f"{scores.texts} texts; calibration error of the confidence {sure.error:.3f} over {sure.count} placed names"
    )
    if scores.lost:
        console.print(f"{scores.lost} names do not stand in their text and were left out")
    console.print()
    for miss in scores.misses if misses else ():
        row = _miss(miss)
        held = "" if miss.held else " (not in the gazetteer under this name)"
        click.echo(f"{row['text']}: {row['name']} | {row['wanted']}{held} | {row['got'] or 'unplaced'}")
