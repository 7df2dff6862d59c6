"""Rounding activations costs more than rounding weights: so part of their spread is moved into the weights before int8 is made.

A few of the numbers that go into a product of matrices are ten times as large as the others, and all are rounded in steps of the
largest. Each is divided by a factor and its row of the weights multiplied with it, which changes nothing but what is rounded
("SmoothQuant": Xiao et al. 2023). The factors come from the largest values seen in our own documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from fogline.reading.windows import SpecialIds
from training.corpus import Json
from training.features import examples, tokenise_document
from training.ontology_labels import LABELS
from training.tokens import plain_tokenizer

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

SHARE = 0.85
"""How much of the spread of the numbers goes into the weights: of .5 to 1, from .8 to .9 measured best."""
_PRODUCTS = {"Attention", "MatMul"}
_LEAST = 1e-4


def windows(documents: Iterable[Json], every: int = 8) -> list[Ints]:
    """Return the word pieces [1, pieces] of every so many windows of ``documents`` (stand-off format)."""
    tokenizer = plain_tokenizer()
    ids = SpecialIds.of(tokenizer)
    made = [
        np.array([window.pieces], np.int64)
        for document in documents
        for window in examples(document, tokenise_document(document, tokenizer), ids, LABELS, None)
    ]
    return made[::every]


def smooth(model: onnx.ModelProto, seen: Sequence[Ints], in_float: Iterable[str] = ()) -> onnx.ModelProto:
    """Even out the inputs of the products of ``model`` (pieces and mask in, fused attention) over ``seen`` windows; return it.

    Products named in ``in_float`` stay as they are. The model is changed in place and computes what it did before.
    """
    graph, kept = model.graph, set(in_float)
    weights = {one.name: one for one in graph.initializer}
    products = [
        node for node in graph.node if node.op_type in _PRODUCTS and node.input[1] in weights and node.name not in kept
    ]
    largest = _largest(model, sorted({node.input[0] for node in products}), seen)
    for node in products:
        weight = numpy_helper.to_array(weights[node.input[1]])
        of_input = np.maximum(largest[node.input[0]], _LEAST)
        of_weight = np.maximum(np.abs(weight).max(1), _LEAST)
        factor = (of_input**SHARE / of_weight ** (1 - SHARE)).astype(np.float32)
        weights[node.input[1]].CopyFrom(numpy_helper.from_array(weight * factor[:, None], node.input[1]))
        _divide(graph, node, 1 / factor)
    return model


def _divide(graph: onnx.GraphProto, node: onnx.NodeProto, factor: Floats) -> None:
    name = f"{node.name}.even"
    graph.initializer.append(numpy_helper.from_array(factor.astype(np.float32), name))
    place = list(graph.node).index(node)
    graph.node.insert(place, helper.make_node("Mul", [node.input[0], name], [f"{name}.out"], f"{name}.Mul"))
    node.input[0] = f"{name}.out"


def _largest(model: onnx.ModelProto, names: Sequence[str], seen: Sequence[Ints]) -> dict[str, Floats]:
    """Return for each tensor of ``names`` [..., width] the largest absolute value of each number over ``seen``."""
    from onnxruntime import InferenceSession

    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    del watched.graph.output[:]
    watched.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names)
    session = InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    largest: dict[str, Floats] = {}
    for pieces in seen:
        values = session.run(list(names), {"input_ids": pieces, "attention_mask": np.ones_like(pieces)})
        for name, value in zip(names, values, strict=True):
            top = np.abs(value).reshape(-1, value.shape[-1]).max(0)
            largest[name] = np.maximum(largest[name], top) if name in largest else top
    return largest
