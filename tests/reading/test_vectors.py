"""Sentences have vectors where the model makes them: the direction of the mean of their pieces, in signed bytes."""

import numpy as np

from fogline.reading.decoding import WordScores
from fogline.reading.meaning import meanings, vector
from fogline.records import Frame, Span


def scored(start: int, meaning: bytes) -> WordScores:
    return WordScores((Span(start, start + 4), Span(start + 5, start + 9)), np.zeros((2, 3), np.float32), {}, meaning)


def test_a_vector_is_a_direction() -> None:
    assert vector(np.array([[3.0, 0.0], [3.0, 8.0]], np.float32)) == bytes([76, 102])
    assert vector(np.array([[-0.01, 0.0]], np.float32)) == bytes([256 - 127, 0])
    assert vector(np.zeros((2, 5), np.float32)) == b""


def test_a_frame_has_the_vector_of_its_sentence() -> None:
    sentences = [scored(0, b"\x01"), scored(20, b"\x02"), scored(40, b"")]
    frames = [Frame(Span(at, at + 4), "shelling", "factual") for at in (25, 0, 45, 20)]
    assert meanings(frames, sentences) == (b"\x02", b"\x01", b"", b"\x02")


def test_a_model_without_vectors_gives_none() -> None:
    assert meanings([Frame(Span(0, 4), "clash", "denied")], [scored(0, b"")]) == ()
