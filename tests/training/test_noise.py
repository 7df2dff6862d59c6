"""Dirt changes characters, never what the labels stand on."""

import json
import random
from pathlib import Path

import pytest
from training.compile import compile_document
from training.noise import dirty

DATA = Path(__file__).parents[2] / "training" / "data"
DOCUMENT, _ = compile_document(DATA, "own-a-01")


def words(text: str, span: list[int]) -> str:
    return "".join(sorted(c for c in text[slice(*span)].lower() if c.isalnum()))


@pytest.mark.parametrize("seed", range(30))
def test_labels_stay_on_their_letters(seed: int) -> None:
    changed = dirty(DOCUMENT, random.Random(seed))
    for before, after in zip(DOCUMENT["events"], changed["events"], strict=True):  # type: ignore[call-overload]
        assert words(DOCUMENT["text"], before["trigger"]) == words(changed["text"], after["trigger"])
    for before, after in zip(DOCUMENT["entities"], changed["entities"], strict=True):  # type: ignore[call-overload]
        span, moved = [before["start"], before["end"]], [after["start"], after["end"]]
        assert words(DOCUMENT["text"], span) == words(changed["text"], moved)
    assert all(0 <= s < e <= len(changed["text"]) for s, e, _ in changed["sentences"])


def test_some_of_it_is_dirty() -> None:
    texts = {dirty(DOCUMENT, random.Random(seed))["text"] for seed in range(30)}
    assert len(texts) > 4
    assert any(len(text) < len(str(DOCUMENT["text"])) for text in texts), "no final period was lost"
    assert json.dumps(DOCUMENT)  # the document itself is never touched
