"""The options of ``training.train``."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.loss import WEIGHTS


def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description="Train the embedded reader; see training/README.md.")
    add = parser.add_argument
    add("--corpus", type=Path, required=True, help="folder with warread/, uner-ewt/, wikiwars/, uds-ih2/")
    add("--extra", type=Path, nargs="*", default=[], help="more folders of stand-off documents to train on")
    add("--out", type=Path, required=True)
    add("--encoder", type=Path, help="folder of the untuned encoder (default: MiniLM-L6 from its package)")
    add("--encoder-dropout", type=float, default=0.0)
    add("--device", type=torch.device, default=torch.device("cpu"), help="cpu or cuda; one worker on cuda")
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
    add("--teachers", type=Path, nargs="*", default=[], help="runs of earlier models to learn from")
    add(
        "--soft",
        type=float,
        default=0.7,
        help="share of what teachers hold probable in what is learnt, if there are any",
    )
    add("--weights", type=weight, nargs="*", default=[], metavar="HEAD=WEIGHT", help="weights of losses; see loss.py")
    return parser.parse_args()


def weight(text: str) -> tuple[str, float]:
    """Return the head and the weight that ``text`` names, as in trigger=2.5."""
    head, _, value = text.partition("=")
    if head not in WEIGHTS:
        raise argparse.ArgumentTypeError(f"got {head!r}; want one of {', '.join(WEIGHTS)}, as in trigger=2.5")
    return head, float(value)
