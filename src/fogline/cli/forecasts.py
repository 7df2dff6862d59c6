"""``fogline forecasts``: what sources say will come, by when, how it turned out, and how well each source foretold."""

import datetime
import typing
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.forms import form_of
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import (
    AREA,
    KNOWN_ON,
    OUTPUT,
    PARTY,
    PLACE,
    TYPE,
    WORDS,
    format_option,
    limit_option,
    options,
    question,
)
from fogline.flow.days import asked_day
from fogline.picture.wording import counted, plain, shorten
from fogline.records.errors import UsageError
from fogline.records.forecast import Forecast, ForecastState

if TYPE_CHECKING:
    from fogline.records.forecast import Score

_EPILOG = """\b
Examples:
  fogline forecasts                                   all of them, those said last first
  fogline forecasts assault --place Kharkiv --state open
  fogline forecasts --area "Kharkiv Oblast" --since 2022-05-01
  fogline forecasts --due                             open ones whose horizon or day of review has come
  fogline forecasts --due 2022-06-01                  those that would be due on that day
  fogline forecasts --by "Institute for the Study of War" --format jsonl -o isw.jsonl
  fogline forecasts --scores                          how well each source foretold
  fogline decide forecast 3f2a9c0d1e4b5a67 did-not --reason "the road stayed open all week"

States: open; came-true; did-not; undecidable (too vague, hanging on a condition, or the record too thin to say). What the record
says is a proposal: an analyst decides. Exit status: 0, also when there is none; 2 wrong use.
"""
_FORMATS = ("table", "jsonl", "csv")
_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl"}
_SHOWN = 20
_COLUMNS = (
    *(
        "forecast",
        "state",
        "said",
        "until",
        "until_told",
        "review",
        "source",
        "side",
        "type",
        "negative",
        "place",
        "actors",
    ),
    *(
        "targets",
        "certainty_low",
        "certainty_high",
        "estimate",
        "probability",
        "yardstick",
        "question",
        "reasons",
        "outcomes",
    ),
    *("decided", "conditional", "before", "evidence", "claims"),
)
_SCORES = (
    *("source", "side", "made", "open", "came_true", "did_not", "undecidable", "hit_rate", "low", "high", "brier"),
    *("estimated", "reference", "routine"),
)


@click.command(epilog=_EPILOG)
@WORDS
@click.option("--by", "sources", metavar="SOURCE", multiple=True, help="Who said it first.")
@click.option("--since", metavar="DATE", help="First said on or after this day.")
@click.option("--until", metavar="DATE", help="First said on or before this day.")
@options(PLACE, AREA, TYPE, PARTY)
@click.option(
    "--state", "states", type=click.Choice(typing.get_args(ForecastState)), multiple=True, help="How it stands."
)
@click.option(
    "--due", metavar="[DATE]", is_flag=False, flag_value="today", help="Open ones due by DATE.  [DATE: the present day]"
)
@click.option("--scores", "score", is_flag=True, help="How well each source foretold, instead of the forecasts.")
@click.option("--demands", is_flag=True, help="Also what is demanded rather than expected (never scored).")
@click.option("--on", "day", metavar="DATE", help="As they stand on that day.  [default: the present day]")
@KNOWN_ON
@limit_option(_SHOWN)
@format_option(_FORMATS, "table")
@OUTPUT
@LEDGER
def forecasts(form: str | None, output: str | None, limit: int | None, ledger: str | None, **asked: Any) -> None:
    """List what sources say will come: by when, what would decide it, and how it turned out by the record or by an analyst."""
    from fogline.flow import Ledger
    from fogline.flow.areas import area_of
    from fogline.flow.forecasting import foretold
    from fogline.flow.tools import open_places
    from fogline.picture.withheld import withheld_words

    form = form_of(form, output, _SUFFIXES, "table")
    limit = _SHOWN if limit is None and form == "table" else limit or None
    due, states, score = _due(asked.pop("due")), asked.pop("states"), asked.pop("score")
    day, demands = asked_day(asked.pop("day"), "--on"), asked.pop("demands")
    said = _Said(asked_day(asked.pop("since"), "--since"), asked_day(asked.pop("until"), "--until"))
    given = question(asked) | ({"sources": asked["sources"]} if asked["sources"] else {})
    if asked["area"] is not None:
        given["box"] = area_of(asked["area"], open_places()).box
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        let_out = foretold(opened, day, demands=demands, **given)
        found = [
            one
            for one in let_out.forecasts
            if said.holds(one) and (not states or one.state in states) and (due is None or one.due(due.isoformat()))
        ]
        found.sort(key=lambda one: (one.said or "", one.id), reverse=True)
        pieces = _score_pieces(found, form) if score else _pieces(found[:limit], form)
        for piece in pieces:
            out.write(piece)
        if not found:
            out.write("")
    if not found:
        click.echo("No forecast fits; fogline find --reality future shows what is said to come", err=True)
    elif not score and limit is not None and len(found) > limit:
        click.echo(f"{limit} of {len(found)} forecasts; --limit 0 shows all", err=True)
    for note in withheld_words(let_out.held_back, let_out.redacted):
        click.echo(note, err=True)


@dataclass(frozen=True, slots=True)
class _Said:
    """The days, both inclusive and open where ``None``, in which a forecast has to be said first."""

    since: datetime.date | None
    until: datetime.date | None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise UsageError(f"--until: got {self.until}, before --since {self.since}; want a day on or after it")

    def holds(self, one: Forecast) -> bool:
        """Tell whether a forecast was said then; one of a report without a date fits only where no day is asked for."""
        if one.said is None:
            return self.since is None and self.until is None
        day = one.said[:10]
        after = self.since is None or day >= self.since.isoformat()[: len(day)]
        return after and (self.until is None or day <= self.until.isoformat()[: len(day)])


def _due(text: str | None) -> datetime.date | None:
    return datetime.datetime.now(datetime.UTC).date() if text == "today" else asked_day(text, "--due")


def _pieces(found: Sequence[Forecast], form: str) -> Iterable[str]:
    if form == "jsonl":
        from fogline.records.codec import to_json

        return (to_json(one) + "\n" for one in found)
    return _csv(_COLUMNS, map(_cells, found)) if form == "csv" else _table(found)


def _score_pieces(found: Sequence[Forecast], form: str) -> Iterable[str]:
    from fogline.picture.forecasts import scores
    from fogline.records.codec import to_json

    rated = scores(found)
    if form == "jsonl":
        return (to_json(one) + "\n" for one in rated)
    if form == "csv":
        return _csv(_SCORES, ([getattr(one, name) for name in _SCORES] for one in rated))
    return _score_table(rated)


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    from fogline.cli.findings import csv_cell, csv_line

    yield csv_line(header)
    for row in rows:
        yield csv_line([csv_cell(cell) for cell in row])


def _cells(one: Forecast) -> list[object]:
    return [
        *(one.id, one.state, one.said, one.horizon.end, one.horizon.told, one.horizon.review, one.source, one.side),
        *(one.type, one.negative, one.place_words, "; ".join(one.actors), "; ".join(one.targets)),
        *(one.certainty.low, one.certainty.high, "; ".join(one.estimate), one.probability, one.yardstick, one.question),
        *("; ".join(one.reasons), "; ".join(f"{out.bearing} {out.event}" for out in one.outcomes), one.decided),
        *(one.conditional, one.before, one.evidence, "; ".join(one.claims)),
    ]


def _table(found: Sequence[Forecast]) -> Iterator[str]:
    from fogline.cli.table import columns

    width = columns()
    for one in found:
        yield shorten(f"{one.id}  {one.state.upper()}  {plain(one.question)}", width * 2) + "\n"
        yield (
            shorten(
                f"    {plain(one.source)}{f' [{one.side}]' if one.side else ''}, {_said(one)}{_estimate(one)}", width
            )
            + "\n"
        )
        yield shorten(f"    “{one.evidence}”", width) + "\n"
        yield (
            shorten(f"    {plain(one.horizon.words)}" + (" · hangs on a condition" if one.conditional else ""), width)
            + "\n"
        )
        for reason in one.reasons:
            yield shorten(f"    {plain(reason)}", width * 2) + "\n"
        for out in one.outcomes[:3]:
            yield shorten(f"      {out.bearing} {out.event}  {plain(out.words)}", width) + "\n"
        yield "\n"


def _said(one: Forecast) -> str:
    from fogline.picture.moments import interval_words

    told = f"first told {interval_words(one.said, one.said)}" if one.said else "report not dated"
    return told if len(one.claims) == 1 else f"{told}, {len(one.claims)} claims"


def _estimate(one: Forecast) -> str:
    if one.probability is None:
        return ""
    return f" · “{'”, “'.join(one.estimate)}”: {one.probability:.0%} ({one.yardstick})"


def _score_table(rated: Sequence["Score"]) -> Iterator[str]:
    for one in rated:
        side = f" [{one.side}]" if one.side else ""
        yield f"{plain(one.source)}{side}: {counted(one.made, 'forecast')}\n"
        counts = f"{one.came_true} came true, {one.did_not} did not, {one.undecidable} undecidable, {one.open} open"
        yield f"    {counts}\n"
        if one.hit_rate is not None and one.low is not None and one.high is not None:
            routine = f"; {one.routine} of the hits were of what had been told of just before" if one.routine else ""
            yield f"    hit rate {one.hit_rate:.0%} (95 %: {one.low:.0%} to {one.high:.0%}) of those decided{routine}\n"
            if not one.did_not and one.undecidable:
                yield "    none was found to have failed: what does not come is seldom reported, so the rate is too high\n"
        if one.brier is not None and one.reference is not None:
            own = f"its own rate each time: {one.reference:.3f}"
            yield f"    Brier {one.brier:.3f} over {one.estimated} with words of estimate ({own})\n"
