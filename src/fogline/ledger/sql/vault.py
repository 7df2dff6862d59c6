"""The bytes of originals: packed, one file each in a folder, or in a table of the database."""

import gzip
import os
import tempfile
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from fogline.records.errors import InputError, ServiceError

_PACKED = (
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"BZh",
    b"\xfd7zXZ",
    b"(\xb5/\xfd",
    b"7z\xbc\xaf",
    b"GIF8",
)
"""How files begin that are packed already."""

_ALONE, _WRITERS = 2, 8
"""Up to so many files are written one after the other; more of them by so many threads."""


class FolderVault:
    """Originals as files ``ab/cdef...`` in a folder, packed with gzip (``.gz``) unless packed already."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return where the bytes of ``name`` lie, or would lie if packed."""
        plain = self.folder / name[:2] / name[2:]
        return plain if plain.exists() else plain.with_name(plain.name + ".gz")

    def keep(self, contents: Iterable[tuple[str, bytes]]) -> None:
        """Write what is not there yet; every file and its folder are on disk before this returns."""
        new = [(name, content) for name, content in contents if not self._whole(name)]
        try:
            if len(new) <= _ALONE:
                folders = {self._write(name, content) for name, content in new}
                for folder in folders:
                    _sync_folder(folder)
            else:
                # side by side, as most of the time is spent waiting for the disk
                with ThreadPoolExecutor(_WRITERS) as writers:
                    folders = set(writers.map(self._write, *zip(*new, strict=True)))
                    list(writers.map(_sync_folder, folders))
            if new:
                _sync_folder(self.folder)
        except OSError as error:
            raise ServiceError(
                f"cannot write originals to {self.folder}: {error.strerror or error}; nothing was added: make room or "
                "give write permission, then run the command again"
            ) from error

    def _whole(self, name: str) -> bool:
        """Tell whether a file is there, left by a program that was killed, and sound."""
        if not self.path(name).exists():
            return False
        try:
            self.fetch(name)
        except InputError:
            return False
        return True

    def _write(self, name: str, content: bytes) -> Path:
        packed = content.startswith(_PACKED)
        target = self.folder / name[:2] / (name[2:] if packed else name[2:] + ".gz")
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".new-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content if packed else gzip.compress(content, 6, mtime=0))
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o444)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return target.parent

    def fetch(self, name: str) -> bytes:
        """Read a file and check its SHA-256."""
        path = self.path(name)
        try:
            data = path.read_bytes()
            content = gzip.decompress(data) if path.suffix == ".gz" else data
        except FileNotFoundError as error:
            raise InputError(f"original {name}: its file {path} is missing; put it back from a backup") from error
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(
                f"original {name}: its file {path} cannot be read ({error}); put it back from a backup"
            ) from error
        return checked(name, content, str(path))


def checked(name: str, content: bytes, where: str) -> bytes:
    """Return ``content`` if its SHA-256 is ``name``; else ``InputError``."""
    got = sha256(content).hexdigest()
    if got != name:
        raise InputError(
            f"original {name}: its bytes in {where} were changed (their SHA-256 is {got}); put it back from a backup"
        )
    return content


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
