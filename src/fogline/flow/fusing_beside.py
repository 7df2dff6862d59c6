"""A second process that describes events, while this one describes others and keeps what both have made.

It is started for many events only, knows nothing of the ledger, and gives what this process would have made, byte by byte. Where
it cannot be started, ends early or is of another version, this process does its work: it is never needed.
"""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import IO

from fogline.flow.fusing_shelf import decoder, encode
from fogline.flow.fusing_told import Described, Done, Given, Job, described
from fogline.records.errors import ServiceError

_AHEAD = 3
"""Pieces of work that wait for the other process or are in it."""
_COMMAND = (sys.executable or "python", "-c", "from fogline.flow.fusing_beside import main; main()")
_LENGTH = 8  # bytes that say how long what follows is
_HELLO = b"fogline"


def described_beside(work: Iterable[Sequence[Job]], given: Given, command: Sequence[str] = _COMMAND) -> Iterator[Done]:
    """Yield pieces of work as they are done, by this process or by the other, in any order."""
    try:
        other = _Other(given, command)
    except (OSError, ServiceError):
        yield from ((part, described(part, given)) for part in work)
        return
    waiting: deque[tuple[Sequence[Job], Future[list[Described]]]] = deque()
    with ThreadPoolExecutor(1) as thread:
        try:
            for part in work:
                if len(waiting) < _AHEAD and not other.gone:
                    waiting.append((part, thread.submit(other.described, part)))
                    continue
                yield part, described(part, given)
                while waiting and waiting[0][1].done():
                    yield _done(*waiting.popleft(), given)
            while waiting:
                yield _done(*waiting.popleft(), given)
        finally:
            other.stop()
            thread.shutdown(cancel_futures=True)
            other.close()


def _done(part: Sequence[Job], made: Future[list[Described]], given: Given) -> Done:
    try:
        return part, made.result()
    except (OSError, ServiceError):
        return part, described(part, given)


class _Other:
    """The other process, as this one sees it."""

    def __init__(self, given: Given, command: Sequence[str]) -> None:
        path = os.pathsep.join(place for place in sys.path if place)
        self._process = subprocess.Popen(  # noqa: S603 - this program, with words of its own
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
        )  # fmt: skip
        self.gone = False
        self._read = decoder(list[Described])
        try:
            self._ask(encode((_version(), given)), _HELLO)
        except (OSError, ServiceError):
            self.stop()
            self.close()
            raise

    def described(self, part: Sequence[Job]) -> list[Described]:
        """Return what is kept of events; ``ServiceError`` or ``OSError`` where the process is gone."""
        made: list[Described] = self._read(self._ask(encode(part)))
        return made

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.gone = True
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close what led to the process, once nobody asks it any more."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was asked last may still wait to be sent
                    pipe.close()

    def _ask(self, body: bytes, want: bytes | None = None) -> bytes:
        asked, answered = self._process.stdin, self._process.stdout
        if self.gone or asked is None or answered is None:
            raise ServiceError("the process that describes events has ended")
        try:
            _put(asked, body)
            answer = _take(answered)
        except OSError:
            self.gone = True
            raise
        if answer is None or (want is not None and answer != want):
            self.gone = True
            raise ServiceError(f"the process that describes events ended (status {self._process.poll()})")
        return answer


def _version() -> str:
    from fogline.flow.fusing_upkeep import form

    return form()


def main() -> None:
    """Be the other process: take what is given, then pieces of work until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is told, and ends this one
    source, target = sys.stdin.buffer, sys.stdout.buffer
    version, given = decoder(tuple[str, Given])(_take(source) or b"")
    _put(target, _HELLO if version == _version() else b"")
    read = decoder(list[Job])
    while (body := _take(source)) is not None:
        _put(target, encode(described(read(body), given)))


def _put(pipe: IO[bytes], body: bytes) -> None:
    pipe.write(len(body).to_bytes(_LENGTH, "big") + body)
    pipe.flush()


def _take(pipe: IO[bytes]) -> bytes | None:
    """Return what comes next, ``None`` where the other end is closed, within it too."""
    length = pipe.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    body = pipe.read(int.from_bytes(length, "big"))
    return body if len(body) == int.from_bytes(length, "big") else None
