"""``fogline import``: events that people coded elsewhere, beside those that were read here."""

import click

from fogline.cli.forms import about
from fogline.cli.ledger_options import LEDGER, USER
from fogline.picture.wording import plain
from fogline.records.errors import InputError

_EPILOG = """\b
Examples:
  fogline import acled.csv                 an export of ACLED, as it was downloaded
  fogline import GEDEvent_v24_1.csv
  fogline find --publisher ACLED --place Kharkiv
  fogline compare --with acled.csv         what both have, what only one has

Each row becomes a document: its notes, and a line of what is coded. Its claims are by the reader "ACLED coding" or "UCDP GED
coding", never by Fogline's own. The data stay their owners'.

Exit status: 0 all rows came in, 1 some did not.
"""
_SHOWN = 10


@click.command(name="import", epilog=_EPILOG)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@USER
@LEDGER
def import_(files: tuple[str, ...], user: str | None, ledger: str | None) -> int:
    """Import CSV FILEs of ACLED or UCDP GED (told by their columns) into a ledger, with the file kept as it is.

    Done again, it adds only what is new.
    """
    from fogline.flow import Ledger
    from fogline.flow.importing import import_coded

    status = 0
    with Ledger.open(ledger, create=True, user=user) as opened:
        for file in files:
            try:
                with about(file):
                    done = import_coded(opened, file)
            except InputError as error:  # the other files are none the worse for it
                click.echo(f"fogline: {plain(str(error))}", err=True)
                status = 1
                continue
            known = f", {done.known:,} there already" if done.known else ""
            untyped = f", {done.untyped:,} of no type that Fogline has (kept as documents)" if done.untyped else ""
            click.echo(f"{plain(file)}: {done.coder}: {done.rows:,} rows with {done.claims:,} claims{known}{untyped}")
            for words in done.failed[:_SHOWN]:
                click.echo(f"  left out {plain(words)}", err=True)
            if len(done.failed) > _SHOWN:
                click.echo(f"  and {len(done.failed) - _SHOWN:,} more", err=True)
            status = status or int(bool(done.failed))
    return status
