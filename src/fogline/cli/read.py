"""``fogline read``: sources in; a table, JSON or a page out; one bad input does not stop the rest."""

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.kinds import READER, THEATRE
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.picture.wording import plain

if TYPE_CHECKING:
    from fogline.flow import Failure
    from fogline.gazetteer import Gazetteer
    from fogline.records import Report

FORMATS = ("table", "json", "jsonl", "html")
_FORMAT_OF_SUFFIX = {".htm": "html", ".html": "html", ".json": "json", ".jsonl": "jsonl"}

_NAMED = 5  # files left out that are named; of more their kinds are told
_EPILOG = """\b
Examples:
  fogline read report.txt
  fogline read report.txt --published 2022-05-16 --publisher "Daily Example"
  fogline read https://example.org/report.html --format json
  fogline read reports/ -o reports.html
  fogline read *.txt --format jsonl | jq -c '.claims[] | [.type, .place.name]'
"""

_Named = tuple[str, "Report"]
_FOR_MACHINES = frozenset({"array", "json", "jsonl"})
"""Formats in which a document in a language that is not read still comes out, cleaned and with nothing marked in it."""


@dataclass(slots=True)
class Tally:
    """What came of the inputs so far; ``left_out`` are files of folders that were not even tried."""

    inputs: int
    left_out: tuple[str, ...] = ()
    reports: int = 0
    claims: int = 0
    unread: int = 0
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
    help="What to write: a table for the terminal, JSON, JSON lines, or one self-contained page.  "
    "[default: by the suffix of FILE (.json, .jsonl, .html), else table]",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE (whole or not at all) instead of standard output.")
@click.option(
    "--reader",
    type=READER,
    default="embedded",
    show_default=True,
    help="Who marks the text: the built-in model, or a toy for trying things out.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    metavar="0..1",
    help="How sure the reader must be of what it gives out: higher is right more often, lower finds more.  "
    "[default: in balance]",
)
@click.option("--threads", type=click.IntRange(min=1), help="How many processors to read on.  [default: all]")
@click.option(
    "--no-places",
    "places",
    flag_value=False,
    default=True,
    help="Look up no places: they keep their names, without a map.",
)
@THEATRE
@click.option("--allow-private", is_flag=True, help="Allow addresses on this machine and on private networks.")
def read(sources: tuple[str, ...], format_: str | None, output: str | None, **settings: Any) -> int:
    """Read each SOURCE and write its claims.

    A SOURCE is a file (HTML, plain text, Markdown), "-" for standard input, an http(s) address, or a folder: then every
    .html, .htm, .xhtml, .txt, .text, .md and .markdown file in it and in the folders below is read, but no README (with any of
    these suffixes or none). Other files are left out, and standard error says so; hidden files and folders are passed over.

    json writes one object for one source, an array for several or for a folder. jsonl writes one object a line, each as
    soon as it is read; when stopped half-way, -o FILE leaves them in FILE.part. html gathers all reports in one page.
    When nothing could be read, nothing is written, and FILE stays as it was.
    """
    from fogline.flow import ReadOptions, read_named

    options = ReadOptions(**settings)
    format_ = format_ or _format_by_name(output)
    out = Output(output, keep_part=format_ == "jsonl")
    names, left_out = _files_of(sources)
    out.spare(names)
    tally = Tally(len(names), left_out)
    if format_ == "json" and (len(sources) > 1 or os.path.isdir(sources[0])):
        format_ = "array"
    try:
        with out, _progress(len(names), shown=len(names) > 1 and not out.is_terminal) as step:
            reports = _reports(read_named(names, options), tally, step, unread=format_ in _FOR_MACHINES)
            _WRITERS[format_](reports, out)
    except KeyboardInterrupt:
        _close(tally, out, stopped=True)
        raise
    _close(tally, out)
    return tally.exit_status


def _format_by_name(output: str | None) -> str:
    """Return the format that a file's name asks for; ``UsageError`` where it asks for one that there is not."""
    from fogline.records.errors import UsageError

    suffix = os.path.splitext(output or "")[1].lower()
    if suffix in (".pdf", ".docx", ".xlsx", ".csv", ".png", ".svg"):
        raise UsageError(
            f"-o {output}: reports are not written as {suffix}; want .html, .json, .jsonl or .txt, or say which with --format"
        )
    return _FORMAT_OF_SUFFIX.get(suffix, "table")


def _files_of(sources: Iterable[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the names of all inputs, and those of the files in folders that are left out."""
    from fogline.flow import Expanded, expand
    from fogline.records.errors import InputError

    names: list[str] = []
    left_out: list[str] = []
    for source in sources:
        try:
            found = expand(source)
        except InputError:
            found = Expanded((source,))  # reading it will say again, in its turn, what is wrong
        names.extend(found.names)
        left_out.extend(found.left_out)
    return names, tuple(left_out)


def _reports(
    outcomes: Iterable["tuple[str, Report | Failure]"], tally: Tally, step: Callable[[], None], *, unread: bool
) -> Iterator[_Named]:
    """Yield the reports, and with ``unread`` the documents in languages that are not read, with nothing marked in them."""
    from fogline.flow import Failure

    for source, outcome in outcomes:
        if isinstance(outcome, Failure):
            tally.failures.append(outcome)
            if unread and outcome.unread is not None:
                tally.unread += 1
                yield source, outcome.unread
        else:
            tally.reports += 1
            tally.claims += len(outcome.claims)
            yield source, outcome
        step()


def _write_tables(reports: Iterator[_Named], out: Output) -> None:
    from fogline.cli.table import columns, may_colour, table

    width, colour = columns(), out.is_terminal and may_colour()
    for number, (source, report) in enumerate(reports):
        rule = "\n" + "─" * width + "\n\n" if number else ""
        out.write(rule + table(report, width, source=source, colour=colour))


def _write_lines(reports: Iterator[_Named], out: Output) -> None:
    from fogline.records.codec import to_json

    for _, report in reports:
        out.write(to_json(report) + "\n")


def _write_object(reports: Iterator[_Named], out: Output) -> None:
    from fogline.records.codec import to_json

    for _, report in reports:
        out.write(to_json(report, indent=2 if out.is_terminal else 0) + "\n")


def _write_array(reports: Iterator[_Named], out: Output) -> None:
    from fogline.records.codec import to_json

    opened = False
    for _, report in reports:
        out.write((",\n" if opened else "[\n") + to_json(report))
        opened = True
    if opened:
        out.write("\n]\n")


def _write_page(reports: Iterator[_Named], out: Output) -> None:
    from fogline.picture.page import report_page

    if named := list(reports):
        read = [report for _, report in named]
        out.write(report_page(read, [source for source, _ in named], _land_under(read)))


def _land_under(reports: "Sequence[Report]") -> "Gazetteer | None":
    """Return the gazetteer for the maps of a page, or ``None`` where nothing is placed and no map will be drawn."""
    from fogline.flow import open_places

    placed = any(claim.place and claim.place.geometry for report in reports for claim in report.claims)
    return open_places() if placed else None


_WRITERS: dict[str, Callable[[Iterator[_Named], Output], None]] = {
    "array": _write_array,
    "html": _write_page,
    "json": _write_object,
    "jsonl": _write_lines,
    "table": _write_tables,
}


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error, when that is a terminal, for as long as the block lasts."""
    if not shown:
        yield lambda: None
        return
    done = itertools.count(1)
    with progress_bar("reading", total) as tell:
        yield lambda: tell(next(done), total) if tell else None


def _close(tally: Tally, out: Output, *, stopped: bool = False) -> None:
    """Say on standard error what was read and what failed; one input that was read needs no words."""
    if tally.left_out:
        click.echo(left_out_words(tally.left_out), err=True)
    if tally.inputs == 1 and not stopped:
        for failure in tally.failures:
            click.echo(f"fogline: {plain(str(failure))}", err=True)
    else:
        failed = f"; {len(tally.failures)} failed:" if tally.failures else ""
        how = "Stopped: read" if stopped else "Read"
        click.echo(f"{how} {tally.reports} of {tally.inputs} inputs, {tally.claims} claims{failed}", err=True)
        for failure in tally.failures:
            click.echo(f"  {plain(str(failure))}", err=True)
    if out.part:
        click.echo(f"What was read so far is in {plain(out.part)}", err=True)
    elif out.path and not tally.reports and not tally.unread:
        click.echo(f"Nothing was read, so nothing was written to {plain(out.path)}", err=True)


def left_out_words(names: Sequence[str]) -> str:
    """Return how many files were left out: their names where they are few, else of what kinds they are (their suffixes)."""
    if len(names) <= _NAMED:
        kinds = {name if name.endswith(os.sep) else Path(name).name for name in names}
        kinds = {f"{Path(name).name}{os.sep} (cannot be opened)" if name.endswith(os.sep) else name for name in kinds}
    else:
        kinds = {_kind(name) for name in names}
    number = "1 file" if len(names) == 1 else f"{len(names)} files"
    return plain(f"left out: {number} ({', '.join(sorted(kinds))})")


def _kind(name: str) -> str:
    path = Path(name)
    if name.endswith(os.sep):
        return f"{path.name}{os.sep} (cannot be opened)"
    return path.stem if path.stem.lower() == "readme" else path.suffix.lower() or path.name
