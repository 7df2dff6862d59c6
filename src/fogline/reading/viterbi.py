"""Best label sequences under constraints: Viterbi over many sequences at once.

A tagger that picks the best label word by word yields sequences that cannot be (an I with no B before it) and loses
spans by it; the best *valid* sequence under a transition matrix recovers them (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fogline.reading.decoding import most

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

FORBIDDEN = -1e4
"""Log score of a transition that cannot be; finite, so that sums stay finite."""
_ROUNDING = 1e-3
"""Beyond what rounding may do to a sum of scores."""
_SHORT = 24
"""Words up to which a sequence is searched as a whole: finding what to leave out takes as long."""


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


def best_paths(scores: Floats, lengths: Sequence[int], transitions: Floats) -> list[Ints]:
    """Return the best path of each sequence: ``scores`` [sequences, longest, tags] (log), ``transitions`` [tags + 1, tags].

    Most words of most sequences are O whatever else the path holds. What lies between them is searched, all at once.
    """
    import numpy as np

    if not scores.shape[0] or not scores.shape[1]:
        return [np.zeros(0, np.int64) for _ in lengths]
    sizes = np.array(lengths)
    paths = np.zeros(scores.shape[:2], np.int64)
    rows, firsts, lasts = _stretches(scores, sizes, transitions)
    if len(rows):
        counts = lasts - firsts
        inside = np.arange(int(counts.max())) < counts[:, None]
        places = np.minimum(firsts[:, None] + np.arange(inside.shape[1]), scores.shape[1] - 1)
        steps = scores[rows[:, None], places]
        ends = (lasts < sizes[rows]).nonzero()[0]
        steps[ends, counts[ends] - 1] += transitions[:-1, 0]  # an O comes after
        starts = np.where((firsts > 0)[:, None], transitions[0], transitions[-1])  # an O, or nothing, comes before
        found = _search(steps, counts, transitions[:-1], starts)
        paths[np.broadcast_to(rows[:, None], inside.shape)[inside], places[inside]] = found[inside]
    return [path[:length] for path, length in zip(paths, lengths, strict=True)]


def _stretches(scores: Floats, lengths: Ints, transitions: Floats) -> tuple[Ints, Ints, Ints]:
    """Return the stretches that may hold anything but O in the best path: of each its sequence, first word and end.

    A run of n words that are not O gains over O at most the sum of the best leads of their tags over O, and n + 1 times the best
    lead of a transition. A word is O for certain where no run that holds it can gain by that measure; the best run through a word
    is the difference of two extremes of the running sum.
    """
    import numpy as np

    gain = float(transitions.max() - min(transitions[0, 0], transitions[-1, 0]))
    lead = most(scores[:, :, 1:]) - scores[:, :, 0]
    lead[np.arange(scores.shape[1]) >= lengths[:, None]] = FORBIDDEN
    rows = (lead.max(1) + 2 * gain >= 0).nonzero()[0]  # most roles of most events are empty
    if not len(rows) or scores.shape[1] <= _SHORT:
        return rows, np.zeros_like(rows), lengths[rows]
    sums = np.zeros((len(rows), scores.shape[1] + 1))
    np.cumsum(np.maximum(lead[rows], FORBIDDEN) + gain, axis=1, out=sums[:, 1:])
    before = np.minimum.accumulate(sums[:, :-1], axis=1)
    behind = np.maximum.accumulate(sums[:, :0:-1], axis=1)[:, ::-1]
    apart = np.zeros((len(rows), scores.shape[1] + 2), np.int8)
    apart[:, 1:-1] = (behind - before + gain >= -_ROUNDING) & (lead[rows] > FORBIDDEN)
    steps = np.diff(apart, axis=1)
    owners, firsts = (steps > 0).nonzero()
    return rows[owners], firsts, (steps < 0).nonzero()[1]


def _search(scores: Floats, lengths: Ints, transitions: Floats, starts: Floats) -> Ints:
    """Return the best paths [sequences, longest]; beyond the length of a sequence its row says nothing.

    ``transitions`` [tags, tags] and ``starts`` [sequences, tags], what each tag is worth as the first. Forward only the best
    totals are kept; where each came from is asked again on the way back, for one tag a sequence. The longest go first, so that at
    every position those that reach it are the first few.
    """
    import numpy as np

    order = np.argsort(-lengths, kind="stable")
    steps = np.ascontiguousarray(scores[order].transpose(1, 2, 0))  # sequences last: maxima over tags are then fast
    longest, _, count = steps.shape
    reach = [*np.searchsorted(-lengths[order], -np.arange(longest), "left").tolist(), 0]
    totals = np.empty_like(steps)
    totals[0] = steps[0] + starts[order].T
    follow = transitions[:, :, None]
    for position in range(1, longest):
        size = reach[position]
        best = (totals[position - 1, :, None, :size] + follow).max(0)
        np.add(best, steps[position, :, :size], out=totals[position, :, :size])
    paths = np.zeros((longest, count), np.int64)
    for position in range(longest - 1, -1, -1):
        ended, size = reach[position + 1], reach[position]
        here, path = totals[position], paths[position]
        if ended:
            path[:ended] = (here[:, :ended] + transitions[:, paths[position + 1, :ended]]).argmax(0)
        if ended < size:
            path[ended:size] = here[:, ended:size].argmax(0)
    found = np.empty((count, longest), np.int64)
    found[order] = paths.T
    return found


def spans_of(paths: Sequence[Ints], tags: Sequence[str]) -> list[list[tuple[int, int, str]]]:
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
