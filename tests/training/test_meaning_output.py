"""The output for meanings: grafted on a graph of any number of layers, all else as it was; its matrix learned from vectors."""

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="training needs onnx (training/requirements.txt)")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnx.reference import ReferenceEvaluator  # noqa: E402
from onnx.reference.op_run import OpRun  # noqa: E402
from training.meaning import LAYERS, OUTPUT, graft, layers, learned  # noqa: E402

WIDTH = 8


class SkipLayerNormalization(OpRun):
    """Adds two tensors, which is enough of it here."""

    op_domain = "com.microsoft"

    def _run(self, one, other):
        return (one + other,)


class EmbedLayerNormalization(OpRun):
    """Looks vectors up."""

    op_domain = "com.microsoft"

    def _run(self, pieces, table):
        return (table[pieces],)


def encoder(count: int):
    """Return a model of ``count`` layers, each of which adds what it was given twice."""
    nodes = [helper.make_node("EmbedLayerNormalization", ["input_ids", "table"], ["e"], domain="com.microsoft")]
    below = "e"
    for number in range(count):
        for part in ("attention", "out"):
            above = f"{part}{number}"
            node = helper.make_node("SkipLayerNormalization", [below, below], [above], domain="com.microsoft")
            nodes.append(node)
            below = above
    nodes.append(helper.make_node("Identity", [below], ["hidden"]))
    table = np.random.default_rng(7).normal(size=(50, WIDTH)).astype(np.float32)
    graph = helper.make_graph(
        nodes,
        "encoder",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "pieces"])],
        [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "pieces", WIDTH])],
        [numpy_helper.from_array(table, "table")],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8), table


def run(model, pieces):
    """Return the outputs of a model by name."""
    evaluator = ReferenceEvaluator(model, new_ops=[SkipLayerNormalization, EmbedLayerNormalization])
    return dict(zip(evaluator.output_names, evaluator.run(None, {"input_ids": pieces}), strict=True))


@pytest.mark.parametrize("count", [6, 9])
def test_the_output_is_the_mapped_mean_of_the_lower_layers(count: int) -> None:
    model, table = encoder(count)
    matrix = np.random.default_rng(3).normal(size=(WIDTH, 4)).astype(np.float32)
    offset = np.array([1, 0, -1, 0.5], np.float32)
    pieces = np.array([[4, 9, 30], [2, 2, 49]])
    before, after = run(model, pieces), run(graft(model, matrix, offset), pieces)
    mean = table[pieces] * np.mean([4.0**layer for layer in range(LAYERS)])  # each layer doubles twice
    assert np.allclose(after[OUTPUT], mean @ matrix + offset, rtol=1e-4)
    assert np.array_equal(after["hidden"], before["hidden"])


def test_what_was_grafted_before_is_replaced() -> None:
    model, _ = encoder(6)
    once = graft(model, np.ones((WIDTH, 3), np.float32), np.zeros(3, np.float32))
    matrix = np.full((WIDTH, 2), 0.5, np.float32)
    again = graft(once, matrix, np.zeros(2, np.float32))
    assert again.SerializeToString() == graft(model, matrix, np.zeros(2, np.float32)).SerializeToString()


def test_too_few_layers_are_no_reader() -> None:
    with pytest.raises(ValueError, match="layers"):
        layers(encoder(3)[0].graph)


def test_a_matrix_is_learned_that_keeps_what_is_alike() -> None:
    """Sentences of four topics, told in vectors that hide them among noise: the map brings those of one topic together."""
    chance = np.random.default_rng(5)
    topics = np.repeat(np.arange(4), 60)
    vectors = np.eye(4, 20, dtype=np.float32)[topics]
    mixing = chance.normal(size=(20, 40)).astype(np.float32)
    means = vectors @ mixing + chance.normal(size=(240, 40)).astype(np.float32) + 3
    matrix, offset = learned(means, vectors, size=3)
    found = means @ matrix + offset
    assert matrix.shape == (40, 3)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    alike = found @ found.T
    same = topics[:, None] == topics[None, :]
    assert alike[same].mean() > 0.8
    assert alike[~same].mean() < 0
