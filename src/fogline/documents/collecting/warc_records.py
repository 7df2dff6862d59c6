"""The records of a web archive (WARC 1.0 and 1.1, ISO 28500), one at a time, with nothing read that is not wanted.

A reader of our own: archives come from strangers, and this one holds no more than a record, counts what it unpacks, and goes on
behind a damaged record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fogline.records.errors import InputError

_LONGEST_LINE = 65_536
_MOST_FIELDS = 500
_VERSION = re.compile(rb"WARC/\d\.\d+\s*$")


@dataclass(slots=True)
class Bytes:
    """A stream over pieces of bytes, read by lines and by counts."""

    pieces: Iterator[bytes]
    _held: bytearray = field(default_factory=bytearray)

    def line(self) -> bytes:
        """Return the next line with its end (nothing at the end of the stream); a longer one than is sensible is cut there."""
        searched = 0
        while True:
            end = self._held.find(b"\n", searched) + 1
            searched = len(self._held)
            if end or searched >= _LONGEST_LINE or not self._more():
                return self._take(end or min(searched, _LONGEST_LINE))

    def read(self, count: int) -> Iterator[bytes]:
        """Yield the next ``count`` bytes in pieces; fewer at the end of the stream."""
        while count > 0 and (self._held or self._more()):
            piece = self._take(min(count, len(self._held)))
            count -= len(piece)
            yield piece

    def skip(self, count: int) -> None:
        """Pass ``count`` bytes."""
        for _ in self.read(count):
            pass

    def _more(self) -> bool:
        piece = next(self.pieces, None)
        while piece == b"":
            piece = next(self.pieces, None)
        self._held += piece or b""
        return piece is not None

    def _take(self, count: int) -> bytes:
        taken = bytes(self._held[:count])
        del self._held[:count]
        return taken


@dataclass(slots=True)
class Record:
    """A record: its fields by name in small letters, its length, and the stream that stands at its content."""

    fields: dict[str, str]
    length: int
    stream: Bytes
    left: int

    @property
    def kind(self) -> str:
        """What the record is: response, request, warcinfo..."""
        return self.fields.get("warc-type", "").lower()

    @property
    def name(self) -> str:
        """The record's own name, a UUID mostly."""
        return self.fields.get("warc-record-id", "").strip("<> ").removeprefix("urn:uuid:")

    def read(self, max_bytes: int) -> bytes:
        """Return at most so many of the bytes that are left of the content."""
        found = b"".join(self.stream.read(min(max_bytes, self.left)))
        self.left -= len(found)
        return found


def warc_records(pieces: Iterator[bytes]) -> Iterator[Record | InputError]:
    """Yield the records, each to be read before the next is asked for; an error for what is damaged, once a damaged stretch."""
    stream = Bytes(pieces)
    lost = False
    while line := stream.line():
        if not line.strip():
            continue
        if not _VERSION.match(line):
            if not lost:
                yield InputError(f"holds something else than a record ({line[:40]!r}); it was passed")
            lost = True
            continue
        lost = False
        fields = _fields(stream)
        length = fields.get("content-length", "")
        if not re.fullmatch(r"\d{1,15}", length):
            lost = True
            yield InputError("holds a record that does not say how long it is; it was passed")
            continue
        record = Record(fields, int(length), stream, int(length))
        yield record
        stream.skip(record.left)


def _fields(stream: Bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    last = ""
    for _ in range(_MOST_FIELDS):
        line = stream.line()
        if not line.strip():
            return fields
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[0] in " \t" and last:
            fields[last] += f" {text.strip()}"
            continue
        name, _, value = text.partition(":")
        last = name.strip().lower()
        fields.setdefault(last, value.strip())
    return fields
