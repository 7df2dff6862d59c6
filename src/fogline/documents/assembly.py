"""From parts to a document's text and blocks: words verbatim, each kept once, none lost."""

from collections.abc import Sequence
from dataclasses import replace

from fogline.documents.duplicates import find_copies
from fogline.documents.folding import trim
from fogline.documents.parts import Cleaned, Part
from fogline.records.document import Block
from fogline.records.span import Span


def join_blocks(parts: Sequence[Part]) -> Cleaned:
    """Assemble the document's text: the kept parts' words, spaces at their edges left out, one part after a newline.

    Parts of kind ``junk`` and copies of other parts become blocks of no width at the place where they were taken out;
    parts that print nothing are dropped. The first part of kind ``title`` (or the copy of it that is kept) names the text.
    """
    parts = [part for part in map(_trimmed, parts) if part.text]
    copies = find_copies(parts)
    titled = next((copies.get(index, index) for index, part in enumerate(parts) if part.kind == "title"), None)
    blocks: list[Block] = []
    words: list[str] = []
    length = 0
    for index, part in enumerate(parts):
        if part.kind == "junk" or index in copies:
            blocks.append(Block(part.kind, length, length, part.origin, copies.get(index)))
            continue
        start = length + 1 if words else 0
        length = start + len(part.text)
        words.append(part.text)
        blocks.append(Block("title" if index == titled else part.kind, start, length, part.origin))
    return Cleaned("\n".join(words), tuple(blocks), None if titled is None else parts[titled].text)


def _trimmed(part: Part) -> Part:
    start, end = trim(part.text, 0, len(part.text))
    if (start, end) == (0, len(part.text)):
        return part
    origin = part.origin and Span(part.origin.start + start, part.origin.start + end)
    return replace(part, text=part.text[start:end], origin=origin)
