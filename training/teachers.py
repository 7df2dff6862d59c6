"""Teachers: larger models whose probabilities a student learns from ("distillation", Hinton et al. 2015).

usage: python -m training.teachers training/work/t1 training/work/t2 --texts training/work/unlabelled --out training/work/taught

Annotates the documents of --texts (stand-off files, see training.unlabelled) with what the teachers read together, so that a
student can learn from them beside what people annotated; a text in which they find nothing is left out. In ``training.train``,
--teachers gives every batch their probabilities.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from fogline.reading.core import ReadingCore
from fogline.reading.decode import Marks
from fogline.reading.decoding import Decoding, log_softmax
from fogline.reading.labels import FLAT_HEADS
from fogline.reading.scorer import Anchors, FlatScores
from fogline.reading.windows import Unit
from fogline.records import Span
from training.batches import Batch
from training.corpus import Json, load
from training.model import ReaderModel, anchors_of, load_encoder
from training.ontology_labels import LABELS
from training.tokens import plain_tokenizer
from training.torch_scorer import TorchScorer


def load_model(run: Path, device: torch.device) -> ReaderModel:
    """Return the model that ``training.train`` wrote to ``run``, on ``device``."""
    recipe = json.loads((run / "meta.json").read_text("utf-8"))
    encoder = recipe.get("encoder")
    model = ReaderModel(load_encoder(Path(encoder) if encoder else None), LABELS)
    model.load_state_dict(torch.load(run / "model.pt", weights_only=True))
    return model.to(device).eval()


@torch.no_grad()
def taught(teachers: Sequence[ReaderModel], batch: Batch) -> dict[str, Tensor]:
    """Return what ``teachers`` hold probable of each head's tags, on average, given the annotated anchors of ``batch``."""
    each = [_probabilities(teacher, batch) for teacher in teachers]
    return {head: torch.stack([one[head] for one in each]).mean(0) for head in each[0]}


def _probabilities(model: ReaderModel, batch: Batch) -> dict[str, Tensor]:
    words = model.encode(batch.pieces, batch.mask)[batch.word_row, batch.word_piece]
    scores = dict(zip(FLAT_HEADS, model.flat(words), strict=True))
    if len(batch.frames.kinds):
        f = batch.frames
        pairs = (f.pair_anchor, f.pair_word, f.distance)
        scores["reality"], scores["roles"] = model.frames(words, f.spans, f.kinds, *pairs)
    if len(batch.cues.kinds):
        c = batch.cues
        pairs = (c.pair_anchor, c.pair_word, c.distance)
        scores["parts"] = model.parts(words, anchors_of(words, c.spans), c.kinds, *pairs)
    return {head: rows.softmax(-1) for head, rows in scores.items()}


class Ensemble:
    """Several models as one ``Scorer``: the mean of their probabilities. Hidden states lie side by side."""

    def __init__(self, models: Sequence[ReaderModel]) -> None:
        self.scorers = [TorchScorer(model) for model in models]

    def forget(self) -> None:
        """Let go of the scores kept for trying out decodings."""
        for scorer in self.scorers:
            scorer.memory.clear()

    def flat(self, pieces: np.ndarray, mask: np.ndarray) -> FlatScores:
        each = [scorer.flat(pieces, mask) for scorer in self.scorers]
        hidden = np.concatenate([one.hidden for one in each], -1)
        return FlatScores(hidden, *(_mean([getattr(one, head) for one in each]) for head in FLAT_HEADS))

    def frames(self, anchors: Anchors) -> tuple[np.ndarray, np.ndarray]:
        each = [scorer.frames(own) for scorer, own in zip(self.scorers, self._own(anchors), strict=True)]
        return _mean([reality for reality, _ in each]), _mean([roles for _, roles in each])

    def attributions(self, anchors: Anchors) -> np.ndarray:
        return _mean([scorer.attributions(own) for scorer, own in zip(self.scorers, self._own(anchors), strict=True)])

    def _own(self, anchors: Anchors) -> list[Anchors]:
        words = np.split(anchors.words, len(self.scorers), axis=-1)
        return [anchors._replace(words=np.ascontiguousarray(part)) for part in words]


def _mean(scores: list[np.ndarray]) -> np.ndarray:
    """Return the logarithm of the mean probability [..., tags] under each of ``scores``."""
    return np.log(np.mean([np.exp(log_softmax(one)) for one in scores], axis=0) + 1e-9)


def annotated(document: Json, marks: Marks) -> Json:
    """Return ``document`` (stand-off format) with ``marks`` for its annotation."""

    def pair(span: Span | None) -> list[int] | None:
        return None if span is None else [span.start, span.end]

    return {
        **document,
        "entities": [{"start": m.span.start, "end": m.span.end, "type": m.type} for m in marks.mentions],
        "attributions": [
            {
                "source": pair(a.source),
                "cue": pair(a.cue),
                "channel": pair(a.channel),
                "content": [pair(part) for part in a.content],
            }
            for a in marks.attributions
        ],
        "events": [
            {
                "trigger": pair(frame.trigger),
                "type": frame.type,
                "reality": frame.reality,
                "roles": [[role.role, role.span.start, role.span.end] for role in frame.roles],
            }
            for frame in marks.frames
        ],
    }


def mark(core: ReadingCore, folders: Iterable[Path], out: Path) -> Iterator[str]:
    """Write the documents of ``folders`` with what ``core`` reads in them to ``out``, but for those in which it reads nothing.

    Yields the name of each document that was read.
    """
    out.mkdir(parents=True, exist_ok=True)
    for document in load(folders):
        units = [Unit(Span(start, end), kind) for start, end, kind in document["sentences"]]
        found = annotated(document, core.mark_units(document["text"], units))
        if found["entities"] or found["attributions"] or found["events"]:
            (out / f"{document['id']}.json").write_text(json.dumps(found, ensure_ascii=False) + "\n", "utf-8")
        yield document["id"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument(
        "--texts", type=Path, required=True, help="folder of stand-off documents; what is marked in them is not read"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    args = parser.parse_args()
    decoding = Decoding(LABELS, dict(np.load(args.teachers[0] / "transitions.npz")), {})
    ensemble = Ensemble([load_model(run, args.device) for run in args.teachers])
    core = ReadingCore(plain_tokenizer(), ensemble, decoding)
    for _ in mark(core, [args.texts], args.out):
        ensemble.forget()


if __name__ == "__main__":
    main()
