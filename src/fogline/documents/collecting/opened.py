"""A source opened: its first bytes to tell its kind by, and its whole or its stream once that is known."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fogline.documents.collect import CollectLimits, collect, size
from fogline.documents.collecting.kinds import HEAD, kind_of
from fogline.documents.collecting.model import SourceKind
from fogline.documents.packing import GZIP, chunks_of, gunzipped, gunzipped_head
from fogline.records.errors import InputError
from fogline.records.original import Original


@dataclass(frozen=True, slots=True)
class Opened:
    """A source: its name as given, its beginning (unpacked), and either its path or, fetched already, its original."""

    name: str
    head: bytes
    packed: bool
    path: str | None = None
    original: Original | None = None

    @property
    def kind(self) -> SourceKind:
        """The kind of the source, by its content and name."""
        return kind_of(self.head, self.name, self.original.media_type if self.original is not None else None)

    def page(self, limits: CollectLimits) -> Original:
        """Return the source as one original, as it is; a packed one unpacked."""
        if self.packed:
            return self.whole(limits.max_bytes)
        original = self.original or collect(self.path or self.name, limits)
        if len(original.content) > limits.max_bytes:
            raise InputError(f"got more than {size(limits.max_bytes)}; give a smaller input or split it")
        return original

    def whole(self, max_bytes: int) -> Original:
        """Return the source as the container of its items: what was packed is kept unpacked, with a note of the packed form."""
        original = self.original or collect(self.path or self.name, CollectLimits(max_bytes=max_bytes))
        if not self.packed:
            if len(original.content) > max_bytes:
                raise InputError(f"got more than {size(max_bytes)}; give a smaller input or split it")
            return original
        content = b"".join(gunzipped(chunks_of(io.BytesIO(original.content)), max_bytes))
        custody = replace(original.custody, note=f"unpacked from gzip; packed, its SHA-256 is {original.sha256}")
        return Original.of(content, original.media_type, custody)

    def pieces(self, max_bytes: int) -> Iterator[bytes]:
        """Yield the source's bytes, unpacked, a piece at a time; at most ``max_bytes`` in all."""
        with self._stream() as stream:
            chunks = chunks_of(stream)
            yield from gunzipped(chunks, max_bytes) if self.packed else _bounded(chunks, max_bytes)

    def _stream(self) -> io.BufferedIOBase:
        if self.original is not None:
            return io.BytesIO(self.original.content)
        return Path(self.path or self.name).open("rb")


def open_file(source: str) -> Opened:
    """Open a file; ``InputError`` where it cannot be read."""
    try:
        with Path(source).open("rb") as stream:
            head = stream.read(HEAD)
    except FileNotFoundError:
        raise InputError("no such file; give a path, '-' for standard input, or an http or https address") from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return _opened(source, head, path=source)


def open_original(source: str, original: Original) -> Opened:
    """Open what was fetched already."""
    return _opened(source, original.content[:HEAD], original=original)


def _bounded(chunks: Iterator[bytes], max_bytes: int) -> Iterator[bytes]:
    given = 0
    for chunk in chunks:
        given += len(chunk)
        if given > max_bytes:
            raise InputError(f"got more than {size(max_bytes)}; give a smaller input or split it")
        yield chunk


def _opened(source: str, head: bytes, path: str | None = None, original: Original | None = None) -> Opened:
    packed = head.startswith(GZIP)
    return Opened(source, gunzipped_head(head, HEAD) if packed else head, packed, path, original)
