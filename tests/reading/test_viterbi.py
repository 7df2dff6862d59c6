from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.reading.viterbi import allowed_transitions, best_paths, spans_of

TAGS = ("O", "B-X", "I-X", "B-Y", "I-Y")


def scores(seed: int, sequences: int, longest: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(sequences, longest, len(TAGS))).astype(np.float32) * 3


@given(st.integers(0, 10_000), st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_an_inside_tag_always_continues_its_own_kind(seed: int, lengths: list[int]) -> None:
    longest = max(lengths)
    paths = best_paths(scores(seed, len(lengths), longest), lengths, allowed_transitions(TAGS))
    for path, length in zip(paths, lengths, strict=True):
        assert len(path) == length
        before = "O"
        for index in path:
            tag = TAGS[index]
            if tag[0] == "I":
                assert before[0] in "BI"
                assert before[1:] == tag[1:]
            before = tag


def test_finds_the_best_valid_path_by_trying_all() -> None:
    table = scores(7, 1, 4)
    allowed = allowed_transitions(TAGS)

    def value(path: tuple[int, ...]) -> float:
        total = allowed[-1, path[0]] + table[0, 0, path[0]]
        return float(total + sum(allowed[a, b] + table[0, i + 1, b] for i, (a, b) in enumerate(pairwise(path))))

    best = max(product(range(len(TAGS)), repeat=4), key=value)
    assert tuple(best_paths(table, [4], allowed)[0]) == best


def test_a_short_sequence_is_not_touched_by_its_padding() -> None:
    table = scores(3, 2, 6)
    alone = best_paths(table[:1, :3], [3], allowed_transitions(TAGS))[0]
    padded = best_paths(table, [3, 6], allowed_transitions(TAGS))[0]
    assert alone.tolist() == padded.tolist()


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "B-X", "I-X", "O"], [(1, 2, "X")]),
        (["B-X", "B-X"], [(0, 0, "X"), (1, 1, "X")]),
        (["B-X", "I-X", "B-Y"], [(0, 1, "X"), (2, 2, "Y")]),
        ([], []),
    ],
)
def test_spans_of_a_path(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert spans_of([TAGS.index(tag) for tag in tags], TAGS) == expected
