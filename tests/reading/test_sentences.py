from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.reading.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell at dawn. Nobody was hurt.", ["Shells fell at dawn.", "Nobody was hurt."]),
        ("Lt. Gen. Ada Brenn spoke. She left.", ["Lt. Gen. Ada Brenn spoke.", "She left."]),
        ("“We hold the town.” He gave no figures.", ["“We hold the town.”", "He gave no figures."]),
        ("“Hold!” he said. They held.", ["“Hold!” he said.", "They held."]),
        ("U.S. forces left. The U.S. The army said so.", ["U.S. forces left.", "The U.S.", "The army said so."]),
        ("On Sept. 3 a bridge fell.", ["On Sept. 3 a bridge fell."]),
        ("J. R. Marlow agreed.", ["J. R. Marlow agreed."]),
        ("He said so on X. Nobody was hurt.", ["He said so on X.", "Nobody was hurt."]),
        ("They call him X. Marlow.", ["They call him X. Marlow."]),
        ("A shell hit Chaung-U. A novice died.", ["A shell hit Chaung-U.", "A novice died."]),
        ("27 dead incl. 6 children.", ["27 dead incl. 6 children."]),
        ("About 3.5 tonnes burned. Why? Unknown…", ["About 3.5 tonnes burned.", "Why?", "Unknown…"]),
        ("A headline without a stop\nThe first sentence", ["A headline without a stop", "The first sentence"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_cuts_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet=st.sampled_from("aB. !?\"“”'\n\u00a0\u2028.…G"), max_size=80))
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())


def test_stays_inside_the_given_range() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentence_spans(text, 5, 9)] == ["Two."]
