"""What a report is about is learned from headlines that were grouped by event: the loss, the streams, the table in one place."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")
onnx = pytest.importorskip("onnx", reason="training needs onnx (training/requirements.txt)")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnx.reference import ReferenceEvaluator  # noqa: E402
from training.gist import STREAMS, TAUGHT, Odds, Row, loss_of, stream, take_table_from  # noqa: E402

TABLE = "bert.embeddings.word_embeddings.weight_quantized"


def pointing(*degrees):
    """Return vectors that point so many degrees from the first axis."""
    turns = torch.deg2rad(torch.tensor(degrees, dtype=torch.float32))
    return torch.stack([turns.cos(), turns.sin()], 1)


def loss(vectors, groups):
    return loss_of(vectors, groups, Odds(), 0.05).item()


def test_the_nearer_those_of_one_event_and_the_further_all_else_the_better() -> None:
    groups = ["a", "a", "b", "b", "alone 4"]
    apart = loss(pointing(0, 5, 120, 125, 240), groups)
    mixed = loss(pointing(0, 5, 60, 65, 90), groups)
    wrong = loss(pointing(0, 120, 5, 125, 60), groups)
    assert apart < mixed < wrong
    assert apart < 0.1


def test_the_order_of_a_stream_changes_no_loss() -> None:
    vectors, groups = pointing(0, 30, 70, 95), ["a", "b", "a", "alone 3"]
    losses = [
        loss(vectors[list(order)], [groups[at] for at in order]) for order in itertools.permutations(range(len(groups)))
    ]
    assert losses == pytest.approx([losses[0]] * len(losses), rel=1e-4)


@pytest.mark.parametrize("groups", [["alone 0", "alone 1", "alone 2"], ["a", "a", "a"]])
def test_a_stream_of_nothing_but_one_kind_can_be_learned_from(groups) -> None:
    vectors = pointing(0, 20, 90).requires_grad_()
    found = loss_of(vectors, groups, Odds(), 0.05)
    found.backward()
    assert torch.isfinite(found)
    assert torch.isfinite(vectors.grad).all()


def test_headlines_that_stand_alone_are_groups_of_their_own(tmp_path) -> None:
    told = [("Rockets hit Velsk", "Four dockers died.", "a"), ("Port burns!", "", "a"), ("Talks end", "", None)]
    told.append(("Rain falls", "It is wet.", ""))
    rows = [dict(zip(("title", "lead", "group"), row, strict=True)) for row in told]
    path = tmp_path / "one.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    found = stream(path)
    assert [row.title for row in found] == [title for title, *_ in told]
    assert [row.group for row in found[:2]] == ["a", "a"]
    assert len({row.group for row in found}) == 3


def test_a_headline_and_what_stands_under_it_are_one_text() -> None:
    assert Row("Rockets hit Velsk", "Four died.", "a").words() == "Rockets hit Velsk. Four died."
    assert Row("Who hit Velsk?", "Four died.", "a").words() == "Who hit Velsk? Four died."
    assert Row("Rockets hit Velsk", "", "a").words() == "Rockets hit Velsk"


def test_every_stream_can_be_read_and_has_headlines_in_company_and_alone() -> None:
    paths = sorted((Path(__file__).parents[2] / STREAMS).glob("*.jsonl"))
    taught = {path.name for path in (Path(__file__).parents[2] / STREAMS).glob(TAUGHT)}
    assert taught, "what is for weights and figures teaches nothing"
    assert not any(name.startswith(("held-out", "weights", "near")) for name in taught)
    for path in paths:
        groups = [row.group for row in stream(path)]
        assert 1 < len(set(groups)) < len(groups), path


def looked_up(table, name=TABLE):
    """Return a model that looks pieces up in a table of signed bytes."""
    graph = helper.make_graph(
        [helper.make_node("Gather", [name, "input_ids"], ["rows"])],
        "table",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["pieces"])],
        [helper.make_tensor_value_info("rows", TensorProto.INT8, ["pieces", table.shape[1]])],
        [numpy_helper.from_array(table, name)],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def test_the_table_of_pieces_is_kept_once(tmp_path) -> None:
    table = np.random.default_rng(3).integers(-128, 128, (400, 16)).astype(np.int8)
    onnx.save(looked_up(table, f"reader.{TABLE}"), str(tmp_path / "reader.onnx"))
    model = looked_up(table)
    take_table_from(model, tmp_path / "reader.onnx")
    (tmp_path / "gist.onnx").write_bytes(model.SerializeToString())
    assert (tmp_path / "gist.onnx").stat().st_size < table.nbytes / 10
    pieces = np.array([7, 399, 0])
    whole = onnx.load(str(tmp_path / "gist.onnx"))  # and what it points to
    (rows,) = ReferenceEvaluator(whole).run(None, {"input_ids": pieces})
    assert np.array_equal(rows, table[pieces])


def test_another_table_of_pieces_is_refused(tmp_path) -> None:
    table = np.random.default_rng(3).integers(-100, 100, (400, 16)).astype(np.int8)
    onnx.save(looked_up(table), str(tmp_path / "reader.onnx"))
    with pytest.raises(ValueError, match="another table of word pieces"):
        take_table_from(looked_up(table[::-1].copy()), tmp_path / "reader.onnx")
