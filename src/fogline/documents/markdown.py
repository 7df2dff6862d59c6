"""Markdown as a plain text with known markup: where its paragraphs stand, and what each of them is.

A paragraph's span leaves out the markup at its edges; ``fogline.documents.inline`` takes out the marks inside it.
"""

import re
from collections.abc import Iterator
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
    open_start: int | None = None
    open_end = open_last = at
    table = False
    fence: str | None = None
    comment = False
    for match in _LINE.finditer(text, at):
        line, start = match.group().rstrip("\r\n"), match.start()
        end = start + len(line)
        junk = fence is not None or comment or _is_junk(line)
        fence, comment = _state(line, fence, comment)
        heading, item = _HEADING.match(line), _ITEM.match(line)
        under = _UNDERLINE.match(line) if open_start is not None else None
        separator = fence is None and not comment and _is_separator(line)
        table = separator or (table and "|" in line)
        row = not junk and (table or line.lstrip().startswith("|"))
        alone = junk or heading or under or item or row or _is_image(line) or not line.strip(" \t>")
        if separator and open_start is not None and "|" in text[open_last:open_end]:  # the names of a table's columns
            if open_last > open_start:
                yield Piece("text", open_start, open_last)
            yield Piece("junk", open_last, open_end)
            open_start = None
        if alone and open_start is not None:
            level = under.group(1)[0] if under and len(text[open_start:open_end].split()) <= _TITLE_WORDS else None
            yield Piece("title" if level == "=" else "subhead" if level == "-" else "text", open_start, open_end)
            open_start = None
        if under or (junk and line.strip()):
            yield Piece("junk", start, end)
        elif heading:
            closing = _CLOSING.search(line, heading.end())
            kind: BlockKind = "title" if len(heading.group(1)) == 1 else "subhead"
            yield Piece(kind, start + heading.end(), start + closing.start() if closing else end)
        elif _is_image(line):
            yield from _images(line, start)
        elif row and table:
            yield Piece("text", *_cells(text, start, end))
        elif line.strip(" \t>"):
            if open_start is None:
                open_start = start + (item.end() if item else 0)
            open_last, open_end = max(start, open_start), end
    if open_start is not None:
        yield Piece("text", open_start, open_end)


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
