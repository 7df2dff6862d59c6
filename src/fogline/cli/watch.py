"""``fogline watch``: feeds, sitemaps and folders added again and again on a schedule, until stopped."""

import datetime
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.add import adding_options, options_of, summary_words
from fogline.picture.wording import plain
from fogline.records.errors import FoglineError

if TYPE_CHECKING:
    from fogline.flow.watching import Round

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|min|h|d)?")
_SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}
_LISTED = 10

_EPILOG = """\b
Examples:
  fogline watch https://example.org/feed.xml
  fogline watch --list feeds.txt --every 1h
  fogline watch --list feeds.txt --once         one round, for a scheduler of your own

A list has a source a line; what follows a # at the beginning of a line or behind a blank is left out. It is read anew for
each round.

Exit status: 0 when stopped; with --once that of the worst failure of the round, as for `fogline add`: also where one of
many sources failed and the others went in. It is tried again at the next round; `fogline ledger failures` lists it.
"""


class _Duration(click.ParamType):  # type: ignore[type-arg]  # generic for click 8.2 and later only
    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return a length of time in seconds."""
        found = _DURATION.fullmatch(str(value).strip().lower())
        seconds = float(found[1]) * _SECONDS[found[2]] if found and found[2] else 0.0
        if not 1 <= seconds <= 31 * 86400:
            self.fail(f"got {value!r}; want a length of time such as 30s, 15m, 2h or 1d", param, ctx)
        return seconds


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--list", "list_", metavar="FILE", help="Take the sources from FILE, one a line.")
@click.option(
    "--every",
    type=_Duration(),
    default="15m",
    show_default=True,
    metavar="TIME",
    help="From the start of one round to that of the next: 30s, 15m, 2h, 1d.",
)
@click.option("--once", is_flag=True, help="One round, then end.")
@adding_options
def watch(
    sources: tuple[str, ...],
    list_: str | None,
    every: float,
    once: bool,
    ledger: str | None,
    user: str | None,
    **settings: Any,
) -> int:
    """Add what is new in SOURCES (feeds, sitemaps, folders, addresses) again and again, until stopped.

    A source that fails is noted, told, and tried again in the next round. Ctrl-C, or being told to end (SIGTERM), ends after the
    document at hand; a second one at once.
    """
    from fogline.cli.stopping import stopping
    from fogline.flow import Ledger
    from fogline.flow.watching import Schedule
    from fogline.flow.watching import watch as rounds

    if not sources and list_ is None:
        raise click.UsageError("got nothing to watch; name feeds, sitemaps or folders, or a list of them (--list FILE)")
    options = options_of(settings)
    status = 0
    with Ledger.open(ledger, create=True, user=user) as opened, stopping() as stop:
        schedule = Schedule(None if once else every, stop.wait, stop)
        for done in rounds(opened, _sources(sources, list_), options, schedule):
            status = _tell(done, opened.name, last=once)
    return status if once else 0


def _sources(sources: tuple[str, ...], list_: str | None) -> Callable[[], Iterable[str]]:
    from fogline.flow.watching import listed

    return lambda: (*sources, *(listed(list_) if list_ is not None else ()))


def _tell(done: "Round", ledger: str, *, last: bool) -> int:
    """Print one line on a round, and a line for each source that failed; return the round's exit status."""
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    if isinstance(done.outcome, FoglineError):
        click.echo(plain(f"{moment} {done.outcome}{'' if last else '; the next round tries again'}"), err=True)
        return done.outcome.exit_status
    count = f"{done.sources} source{'s' if done.sources != 1 else ''}"
    click.echo(plain(f"{moment} {count}; {summary_words(done.outcome, ledger)}"))
    for failure in done.outcome.failed[:_LISTED]:
        click.echo(plain(f"  {failure.source}: {failure.message}"), err=True)
    if len(done.outcome.failed) > _LISTED:
        click.echo(f"  and {len(done.outcome.failed) - _LISTED:,} more: fogline ledger failures", err=True)
    return done.outcome.exit_status
