"""What belongs to an anchor: spans with the right edges, in the right sentence, however the anchors are grouped."""

import math

import numpy as np
import pytest

from fogline.reading import anchored
from fogline.reading.anchored import Anchor, anchor_arrays, part_spans
from fogline.reading.decoding import Decoding, WordScores
from fogline.reading.labels import IOBES, Labels
from fogline.reading.viterbi import allowed_transitions
from fogline.records import Span

LABELS = Labels(("PLACE",), ("attack",), ("factual",), ("actor", "target"))
DECODING = Decoding(LABELS, {"roles": allowed_transitions(IOBES)}, {})


def sentence(start: int, words: int) -> WordScores:
    spans = tuple(Span(start + 4 * n, start + 4 * n + 3) for n in range(words))
    return WordScores(spans, np.full((words, 2), start, np.float32), {})


SENTENCES = [sentence(0, 5), sentence(100, 3)]


def scores(*tags: str) -> np.ndarray:
    """Scores of one anchor's words [words, 2 parts, tags]: the first part as ``tags`` says, the second empty."""
    table = np.zeros((len(tags), 2, len(IOBES)), np.float32)
    table[:, 1, 0] = 9
    for word, tag in enumerate(tags):
        table[word, 0, IOBES.index(tag)] = 9
    return table


def words_of(found: list[list[list[anchored.Found]]], anchor: int = 0, part: int = 0) -> list[Span]:
    return [one.span for one in found[anchor][part]]


def test_edges_are_those_of_the_first_and_last_word() -> None:
    here = [Anchor(0, 1, 1, "attack", range(1))]
    found = part_spans(SENTENCES, here, scores("S", "O", "B", "I", "E"), "roles", DECODING)
    assert words_of(found) == [Span(0, 3), Span(8, 19)]
    assert words_of(found, part=1) == []
    assert all(0.9 < one.probability <= 1 for one in found[0][0])


def test_nothing_is_left_open_at_the_end() -> None:
    here = [Anchor(0, 1, 1, "attack", range(1))]
    found = part_spans(SENTENCES, here, scores("O", "O", "O", "B", "I"), "roles", DECODING)
    assert words_of(found) in ([Span(12, 19)], [Span(12, 15)], [])


def test_a_region_of_two_sentences_keeps_their_places() -> None:
    here = [Anchor(0, 1, 1, "", range(2))]
    found = part_spans(SENTENCES, here, scores(*"OOOOO", *"BIE"), "roles", DECODING)
    assert words_of(found) == [Span(100, 111)]


def test_probability_is_that_of_both_edges() -> None:
    table = scores("O", "B", "E")
    table[1, 0] = np.log([0.2, 0.5, 0.1, 0.1, 0.1])
    table[2, 0] = np.log([0.1, 0.1, 0.1, 0.6, 0.1])
    found = part_spans(SENTENCES, [Anchor(1, 0, 0, "attack", range(1, 2))], table, "roles", DECODING)
    assert math.isclose(found[0][0][0].probability, 0.3, abs_tol=1e-5)


@pytest.mark.parametrize("run", [1, 2, 256])
def test_the_size_of_a_run_changes_nothing(run: int, monkeypatch: pytest.MonkeyPatch) -> None:
    anchors = [Anchor(n % 2, 0, 0, "attack", range(n % 2, n % 2 + 1)) for n in range(7)]
    random = np.random.default_rng(5)
    table = random.normal(size=(4 * 5 + 3 * 3, 2, len(IOBES))).astype(np.float32) * 3
    whole = part_spans(SENTENCES, anchors, table, "roles", DECODING)
    monkeypatch.setattr(anchored, "_RUN", run)
    assert part_spans(SENTENCES, anchors, table, "roles", DECODING) == whole


def test_every_word_of_the_region_is_paired_once() -> None:
    arrays = anchor_arrays(SENTENCES, [Anchor(0, 4, 4, "", range(2)), Anchor(1, 0, 1, "", range(1, 2))], [0, 0])
    assert arrays.pair_anchor.tolist() == [0] * 8 + [1] * 3
    assert arrays.pair_word.tolist() == [*range(8), 5, 6, 7]
    assert arrays.spans.tolist() == [[4, 4], [5, 6]]
    assert arrays.distance.tolist()[4] == 0
