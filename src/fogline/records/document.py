"""The document: the text read out of an original, cut into blocks, with its publication date."""

import datetime
from dataclasses import dataclass
from typing import Literal

from fogline.records.span import Span, check_span

BlockKind = Literal["title", "subhead", "text", "caption", "inset", "junk"]
Dated = Literal["stated", "metadata", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date as a closed interval of days, how it is known, and the words that give it.

    ``how`` is ``stated`` (given by the user or in the text), ``metadata`` (given by the page or feed), ``inferred`` (from
    dates in the text that fit together) or ``unknown`` (then both ends are ``None``; never filled with a guess).
    """

    start: datetime.date | None = None
    end: datetime.date | None = None
    how: Dated = "unknown"
    evidence: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if (self.start is None) != (self.how == "unknown") or (self.start is None) != (self.end is None):
            raise ValueError(f"published: got {self.start}..{self.end} with how={self.how!r}; unknown has no dates")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"published: got {self.start}..{self.end}; want start <= end")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like part of a document.

    ``start`` and ``end`` count code points of ``Document.text``; ``origin`` counts those of the original plain text (``None``
    where the original was no plain text). Words set aside are not in ``Document.text``: a block of kind ``junk`` and a copy of
    another block (``duplicate_of``: the index of the block that keeps the words) have ``start == end`` at the place they were
    taken out, and their ``origin`` says where they stand.
    """

    kind: BlockKind
    start: int
    end: int
    origin: Span | None = None
    duplicate_of: int | None = None

    def __post_init__(self) -> None:
        check_span(Span(self.start, self.end), f"{self.kind} block")

    @property
    def span(self) -> Span:
        """The block's place in ``Document.text``."""
        return Span(self.start, self.end)

    @property
    def kept(self) -> bool:
        """Whether the block's words are in ``Document.text``."""
        return self.kind != "junk" and self.duplicate_of is None and self.end > self.start


@dataclass(frozen=True, slots=True)
class Document:
    """The text read out of one original. ``id`` is a hash of original and text; ``language`` an ISO 639-1 code or ``None``."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    text: str
    published: Published = Published()
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        for number, block in enumerate(self.blocks):
            if block.end > len(self.text):
                raise ValueError(
                    f"block {number}: ends at {block.end}, beyond the text of {len(self.text)} code points"
                )
            if block.duplicate_of is not None and not 0 <= block.duplicate_of < len(self.blocks):
                raise ValueError(f"block {number}: duplicate_of {block.duplicate_of} is no block of this document")
