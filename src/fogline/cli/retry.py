"""``fogline ledger retry``: what could not be added, tried again in the way it was tried then."""

from functools import partial

import click

from fogline.cli.add import FORMAT, carry_out
from fogline.cli.ledger_options import LEDGER, USER


@click.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@FORMAT
@USER
@LEDGER
@click.pass_obj
def retry(given: str | None, sources: tuple[str, ...], form: str, user: str | None, ledger: str | None) -> int:
    """Try again what could not be added: all of it, or the SOURCES as `fogline ledger failures` names them.

    Each is added with the options that it was given then. Exit status as for `fogline add`.
    """
    from fogline.flow import Ledger

    with Ledger.open(ledger or given, user=user) as opened:
        return carry_out(opened.name, form, partial(opened.retry, sources or None))
