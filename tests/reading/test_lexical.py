"""The table of words beside the encoder: what it sees, what it says, and how both are mixed."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fogline.reading.decoding import WordScores, log_softmax
from fogline.reading.lexical import Lexical, Shares, features, mix
from fogline.records import Span

TYPES = 3
SENTENCE = ["mortars", "pounded", "the", "old", "market", "of", "taiz", "on", "friday"]

scores = st.lists(st.floats(-9, 9, width=32), min_size=TYPES + 2, max_size=TYPES + 2)


def table_of(words: dict[str, int], shares: Shares, likely: float = 4.0) -> Lexical:
    """Return a table that has the given words and nothing around them, each with the number of its event type."""
    known = {int(features([([word], "text")])[0, 0]): kind for word, kind in words.items()}
    keys = np.array(sorted(known), np.uint32)
    vectors = np.zeros((len(keys) + 1, TYPES), np.int8)
    for row, key in enumerate(keys):
        vectors[row, known[int(key)]] = 100
    return Lexical(
        keys=keys,
        vectors=vectors,
        scale=np.full(TYPES, 0.01, np.float32),
        middle=np.zeros(TYPES, np.float32),
        matrix=np.hstack((np.zeros((TYPES, 1)), likely * np.eye(TYPES))).astype(np.float32),
        offset=np.array([2.0] + [0.0] * TYPES, np.float32),
        shares=shares,
    )


def sentence(text: str, rows: Sequence[Sequence[float]]) -> WordScores:
    """Return the words of ``text`` with the encoder's scores of triggers."""
    spans, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        spans.append(Span(start, at))
    return WordScores(tuple(spans), np.zeros((len(spans), 1), np.float32), {"trigger": log_softmax(np.array(rows))})


def test_a_word_is_known_wherever_it_stands() -> None:
    alone, within = features([(["pounded"], "text")]), features([(SENTENCE, "text")])
    assert alone[0, 0] == within[1, 0]
    assert within[0, 0] != within[1, 0]


def test_what_stands_more_than_three_words_away_is_not_seen() -> None:
    other = [*SENTENCE[:-1], "monday"]
    same = (features([(SENTENCE, "text")]) == features([(other, "text")])).all(1)
    assert same.tolist() == [True] * 5 + [False] * 4


def test_a_title_is_told_from_a_text() -> None:
    assert (features([(SENTENCE, "title")]) != features([(SENTENCE, "text")])).any(1).all()


def test_half_a_character_is_a_word_like_any_other() -> None:
    assert features([(["\ud83d", "shelled"], "text")]).shape == features([(["x", "shelled"], "text")]).shape


def test_a_sentence_is_seen_the_same_among_others() -> None:
    short = ["nobody", "was", "hurt"]
    together = features([(SENTENCE, "title"), (short, "text"), (SENTENCE, "text")])
    apart = [features([one]) for one in ((SENTENCE, "title"), (short, "text"), (SENTENCE, "text"))]
    assert np.array_equal(together, np.concatenate(apart))


def test_the_table_makes_a_trigger_of_a_word_that_the_encoder_doubts() -> None:
    text = "Mortars pounded Taiz"
    doubtful = [[3.0, 0, 0, 0, -5], [1.0, 0.5, 0.5, 0.5, -5], [3.0, 0, 0, 0, -5]]
    table = table_of({"pounded": 1}, Shares(types=0.5, found=1.0, new=0.0))
    (mixed,) = table.added(text, [sentence(text, doubtful)], ["text"])
    assert mixed.flat["trigger"].argmax(1).tolist() == [0, 2, 0]


def test_a_word_that_the_table_does_not_have_is_as_probable_a_trigger_as_before() -> None:
    text = "Gunmen stormed Taiz"
    rows = [[3.0, 0, 0, 0, -5], [0.0, 1.0, 1.0, 0, -5], [3.0, 0, 0, 0, -5]]
    before = sentence(text, rows)
    (after,) = table_of({"pounded": 1}, Shares(0.5, 1.0, 0.0)).added(text, [before], ["text"])
    assert np.allclose(after.flat["trigger"][:, 0], before.flat["trigger"][:, 0], atol=1e-5)


def test_sentences_keep_their_own_scores_when_they_are_mixed_together() -> None:
    text = "Mortars pounded Taiz. Nobody was hurt."
    row = [1.0, 0.5, 0.5, 0.5, -5]
    first = sentence("Mortars pounded Taiz.", [row] * 3)
    second = WordScores(
        (Span(22, 28), Span(29, 32)), np.zeros((2, 1), np.float32), {"trigger": log_softmax(np.array([row] * 2))}
    )
    table = table_of({"pounded": 1, "nobody": 2}, Shares(0.5, 1.0, 0.0))
    both = table.added(text, [first, second], ["text", "text"])
    apart = [*table.added(text, [first], ["text"]), *table.added(text, [second], ["text"])]
    for one, other in zip(both, apart, strict=True):
        assert np.allclose(one.flat["trigger"], other.flat["trigger"], atol=1e-6)
    assert both[1].flat["trigger"][0].argmax() == 3


def test_a_book_is_read_as_its_sentences_are() -> None:
    text = "Mortars pounded Taiz."
    row = [1.0, 0.5, 0.5, 0.5, -5]
    table = table_of({"pounded": 1}, Shares(0.5, 1.0, 0.0))
    (alone,) = table.added(text, [sentence(text, [row] * 3)], ["text"])
    many = table.added(text, [sentence(text, [row] * 3)] * 600, ["text"] * 600)
    assert len(many) == 600
    assert all(np.allclose(one.flat["trigger"], alone.flat["trigger"], atol=1e-6) for one in many)


def test_no_sentences_are_no_trouble() -> None:
    assert table_of({"pounded": 1}, Shares(1, 1, 1)).added("", [], []) == []


def test_a_table_is_kept_and_read_again(tmp_path: Path) -> None:
    table = table_of({"pounded": 1, "shelled": 0, "raided": 2}, Shares(0.4, 0.25, 0.1))
    table.save(tmp_path / "table.npz")
    again = Lexical.load(tmp_path / "table.npz")
    hashes = features([(["raided", "the", "shelled", "pounded"], "text")])
    scores, known = again.scores(hashes)
    assert np.array_equal(scores, table.scores(hashes)[0])
    assert known.tolist() == [True, False, True, True]
    assert [round(share, 6) for share in (again.shares.types, again.shares.found, again.shares.new)] == [0.4, 0.25, 0.1]


@given(scores, scores, st.booleans(), st.floats(0, 1), st.floats(0, 1))
def test_what_is_mixed_is_probable_in_all_as_one(
    encoder: list[float], table: list[float], known: bool, types: float, found: float
) -> None:
    given_ = log_softmax(np.array([encoder], np.float32))
    told = log_softmax(np.array([table[:-1]], np.float32))
    mixed = mix(given_, told, np.array([known]), Shares(types, found, 0.0))
    assert abs(float(np.exp(mixed).sum()) - 1) < 1e-4


@given(scores, scores)
def test_without_a_share_the_encoder_decides(encoder: list[float], table: list[float]) -> None:
    given_ = log_softmax(np.array([encoder], np.float32))
    told = log_softmax(np.array([table[:-1]], np.float32))
    assert np.allclose(mix(given_, told, np.array([True]), Shares(0, 0, 0)), given_, atol=1e-4)


@given(scores, scores, st.floats(0, 1))
def test_a_share_in_types_changes_nothing_in_whether_a_word_is_a_trigger(
    encoder: list[float], table: list[float], types: float
) -> None:
    given_ = log_softmax(np.array([encoder], np.float32))
    told = log_softmax(np.array([table[:-1]], np.float32))
    mixed = mix(given_, told, np.array([True]), Shares(types, 0, 0))
    assert np.allclose(mixed[:, [0, -1]], given_[:, [0, -1]], atol=1e-3)
