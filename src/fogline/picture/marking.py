"""A document's text cut for marking up: paragraphs, and in each the stretches that carry the same marks.

Evidence, triggers and mentions overlap freely; elements of a page cannot. So each paragraph is cut wherever a mark begins or
ends, and every piece lists what covers it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fogline.records import Document, MentionType, Report, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one set of marks: claims (by index) it is evidence or trigger of, and the mention it is in."""

    text: str
    evidence: tuple[int, ...] = ()
    triggers: tuple[int, ...] = ()
    mention: MentionType | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block as shown. ``index`` is its place among the document's blocks, or ``None`` for text outside of any."""

    kind: str
    span: Span
    pieces: tuple[Piece, ...] = ()
    index: int | None = None


@dataclass(slots=True)
class _Marks:
    """What touches one paragraph."""

    evidence: list[tuple[Span, int]] = field(default_factory=list)
    triggers: list[tuple[Span, int]] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)


def marked_paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """Return the text of a report's document in paragraphs, cut into pieces by the report's claims and mentions."""
    paragraphs = _paragraphs(report.document)
    starts = [paragraph.span.start for paragraph in paragraphs]
    marks = [_Marks() for _ in paragraphs]

    def touched(span: Span) -> Sequence[_Marks]:
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = bisect_right(starts, max(span.end - 1, span.start))
        return marks[first:last]

    for number, claim in enumerate(report.claims):
        for mark in touched(claim.evidence):
            mark.evidence.append((claim.evidence, number))
        trigger = report.frames[claim.frame].trigger
        for mark in touched(trigger):
            mark.triggers.append((trigger, number))
    for number, mention in enumerate(report.mentions):
        for mark in touched(mention.span):
            mark.mentions.append(number)
    return tuple(
        Paragraph(paragraph.kind, paragraph.span, _pieces(report, paragraph.span, mark), paragraph.index)
        for paragraph, mark in zip(paragraphs, marks, strict=True)
    )


def _paragraphs(document: Document) -> list[Paragraph]:
    """Return all text of a document: its kept blocks, and whatever stands between them, line by line."""
    blocks = sorted((block.start, block.end, index) for index, block in enumerate(document.blocks) if block.kept)
    paragraphs: list[Paragraph] = []
    at = 0
    for start, end, index in blocks:
        paragraphs.extend(_lines(document.text, at, start))
        if end > at:
            span = Span(max(start, at), end)
            paragraphs.append(Paragraph(document.blocks[index].kind, span, index=index))
            at = end
    paragraphs.extend(_lines(document.text, at, len(document.text)))
    return paragraphs


def _lines(text: str, start: int, end: int) -> list[Paragraph]:
    lines = []
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            lines.append(Paragraph("text", Span(start, start + len(line.rstrip()))))
        start += len(line)
    return lines


def _pieces(report: Report, span: Span, marks: _Marks) -> tuple[Piece, ...]:
    text = report.document.text
    mentions = [(report.mentions[number].span, number) for number in marks.mentions]
    cuts = {span.start, span.end}
    for marked, _ in (*marks.evidence, *marks.triggers, *mentions):
        cuts.update(edge for edge in marked if span.start < edge < span.end)
    ordered = sorted(cuts)
    pieces = []
    for start, end in pairwise(ordered):
        here = Span(start, end)
        mention = next((report.mentions[number] for marked, number in mentions if marked.overlaps(here)), None)
        pieces.append(
            Piece(
                text[start:end],
                tuple(number for marked, number in marks.evidence if marked.overlaps(here)),
                tuple(number for marked, number in marks.triggers if marked.overlaps(here)),
                mention.type if mention else None,
                mention.value if mention else "",
            )
        )
    return tuple(pieces)
