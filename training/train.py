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
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing, nn

from fogline.reading.windows import SpecialIds
from training import auxiliary
from training.batches import Batch, batches
from training.changes import Changes, Shares
from training.corpus import Json, load
from training.decoding import bigrams
from training.features import Example, examples, tokenise_document
from training.loss import hide, loss_of
from training.model import ReaderModel, load_encoder
from training.ontology_labels import LABELS
from training.score import evaluate
from training.torch_scorer import TorchScorer


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--corpus", type=Path, required=True, help="folder with warread/, uner-ewt/, wikiwars/, uds-ih2/")
    add("--extra", type=Path, nargs="*", default=[], help="more folders of stand-off documents to train on")
    add("--out", type=Path, required=True)
    add("--start", type=Path, help="model.pt of an earlier run to go on from")
    add("--seed", type=int, default=1)
    add("--epochs", type=int, default=10)
    add("--stop", type=int, help="stop after so many epochs; rates still fall as for all of --epochs")
    add("--batch", type=int, default=800, help="word pieces a batch of one worker")
    add("--workers", type=int, default=2, help="processes, a thread each; a step takes a batch of each")
    add("--rate", type=float, default=2.5e-4, help="learning rate of the encoder's top layer")
    add("--decay", type=float, default=0.9, help="factor of the learning rate from layer to layer, downwards")
    add("--head-rate", type=float, default=1e-3)
    add("--names", type=float, default=0.3, help="share of names swapped in a document copy")
    add("--triggers", type=float, default=0.15, help="share of triggers swapped in a document copy")
    add("--dirt", type=float, default=0.3, help="share of documents with other quotation marks, typos...")
    add("--word-dropout", type=float, default=0.06, help="share of pieces hidden behind [MASK]")
    add("--auxiliary", type=float, default=0.1, help="auxiliary steps a main step, in the first two thirds")
    add("--ema", type=float, default=0.995, help="decay of the running average of the weights (0: none)")
    add("--holdout", default="", help="comma-separated id prefixes to leave out of training and test on")
    add("--share", type=float, default=1.0, help="share of the training documents to use (for learning curves)")
    return parser.parse_args()


class Average:
    """Exponential running average of weights (Polyak averaging)."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.state = {name: value.detach().clone() for name, value in model.state_dict().items()}

    def update(self, model: nn.Module) -> None:
        self.steps += 1
        keep = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for name, value in model.state_dict().items():
            if value.dtype.is_floating_point:
                self.state[name].lerp_(value, 1 - keep)


class Trainer:
    """One worker: the model, what it learns from, and where it stands."""

    def __init__(self, args: argparse.Namespace, rank: int) -> None:
        self.args, self.rank = args, rank
        self.rng = random.Random(args.seed)  # the same in all workers: they draw the same batches and take turns
        torch.manual_seed(args.seed)
        self.tokenizer = plain_tokenizer()
        self.documents, self.development = corpus(args)
        self.model = ReaderModel(load_encoder(), LABELS)
        if args.start:
            self.model.load_state_dict(torch.load(args.start, weights_only=True))
        self.changes = Changes(self.documents, Shares(args.names, args.triggers, args.dirt))
        self.side = (
            auxiliary.Auxiliary(args.corpus, self.tokenizer, random.Random(args.seed + 1 + rank))
            if args.auxiliary
            else None
        )
        torch.manual_seed(args.seed + rank)
        self.optimizer = torch.optim.AdamW(self.groups(), weight_decay=0.01)
        self.total = args.epochs * sum(1 for _ in self.batches(random.Random(0)))
        if not self.total:
            raise SystemExit(f"got fewer batches than workers ({args.workers}); want more documents or smaller batches")
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self.rate)
        self.average = Average(self.model, args.ema) if args.ema else None
        self.step = 0

    def groups(self) -> list[dict]:
        """Layer-wise rates; the embedding matrix is frozen."""
        layers = self.model.encoder.encoder.layer
        groups = [
            {"params": list(layer.parameters()), "lr": self.args.rate * self.args.decay ** (len(layers) - 1 - depth)}
            for depth, layer in enumerate(layers)
        ]
        for parameter in self.model.encoder.embeddings.parameters():
            parameter.requires_grad_(False)
        heads = [p for name, p in self.model.named_parameters() if not name.startswith("encoder.")]
        return [*groups, {"params": heads, "lr": self.args.head_rate}]

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
        yield from batches(made, self.args.batch, rng, (self.rank, self.args.workers))

    def epoch(self) -> float:
        """Train on every document once and return the mean loss."""
        self.model.train()
        losses = []
        mask_id = self.tokenizer.token_to_id("[MASK]")
        for batch in self.batches(self.rng):
            if self.side and self.step < self.total * 2 / 3 and self.rng.random() < self.args.auxiliary:
                (0.5 * self.side.loss(self.model, self.args.batch)).backward()
            loss = loss_of(self.model, batch, hide(batch.pieces, batch.mask, self.args.word_dropout, mask_id))
            loss.backward()
            self.share_gradients()
            nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad(set_to_none=True)
            if self.average:
                self.average.update(self.model)
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
        return self.average.state if self.average else self.model.state_dict()


def plain_tokenizer() -> Tokenizer:
    """Return the encoder's tokeniser without truncation and padding."""
    tokenizer = Tokenizer.from_file(str(auxiliary.package_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


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
        meta["start"] = args.start and args.start.parent.name
        (args.out / "meta.json").write_text(json.dumps(meta, indent=1, default=str) + "\n")


def _look(trainer: Trainer, transitions: dict[str, np.ndarray]) -> dict[str, float]:
    """Save the weights and score them on the development documents."""
    torch.save(trainer.weights(), trainer.args.out / "model.pt")
    shadow = ReaderModel(encoder=load_encoder(), labels=LABELS)
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
