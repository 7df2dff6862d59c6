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


def test_a_title_is_one_sentence_however_many_it_has() -> None:
    made = document("a", ["Kyiv hit. Again", "Two died. One fled."], ["title", "text"])
    assert [(made["text"][start:end], kind) for start, end, kind in made["sentences"]] == [
        ("Kyiv hit. Again", "title"),
        ("Two died.", "text"),
        ("One fled.", "text"),
    ]
