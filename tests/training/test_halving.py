"""Larger weights of the small graphs are kept in half precision; they are computed with in single precision."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")
onnx = pytest.importorskip("onnx", reason="training needs onnx (training/requirements.txt)")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnx.reference import ReferenceEvaluator  # noqa: E402
from training.export import halve  # noqa: E402


def test_halved_weights_take_half_the_room_and_say_the_same(tmp_path) -> None:
    chance = np.random.default_rng(9)
    large, small = (chance.normal(size=(128, width)).astype(np.float32) for width in (64, 4))
    graph = helper.make_graph(
        [
            helper.make_node("MatMul", ["given", "large"], ["wide"]),
            helper.make_node("MatMul", ["given", "small"], ["slim"]),
        ],
        "products",
        [helper.make_tensor_value_info("given", TensorProto.FLOAT, [1, 128])],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, width])
            for name, width in (("wide", 64), ("slim", 4))
        ],
        [numpy_helper.from_array(large, "large"), numpy_helper.from_array(small, "small")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    path = tmp_path / "heads.onnx"
    onnx.save(model, str(path))
    before = path.stat().st_size
    halve(path)
    assert before - path.stat().st_size == pytest.approx(large.nbytes / 2, abs=200)
    given = chance.normal(size=(1, 128)).astype(np.float32)
    wide, slim = ReferenceEvaluator(onnx.load(str(path))).run(None, {"given": given})
    assert wide.dtype == np.float32
    assert np.allclose(wide, given @ large, atol=0.05)
    assert np.allclose(slim, given @ small, atol=1e-5)
    halve(path)  # what is halved stays as it is
    again, _ = ReferenceEvaluator(onnx.load(str(path))).run(None, {"given": given})
    assert np.array_equal(again, wide)
