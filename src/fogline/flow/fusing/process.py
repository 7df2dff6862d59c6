"""The second process of :mod:`fogline.flow.fusing.beside`: as the first one sees it, and what it does itself."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import IO, TypeVar

from fogline.events.linking.laws import Laws
from fogline.events.linking.pairs import Candidates, tied
from fogline.events.linking.weights import shipped
from fogline.flow.fusing.pages import told_there
from fogline.flow.fusing.shelf import decoder, encode
from fogline.flow.fusing.stages import Stage
from fogline.flow.fusing.told import Given, Job, described
from fogline.records.errors import ServiceError

# -P: code that lies in the folder somebody works in, among files of strangers, is not run.
COMMAND = (sys.executable or "python", "-P", "-c", "from fogline.flow.fusing.process import main; main()")

_LENGTH = 8  # bytes that say how long what follows is
_HELLO = b"fogline"

Made = TypeVar("Made")


class OtherProcess:
    """The other process, as this one sees it. ``ServiceError`` or ``OSError`` where it cannot be had."""

    def __init__(self, given: Given, command: Sequence[str] = COMMAND) -> None:
        path = os.pathsep.join(place for place in sys.path if place)
        self._process = subprocess.Popen(  # noqa: S603 - this program, with words of its own
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
        )  # fmt: skip
        self.gone = False
        self._thread = ThreadPoolExecutor(1)
        try:
            self._ask(encode((_version(), given)), _HELLO)
        except (OSError, ServiceError):
            self.end()
            raise

    def submit(self, stage: Stage, part: object, read: Callable[[bytes], Made]) -> "Future[Made]":
        """Let a piece of work be done, after those that were given before; that fails with ``ServiceError`` or ``OSError`` where
        the process is gone.
        """
        return self._thread.submit(lambda: read(self._ask(encode((stage, encode(part))))))

    def end(self) -> None:
        """End the process, whatever it does."""
        self.gone = True
        self._process.kill()
        self._process.wait()
        self._thread.shutdown(cancel_futures=True)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was asked last may still wait to be sent
                    pipe.close()

    def _ask(self, body: bytes, want: bytes | None = None) -> bytes:
        asked, answered = self._process.stdin, self._process.stdout
        if self.gone or asked is None or answered is None:
            raise ServiceError("the process that helps has ended")
        try:
            _put(asked, body)
            answer = _take(answered)
        except OSError:
            self.gone = True
            raise
        if answer is None or (want is not None and answer != want):
            self.gone = True
            raise ServiceError(f"the process that helps ended (status {self._process.poll()})")
        return answer


def _version() -> str:
    from fogline.flow.fusing.upkeep import form

    return form()


def main() -> None:
    """Be the other process: take what is given, then pieces of work until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is told, and ends this one
    source, target = sys.stdin.buffer, sys.stdout.buffer
    version, given = decoder(tuple[str, Given])(_take(source) or b"")
    _put(target, _HELLO if version == _version() else b"")
    read, do = decoder(tuple[Stage, bytes]), _works(given)
    while (body := _take(source)) is not None:
        stage, part = read(body)
        _put(target, encode(do[stage](part)))


def _works(given: Given) -> dict[Stage, Callable[[bytes], object]]:
    """Return what is done with a piece of work of each stage."""
    laws, weights = Laws(given.laws), shipped()
    candidates, jobs = decoder(Candidates), decoder(list[Job])
    return {
        "tell": lambda part: told_there(part, laws),
        "tie": lambda part: tied(candidates(part), weights),
        "describe": lambda part: described(jobs(part), given),
    }


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
