"""Write changed copies of the training documents, cut into batches, for :mod:`training.crossfit` and :mod:`training.distil`.

usage: python -m training.copies --corpus $CORPORA --extra training/work/own $CORPORA/warread/train \
           --taught training/work/marked --copies 12 --out training/work/copies

Writes copy-N.npz, plain.npz (the development documents, unchanged), transitions.npz and about.json. A document keeps its fold in
every copy.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import numpy as np

from fogline.reading.windows import SpecialIds
from training.batches import batches
from training.changes import Changes, Shares
from training.corpus import Json
from training.corpus import load as load_documents
from training.decoding import bigrams
from training.features import Example, examples, tokenise_document
from training.ontology_labels import LABELS
from training.prepared import FOLDS, TEXTS_ALONE, Prepared, save
from training.tokens import plain_tokenizer

_SHARES = Shares(names=0.3, triggers=0.15, dirt=0.3)


def fold_of(document: Json) -> int:
    """Return the fold of ``document``, by its name."""
    return zlib.crc32(document["id"].encode()) % FOLDS


class Maker:
    """Makes batches of documents, those of a fold together."""

    def __init__(self, annotated: list[Json], taught: list[Json], size: int) -> None:
        self.documents = [(document, fold_of(document)) for document in annotated]
        self.documents += [(document, TEXTS_ALONE) for document in taught]
        self.changes = Changes(annotated, _SHARES)
        self.tokenizer = plain_tokenizer()
        self.ids = SpecialIds.of(self.tokenizer)
        self.size = size

    def copy(self, seed: int | None) -> list[Prepared]:
        """Return the batches of one copy, changed by ``seed`` (``None``: unchanged)."""
        rng = None if seed is None else random.Random(seed)
        made: dict[int, list[Example]] = defaultdict(list)
        for document, fold in self.documents:
            seen = self.changes(document, rng) if rng else document
            made[fold] += examples(seen, tokenise_document(seen, self.tokenizer), self.ids, LABELS, rng)
        order = rng or random.Random(0)
        return [
            Prepared(batch, fold)
            for fold, windows in sorted(made.items())
            for batch in batches(windows, self.size, order)
        ]

    def windows(self) -> list[Example]:
        """Return the unchanged windows of all documents."""
        return [
            window
            for document, _ in self.documents
            for window in examples(document, tokenise_document(document, self.tokenizer), self.ids, LABELS, None)
        ]


def _copy(args: argparse.Namespace, documents: list[Json], taught: list[Json], number: int) -> str:
    made = Maker(documents, taught, args.batch).copy(args.seed * 1000 + number)
    path = args.out / f"copy-{number}.npz"
    save(path, made)
    return f"{path}: {len(made)} batches, {sum(int(one.batch.mask.sum()) for one in made)} word pieces"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--corpus", type=Path, required=True, help="folder with warread/")
    add("--extra", type=Path, nargs="*", default=[], help="more folders of annotated stand-off documents")
    add("--taught", type=Path, nargs="*", default=[], help="folders of documents that a model has marked")
    add("--copies", type=int, default=12)
    add("--batch", type=int, default=3200, help="word pieces a batch")
    add("--seed", type=int, default=1)
    add("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    save(args.out / "plain.npz", Maker(load_documents([args.corpus / "warread/dev"]), [], args.batch).copy(None))
    documents, taught = load_documents([args.corpus / "warread/train", *args.extra]), load_documents(args.taught)
    np.savez(args.out / "transitions.npz", **bigrams(Maker(documents, [], args.batch).windows(), LABELS))
    about = {
        "documents": len({document["id"] for document in documents}),
        "unlabelled": len(taught),
        "batch": args.batch,
    }
    (args.out / "about.json").write_text(json.dumps(about) + "\n", "utf-8")
    with ProcessPoolExecutor() as pool:
        running = [pool.submit(_copy, args, documents, taught, number) for number in range(args.copies)]
        for done in as_completed(running):
            print(done.result(), flush=True)


if __name__ == "__main__":
    main()
