"""The contract of every reader as a suite: subclass it with a ``reader`` fixture."""

from typing import get_args

import pytest

from fogline.ontology import load
from fogline.reading.contract import Reader
from fogline.records import Block, Document, MentionType, Reading, Reality, RoleName, Span
from fogline.records.codec import from_json, to_json

WIRE = (
    "Shells kill three at Brod market\n"
    "Rebels shelled the market in Brod on Tuesday, the Health Ministry said. At least 3 people were killed.\n"
    "“We will not leave,” Mayor Ana Petrov told reporters. According to Moscow, two drones were shot down near Lipa.\n"
    "Troops reportedly withdrew from Lipa; the army denied that it had attacked the bridge."
)
ODD = (
    "\n\n\n",
    "…",
    "a\u0000b \u202e said \ufeff",
    "Kyiv\u2028said\u2029it\x85was\rhit\r\nby 3 missiles.",
    "\U0001f600 The army \U0001f600 said \U0001f600 that Brod was shelled \U0001f600.",
    "İstanbul'da ΑΣ ﬁre ß said Straße hit. e\u0301 " * 3,
    "Lone \ud800 surrogate said Brod was hit.",
    "x" * 3000,
    "said " * 800,
    "\"'“”‘’" * 200,
    "Troops" + "\u00a0" * 50 + "attacked\tBrod.",
)


def document(text: str, *, name: str = "d", blocks: tuple[Block, ...] = ()) -> Document:
    return Document(name, None, "The Observer", None, "en", text, blocks=blocks)


def in_lines(text: str) -> Document:
    """Make a document with a block a line, the first a title."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("text" if start else "title", start, start + len(line), Span(start, start + len(line))))
        start += len(line) + 1
    return document(text, blocks=tuple(blocks))


def spans_of(reading: Reading) -> list[Span]:
    spans = [mention.span for mention in reading.mentions]
    for attribution in reading.attributions:
        parts = (attribution.source, attribution.cue, attribution.channel, *attribution.content)
        spans.extend(part for part in parts if part is not None)
    for frame in reading.frames:
        spans.extend([frame.trigger, *(role.span for role in frame.roles)])
    return spans


def check(reading: Reading) -> None:
    """Assert what holds for every reading of every reader."""
    text, blocks = reading.document.text, reading.document.blocks
    kept = [block.span for block in blocks if block.kept]
    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert not blocks or any(block.contains(span) for block in kept), (span, span.of(text))
    ontology = load()
    assert {mention.type for mention in reading.mentions} <= set(get_args(MentionType))
    for frame in reading.frames:
        assert frame.type in ontology.event_types
        assert frame.reality in get_args(Reality)
        assert {role.role for role in frame.roles} <= set(get_args(RoleName))
        assert 0.0 <= frame.confidence <= 1.0
    for attribution in reading.attributions:
        assert attribution.content or attribution.cue or attribution.source


class ReaderContract:
    """What holds for every reader."""

    def read(self, reader: Reader, *documents: Document) -> list[Reading]:
        readings = list(reader.read(documents))
        for reading in readings:
            check(reading)
        return readings

    def test_it_has_a_name_and_reads_english(self, reader: Reader):
        assert reader.info.name
        assert reader.info.version
        assert "en" in reader.languages

    def test_one_reading_a_document_in_order(self, reader: Reader):
        documents = [document(text, name=str(n)) for n, text in enumerate([WIRE, "", "Brod was hit.", WIRE[:90]] * 9)]
        readings = self.read(reader, *documents)
        assert [reading.document for reading in readings] == documents
        assert {reading.reader for reading in readings} == {reader.info}

    def test_no_documents_no_readings(self, reader: Reader):
        assert list(reader.read([])) == []

    def test_documents_may_come_from_a_generator(self, reader: Reader):
        assert len(list(reader.read(document(WIRE) for _ in range(3)))) == 3

    def test_it_finds_something_in_plain_prose(self, reader: Reader):
        (reading,) = self.read(reader, document(WIRE))
        assert reading.mentions
        assert reading.attributions
        assert reading.frames

    def test_the_same_text_is_read_the_same(self, reader: Reader):
        alone = self.read(reader, document(WIRE))
        among = self.read(reader, document("Brod was quiet."), document(WIRE), document(WIRE * 4))
        again = self.read(reader, document(WIRE))
        assert alone == again
        assert among[1] == alone[0]  # whatever is read beside it

    def test_an_empty_document_has_an_empty_reading(self, reader: Reader):
        for text in ("", " ", "\n \n"):
            (reading,) = self.read(reader, document(text))
            assert (reading.mentions, reading.attributions, reading.frames) == ((), (), ())

    def test_spans_stay_inside_blocks(self, reader: Reader):
        (reading,) = self.read(reader, in_lines(WIRE))
        assert reading.frames

    def test_words_set_aside_are_not_read(self, reader: Reader):
        text = "Rebels shelled Brod."
        junk = Block("junk", len(text), len(text), Span(len(text) + 1, len(text) + 9))
        copy = Block("caption", len(text), len(text), Span(40, 60), duplicate_of=0)
        blocks = (Block("text", 0, len(text), Span(0, len(text))), junk, copy)
        self.read(
            reader, document(text, blocks=blocks), document("Rebels shelled Brod.", blocks=(Block("junk", 0, 20),))
        )

    def test_a_very_long_document_is_read_to_its_end(self, reader: Reader):
        (reading,) = self.read(reader, document("\n".join([WIRE] * 25)))
        assert max(span.end for span in spans_of(reading)) > len(WIRE) * 24

    def test_a_very_long_paragraph_is_read_to_its_end(self, reader: Reader):
        (reading,) = self.read(reader, document(" ".join([WIRE.replace("\n", " ")] * 25)))
        assert max(span.end for span in spans_of(reading)) > len(WIRE) * 24

    @pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
    def test_odd_characters_are_no_trouble(self, reader: Reader, text: str):
        self.read(reader, document(text), in_lines(text))

    def test_a_reading_survives_json(self, reader: Reader):
        (reading,) = self.read(reader, document(WIRE))
        assert from_json(to_json(reading), Reading) == reading
