"""Fit how sure the exported reader is, on documents it was not trained on, and choose its usual threshold.

usage: python -m training.calibrate src/fogline/reading/model --gold FOLDER... --choose FOLDER

Frames and roles of the --gold folders (stand-off format) give two logistic functions from the network's probabilities to the
share that is right (Platt 1999); the threshold is where the sum of the F1 of triggers, of triggers with their type, and of roles,
end to end and on triggers found, is best on the --choose folder. Both are written into the model's meta.json.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path

import numpy as np

from fogline.evaluation import load_gold
from fogline.evaluation.count_frames import count_frames
from fogline.evaluation.reliability import outcomes, reliability
from fogline.reading.confidence import Calibration, log_odds
from fogline.reading.core import ReadingCore
from fogline.reading.decoding import Decoding
from fogline.reading.embedded import load_decoding, load_lexical, load_scorer, load_tokenizer
from fogline.reading.scorer import Anchors, FlatScores, Scorer
from fogline.records import ReaderInfo, Reading

GRID = (0.2, 0.25, 0.3, 0.35, 0.4)
SHARES = (0.1, 0.5)
_LEAST = 0.0  # drops nothing
_EAGER = 4e-4  # with _LEAST: looks harder than usual, for what is usually left out must be in the fit
_INFO = ReaderInfo("calibration", "1")
Pairs = list[tuple[Reading, Reading]]


class Remembering:
    """A ``Scorer`` whose encoder sees a batch once, so that trying out a decoding costs little."""

    def __init__(self, scorer: Scorer) -> None:
        self.scorer = scorer
        self.memory: dict[bytes, FlatScores] = {}

    def flat(self, pieces: np.ndarray, mask: np.ndarray) -> FlatScores:
        key = pieces.tobytes()
        if key not in self.memory:
            self.memory[key] = self.scorer.flat(pieces, mask)
        return self.memory[key]

    def frames(self, anchors: Anchors) -> tuple[np.ndarray, np.ndarray]:
        return self.scorer.frames(anchors)

    def attributions(self, anchors: Anchors) -> np.ndarray:
        return self.scorer.attributions(anchors)


class Model:
    """The exported model, to be decoded in one way or another."""

    def __init__(self, folder: Path) -> None:
        self.meta = json.loads((folder / "meta.json").read_text("utf-8"))
        self.meta.pop("calibration", None)
        self.decoding = load_decoding(self.meta)
        self.tokenizer, self.scorer = load_tokenizer(folder), Remembering(load_scorer(folder, None))
        self.lexical = load_lexical(folder, self.meta)

    def read(self, gold: list[Reading], calibration: Calibration, threshold: float) -> Pairs:
        """Return the readings of the documents of ``gold``, gold first."""
        decoding: Decoding = replace(self.decoding, calibration=calibration, threshold=threshold)
        core = ReadingCore(self.tokenizer, self.scorer, decoding, self.lexical)
        marks = [core.mark(reading.document) for reading in gold]
        return [
            (wanted, Reading(_INFO, wanted.document, m.mentions, m.attributions, m.frames))
            for wanted, m in zip(gold, marks, strict=True)
        ]


def fit(features: np.ndarray, right: np.ndarray, steps: int = 30) -> tuple[float, float, float]:
    """Return the weights of a logistic regression: Newton's method with a little shrinking towards zero."""
    table = np.column_stack((np.ones(len(features)), features))
    weights = np.zeros(3)
    for _ in range(steps):
        guess = 1 / (1 + np.exp(-table @ weights))
        gradient = table.T @ (right - guess) - 0.1 * weights
        hessian = (table * (guess * (1 - guess))[:, None]).T @ table + 0.1 * np.eye(3)
        weights += np.linalg.solve(hessian, gradient)
    return tuple(round(float(w), 4) for w in weights)  # type: ignore[return-value]


def calibrate(model: Model, gold: list[Reading]) -> Calibration:
    """Fit both functions on ``gold``. Each pass lets one probability through as the confidence."""

    def passed(calibration: Calibration) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        # What is found does not hang on the calibration, so all passes find the same frames and roles, in the same order.
        found = outcomes(model.read(gold, replace(calibration, threshold=_EAGER), _LEAST))
        return {
            kind: (np.array([log_odds(c) for c, _ in rows]), np.array([r for _, r in rows], float))
            for kind, rows in found.items()
        }

    type_, right = passed(Calibration(frame=(0, 1, 0), role=(0, 0, 1)))["frame"]
    trigger, again = passed(Calibration(frame=(0, 0, 1), role=(0, 0, 1)))["frame"]
    assert (right == again).all(), "the passes found different frames"
    frame = fit(np.column_stack((type_, trigger)), right)
    span, right = passed(Calibration(frame=frame, role=(0, 0, 1)))["role"]
    owner, again = passed(Calibration(frame=frame, role=(0, 1, 0)))["role"]
    assert (right == again).all(), "the passes found different roles"
    return Calibration(frame, fit(np.column_stack((owner, span)), right))


def choose(model: Model, gold: list[Reading], calibration: Calibration) -> Calibration:
    """Return the threshold and share with the best sum of the F1 of triggers (alone and with type) and roles (both ways)."""
    best = (0.0, calibration)
    for threshold, share in product(GRID, SHARES):
        tried = replace(calibration, threshold=threshold, role_share=share)
        pairs = model.read(gold, tried, threshold)
        totals = {layer: np.zeros(3) for layer in ("trigger", "trigger+type", "role", "role.matched")}
        for wanted, got in pairs:
            counts = count_frames(wanted.document.text, wanted.frames, got.frames)
            for layer in totals:
                totals[layer] += counts[layer]
        f1 = {layer: 2 * right / (system + wanted) for layer, (right, system, wanted) in totals.items()}
        print(threshold, share, {layer: round(float(value), 4) for layer, value in f1.items()}, flush=True)
        best = max(best, (sum(f1.values()), tried), key=lambda entry: entry[0])
    return best[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--choose", type=Path, required=True)
    args = parser.parse_args()
    model = Model(args.model)
    gold = [reading for folder in args.gold for reading in load_gold(folder).readings.values()]
    chosen = choose(model, list(load_gold(args.choose).readings.values()), calibrate(model, gold))
    for half in (0, 1):
        fitted = replace(calibrate(model, gold[half::2]), threshold=chosen.threshold, role_share=chosen.role_share)
        found = outcomes(model.read(gold[1 - half :: 2], fitted, chosen.threshold))
        errors = {kind: round(reliability(rows).error, 3) for kind, rows in found.items()}
        print("calibration error on the half not fitted on:", errors)
    model.meta["calibration"] = asdict(chosen)
    (args.model / "meta.json").write_text(json.dumps(model.meta, separators=(",", ":")) + "\n")
    print(model.meta["calibration"])


if __name__ == "__main__":
    main()
