"""Ctrl-C, and being told to end: the first time work ends cleanly with what was done, the second time at once."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130
"""The exit status of a program that was asked to stop."""


class Stopping:
    """Whether somebody asked to stop; callable, as the flow wants it."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def __call__(self) -> bool:
        """Tell whether somebody asked to stop."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for so long, or until somebody asks to stop; tell whether somebody did."""
        return self._event.wait(seconds)

    def ask(self) -> None:
        """Ask to stop."""
        self._event.set()


def _tell(words: str) -> None:
    """Say something on standard error past its buffer, which may be in the middle of a write when a signal comes."""
    try:
        begun = "\n" if sys.stderr.isatty() else ""  # behind the ^C that a terminal shows
        os.write(sys.stderr.fileno(), f"{begun}{words}\n".encode())
    except (OSError, ValueError, AttributeError):  # closed, or no file
        pass


@contextmanager
def stopping(at_hand: str = "the document") -> Iterator[Stopping]:
    """Within the block, SIGINT and SIGTERM ask to stop, which is told at once; a second one raises ``KeyboardInterrupt``."""
    asked = Stopping()

    def handle(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 (signal gives them)
        if asked():
            raise KeyboardInterrupt
        asked.ask()
        _tell(f"stopping after {at_hand} at hand" + ("; Ctrl-C again stops now" if number == signal.SIGINT else ""))

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
