"""Where results go: standard output, or a file that is whole or not there at all."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO

from fogline.records.errors import InputError, UsageError

# For terminals of another age; everything else they cannot show becomes "?".
_PLAIN = str.maketrans(
    {"←": "<-", "→": "->", "–": "-", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "·": "|", "─": "-"}
)


class Output:
    """Writes UTF-8 text or bytes to standard output, or to a file by way of a temporary one beside it.

    A file appears under its name when the block ends well and something was written. When the block is left by an exception
    the old file stays as it was; with ``keep_part`` what was written so far is kept as ``NAME.part`` (see :attr:`part`).
    """

    def __init__(self, path: str | None, *, keep_part: bool = False) -> None:
        self.path = None if path in (None, "-") else path
        self.part: str | None = None
        self._keep_part = keep_part
        self._file: BinaryIO | None = None
        self._temporary: str | None = None
        if self.path is not None:
            _check(self.path)

    @property
    def is_terminal(self) -> bool:
        """Whether people see what is written as it comes."""
        return self.path is None and sys.stdout.isatty()

    def spare(self, sources: Iterable[str]) -> None:
        """Raise ``UsageError`` if what is to be written would take the place of one of ``sources``."""
        if self.path is None:
            return
        targets = [self.path, *([_part_of(self.path)] if self._keep_part else [])]
        for source in sources:
            if any(_is_same_file(source, target) for target in targets):
                raise UsageError(f"-o {self.path}: this is also a source and would be lost; name another file")

    def refuse_terminal(self, what: str) -> None:
        """Raise ``UsageError``, before the work, where bytes that are no text would go to a terminal."""
        if self.is_terminal:
            raise UsageError(f"{what} is nothing for a terminal; name a file with -o FILE")

    def write(self, text: str) -> None:
        """Write ``text`` now: nothing stays in a buffer. ``InputError`` when the file cannot take it (a full disk)."""
        if self.is_terminal:
            utf = (sys.stdout.encoding or "").lower().startswith("utf")
            sys.stdout.write(text if utf else text.translate(_PLAIN))
            sys.stdout.flush()
        else:
            self.write_bytes(text.encode("utf-8", "replace"))

    def write_bytes(self, content: bytes) -> None:
        """Write what is no text (a picture, a PDF) now; ``InputError`` when the file cannot take it."""
        if self._file is None:
            self._file = self._open()
        try:
            self._file.write(content)
            self._file.flush()
        except OSError as error:
            if self.path is None:
                raise  # standard output is the program's; it also knows what a closed pipe means
            raise InputError(f"cannot write {self.path}: {error.strerror}") from error

    def __enter__(self) -> "Output":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.path is None or self._file is None:
            return
        with suppress(OSError):  # what could not be written, write() has told
            self._file.close()
        if self._temporary is None:
            return
        target = os.path.realpath(self.path)
        if kind is None:
            os.replace(self._temporary, target)
        elif self._keep_part:
            self.part = _part_of(self.path)
            os.replace(self._temporary, self.part)
        else:
            os.unlink(self._temporary)

    def _open(self) -> BinaryIO:
        if self.path is None:
            sys.stdout.flush()
            return sys.stdout.buffer
        target = os.path.realpath(self.path)
        try:
            if os.path.exists(target) and not os.path.isfile(target):
                return open(target, "wb")  # a device or a pipe (/dev/null) cannot be put in place by renaming
            folder, name = os.path.split(target)
            self._temporary = os.path.join(folder, f".{name}.{os.getpid()}.part")
            return open(self._temporary, "wb")
        except OSError as error:
            raise InputError(f"cannot write {self.path}: {error.strerror}") from None


def _part_of(path: str) -> str:
    return f"{os.path.realpath(path)}.part"


def _is_same_file(source: str, target: str) -> bool:
    """Tell whether both are one regular file, by whatever names; ``-`` is the file that standard input comes from."""
    try:
        return os.path.isfile(target) and os.path.samefile(sys.stdin.fileno() if source == "-" else source, target)
    except (OSError, ValueError):
        return False  # an address, a missing file, a standard input without a file


def _check(path: str) -> None:
    """Find out before the work, not after it, that a file cannot be written."""
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        raise UsageError(f"-o {path}: this is a folder; want the name of a file in it")
    if not os.path.isdir(folder):
        raise UsageError(f"-o {path}: there is no folder {folder}; make it first or name another")
    if not os.access(path if os.path.exists(path) else folder, os.W_OK):
        raise UsageError(f"-o {path}: no permission to write there; name another file")
