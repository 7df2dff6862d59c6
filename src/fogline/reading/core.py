"""Reading with a network, whichever engine runs it: windows in, scores out, labels decoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from fogline.reading.decode import Decoding, Marks, WordScores, decode, log_softmax
from fogline.reading.quotations import spread
from fogline.reading.scorer import FlatScores, Scorer
from fogline.reading.windows import (
    Sentence,
    SpecialIds,
    Unit,
    Window,
    WindowLimits,
    plan,
    tokenise,
    units_of,
    window_pieces,
)
from fogline.records import Document

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BATCH_PIECES = 512
"""Word pieces a batch: more gains nothing on two cores and costs memory."""
DOCUMENTS_AT_ONCE = 16
"""Documents whose windows share batches: short ones fill up each other's."""


@dataclass(frozen=True, slots=True)
class _Job:
    document: int
    window: Window
    pieces: list[int]
    first_piece: list[int]


class ReadingCore:
    """Marks documents with a tokeniser, a scorer and a decoding."""

    def __init__(self, tokenizer: Tokenizer, scorer: Scorer, decoding: Decoding) -> None:
        self._tokenizer = tokenizer
        self._scorer = scorer
        self._decoding = decoding
        self._ids = SpecialIds.of(tokenizer)

    def mark(self, documents: Iterable[Document]) -> Iterator[Marks]:
        """Yield the marks of each document, in order."""
        stream = iter(documents)
        while chunk := list(islice(stream, DOCUMENTS_AT_ONCE)):
            yield from self.mark_units([(document.text, units_of(document)) for document in chunk])

    def mark_units(self, texts: Sequence[tuple[str, Sequence[Unit]]]) -> Iterator[Marks]:
        """Yield the marks of each text, given with its sentences."""
        limits = WindowLimits()
        sentences = [tokenise(self._tokenizer, text, units, limits.pieces - 3) for text, units in texts]
        jobs = [
            _Job(number, window, *window_pieces(rows[window.first : window.last], self._ids))
            for number, rows in enumerate(sentences)
            for window in plan([len(s.pieces) for s in rows], limits)
        ]
        scored: list[dict[int, list[WordScores]]] = [{} for _ in texts]
        for batch in _batches(jobs):
            scores = self._scorer.flat(*_padded(batch))
            for row, job in enumerate(batch):
                scored[job.document][job.window.core] = _core_words(job, sentences[job.document], scores, row)
        for rows, (text, units) in zip(scored, texts, strict=True):
            marks = decode(text, [words for core in sorted(rows) for words in rows[core]], self._scorer, self._decoding)
            attributions = spread(text, [unit.span for unit in units], marks.attributions)
            yield replace(marks, attributions=tuple(attributions))


def _batches(jobs: Sequence[_Job]) -> Iterator[list[_Job]]:
    """Group jobs of like length, so that little padding is computed."""
    batch: list[_Job] = []
    for job in sorted(jobs, key=lambda j: -len(j.pieces)):
        if batch and len(batch[0].pieces) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(job)
    if batch:
        yield batch


def _padded(batch: Sequence[_Job]):  # type: ignore[no-untyped-def]
    import numpy as np

    pieces = np.zeros((len(batch), max(len(job.pieces) for job in batch)), np.int64)
    mask = np.zeros_like(pieces)
    for row, job in enumerate(batch):
        pieces[row, : len(job.pieces)] = job.pieces
        mask[row, : len(job.pieces)] = 1
    return pieces, mask


def _core_words(job: _Job, sentences: Sequence[Sentence], scores: FlatScores, row: int) -> list[WordScores]:
    """Cut the scores of a window's core sentences out of a batch, a row a word (its first piece)."""
    out = []
    begin = sum(len(s.words) for s in sentences[job.window.first : job.window.core])
    for sentence in sentences[job.window.core : job.window.last]:
        end = begin + len(sentence.words)
        index = job.first_piece[begin:end]
        heads = ("mention", "trigger", "cue", "continues")
        flat = {head: log_softmax(getattr(scores, head)[row, index]) for head in heads}
        out.append(WordScores(sentence.words, scores.hidden[row, index], flat))
        begin = end
    return out
