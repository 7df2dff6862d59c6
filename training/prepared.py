"""Batches made beforehand and kept on disk: changed copies of all documents, as small integers, a file a copy.

What is learned on a fast machine should not wait for texts to be changed, tokenised and labelled; and what several models see and
say of the same batches can be put side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from fogline.reading.labels import FLAT_HEADS
from training.batches import AnchorBatch, Batch

_ANCHORED = ("spans", "kinds", "pair_anchor", "pair_word", "distance", "tags")
FOLDS = 4
TEXTS_ALONE = -1
"""The fold of batches whose labels no person made."""


@dataclass
class Prepared:
    """A batch and the fold of documents it comes from (:data:`TEXTS_ALONE` if a model marked it)."""

    batch: Batch
    fold: int


def save(path: Path, batches: Sequence[Prepared]) -> None:
    """Write ``batches`` to ``path`` (npz): every field of all of them joined, and how long it is in each.

    Raises ``ValueError`` if a batch has more words than 16 bits can number.
    """
    if any(len(one.batch.word_row) > np.iinfo(np.int16).max for one in batches):
        raise ValueError("got a batch of more than 32767 words; want smaller ones")
    columns: dict[str, list[np.ndarray]] = {}
    for one in batches:
        for name, values in _fields(one.batch):
            columns.setdefault(name, []).append(values)
    tables: dict[str, np.ndarray] = {"fold": np.array([one.fold for one in batches], np.int8)}
    for name, parts in columns.items():
        tables[name] = np.concatenate([part.reshape(-1) for part in parts])
        tables[f"{name}.shape"] = np.array([part.shape if part.ndim == 2 else (len(part), 0) for part in parts])
    np.savez(path, **tables)


def load(path: Path, device: torch.device) -> list[Prepared]:
    """Read the batches that :func:`save` wrote, onto ``device``."""
    with np.load(path) as tables:
        # A field goes over as a whole, and is cut there: a batch has twenty, and there are thousands.
        columns = {
            name: _cut(torch.from_numpy(tables[name]).to(device).long(), tables[f"{name}.shape"].tolist())
            for name in _names()
        }
        return [
            Prepared(_batch({name: next(parts) for name, parts in columns.items()}), fold)
            for fold in tables["fold"].tolist()
        ]


def joined(batches: Sequence[Prepared], number: int) -> list[Prepared]:
    """Join each ``number`` of ``batches`` of one fold and of like width into one, in an order that hangs on the batches alone.

    A fast machine takes as long to start a step as to do it: larger steps then cost no more.
    """
    order = sorted(batches, key=lambda one: (one.fold, one.batch.pieces.shape[1]))
    return [
        Prepared(_join([one.batch for one in alike[begin : begin + number]]), fold)
        for fold, group in groupby(order, key=lambda one: one.fold)
        for alike in [list(group)]
        for begin in range(0, len(alike), number)
    ]


def _join(parts: Sequence[Batch]) -> Batch:
    width = max(part.pieces.shape[1] for part in parts)
    rows, words = (_begins([len(getattr(part, name)) for part in parts]) for name in ("pieces", "word_row"))

    def filled(name: str) -> Tensor:
        return torch.cat([nn.functional.pad(t, (0, width - t.shape[1])) for t in (getattr(p, name) for p in parts)])

    return Batch(
        filled("pieces"),
        filled("mask"),
        torch.cat([part.word_row + begin for part, begin in zip(parts, rows, strict=True)]),
        torch.cat([part.word_piece for part in parts]),
        {head: torch.cat([part.flat[head] for part in parts]) for head in FLAT_HEADS},
        torch.cat([part.reality for part in parts]),
        _join_anchors([part.frames for part in parts], words),
        _join_anchors([part.cues for part in parts], words),
    )


def _join_anchors(parts: Sequence[AnchorBatch], words: Sequence[int]) -> AnchorBatch:
    anchors = _begins([len(part.kinds) for part in parts])
    tags = [part.tags for part in parts if len(part.tags)] or [parts[0].tags]  # of no pairs, they have no width either
    return AnchorBatch(
        torch.cat([part.spans + begin for part, begin in zip(parts, words, strict=True)]),
        torch.cat([part.kinds for part in parts]),
        torch.cat([part.pair_anchor + begin for part, begin in zip(parts, anchors, strict=True)]),
        torch.cat([part.pair_word + begin for part, begin in zip(parts, words, strict=True)]),
        torch.cat([part.distance for part in parts]),
        torch.cat(tags),
    )


def _begins(sizes: Sequence[int]) -> list[int]:
    return [0, *accumulate(sizes)][:-1]


def _names() -> Iterator[str]:
    yield from ("pieces", "word_row", "word_piece", "reality", *FLAT_HEADS)
    for anchors in ("frames", "cues"):
        yield from (f"{anchors}.{name}" for name in _ANCHORED)


def _fields(batch: Batch) -> Iterator[tuple[str, np.ndarray]]:
    for name in _names():
        outer, _, inner = name.partition(".")
        value = batch.flat[name] if name in FLAT_HEADS else getattr(batch, outer)
        yield name, (getattr(value, inner) if inner else value).numpy().astype(np.int16)


def _cut(values: Tensor, shapes: list[list[int]]) -> Iterator[Tensor]:
    begin = 0
    for rows, width in shapes:
        size = rows * max(width, 1)
        part = values[begin : begin + size]
        yield part.view(rows, width) if width else part
        begin += size


def _batch(fields: dict[str, Tensor]) -> Batch:
    frames, cues = (AnchorBatch(*(fields[f"{part}.{name}"] for name in _ANCHORED)) for part in ("frames", "cues"))
    flat = {name: fields[name] for name in FLAT_HEADS}
    pieces = fields["pieces"]
    mask = (pieces != 0).long()
    return Batch(pieces, mask, fields["word_row"], fields["word_piece"], flat, fields["reality"], frames, cues)
