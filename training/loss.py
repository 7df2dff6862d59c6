"""What is minimised: the negative log-likelihood of all layers, a word; and what teachers hold probable, if any teach."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from fogline.reading.labels import FLAT_HEADS
from training.batches import Batch
from training.model import ReaderModel, anchors_of

WEIGHTS = {"mention": 1.0, "trigger": 1.0, "cue": 1.0, "continues": 0.5, "reality": 2.0, "roles": 0.6, "parts": 0.6}
TYPES_AS_READ = 0.3
"""Share of triggers whose roles and reality are learnt under the type that the model itself reads."""


def loss_of(
    model: ReaderModel, batch: Batch, pieces: Tensor, soft: float = 0.0, weights: Mapping[str, float] = WEIGHTS
) -> Tensor:
    """Return the losses of all heads, summed with ``weights``, a word; ``pieces`` are those of ``batch``, some of them hidden.

    ``soft`` is the share of the teachers' probabilities in what is to be said (Hinton et al. 2015), the rest is the annotation's.
    """
    words = model.encode(pieces, batch.mask)[batch.word_row, batch.word_piece]
    heads = dict(zip(FLAT_HEADS, model.flat(words), strict=True))
    taught = batch.soft or {}
    total = sum(
        weights[head] * _entropy(scores, batch.flat[head], taught.get(head), soft) for head, scores in heads.items()
    )
    if len(batch.frames.kinds):
        frames = batch.frames
        kinds = _types_as_read(frames.kinds, heads["trigger"].detach(), frames.spans[:, 0])
        reality, roles = model.frames(words, frames.spans, kinds, frames.pair_anchor, frames.pair_word, frames.distance)
        total = total + weights["reality"] * _entropy(reality, batch.reality, taught.get("reality"), soft)
        total = total + weights["roles"] * _entropy(roles, frames.tags, taught.get("roles"), soft)
    if len(batch.cues.kinds):
        cues = batch.cues
        anchors = anchors_of(words, cues.spans)
        parts = model.parts(words, anchors, cues.kinds, cues.pair_anchor, cues.pair_word, cues.distance)
        total = total + weights["parts"] * _entropy(parts, cues.tags, taught.get("parts"), soft)
    return total / len(words)


def _entropy(scores: Tensor, tags: Tensor, taught: Tensor | None, soft: float) -> Tensor:
    """Return the cross entropy of ``scores`` [..., tags] with ``tags`` [...] and with what is ``taught`` [..., tags], mixed."""
    said = torch.log_softmax(scores, -1)
    hard = nn.functional.nll_loss(said.reshape(-1, said.shape[-1]), tags.reshape(-1), reduction="sum")
    if taught is None or not soft:
        return hard
    return (1 - soft) * hard - soft * (taught * said).sum()


def hide(pieces: Tensor, mask: Tensor, share: float, mask_id: int) -> Tensor:
    """Hide a share of the real pieces behind [MASK]."""
    if not share:
        return pieces
    drawn = torch.rand(pieces.shape, device=pieces.device) < share
    hidden = drawn & (mask == 1) & (pieces > 999)  # below: special and unused pieces
    return torch.where(hidden, mask_id, pieces)


def _types_as_read(kinds: Tensor, trigger: Tensor, first: Tensor) -> Tensor:
    """Give a share of the triggers the type the model reads now: when it reads for real, types are its own and may be wrong."""
    read = trigger[first, 1:-1].argmax(-1)
    return torch.where(torch.rand(kinds.shape, device=kinds.device) < TYPES_AS_READ, read, kinds)
