import re
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.reading.labels import DISTANCES, distance_bucket, distance_buckets
from fogline.reading.windows import Unit, WindowLimits, plan, tokenise, units_of
from fogline.records import Block, Document, Span


@given(st.lists(st.integers(1, 60), max_size=40), st.integers(64, 128), st.integers(0, 50))
def test_every_sentence_is_read_once_and_windows_fit(lengths: list[int], pieces: int, context: int) -> None:
    windows = plan(lengths, WindowLimits(pieces, context))
    assert [n for w in windows for n in range(w.core, w.last)] == list(range(len(lengths)))
    for window in windows:
        assert window.first <= window.core < window.last
        used = sum(lengths[n] + 1 for n in range(window.first, window.last))
        assert used <= pieces - 2
        assert sum(lengths[n] + 1 for n in range(window.first, window.core)) <= context


def test_units_leave_out_what_was_set_aside() -> None:
    text = "Shells fell. Nobody was hurt.\nA caption"
    document = Document(
        "d",
        None,
        None,
        None,
        "en",
        text,
        blocks=(Block("text", 0, 29), Block("junk", 29, 29), Block("caption", 30, 39)),
    )
    assert [(u.kind, u.span.of(text)) for u in units_of(document)] == [
        ("text", "Shells fell."),
        ("text", "Nobody was hurt."),
        ("caption", "A caption"),
    ]


def test_near_words_have_distances_of_their_own() -> None:
    buckets = [distance_bucket(word, 300, 301) for word in range(600)]
    assert buckets[300] == buckets[301] == 0
    assert len(set(buckets[295:307])) == 11
    assert max(buckets) < DISTANCES
    assert not set(buckets[:300]) & set(buckets[302:])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("between 500 and 1,000 cars", ["between", "500", "and", "1,000", "1,000", "1,000", "cars"]),
        ("at 6:41am", ["at", "6:41am", "6:41am", "6:41am"]),
        ("ten, 20, or so", ["ten", ",", "20", ",", "or", "so"]),
    ],
)
def test_no_label_can_cut_a_number(text: str, words: list[str]) -> None:
    pieces = re.compile(r"\d+(?:am)?|[^\W\d_]+|[^\w\s]")
    units = [Unit(Span(0, len(text)), "text")]
    (sentence,) = tokenise(_Splitter(pieces), text, units)  # type: ignore[arg-type]
    assert [word.of(text) for word in sentence.words] == words


class _Splitter:
    """A tokeniser as far as windows need one: a word is a piece."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    def encode_batch(self, texts: list[str], add_special_tokens: bool) -> list[SimpleNamespace]:
        found = [[m.span() for m in self.pattern.finditer(text)] for text in texts]
        return [
            SimpleNamespace(ids=list(range(len(row))), word_ids=list(range(len(row))), offsets=row) for row in found
        ]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(0, 4)), max_size=40))
def test_distances_of_many_words_are_those_of_each(rows: list[tuple[int, int, int]]) -> None:
    word, first, wide = (np.array([row[n] for row in rows], np.int64) for n in range(3))
    each = [distance_bucket(w, f, f + n) for w, f, n in rows]
    assert distance_buckets(word, first, first + wide).tolist() == each
    assert all(0 <= bucket < DISTANCES for bucket in each)
