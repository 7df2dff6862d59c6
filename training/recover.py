"""Read the weights of an exported model back, to go on from them: what was made int8 stays as rough as it is.

usage: python -m training.recover src/fogline/reading/model --out training/work/before

Writes model.pt, transitions.npz and meta.json, as :mod:`training.train` does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.model import ReaderModel, load_encoder
from training.ontology_labels import LABELS

Floats = NDArray[np.float32]

_PRODUCTS = {"Attention", "QAttention", "MatMul", "MatMulInteger"}
_NOT_STORED = ("encoder.embeddings", "auxiliary")
_DERIVED = (".even", "_quantized", "_scale", "_zero_point")


def recovered(folder: Path) -> dict[str, Tensor]:
    """Return the weights of the model in ``folder``; its embeddings are the untuned ones, as training leaves them alone."""
    found = dict(_products(folder / "reader.onnx"))
    for file in ("reader.onnx", "frames.onnx", "attributions.onnx"):
        found |= dict(_named(folder / file))
    state = ReaderModel(load_encoder(), LABELS).state_dict()
    missing = {name for name in state if not name.startswith(_NOT_STORED)} - set(found)
    if missing:
        raise SystemExit(
            f"got no weights for {', '.join(sorted(missing))} in {folder}; want what training.export writes"
        )
    return state | {name: torch.tensor(np.array(value)) for name, value in found.items() if name in state}


def _held(path: Path) -> tuple[onnx.GraphProto, dict[str, Floats]]:
    graph = onnx.load(str(path), load_external_data=False).graph
    return graph, {one.name: numpy_helper.to_array(one).astype(np.float32) for one in graph.initializer}


def _named(path: Path) -> Iterator[tuple[str, Floats]]:
    """Yield the weights that the graph at ``path`` holds under the names that they have in the network."""
    for name, value in _held(path)[1].items():
        if value.ndim and not name.endswith(_DERIVED):
            yield name.removeprefix("model.").removesuffix(".half"), value


def _products(path: Path) -> Iterator[tuple[str, Floats]]:
    """Yield the matrices of the encoder and of the flat heads, which the graph names after what they are multiplied with."""
    graph, held = _held(path)
    for node in graph.node:
        stored = node.input[1].removesuffix("_quantized") if node.op_type in _PRODUCTS else ""
        if not {stored, f"{stored}_quantized"} & set(held):
            continue
        weight = held[stored] if stored in held else _dequantised(held, stored)
        name = node.name.removesuffix("_quant")
        weight = weight * held[f"{name}.even"][:, None] if f"{name}.even" in held else weight
        if not name.startswith("Attention_"):
            yield f"{name.removesuffix('/MatMul').strip('/').replace('/', '.')}.weight", weight.T
            continue
        inner = f"encoder.encoder.layer.{name.removeprefix('Attention_')}.attention.self"
        bias = held[f"{name}_qkv_bias"]
        for part, own, shift in zip(("query", "key", "value"), np.split(weight, 3, 1), np.split(bias, 3), strict=True):
            yield f"{inner}.{part}.weight", own.T
            yield f"{inner}.{part}.bias", shift


def _dequantised(held: dict[str, Floats], name: str) -> Floats:
    return (held[f"{name}_quantized"] - held[f"{name}_zero_point"]) * held[f"{name}_scale"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="folder that training.export wrote")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    meta = json.loads((args.model / "meta.json").read_text("utf-8"))
    torch.save(recovered(args.model), args.out / "model.pt")
    np.savez(
        args.out / "transitions.npz",
        **{head: np.array(table, np.float32) for head, table in meta["transitions"].items()},
    )
    (args.out / "meta.json").write_text(json.dumps(meta["recipe"], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
