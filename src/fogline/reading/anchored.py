"""What belongs to an anchor: the spans that fill the roles of a trigger, or the parts of an attribution given its cue."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.reading.decoding import Decoding, WordScores, log_softmax
from fogline.reading.labels import IOBES, distance_buckets
from fogline.reading.scorer import Anchors
from fogline.reading.viterbi import FORBIDDEN, best_paths, spans_of
from fogline.records import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_RUN = 256  # anchors decoded together
_OPEN = [IOBES.index("B"), IOBES.index("I")]
"""Tags that no span may end on."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span that belongs to an anchor, and how probable its edges are."""

    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words ``first..last`` of a sentence, by numbers: a trigger (``kind`` is its event type) or a cue."""

    sentence: int
    first: int
    last: int
    kind: str
    region: range
    """Sentences whose words may belong to the anchor."""


def anchor_arrays(sentences: Sequence[WordScores], anchors: Sequence[Anchor], kinds: Sequence[int]) -> Anchors:
    """Return what a scorer is given: the words of all regions, the anchors, and each anchor paired with every word of its own."""
    import numpy as np

    used = sorted({number for anchor in anchors for number in anchor.region})
    ends = np.cumsum([len(sentences[number].words) for number in used]).tolist()
    offsets = dict(zip(used, [0, *ends], strict=False))
    spans = np.array([(offsets[a.sentence] + a.first, offsets[a.sentence] + a.last) for a in anchors], np.int64)
    sizes = [sum(len(sentences[number].words) for number in a.region) for a in anchors]
    owners = np.repeat(np.arange(len(anchors)), sizes)
    paired = np.concatenate(
        [
            np.arange(offsets[a.region.start], offsets[a.region.start] + size)
            for a, size in zip(anchors, sizes, strict=True)
        ]
    )
    return Anchors(
        np.concatenate([sentences[number].hidden for number in used]),
        spans,
        np.array(kinds, np.int64),
        owners,
        paired,
        distance_buckets(paired, spans[owners, 0], spans[owners, 1]),
    )


def part_spans(
    sentences: Sequence[WordScores], anchors: Sequence[Anchor], scores: Floats, head: str, decoding: Decoding
) -> list[list[list[Found]]]:
    """Return for each anchor and part what was found; ``scores`` [pairs, parts, tags] holds the anchors' pairs in order.

    Anchors go in runs, so that one long sentence does not make a long document too large for the memory.
    """
    found: list[list[list[Found]]] = []
    position = 0
    for begin in range(0, len(anchors), _RUN):
        run = anchors[begin : begin + _RUN]
        size = sum(len(sentences[number].words) for anchor in run for number in anchor.region)
        found += _run_spans(sentences, run, scores[position : position + size], head, decoding)
        position += size
    return found


def _run_spans(
    sentences: Sequence[WordScores], anchors: Sequence[Anchor], scores: Floats, head: str, decoding: Decoding
) -> list[list[list[Found]]]:
    import numpy as np

    words = [[w for number in anchor.region for w in sentences[number].words] for anchor in anchors]
    lengths = [len(row) for row in words]
    parts = scores.shape[1]
    padded = np.zeros((len(anchors), max(lengths), parts, len(IOBES)), np.float32)
    position, scores = 0, log_softmax(scores)
    for row, length in enumerate(lengths):
        padded[row, :length] = scores[position : position + length]
        position += length
    padded[..., 0] -= decoding.penalty(head)
    for row, length in enumerate(lengths):
        padded[row, length - 1, :, _OPEN] += FORBIDDEN
    flat = padded.transpose(0, 2, 1, 3).reshape(len(anchors) * parts, max(lengths), len(IOBES))
    paths = best_paths(flat, [length for length in lengths for _ in range(parts)], decoding.transitions[head])
    spans = spans_of(paths, IOBES)
    found: list[list[list[Found]]] = [[[] for _ in range(parts)] for _ in anchors]
    for number, own in enumerate(spans):  # most parts of most anchors have none
        row, part = divmod(number, parts)
        for first, last, _ in own:
            place = Span(words[row][first].start, words[row][last].end)
            found[row][part].append(Found(place, _edges(padded[row, :, part], first, last)))
    return found


def _edges(scores: Floats, first: int, last: int) -> float:
    """Return the probability that a span begins at word ``first`` and ends at ``last``; ``scores`` [words, tags] (log)."""
    if first == last:
        return math.exp(float(scores[first, IOBES.index("S")]))
    return math.exp(float(scores[first, IOBES.index("B")] + scores[last, IOBES.index("E")]))
