"""``fogline read``: sources in; a table, JSON or a page out; one bad input does not stop the rest."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.output import Output
from fogline.picture.wording import plain
from fogline.reading import READERS

if TYPE_CHECKING:
    from fogline.flow import Failure
    from fogline.records import Report

FORMATS = ("table", "json", "jsonl", "html")

_EPILOG = """\b
Examples:
  fogline read report.txt
  fogline read report.txt --published 2022-05-16 --publisher "Daily Example"
  fogline read https://example.org/report.html --format json
  fogline read reports/ --format html -o reports.html
  fogline read *.txt --format jsonl | jq -c '.claims[] | [.type, .place.name]'
"""


@dataclass(slots=True)
class Tally:
    """What came of the inputs so far."""

    inputs: int
    reports: int = 0
    claims: int = 0
    failures: list["Failure"] = field(default_factory=list)

    @property
    def exit_status(self) -> int:
        """The worst exit status of all inputs."""
        return max((failure.exit_status for failure in self.failures), default=0)


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Publication date, YYYY-MM-DD, when you know it.")
@click.option("--publisher", metavar="NAME", help="Who publishes the text: the narrator of its claims.")
@click.option(
    "--no-clean", "clean", flag_value=False, default=True, help="Take a plain text as it stands: nothing is set aside."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="What to write: a table for the terminal, JSON, JSON lines, or one self-contained page.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE (whole or not at all) instead of standard output.")
@click.option(
    "--reader",
    type=click.Choice(READERS),
    default="embedded",
    show_default=True,
    help="Who marks the text: the built-in model, or a toy for trying things out.",
)
@click.option("--allow-private", is_flag=True, help="Allow addresses on this machine and on private networks.")
def read(sources: tuple[str, ...], format_: str, output: str | None, **settings: Any) -> int:
    """Read each SOURCE and write its claims.

    A SOURCE is a file (HTML, plain text, Markdown), "-" for standard input, an http(s) address, or a folder: then every
    .html, .htm, .xhtml, .txt, .text, .md and .markdown file in it is read.

    json writes one object for one source, an array for several or for a folder. jsonl writes one object a line, each as
    soon as it is read; when stopped half-way, -o FILE leaves them in FILE.part. html gathers all reports in one page.
    """
    from fogline.flow import ReadOptions, read_many

    options = ReadOptions(**settings)
    out = Output(output, keep_part=format_ == "jsonl")
    names = _files_of(sources)
    tally = Tally(len(names))
    if format_ == "json" and (len(sources) > 1 or os.path.isdir(sources[0])):
        format_ = "array"
    try:
        with out, _progress(len(names), shown=len(names) > 1 and not out.is_terminal) as step:
            _WRITERS[format_](_reports(read_many(names, options), tally, step), out)
    except KeyboardInterrupt:
        _close(tally, out, stopped=True)
        raise
    _close(tally, out)
    return tally.exit_status


def _files_of(sources: Iterable[str]) -> list[str]:
    from fogline.flow import expand
    from fogline.records.errors import InputError

    names: list[str] = []
    for source in sources:
        try:
            names.extend(expand(source))
        except InputError:
            names.append(source)  # reading it will say again, in its turn, what is wrong
    return names


def _reports(outcomes: Iterable["Report | Failure"], tally: Tally, step: Callable[[], None]) -> Iterator["Report"]:
    from fogline.flow import Failure

    for outcome in outcomes:
        if isinstance(outcome, Failure):
            tally.failures.append(outcome)
        else:
            tally.reports += 1
            tally.claims += len(outcome.claims)
            yield outcome
        step()


def _write_tables(reports: Iterator["Report"], out: Output) -> None:
    from fogline.cli.table import columns, may_colour, table

    width, colour = columns(), out.is_terminal and may_colour()
    for number, report in enumerate(reports):
        out.write(("\n" + "─" * width + "\n\n" if number else "") + table(report, width, colour=colour))


def _write_lines(reports: Iterator["Report"], out: Output) -> None:
    from fogline.records.codec import to_json

    for report in reports:
        out.write(to_json(report) + "\n")


def _write_object(reports: Iterator["Report"], out: Output) -> None:
    from fogline.records.codec import to_json

    for report in reports:
        out.write(to_json(report, indent=2 if out.is_terminal else 0) + "\n")


def _write_array(reports: Iterator["Report"], out: Output) -> None:
    from fogline.records.codec import to_json

    opened = False
    for report in reports:
        out.write((",\n" if opened else "[\n") + to_json(report))
        opened = True
    out.write("\n]\n" if opened else "[]\n")


def _write_page(reports: Iterator["Report"], out: Output) -> None:
    from fogline.picture.page import report_page

    if read_ones := list(reports):
        out.write(report_page(read_ones))


_WRITERS: dict[str, Callable[[Iterator["Report"], Output], None]] = {
    "array": _write_array,
    "html": _write_page,
    "json": _write_object,
    "jsonl": _write_lines,
    "table": _write_tables,
}


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error, when that is a terminal, for as long as the block lasts."""
    if not (shown and sys.stderr.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda: bar.advance(task)


def _close(tally: Tally, out: Output, *, stopped: bool = False) -> None:
    """Say on standard error what was read and what failed; one input that was read needs no words."""
    if tally.inputs == 1 and not stopped:
        for failure in tally.failures:
            click.echo(f"fogline: {_words(failure)}", err=True)
        return
    failed = f"; {len(tally.failures)} failed:" if tally.failures else ""
    how = "Stopped: read" if stopped else "Read"
    click.echo(f"{how} {tally.reports} of {tally.inputs} inputs, {tally.claims} claims{failed}", err=True)
    for failure in tally.failures:
        click.echo(f"  {_words(failure)}", err=True)
    if out.part:
        click.echo(f"What was read so far is in {out.part}", err=True)


def _words(failure: "Failure") -> str:
    source, message = plain(failure.source), plain(failure.message)
    return message if source in message else f"{source}: {message}"
