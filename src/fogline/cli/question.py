"""Options that ask a ledger for events: the same word means the same, and reads the same, in every command that takes it."""

import typing
from collections.abc import Callable, Iterable
from typing import Any

import click

from fogline.records.event import Status

Decorator = Callable[[Any], Any]

_FIELDS = ("words", "since", "until", "place", "types", "parties", "known_on")
_STATUSES: tuple[str, ...] = typing.get_args(Status)


WORDS = click.argument("words", nargs=-1)
TYPE = click.option(
    "--type", "types", metavar="TYPE", multiple=True, help="Of this type of event, as `fogline ontology list` has them."
)
PLACE = click.option(
    "--place", metavar="NAME", multiple=True, help="At a place of that name, or a key such as geonames:706483."
)
AREA = click.option(
    "--area", metavar="NAME|W,S,E,N", help="Placed in this area: a country, division or town, or a box in degrees."
)
SINCE = click.option("--since", metavar="DATE", help="Happened on or after: year, month or day.")
UNTIL = click.option("--until", metavar="DATE", help="Happened on or before.")
PARTY = click.option(
    "--party", "parties", metavar="NAME", multiple=True, help="An actor, a target or anybody in the chain of sources."
)
STATUS = click.option(
    "--status", "statuses", type=click.Choice(_STATUSES), multiple=True, help="How well it is supported."
)
KNOWN_ON = click.option(
    "--as-known-on", "known_on", metavar="DATE", help="From what had been collected and decided by then (UTC)."
)
OUTPUT = click.option("-o", "--output", metavar="FILE", help="Write to FILE (whole or not at all).")


def format_option(names: Iterable[str], default: str) -> Decorator:
    """Return ``--format`` with these forms; without it the suffix of FILE chooses, else it is ``default``."""
    return click.option(
        "--format", "form", type=click.Choice(tuple(names)), help=f"[default: by the suffix of FILE, else {default}]"
    )


def limit_option(shown: int, what: str = "") -> Decorator:
    """Return ``--limit``, by default ``shown`` in a table and all elsewhere."""
    return click.option(
        "--limit", type=click.IntRange(min=0), metavar="N",
        help=f"At most so many{f' {what}' if what else ''}; 0 for all.  [default: {shown} in a table]",
    )  # fmt: skip


def options(*stack: Decorator) -> Decorator:
    """Return the options of ``stack`` as one, listed in the help in their order."""

    def put(command: Any) -> Any:
        for each in reversed(stack):
            command = each(command)
        return command

    return put


EVENTS = options(WORDS, SINCE, UNTIL, PLACE, AREA, TYPE, PARTY, STATUS, KNOWN_ON)
"""All that events can be asked by."""


def question(asked: dict[str, Any], *, but: Iterable[str] = ()) -> dict[str, Any]:
    """Take the fields of :data:`EVENTS` that a ledger answers, less ``but``, out of what was ``asked``; return those given."""
    given = {field: value for field in _FIELDS if field not in but and (value := asked.pop(field, None))}
    if "words" in given:
        given["words"] = " ".join(given["words"])
    return given
