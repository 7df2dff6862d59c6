"""How adding goes on, on standard error: a moving line on a terminal, elsewhere a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from fogline.picture.wording import plain

if TYPE_CHECKING:
    from fogline.flow import AddStep

_EVERY = 30.0
"""Seconds between two lines where standard error is no terminal."""


@contextmanager
def add_progress() -> Iterator[Callable[["AddStep"], None]]:
    """Show the steps, and their notes, that are passed to what this yields."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console

    console, begun = Console(stderr=True), time.monotonic()
    with console.status("collecting", spinner="line") as status:

        def show(step: "AddStep") -> None:
            for note in step.notes:
                console.print(plain(note), markup=False, highlight=False)
            status.update(plain(step_words(step, time.monotonic() - begun)))

        yield show


class _Lines:
    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._told = self._begun

    def __call__(self, step: "AddStep") -> None:
        for note in step.notes:
            click.echo(plain(note), err=True)
        now = time.monotonic()
        if now - self._told >= _EVERY:
            self._told = now
            click.echo(plain(step_words(step, now - self._begun)), err=True)


def step_words(step: "AddStep", seconds: float) -> str:
    """Return one line on how far adding is: how many, how fast, how long it will take."""
    summary = step.summary
    words = [f"{summary.added:,} added"]
    if summary.known:
        words.append(f"{summary.known:,} known")
    if summary.failed:
        words.append(f"{len(summary.failed):,} failed")
    words.append(f"{summary.claims:,} claims")
    if seconds > 0:
        words.append(f"{summary.seen / seconds:.1f} a second")
    if step.part:
        words.append(f"{step.part:.0%}")
        if seconds > 5 and step.part < 1:
            words.append(f"{duration_words(seconds * (1 - step.part) / step.part)} left")
    return ", ".join(words)


def duration_words(seconds: float) -> str:
    """Return a length of time in at most two units: "2 h 5 min", "48 s"."""
    whole = round(seconds)
    if whole < 90:
        return f"{whole} s"
    minutes = round(whole / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
