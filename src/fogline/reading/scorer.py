"""What the network computes, whichever engine runs it: the seam between decoding and ONNX Runtime (or torch, in training)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]


class FlatScores(NamedTuple):
    """Scores of every piece [batch, pieces, ...]: hidden state, the four flat heads (unnormalised), and what it adds to the
    meaning of its sentence (``None``: a model that does not tell).
    """

    hidden: Floats
    mention: Floats
    trigger: Floats
    cue: Floats
    continues: Floats
    meaning: Floats | None = None


class Anchors(NamedTuple):
    """Anchors over ``words`` [n, width]: word ``spans`` [a, 2], ``kinds`` [a], and pairs (anchor, word, distance bucket) [p]."""

    words: Floats
    spans: Ints
    kinds: Ints
    pair_anchor: Ints
    pair_word: Ints
    distance: Ints


class Scorer(Protocol):
    """Runs the network."""

    def flat(self, pieces: Ints, mask: Ints) -> FlatScores:
        """Score ``pieces`` [batch, pieces] under ``mask`` (1: a piece, 0: padding)."""
        ...

    def frames(self, anchors: Anchors) -> tuple[Floats, Floats]:
        """Return reality scores [a, realities] and role scores [p, roles, tags] for trigger anchors."""
        ...

    def attributions(self, anchors: Anchors) -> Floats:
        """Return part scores [p, parts, tags] for cue anchors."""
        ...
