"""What a document as a whole is about: its head, and the vector that a second encoder makes of it."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from fogline.events.tellings.meaning import likeness
from fogline.reading.embedded import EmbeddedReader, load_tokenizer
from fogline.reading.gist import FILE, PIECES, GistEncoder, head
from fogline.records import Block, Document
from fogline.records.errors import UsageError

MODEL = Path(str(files("fogline.reading") / "model"))
needs_model = pytest.mark.skipif(not (MODEL / FILE).exists(), reason="the model of the embedded reader is not here")

SILOS = "Rockets hit the grain terminal at Velsk, killing four dockers."
HARBOUR = "Four port workers dead as missiles strike silos in Velsk harbour."
PRISONERS = "Rebels in Dobrin release 30 prisoners after talks with the governor."
GARDEN = "The garden has two benches and a pond."


def document(text: str, title: str | None = None, *kinds: str) -> Document:
    """Return a document; where ``kinds`` are given, each line of its text is a block of one."""
    blocks, start = [], 0
    for kind, line in zip(kinds, text.split("\n") if kinds else (), strict=True):
        blocks.append(Block(kind, start, start + len(line)))  # type: ignore[arg-type]
        start += len(line) + 1
    return Document("d", title, None, None, "en", text, blocks=tuple(blocks))


def test_a_title_is_read_once_though_it_also_stands_in_the_text() -> None:
    page = document("Rockets hit Velsk\nFour people died.", "Rockets hit  Velsk ", "title", "text")
    assert head(page) == "Rockets hit Velsk. Four people died."


def test_what_has_no_full_stop_gets_one() -> None:
    lines = "Is Velsk burning?\nWhat we know:\n“It is”\nSmoke over the port\nFour people died."
    page = document(lines, "Fire in Velsk", *["text"] * 5)
    told = "Fire in Velsk. Is Velsk burning? What we know: “It is” Smoke over the port. Four people died."
    assert head(page) == told


def test_blanks_within_a_sentence_are_one_each() -> None:
    assert head(document("Rockets hit\u00a0 the  port\tof Velsk.")) == "Rockets hit the port of Velsk."


def test_what_is_set_aside_is_not_read() -> None:
    page = document("Subscribe now.\nRockets hit Velsk.", None, "junk", "text")
    assert head(page) == "Rockets hit Velsk."


def test_no_more_sentences_are_taken_than_can_be_read() -> None:
    page = document(" ".join(f"On day {number} guns fell silent." for number in range(500)))
    taken = head(page)
    assert taken == page.text[: len(taken)]
    assert PIECES <= len(taken.split()) < PIECES + 6


@pytest.mark.parametrize("text", ["", " ", "\n \n\n"])
def test_a_document_without_words_has_no_head(text: str) -> None:
    assert head(document(text)) == ""


@pytest.fixture(scope="module")
def encoder() -> GistEncoder:
    if not (MODEL / FILE).exists():
        pytest.skip("the model of the embedded reader is not here")
    return GistEncoder(MODEL, load_tokenizer(MODEL), 1)


@pytest.mark.parametrize("text", ["", " ", "\n \n\n"])
def test_a_document_without_words_is_about_nothing(encoder: GistEncoder, text: str) -> None:
    assert encoder.of(document(text)) == b""
    assert encoder.of(document(text, " ")) == b""


def test_a_title_alone_says_what_a_document_is_about(encoder: GistEncoder) -> None:
    assert encoder.of(document("", SILOS)) == encoder.of(document(SILOS))


def test_what_stands_far_below_changes_nothing(encoder: GistEncoder) -> None:
    page = " ".join([SILOS] * 20)
    assert encoder.of(document(f"{page} {PRISONERS}")) == encoder.of(document(page))
    assert encoder.of(document(f"{SILOS} {PRISONERS}")) != encoder.of(document(SILOS))


def test_a_sentence_without_end_is_read_as_far_as_it_can_be(encoder: GistEncoder) -> None:
    assert encoder.of(document("guns " * 5000)) == encoder.of(document("guns " * PIECES))


def test_half_a_character_is_no_trouble(encoder: GistEncoder) -> None:
    assert len(encoder.of(document("Rebels shelled Velsk \udc80 on Monday."))) == 128


@needs_model
def test_reports_on_one_strike_are_nearer_than_reports_on_different_things() -> None:
    readings = EmbeddedReader(threads=1).read(map(document, (SILOS, HARBOUR, PRISONERS)))
    silos, harbour, prisoners = (reading.gist for reading in readings)
    assert len(silos) == len(harbour) == len(prisoners) == 128
    assert likeness(silos, harbour) > 0.5
    assert max(likeness(silos, prisoners), likeness(harbour, prisoners)) < 0.3


@needs_model
def test_only_a_document_that_tells_of_an_event_has_a_vector() -> None:
    quiet, empty, told = EmbeddedReader(threads=1).read(map(document, (GARDEN, "", f"{GARDEN} {SILOS}")))
    assert (quiet.frames, quiet.gist) == ((), b"")
    assert (empty.frames, empty.gist) == ((), b"")
    assert told.frames
    assert len(told.gist) == 128


@needs_model
def test_a_model_may_do_without(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder, ignore=shutil.ignore_patterns(FILE))
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    del meta["files"][FILE]
    (folder / "meta.json").write_text(json.dumps(meta), "utf-8")
    (reading,) = EmbeddedReader(folder, threads=1).read([document(SILOS)])
    assert reading.frames
    assert reading.gist == b""


@needs_model
def test_a_second_encoder_that_is_not_the_one_exported_is_named(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / FILE).write_bytes(b"half a file")
    with pytest.raises(UsageError, match=r"gist\.onnx"):
        EmbeddedReader(tmp_path / "model")
