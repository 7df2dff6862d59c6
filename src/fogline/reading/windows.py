"""From a document to windows of word pieces: what the encoder sees.

A document is cut into sentences, each sentence into words and word pieces. A window is a run of whole sentences, each led
by a marker that tells its kind (title, caption...), small enough for the encoder. It may start with sentences that are there
as context only; every sentence is *core* (its labels are taken) in exactly one window.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fogline.reading.sentences import sentence_spans
from fogline.records import Block, Document, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MARKERS = {
    "title": "[unused1]",
    "subhead": "[unused2]",
    "text": "[unused3]",
    "caption": "[unused4]",
}
"""One unused entry of the BERT vocabulary a block kind: its fixed vector tells the kinds apart. An inset reads like text."""


_NUMBER = re.compile(r"(?<!\d)\d++(?:[.,:]\d++)+")  # possessive: a dump of digits must not be walked again and again


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to read: its place in the document's text and the kind of block it stands in."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A tokenised sentence: piece ids, and its words as (start, end) code points with the index of each one's first piece."""

    kind: str
    pieces: tuple[int, ...]
    words: tuple[Span, ...]
    first_piece: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences ``[first, last)`` of which ``[core, last)`` are read; the others are context."""

    first: int
    core: int
    last: int


@dataclass(frozen=True, slots=True)
class WindowLimits:
    """Size of a window and of its context, in word pieces."""

    pieces: int = 256
    context: int = 32


def units_of(document: Document) -> Iterator[Unit]:
    """Yield the sentences of the kept blocks of ``document`` (of its whole text where it has no blocks), in order."""
    blocks: Sequence[Block] = document.blocks or (Block("text", 0, len(document.text)),)
    for block in blocks:
        if block.kept:
            yield from (Unit(span, block.kind) for span in sentence_spans(document.text, block.start, block.end))


def tokenise(tokenizer: Tokenizer, text: str, units: Sequence[Unit], longest: int = 250) -> list[Sentence]:
    """Tokenise ``units`` of ``text``; a unit of more than ``longest`` pieces becomes several sentences, none of it is cut off."""
    # A lone surrogate cannot be handed over as UTF-8; a replacement of the same length keeps the offsets.
    clean = [unit.span.of(text).encode("utf-8", "replace").decode("utf-8") for unit in units]
    encodings = tokenizer.encode_batch(clean, add_special_tokens=False)
    sentences: list[Sentence] = []
    for unit, encoding in zip(units, encodings, strict=True):
        sentences.extend(_cut(_sentence(text, unit, encoding), longest))
    return sentences


def _sentence(text: str, unit: Unit, encoding: Any) -> Sentence:
    starts: list[int] = []
    ends: list[int] = []
    first: list[int] = []
    last_word = None
    for index, (word, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
        if word is None or end <= start:
            continue
        if word != last_word:
            starts.append(start)
            ends.append(end)
            first.append(index)
            last_word = word
        else:
            ends[-1] = end
    at = unit.span.start
    words = [Span(at + start, at + end) for start, end in zip(starts, ends, strict=True)]
    return Sentence(unit.kind, tuple(encoding.ids), _whole_numbers(text, unit.span, words), tuple(first))


def _whole_numbers(text: str, span: Span, words: list[Span]) -> tuple[Span, ...]:
    """Give the parts that a tokeniser makes of a number ("1" "," "000") the place of the whole, so that no label cuts it."""
    for number in _NUMBER.finditer(text, span.start, span.end):
        first = bisect_left(words, number.start(), key=lambda word: word.start)
        last = bisect_left(words, number.end(), key=lambda word: word.start)
        words[first:last] = [Span(number.start(), words[last - 1].end)] * (last - first)
    return tuple(words)


def _cut(sentence: Sentence, longest: int) -> Iterator[Sentence]:
    if len(sentence.pieces) <= longest:
        if sentence.words:
            yield sentence
        return
    begin = 0
    while begin < len(sentence.words):
        stop = begin + 1
        piece = sentence.first_piece[begin]
        while stop < len(sentence.words) and _piece_end(sentence, stop) - piece <= longest:
            stop += 1
        # A single word longer than a window (a URL, a line of noise) keeps the pieces that fit.
        pieces = sentence.pieces[piece : min(_piece_end(sentence, stop - 1), piece + longest)]
        first = tuple(index - piece for index in sentence.first_piece[begin:stop])
        yield Sentence(sentence.kind, pieces, sentence.words[begin:stop], first)
        begin = stop


def _piece_end(sentence: Sentence, word: int) -> int:
    return sentence.first_piece[word + 1] if word + 1 < len(sentence.words) else len(sentence.pieces)


def plan(lengths: Sequence[int], limits: WindowLimits = WindowLimits()) -> list[Window]:
    """Lay windows over sentences of the given ``lengths`` (pieces, each at most ``limits.pieces - 3``)."""
    budget = limits.pieces - 2  # [CLS] and [SEP]
    windows: list[Window] = []
    core = 0
    while core < len(lengths):
        first, used = core, 0
        while first > 0 and used + lengths[first - 1] + 1 <= limits.context:
            first -= 1
            used += lengths[first] + 1
        while first < core and used + lengths[core] + 1 > budget:
            used -= lengths[first] + 1
            first += 1
        last = core
        while last < len(lengths) and used + lengths[last] + 1 <= budget:
            used += lengths[last] + 1
            last += 1
        last = max(last, core + 1)
        windows.append(Window(first, core, last))
        core = last
    return windows


def window_pieces(sentences: Iterable[Sentence], ids: SpecialIds) -> tuple[list[int], list[int]]:
    """Return the piece ids of a window over ``sentences`` and, word by word, the index of its first piece in them."""
    pieces = [ids.cls]
    first: list[int] = []
    for sentence in sentences:
        pieces.append(ids.markers.get(sentence.kind, ids.markers["text"]))
        first.extend(len(pieces) + index for index in sentence.first_piece)
        pieces.extend(sentence.pieces)
    pieces.append(ids.sep)
    return pieces, first


@dataclass(frozen=True, slots=True)
class SpecialIds:
    """Ids of the special pieces in the tokeniser's vocabulary."""

    cls: int
    sep: int
    markers: dict[str, int]

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> SpecialIds:
        """Look the ids up in ``tokenizer``."""

        def number(piece: str) -> int:
            found: int | None = tokenizer.token_to_id(piece)
            if found is None:
                raise ValueError(f"the tokeniser has no piece {piece}: it is not the one the model was trained with")
            return found

        markers = {kind: number(marker) for kind, marker in MARKERS.items()}
        return cls(number("[CLS]"), number("[SEP]"), markers)
