"""Batches of windows: what stands in none of them must not stop the training."""

import random

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")

from training.batches import batches  # noqa: E402
from training.features import Anchored, Example  # noqa: E402


def window(frames: int = 0) -> Example:
    roles = Anchored([0] * frames, [0] * frames, [0] * frames, [[0] * 8] * frames)
    return Example(
        [101, 2, 3, 102], [1, 2], [0, 0], [0, 0], [0, 0], [0, 0], [(0, 0, 1, 0)] * frames, [], roles, Anchored()
    )


def test_a_batch_without_any_attribution_is_a_batch() -> None:
    (batch,) = batches([window(frames=1), window()], 100, random.Random(0))
    assert batch.cues.tags.shape[0] == 0
    assert batch.frames.tags.shape == (1, 8)


def test_a_batch_without_anything_is_a_batch() -> None:
    (batch,) = batches([window(), window()], 100, random.Random(0))
    assert len(batch.frames.kinds) == len(batch.cues.kinds) == 0
    assert batch.flat["mention"].tolist() == [0, 0, 0, 0]
