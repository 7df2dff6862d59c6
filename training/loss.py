"""What is minimised: the negative log-likelihood of all layers, a word."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.batches import AnchorBatch, Batch
from training.model import ReaderModel, anchors_of

WEIGHTS = {"mention": 1.0, "trigger": 1.0, "cue": 1.0, "continues": 0.5, "reality": 2.0, "roles": 0.6, "parts": 0.6}
TYPES_AS_READ = 0.3
"""Share of triggers whose roles and reality are learnt under the type that the model itself reads."""


def loss_of(model: ReaderModel, batch: Batch, pieces: Tensor) -> Tensor:
    """Return the losses of all heads, summed with weights, a word; ``pieces`` are those of ``batch``, some of them hidden."""
    words = model.encode(pieces, batch.mask)[batch.word_row, batch.word_piece]
    heads = dict(zip(("mention", "trigger", "cue", "continues"), model.flat(words), strict=True))
    total = sum(
        WEIGHTS[head] * nn.functional.cross_entropy(scores, batch.flat[head], reduction="sum")
        for head, scores in heads.items()
    )
    if len(batch.frames.kinds):
        frames = batch.frames
        kinds = _types_as_read(frames.kinds, heads["trigger"].detach(), frames.spans[:, 0])
        reality, roles = model.frames(words, frames.spans, kinds, frames.pair_anchor, frames.pair_word, frames.distance)
        total = total + WEIGHTS["reality"] * nn.functional.cross_entropy(reality, batch.reality, reduction="sum")
        total = total + WEIGHTS["roles"] * _anchored_loss(roles, frames)
    if len(batch.cues.kinds):
        cues = batch.cues
        anchors = anchors_of(words, cues.spans)
        parts = model.parts(words, anchors, cues.kinds, cues.pair_anchor, cues.pair_word, cues.distance)
        total = total + WEIGHTS["parts"] * _anchored_loss(parts, cues)
    return total / len(words)


def hide(pieces: Tensor, mask: Tensor, share: float, mask_id: int) -> Tensor:
    """Hide a share of the real pieces behind [MASK]."""
    if not share:
        return pieces
    hidden = (torch.rand(pieces.shape) < share) & (mask == 1) & (pieces > 999)  # below: special and unused pieces
    return torch.where(hidden, mask_id, pieces)


def _types_as_read(kinds: Tensor, trigger: Tensor, first: Tensor) -> Tensor:
    """Give a share of the triggers the type the model reads now: when it reads for real, types are its own and may be wrong."""
    read = trigger[first, 1:-1].argmax(-1)
    return torch.where(torch.rand(kinds.shape) < TYPES_AS_READ, read, kinds)


def _anchored_loss(scores: Tensor, anchors: AnchorBatch) -> Tensor:
    return nn.functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), anchors.tags.reshape(-1), reduction="sum")
