"""Learning by the clock ends when it must, keeps weights on its way, and leaves the running mean."""

import random
from functools import partial
from itertools import count

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")
pytest.importorskip("transformers", reason="training needs transformers (training/requirements.txt)")

from tests.training.tiny import batch, model  # noqa: E402
from training.loss import loss_of  # noqa: E402
from training.timed import Plan, Rates, RunningMean, layer_groups, learn, turns  # noqa: E402


def test_what_is_learned_is_learned_and_kept_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.timed._LOOK", 5)
    monkeypatch.setattr("training.timed.time.monotonic", partial(next, count(0, 0.1)))
    student, given, kept = model(1), batch(), []
    before = loss_of(student, given, given.pieces).item()
    plan = Plan(Rates(1e-2, 1e-2), seconds=4, mean=0.5)
    steps = learn(
        student, turns([[given]], random.Random(1)), lambda one: loss_of(student, one, one.pieces), plan, kept.append
    )
    assert steps > 20
    assert len(kept) == steps // 5
    assert set(kept[0]) == set(student.state_dict())
    assert loss_of(student.eval(), given, given.pieces).item() < before / 2


def test_a_loss_that_is_no_number_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.timed._LOOK", 1)
    student = model(1)
    lost = lambda one: student.cue.weight.sum() * float("nan")  # noqa: E731
    with pytest.raises(SystemExit, match="lower the rate"):
        learn(student, turns([[0]], random.Random(1)), lost, Plan(Rates(1e-3, 1e-3), seconds=5))


def test_a_short_run_is_looked_at_too() -> None:
    student = model(1)
    lost = lambda one: student.cue.weight.sum() * float("nan")  # noqa: E731
    with pytest.raises(SystemExit, match="lower the rate"):
        learn(student, turns([[0]], random.Random(1)), lost, Plan(Rates(1e-3, 1e-3), seconds=0.2))


def test_nothing_to_learn_from_is_said() -> None:
    with pytest.raises(SystemExit, match="no batches"):
        next(turns([[], []], random.Random(1)))


def test_the_lower_a_layer_the_less_it_learns_and_the_table_not_at_all() -> None:
    student = model(1)
    groups = layer_groups(student, Rates(1e-3, 2e-3, decay=0.5))
    assert [group["lr"] for group in groups] == [1e-3, 2e-3]
    assert not any(weight.requires_grad for weight in student.encoder.embeddings.parameters())


def test_the_running_mean_follows_the_weights_slowly() -> None:
    student = model(1)
    layer_groups(student, Rates(1e-3, 1e-3))
    mean = RunningMean(student, 0.5)
    before = student.cue.bias.detach().clone()
    with torch.no_grad():
        student.cue.bias += 1
    for _ in range(20):
        mean.update()
    torch.testing.assert_close(mean.weights()["cue.bias"], before + 1, atol=1e-3, rtol=0)
    assert torch.equal(mean.weights()["mention.bias"], student.mention.bias)


def test_every_copy_has_its_turn_before_one_comes_again() -> None:
    drawn = turns([[1, 2, 3], [4, 5]], random.Random(2))
    first = [next(drawn) for _ in range(5)]
    assert (sorted(first[:3]), sorted(first[3:])) == ([1, 2, 3], [4, 5])
    assert sorted(next(drawn) for _ in range(3)) == [1, 2, 3]
