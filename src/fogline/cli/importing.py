"""``fogline import``: events that people coded elsewhere, beside those that were read here."""

from typing import TYPE_CHECKING

import click

from fogline.cli.forms import about
from fogline.cli.ledger_options import LEDGER, USER
from fogline.cli.progress import progress_bar
from fogline.cli.stopping import INTERRUPTED, stopping
from fogline.picture.wording import counted, plain
from fogline.records.errors import InputError

if TYPE_CHECKING:
    from fogline.flow.importing import Imported

_EPILOG = """\b
Examples:
  fogline import acled.csv                 an export of ACLED, as it was downloaded
  fogline import GEDEvent_v24_1.csv
  fogline find --publisher ACLED --place Kharkiv
  fogline compare --with acled.csv         what both have, what only one has

Each row becomes a document: its notes, and a line of what is coded. Its claims are by the reader "ACLED coding" or "UCDP GED
coding", never by Fogline's own. The data stay their owners'.

Ctrl-C ends after the rows at hand; done again, import goes on where it stopped.

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
    with Ledger.open(ledger, create=True, user=user) as opened, stopping("the rows") as stop:
        for file in files:
            try:
                with about(file), progress_bar(f"{plain(file)}, bytes") as show:
                    done = import_coded(opened, file, show, stop)
            except InputError as error:  # the other files are none the worse for it
                click.echo(f"fogline: {plain(str(error))}", err=True)
                status = 1
                continue
            _tell(file, done)
            if done.stopped:
                return INTERRUPTED
            status = status or int(bool(done.failed))
    return status


def _tell(file: str, done: "Imported") -> None:
    """Print what came of a file, and on standard error what was wrong with it."""
    known = f", {done.known:,} there already" if done.known else ""
    untyped = f", {done.untyped:,} of no type that Fogline has (kept as documents)" if done.untyped else ""
    came = f"{counted(done.rows, 'row')} with {counted(done.claims, 'claim')}"
    stopped = "; stopped before the end" if done.stopped else ""
    click.echo(f"{plain(file)}: {done.coder}: {came}{known}{untyped}{stopped}")
    for words in done.failed[:_SHOWN]:
        click.echo(f"  left out {plain(words)}", err=True)
    if len(done.failed) > _SHOWN:
        click.echo(f"  and {len(done.failed) - _SHOWN:,} more", err=True)
