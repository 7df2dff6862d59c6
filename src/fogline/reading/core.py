"""Reading with a network, whichever engine runs it: windows in, scores out, labels decoded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fogline.reading.decode import Marks, decode
from fogline.reading.decoding import Decoding, WordScores, log_softmax
from fogline.reading.labels import FLAT_HEADS
from fogline.reading.lexical import Lexical
from fogline.reading.meaning import vector
from fogline.reading.quotations import completed, quoted, rejoined, spread
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
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Ints = NDArray[np.int64]

BATCH_PIECES = 512
"""Word pieces a batch: more gains nothing on two cores and costs memory."""
_TOGETHER = 256  # sentences whose scores are normalised at once: a book must not be in memory twice


@dataclass(frozen=True, slots=True)
class _Job:
    window: Window
    pieces: list[int]
    first_piece: list[int]


class ReadingCore:
    """Marks documents with a tokeniser, a scorer and a decoding, and a table of words where the model has one.

    A batch holds windows of one document only: int8 scales hang on all that is computed together, and a document must be read the
    same whatever is read beside it.
    """

    def __init__(
        self, tokenizer: Tokenizer, scorer: Scorer, decoding: Decoding, lexical: Lexical | None = None
    ) -> None:
        self._tokenizer = tokenizer
        self._scorer = scorer
        self._decoding = decoding
        self._lexical = lexical
        self._ids = SpecialIds.of(tokenizer)

    def mark(self, document: Document) -> Marks:
        """Return the marks of ``document``."""
        return self.mark_units(document.text, list(units_of(document)))

    def mark_units(self, text: str, units: Sequence[Unit]) -> Marks:
        """Return the marks of ``text``, given with its sentences."""
        limits = WindowLimits()
        sentences = tokenise(self._tokenizer, text, units, limits.pieces - 3)
        jobs = [
            _Job(window, *window_pieces(sentences[window.first : window.last], self._ids))
            for window in plan([len(sentence.pieces) for sentence in sentences], limits)
        ]
        scored: dict[int, list[WordScores]] = {}
        for batch in _batches(jobs):
            scores = self._scorer.flat(*_padded(batch))
            for row, job in enumerate(batch):
                scored[job.window.core] = _core_words(job, sentences, scores, row)
        words = _normalised([sentence for core in sorted(scored) for sentence in scored[core]])
        if self._lexical is not None:
            words = self._lexical.added(text, words, [sentence.kind for sentence in sentences])
        marks = decode(text, words, self._scorer, self._decoding)
        quotations = quoted(text, [unit.span for unit in units])
        attributions = spread(quotations, rejoined(text, quotations, completed(quotations, marks.attributions)))
        return replace(marks, attributions=tuple(attributions))


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


def _padded(batch: Sequence[_Job]) -> tuple[Ints, Ints]:
    """Return the pieces of ``batch`` filled up with zeros [jobs, longest], and the mask of what is real."""
    import numpy as np

    pieces = np.zeros((len(batch), max(len(job.pieces) for job in batch)), np.int64)
    mask = np.zeros_like(pieces)
    for row, job in enumerate(batch):
        pieces[row, : len(job.pieces)] = job.pieces
        mask[row, : len(job.pieces)] = 1
    return pieces, mask


def _core_words(job: _Job, sentences: Sequence[Sentence], scores: FlatScores, row: int) -> list[WordScores]:
    """Cut the scores of a window's core sentences out of a batch, a row a word (its first piece), not yet normalised."""
    out = []
    begin = sum(len(s.words) for s in sentences[job.window.first : job.window.core])
    core = job.first_piece[begin:]
    hidden = scores.hidden[row, core]
    flat = {head: getattr(scores, head)[row, core] for head in FLAT_HEADS}
    begin = 0
    for sentence in sentences[job.window.core : job.window.last]:
        end = begin + len(sentence.words)
        own = {head: rows[begin:end] for head, rows in flat.items()}
        first = core[begin] - sentence.first_piece[0]
        meaning = b"" if scores.meaning is None else vector(scores.meaning[row, first : first + len(sentence.pieces)])
        out.append(WordScores(sentence.words, hidden[begin:end], own, meaning))
        begin = end
    return out


def _normalised(sentences: Sequence[WordScores]) -> list[WordScores]:
    """Return ``sentences`` with their scores log-normalised: many together, as each call costs more than a row."""
    import numpy as np

    out: list[WordScores] = []
    for first in range(0, len(sentences), _TOGETHER):
        some = sentences[first : first + _TOGETHER]
        ends = np.cumsum([len(sentence.words) for sentence in some])[:-1]
        rows = {head: log_softmax(np.concatenate([one.flat[head] for one in some])) for head in FLAT_HEADS}
        parts = {head: np.split(scores, ends) for head, scores in rows.items()}
        out += [
            WordScores(one.words, one.hidden, {head: parts[head][number] for head in FLAT_HEADS}, one.meaning)
            for number, one in enumerate(some)
        ]
    return out
