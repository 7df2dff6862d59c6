"""Labelled windows to tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import torch
from torch import Tensor

from fogline.reading.labels import FLAT_HEADS
from training.features import Anchored, Example


@dataclass
class AnchorBatch:
    spans: Tensor
    kinds: Tensor
    pair_anchor: Tensor
    pair_word: Tensor
    distance: Tensor
    tags: Tensor


@dataclass
class Batch:
    pieces: Tensor
    mask: Tensor
    word_row: Tensor
    word_piece: Tensor
    flat: dict[str, Tensor]
    reality: Tensor
    frames: AnchorBatch
    cues: AnchorBatch
    soft: dict[str, Tensor] | None = None
    """What teachers hold probable of the tags of each head, if any teach."""


def moved(value: Any, device: torch.device) -> Any:
    """Return ``value`` (a tensor, a dictionary or a dataclass of tensors) on ``device``; anything else as it is."""
    if isinstance(value, Tensor):
        return value.to(device, non_blocking=True)
    if isinstance(value, dict):
        return {name: moved(part, device) for name, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(*(moved(getattr(value, field.name), device) for field in fields(value)))
    return value


def batches(examples: list[Example], size: int, rng: random.Random, turn: tuple[int, int] = (0, 1)) -> Iterator[Batch]:
    """Shuffle ``examples`` into batches of about ``size`` pieces, windows of like length together.

    ``turn`` is (n, workers): every so many batches the n-th is given out; a last round that not all would get is left out.
    """
    order = sorted(examples, key=lambda e: len(e.pieces) + rng.random() * 40)
    groups: list[list[Example]] = [[]]
    for example in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.pieces) > size:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    number, workers = turn
    rounds = len(groups) // workers * workers
    yield from (collate(group) for group in groups[number:rounds:workers])


def padded(rows: list[list[int]], multiple: int = 8) -> tuple[Tensor, Tensor]:
    """Return [rows, longest] of ``rows`` filled up with zeros, and the mask of what is real."""
    longest = -(-max(len(row) for row in rows) // multiple) * multiple
    data = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros_like(data)
    for number, row in enumerate(rows):
        data[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return data, mask


def collate(group: list[Example]) -> Batch:
    """Join windows into one batch; words and anchors are numbered through it."""
    pieces, mask = padded([example.pieces for example in group])
    word_row = [row for row, example in enumerate(group) for _ in example.first_piece]
    word_piece = [piece for example in group for piece in example.first_piece]
    flat = {head: torch.tensor([tag for example in group for tag in getattr(example, head)]) for head in FLAT_HEADS}
    frames = [frame for example in group for frame in example.frames]
    return Batch(
        pieces,
        mask,
        torch.tensor(word_row),
        torch.tensor(word_piece),
        flat,
        torch.tensor([frame[3] for frame in frames], dtype=torch.long),
        _anchors(group, "frames", "roles", [frame[2] for frame in frames]),
        _anchors(group, "cues", "parts", [0 for example in group for _ in example.cues]),
    )


def _anchors(group: list[Example], anchors: str, pairs: str, kinds: list[int]) -> AnchorBatch:
    spans, anchor, word, distance, tags = [], [], [], [], []
    words = count = 0
    for example in group:
        rows: Anchored = getattr(example, pairs)
        spans += [(a[0] + words, a[1] + words) for a in getattr(example, anchors)]
        anchor += [a + count for a in rows.anchor]
        word += [w + words for w in rows.word]
        distance += rows.distance
        tags += rows.tags
        words += len(example.first_piece)
        count += len(getattr(example, anchors))
    return AnchorBatch(
        torch.tensor(spans, dtype=torch.long).view(-1, 2),
        torch.tensor(kinds, dtype=torch.long),
        torch.tensor(anchor, dtype=torch.long),
        torch.tensor(word, dtype=torch.long),
        torch.tensor(distance, dtype=torch.long),
        torch.tensor(tags, dtype=torch.long).view(len(tags), len(tags[0]) if tags else 0),
    )
