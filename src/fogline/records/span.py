"""The span: where in a document's text something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points in ``Document.text``; written ``[start, end]`` in JSON."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def check_span(span: Span, what: str) -> None:
    """Raise ``ValueError`` unless ``span`` is a non-negative, non-inverted range."""
    if not 0 <= span.start <= span.end:
        raise ValueError(f"{what}: got span [{span.start}, {span.end}); want 0 <= start <= end")


def cover(spans: "list[Span] | tuple[Span, ...]") -> Span:
    """Return the smallest span that covers all of ``spans`` (at least one)."""
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))
