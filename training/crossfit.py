"""Teachers that each leave out a fold of the documents, and what they hold probable of prepared batches.

usage: python -m training.crossfit training/work/copies --fold 0 --encoder training/work/mpnet/all-mpnet-base-v2 \
           --seconds 200 --device cuda --out training/work/labels

A teacher knows by heart what it has seen; what it holds probable of documents it has not seen tells a student what is doubtful in
them ("cross-fitting" of a distillation: Dao et al. 2021). Writes FOLD-COPY.pt for the copies it labels.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from pathlib import Path

import torch
from torch import Tensor

from training.loss import hide, loss_of
from training.model import ReaderModel, load_encoder
from training.ontology_labels import LABELS
from training.prepared import FOLDS, TEXTS_ALONE, Prepared, joined, load
from training.proxy import proxies
from training.teachers import taught
from training.timed import Plan, Rates, add_options, learn, plan_of, turns

USUAL = Plan(Rates(8e-5, 8e-4), seconds=200, mean=0.998)
MASK = 103
"""[MASK] in BERT's vocabulary."""
HIDDEN = 0.06
"""Share of word pieces hidden behind it."""


def label(model: ReaderModel, batches: list[Prepared]) -> dict[str, Tensor]:
    """Return what ``model`` holds probable of the tags of each head, all ``batches`` joined, in half precision on the CPU."""
    model.eval()
    parts: dict[str, list[Tensor]] = defaultdict(list)
    for one in batches:
        for head, rows in taught([model], one.batch).items():
            parts[head].append(rows.half())
    return {head: torch.cat(rows).cpu() for head, rows in parts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser, USUAL)
    add = parser.add_argument
    add("--fold", type=int, required=True, choices=range(FOLDS), help="the fold left out; also the seed")
    add("--encoder", type=Path, help="folder of the untuned encoder (default: MiniLM-L6 from its package)")
    add("--label", type=int, default=4, help="how many of the copies, by name, to label for students")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.fold)
    begun = time.monotonic()
    paths = sorted(args.copies.glob("copy-*.npz"))
    copies = {path.stem: joined(load(path, args.device), args.join) for path in paths}
    plain = load(args.copies / "plain.npz", args.device)
    model = ReaderModel(load_encoder(args.encoder, dropout=0.1), LABELS).to(args.device)
    print(f"ready after {time.monotonic() - begun:.0f} s", flush=True)

    def loss(one: Prepared) -> Tensor:
        return loss_of(model, one.batch, hide(one.batch.pieces, one.batch.mask, HIDDEN, MASK))

    seen = [[one for one in copy if one.fold not in (args.fold, TEXTS_ALONE)] for copy in copies.values()]
    steps = learn(model, turns(seen, random.Random(args.fold)), loss, plan_of(args, USUAL))
    print(f"fold {args.fold}: {steps} steps, {steps / len(seen[0]):.1f} passes; {proxies([model], plain)}", flush=True)
    begun = time.monotonic()
    for name, copy in list(copies.items())[: args.label]:
        torch.save(label(model, copy), args.out / f"{args.fold}-{name}.pt")
    print(f"labelled in {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
