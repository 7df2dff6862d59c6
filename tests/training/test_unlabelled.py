"""Texts for teachers: words are put together as they would be printed."""

import pytest

pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")

from training.unlabelled import document, joined


def test_words_are_joined_as_printed() -> None:
    words = "Troops did n't leave ( yet ) , the mayor 's office said : \" We wait . \"".split()
    assert joined(words) == "Troops didn't leave (yet), the mayor's office said: \"We wait.\""


def test_an_odd_quotation_mark_is_left_alone() -> None:
    assert joined(["so", '"', "it"]) == 'so " it'


def test_every_sentence_of_a_document_has_its_place() -> None:
    made = document("a", ["One left. Two stayed.", "Three came."])
    assert [made["text"][start:end] for start, end, _ in made["sentences"]] == [
        "One left.",
        "Two stayed.",
        "Three came.",
    ]
