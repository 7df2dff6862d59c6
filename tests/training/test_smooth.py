"""Inputs of products are evened out before int8 is made: what is computed stays the same, and rounding costs less."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")
onnx = pytest.importorskip("onnx", reason="training needs onnx (training/requirements.txt)")
ort = pytest.importorskip("onnxruntime")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: E402
from training.smooth import smooth  # noqa: E402

WIDTH = 64


def network(chance: np.random.Generator) -> onnx.ModelProto:
    """Return a table of vectors, one number of which is large and weighs little, and two products."""
    table = chance.normal(size=(50, WIDTH)).astype(np.float32)
    table[:, 7] *= 40
    weights = {name: chance.normal(size=(WIDTH, 16)).astype(np.float32) for name in ("left", "right")}
    weights["left"][7] /= 40
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["vectors"]),
            helper.make_node("MatMul", ["vectors", "left"], ["evened"], name="evened"),
            helper.make_node("MatMul", ["vectors", "right"], ["kept"], name="kept"),
        ],
        "reader",
        [helper.make_tensor_value_info(name, TensorProto.INT64, [1, None]) for name in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, None, 16]) for name in ("evened", "kept")],
        [numpy_helper.from_array(table, "table"), *(numpy_helper.from_array(w, name) for name, w in weights.items())],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def outputs(model: onnx.ModelProto | str, pieces: np.ndarray) -> list[np.ndarray]:
    session = ort.InferenceSession(model if isinstance(model, str) else model.SerializeToString())
    return session.run(None, {"input_ids": pieces, "attention_mask": np.ones_like(pieces)})


def test_what_is_computed_stays_the_same_and_int8_loses_less(tmp_path) -> None:
    chance = np.random.default_rng(4)
    pieces = np.arange(50, dtype=np.int64)[None]
    plain = network(chance)
    exact = outputs(plain, pieces)
    evened = onnx.ModelProto()
    evened.CopyFrom(plain)
    smooth(evened, [pieces[:, :25], pieces[:, 25:]], in_float=["kept"])
    for before, after in zip(exact, outputs(evened, pieces), strict=True):
        assert np.allclose(before, after, rtol=1e-4, atol=1e-3)
    assert [node.op_type for node in evened.graph.node] == ["Gather", "Mul", "MatMul", "MatMul"]
    lost = []
    for name, model in (("plain", plain), ("evened", evened)):
        path = str(tmp_path / f"{name}.onnx")
        options = {"op_types_to_quantize": ["MatMul"], "nodes_to_exclude": ["kept"]}
        quantize_dynamic(model, path, per_channel=True, weight_type=QuantType.QInt8, **options)
        lost.append(float(np.abs(outputs(path, pieces)[0] - exact[0]).mean()))
    assert lost[1] < lost[0] / 2
