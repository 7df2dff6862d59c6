import re
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.reading.labels import IOBES
from fogline.reading.viterbi import FORBIDDEN, allowed_transitions, best_paths, spans_of

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
    assert spans_of([np.array([TAGS.index(tag) for tag in tags], np.int64)], TAGS) == [expected]


@given(st.integers(0, 10_000), st.integers(1, 9))
def test_a_span_of_several_words_ends_where_a_word_says_so(seed: int, length: int) -> None:
    table = np.random.default_rng(seed).normal(size=(1, length, len(IOBES))).astype(np.float32) * 3
    table[0, length - 1, 1:3] += FORBIDDEN  # as the decoder does: nothing may be left open
    path = [IOBES[n] for n in best_paths(table, [length], allowed_transitions(IOBES))[0]]
    assert re.fullmatch("(O|S|BI*E)*", "".join(path)), path


def test_spans_of_a_path_with_ends() -> None:
    path = [IOBES.index(tag) for tag in "OSBEBIIES"]
    assert spans_of([np.array(path)], IOBES) == [[(1, 1, ""), (2, 3, ""), (4, 7, ""), (8, 8, "")]]


@given(st.integers(0, 10_000), st.floats(-6, 6))
def test_sequences_passed_over_hold_nothing(seed: int, certainty: float) -> None:
    random = np.random.default_rng(seed)
    table = random.normal(size=(3, 4, len(TAGS))).astype(np.float32)
    table[:, :, 0] += certainty
    transitions = allowed_transitions(TAGS) + random.normal(size=(len(TAGS) + 1, len(TAGS))).astype(np.float32)

    def value(row: int, path: tuple[int, ...]) -> float:
        total = transitions[-1, path[0]] + table[row, 0, path[0]]
        return float(total + sum(transitions[a, b] + table[row, i + 1, b] for i, (a, b) in enumerate(pairwise(path))))

    for row, path in enumerate(best_paths(table, [4, 4, 4], transitions)):
        best = max(value(row, other) for other in product(range(len(TAGS)), repeat=4))
        assert value(row, tuple(path.tolist())) >= best - 1e-4


def worth(table: np.ndarray, transitions: np.ndarray, path: list[int]) -> float:
    total = transitions[-1, path[0]] + table[0, path[0]]
    return float(total + sum(transitions[a, b] + table[i + 1, b] for i, (a, b) in enumerate(pairwise(path))))


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.floats(0, 6))
def test_what_is_left_out_of_long_sequences_holds_nothing(seed: int, certainty: float) -> None:
    random = np.random.default_rng(seed)
    lengths = [40, 27, 33]
    table = random.normal(size=(3, 40, len(TAGS))).astype(np.float32) * 2
    table[:, :, 0] += certainty
    transitions = allowed_transitions(TAGS) + random.normal(size=(len(TAGS) + 1, len(TAGS))).astype(np.float32)
    for path, row, length in zip(best_paths(table, lengths, transitions), table, lengths, strict=True):
        best = transitions[-1] + row[0].astype(float)
        for step in row[1:length]:
            best = (best[:, None] + transitions[:-1]).max(0) + step
        assert len(path) == length
        assert worth(row, transitions, path.tolist()) >= best.max() - 1e-2


def test_an_empty_sequence_has_an_empty_path() -> None:
    empty, whole = best_paths(scores(1, 2, 3), [0, 3], allowed_transitions(TAGS))
    assert (len(empty), len(whole)) == (0, 3)


def test_spans_of_many_paths_are_those_of_each() -> None:
    paths = [np.array(path, np.int64) for path in ([0, 1, 2], [], [0, 0], [2, 1], [1])]
    assert spans_of(paths, ("O", "B", "I")) == [[(1, 2, "")], [], [], [(1, 1, "")], [(0, 0, "")]]
    assert spans_of([], TAGS) == []
