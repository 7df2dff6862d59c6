"""``fogline events`` and ``fogline event``: what the claims of a ledger come to, who stands behind it, who disagrees."""

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.forms import form_of
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import EVENTS, OUTPUT, format_option, limit_option, question
from fogline.cli.table import columns
from fogline.picture.wording import chain_words, counted, label, plain, shorten

if TYPE_CHECKING:
    from fogline.flow.fusing.history import History
    from fogline.records.fused import FusedEvent

_EPILOG = """\b
Examples:
  fogline events                                     all of them, those with most reports first
  fogline events --type shelling --since 2022-05-01
  fogline events bridge --place Rubizhne
  fogline events --area "Luhansk Oblast" --status contested
  fogline events --sort time --limit 50              what happened last, first
  fogline events --status corroborated -o sure.csv   a line an event, for a spreadsheet
  fogline event 3f2a9c0d1e4b5a67                     one of them: origins, grade and why, contradictions, every claim
  fogline event 3f2a9c                               the beginning of an id will do
  fogline link --explain 3f2a9c 8c1d2e               why two events are not one

An event is computed from claims and decisions, never edited: `fogline decide merge` and `split` change it, a newer reading may.
"""
_ONE = """\b
Examples:
  fogline event 3f2a9c0d1e4b5a67                     as `fogline events` prints it
  fogline event 3f2a9c                               the beginning of its id, or of that of one of its claims
  fogline event 3f2a9c -o event.json                 as data

Exit status: 0; 2 wrong use, also where nothing is known by that id.
"""
_SORTS = ("reports", "origins", "probability", "time", "newest")
_SHOWN = 20


@click.command(epilog=_EPILOG)
@EVENTS
@click.option("--sort", type=click.Choice(_SORTS), default=_SORTS[0], show_default=True, help="What comes first.")
@limit_option(_SHOWN)
@format_option(("table", "jsonl", "csv"), "table")
@OUTPUT
@LEDGER
def events(form: str | None, output: str | None, limit: int | None, ledger: str | None, **asked: Any) -> None:
    """List the events that claims of a ledger are about, with how many reports and independent origins each has.

    An event with several claims that fit is one line. Nothing here is a verdict: the grade says what the record supports, and
    why.
    """
    from fogline.flow import Ledger
    from fogline.flow.showing_list import listed

    statuses, sort, area = asked.pop("statuses"), asked.pop("sort"), asked.pop("area")
    given = question(asked)
    form = form_of(form, output, {".jsonl": "jsonl", ".csv": "csv"}, "table")
    limit = _SHOWN if limit is None and form == "table" else limit or None
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        found = listed(opened, statuses, sort, limit, area, **given)
        for piece in _pieces(form, found.events, columns() if out.is_terminal else None):
            out.write(piece)
    if limit is not None and found.total > limit:
        click.echo(f"{limit} of {found.total} events; --limit 0 shows all", err=True)
    if found.held_back:
        click.echo(f"Not shown: {found.held_back} that are younger than the ledger's delay", err=True)
    if not found.total and not found.held_back:
        click.echo("No event fits", err=True)


@click.command(epilog=_ONE)
@click.argument("name", metavar="ID")
@format_option(("table", "json"), "table")
@OUTPUT
@LEDGER
def event(name: str, form: str | None, output: str | None, ledger: str | None) -> None:
    """Show one event by its ID, or by that of a claim: origins, grade and why, contradictions, numbers, every claim, history.

    The beginning of an id will do where no other begins so.
    """
    from fogline.events.grading.wording import support_lines
    from fogline.flow import Ledger
    from fogline.flow.fusing.history import history
    from fogline.flow.showing_event import shown_event

    form = form_of(form, output, {".json": "json"}, "table")
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        found = shown_event(opened, name)
        past = history(opened, found)
        if form == "json":
            from fogline.records.codec import to_json

            out.write(to_json({"event": found.cluster, "support": found.support, "history": past}) + "\n")
            return
        lines = (*_shown(found, support_lines(found.support)), *_history(past))
        for line in _wrapped(lines, columns() if out.is_terminal else None):
            out.write(line + "\n")


def _wrapped(lines: Iterable[str], width: int | None) -> Iterator[str]:
    """Yield lines no longer than a terminal is wide, what goes on set in a little; as they are where nobody looks (``None``)."""
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        if width is None or len(line) <= width:
            yield line
        else:
            whole = TextWrapper(
                width,
                initial_indent=indent,
                subsequent_indent=indent + "    ",
                break_on_hyphens=False,
                break_long_words=False,
            )
            yield from whole.wrap(line.lstrip())


def _shown(found: "FusedEvent", support: Iterable[str]) -> Iterator[str]:
    yield _headline(found)
    for line in support:
        yield plain(line) if not line.startswith(" ") else "  " + plain(line)
    yield ""
    yield "Claims"
    for finding in found.findings:
        published = finding.document.published.start
        who = plain(finding.document.publisher or "publisher unknown")
        yield f"  {finding.claim.id}  {chain_words(finding.claim.chain)} · {who} · {published or 'undated'}"
        yield f"      “{shorten(plain(finding.evidence), 300)}”"


def _history(past: "History") -> Iterator[str]:
    yield ""
    yield f"History, by the day {'the ledger took reports in' if past.by == 'added' else 'of publication'}"
    said = ""
    for step in past.steps:
        count = counted(len(step.claims), "claim")
        who = ", ".join(map(plain, step.publishers[:3])) + (" ..." if len(step.publishers) > 3 else "")
        pair = step.grade.admiralty
        grade = f": {step.grade.status}, {step.grade.probability:.0%}, {pair.reliability}{pair.credibility}"
        came = f"{counted(step.reports, 'report')}, {counted(step.origins, 'origin')}{grade if grade != said else ''}"
        yield f"  {step.day:<10}  {came:<58}  +{count} ({who})"
        said = grade
    for one in past.decisions:
        reason = f": {shorten(plain(one.reason), 120)}" if one.reason else ""
        yield f"  {one.made[:10]}  {plain(one.user)} decided: {one.kind}{reason}"


def _table(found: Iterable["FusedEvent"]) -> Iterator[str]:
    from fogline.events.grading.wording import grade_words

    for one in found:
        yield _headline(one)
        yield f"    {plain(one.support.graph.words)}. {plain(grade_words(one.support.grade))}"


def _headline(one: "FusedEvent") -> str:
    from fogline.picture.moments import interval_words
    from fogline.picture.summary import summary

    short = summary(one)
    reported = f"reported {interval_words(short.reported, short.reported)}" if short.reported else ""
    told = " · ".join(filter(None, (short.place_words, short.when_words or reported)))
    first = one.findings[0]
    title = shorten(plain(first.document.title or first.evidence), 80)
    return f"{one.cluster.id}  {label(one.cluster.type)}{' · ' + told if told else ''}  “{title}”"


def _pieces(form: str, found: Iterable["FusedEvent"], width: int | None) -> Iterable[str]:
    if form == "csv":
        from fogline.cli.event_rows import as_csv
        from fogline.picture.timeline.rows import row_of

        return as_csv(map(row_of, found))
    lines = _jsonl(found) if form == "jsonl" else _wrapped(_table(found), width)
    return (line + "\n" for line in lines)


def _jsonl(found: Iterable["FusedEvent"]) -> Iterator[str]:
    from fogline.records.codec import to_json

    for one in found:
        yield to_json({"event": one.cluster, "support": one.support})
