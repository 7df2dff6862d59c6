"""Label-bigram priors: how often one tag follows another in the training documents."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from fogline.reading.labels import BIO, FLAT_HEADS, IOBES, Labels
from fogline.reading.viterbi import allowed_transitions
from training.features import Anchored, Example


def bigrams(windows: Iterable[Example], labels: Labels, weight: float = 0.15) -> dict[str, np.ndarray]:
    """Return for each head [tags + 1, tags]: ``weight`` x log P(tag | tag before) - log P(tag), and what cannot be, forbidden."""
    windows = list(windows)
    tags = {
        "mention": labels.mention_tags(),
        "trigger": labels.trigger_tags(),
        "cue": BIO,
        "continues": BIO,
        "roles": IOBES,
        "parts": IOBES,
    }
    counts = {head: np.full((len(names) + 1, len(names)), 0.5) for head, names in tags.items()}
    for window in windows:
        for head in FLAT_HEADS:
            _count(counts[head], getattr(window, head))
        for head in ("roles", "parts"):
            for row in _rows(getattr(window, head)):
                _count(counts[head], row)
    out = {}
    for head, table in counts.items():
        given = np.log(table / table.sum(1, keepdims=True))
        prior = np.log(table.sum(0) / table.sum())
        allowed = allowed_transitions(tags[head])
        out[head] = np.where(allowed < 0, allowed, weight * (given - prior)).astype(np.float32)
    return out


def _count(table: np.ndarray, row: list[int]) -> None:
    before = len(table) - 1
    for tag in row:
        table[before, tag] += 1
        before = tag


def _rows(pairs: Anchored) -> Iterable[list[int]]:
    if not pairs.tags:
        return
    table = np.array(pairs.tags)
    anchors = np.array(pairs.anchor)
    for anchor in np.unique(anchors):
        for column in table[anchors == anchor].T:
            if column.any():
                yield column.tolist()
