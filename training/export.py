"""Export a trained model to the files that ship: the encoder in int8 but for three products, float heads, tokeniser, meta.

usage: python -m training.export training/work/run src/fogline/reading/model --texts training/work/own
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from fogline.reading.embedded import FORMAT
from fogline.reading.labels import FLAT_HEADS
from training import auxiliary
from training.corpus import load
from training.model import ReaderModel, anchors_of, load_encoder
from training.ontology_labels import LABELS
from training.smooth import Ints, smooth, windows

_LARGE = 1 << 14  # bytes
_SENSITIVE = tuple(f"/layer.{number}/output/dense/MatMul" for number in range(3))


class Flat(nn.Module):
    """Encoder and flat heads as one graph."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        hidden = self.model.encode(input_ids, attention_mask)
        return hidden, *self.model.flat(hidden)


class Frames(nn.Module):
    """Reality and role heads as one graph."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, words: Tensor, spans: Tensor, kinds: Tensor, pair_anchor: Tensor, pair_word: Tensor, distance: Tensor
    ):  # type: ignore[no-untyped-def]
        return self.model.frames(words, spans, kinds, pair_anchor, pair_word, distance)


class Attributions(nn.Module):
    """The head of the parts of an attribution as a graph."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.parts = model.parts

    def forward(
        self, words: Tensor, spans: Tensor, kinds: Tensor, pair_anchor: Tensor, pair_word: Tensor, distance: Tensor
    ):  # type: ignore[no-untyped-def]
        return self.parts(words, anchors_of(words, spans), kinds, pair_anchor, pair_word, distance)


def export(run: Path, target: Path, texts: Sequence[Path]) -> None:
    """Write the model files of ``run`` to ``target``; documents of the folders ``texts`` tell what numbers the encoder meets."""
    seen = windows(load(texts))
    if not seen:
        raise SystemExit(
            f"got no documents in {', '.join(map(str, texts))}; want stand-off files, as training.compile writes"
        )
    model = ReaderModel(load_encoder(attention="eager"), LABELS)
    model.load_state_dict(torch.load(run / "model.pt", weights_only=True))
    model.eval()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        to_onnx(Flat(model), plain, ("hidden", *FLAT_HEADS))
        quantise(plain, target / "reader.onnx", _in_float, seen)
    names = ["words", "spans", "kinds", "pair_anchor", "pair_word", "distance"]
    sizes = {"words": {0: "n"}, "spans": {0: "a"}, "kinds": {0: "a"}, **{name: {0: "p"} for name in names[3:]}}
    example = (
        torch.randn(9, 384),
        torch.tensor([[1, 1], [3, 4]]),
        torch.tensor([0, 0]),
        *(torch.tensor([0, 1, 1]) for _ in range(3)),
    )
    for graph, outputs, file in (
        (Frames(model), ["reality", "roles"], "frames.onnx"),
        (Attributions(model), ["parts"], "attributions.onnx"),
    ):
        torch.onnx.export(
            graph,
            example,
            str(target / file),
            input_names=names,
            output_names=outputs,
            dynamic_axes=sizes | {name: {0: "a" if name == "reality" else "p"} for name in outputs},
            opset_version=17,
            dynamo=False,
        )
        halve(target / file)
    shutil.copy(auxiliary.package_folder() / "tokenizer.json", target / "tokenizer.json")
    _plain_tokenizer(target / "tokenizer.json")
    _meta(run, target)


def halve(path: Path) -> None:
    """Keep the larger weights of the graph at ``path`` in half precision; it computes in single precision all the same."""
    model = onnx.load(str(path))
    graph, casts = model.graph, []
    for one in [one for one in graph.initializer if one.data_type == TensorProto.FLOAT and len(one.raw_data) >= _LARGE]:
        half = numpy_helper.from_array(numpy_helper.to_array(one).astype(np.float16), f"{one.name}.half")
        graph.initializer.remove(one)
        graph.initializer.append(half)
        casts.append(helper.make_node("Cast", [half.name], [one.name], f"{one.name}.Cast", to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())


def to_onnx(graph: nn.Module, target: Path, outputs: Sequence[str]) -> None:
    """Write a graph from word pieces and their mask to ``outputs``, all [batch, pieces, ...]."""
    ids = torch.randint(1000, 20000, (2, 16))
    axes = {0: "batch", 1: "pieces"}
    inputs = ["input_ids", "attention_mask"]
    torch.onnx.export(
        graph,
        (ids, torch.ones_like(ids)),
        str(target),
        input_names=inputs,
        output_names=list(outputs),
        dynamic_axes=dict.fromkeys([*inputs, *outputs], axes),
        opset_version=17,
        dynamo=False,
    )


def quantise(
    plain: Path, target: Path, in_float: Callable[[onnx.GraphProto], list[str]], seen: Sequence[Ints] = ()
) -> None:
    """Fused attention, then dynamic int8 weights per channel, but for the nodes that ``in_float`` names.

    With windows ``seen``, what is rounded is evened out over them first (see :mod:`training.smooth`).
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers import optimizer

    fused = plain.with_name("fused.onnx")
    optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=12, hidden_size=384, opt_level=0
    ).save_model_to_file(str(fused))
    model = onnx.load(str(fused))
    excluded = in_float(model.graph)
    quantize_dynamic(
        smooth(model, seen, excluded) if seen else model,
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=excluded,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
    )


def _in_float(graph: onnx.GraphProto) -> list[str]:
    """Return the nodes of the reader that stay in float: the heads, which are small, and the products that lose most by far.

    These are the last of each of the lower three layers: few of the numbers that go into them are large, and in other places for
    every word. They cost 5 MB and win back two thirds of what int8 loses when all else is evened out.
    """
    heads = [
        node.name for node in graph.node if any(out in FLAT_HEADS for out in node.output) or _feeds_head(graph, node)
    ]
    return heads + [node.name for node in graph.node if node.name.endswith(_SENSITIVE) and node.op_type == "MatMul"]


def _feeds_head(graph: onnx.GraphProto, node: onnx.NodeProto) -> bool:
    users = [other for other in graph.node if set(node.output) & set(other.input)]
    return node.op_type == "MatMul" and bool(users) and all(set(user.output) & set(FLAT_HEADS) for user in users)


def _plain_tokenizer(path: Path) -> None:
    """Take truncation and padding out of the tokeniser: windows are ours."""
    data = json.loads(path.read_text("utf-8"))
    data["truncation"] = data["padding"] = None
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _meta(run: Path, target: Path) -> None:
    transitions = np.load(run / "transitions.npz")
    tuned = run / "penalty.json"
    meta = {
        "name": "embedded",
        "format": FORMAT,
        "languages": ["en"],
        "mentions": LABELS.mentions,
        "events": LABELS.events,
        "realities": LABELS.realities,
        "roles": LABELS.roles,
        "o_penalty": json.loads(tuned.read_text()) if tuned.exists() else {},
        "transitions": {head: np.round(transitions[head], 4).tolist() for head in transitions},
        "recipe": json.loads((run / "meta.json").read_text()),
        "files": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(target.iterdir())
            if path.suffix == ".onnx" or path.name == "tokenizer.json"
        },
    }
    (target / "meta.json").write_text(json.dumps(meta, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument(
        "--texts", type=Path, nargs="+", required=True, help="folders of stand-off documents to look at"
    )
    arguments = parser.parse_args()
    export(arguments.run, arguments.target, arguments.texts)
