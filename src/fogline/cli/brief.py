"""``fogline brief``: what a ledger's reports of a few days say, in sentences that cite their evidence."""

import typing
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.forms import form_of
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import AREA, KNOWN_ON, OUTPUT, TYPE, format_option, options
from fogline.picture.brief.options import Length
from fogline.picture.wording import counted, plain, shorten
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.records.brief import Brief
    from fogline.records.ledger import DocumentHead

_EPILOG = """\b
Examples:
  fogline brief                                       the seven days up to the newest report
  fogline brief --since 2022-05-12 --until 2022-05-17
  fogline brief --area "Kharkiv Oblast" --length short
  fogline brief --type shelling --as-known-on 2022-06-01
  fogline brief -o brief.html                         with a map, to read on a screen or to print
  fogline brief -o brief.pdf                          A4 (pip install 'fogline[pdf]')
  fogline brief --format json                         sentences, citations and spans as data

Every sentence carries the numbers of its evidence; what one side alone says is told as its word. Redaction and delay of the
ledger are obeyed. Exit status: 0; 2 wrong use.
"""
_NAMED = 5
_FORMATS = ("md", "html", "pdf", "json")
_SUFFIXES = {".md": "md", ".html": "html", ".htm": "html", ".pdf": "pdf", ".json": "json"}


@click.command(name="brief", epilog=_EPILOG)
@click.option(
    "--since", metavar="DATE", help="Reports published on or after this day.  [default: six days before --until]"
)
@click.option(
    "--until",
    metavar="DATE",
    help="Reports published on or before this day.  [default: that of the newest report, "
    "but for a few that are dated long after all others]",
)
@options(AREA, TYPE, KNOWN_ON)
@click.option(
    "--length",
    type=click.Choice(typing.get_args(Length)),
    default="standard",
    show_default=True,
    help="How long it may be.",
)
@click.option("--no-map", is_flag=True, help="Leave out the map (Markdown has none).")
@format_option(_FORMATS, "md")
@OUTPUT
@LEDGER
def brief(no_map: bool, form: str | None, output: str | None, ledger: str | None, **asked: Any) -> None:
    """Write a brief of what was reported in a period: key points, theatres, losses, control, forecasts, disputes and gaps.

    What origins of more than one camp say is told as a fact; everything else as the word of those who say it.
    """
    from fogline.flow import Ledger
    from fogline.flow.briefing import BriefRequest, briefed, reported_days, set_aside
    from fogline.picture.brief.dates import period_words

    shape = form_of(form, output, _SUFFIXES, "md")
    if shape == "pdf" and output in (None, "-"):
        raise UsageError("--format pdf: want a file to write to, such as -o brief.pdf")
    request = BriefRequest(**asked, with_map=shape in ("html", "pdf") and not no_map)
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        made = briefed(opened, request)
        if shape == "pdf":
            from fogline.picture.brief.pdf import pdf

            out.write_bytes(pdf(made))
        else:
            out.write(_text(made, shape))
        days = None if made.sentences else reported_days(opened)
        for line in _aside(set_aside(opened, request)) if made.basis.beyond else ():
            click.echo(line, err=True)
    if not made.sentences:
        told = f" (the reports are of {period_words(*days)})" if days else ""
        click.echo(
            f"Nothing in the record of this period can be told; --since and --until take other days{told}", err=True
        )


def _aside(reports: "Sequence[DocumentHead]") -> Iterator[str]:
    """Yield which reports are dated long after all others, and what can be done about it."""
    from fogline.picture.brief.dates import period_words

    yield f"Left out: {counted(len(reports), 'report')} dated long after all others"
    for one in reports[:_NAMED]:
        day = one.published.start.isoformat() if one.published.start else None
        yield f"  {one.id}  {period_words(day, day)}  “{shorten(plain(one.title or 'without a title'), 80)}”"
    if len(reports) > _NAMED:
        yield f"  and {len(reports) - _NAMED} more"
    yield "--until DATE takes days that you name; `fogline decide document ID --published DATE` puts a wrong day right"


def _text(made: "Brief", shape: str) -> str:
    if shape == "html":
        from fogline.picture.brief.page import page

        return page(made)
    if shape == "json":
        from fogline.records.codec import to_json

        return to_json(made, indent=2) + "\n"
    from fogline.picture.brief.markdown import markdown

    return markdown(made)
