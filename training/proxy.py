"""Cheap scores of a model, or of several together, on prepared batches: which words are labelled right, without decoding."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from fogline.reading.labels import FLAT_HEADS
from training.batches import Batch
from training.model import ReaderModel
from training.prepared import Prepared
from training.teachers import taught


def rows_of(batch: Batch) -> dict[str, int]:
    """Return how many rows of probabilities ``batch`` has for each head that has any."""
    rows = dict.fromkeys(FLAT_HEADS, len(batch.word_row))
    if len(batch.frames.kinds):
        rows |= {"reality": len(batch.frames.kinds), "roles": len(batch.frames.pair_word)}
    if len(batch.cues.kinds):
        rows["parts"] = len(batch.cues.pair_word)
    return rows


def proxies(models: Sequence[ReaderModel], batches: Sequence[Prepared]) -> dict[str, float]:
    """Return for each head F1 of the words whose tag is not O (of realities: the mean F1 of the classes)."""
    for model in models:
        model.eval()
    gold: dict[str, list[Tensor]] = {}
    found: dict[str, list[Tensor]] = {}
    for one in batches:
        batch = one.batch
        tags = {**batch.flat, "reality": batch.reality, "roles": batch.frames.tags, "parts": batch.cues.tags}
        for head, rows in taught(models, batch).items():
            gold.setdefault(head, []).append(tags[head].reshape(-1))
            found.setdefault(head, []).append(rows.argmax(-1).reshape(-1))
    return {head: _f1(torch.cat(gold[head]), torch.cat(found[head]), classes=head == "reality") for head in gold}


def _f1(gold: Tensor, found: Tensor, classes: bool) -> float:
    if classes:
        each = [_one(gold == tag, found == tag, gold == found) for tag in gold.unique()]
        return round(sum(each) / len(each), 4)
    return round(_one(gold != 0, found != 0, gold == found), 4)


def _one(gold: Tensor, found: Tensor, same: Tensor) -> float:
    return 2 * float((gold & found & same).sum()) / max(1.0, float(gold.sum() + found.sum()))
