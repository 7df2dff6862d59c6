"""A tiny model and batches for tests of training."""

import random

import torch
import transformers
from training.batches import Batch, batches
from training.features import Anchored, Example
from training.model import ReaderModel
from training.ontology_labels import LABELS


def model(seed: int, kind: str = "Bert") -> ReaderModel:
    """Return a network of one layer and 12 numbers."""
    torch.manual_seed(seed)
    size = {"hidden_size": 12, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 12}
    config = getattr(transformers, f"{kind}Config")(vocab_size=30527, **size)
    return ReaderModel(getattr(transformers, f"{kind}Model")(config, add_pooling_layer=False), LABELS).eval()


def batch() -> Batch:
    """Return two windows of two words, a trigger and a cue each."""
    roles = Anchored([0, 0], [0, 1], [0, 1], [[0] * 8, [4] + [0] * 7])
    parts = Anchored([0, 0], [0, 1], [0, 1], [[0] * 3, [4, 0, 0]])
    window = Example(
        [101, 2001, 3002, 102], [1, 2], [0, 1], [1, 0], [0, 1], [0, 0], [(0, 0, 0, 0)], [(1, 1)], roles, parts
    )
    return next(batches([window, window], 100, random.Random(0)))
