"""``fogline link``: whether two claims or events are one, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from fogline.cli.forms import form_of
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import OUTPUT, format_option
from fogline.picture.wording import label, plain, shorten

if TYPE_CHECKING:
    from fogline.flow.fusing.links import Link, Side

_EPILOG = """\b
Examples:
  fogline link 3f2a9c0d1e4b5a67 8c1d2e3f4a5b6c7d             whether two events, or claims, are one
  fogline link --explain 3f2a9c 8c1d2e                       and what speaks for and against it
  fogline link --explain 3f2a9c 8c1d2e --format json

Weights are logarithms of odds: +2.3 makes it ten times likelier that the two are one event, -2.3 ten times less.
`fogline decide merge` and `split` say otherwise, and hold.
"""


@click.command(name="link", epilog=_EPILOG)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--explain", is_flag=True, help="What the two agree and disagree on, with the weight of each.")
@format_option(("table", "json"), "table")
@OUTPUT
@LEDGER
def link(one: str, other: str, explain: bool, form: str | None, output: str | None, ledger: str | None) -> None:
    """Tell whether A and B, claims or events by their ids, are one event, and why.

    The beginning of an id will do where no other begins so.
    """
    from fogline.flow import Ledger
    from fogline.flow.fusing.links import explain_link
    from fogline.records.codec import to_json

    form = form_of(form, output, {".json": "json"}, "table")
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        found = explain_link(opened, one, other)
        if form == "json":
            out.write(to_json(found) + "\n")
            return
        for line in _lines(found, explain=explain):
            out.write(line + "\n")


def _lines(found: "Link", *, explain: bool) -> Iterator[str]:
    compared = bool(found.pairs and found.blocks)
    yield _capital(plain(found.verdict)) + (f" (score {found.score:+.1f})" if compared else "")
    yield from (
        f"  decided by {plain(one.user)} on {one.made[:10]}: {one.kind}{_because(one.reason)}" for one in found.laws
    )
    if not explain:
        return
    yield ""
    yield _side("A", found.one)
    yield _side("B", found.other)
    if not found.pairs:
        return
    if not found.blocks:
        yield from _left_apart(found)
        return
    if found.pairs > 1:
        yield ""
        average = "none may be one" if found.average is None else f"on average {found.average:+.1f}"
        never = f", {found.never} of them may never be one" if found.never else ""
        yield f"Of {found.pairs} pairs of reports, {average}{never}. The pair that is most alike:"
    yield ""
    for feature in found.features:
        if not feature.weight:  # says nothing either way
            continue
        shared = f" ({', '.join(map(plain, feature.shared))})" if feature.shared else ""
        yield f"  {feature.weight:+5.1f}  {feature.level}{shared}"
    yield f"  {found.bias:+5.1f}  any two reports"
    yield f"  {found.score:+5.1f}  together: {_odds(found.score)}"
    yield ""
    if found.forbidden:
        yield f"Whatever speaks for it, they may not be one: {plain(found.forbidden)}"
    yield f"They were compared as they share: {', '.join(plain(block) for block in found.blocks[:6])}"


def _left_apart(found: "Link") -> Iterator[str]:
    """Say why two reports were not compared, where the verdict does not say it; what they have in common is not told then."""
    from fogline.flow.fusing.links import NOT_COMPARED

    if NOT_COMPARED not in found.verdict:
        yield ""
        yield f"These two reports were {NOT_COMPARED}"
    if found.forbidden and found.forbidden not in found.verdict:
        yield f"They may not be one: {plain(found.forbidden)}"


def _side(letter: str, side: "Side") -> str:
    who = plain(side.publisher or "publisher unknown")
    return f"{letter}  {side.event}  {label(side.type)} · {who}\n   “{shorten(plain(side.evidence), 200)}”"


def _odds(score: float) -> str:
    import math

    odds = math.exp(min(abs(score), 13.0))
    said = f"{odds:,.0f}" if odds >= 10 else f"{odds:.1f}"
    return f"odds of {said} to 1 {'for' if score > 0 else 'against'} one event"


def _because(reason: str) -> str:
    return f", “{shorten(plain(reason), 120)}”" if reason else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
