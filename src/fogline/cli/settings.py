"""``fogline settings``: what a ledger is set to: theatre, languages, redaction, delay, publishers."""

import click

from fogline.cli.ledger_options import LEDGER, USER
from fogline.picture.wording import plain

_EPILOG = """\b
Examples:
  fogline settings                               what is set
  fogline settings set theatre UA,RU             names are looked for there first
  fogline settings set redact on                 what leaves hides private persons and where civilians are
  fogline settings set delay 72h                 nothing younger than three days leaves
  fogline settings set "publisher/Daily Example" side=UA kind=newspaper reliability=B
  fogline settings history

Settings are kept in the ledger with who set them and when; the old values stay on record.
"""


@click.group(epilog=_EPILOG, invoke_without_command=True)
@LEDGER
@click.pass_context
def settings(ctx: click.Context, ledger: str | None) -> None:
    """Show or change the settings of a ledger.

    Reading obeys the theatre and the publishers' sides, and events are graded by what is stated of publishers; everything
    that leaves (maps, briefs, pages, exports, packages, originals) obeys redact and delay. Languages are kept; nothing goes by
    them yet.
    """
    ctx.obj = ledger
    if ctx.invoked_subcommand is None:
        _show(ledger)


@settings.command(name="set")
@click.argument("key")
@click.argument("value", nargs=-1)
@USER
@LEDGER
@click.pass_obj
def set_(given: str | None, key: str, value: tuple[str, ...], user: str | None, ledger: str | None) -> None:
    """Give the setting KEY a VALUE; none puts it back to its default."""
    from fogline.flow import Ledger
    from fogline.ledger.settings import value_words

    with Ledger.open(ledger or given, user=user) as opened:
        opened.set(key, " ".join(value))
        now = opened.store.settings()[key.strip()]
    click.echo(f"{plain(now.key)}: {plain(value_words(now))}")


@settings.command()
@click.argument("key", required=False)
@LEDGER
@click.pass_obj
def history(given: str | None, key: str | None, ledger: str | None) -> None:
    """Print every value that was ever given (to KEY), oldest first."""
    from fogline.flow import Ledger
    from fogline.ledger.settings import value_words

    with Ledger.open(ledger or given, read_only=True) as opened:
        for one in opened.store.setting_history(key):
            click.echo(f"{one.time[:19]}Z  {plain(one.user)}  {plain(one.key)} = {plain(value_words(one))}")


def _show(where: str | None) -> None:
    """Print every setting with its value, and what it may be where it has none."""
    from fogline.flow import Ledger
    from fogline.ledger.settings import described, value_words

    with Ledger.open(where, read_only=True) as opened:
        given = opened.store.settings()
    words = described()
    width = max(map(len, (*given, *words)))
    for key in sorted({*given, *words}):
        if key in given:
            one = given[key]
            click.echo(f"{plain(key):{width}}  {plain(value_words(one))}   (set by {plain(one.user)}, {one.time[:10]})")
        else:
            click.echo(f"{key:{width}}  not set; {words[key]}")
