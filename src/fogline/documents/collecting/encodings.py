"""The lines of a file with their places in bytes, decoded each by itself, so that one line in another encoding stays alone."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fogline.documents.decode import detected, encoding_of
from fogline.records.original import Original

_BOMS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
_WIDE = ("utf-16", "utf-32")
_HEAD = 1 << 18
_SAMPLE = 4_000_000
"""Bytes looked at for lines in another encoding."""


class Line(NamedTuple):
    """A line: its half-open place in bytes, where it ends without its line end, its text (with it), and the encoding it is in
    where that is not the file's.
    """

    start: int
    end: int
    body: int
    text: str
    odd: str | None = None


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a file, and the one that lines are in which do not fit it."""

    main: str
    spare: str = "cp1252"

    def decode(self, content: bytes) -> tuple[str, str | None]:
        """Return a line's text and, where it had to be read by another encoding than the file's, the name of that."""
        try:
            return content.decode(self.main), None
        except UnicodeDecodeError:
            pass
        try:
            return content.decode(self.spare), self.spare
        except UnicodeDecodeError:
            return content.decode("latin-1"), "latin-1"


def line_encoding(original: Original) -> Encoding:
    """Return the encoding of a file of lines. Mostly UTF-8 is UTF-8, however many lines are broken or in another encoding."""
    content = original.content
    head = content[:_HEAD]
    head = head[: head.rfind(b"\n") + 1] or head
    begun = encoding_of(Original.of(head, original.media_type, original.custody))
    if begun.startswith(_WIDE):
        return Encoding(begun)
    if _is_utf8(content):
        return Encoding("utf-8")
    good, bad = _utf8_lines(content)
    if bad and good * 2 >= len(bad):
        return Encoding("utf-8", detected(b"\n".join(bad)))
    return Encoding(encoding_of(original))


def lines_of(content: bytes, encoding: Encoding) -> Iterator[Line]:
    """Yield the lines of ``content`` in order, a mark at its beginning left out."""
    mark = _BOMS.get(encoding.main, b"")
    start = len(mark) if mark and content.startswith(mark) else 0
    if encoding.main.startswith(_WIDE):
        for text in _lines(content[start:].decode(encoding.main, "replace")):
            end = start + len(text.encode(encoding.main))
            yield Line(start, end, start + len(text.rstrip("\r\n").encode(encoding.main)), text)
            start = end
        return
    newline = b"\n" if b"\n" in content else b"\r"
    while start < len(content):
        end = content.find(newline, start) + 1 or len(content)
        line = content[start:end]
        yield Line(start, end, start + len(line.rstrip(b"\r\n")), *encoding.decode(line))
        start = end


def _lines(text: str) -> Iterator[str]:
    """Yield lines as those of bytes are: a form feed or a separator of lines ends none."""
    newline = "\n" if "\n" in text else "\r"
    start = 0
    while start < len(text):
        end = text.find(newline, start) + 1 or len(text)
        yield text[start:end]
        start = end


def _is_utf8(content: bytes) -> bool:
    """Tell whether it is all UTF-8, without a copy of it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(content)
    try:
        for start in range(0, len(content), _HEAD):
            decoder.decode(view[start : start + _HEAD])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _utf8_lines(content: bytes) -> tuple[int, list[bytes]]:
    """Return how many lines (of the first bytes) hold letters in UTF-8, and those that are not UTF-8."""
    good = 0
    bad: list[bytes] = []
    for line in content[:_SAMPLE].splitlines():
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad.append(line)
    return good, bad
