"""What decoding needs: the scores of words, and how scores become labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from fogline.reading.confidence import Calibration
from fogline.reading.labels import BIO, Labels
from fogline.records import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_EAGER = frozenset({"mention", "trigger", "cue", "roles"})
"""Heads that follow the threshold; the length of a quotation does not hang on how eager a reader is."""


@dataclass(frozen=True, slots=True)
class WordScores:
    """The words of one sentence to read, with their scores: each row of ``flat`` [words, tags] is log-normalised.

    ``meaning`` is the vector of the sentence (:mod:`fogline.reading.meaning`), empty where the model has none.
    """

    words: tuple[Span, ...]
    hidden: Floats
    flat: Mapping[str, Floats]
    meaning: bytes = b""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How scores become labels: transition matrices by head, and what is taken off the score of "nothing here" (O).

    ``threshold`` is the confidence that a frame or role must have to be given out; ``None`` stands for that of the calibration.
    """

    labels: Labels
    transitions: Mapping[str, Floats]
    o_penalty: Mapping[str, float]
    calibration: Calibration = field(default_factory=Calibration)
    threshold: float | None = None

    def tags(self, head: str) -> tuple[str, ...]:
        """Return the tags of a head, in output order."""
        flat = {"mention": self.labels.mention_tags(), "trigger": self.labels.trigger_tags()}
        return flat.get(head, BIO)

    @property
    def least(self) -> float:
        """The confidence that frames and roles must have."""
        return self.calibration.threshold if self.threshold is None else self.threshold

    def penalty(self, head: str) -> float:
        """Return what to take off the score of "nothing here"; a threshold lower than usual makes the reader look harder."""
        extra = self.calibration.eagerness(self.least) if head in _EAGER else 0.0
        return self.o_penalty.get(head, 0.0) + extra


def log_softmax(scores: Floats) -> Floats:
    """Return ``scores`` normalised over their last axis, as logarithms."""
    import numpy as np

    top = scores - most(scores)[..., None]
    return cast("Floats", top - np.log(np.exp(top).sum(-1, keepdims=True)))


def most(scores: Floats) -> Floats:
    """Return the maxima of ``scores`` over their last axis; a step for each tag is faster than many short maxima."""
    import numpy as np

    found = scores[..., 0].copy()
    for tag in range(1, scores.shape[-1]):
        np.maximum(found, scores[..., tag], out=found)
    return found
