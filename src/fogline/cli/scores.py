"""Scores for the terminal and for programs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fogline.evaluation.layers import is_detail

if TYPE_CHECKING:
    from rich.table import Table

    from fogline.evaluation import Judged, ReadingScores, Score
    from fogline.evaluation.floors import Drop
    from fogline.evaluation.reliability import Reliability

NOT_MEASURED = "not measured"
_LAYERS = ("mention", "time", "source", "cue", "content", "attribution", "nested", "chain", "trigger", "trigger+type")
_ALL_LAYERS = (*_LAYERS, "role", "reality", "claim")


def plain_scores(scores: "ReadingScores", judged: "Judged") -> dict[str, object]:
    """Return the scores as plain data for JSON; figures rounded to four digits."""
    return {
        "documents": scores.documents,
        "unmatched": list(scores.unmatched),
        "not_judged": not_judged(scores, judged),
        "notes": list(judged.notes),
        "layers": {layer: _plain_score(score) for layer, score in scores.layers.items()},
        "confidence": {kind: _plain_reliability(sure) for kind, sure in scores.reliability.items()},
    }


def _plain_reliability(sure: "Reliability") -> dict[str, object]:
    bins = [[bin_.count, round(bin_.confidence, 4), round(bin_.right, 4)] for bin_ in sure.bins]
    return {"error": round(sure.error, 4), "count": sure.count, "bins": bins}


def not_judged(scores: "ReadingScores", judged: "Judged") -> list[str]:
    """Return the heads of the layers that the gold says nothing about."""
    present = {layer.partition(".")[0] for layer in scores.layers}
    return [] if judged.layers is None else [head for head in _ALL_LAYERS if head not in present]


def _plain_score(score: "Score") -> dict[str, object]:
    figures: dict[str, object] = {"f1": round(score.f1, 4), "interval": [round(score.low, 4), round(score.high, 4)]}
    if score.counts is not None:
        counts = score.counts
        figures |= {"precision": round(counts.precision, 4), "recall": round(counts.recall, 4)}
        figures |= {"right": counts.right, "system": counts.system, "gold": counts.gold}
    return figures


def scores_table(scores: "ReadingScores", details: bool) -> "Table":
    """Return the table of layers; with ``details`` also single types, depths and realities."""
    table = _table(("P", "R", "F1", "95 %", "right", "system", "gold"))
    for score in scores.layers.values():
        if is_detail(score.layer) and not details:
            continue
        figures = (f"{score.f1:.3f}", f"{score.low:.2f}-{score.high:.2f}")
        if score.counts is None:
            table.add_row(score.layer, "", "", *figures, "", "", "")
        else:
            counts = score.counts
            table.add_row(score.layer, f"{counts.precision:.3f}", f"{counts.recall:.3f}", *figures, *map(str, counts))
    return table


def drops_table(drops: "Iterable[Drop]") -> "Table":
    """Return the table of scores that fell below their floors."""
    table = _table(("floor", "noise", "now", "fell"), ("set", "layer"))
    for drop in drops:
        now = NOT_MEASURED if drop.now is None else f"{drop.now:.3f}"
        fell = f"{drop.floor.f1 - (drop.now or 0.0):.3f}"
        table.add_row(drop.set, drop.layer, f"{drop.floor.f1:.3f}", f"{drop.floor.noise:.3f}", now, fell)
    return table


def _table(figures: tuple[str, ...], names: tuple[str, ...] = ("layer",)) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title in names:
        table.add_column(title, no_wrap=True)
    for title in figures:
        table.add_column(title, justify="right", no_wrap=True)
    return table
