"""``fogline control``: who holds which place on a day, what changed, and why a place stands as it does."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.forms import form_of
from fogline.cli.kinds import FILE
from fogline.cli.ledger_options import LEDGER
from fogline.cli.output import Output
from fogline.cli.progress import progress_bar
from fogline.cli.question import KNOWN_ON, OUTPUT, format_option, limit_option
from fogline.flow.days import asked_day
from fogline.picture.wording import plain
from fogline.records.errors import UsageError

if TYPE_CHECKING:
    from fogline.flow.controlling import Controlled
    from fogline.records.control import PlaceState, StateChange

_EPILOG = """\b
Examples:
  fogline control                                        on the last day that claims speak of
  fogline control --on 2022-05-20 --start held-before.csv
  fogline control --since 2022-05-01 --on 2022-05-20     what changed hands in between
  fogline control --explain Rubizhne --on 2022-05-20     the claims behind one place
  fogline control --on 2022-05-20 -o control.geojson     areas, front lines and places for a map

"unknown" is an answer: a place is told to be held only where evidence is enough. docs/control.md tells how it is judged.
"""
_FORMATS = ("table", "geojson", "json", "csv")
_SUFFIXES = {".csv": "csv", ".json": "json", ".geojson": "geojson"}
_NOTHING = {"geojson": '{"type": "FeatureCollection", "features": []}\n', "json": "[]\n"}
_SHOWN = 40


@click.command(epilog=_EPILOG)
@click.option("--on", "on", metavar="DATE", help="At the end of this day.  [default: the last that claims speak of]")
@click.option("--since", metavar="DATE", help="Only places that stood otherwise at the end of this day.")
@click.option("--explain", metavar="PLACE", help="Show the claims behind the state of one place, by name or key.")
@click.option("--start", type=FILE, help="CSV of who held what before: name, geonames_id or coordinates, and side.")
@KNOWN_ON
@limit_option(_SHOWN, "places")
@format_option(_FORMATS, "table")
@OUTPUT
@LEDGER
def control(output: str | None, ledger: str | None, **asked: Any) -> None:
    """Tell who holds which populated place on a day, as far as the claims of a ledger tell.

    Claims of captures, withdrawals, sieges and control count, and what others imply: who shells a town does not hold it. The
    loser's word counts for more than the winner's, evidence weighs less with age, and reaches no farther than its neighbourhood.
    """
    from fogline.flow import Ledger
    from fogline.flow.controlling import control as controlled
    from fogline.picture.withheld import withheld_words

    form = form_of(asked["form"], output, _SUFFIXES, "table")
    limit = _SHOWN if asked["limit"] is None and form == "table" else asked["limit"] or None
    day, since = asked_day(asked["on"], "--on"), asked_day(asked["since"], "--since")
    with Ledger.open(ledger, progress=progress_bar) as opened, Output(output) as out:
        found = controlled(opened, asked["start"], known_on=asked["known_on"])
        day = day or found.last_day
        for note in withheld_words(found.held_back, found.redacted):
            click.echo(note, err=True)
        if day is None:
            out.write(_NOTHING.get(form, ""))  # an old answer must not stand in the file as if it were this one
            click.echo("No claim tells who holds a place; --start FILE tells who held what before", err=True)
            return
        if since is not None and since >= day:
            raise UsageError(f"--since: got {since}; want a day before {day}")
        if asked["explain"] is not None:
            _explain(found, asked["explain"], day, (form, out))
        else:
            _tell(found, (day, since), (form, limit), out)


def _explain(found: "Controlled", name: str, day: datetime.date, shape: tuple[str, Output]) -> None:
    from fogline.picture.control.wording import explained
    from fogline.records.codec import to_json

    form, out = shape
    state = found.of(name, day)
    if form == "json":
        out.write(to_json(state, indent=2) + "\n")
        return
    if form != "table":
        raise UsageError(f"--explain: got --format {form}; want table or json")
    out.write("\n".join(explained(state)) + "\n")


def _tell(
    found: "Controlled", days: tuple[datetime.date, datetime.date | None], shape: tuple[str, int | None], out: Output
) -> None:
    from fogline.picture.control.writing import control_geojson, control_json

    (day, since), (form, limit) = days, shape
    states = found.on(day)
    changes = _changes(found, since, states) if since else None
    told = [one.after for one in changes] if changes is not None else sorted(states, key=_rank)
    silent = [one for one in told if _tells_nothing(one)] if limit and form == "table" and changes is None else []
    told = [one for one in told if one not in silent] if silent else told
    shown = told[:limit]
    if form == "geojson":
        out.write(
            control_geojson(found.layer(states), [one for one in shown if one.state != "unknown" or since]) + "\n"
        )
    elif form == "json":
        out.write("".join(control_json(shown)))
    elif form == "csv":
        out.write("".join(_csv(shown)))
    elif changes is not None:
        out.write("\n".join(_changed(changes[:limit], day, since)) + "\n")
    else:
        out.write("\n".join(_table(shown, states, day)) + "\n")
    if silent and len(told) <= (limit or 0):
        click.echo(
            f"and {len(silent):,} places of which nothing is known; --limit 0 shows all, --explain PLACE one and why",
            err=True,
        )
    elif limit and len(told) > limit:
        click.echo(f"{limit} of {len(told)} places; --limit 0 shows all, --explain PLACE one and why", err=True)


def _tells_nothing(state: "PlaceState") -> bool:
    """Tell whether no claim speaks of a place, and none on places near by tells enough."""
    return state.state == "unknown" and state.basis != "place"


def _changes(found: "Controlled", since: datetime.date, states: "Sequence[PlaceState]") -> "tuple[StateChange, ...]":
    from fogline.picture.control import control_changes

    return control_changes(found.on(since), states)


def _rank(state: "PlaceState") -> tuple[bool, bool, int, str]:
    """Order places: those that claims speak of first, then by how many live there."""
    return (state.basis != "place", state.state == "unknown", -state.population, state.name)


def _csv(states: "Iterable[PlaceState]") -> Iterator[str]:
    from fogline.cli.findings import csv_cell, csv_line
    from fogline.picture.control.writing import COLUMNS, control_row

    yield csv_line(COLUMNS)
    for one in states:
        yield csv_line([csv_cell(value) for value in control_row(one)])


def _table(shown: "Sequence[PlaceState]", states: "Sequence[PlaceState]", day: datetime.date) -> Iterator[str]:
    from collections import Counter

    from fogline.picture.control.wording import state_words

    counted = Counter(one.side or one.state for one in states)
    told = ", ".join(f"{plain(name)} {count:,}" for name, count in sorted(counted.items()) if name != "unknown")
    unknown = f"unknown {counted['unknown']:,}, of {len(states):,} populated places"
    yield f"Control at the end of {day}: {told or 'nothing assessed'}; {unknown}"
    yield ""
    width = max((len(_name(one)) for one in shown), default=0)
    for one in shown:
        yield f"{_name(one):<{width}}  {state_words(one)}" + (f"; since {one.since}" if one.since and one.side else "")


def _name(state: "PlaceState") -> str:
    return plain(", ".join(part for part in (state.name, state.division) if part))[:44]


def _changed(changes: "Sequence[StateChange]", day: datetime.date, since: datetime.date | None) -> Iterator[str]:
    from fogline.picture.control.wording import evidence_words

    yield f"What stands otherwise at the end of {day} than of {since}: {len(changes) or 'nothing'}"
    for one in changes:
        before, after = (f"held by {plain(each.side)}" if each.side else each.state for each in (one.before, one.after))
        yield f"\n{_name(one.after)}: {before} -> {after} ({one.after.confidence:.0%})"
        for piece in one.after.evidence[:2]:
            yield f"    {evidence_words(piece)}"
