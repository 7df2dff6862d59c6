"""``fogline add``: sources into a ledger; what is there already is passed over, and one bad source does not stop the rest."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.kinds import READER, THEATRE
from fogline.cli.ledger_options import LEDGER, USER
from fogline.cli.output import Output
from fogline.cli.stopping import INTERRUPTED
from fogline.picture.wording import plain

if TYPE_CHECKING:
    from typing import Protocol

    from fogline.flow import AddOptions, AddStep, AddSummary

    class Work(Protocol):
        """Adding, in one way or another."""

        def __call__(self, *, progress: Callable[[AddStep], None], stop: Callable[[], bool]) -> AddSummary:
            """Add, tell `progress` of every step, end early once `stop` says so."""
            ...


_LISTED = 20  # failures that are listed one by one

_EPILOG = """\b
Examples:
  fogline add reports/                          every file in a folder
  fogline add https://example.org/report.html --note "sent by a reader"
  fogline add https://example.org/feed.xml      what is new in a feed
  fogline add crawl.warc.gz mail.mbox result.json
  fogline add news.csv --columns "date=published,text=lead+body"
  fogline add old-reports/ --publisher "Daily Example" --published 2022-05-16
  fogline add reports/ --ledger postgresql://desk@db.example.org/fogline

Adding the same sources again adds only what is new; an add that was cut off goes on where it stopped.

Exit status: 0 all added or there before, 1 something could not be read, 2 wrong use, 3 a service could not be reached.
"""


FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "jsonl")),
    default="text",
    show_default=True,
    help="What to print: a summary; the same as JSON; or a line a document, as soon as it is on disk, then the summary.",
)


KINDS = ("page", "feed", "sitemap", "warc", "telegram", "mbox", "csv", "jsonl")


def adding_options(command: Any) -> Any:
    """Give a command the options that say how sources are collected and read."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--publisher", metavar="NAME", help="Who publishes the texts; a row or message that names somebody keeps that."
    ),
    click.option("--note", metavar="TEXT", help="What else is to stand in the record of custody: who sent it, why."),
    click.option(
        "--as",
        "kind",
        type=click.Choice(KINDS),
        help="What sort of source it is, where its content does not tell.",
    ),
    click.option(
        "--columns",
        metavar="WHAT=COLUMN,...",
        help="Which columns of a table (keys of JSON lines) hold date, publisher, url, title and text; "
        "several are joined with +.  [default: guessed by their names]",
    ),
    click.option("--entry-text", is_flag=True, help="Take the words that a feed itself holds; fetch no page."),
    click.option("--since", metavar="DATE", help="Leave out pages of a sitemap that did not change since then."),
    click.option("--reader", type=READER, default="embedded", show_default=True, help="Who marks the texts."),
    click.option(
        "--threshold",
        type=click.FloatRange(0, 1),
        metavar="0..1",
        help="How sure the reader must be of what it gives out.  [default: in balance]",
    ),
    click.option(
        "--threads",
        type=click.IntRange(min=1),
        help="How many processors to read on.  [default: 1, beside the one that makes claims]",
    ),
    click.option("--no-read", "keep_only", is_flag=True, help="Keep originals and documents, read nothing."),
    click.option("--no-places", "places", flag_value=False, default=True, help="Look up no places."),
    THEATRE,
    click.option("--allow-private", is_flag=True, help="Allow addresses on this machine and on private networks."),
    LEDGER,
    USER,
)


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Publication date of the texts, YYYY-MM-DD, when you know it.")
@click.option("--no-clean", "clean", flag_value=False, default=True, help="Take plain texts as they stand.")
@FORMAT
@adding_options
def add(sources: tuple[str, ...], ledger: str | None, user: str | None, form: str, **settings: Any) -> int:
    """Add SOURCES to a ledger: keep the originals, read what is new, keep its claims.

    A SOURCE is a file, "-" for standard input, a folder, an http(s) address, a feed (RSS, Atom), a sitemap, a web archive (WARC),
    a table (CSV, JSON Lines), an export of Telegram, or a mailbox. A ledger that is not there is made. What is reported as
    added is on disk, whole. Ctrl-C ends after the document at hand; a second one at once.
    """
    from fogline.flow import Ledger

    told = tuple(f"--{name}" for name in ("publisher", "published", "title", "url", "columns") if settings.get(name))
    options = options_of(settings)
    with Ledger.open(ledger, create=True, user=user) as opened:
        return carry_out(opened.name, form, partial(opened.add, sources, options), told)


def carry_out(ledger: str, form: str, work: "Work", told: tuple[str, ...] = ()) -> int:
    """Carry out ``work``, showing how it goes on; print what came of it (see :func:`close`), and return the exit status."""
    from fogline.cli.add_progress import add_progress
    from fogline.cli.stopping import stopping

    out = Output(None)
    with stopping() as stop:
        with add_progress() as show:

            def tell(step: "AddStep") -> None:
                if form == "jsonl":
                    _write_documents(step, out)
                show(step)

            summary = work(progress=tell, stop=stop)
        close(summary, ledger, form, out, told)
    return INTERRUPTED if summary.stopped else summary.exit_status


def options_of(settings: dict[str, Any]) -> "AddOptions":
    """Return the options that a command was given."""
    from fogline.documents.collecting import parse_columns
    from fogline.flow import AddOptions
    from fogline.flow.added import add_options

    columns = parse_columns(settings.pop("columns") or "")
    return add_options(AddOptions(), {**settings, "columns": columns})  # type: ignore[typeddict-item]


def close(summary: "AddSummary", ledger: str, form: str, out: Output, told: tuple[str, ...] = ()) -> None:
    """Print what came of adding, and on standard error what failed; ``told`` are options that say what documents are."""
    if form == "text":
        out.write(plain(summary_words(summary, ledger)) + "\n")
    else:
        out.write(_summary_json(summary, indent=2 if form == "json" else 0) + "\n")
    if summary.known and told:
        several = summary.known != 1
        click.echo(
            f"{summary.known:,} known before stay{'' if several else 's'} as {'they were' if several else 'it was'} added: "
            f"{', '.join(told)} {'have' if len(told) > 1 else 'has'} no effect on {'them' if several else 'it'}; "
            "`fogline decide document` puts publisher and day right",
            err=True,
        )
    if lacking := _lacking_words(summary):
        click.echo(lacking, err=True)
    if summary.left_out:
        from fogline.cli.read import left_out_words

        click.echo(left_out_words(summary.left_out), err=True)
    for failure in summary.failed[:_LISTED]:
        click.echo(plain(f"  {failure.source}: {failure.message}"), err=True)
    if len(summary.failed) > _LISTED:
        click.echo(f"  and {len(summary.failed) - _LISTED:,} more: fogline ledger failures", err=True)


def _lacking_words(summary: "AddSummary") -> str:
    """Say how many new documents tell no publisher or no day of publication, which is stated when they are added or never."""
    lacking = [f"{summary.nameless:,} without a publisher (--publisher NAME)"] if summary.nameless else []
    lacking += [f"{summary.undated:,} without a day of publication (--published DATE)"] if summary.undated else []
    if not lacking:
        return ""
    return (
        f"of the added: {', '.join(lacking)}; state it when you add what does not say it itself, or afterwards with "
        "`fogline decide document`"
    )


def summary_words(summary: "AddSummary", ledger: str) -> str:
    """Return one line for people on what came of adding."""
    from fogline.cli.add_progress import duration_words

    words = [f"added {summary.added:,}" if not summary.stopped else f"Stopped. Added {summary.added:,}"]
    if summary.copies or summary.versions:
        ties = [f"{summary.copies:,} cop{'y' if summary.copies == 1 else 'ies'}"] if summary.copies else []
        ties += [f"{summary.versions:,} new version{'s' * (summary.versions != 1)}"] if summary.versions else []
        words[0] += f" ({', '.join(ties)})"
    words.append(f"{summary.claims:,} claim{'s' * (summary.claims != 1)}")
    if summary.read > summary.added:
        words.append(f"{summary.read - summary.added:,} read anew")
    if summary.unread:
        words.append(f"{summary.unread:,} kept without being read")
    words.append(f"{summary.known:,} known before")
    if summary.failed:
        words.append(f"{len(summary.failed):,} failed")
    return f"{ledger}: {', '.join(words)} in {duration_words(summary.seconds)}"


def _summary_json(summary: "AddSummary", indent: int) -> str:
    from fogline.records.codec import to_json

    return to_json({"summary": summary}, indent=indent)


def _write_documents(step: "AddStep", out: Output) -> None:
    from fogline.records.codec import to_json

    for document in step.documents:
        out.write(to_json(document) + "\n")
