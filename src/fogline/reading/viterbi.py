"""Best label sequences under constraints: Viterbi over many sequences at once.

A tagger that picks the best label word by word yields sequences that cannot be (an I with no B before it) and loses
spans by it; the best *valid* sequence under a transition matrix recovers them (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FORBIDDEN = -1e4
"""Log score of a transition that cannot be; finite, so that sums stay finite."""


def allowed_transitions(tags: Sequence[str]) -> Floats:
    """Return [tags + 1, tags]: 0 where a tag may follow another (last row: the start), else ``FORBIDDEN``.

    Tags are "O", "B", "I", "B-X", "I-X"; a bare "I" continues any B.
    """
    import numpy as np

    matrix = np.zeros((len(tags) + 1, len(tags)), np.float32)
    for column, tag in enumerate(tags):
        edge, _, kind = tag.partition("-")
        if edge != "I":
            continue
        for row, before in enumerate((*tags, "O")):
            edge_before, _, kind_before = before.partition("-")
            if edge_before not in "BI" or (kind and kind_before != kind):
                matrix[row, column] = FORBIDDEN
    return matrix


def best_paths(scores: Floats, lengths: Sequence[int], transitions: Floats) -> list[NDArray[np.int64]]:
    """Return the best path of each sequence: ``scores`` [sequences, longest, tags] (log), ``transitions`` [tags + 1, tags]."""
    import numpy as np

    count, longest, tags = scores.shape
    if not count or not longest:
        return [np.zeros(0, np.int64) for _ in range(count)]
    step = transitions[:-1]
    best = scores[:, 0] + transitions[-1]
    back = np.zeros((longest, count, tags), np.int64)
    totals = [best]
    for position in range(1, longest):
        reach = best[:, :, None] + step[None]
        back[position] = reach.argmax(1)
        best = np.take_along_axis(reach, back[position][:, None], 1)[:, 0] + scores[:, position]
        totals.append(best)
    paths = []
    for row, length in enumerate(lengths):
        path = np.zeros(length, np.int64)
        if length:
            path[-1] = totals[length - 1][row].argmax()
            for position in range(length - 1, 0, -1):
                path[position - 1] = back[position, row, path[position]]
        paths.append(path)
    return paths


def spans_of(path: Sequence[int], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first, last, kind) of every B/I run in ``path``; kind is ``""`` for bare tags."""
    spans: list[tuple[int, int, str]] = []
    for position, index in enumerate(path):
        edge, _, kind = tags[index].partition("-")
        if edge == "B":
            spans.append((position, position, kind))
        elif edge == "I" and spans and spans[-1][1] == position - 1:
            spans[-1] = (spans[-1][0], position, spans[-1][2])
    return spans
