"""``fogline decide``: accept, reject, correct, merge, split, grade, comment, settle forecasts; and take it back."""

import typing
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

import click

from fogline.cli.ledger_options import LEDGER, REASON, USER
from fogline.cli.stopping import INTERRUPTED, stopping
from fogline.picture.wording import change_words, plain
from fogline.records.errors import InputError
from fogline.records.forecast import ForecastState

if TYPE_CHECKING:
    from fogline.flow import Ledger
    from fogline.flow.describing import Described
    from fogline.records import Decision

_EPILOG = """\b
Examples:
  fogline decide accept 3f2a9c0d1e4b5a67
  fogline decide reject 3f2a9c0d1e4b5a67 --reason "the bridge is in another oblast"
  fogline decide correct 3f2a9c0d1e4b5a67 type=shelling place="just north of Ternova" when=2022-05-15
  fogline decide correct 3f2a9c0d1e4b5a67 place=none targets="residents of Ternova [UA]; two medics"
  fogline decide merge 3f2a9c0d1e4b5a67 9b8c7d6e5f4a3b2c --reason "same bridge, same night"
  fogline decide grade 3f2a9c0d1e4b5a67 --admiralty B2
  fogline decide document 5d0f3a --publisher "Radio Lanivka" --published 2022-05-16
  fogline decide forecast 5a1b9c0d1e4b5a67 came-true --reason "confirmed by the mayor on the 12th"
  fogline decide list --claim 3f2a9c0d1e4b5a67
  fogline decide undo 77aa88bb99cc00dd --reason "wrong claim"

Ids of claims stand in what `fogline find` prints, those of events in `fogline events`; the beginning of an id will do. To
merge an event is to put all its claims into one event with the others. Exit status: 0 decided, 2 wrong use.
"""

_SUBJECTS = click.argument("claims", metavar="CLAIM|EVENT...", nargs=-1, required=True)
_CLAIMS = click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)


@click.group(epilog=_EPILOG)
def decide() -> None:
    """Judge claims. A decision is signed with your name and the time, and never deleted: a later one counts, or undoes it.

    It outlives a newer reading of the same document: what was decided goes over to the claim with the same evidence; where
    there is none, the claim is shown as to look at again.
    """


@decide.command()
@_CLAIMS
@REASON
@USER
@LEDGER
def accept(claims: tuple[str, ...], reason: str, user: str | None, ledger: str | None) -> None:
    """The claims are read rightly: this source says so, in these words."""
    _decide(ledger, user, lambda opened: opened.accept(*claims, reason=reason))


@decide.command()
@_CLAIMS
@REASON
@USER
@LEDGER
def reject(claims: tuple[str, ...], reason: str, user: str | None, ledger: str | None) -> None:
    """The claims are read wrongly and should not count."""
    _decide(ledger, user, lambda opened: opened.reject(*claims, reason=reason))


@decide.command()
@click.argument("claim")
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
@REASON
@USER
@LEDGER
def correct(claim: str, fields: tuple[str, ...], reason: str, user: str | None, ledger: str | None) -> None:
    """Put other values into fields of a CLAIM; what was read stays on record beside them.

    \b
    type=TYPE             reality=REALITY       polarity=positive|negative
    place=PHRASE|KEY      "south of Izium", geonames:706483; or none
    when=DATE|FROM..TO    2022-05-15, 2022-05-15T18:00..2022-05-16; or none
    actors=NAME [SIDE]; ...    targets=...    or none
    certainty=LOW..HIGH   0.5..0.8
    quantities=LOW..HIGH WHAT FATE; ...    "12 civilians killed; 3..5 soldiers wounded"; or none
    FIELD=JSON            any other field, as `fogline find --format json` prints it
    """
    from fogline.flow import open_places
    from fogline.flow.correcting import change_of_words

    change = change_of_words(fields, open_places)
    _decide(ledger, user, lambda opened: opened.correct(claim, reason, **change))


@decide.command()
@_SUBJECTS
@REASON
@USER
@LEDGER
def merge(claims: tuple[str, ...], reason: str, user: str | None, ledger: str | None) -> None:
    """The claims (or events) are about one and the same event."""
    _decide(ledger, user, lambda opened: opened.merge(*claims, reason=reason))


@decide.command()
@_SUBJECTS
@REASON
@USER
@LEDGER
def split(claims: tuple[str, ...], reason: str, user: str | None, ledger: str | None) -> None:
    """The claims (or events) are about different events."""
    _decide(ledger, user, lambda opened: opened.split(*claims, reason=reason))


@decide.command()
@_SUBJECTS
@click.option("--admiralty", metavar="A1..F6", required=True, help="The NATO pair: source A to F, information 1 to 6.")
@REASON
@USER
@LEDGER
def grade(claims: tuple[str, ...], admiralty: str, reason: str, user: str | None, ledger: str | None) -> None:
    """Grade claims (or events) by the NATO Admiralty pair."""
    _decide(ledger, user, lambda opened: opened.grade(*claims, admiralty=admiralty.upper(), reason=reason))


@decide.command()
@click.argument("name", metavar="FORECAST")
@click.argument("state", type=click.Choice(typing.get_args(ForecastState)))
@REASON
@USER
@LEDGER
def forecast(name: str, state: ForecastState, reason: str, user: str | None, ledger: str | None) -> None:
    """A FORECAST (its id, or that of one of its claims) came true, did not, cannot be decided, or is open again."""
    from fogline.flow.forecasting import decide_forecast

    _decide(ledger, user, lambda opened: decide_forecast(opened, name, state, reason), f"forecast {state}")


@decide.command()
@click.argument("documents", metavar="DOCUMENT...", nargs=-1, required=True)
@click.option("--publisher", metavar="NAME", help='Who published them; "unknown" where nobody knows.')
@click.option("--published", metavar="DATE", help='The day they came out, YYYY-MM-DD; "unknown" where nobody knows.')
@REASON
@USER
@LEDGER
def document(
    documents: tuple[str, ...],
    publisher: str | None,
    published: str | None,
    reason: str,
    user: str | None,
    ledger: str | None,
) -> int:
    """Put right who published DOCUMENTS and when. They are read anew with that, as sources and days hang on it.

    What was said of them before stays on record, and so does what you decided on their claims. `fogline find --documents`
    shows the ids. Exit status: 0 put right, 1 one of them could not be, 2 wrong use.
    """
    from fogline.flow import Ledger
    from fogline.flow.describing import Description

    said = Description(publisher, published)
    failed = False
    with Ledger.open(ledger, user=user) as opened, stopping() as stop:
        for one in opened.describe(documents, said, reason, stop=stop):
            failed |= one.fault is not None
            words = plain(_described_words(one))
            click.echo(f"{one.before.id}  {words}", err=one.fault is not None)
        if stop():
            click.echo("Stopped; what is listed is on disk", err=True)
            return INTERRUPTED
    return InputError.exit_status if failed else 0


def _described_words(one: "Described") -> str:
    if one.fault is not None:
        return one.fault
    if not one.changed:
        return "so it was already"
    return f"{one.words}; {one.claims:,} claim{'s' * (one.claims != 1)} read anew"


@decide.command()
@_SUBJECTS
@click.option("--text", metavar="TEXT", required=True, help="What there is to say.")
@USER
@LEDGER
def comment(claims: tuple[str, ...], text: str, user: str | None, ledger: str | None) -> None:
    """Say something about claims, events or decisions; it changes nothing else."""
    _decide(ledger, user, lambda opened: opened.comment(*claims, reason=text))


@decide.command()
@click.argument("decisions", metavar="DECISION...", nargs=-1, required=True)
@REASON
@USER
@LEDGER
def undo(decisions: tuple[str, ...], reason: str, user: str | None, ledger: str | None) -> None:
    """Take decisions back; they stay on record as taken back. An undo can be undone."""
    _decide(ledger, user, lambda opened: opened.undo(*decisions, reason=reason))


@decide.command(name="list")
@click.option(
    "--claim",
    "claims",
    metavar="ID",
    multiple=True,
    help="Only decisions on this claim (the beginning of its id will do), and what took them back.",
)
@click.option("--as-known-on", "known_on", metavar="DATE", help="Those made by then (UTC).")
@click.option("--format", "form", type=click.Choice(("table", "jsonl")), default="table", show_default=True)
@LEDGER
def list_(claims: tuple[str, ...], known_on: str | None, form: str, ledger: str | None) -> None:
    """List the decisions in the order they were made, with those that were taken back."""
    from fogline.flow import Ledger
    from fogline.flow.beginnings import decided_ids_meant
    from fogline.ledger.forebears import with_forebears
    from fogline.ledger.undoings import decisions_about, taken_back
    from fogline.records.codec import to_json

    with Ledger.open(ledger, read_only=True) as opened:
        about = decided_ids_meant(opened.store, claims)
        if claims:
            made = decisions_about(opened.store, with_forebears(opened.store, about), known_on)
        else:
            made = tuple(opened.decisions(None, known_on))
    if form == "jsonl":
        for decision in made:
            click.echo(to_json(decision))
        return
    for line in _lines(made, taken_back(made)):
        click.echo(line)
    if not made:
        click.echo(f"Nothing has been decided {'on it ' if claims else ''}yet", err=True)


def _lines(made: Iterable["Decision"], undone: Collection[str]) -> Iterable[str]:
    for decision in made:
        note = "  (taken back)" if decision.id in undone else ""
        head = f"{decision.id}  {decision.made[:19]}Z  {plain(decision.user)}"
        yield f"{head}  {decision.kind} {' '.join(decision.subjects)}{note}"
        if decision.change:
            yield f"    {change_words(decision.change)}"
        if decision.reason:
            yield f"    “{plain(decision.reason)}”"


def _decide(where: str | None, user: str | None, make: "Callable[[Ledger], Decision]", what: str = "") -> None:
    """Open the ledger, make the decision, and print its id, by which it can be taken back; ``what`` names it beside its kind."""
    from fogline.flow import Ledger

    with Ledger.open(where, user=user) as opened:
        decision = make(opened)
    said = f"{what or decision.kind} by {plain(decision.user)}"
    click.echo(f"{decision.id}  {said}; `fogline decide undo {decision.id}` takes it back")
