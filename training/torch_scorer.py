"""The network in torch behind the runtime's seam, so that training is measured with the decoding that ships."""

from __future__ import annotations

import numpy as np
import torch

from fogline.reading.scorer import Anchors, FlatScores
from training.model import ReaderModel, anchors_of


class TorchScorer:
    """Runs a :class:`ReaderModel` as a ``Scorer``."""

    def __init__(self, model: ReaderModel) -> None:
        self.model = model.eval()
        self.memory: dict[bytes, FlatScores] = {}

    def flat(self, pieces: np.ndarray, mask: np.ndarray) -> FlatScores:
        """Score a batch; the same batch is scored once, so that trying out a decoding costs little."""
        key = pieces.tobytes()
        if key not in self.memory:
            self.memory[key] = self._flat(pieces, mask)
        return self.memory[key]

    @torch.no_grad()
    def _flat(self, pieces: np.ndarray, mask: np.ndarray) -> FlatScores:
        hidden = self.model.encode(torch.from_numpy(pieces), torch.from_numpy(mask))
        return FlatScores(hidden.numpy(), *(scores.numpy() for scores in self.model.flat(hidden)))

    @torch.no_grad()
    def frames(self, anchors: Anchors) -> tuple[np.ndarray, np.ndarray]:
        words, spans, kinds, *pairs = (torch.from_numpy(array) for array in anchors)
        reality, roles = self.model.frames(words, spans, kinds, *pairs)
        return reality.numpy(), roles.numpy()

    @torch.no_grad()
    def attributions(self, anchors: Anchors) -> np.ndarray:
        words, spans, kinds, *pairs = (torch.from_numpy(array) for array in anchors)
        return self.model.parts(words, anchors_of(words, spans), kinds, *pairs).numpy()
