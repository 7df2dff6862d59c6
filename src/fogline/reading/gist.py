"""What a report as a whole is about, as one vector: a second, small encoder reads its head.

It was taught which headlines are on one event and which are not (``training/gist.py``), so two reports on one event point the
same way though they share hardly a word. Its table of word pieces is the reader's own: it lies in ``reader.onnx`` alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fogline.reading.meaning import vector
from fogline.reading.onnx_scorer import default_threads, open_session
from fogline.reading.windows import SpecialIds, units_of
from fogline.records import Document

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FILE = "gist.onnx"
"""Its place in the folder of a model; a model may do without."""

PIECES = 128
"""Word pieces that are read: a title and the sentences under it."""

_LONGEST = 4000  # code points of a sentence: whoever prints a book as one sentence is not read to its end
_ENDED = (".", "!", "?", ":", "…", '"', "”", "»", "'", "’")


class GistEncoder:
    """Turns the head of a document into a vector, with the network in ``folder``, on ``threads`` threads."""

    def __init__(self, folder: Path, tokenizer: Tokenizer, threads: int | None = None) -> None:
        self._session = open_session(folder / FILE, threads or default_threads())
        self._tokenizer = tokenizer
        self._ids = SpecialIds.of(tokenizer)

    def of(self, document: Document) -> bytes:
        """Return the vector of ``document``, a signed byte a dimension; ``b""`` where it has no words."""
        import numpy as np

        clean = head(document).encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be handed over
        found = self._tokenizer.encode(clean, add_special_tokens=False).ids[:PIECES]
        if not found:
            return b""
        pieces = np.array([[self._ids.cls, *found, self._ids.sep]], np.int64)
        given = {"input_ids": pieces, "attention_mask": np.ones_like(pieces)}
        return vector(self._session.run(None, given)[0][0])


def head(document: Document) -> str:
    """Return the title of a document and the sentences after it, as many as can be read, a full stop after each."""
    parts: list[str] = []
    length = 0
    title = " ".join((document.title or "").split())
    opening = " ".join(document.text[: 2 * len(title) + _LONGEST].split()) if title else ""
    if opening.startswith(title):  # it stands in the text, perhaps as several sentences
        title = ""
    sentences = (" ".join(unit.span.of(document.text).split()) for unit in units_of(document))
    for part in (title, *sentences):
        if not part or (title and parts and part == title):
            continue
        kept = part[:_LONGEST]
        parts.append(kept if kept.endswith(_ENDED) else kept + ".")
        length += len(kept.split())
        if length >= PIECES:
            break
    return " ".join(parts)
