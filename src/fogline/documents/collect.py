"""Get the bytes of a source and note where they came from: a file, standard input, or a web address."""

import datetime
import mimetypes
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fogline import __version__
from fogline.records.errors import InputError, UsageError
from fogline.records.original import Custody, Original

_BEGINNING = 4096
TOOL = f"fogline {__version__}"


@dataclass(frozen=True, slots=True)
class CollectLimits:
    """How far collecting goes.

    ``max_bytes`` also counts what a packed answer unpacks to; ``timeout`` (seconds) is for one wait, ``deadline`` for all of it.
    """

    max_bytes: int = 20_000_000
    timeout: float = 10.0
    deadline: float = 60.0
    max_redirects: int = 5
    allow_private: bool = False


def collect(source: str, limits: CollectLimits = CollectLimits()) -> Original:
    """Return the original that ``source`` names: a path, ``-`` for standard input, or an http(s) address.

    Raises ``InputError`` (nothing to read there), ``UsageError`` (an address that is refused) or ``ServiceError`` (a server that
    cannot be reached). Their texts do not name the source: whoever shows them does.
    """
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]+):", source)
    if source == "-":
        return _from_stream(sys.stdin.buffer, limits)
    if scheme and scheme.group(1).lower() in {"http", "https"}:
        from fogline.documents.fetch import fetch

        return fetch(source, limits)
    if scheme and (
        source.startswith(scheme.group(0) + "//") or scheme.group(1).lower() in {"file", "data", "javascript", "ftp"}
    ):
        raise UsageError(
            f"got an address of kind {scheme.group(1).lower()!r}; want a path, '-' for standard input, or an http(s) address"
        )
    return _from_file(source, limits)


def now() -> str:
    """Return the present time, UTC, ISO 8601 with seconds."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def join(chunks: Iterable[bytes], limits: CollectLimits) -> bytes:
    """Return the chunks as one, refusing as soon as they grow over the limit, and refusing none at all."""
    parts: list[bytes] = []
    total = 0
    for chunk in chunks:
        parts.append(chunk)
        total += len(chunk)
        if total > limits.max_bytes:
            raise InputError(f"got more than {size(limits.max_bytes)}; give a smaller input or split it")
    content = parts[0] if len(parts) == 1 else b"".join(parts)
    if not content[:_BEGINNING].strip() and not content.strip():
        raise InputError("got an empty input; nothing, or nothing but blanks, is in it")
    return content


def size(count: int) -> str:
    """Return a number of bytes for people."""
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count} bytes"


def _from_stream(stream: BinaryIO, limits: CollectLimits) -> Original:
    content = join(iter(lambda: stream.read(65536), b""), limits)
    return Original.of(content, None, Custody(now(), "standard input", "stdin", TOOL))


def _from_file(source: str, limits: CollectLimits) -> Original:
    path = Path(source)
    try:
        if path.is_dir():
            raise InputError("got a folder; name the files in it")
        with path.open("rb") as stream:
            # In one piece where its size is known: a table of a gigabyte is not held twice.
            piece = max(65536, min(os.fstat(stream.fileno()).st_size, limits.max_bytes) + 1)
            content = join(iter(lambda: stream.read(piece), b""), limits)
    except FileNotFoundError:
        raise InputError("no such file; give a path, '-' for standard input, or an http or https address") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"cannot be read: {reason}") from error
    media_type = "text/markdown" if path.suffix.lower() in {".md", ".markdown"} else mimetypes.guess_type(path.name)[0]
    return Original.of(content, media_type, Custody(now(), source, "file", TOOL, address=str(path.absolute())))
