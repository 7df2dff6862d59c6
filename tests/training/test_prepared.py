"""Batches made beforehand come back as they were; a document keeps its fold; what teachers say reaches the right batch."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")
pytest.importorskip("transformers", reason="training needs transformers (training/requirements.txt)")

from tests.training.tiny import batch, model  # noqa: E402
from training.copies import Maker, fold_of  # noqa: E402
from training.crossfit import label  # noqa: E402
from training.distil import teach  # noqa: E402
from training.prepared import FOLDS, TEXTS_ALONE, Prepared, joined, load, save  # noqa: E402
from training.proxy import proxies, rows_of  # noqa: E402

CPU = torch.device("cpu")


def document(name: str, place: str) -> dict:
    text = f"Rebels shelled {place} on Friday, the governor said."
    at = text.index(place)
    return {
        "id": name,
        "text": text,
        "sentences": [[0, len(text), "text"]],
        "entities": [{"start": at, "end": at + len(place), "type": "PLACE"}],
        "attributions": [
            {"source": [32 + len(place) - 6, 44 + len(place) - 6], "cue": None, "channel": None, "content": []}
        ],
        "events": [
            {"trigger": [7, 14], "type": "shelling", "reality": "factual", "roles": [["place", at, at + len(place)]]}
        ],
    }


DOCUMENTS = [
    document(f"own-{number}", place) for number, place in enumerate(("Bakhmut", "Kupiansk", "El Fasher", "Goma"))
]


def test_batches_come_back_as_they_were_saved(tmp_path: Path) -> None:
    made = Maker(DOCUMENTS, DOCUMENTS[:1], 100).copy(3)
    save(tmp_path / "copy.npz", made)
    back = load(tmp_path / "copy.npz", CPU)
    assert [one.fold for one in back] == [one.fold for one in made]
    for before, after in zip(made, back, strict=True):
        for name in ("pieces", "mask", "word_row", "word_piece", "reality"):
            torch.testing.assert_close(getattr(after.batch, name), getattr(before.batch, name))
        torch.testing.assert_close(after.batch.flat, before.batch.flat)
        torch.testing.assert_close(after.batch.frames.tags, before.batch.frames.tags)
        torch.testing.assert_close(after.batch.frames.spans, before.batch.frames.spans)
        assert len(after.batch.cues.kinds) == len(before.batch.cues.kinds) == 0


def test_a_document_keeps_its_fold_and_shares_a_batch_with_none_of_another() -> None:
    folds = {fold_of(one) for one in DOCUMENTS}
    assert folds <= set(range(FOLDS))
    maker = Maker(DOCUMENTS, DOCUMENTS[:1], 100)
    maker.changes = lambda document, rng: document
    alone = {fold: sum(fold_of(one) == fold for one in DOCUMENTS) for fold in folds} | {TEXTS_ALONE: 1}
    for seed in (1, 2):
        made = maker.copy(seed)
        assert {fold: sum(len(one.batch.pieces) for one in made if one.fold == fold) for fold in alone} == alone


def test_batches_joined_say_the_same_word_by_word() -> None:
    longer = [document(f"own-{number}", " and ".join([place] * 9)) for number, place in enumerate(("Sumy", "Goma"))]
    made = Maker(DOCUMENTS + longer, DOCUMENTS[:2], 20).copy(3)
    order = sorted(made, key=lambda one: (one.fold, one.batch.pieces.shape[1]))
    together = joined(made, 3)
    assert len(together) < len(made)
    assert {one.fold for one in together} == {one.fold for one in made}
    assert len({one.batch.pieces.shape[1] for one in made}) > 1, "no batch is filled up"
    reader = model(1)
    one_by_one, at_once = label(reader, order), label(reader, together)
    assert set(at_once) == set(one_by_one)
    for head, rows in one_by_one.items():
        torch.testing.assert_close(at_once[head], rows, atol=2e-3, rtol=0)
    torch.testing.assert_close(
        torch.cat([one.batch.frames.tags for one in together]), torch.cat([one.batch.frames.tags for one in order])
    )
    torch.testing.assert_close(label(reader, joined(made, 1)), one_by_one)


def test_labels_of_other_copies_are_refused() -> None:
    seen = Prepared(batch(), 0)
    said = [label(model(seed), [seen, seen]) for seed in range(FOLDS)]
    with pytest.raises(SystemExit, match="other copies"):
        teach([seen], said, CPU)


def test_a_copy_hangs_on_its_seed_alone() -> None:
    one, same, other = (Maker(DOCUMENTS, [], 100).copy(seed) for seed in (5, 5, 6))
    assert all(torch.equal(a.batch.pieces, b.batch.pieces) for a, b in zip(one, same, strict=True))
    assert [a.batch.pieces.tolist() for a in one] != [b.batch.pieces.tolist() for b in other]


def test_a_student_hears_most_of_the_teacher_who_has_not_seen_the_document() -> None:
    teachers = [model(seed) for seed in range(FOLDS)]
    seen, text = Prepared(batch(), 2), Prepared(batch(), TEXTS_ALONE)
    said = [label(teacher, [seen, text]) for teacher in teachers]
    teach([seen, text], said, CPU)
    assert seen.batch.soft is not None
    assert text.batch.soft is not None
    for head, rows in rows_of(seen.batch).items():
        each = torch.stack([one[head][:rows].float() for one in said])
        torch.testing.assert_close(text.batch.soft[head].float(), each.mean(0), atol=2e-3, rtol=0)
        torch.testing.assert_close(seen.batch.soft[head].float(), (each.mean(0) + each[2]) / 2, atol=2e-3, rtol=0)


def test_a_model_that_says_what_is_annotated_scores_one(monkeypatch: pytest.MonkeyPatch) -> None:
    given = batch()
    tags = {**given.flat, "reality": given.reality, "roles": given.frames.tags, "parts": given.cues.tags}
    sure = {head: torch.nn.functional.one_hot(rows, 40).float() for head, rows in tags.items()}
    monkeypatch.setattr("training.proxy.taught", lambda models, batch: sure)
    assert proxies([], [Prepared(given, 0)]) == dict.fromkeys(tags, 1.0) | {"continues": 0.0}
    nothing = {head: torch.nn.functional.one_hot(torch.zeros_like(rows), 40).float() for head, rows in tags.items()}
    monkeypatch.setattr("training.proxy.taught", lambda models, batch: nothing)
    assert proxies([], [Prepared(given, 0)])["roles"] == 0.0
