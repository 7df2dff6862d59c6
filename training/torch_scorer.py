"""The network in torch behind the runtime's seam, so that training is measured with the decoding that ships."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor

from fogline.reading.scorer import Anchors, FlatScores
from training.model import ReaderModel, anchors_of


class TorchScorer:
    """Runs a :class:`ReaderModel` as a ``Scorer``."""

    def __init__(self, model: ReaderModel) -> None:
        self.model = model.eval()
        self.device = next(model.parameters()).device
        self.memory: dict[bytes, FlatScores] = {}

    def flat(self, pieces: np.ndarray, mask: np.ndarray) -> FlatScores:
        """Score a batch; the same batch is scored once, so that trying out a decoding costs little."""
        key = pieces.tobytes()
        if key not in self.memory:
            self.memory[key] = self._flat(pieces, mask)
        return self.memory[key]

    @torch.no_grad()
    def _flat(self, pieces: np.ndarray, mask: np.ndarray) -> FlatScores:
        hidden = self.model.encode(*self._tensors((pieces, mask)))
        return FlatScores(hidden.cpu().numpy(), *(scores.cpu().numpy() for scores in self.model.flat(hidden)))

    @torch.no_grad()
    def frames(self, anchors: Anchors) -> tuple[np.ndarray, np.ndarray]:
        words, spans, kinds, *pairs = self._tensors(anchors)
        reality, roles = self.model.frames(words, spans, kinds, *pairs)
        return reality.cpu().numpy(), roles.cpu().numpy()

    @torch.no_grad()
    def attributions(self, anchors: Anchors) -> np.ndarray:
        words, spans, kinds, *pairs = self._tensors(anchors)
        return self.model.parts(words, anchors_of(words, spans), kinds, *pairs).cpu().numpy()

    def _tensors(self, arrays: Iterable[np.ndarray]) -> list[Tensor]:
        return [torch.from_numpy(array).to(self.device) for array in arrays]
