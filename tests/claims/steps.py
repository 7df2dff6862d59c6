"""How much work something is, counted and not timed: whatever else the machine does, the count is the same."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import fogline

_OWN = str(Path(fogline.__file__).parent)


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Fogline ``work`` runs; each round of a loop or comprehension counts."""
    count = 0

    def lines(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return lines

    def calls(frame: FrameType, event: str, arg: Any) -> Any:
        return lines if frame.f_code.co_filename.startswith(_OWN) else None

    before = sys.gettrace()
    sys.settrace(calls)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return how many times as much work ``work`` makes of twice the ``size``: about 2 where it grows with the size, 4 with its
    square. What it takes to make it ready is not counted.
    """
    work(2)()  # what is loaded once
    return steps(work(2 * size)) / steps(work(size))
