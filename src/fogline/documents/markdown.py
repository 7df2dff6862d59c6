"""Markdown as a plain text with known markup: where its paragraphs stand, and what each of them is.

A paragraph's span leaves out the markup at its edges; ``fogline.documents.inline`` takes out the marks inside it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fogline.records.document import BlockKind

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|date|published|publisher|url)[ \t]*:(.*)$", re.MULTILINE | re.IGNORECASE)
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=\r?$))")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t\r]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_REFERENCE = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S+")
_CLOSING = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$")
_TITLE_WORDS = 20  # a longer paragraph with dashes under it is a paragraph and a rule


class Piece(NamedTuple):
    """A paragraph of a Markdown text: its kind and its place, ``[start, end)`` in code points."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter (YAML between ``---``) says; ``end`` is where the text after it begins."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    end: int = 0


def front_matter(text: str) -> FrontMatter:
    """Return the fields of the front matter that matter here, read line by line; broken YAML does no harm."""
    match = _FRONT.match(text)
    if not match or not re.search(r"^[\w-]+[ \t]*:", match.group(1), re.MULTILINE):
        return FrontMatter()
    fields = {name.lower(): value.strip().strip("'\"") for name, value in _FIELD.findall(match.group(1))}
    return FrontMatter(
        fields.get("title") or None,
        fields.get("date") or fields.get("published") or None,
        fields.get("publisher") or None,
        fields.get("url") or None,
        match.end(),
    )


def pieces(text: str) -> Iterator[Piece]:
    """Yield the paragraphs of a Markdown text in order; code, comments, rules and front matter are junk.

    The first heading of the first level is the title, further ones are sub-headings.
    """
    front = front_matter(text)
    if front.end:
        yield Piece("junk", 0, len(text[: front.end].rstrip()))
    seen_title = False
    for piece in _lines(text, front.end):
        kind, start, end = piece
        if kind == "title":
            kind = "subhead" if seen_title else "title"
            seen_title = True
        start, end = _trim(text, start, end) if kind != "junk" else (start, end)
        if end > start and text[start:end].strip():
            yield Piece(kind, start, end)


def _lines(text: str, at: int) -> Iterator[Piece]:
    """Yield pieces as lines give them, paragraphs of several lines as one."""
    lines = _Lines(text)
    for match in _LINE.finditer(text, at):
        yield from lines.take(match.group().rstrip("\r\n"), match.start())
    yield from lines.close()


@dataclass(slots=True)
class _Lines:
    """A text line by line, and what is open: the paragraph from ``first`` to ``end`` (its last line from ``last``), a table, code
    or a comment.
    """

    text: str
    first: int | None = None
    last: int = 0
    end: int = 0
    table: bool = False
    fence: str | None = None
    comment: bool = False

    def take(self, line: str, start: int) -> Iterator[Piece]:
        """Yield the pieces that a line ends, and those that it is."""
        inside = self.fence is not None or self.comment
        self.fence, self.comment = _state(line, self.fence, self.comment)
        separator = not inside and _is_separator(line)
        self.table = separator or (self.table and "|" in line)
        junk = inside or _is_junk(line)
        row = not junk and (self.table or line.lstrip().startswith("|"))
        # Of all that a line may be it is the first.
        kinds: tuple[tuple[object, Callable[[str, int], Iterator[Piece]]], ...] = (
            (self.first is not None and _UNDERLINE.match(line), self._underline),
            (separator, self._separator),
            (junk and line.strip(), self._junk),
            (junk or not line.strip(" \t>"), self._blank),
            (_HEADING.match(line), self._heading),
            (_is_image(line), self._images),
            (row and self.table, self._row),
            (row or _ITEM.match(line), self._item),
            (True, self._words),
        )
        yield from next(kind for fits, kind in kinds if fits)(line, start)

    def close(self, kind: BlockKind = "text") -> Iterator[Piece]:
        """Yield the paragraph that is open, which ends here."""
        if self.first is not None:
            yield Piece(kind, self.first, self.end)
        self.first = None

    def _underline(self, line: str, start: int) -> Iterator[Piece]:
        """Make the paragraph above a heading, if it is short enough for one."""
        short = len(self.text[self.first : self.end].split()) <= _TITLE_WORDS
        yield from self.close("text" if not short else "title" if "=" in line else "subhead")
        yield Piece("junk", start, start + len(line))

    def _separator(self, line: str, start: int) -> Iterator[Piece]:
        """Part the names of a table's columns, which are the line above, from the paragraph before the table."""
        if self.first is not None and "|" in self.text[self.last : self.end]:
            names = Piece("junk", self.last, self.end)
            self.end = self.last
            if self.last > self.first:
                yield from self.close()
            self.first = None
            yield names
        yield from self._junk(line, start)

    def _junk(self, line: str, start: int) -> Iterator[Piece]:
        yield from self.close()
        yield Piece("junk", start, start + len(line))

    def _blank(self, _line: str, _start: int) -> Iterator[Piece]:
        yield from self.close()

    def _heading(self, line: str, start: int) -> Iterator[Piece]:
        yield from self.close()
        opening = _HEADING.match(line)
        assert opening is not None
        closing = _CLOSING.search(line, opening.end())
        kind: BlockKind = "title" if len(opening.group(1)) == 1 else "subhead"
        yield Piece(kind, start + opening.end(), start + (closing.start() if closing else len(line)))

    def _images(self, line: str, start: int) -> Iterator[Piece]:
        yield from self.close()
        yield from _images(line, start)

    def _row(self, line: str, start: int) -> Iterator[Piece]:
        """Take the row of a table as a paragraph of its own."""
        yield from self.close()
        yield Piece("text", *_cells(self.text, start, start + len(line)))

    def _item(self, line: str, start: int) -> Iterator[Piece]:
        """Begin a paragraph behind the mark of an item; what begins with a bar and is in no table begins one, too."""
        yield from self.close()
        yield from self._words(line, start)

    def _words(self, line: str, start: int) -> Iterator[Piece]:
        """Go on with the paragraph that is open, or begin one."""
        if self.first is None:
            item = _ITEM.match(line)
            self.first = start + (item.end() if item else 0)
        self.last, self.end = max(start, self.first), start + len(line)
        yield from ()


def _is_junk(line: str) -> bool:
    return bool(
        _FENCE.match(line)
        or line.lstrip().startswith("<!--")
        or _RULE.match(line)
        or _REFERENCE.match(line)
        or ("|" in line and not line.strip(" \t|:-"))
    )


def _is_separator(line: str) -> bool:
    """Tell whether a line is the one under the head of a table (``|---|:-:|``)."""
    return "|" in line and "-" in line and not line.strip(" \t|:-")


def _cells(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a table's row without the bars at its edges."""
    while start < end and text[start] in " \t|":
        start += 1
    while end > start and text[end - 1] in " \t|":
        end -= 1
    return start, end


def _state(line: str, fence: str | None, comment: bool) -> tuple[str | None, bool]:
    """Return the fence and the comment that are open after ``line``."""
    if comment:
        return None, "-->" not in line
    mark = _FENCE.match(line)
    if fence is not None:
        closed = mark is not None and mark.group(1).startswith(fence) and not line.strip().strip("`~")
        return (None if closed else fence), False
    if mark is not None:
        return mark.group(1), False
    return None, line.lstrip().startswith("<!--") and "-->" not in line


def _is_image(line: str) -> bool:
    return bool(_IMAGE.search(line)) and not _IMAGE.sub("", line).strip(" \t>[]()*_-")


def _images(line: str, start: int) -> Iterator[Piece]:
    """Yield the descriptions of a line of images as captions, the rest of it being markup."""
    for match in _IMAGE.finditer(line):
        if len(match.group(1).split()) >= 3:
            yield Piece("caption", start + match.start(1), start + match.end(1))
        else:
            yield Piece("junk", start + match.start(), start + match.end())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave quote marks, emphasis that covers all of a paragraph, and white space out at its edges."""
    quote = _QUOTE.match(text, start, end)
    start = quote.end() if quote else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for mark in ("***", "**", "__", "*", "_"):
        inner = text[start + len(mark) : end - len(mark)]
        if (
            text.startswith(mark, start, end)
            and text.endswith(mark, start, end)
            and inner.strip()
            and mark not in inner
        ):
            return start + len(mark), end - len(mark)
    return start, end
