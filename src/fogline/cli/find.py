"""``fogline find``: ask a ledger for claims by words, type, place, time, party, source, publisher, certainty and status."""

import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.find_question import Question
from fogline.cli.forms import form_of
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.question import (
    AREA,
    KNOWN_ON,
    OUTPUT,
    PARTY,
    PLACE,
    SINCE,
    TYPE,
    UNTIL,
    WORDS,
    format_option,
    limit_option,
    options,
)
from fogline.picture.wording import plain
from fogline.records import Reality
from fogline.records.ledger import ClaimStatus, Order

if TYPE_CHECKING:
    from fogline.flow import Ledger

_EPILOG = """\b
Examples:
  fogline find bridge                                     claims that speak of a bridge
  fogline find '"supply route"' shell*                    a phrase, and words that begin so
  fogline find --type shelling --place Kharkiv --since 2022-05-09 --until 2022-05-15
  fogline find --near Rubizhne --km 15 --party Russia
  fogline find --near 49.01,38.37 --km 15
  fogline find --area "Luhansk Oblast" --type capture
  fogline find --source "Oleh Synyehubov" --status open
  fogline find --publisher ukrinform.net --format csv -o claims.csv
  fogline find hospital --as-known-on 2022-06-01          what the record said on that day

A name finds its spellings in other alphabets and its other names. Exit status: 0, also when nothing was found; 2 wrong use.
"""
_FORMATS = ("table", "json", "jsonl", "csv")
_SUFFIXES = {".csv": "csv", ".json": "json", ".jsonl": "jsonl"}
_SHOWN = 20


@click.command(epilog=_EPILOG)
@WORDS
@TYPE
@click.option(
    "--reality",
    "realities",
    type=click.Choice(typing.get_args(Reality)),
    multiple=True,
    help="How it is told.",
)
@PLACE
@click.option("--near", metavar="NAME|LAT,LON", help="Near this place; --km says how near.")
@click.option(
    "--km",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    show_default=True,
    help="Kilometres around --near.",
)
@click.option("--box", metavar="W,S,E,N", help="In this box (degrees).")
@options(AREA, SINCE, UNTIL, PARTY)
@click.option("--role", type=click.Choice(("actor", "target", "source")), help="What --party must be.")
@click.option("--source", "sources", metavar="NAME", multiple=True, help="Who said it first.")
@click.option(
    "--side", "sides", metavar="CODE", multiple=True, help="Side of an actor, a target or the first source, such as UA."
)
@click.option("--publisher", "publishers", metavar="NAME", multiple=True, help="Who published the document.")
@click.option(
    "--document", "documents", metavar="ID", multiple=True, help="In this document; the beginning of its id will do."
)
@click.option("--claim", "claims", metavar="ID", multiple=True, help="The claim of this id, or of one that begins so.")
@click.option("--certainty", metavar="LOW..HIGH", help="How sure the source says it is, 0 to 1, such as 0.8.. or ..0.5")
@click.option(
    "--status", "statuses", type=click.Choice(typing.get_args(ClaimStatus)), multiple=True, help="What was decided."
)
@KNOWN_ON
@click.option("--repeated", is_flag=True, help="Also claims that the same document makes a second time.")
@click.option("--order", type=click.Choice(typing.get_args(Order)), help="[default: newest in the ledger first]")
@limit_option(_SHOWN)
@click.option("--documents", "list_documents", is_flag=True, help="List documents instead of claims.")
@click.option("--count", "only_count", is_flag=True, help="Print only how many there are.")
@format_option(_FORMATS, "table")
@OUTPUT
@LEDGER
def find(ledger: str | None, list_documents: bool, only_count: bool, **asked: Any) -> None:
    """Find claims in a ledger by WORDS (all of them must occur) and whatever else is given.

    Words are looked for in the evidence, the names of parties and places and the title; case and accents do not matter,
    "two words" in quotation marks are a phrase, and a star stands for any ending. An option given twice means either of the two.
    """
    from fogline.flow import Ledger

    shape = _shape(asked)
    question = Question.of(asked)
    with Ledger.open(ledger, read_only=True) as opened:
        question = question.meant(opened)
        if not only_count and (shape.output or shape.form != "table"):
            _warn(opened)
        if list_documents:
            _list_documents(opened, question, shape, only_count)
        elif only_count:
            click.echo(question.count(opened))
        else:
            _list_claims(opened, question, shape)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the answer is written: in which form, where to, how much of it (``None``: all)."""

    form: str
    output: str | None
    limit: int | None


def _warn(ledger: "Ledger") -> None:
    """Say that what is written is not what the ledger lets out, where it lets not everything out."""
    held = [name for name, is_set in (("redact", ledger.settings.redact), ("delay", ledger.settings.delay)) if is_set]
    if held:
        obeyed = "that obeys it" if len(held) == 1 else "that obeys them"
        click.echo(
            f"Not for others: find shows the record as it is, without the ledger's {' and '.join(held)}; "
            f"fogline export claims-csv writes one {obeyed}",
            err=True,
        )


def _shape(asked: dict[str, Any]) -> _Shape:
    form, output, limit = asked.pop("form"), asked.pop("output"), asked.pop("limit")
    form = form_of(form, output, _SUFFIXES, "table")
    if limit is None and form == "table":
        limit = _SHOWN
    return _Shape(form, output, limit or None)


def _list_claims(ledger: "Ledger", question: Question, shape: _Shape) -> None:
    from fogline.cli.findings import as_csv, as_text
    from fogline.cli.table import columns, may_colour

    with Output(shape.output) as out:
        colour = out.is_terminal and may_colour()
        written = _Written(lambda found: as_text(found, columns(), colour=colour), as_csv)
        shown = _write(question.claims(ledger, shape.limit), shape.form, out, written)
    if shape.limit and shown == shape.limit and (total := question.count(ledger)) > shown:
        click.echo(f"{shown} of {total} claims; --limit 0 shows all", err=True)
    if not shown:
        click.echo(_nothing(ledger, question), err=True)


def _list_documents(ledger: "Ledger", question: Question, shape: _Shape, only_count: bool) -> None:
    from fogline.cli.documents import as_csv, as_lines, document_question
    from fogline.cli.table import columns

    asked = document_question(question.fields)
    if only_count:
        click.echo(sum(1 for _ in ledger.documents(**asked)))
        return
    with Output(shape.output) as out:
        written = _Written(
            lambda found: as_lines(found, columns(), lambda name: ledger.store.document(name).text), as_csv
        )
        shown = _write(ledger.documents(**asked, limit=shape.limit), shape.form, out, written)
    if shape.limit and shown == shape.limit and (total := sum(1 for _ in ledger.documents(**asked))) > shown:
        click.echo(f"{shown} of {total} documents; --limit 0 shows all", err=True)
    if not shown:
        click.echo("No document fits", err=True)


def _nothing(ledger: "Ledger", question: Question) -> str:
    if not question.fields:
        return f"{plain(ledger.name)} has no claims yet; fogline add SOURCE... puts some in"
    timed = "since" in question.fields or "until" in question.fields
    if timed and (more := question.count(ledger, timeless=True)):
        return (
            f"No claim fits; {more} would without --since and --until: at other times, or at times that are not known"
        )
    return "No claim fits. Fewer words or options find more; fogline find --count says how many claims there are in all"


@dataclass(frozen=True, slots=True)
class _Written:
    """How things are written for people and for spreadsheets."""

    as_text: Callable[[Iterable[Any]], Iterable[str]]
    as_csv: Callable[[Iterable[Any]], Iterable[str]]


def _write(things: Iterable[Any], form: str, out: Output, written: _Written) -> int:
    """Write the things and return how many there were."""
    tally = 0

    def counted() -> Iterator[Any]:
        nonlocal tally
        for thing in things:
            tally += 1
            yield thing

    for piece in _pieces(counted(), form, written):
        out.write(piece)
    if not tally:
        out.write("")  # an old answer must not stand in the file as if it were this one
    return tally


def _pieces(things: Iterator[Any], form: str, written: _Written) -> Iterable[str]:
    from fogline.records.codec import to_json

    if form == "csv":
        return written.as_csv(things)
    if form == "jsonl":
        return (to_json(thing) + "\n" for thing in things)
    if form == "json":
        return _array(to_json(thing) for thing in things)
    return written.as_text(things)


def _array(objects: Iterable[str]) -> Iterator[str]:
    opener = "[\n"
    for written in objects:
        yield opener + written
        opener = ",\n"
    yield "\n]\n" if opener == ",\n" else "[]\n"
