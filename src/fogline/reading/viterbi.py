"""Best label sequences under constraints: Viterbi over many sequences at once.

A tagger that picks the best label word by word yields sequences that cannot be (an I with no B before it) and loses
spans by it; the best *valid* sequence under a transition matrix recovers them (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FORBIDDEN = -1e4
"""Log score of a transition that cannot be; finite, so that sums stay finite."""


def allowed_transitions(tags: Sequence[str]) -> Floats:
    """Return [tags + 1, tags]: 0 where a tag may follow another (last row: the start), else ``FORBIDDEN``.

    Tags are "O", "B", "I", "B-X", "I-X", where a bare "I" continues any B; or "O", "B", "I", "E", "S", where a span of several
    words must end in E.
    """
    import numpy as np

    matrix = np.zeros((len(tags) + 1, len(tags)), np.float32)
    for column, tag in enumerate(tags):
        edge, _, kind = tag.partition("-")
        for row, before in enumerate((*tags, "O")):
            edge_before, _, kind_before = before.partition("-")
            inside = edge_before in "BI" and (not kind or kind_before == kind)
            if (edge in "IE" and not inside) or (edge not in "IE" and edge_before in "BI" and "E" in tags):
                matrix[row, column] = FORBIDDEN
    return matrix


def best_paths(scores: Floats, lengths: Sequence[int], transitions: Floats) -> list[NDArray[np.int64]]:
    """Return the best path of each sequence: ``scores`` [sequences, longest, tags] (log), ``transitions`` [tags + 1, tags]."""
    import numpy as np

    if not scores.shape[0] or not scores.shape[1]:
        return [np.zeros(0, np.int64) for _ in lengths]
    sizes = np.array(lengths)
    paths = [np.zeros(length, np.int64) for length in lengths]
    rows = np.flatnonzero(_may_hold_something(scores, sizes, transitions))
    if len(rows):
        longest = int(sizes[rows].max())
        found = _search(scores[rows, :longest], sizes[rows], transitions)
        for row, path in zip(rows.tolist(), found, strict=True):
            paths[row] = path[: lengths[row]]
    return paths


def _may_hold_something(scores: Floats, lengths: NDArray[np.int64], transitions: Floats) -> NDArray[np.bool_]:
    """Tell which sequences may have another best path than O throughout; most roles of most events are empty.

    A span of n words gains over O at most n times the best lead of a tag over O, and n + 1 times the best lead of a transition.
    """
    import numpy as np

    lead = scores[:, :, 1:].max(2) - scores[:, :, 0]
    lead[np.arange(scores.shape[1]) >= lengths[:, None]] = -np.inf
    gain = float(transitions.max() - min(transitions[0, 0], transitions[-1, 0]))
    return cast("NDArray[np.bool_]", lead.max(1) + 2 * gain >= 0)


def _search(scores: Floats, lengths: NDArray[np.int64], transitions: Floats) -> NDArray[np.int64]:
    """Return the best paths [sequences, longest]; beyond the length of a sequence its row says nothing.

    Forward only the best totals are kept; where each came from is asked again on the way back, for one tag a sequence.
    """
    import numpy as np

    count, longest, tags = scores.shape
    totals = np.empty((longest, tags, count), np.float32)  # sequences last: maxima over tags are then fast
    steps = np.ascontiguousarray(scores.transpose(1, 2, 0))
    totals[0] = steps[0] + transitions[-1][:, None]
    follow = transitions[:-1, :, None]
    for position in range(1, longest):
        np.add((totals[position - 1][:, None] + follow).max(0), steps[position], out=totals[position])
    rows, last = np.arange(count), lengths - 1
    paths = np.zeros((count, longest), np.int64)
    state = totals[last, :, rows].argmax(1)
    for position in range(longest - 1, -1, -1):
        paths[:, position] = state
        if position:
            before = (totals[position - 1] + transitions[:-1, state]).argmax(0)
            state = np.where(position <= last, before, state)
    return paths


def spans_of(paths: Sequence[NDArray[np.int64]], tags: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """Return the (first, last, kind) of every span in each of ``paths``; kind is ``""`` for bare tags. Tag 0 is O."""
    import numpy as np

    found: list[list[tuple[int, int, str]]] = [[] for _ in paths]
    if not found:
        return found
    begins = np.cumsum([0, *(len(path) for path in paths)])
    joined = np.concatenate(list(paths))
    marked = joined.nonzero()[0]  # most words of most paths are O: one look for all
    owners = np.searchsorted(begins, marked, "right") - 1
    split = [tag.partition("-") for tag in tags]
    for owner, position, tag in zip(
        owners.tolist(), (marked - begins[owners]).tolist(), joined[marked].tolist(), strict=True
    ):
        spans, (edge, _, kind) = found[owner], split[tag]
        if edge in "BS":
            spans.append((position, position, kind))
        elif edge in "IE" and spans and spans[-1][1] == position - 1:
            spans[-1] = (spans[-1][0], position, spans[-1][2])
    return found
