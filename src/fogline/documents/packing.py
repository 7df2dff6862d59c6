"""Undo packing piece by piece, so that a small input cannot grow without bounds in one step."""

import zlib
from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from fogline.records.errors import InputError

GZIP = b"\x1f\x8b"
_SLICE = 1 << 16
_BOMB_BYTES = 100_000_000
_BOMB_RATIO = 300
"""Texts and web archives pack to a fifth or a tenth; what unpacks to this many times its size, and is large, is a bomb."""

_EMPTY_MEMBERS = 10_000
"""Parts of a gzip file that hold nothing: a few end what was packed in parallel; to undo many more only takes time."""


class CutOff(InputError):
    """Something packed stops before its end."""


class Readable(Protocol):
    """Whatever gives bytes when asked for some."""

    def read(self, size: int, /) -> bytes | None:
        """Return at most ``size`` bytes, none at the end."""


def chunks_of(stream: Readable, size: int = 1 << 16) -> Iterator[bytes]:
    """Yield a stream's bytes in pieces."""
    return iter(lambda: stream.read(size) or b"", b"")


def gunzipped(chunks: Iterator[bytes], max_bytes: int) -> Iterator[bytes]:
    """Undo gzip; ``InputError`` where it is damaged, cut off, or grows over ``max_bytes`` or out of all proportion."""
    read = given = 0

    def counted() -> Iterator[bytes]:
        nonlocal read
        for chunk in chunks:
            read += len(chunk)
            yield chunk

    try:
        for piece in inflated(counted()):
            given += len(piece)
            if given > max_bytes:
                raise InputError(f"unpacks to more than {max_bytes / 1_000_000:g} MB; split it, or allow more")
            if given > _BOMB_BYTES and given > _BOMB_RATIO * read:
                raise InputError(f"unpacks to more than {_BOMB_RATIO} times its size; that is no text but a bomb")
            yield piece
    except zlib.error as error:
        raise InputError(f"is packed wrongly ({error}); fetch or copy it again") from error


def gunzipped_head(content: bytes, size: int) -> bytes:
    """Return about ``size`` first bytes of packed ``content`` (itself only a beginning), as far as they can be unpacked."""
    try:
        return zlib.decompressobj(47).decompress(content, size)
    except zlib.error:
        return b""


def unpacked(chunks: Iterator[bytes], packing: str) -> Iterator[bytes]:
    """Undo gzip or deflate piece by piece, so that a small answer cannot grow without bounds in one step."""
    if packing in {"", "identity"}:
        yield from chunks
        return
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise InputError(f"is packed as {packing!r}, which was not asked for; open it in a browser and save the page")
    try:
        yield from inflated(chunks)
    except zlib.error as error:
        raise InputError(f"is packed wrongly ({error}); open it in a browser and save the page") from error


def inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Inflate gzip (one member after another, as gzip allows) or zlib data; :class:`CutOff` where they stop half-way."""
    unpack = None
    holds_something, empty = False, 0
    for chunk in chain.from_iterable(map(_sliced, chunks)):
        # What follows the end is another member, or zeros that pad the last one.
        waiting = chunk.lstrip(b"\0") if unpack is not None and unpack.eof else chunk
        while waiting:
            if unpack is None or unpack.eof:
                holds_something = False
                unpack = zlib.decompressobj(47)  # gzip or zlib, told apart by their first bytes
            piece = unpack.decompress(waiting, 1 << 20)
            holds_something = holds_something or bool(piece)
            empty += unpack.eof and not holds_something
            if empty > _EMPTY_MEMBERS:
                raise zlib.error(f"more than {_EMPTY_MEMBERS} empty parts")
            yield piece
            waiting = unpack.unused_data.lstrip(b"\0") if unpack.eof else unpack.unconsumed_tail
    if unpack is not None and not unpack.eof:
        yield unpack.flush()
        if not unpack.eof:
            raise CutOff("is packed, and cut off before its end; fetch or copy it again")


def _sliced(chunk: bytes) -> Iterator[bytes]:
    """Cut a chunk small: what follows a member, or the next piece of output, is copied for each one in a chunk."""
    return (chunk[start : start + _SLICE] for start in range(0, len(chunk), _SLICE))
