"""What sentences mean, as small vectors: two that point the same way say much the same, with whatever words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fogline.reading.decoding import WordScores
from fogline.records import Frame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_FULL = 127  # the largest that a signed byte holds


def vector(pieces: Floats) -> bytes:
    """Return the direction of the mean of ``pieces`` [pieces, width], a signed byte a dimension; ``b""`` where it has none."""
    import numpy as np

    mean = pieces.mean(0)
    length = float(np.linalg.norm(mean))
    return np.rint(mean * (_FULL / length)).astype(np.int8).tobytes() if length else b""


def meanings(frames: Sequence[Frame], sentences: Sequence[WordScores]) -> tuple[bytes, ...]:
    """Return the vector of the sentence that each frame stands in; nothing where the model has none."""
    if not any(sentence.meaning for sentence in sentences):
        return ()
    starts = [sentence.words[0].start for sentence in sentences]
    return tuple(sentences[bisect_right(starts, frame.trigger.start) - 1].meaning for frame in frames)
