"""Train the embedded reader.

usage: python -m training.train --corpus ../shared/corpora/train --out training/work/run [--seed 1] [--epochs 12]

Writes model.pt (weights), transitions.npz, meta.json (the recipe) and a line an epoch to log.jsonl. Everything random hangs
on the seed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from fogline.reading.windows import SpecialIds
from training import auxiliary
from training.batches import AnchorBatch, Batch, batches
from training.corpus import Json, Substitution, load
from training.decoding import bigrams
from training.features import Example, examples, tokenise_document
from training.model import ReaderModel, anchors_of, load_encoder
from training.ontology_labels import LABELS
from training.score import evaluate
from training.torch_scorer import TorchScorer

WEIGHTS = {"mention": 1.0, "trigger": 1.0, "cue": 1.0, "continues": 0.5, "reality": 1.0, "roles": 0.6, "parts": 0.6}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder with warread/, uner-ewt/, wikiwars/, uds-ih2/"
    )
    parser.add_argument(
        "--extra", type=Path, nargs="*", default=[], help="more folders of stand-off documents to train on"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="model.pt of an earlier run to go on from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--stop", type=int, help="stop after so many epochs; rates still fall as for all of --epochs")
    parser.add_argument("--batch", type=int, default=1100, help="word pieces a batch")
    parser.add_argument("--rate", type=float, default=2.5e-4, help="learning rate of the encoder's top layer")
    parser.add_argument(
        "--decay", type=float, default=0.9, help="factor of the learning rate from layer to layer, downwards"
    )
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--substitute", type=float, default=0.3, help="share of names swapped in a document copy")
    parser.add_argument("--word-dropout", type=float, default=0.06, help="share of pieces hidden behind [MASK]")
    parser.add_argument(
        "--auxiliary", type=float, default=0.1, help="auxiliary steps a main step, in the first two thirds"
    )
    parser.add_argument(
        "--ema", type=float, default=0.995, help="decay of the running average of the weights (0: none)"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--holdout", default="", help="comma-separated id prefixes to leave out of training and test on"
    )
    return parser.parse_args()


def parameter_groups(model: ReaderModel, args: argparse.Namespace) -> list[dict]:
    """Layer-wise rates; the embedding matrix is frozen."""
    groups = []
    layers = model.encoder.encoder.layer
    for depth, layer in enumerate(layers):
        rate = args.rate * args.decay ** (len(layers) - 1 - depth)
        groups.append({"params": list(layer.parameters()), "lr": rate})
    for parameter in model.encoder.embeddings.parameters():
        parameter.requires_grad_(False)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": heads, "lr": args.head_rate})
    return groups


def hide(pieces: Tensor, mask: Tensor, share: float, mask_id: int) -> Tensor:
    """Hide a share of the real pieces behind [MASK]."""
    if not share:
        return pieces
    hidden = (torch.rand(pieces.shape) < share) & (mask == 1) & (pieces > 999)  # below: special and unused pieces
    return torch.where(hidden, mask_id, pieces)


def anchored_loss(scores: Tensor, anchors: AnchorBatch) -> Tensor:
    return nn.functional.cross_entropy(scores.reshape(-1, 3), anchors.tags.reshape(-1), reduction="sum")


def loss_of(model: ReaderModel, batch: Batch, pieces: Tensor) -> Tensor:
    """Negative log-likelihood of all layers, summed with weights, a word."""
    words = model.encode(pieces, batch.mask)[batch.word_row, batch.word_piece]
    heads = dict(zip(("mention", "trigger", "cue", "continues"), model.flat(words), strict=True))
    total = sum(
        WEIGHTS[head] * nn.functional.cross_entropy(scores, batch.flat[head], reduction="sum")
        for head, scores in heads.items()
    )
    if len(batch.frames.kinds):
        frames = batch.frames
        states = anchors_of(words, frames.spans)
        total = total + WEIGHTS["reality"] * nn.functional.cross_entropy(
            model.reality(states), batch.reality, reduction="sum"
        )
        roles = model.roles(words, states, frames.kinds, frames.pair_anchor, frames.pair_word, frames.distance)
        total = total + WEIGHTS["roles"] * anchored_loss(roles, frames)
    if len(batch.cues.kinds):
        cues = batch.cues
        parts = model.parts(
            words, anchors_of(words, cues.spans), cues.kinds, cues.pair_anchor, cues.pair_word, cues.distance
        )
        total = total + WEIGHTS["parts"] * anchored_loss(parts, cues)
    return total / len(words)


def epoch_examples(
    documents: list[Json], swap: Substitution, tokenizer: Tokenizer, rng: random.Random
) -> list[Example]:
    out: list[Example] = []
    ids = SpecialIds.of(tokenizer)
    for document in documents:
        changed = swap(document, rng) if rng.random() < 0.7 else document
        out += examples(changed, tokenise_document(changed, tokenizer), ids, LABELS, rng)
    return out


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


def main() -> None:
    args = options()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    documents = load([args.corpus / "warread/train", *args.extra])
    held = tuple(filter(None, args.holdout.split(",")))
    development = [d for d in documents if d["id"].startswith(held)] if held else load([args.corpus / "warread/dev"])
    documents = [d for d in documents if not held or not d["id"].startswith(held)]
    encoder = load_encoder()
    tokenizer = Tokenizer.from_file(str(auxiliary.package_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = ReaderModel(encoder, LABELS)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True))
    swap = Substitution(documents, args.substitute)
    side = auxiliary.Auxiliary(args.corpus, tokenizer, random.Random(args.seed + 1)) if args.auxiliary else None
    optimizer = torch.optim.AdamW(parameter_groups(model, args), weight_decay=0.01)
    steps_a_epoch = len(
        list(batches(epoch_examples(documents, swap, tokenizer, random.Random(0)), args.batch, random.Random(0)))
    )
    total = steps_a_epoch * args.epochs

    def rate(step: int) -> float:
        warm = 0.08 * total
        return min(step / warm, max(0.02, (total - step) / (total - warm)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    average = Average(model, args.ema) if args.ema else None
    step = 0
    ids = SpecialIds.of(tokenizer)
    plain = (examples(d, tokenise_document(d, tokenizer), ids, LABELS, None) for d in documents)
    transitions = bigrams((window for windows in plain for window in windows), LABELS)
    meta = {**vars(args), "corpus": None, "extra": len(args.extra), "out": None, "documents": len(documents)}
    meta["start"] = args.start and args.start.parent.name
    mask_id = tokenizer.token_to_id("[MASK]")
    last = args.stop or args.epochs
    for epoch in range(last):
        model.train()
        begun, losses = time.time(), []
        for batch in batches(epoch_examples(documents, swap, tokenizer, rng), args.batch, rng):
            if side and step < total * 2 / 3 and rng.random() < args.auxiliary:
                (0.5 * side.loss(model, args.batch)).backward()
            loss = loss_of(model, batch, hide(batch.pieces, batch.mask, args.word_dropout, mask_id))
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            if average:
                average.update(model)
            losses.append(float(loss.detach()))
            step += 1
        line = {"epoch": epoch + 1, "loss": float(np.mean(losses)), "seconds": round(time.time() - begun)}
        if epoch + 1 == last or (epoch + 1) % 4 == 0:
            shadow = ReaderModel(encoder=load_encoder(), labels=LABELS)
            shadow.load_state_dict(average.state if average else model.state_dict())
            line |= evaluate(TorchScorer(shadow), tokenizer, transitions, development)
            torch.save(shadow.state_dict(), args.out / "model.pt")
        with (args.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)
        if not math.isfinite(line["loss"]):
            raise SystemExit("the loss is no longer finite: lower --rate")
    np.savez(args.out / "transitions.npz", **transitions)
    (args.out / "meta.json").write_text(json.dumps(meta, indent=1, default=str) + "\n")


if __name__ == "__main__":
    main()
