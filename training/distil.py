"""A student that learns from what is annotated and from what teachers hold probable (see :mod:`training.crossfit`).

usage: python -m training.distil training/work/copies --labels training/work/labels --seconds 250 --device cuda \
           --out training/work/student

Of what it is to say of an annotated document, ``--soft`` is the teachers': in halves that of the teacher who has not seen the
document, and the mean of all. Of a text that no person annotated all is the teachers'.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from training.crossfit import HIDDEN, MASK
from training.loss import WEIGHTS, hide, loss_of
from training.model import ReaderModel, load_encoder
from training.ontology_labels import LABELS
from training.options import weight
from training.prepared import FOLDS, TEXTS_ALONE, Prepared, joined, load
from training.proxy import proxies, rows_of
from training.timed import Plan, Rates, add_options, learn, plan_of, turns

USUAL = Plan(Rates(2.5e-4, 1e-3), seconds=250)
_UNSEEN = 0.5
"""Share of the teacher who has not seen a document in what teachers say of it."""


def teach(batches: list[Prepared], labels: list[dict[str, Tensor]], device: torch.device) -> None:
    """Give each of ``batches`` what the teachers say of it; ``labels`` are those of each fold's teacher, all batches joined."""
    said_by = [{head: rows.to(device) for head, rows in one.items()} for one in labels]
    mean = {head: torch.stack([one[head] for one in said_by]).float().mean(0).half() for head in said_by[0]}
    begin = dict.fromkeys(mean, 0)
    for one in batches:
        soft = {}
        for head, size in rows_of(one.batch).items():
            part = slice(begin[head], begin[head] + size)
            begin[head] += size
            said = mean[head][part]
            if one.fold != TEXTS_ALONE:
                said = (1 - _UNSEEN) * said + _UNSEEN * said_by[one.fold][head][part]
            soft[head] = said
        one.batch.soft = soft
    if any(begin[head] != len(rows) for head, rows in mean.items()):
        raise SystemExit("got labels of other copies than these; run training.crossfit anew")


def taught_copies(copies: Path, labels: Path, number: int, device: torch.device) -> Iterator[list[Prepared]]:
    """Yield the copies that all teachers have labelled, with what they say, ``number`` of batches joined."""
    for path in sorted(copies.glob("copy-*.npz")):
        teachers = sorted(labels.glob(f"?-{path.stem}.pt"))
        if len(teachers) == FOLDS:
            batches = joined(load(path, device), number)
            teach(batches, [torch.load(one, weights_only=True) for one in teachers], device)
            yield batches


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser, USUAL)
    add = parser.add_argument
    add("--labels", type=Path, required=True, help="what training.crossfit wrote")
    add("--start", type=Path, help="model.pt of an earlier run to go on from")
    add("--soft", type=float, default=0.7)
    add("--weights", type=weight, nargs="*", default=[], metavar="HEAD=WEIGHT", help="weights of losses; see loss.py")
    add("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    begun = time.monotonic()
    copies = list(taught_copies(args.copies, args.labels, args.join, args.device))
    plain = load(args.copies / "plain.npz", args.device)
    model = ReaderModel(load_encoder(), LABELS)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True))
    model.to(args.device)
    print(f"ready after {time.monotonic() - begun:.0f} s", flush=True)

    weights = WEIGHTS | dict(args.weights)

    def loss(one: Prepared) -> Tensor:
        soft = 1.0 if one.fold == TEXTS_ALONE else args.soft
        return loss_of(model, one.batch, hide(one.batch.pieces, one.batch.mask, HIDDEN, MASK), soft, weights)

    keep = partial(torch.save, f=args.out / "model.pt")
    steps = learn(model, turns(copies, random.Random(args.seed)), loss, plan_of(args, USUAL), keep)
    keep(model.cpu().state_dict())
    passes = round(steps / len(copies[0]), 1)
    print(f"seed {args.seed}: {steps} steps, {passes} passes; {proxies([model.to(args.device)], plain)}", flush=True)
    shutil.copy(args.copies / "transitions.npz", args.out)
    recipe = {
        **vars(args),
        **json.loads((args.copies / "about.json").read_text("utf-8")),
        "steps": steps,
        "passes": passes,
    }
    recipe["start"] = args.start and args.start.parent.name
    recipe = {name: value for name, value in recipe.items() if name not in ("copies", "labels", "out")}
    (args.out / "meta.json").write_text(json.dumps(recipe, indent=1, default=str) + "\n")


if __name__ == "__main__":
    main()
