"""The table of words that the reader's triggers are mixed with (:mod:`fogline.reading.lexical`), learned from annotation alone.

usage: python -m training.lexical --corpus CORPORA --extra training/work/own CORPORA/warread/train --out src/fogline/reading/model

Every word of the training documents is an example: the features at and around it, and the type of the event it triggers, if any.
A share of the features is hidden each time, so that no single one decides. Takes some six minutes on two cores; writes
lexical.npz and its digest into meta.json. The shares with which it is mixed are not learned: an encoder that was trained on the
same documents looks surer on them than it is, so they were chosen on the development documents. So was the penalty of triggers,
which is written into meta.json in place of that of training.tune.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from fogline.reading.lexical import FILE, Lexical, Shares, features
from training.corpus import Json, load
from training.features import tokenise_document
from training.ontology_labels import LABELS
from training.tokens import plain_tokenizer

SHARES = Shares(types=0.3, found=0.3, new=0.15)
PENALTY = 0.5
"""What is then taken off the score of "no trigger": two that must agree find less."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a table is learned; ``least`` is how often a feature must occur to be kept, ``hidden`` the share of them hidden."""

    width: int = 24
    least: int = 3
    passes: int = 4
    hidden: float = 0.15
    rate: float = 0.01
    decay: float = 0.02
    batch: int = 2048
    seed: int = 1


class Table(nn.Module):
    """Vectors of features, summed; then one layer. The last feature stands for all that are not kept."""

    def __init__(self, features: int, width: int, types: int) -> None:
        super().__init__()
        self.vectors = nn.Embedding(features + 1, width)
        nn.init.normal_(self.vectors.weight[:-1], 0, 0.1)
        nn.init.zeros_(self.vectors.weight[-1])
        self.middle = nn.Parameter(torch.zeros(width))
        self.out = nn.Linear(width, types + 1)
        nn.init.normal_(self.out.weight, 0, 0.05)
        self.dropout = nn.Dropout(0.2)

    def forward(self, rows: Tensor, weights: Tensor) -> Tensor:
        """Return scores [words, O + types] of ``rows`` [words, features], each counted with its weight."""
        summed = nn.functional.embedding_bag(rows, self.vectors.weight, per_sample_weights=weights, mode="sum")
        return self.out(self.dropout(nn.functional.gelu(summed + self.middle, approximate="tanh")))


def examples(documents: Iterable[Json]) -> Iterator[tuple[NDArray[np.uint32], list[int]]]:
    """Yield the features of each sentence's words [words, features] and, word by word, 0 or one more than the type's number."""
    tokenizer = plain_tokenizer()
    for document in documents:
        text = document["text"]
        triggers = [
            (*event["trigger"], 1 + LABELS.events.index(event["type"]))
            for event in document["events"]
            if event["trigger"] and event["type"] in LABELS.events
        ]
        for sentence in tokenise_document(document, tokenizer):
            words = [word.of(text).lower() for word in sentence.words]
            types = [
                next((kind for start, end, kind in triggers if word.start < end and start < word.end), 0)
                for word in sentence.words
            ]
            yield features([(words, sentence.kind)]), types


def learn(hashes: NDArray[np.uint32], types: NDArray[np.int64], recipe: Recipe) -> Lexical:
    """Return the table learned from ``hashes`` [words, features] and ``types`` [words]."""
    torch.manual_seed(recipe.seed)
    found, counts = np.unique(hashes, return_counts=True)
    keys = found[counts >= recipe.least]
    places = np.minimum(np.searchsorted(keys, hashes), len(keys) - 1)
    rows = torch.from_numpy(np.where(keys[places] == hashes, places, len(keys)))
    table = Table(len(keys), recipe.width, len(LABELS.events))
    _fit(table, rows, torch.from_numpy(types), recipe)
    return _packed(table, keys)


def _fit(table: Table, rows: Tensor, types: Tensor, recipe: Recipe) -> None:
    optimizer = torch.optim.AdamW(table.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    batches = -(-len(types) // recipe.batch)
    steps = recipe.passes * batches
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    for number in range(1, recipe.passes + 1):
        total = 0.0
        for chosen in torch.randperm(len(types)).split(recipe.batch):
            shown = (torch.rand(rows[chosen].shape) >= recipe.hidden).float() / (1 - recipe.hidden)
            scores = table(rows[chosen], shown)
            loss = nn.functional.cross_entropy(scores, types[chosen], label_smoothing=0.01)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() / batches
        print(json.dumps({"pass": number, "loss": round(total, 4)}), flush=True)


def _packed(table: Table, keys: NDArray[np.uint32]) -> Lexical:
    """Return ``table`` with its vectors in bytes."""
    vectors = table.vectors.weight.detach().numpy()
    scale = np.maximum(np.abs(vectors).max(0), 1e-9) / 127
    return Lexical(
        keys=keys,
        vectors=np.rint(vectors / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        middle=table.middle.detach().numpy(),
        matrix=table.out.weight.detach().numpy().T.copy(),
        offset=table.out.bias.detach().numpy(),
        shares=SHARES,
    )


def put(table: Lexical, folder: Path, recipe: Recipe, documents: int) -> None:
    """Write ``table`` into the model in ``folder``, and its digest and recipe into its meta.json."""
    path = folder / FILE
    table.save(path)
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    meta["files"][FILE] = hashlib.sha256(path.read_bytes()).hexdigest()
    meta["o_penalty"]["trigger"] = PENALTY
    meta["recipe"]["lexical"] = (
        f"{len(table.keys)} features seen {recipe.least} times or more in {documents} documents, {recipe.width} numbers each, "
        f"{recipe.passes} passes, seed {recipe.seed}"
    )
    (folder / "meta.json").write_text(json.dumps(meta, separators=(",", ":")) + "\n", "utf-8")


def main() -> None:
    """Learn a table and write it into a model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="more folders of stand-off documents")
    parser.add_argument("--out", type=Path, required=True, help="folder of the exported model")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    documents = load([asked.corpus / "warread/train", *asked.extra])
    made = list(examples(documents))
    recipe = Recipe(seed=asked.seed)
    types = np.array([kind for _, kinds in made for kind in kinds], np.int64)
    put(learn(np.concatenate([hashes for hashes, _ in made]), types, recipe), asked.out, recipe, len(documents))


if __name__ == "__main__":
    main()
