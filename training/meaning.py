"""One more output of the reader: what a sentence means, in a few numbers, as an untuned sentence encoder would have it.

usage: python -m training.meaning learn src/fogline/reading/model --corpus ../shared/corpora/train --out training/work/meaning.npz
       python -m training.meaning graft training/work/meaning.npz src/fogline/reading/model
       python -m training.meaning graft OTHER_MODEL src/fogline/reading/model

`learn` takes the lower layers of a reader, averaged over the pieces of a sentence, and finds the matrix (ridge regression) that
maps them nearest to the vectors of all-MiniLM-L6-v2 as its makers left it; of what comes out it keeps the few directions in which
sentences differ most. `graft` writes that matrix into the graph of a reader: its other outputs stay the same to the bit. The map
is linear, so the vector of a sentence is the mean over its pieces. Instead of the file of a matrix, a folder may be given whose
reader has one.

Tuning changes the lower layers of an encoder least. A matrix learned from one reader fits another that was tuned from it further
up; after new training from the start it must be learned anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnx.utils import Extractor

from fogline.reading.sentences import sentence_spans
from fogline.reading.windows import MARKERS, SpecialIds, Unit, WindowLimits, plan, tokenise, window_pieces
from fogline.records import Span
from training.corpus import load
from training.unlabelled import meantime, wikiwars

Floats = NDArray[np.float32]

OUTPUT = "meaning"
LAYERS = 6
"""The embeddings and so many layers but one are averaged: what is above them was tuned for other ends."""
SIZE = 32
RIDGE = 0.1  # of the mean of the diagonal
SENTENCES = 7000
_SHORTEST = 15  # code points: shorter ones are datelines and crumbs


def layers(graph: onnx.GraphProto) -> list[str]:
    """Return what the embeddings and each layer give out, lowest first: a layer ends with the second of its two norms."""
    embeddings = [node.output[0] for node in graph.node if "EmbedLayerNormalization" in node.op_type]
    norms = [node.output[0] for node in graph.node if node.op_type == "SkipLayerNormalization"]
    found = embeddings[:1] + norms[1::2]
    if len(found) < LAYERS:
        raise ValueError(
            f"got a graph with {len(found)} layers; want one that training.export made, with at least {LAYERS}"
        )
    return found


def learned(means: Floats, vectors: Floats, size: int = SIZE) -> tuple[Floats, Floats]:
    """Return the matrix [width, size] and offset [size] that map means of sentences [n, width] to few numbers."""
    middle = means.mean(0)
    inputs, wanted = means - middle, vectors - vectors.mean(0)
    square = inputs.T @ inputs
    square += RIDGE * np.trace(square) / len(square) * np.eye(len(square), dtype=np.float32)
    mapped = np.linalg.solve(square, inputs.T @ wanted)
    _, _, directions = np.linalg.svd(inputs @ mapped, full_matrices=False)
    # Turned at random, every dimension says as much as any other: so signed bytes lose least, and signs alone say something.
    turn, _ = np.linalg.qr(np.random.default_rng(4).normal(size=(size, size)))
    matrix = mapped @ directions[:size].T @ turn
    return matrix.astype(np.float32), (-middle @ matrix).astype(np.float32)


def graft(model: onnx.ModelProto, matrix: Floats, offset: Floats) -> onnx.ModelProto:
    """Return the model with the output :data:`OUTPUT` [batch, pieces, size]; one that it had is replaced."""
    new = onnx.ModelProto()
    new.CopyFrom(model)
    graph = new.graph
    for part in (graph.node, graph.initializer, graph.output):
        for old in [one for one in part if one.name.startswith(OUTPUT)]:
            part.remove(old)
    graph.initializer.append(numpy_helper.from_array(matrix, f"{OUTPUT}.matrix"))
    graph.initializer.append(numpy_helper.from_array(offset, f"{OUTPUT}.offset"))
    graph.node.append(helper.make_node("Mean", layers(graph)[:LAYERS], [f"{OUTPUT}.mean"], f"{OUTPUT}.Mean"))
    inputs = [f"{OUTPUT}.mean", f"{OUTPUT}.matrix"]
    graph.node.append(helper.make_node("MatMul", inputs, [f"{OUTPUT}.product"], f"{OUTPUT}.MatMul"))
    graph.node.append(helper.make_node("Add", [f"{OUTPUT}.product", f"{OUTPUT}.offset"], [OUTPUT], f"{OUTPUT}.Add"))
    shape = ["batch", "pieces", matrix.shape[1]]
    graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, shape))
    onnx.checker.check_model(new)
    return new


def graft_folder(given: Path, folder: Path) -> None:
    """Write the output into the reader in ``folder``, and its digest into its ``meta.json``."""
    matrix, offset, recipe = _known(given)
    path = folder / "reader.onnx"
    before = path.read_bytes()
    after = graft(onnx.load_from_string(before), matrix, offset).SerializeToString()
    _check_same(before, after)
    path.write_bytes(after)
    meta = _meta(folder)
    meta["files"][path.name] = hashlib.sha256(after).hexdigest()
    meta["recipe"][OUTPUT] = recipe
    (folder / "meta.json").write_text(json.dumps(meta, separators=(",", ":")) + "\n", "utf-8")


def _known(given: Path) -> tuple[Floats, Floats, str]:
    """Return matrix, offset and recipe from a file that was learned, or from the reader in a folder."""
    if not given.is_dir():
        file = np.load(given, allow_pickle=False)
        return file["matrix"], file["offset"], str(file["recipe"])
    held = {one.name: one for one in onnx.load(str(given / "reader.onnx")).graph.initializer}
    matrix, offset = (numpy_helper.to_array(held[f"{OUTPUT}.{part}"]) for part in ("matrix", "offset"))
    return matrix, offset, str(_meta(given)["recipe"][OUTPUT])


def _meta(folder: Path) -> dict[str, Any]:
    meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
    return meta


def _check_same(before: bytes, after: bytes) -> None:
    """Raise unless both give the same, to the bit, in all that the first gives."""
    old, new = _session(before), _session(after)
    names = [output.name for output in old.get_outputs() if output.name != OUTPUT]
    pieces = np.random.default_rng(1).integers(1000, 20000, (3, 60))
    mask = np.ones_like(pieces)
    mask[1, 40:] = 0
    given = {"input_ids": pieces, "attention_mask": mask}
    for name, one, other in zip(names, old.run(names, given), new.run(names, given), strict=True):
        if not np.array_equal(one, other):
            raise ValueError(f"the output {name} has changed; nothing was written")


class Averages:
    """The lower layers of a reader, averaged over the pieces of each sentence."""

    def __init__(self, folder: Path) -> None:
        from fogline.reading.embedded import load_tokenizer

        model = onnx.load(str(folder / "reader.onnx"))
        self._names = layers(model.graph)[:LAYERS]
        for name in self._names:
            shape = ["batch", "pieces", "width"]
            model.graph.value_info.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
        lower = Extractor(model).extract_model(["input_ids", "attention_mask"], self._names)
        self._session = _session(lower.SerializeToString())
        self._tokenizer = load_tokenizer(folder)
        self._ids = SpecialIds.of(self._tokenizer)

    def of(self, text: str, units: Sequence[Unit]) -> Iterator[tuple[str, Floats]]:
        """Yield the words of each sentence of a text and its mean [layers, width], read among the others as readers do."""
        limits = WindowLimits()
        sentences = tokenise(self._tokenizer, text, units, limits.pieces - 3)
        for window in plan([len(sentence.pieces) for sentence in sentences], limits):
            pieces, _ = window_pieces(sentences[window.first : window.last], self._ids)
            given = np.array([pieces], np.int64)
            found = np.stack(
                self._session.run(self._names, {"input_ids": given, "attention_mask": np.ones_like(given)})
            )
            at = 1
            for number, sentence in enumerate(sentences[window.first : window.last], window.first):
                at += 1  # the marker of its kind
                if number >= window.core:
                    words = text[sentence.words[0].start : sentence.words[-1].end]
                    yield words, found[:, 0, at : at + len(sentence.pieces)].mean(1)
                at += len(sentence.pieces)


class Untuned:
    """The sentence encoder as its makers left it."""

    def __init__(self) -> None:
        from transformers import AutoModel, AutoTokenizer

        from training.auxiliary import package_folder

        self._tokenizer = AutoTokenizer.from_pretrained(package_folder())
        self._model = AutoModel.from_pretrained(package_folder()).eval()

    def vectors(self, sentences: Sequence[str]) -> Floats:
        """Return the vectors of sentences [n, width], each of length one."""
        import torch

        given = self._tokenizer(list(sentences), padding=True, truncation=True, max_length=128, return_tensors="pt")
        with torch.inference_mode():
            hidden = self._model(**given).last_hidden_state
        mask = given["attention_mask"][..., None]
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return torch.nn.functional.normalize(mean, dim=1).numpy()


def texts(corpus: Path, own: Path) -> list[tuple[str, list[Unit]]]:
    """Return texts that may train weights, with their sentences: ours, warread's training half, pages on wars, news."""
    found = [_own(path) for path in sorted(own.glob("*.tsv"))]
    for one in load([corpus / "warread" / "train"]):
        units = [Unit(Span(start, end), kind if kind in MARKERS else "text") for start, end, kind in one["sentences"]]
        found.append((one["text"], units))
    for parts in (wikiwars(corpus / "wikiwars"), meantime(corpus / "meantime")):
        for _, lines in parts:
            text = "\n".join(lines)
            found.append((text, [Unit(span, "text") for span in sentence_spans(text)]))
    return found


def _own(path: Path) -> tuple[str, list[Unit]]:
    text, units = "", []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) == 3:
            kind = cells[1] if cells[1] in MARKERS else "text"
            units.append(Unit(Span(len(text), len(text) + len(cells[2])), kind))
            text += cells[2] + "\n"
    return text, units


def learn(folder: Path, corpus: Path, own: Path, out: Path) -> None:
    """Learn the matrix for the reader in ``folder`` and write it to ``out``."""
    averages, untuned = Averages(folder), Untuned()
    given = texts(corpus, own)
    random.Random(1).shuffle(given)
    means: list[Floats] = []
    vectors: list[Floats] = []
    for text, units in given:
        known = [(words, mean.mean(0)) for words, mean in averages.of(text, units) if len(words) >= _SHORTEST]
        if known:
            means += [mean for _, mean in known]
            vectors.append(untuned.vectors([words for words, _ in known]))
        if len(means) >= SENTENCES:
            break
    matrix, offset = learned(np.stack(means), np.concatenate(vectors))
    recipe = f"{SIZE} numbers of {LAYERS} layers, from {len(means)} sentences, ridge {RIDGE}"
    np.savez(out, matrix=matrix, offset=offset, recipe=recipe)
    print(f"{out}: {recipe}")


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def main() -> None:
    """Learn or graft."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    learning = commands.add_parser("learn")
    learning.add_argument("folder", type=Path)
    learning.add_argument("--corpus", type=Path, required=True)
    learning.add_argument("--own", type=Path, default=Path("training/data/docs"))
    learning.add_argument("--out", type=Path, required=True)
    grafting = commands.add_parser("graft")
    grafting.add_argument("weights", type=Path)
    grafting.add_argument("folder", type=Path)
    asked = parser.parse_args()
    if asked.command == "learn":
        learn(asked.folder, asked.corpus, asked.own, asked.out)
    else:
        graft_folder(asked.weights, asked.folder)


if __name__ == "__main__":
    main()
