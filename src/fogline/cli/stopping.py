"""Ctrl-C, and being told to end: the first time work ends cleanly with what was done, the second time at once."""

import signal
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


@contextmanager
def stopping() -> Iterator[Stopping]:
    """Within the block, SIGINT and SIGTERM ask to stop; a second one raises ``KeyboardInterrupt`` where the work is."""
    asked = Stopping()

    def handle(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 (signal gives them)
        if asked():
            raise KeyboardInterrupt
        asked.ask()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
