"""Cues within what is said."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fogline.reading.nesting import apart_from, quoted_words
from fogline.records import Attribution, Span

TEXT = "The army said the rebels claimed the bridge. Nobody was hurt."
SENTENCES = [
    tuple(Span(m.start(), m.end()) for m in re.finditer(r"\w+|\.", TEXT) if start <= m.start() < end)
    for start, end in ((0, 44), (44, len(TEXT)))
]


def test_only_the_words_of_what_is_said_are_looked_at_again() -> None:
    content = Span(TEXT.index("the rebels"), TEXT.index("."))
    said = Attribution(Span(0, 8), Span(9, 13), None, (content,))
    first, second = quoted_words(SENTENCES, [said])
    assert [word.of(TEXT) for word, inside in zip(SENTENCES[0], first, strict=True) if inside] == [
        "the",
        "rebels",
        "claimed",
        "the",
        "bridge",
    ]
    assert not second.any()


def test_nothing_said_means_nothing_to_look_at() -> None:
    assert not any(inside.any() for inside in quoted_words(SENTENCES, []))


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_word_counts_where_all_of_it_is_said(one: int, other: int) -> None:
    content = Span(min(one, other), max(one, other))
    flags = quoted_words(SENTENCES, [Attribution(None, None, None, (content,))])
    for words, inside in zip(SENTENCES, flags, strict=True):
        assert [bool(flag) for flag in inside] == [content.start <= w.start and w.end <= content.end for w in words]


def test_a_cue_found_twice_is_kept_once() -> None:
    assert apart_from([(2, 3, "CUE")], [(3, 4, "CUE"), (6, 6, "CUE")]) == [(6, 6, "CUE")]
