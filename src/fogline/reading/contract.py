"""The contract of every reader: documents in, readings out, one for one and in order."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from fogline.records import Document, ReaderInfo, Reading


class Reader(Protocol):
    """Marks mentions, attributions and frames in documents.

    A reader is made once (it may load a model then) and called for many documents. It yields one reading a document, in the
    order given, with every span inside ``document.text`` and inside one of its kept blocks where the document has blocks.
    """

    @property
    def info(self) -> ReaderInfo:
        """Name and version, written into every reading."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """The ISO 639-1 codes of the languages that this reader reads."""
        ...

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the reading of each document."""
        ...
