"""Train the embedded reader.

usage: python -m training.train --corpus ../shared/corpora/train --out training/work/run [--seed 1] [--epochs 10]

Writes model.pt (weights), transitions.npz, meta.json (the recipe) and a line an epoch to log.jsonl. Everything random hangs on
the seed and on the number of workers (processes that share the work, a thread each).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, distributed, multiprocessing, nn

from fogline.reading.windows import SpecialIds
from training import auxiliary
from training.batches import Batch, batches, moved
from training.changes import Changes, Shares
from training.corpus import Json, load
from training.decoding import bigrams
from training.features import Example, examples, tokenise_document
from training.loss import WEIGHTS, hide, loss_of
from training.model import ReaderModel, load_encoder
from training.ontology_labels import LABELS
from training.options import options
from training.score import evaluate
from training.teachers import load_model, taught
from training.timed import Rates, RunningMean, layer_groups
from training.tokens import plain_tokenizer
from training.torch_scorer import TorchScorer


class Trainer:
    """One worker: the model, what it learns from, and where it stands."""

    def __init__(self, args: argparse.Namespace, rank: int) -> None:
        self.args, self.rank = args, rank
        self.rng = random.Random(args.seed)  # the same in all workers: they draw the same batches and take turns
        torch.manual_seed(args.seed)
        self.tokenizer = plain_tokenizer()
        self.documents, self.development = corpus(args)
        self.model = ReaderModel(load_encoder(args.encoder, dropout=args.encoder_dropout), LABELS)
        if args.start:
            self.model.load_state_dict(torch.load(args.start, weights_only=True))
        self.model.to(args.device)
        self.teachers = [load_model(run, args.device) for run in args.teachers]
        self.changes = Changes(self.documents, Shares(args.names, args.triggers, args.dirt))
        self.side = (
            auxiliary.Auxiliary(args.corpus, self.tokenizer, random.Random(args.seed + 1 + rank))
            if args.auxiliary
            else None
        )
        torch.manual_seed(args.seed + rank)
        groups = layer_groups(self.model, Rates(args.rate, args.head_rate, args.decay))
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self.total = args.epochs * sum(1 for _ in self.batches(random.Random(0)))
        if not self.total:
            raise SystemExit(f"got fewer batches than workers ({args.workers}); want more documents or smaller batches")
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self.rate)
        self.average = RunningMean(self.model, args.ema) if args.ema else None
        self.step = 0

    def rate(self, step: int) -> float:
        """Warm up over 8 % of the steps, then fall in a straight line."""
        warm = 0.08 * self.total
        return min(step / warm, max(0.02, (self.total - step) / (self.total - warm)))

    def batches(self, rng: random.Random) -> Iterator[Batch]:
        """Yield this worker's batches of one epoch; all workers get the same number."""
        made: list[Example] = []
        ids = SpecialIds.of(self.tokenizer)
        for document in self.documents:
            changed = self.changes(document, rng)
            made += examples(changed, tokenise_document(changed, self.tokenizer), ids, LABELS, rng)
        for batch in batches(made, self.args.batch, rng, (self.rank, self.args.workers)):
            yield moved(batch, self.args.device)

    def epoch(self) -> float:
        """Train on every document once and return the mean loss."""
        self.model.train()
        losses = []
        mask_id = self.tokenizer.token_to_id("[MASK]")
        for batch in self.batches(self.rng):
            if self.side and self.step < self.total * 2 / 3 and self.rng.random() < self.args.auxiliary:
                drawn = moved(self.side.draw(self.args.batch), self.args.device)
                (0.5 * auxiliary.auxiliary_loss(self.model, drawn)).backward()
            if self.teachers:
                batch.soft = taught(self.teachers, batch)
            hidden = hide(batch.pieces, batch.mask, self.args.word_dropout, mask_id)
            loss = loss_of(self.model, batch, hidden, self.args.soft, WEIGHTS | dict(self.args.weights))
            loss.backward()
            self.share_gradients()
            nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad(set_to_none=True)
            if self.average:
                self.average.update()
            losses.append(float(loss.detach()))
            self.step += 1
        return float(np.mean(losses))

    def share_gradients(self) -> None:
        """Average the gradients over the workers."""
        if self.args.workers == 1:
            return
        wanted = [p for p in self.model.parameters() if p.requires_grad]
        flat = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).view(-1) for p in wanted])
        distributed.all_reduce(flat)
        flat /= self.args.workers
        for parameter, gradient in zip(wanted, flat.split([p.numel() for p in wanted]), strict=True):
            parameter.grad = gradient.view_as(parameter)

    def weights(self) -> dict[str, Tensor]:
        """Return the averaged weights, or the last ones if none are averaged."""
        if self.average:
            return self.average.weights()
        return {name: value.cpu() for name, value in self.model.state_dict().items()}


def corpus(args: argparse.Namespace) -> tuple[list[Json], list[Json]]:
    """Return the documents to train on and those to look at meanwhile."""
    documents = load([args.corpus / "warread/train", *args.extra])
    held = tuple(filter(None, args.holdout.split(",")))
    development = [d for d in documents if d["id"].startswith(held)] if held else load([args.corpus / "warread/dev"])
    documents = [d for d in documents if not held or not d["id"].startswith(held)]
    if args.share < 1:
        documents = random.Random(args.seed).sample(documents, round(len(documents) * args.share))
    return documents, development


def train(rank: int, args: argparse.Namespace) -> None:
    """Train as worker ``rank``; the first one writes."""
    torch.set_num_threads(1)
    if args.workers > 1:
        meeting = f"file://{(args.out / 'workers').resolve()}"
        distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=args.workers)
    trainer = Trainer(args, rank)
    ids = SpecialIds.of(trainer.tokenizer)
    plain = (examples(d, tokenise_document(d, trainer.tokenizer), ids, LABELS, None) for d in trainer.documents)
    transitions = bigrams((window for windows in plain for window in windows), LABELS) if rank == 0 else {}
    last = args.stop or args.epochs
    for epoch in range(1, last + 1):
        begun = time.time()
        line = {"epoch": epoch, "loss": trainer.epoch(), "seconds": round(time.time() - begun)}
        if rank == 0:
            if epoch == last or epoch % 4 == 0:
                line |= _look(trainer, transitions)
            _log(args.out, line)
        if not math.isfinite(line["loss"]):
            raise SystemExit("the loss is no longer finite: lower --rate")
    if rank == 0:
        np.savez(args.out / "transitions.npz", **transitions)
        meta = {
            **vars(args),
            "corpus": None,
            "extra": len(args.extra),
            "out": None,
            "documents": len({document["id"] for document in trainer.documents}),
        }
        meta["teachers"] = [run.name for run in args.teachers]
        meta["start"] = args.start and args.start.parent.name
        (args.out / "meta.json").write_text(json.dumps(meta, indent=1, default=str) + "\n")


def _look(trainer: Trainer, transitions: dict[str, np.ndarray]) -> dict[str, float]:
    """Save the weights and score them on the development documents."""
    torch.save(trainer.weights(), trainer.args.out / "model.pt")
    shadow = ReaderModel(load_encoder(trainer.args.encoder), LABELS).to(trainer.args.device)
    shadow.load_state_dict(trainer.weights())
    return evaluate(TorchScorer(shadow), trainer.tokenizer, transitions, trainer.development)


def _log(folder: Path, line: dict[str, float]) -> None:
    with (folder / "log.jsonl").open("a") as log:
        log.write(json.dumps(line) + "\n")
    print(json.dumps(line), flush=True)


def main() -> None:
    args = options()
    args.out.mkdir(parents=True, exist_ok=True)
    for old in ("log.jsonl", "workers"):
        (args.out / old).unlink(missing_ok=True)
    if args.workers > 1:
        multiprocessing.spawn(train, (args,), nprocs=args.workers)
    else:
        train(0, args)


if __name__ == "__main__":
    main()
