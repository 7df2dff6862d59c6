"""Watching: the same sources added again and again on a schedule, until somebody says stop."""

import datetime
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.flow.added import AddOptions, AddSummary, Watcher
from fogline.flow.gathering import whole_name
from fogline.flow.retrying import source_of
from fogline.records.errors import FoglineError, InputError, UsageError

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Round:
    """One round of watching: how many sources were visited, what came of it, or why nothing did."""

    number: int
    sources: int
    outcome: "AddSummary | FoglineError"


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often (``every``, seconds from the start of a round to that of the next; ``None``: once), and how to wait.

    ``wait`` waits for so many seconds, or until somebody asks to stop, and tells whether somebody did; ``stop`` tells it without
    waiting.
    """

    every: float | None
    wait: Callable[[float], bool]
    stop: Callable[[], bool]


def watch(
    ledger: "Ledger",
    sources: Callable[[], Iterable[str]],
    options: AddOptions,
    schedule: Schedule,
    progress: Watcher | None = None,
) -> Iterator[Round]:
    """Yield the rounds, each when it is over; ``sources`` is asked anew for each.

    A source that fails is noted and does not stop the rest; a round in which the ledger or the list of sources cannot be
    reached is told, and the next one tries again. Of a sitemap is taken what changed since the day before the last round in which
    nothing of it failed. What the first round finds wrong with the options is raised (``UsageError``).
    """
    number = 0
    since: dict[str, str] = {}
    while not schedule.stop():
        number += 1
        begun, started = time.monotonic(), datetime.datetime.now(datetime.UTC).date()
        count = 0
        outcome: AddSummary | FoglineError
        try:
            named = {name: since.get(name) for name in map(whole_name, sources())}
            count = len(named)
            outcome = ledger.revisit(named, options, progress=progress, stop=schedule.stop)
            if not outcome.stopped and options.since is None:
                failed = set(map(source_of, outcome.failed))
                day = (started - datetime.timedelta(days=1)).isoformat()
                since.update(dict.fromkeys((name for name in named if name not in failed), day))
        except UsageError as error:
            if number == 1:
                raise
            outcome = error
        except FoglineError as error:
            outcome = error
        except ValueError as error:  # something in one of the sources that nobody foresaw
            outcome = InputError(str(error))
        over = schedule.every is None or schedule.stop()
        left = None if over or schedule.every is None else max(0.0, schedule.every - (time.monotonic() - begun))
        yield Round(number, count, outcome)
        if left is None or schedule.wait(left):
            return


def listed(path: str) -> list[str]:
    """Return the sources that a list names, one a line; what follows ``#`` at a line's beginning or after a space is left.

    ``InputError`` where the list cannot be read or names nothing.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise InputError(f"{path}: the list of sources cannot be read: {reason}") from error
    named = [line for line in (f" {line}".split(" #", 1)[0].strip() for line in lines) if line]
    if not named:
        raise InputError(f"{path}: the list names no source; want a feed, sitemap, address or folder a line")
    return named
