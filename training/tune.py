"""Choose on the development documents what is taken off the score of "nothing here", head by head.

usage: python -m training.tune training/work/run --corpus ../shared/corpora/train
Writes penalty.json beside the weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from training.corpus import load
from training.model import ReaderModel, load_encoder
from training.ontology_labels import LABELS
from training.score import evaluate
from training.tokens import plain_tokenizer
from training.torch_scorer import TorchScorer

WATCHED = {
    "mention": ("mention",),
    "trigger": ("trigger", "trigger+type"),
    "cue": ("cue",),
    "cue within": ("cue", "nested (recall)"),
    "parts": ("source", "content"),
    "roles": ("role", "role on matched"),
    "continues": ("content",),
}
STEPS = (-0.9, -0.5, 0.0, 0.3, 0.6, 1.0, 1.4, 1.8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    args = parser.parse_args()
    development = load([args.corpus / "warread/dev"])
    tokenizer = plain_tokenizer()
    model = ReaderModel(load_encoder(), LABELS)
    model.load_state_dict(torch.load(args.run / "model.pt", weights_only=True))
    scorer = TorchScorer(model)
    transitions = dict(np.load(args.run / "transitions.npz"))
    chosen: dict[str, float] = {}
    print("before", evaluate(scorer, tokenizer, transitions, development))
    for head, layers in WATCHED.items():
        results = {}
        for step in STEPS:
            scores = evaluate(scorer, tokenizer, transitions, development, {**chosen, head: step})
            results[step] = sum(scores[layer] for layer in layers)
        # Neighbours vote too: a lone peak on forty documents is noise.
        smooth = {
            s: results[s]
            + 0.5 * sum(results[t] for t in STEPS[max(0, i - 1) : i + 2]) / len(STEPS[max(0, i - 1) : i + 2])
            for i, s in enumerate(STEPS)
        }
        chosen[head] = max(smooth, key=lambda s: smooth[s])
        print(head, chosen[head], {s: round(v, 4) for s, v in results.items()}, flush=True)
    print("after", evaluate(scorer, tokenizer, transitions, development, chosen))
    (args.run / "penalty.json").write_text(json.dumps(chosen) + "\n")


if __name__ == "__main__":
    main()
