"""Paragraphs of a plain text: set apart by blank lines, one a line, or wrapped hard at a column as in e-mails."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fogline.documents.folding import ends_sentence, is_blank, trim, word_set
from fogline.documents.junk import is_junk
from fogline.records.span import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[-*•·‣▪►–—>]|\d{1,2}[.)])\s")
_SHORTCODE = r"\[/?[A-Za-z][\w-]*(?:\s[^\]\n]{0,300})?/?\]"
_BY = re.compile(r"by [A-Z]")
_CONTINUES = re.compile(r"[,.;:!?)\]’”]")
_WIDTHS = range(50, 111)
"""Columns at which mail programs, wires and plain-text pages wrap their lines."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's place in the original; ``spaced`` tells that a line of non-breaking spaces stands before it."""

    start: int
    end: int
    text: str
    spaced: bool = False

    @property
    def origin(self) -> Span:
        """The paragraph's place as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    gap: bool
    """Whether a blank line stands before it."""
    spaced: bool


def cut_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of ``text`` in order; together they hold all that prints."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    paragraphs: list[Paragraph] = []
    first: _Line | None = None
    last: _Line | None = None
    for line in lines:
        if first is not None and last is not None and _goes_on(last, line, width):
            last = line
            continue
        if first is not None and last is not None:
            paragraphs.append(Paragraph(first.start, last.end, text[first.start : last.end], first.spaced))
        first = last = line
    if first is not None and last is not None:
        paragraphs.append(Paragraph(first.start, last.end, text[first.start : last.end], first.spaced))
    return paragraphs


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that print something, without the spaces at their edges."""
    before = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start == end:
            continue
        between = text[before:start]
        yield _Line(start, end, text[start:end], len(_BREAK.findall(between)) > 1, _has_spacer(between))
        before = end


def _has_spacer(between: str) -> bool:
    """Tell whether a whole line of ``between`` holds nothing but non-breaking (and other) spaces."""
    return any("\xa0" in line and is_blank(line) for line in _BREAK.split(between)[1:-1])


def _wrap_width(lines: list[_Line]) -> int | None:
    """Return the column at which the text is wrapped, or ``None`` where it is not.

    Wrapped greedily, a line is as long as it can be: the first word of the next would not have fitted on it; and lines mostly
    end in the middle of a sentence, so that a good part of the next begin with a small letter.
    """
    lengths = [len(line.text) for line in lines if line.text.count(" ") > 3]
    fitting = [length for length in lengths if length < _WIDTHS.stop]
    if not fitting or len(lengths) - len(fitting) > len(lengths) // 20 or max(fitting) not in _WIDTHS:
        return None
    width = max(fitting)
    pairs = [
        (a.text, b.text) for a, b in pairwise(lines) if not b.gap and not _BULLET.match(b.text) and a.text != b.text
    ]
    full = [(line, following) for line, following in pairs if _is_full(line, following, width)]
    closed = sum(ends_sentence(line) for line, _ in full)
    inside = sum(following[0].islower() or following.isupper() for _, following in full)
    if len(full) < 2 or len(full) * 10 < len(pairs) * 6:
        return None
    return width if closed * 2 <= len(full) <= inside * 3 else None


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width - 2 and (not word.startswith("[") or not line.endswith("]"))


def _goes_on(line: _Line, following: _Line, width: int | None) -> bool:
    """Tell whether ``following`` continues the paragraph of ``line``."""
    if following.gap or _BULLET.match(following.text) or following.text == line.text:
        return False
    if width is not None and _is_full(line.text, following.text, width):
        return True
    if ends_sentence(line.text) or re.search(_SHORTCODE + "$", line.text):
        return False
    mid_sentence = following.text[0].islower() and line.text.count(" ") >= 3
    if width is not None:
        return mid_sentence
    # "admin" and "by Jane Doe" under a headline are no rest of it
    mid_sentence = mid_sentence and not any(map(is_junk, (line.text, following.text))) and not _BY.match(following.text)
    return mid_sentence or (_CONTINUES.match(following.text) is not None and line.text.count(" ") >= 1)


_EDGE_CODES = re.compile(rf"(?:{_SHORTCODE}|<!--[^\n]{{0,200}}?-->)")


def peel_shortcodes(paragraph: Paragraph) -> list[tuple[bool, Paragraph]]:
    """Cut the shortcodes off the edges of ``paragraph``: pieces in order, each with whether it is a shortcode.

    Publishing systems leave ``[caption id="..."]`` and the like around words that matter; the words stay.
    """
    text, start, end = paragraph.text, 0, len(paragraph.text)
    head: list[tuple[int, int]] = []
    while (match := _EDGE_CODES.match(text, start, end)) and is_shortcode(match.group()):
        head.append(match.span())
        start, _ = trim(text, match.end(), end)
    tail: list[tuple[int, int]] = []
    codes = [match for match in _EDGE_CODES.finditer(text, start, end) if is_shortcode(match.group())]
    while codes and codes[-1].end() == end and codes[-1].start() >= start:
        code = codes.pop()
        tail.insert(0, code.span())
        _, end = trim(text, start, code.start())
    kept = [(start, end)] if start < end else []
    pieces = [(span, True) for span in head] + [(span, False) for span in kept] + [(span, True) for span in tail]
    return [(code, _piece(paragraph, a, b, first=number == 0)) for number, ((a, b), code) in enumerate(pieces)]


def _piece(paragraph: Paragraph, start: int, end: int, *, first: bool) -> Paragraph:
    return Paragraph(
        paragraph.start + start, paragraph.start + end, paragraph.text[start:end], paragraph.spaced and first
    )


_CODE_NAMES = word_set(
    """
    ad ads adsense advertisement audio button caption column columns content contact dropcap embed embedded
    figure font gallery googlead hide iframe image img infobox instagram jwplayer link list media more newsletter
    nextpage pagebreak playlist poll post pullquote quote related row section separator share sc slideshow social
    spacer sponsored tweet twitter vc video vimeo widget wp youtube facebook telegram rumble tiktok
    """
)


def is_shortcode(token: str) -> bool:
    """Tell whether a bracketed token is a publishing system's code and not an editor's insertion such as ``[sic]``."""
    if token.startswith("<!--"):
        return True
    name = token.strip("[]/ ").split(maxsplit=1)[0].casefold() if token.strip("[]/ ") else ""
    if name in _CODE_NAMES:
        return token.startswith("[/") or " " not in token.strip() or "=" in token or token.endswith("/]")
    return "_" in name or token.startswith("[/") or re.search(r"\s[\w-]+\s*=\s*[\"“”'\w]", token) is not None
