"""Fetch a large file so that a cut line loses nothing: what came is kept, and the next try asks for the rest of the same file."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from fogline.documents import connecting as net
from fogline.documents.collect import CollectLimits, size
from fogline.records.errors import InputError, ServiceError, UsageError

if TYPE_CHECKING:
    import urllib3

    from fogline.cli.places_answer import Asking

LIMITS = CollectLimits(200_000_000, 30.0, 1800.0)  # the largest country has 70 MB packed; half an hour on a slow line
_RANGE = re.compile(r"bytes (\d{1,18})-\d{1,18}/(?:\d{1,18}|\*)")
_OK, _PART, _NO_SUCH_PART = 200, 206, 416


@dataclass(frozen=True, slots=True)
class Download:
    """A file to fetch from ``address`` into ``path``, within limits.

    Beside the file lies a note (``.json``) of the address and of the mark that tells this version of the file from another: its
    ETag or the date of its last change. Only with a mark can a later try go on; the server then sends the rest if the file is
    still that one, else all of it anew (RFC 9110, Range and If-Range).
    """

    address: str
    path: Path
    limits: CollectLimits = LIMITS

    @contextmanager
    def fetched(self, tell: Callable[[str], None] = lambda _: None) -> Iterator[Path]:
        """Fetch the file, or what is missing of it, and yield its path; afterwards it is removed, whatever came of it.

        ``tell`` hears how much is there. Raises ``InputError`` (nothing to fetch there), ``UsageError`` (an address that is
        refused, a folder that cannot be written to) or ``ServiceError`` (the server cannot be reached, the line was cut; what
        came stays, if it has a mark).
        """
        from fogline.cli.places_answer import Asking

        asking = Asking(self.address, self.limits, time.monotonic() + self.limits.deadline)
        file = self._opened()
        whole = False
        try:
            self._fetch(file, asking, tell)
            whole = True
            yield self.path
        finally:
            file.close()
            if whole or self._mark() is None:
                self._forget()

    def kept(self) -> int:
        """Return how many bytes of the file are there from an earlier try that this one can go on with."""
        return self.path.stat().st_size if self._mark() is not None and self.path.is_file() else 0

    def _forget(self) -> None:
        self._note.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)

    def _opened(self) -> IO[bytes]:
        """Return the file, open to append, and no other program's until it is closed."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = self.path.open("ab")
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            _claim(file)
        except ServiceError:
            file.close()
            raise
        return file

    def _unwritable(self, error: OSError) -> UsageError:
        return UsageError(f"{self.path}: cannot be written ({error.strerror or error}); make room there")

    def _fetch(self, file: IO[bytes], asking: "Asking", tell: Callable[[str], None]) -> None:
        try:
            self._ask(file, asking, tell)
            file.flush()
        except InputError:
            self._note.unlink(missing_ok=True)
            raise
        except OSError as error:
            raise self._unwritable(error) from error

    def _ask(self, file: IO[bytes], asking: "Asking", tell: Callable[[str], None]) -> None:
        start, mark = file.tell(), self._mark()
        if start and mark:
            with asking.answer({"Range": f"bytes={start}-", "If-Range": mark}) as answer:
                if answer.status == _PART and _goes_on(answer, mark, start):
                    self._take(file, answer, asking, tell)
                    return
                if answer.status not in (_PART, _NO_SUCH_PART):
                    self._take_anew(file, answer, asking, tell)
                    return
        with asking.answer({}) as answer:
            self._take_anew(file, answer, asking, tell)

    def _take_anew(
        self, file: IO[bytes], answer: "urllib3.BaseHTTPResponse", asking: "Asking", tell: Callable[[str], None]
    ) -> None:
        _refuse(answer)
        self._note.unlink(missing_ok=True)
        file.truncate(0)
        mark = _mark_of(answer)
        if mark:
            self._note.write_text(json.dumps({"address": self.address, "mark": mark}), encoding="utf-8")
        self._take(file, answer, asking, tell)

    def _take(
        self, file: IO[bytes], answer: "urllib3.BaseHTTPResponse", asking: "Asking", tell: Callable[[str], None]
    ) -> None:
        """Append what comes to the file."""
        start = done = file.seek(0, 2)
        length = answer.headers.get("Content-Length", "")
        total = start + int(length[:20]) if length.isdecimal() else 0
        if total > self.limits.max_bytes:
            raise InputError(f"holds {size(total)}, more than the {size(self.limits.max_bytes)} allowed")
        room = replace(self.limits, max_bytes=self.limits.max_bytes - start)
        try:
            for chunk in net.received(answer, room, asking.ends):
                file.write(chunk)
                done += len(chunk)
                tell(f"{done / 1e6:.1f} of {total / 1e6:.1f} MB" if total else f"{done / 1e6:.1f} MB")
        except ServiceError as error:
            file.flush()
            if self._mark() is None or not done:
                raise
            raise ServiceError(
                f"{error}; what came ({done / 1e6:.1f} MB) is kept, and the next try goes on from there"
            ) from error

    @property
    def _note(self) -> Path:
        return self.path.with_name(f"{self.path.name}.json")

    def _mark(self) -> str | None:
        """Return the mark of the version that the file is a part of, or ``None`` where there is nothing to go on with."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(note, dict) or note.get("address") != self.address:
            return None
        mark = note.get("mark")
        return mark if isinstance(mark, str) and mark and mark.isprintable() and mark.isascii() else None


def _refuse(answer: "urllib3.BaseHTTPResponse") -> None:
    """Raise for an answer that is not the whole file, as it is."""
    said = f"the server answered {answer.status} {answer.reason or ''}".rstrip()
    if answer.status >= 500 or answer.status in net.PASSING:
        raise ServiceError(f"{said}; try again later")
    if answer.status != _OK:
        raise InputError(f"{said}; check the address")
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity"):
        raise InputError(f"is packed as {packing!r}, which was not asked for")


def _goes_on(answer: "urllib3.BaseHTTPResponse", mark: str, start: int) -> bool:
    """Whether a part is the one that was asked for, of the version that was begun."""
    part = _RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
    if part is None or int(part[1]) != start or answer.headers.get("Content-Encoding", "identity") != "identity":
        return False
    return _mark_of(answer) in (mark, None)


def _mark_of(answer: "urllib3.BaseHTTPResponse") -> str | None:
    """Return what tells this version of a file from another: an ETag that is not weak, or when it was last changed."""
    tag = answer.headers.get("ETag", "").strip()
    return tag if tag and not tag.startswith("W/") else answer.headers.get("Last-Modified", "").strip() or None


def _claim(file: IO[bytes]) -> None:
    """Keep other programs from writing to the same file; the lock goes with the file's closing."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ServiceError("another program is fetching it at this moment; wait until it is done") from None
