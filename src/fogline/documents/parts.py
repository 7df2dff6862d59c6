"""Parts and the cleaned text: the words every step of cleaning passes on."""

from dataclasses import dataclass

from fogline.records.document import Block, BlockKind
from fogline.records.span import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph-like piece of an original, in its order: what it is, its words, and where they stand.

    ``text`` is verbatim; ``origin`` counts code points of the original plain text (``None`` where it was no plain text).
    """

    kind: BlockKind
    text: str
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text to read and its blocks (see ``fogline.records.document.Block``), with the title where one was found."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
