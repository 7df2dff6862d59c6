"""Options that all commands on a ledger share."""

import click

LEDGER = click.option(
    "--ledger",
    metavar="LEDGER",
    help="Folder or postgresql:// address.  [default: FOGLINE_LEDGER, else ./fogline-ledger]",
)
USER = click.option("--user", metavar="NAME", help="Who does this.  [default: FOGLINE_USER, else the login name]")
REASON = click.option("--reason", metavar="TEXT", default="", help="Why; kept with it.")
PRIVATE = click.option("--allow-private", is_flag=True, help="Allow addresses on this machine and on private networks.")
