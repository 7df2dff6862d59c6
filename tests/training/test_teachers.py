"""Learning from teachers: what is mixed into the loss, and several models as one."""

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")
pytest.importorskip("transformers", reason="training needs transformers (training/requirements.txt)")

from tests.training.tiny import batch, model  # noqa: E402
from training.batches import moved  # noqa: E402
from training.loss import loss_of  # noqa: E402
from training.teachers import Ensemble, taught  # noqa: E402
from training.torch_scorer import TorchScorer  # noqa: E402


def test_without_a_share_for_teachers_the_annotation_alone_counts() -> None:
    student, given = model(1), batch()
    torch.manual_seed(0)
    alone = loss_of(student, given, given.pieces).detach()
    given.soft = taught([model(2)], given)
    torch.manual_seed(0)
    torch.testing.assert_close(loss_of(student, given, given.pieces, soft=0.0).detach(), alone)


def test_nobody_says_what_a_teacher_holds_probable_better_than_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.loss.TYPES_AS_READ", 0.0)
    teacher, given = model(2), batch()
    given.soft = taught([teacher], given)
    own, other = (loss_of(m, given, given.pieces, soft=1.0).detach() for m in (teacher, model(1)))
    assert own < other


def test_probabilities_of_teachers_are_averaged() -> None:
    given = batch()
    one, two, both = (taught(them, given) for them in ([model(1)], [model(2)], [model(1), model(2)]))
    assert set(both) == {"mention", "trigger", "cue", "continues", "reality", "roles", "parts"}
    for head, found in both.items():
        torch.testing.assert_close(found, (one[head] + two[head]) / 2)
        torch.testing.assert_close(found.sum(-1), torch.ones(found.shape[:-1]))


def test_a_model_twice_reads_as_once() -> None:
    given = batch()
    arrays = (given.pieces.numpy(), given.mask.numpy())
    once, twice = TorchScorer(model(1)).flat(*arrays), Ensemble([model(1), model(1)]).flat(*arrays)
    assert twice.hidden.shape[-1] == 2 * once.hidden.shape[-1]
    wanted = torch.from_numpy(once.trigger).log_softmax(-1)
    torch.testing.assert_close(torch.from_numpy(twice.trigger), wanted, atol=1e-4, rtol=1e-4)


def test_mpnet_finds_the_words_of_bert_behind_its_own() -> None:
    places = model(1, "MPNet").vocabulary
    assert places[[0, 101, 102, 103, 2001]].tolist() == [1, 0, 2, 30526, 2005]
    assert model(1).vocabulary is None


def test_a_batch_moves_whole() -> None:
    given = batch()
    there = moved(given, torch.device("cpu"))
    assert there.soft is None
    torch.testing.assert_close(there.frames.tags, given.frames.tags)
