"""The command ``fogline``: finds the subcommand, and turns every outcome into one line and an exit status."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TextIO

import click

from fogline import __version__
from fogline.cli.stopping import INTERRUPTED
from fogline.picture.wording import plain
from fogline.records.errors import FoglineError, InputError

_SECTIONS = {
    "Read": {
        "read": ("read", "Read reports into claims, for the terminal, as JSON or as a page."),
        "ontology": ("ontology", "Types of event, roles and words of certainty."),
        "places": ("places", "What a name may stand for, and which places are known."),
    },
    "Keep": {
        "add": ("add", "Add reports to a ledger, where they are kept for good."),
        "watch": ("watch", "Add what is new in feeds, folders and sites, again and again."),
        "import": ("importing", "Add events that people coded (ACLED, UCDP GED)."),
        "decide": ("decide", "Judge claims: accept, reject, correct, merge, split, grade."),
        "settings": ("settings", "Theatre, publishers, and what may leave: redaction and delay."),
        "ledger": ("ledger", "Look after a ledger: verify, bundle, back up, copy, its log."),
    },
    "Ask": {
        "find": ("find", "Find claims by words, type, place, time, party, source."),
        "events": ("events", "The events that claims are about, and how well supported."),
        "event": ("events", "One event: origins, grade and why, contradictions, every claim."),
        "link": ("link", "Say why two claims are held for one event, or not."),
        "compare": ("compare", "Compare with coded events: matched, only here, only there."),
    },
    "Show": {
        "timeline": ("timeline", "Events in time, with how sure and how exact each is."),
        "map": ("map", "A map to print."),
        "control": ("control", "Who holds what on a day, on whose word."),
        "forecasts": ("forecasts", "What was announced, by whom, and what came of it."),
        "brief": ("brief", "What changed, in sentences with numbered evidence."),
        "situation": ("situation", "All of it in one page that opens anywhere."),
        "export": ("export", "Data that leaves in the formats that others read."),
    },
    "Measure": {
        "evaluate": ("evaluate", "Score what was read against gold."),
    },
}
_COMMANDS = {name: f"fogline.cli.{home}" for commands in _SECTIONS.values() for name, (home, _) in commands.items()}
_TAKEN = ("import", "map")  # words that Python keeps for itself: the function is import_, map_
_BROKEN_PIPE = 141

_EXAMPLES = """\b
Examples:
  fogline read report.txt                     a table of who says what, for the terminal
  fogline read page.html --published 2022-05-16
  cat report.txt | fogline read -             from standard input
  fogline read reports/ -o reports.html
  fogline read *.txt --format jsonl > reports.jsonl
  fogline add reports/                        the same into a ledger, to be kept
  fogline find bridge --since 2022-05-01      what the ledger knows

Exit status: 0 read, 1 an input could not be read, 2 wrong use, 3 a service could not be reached.
"""


class Program(click.Group):
    """A group whose subcommands are imported when asked for, so that ``--help`` and ``--version`` stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click names it)
        """Return the names of all subcommands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the subcommand of that name, or ``None``."""
        if cmd_name not in _COMMANDS:
            return None
        home = import_module(_COMMANDS[cmd_name])
        command: click.Command = getattr(home, f"{cmd_name}_" if cmd_name in _TAKEN else cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what there is to do, by what it is for; nothing is imported to say so."""
        width = max(map(len, _COMMANDS))
        for section, commands in _SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name.ljust(width), words) for name, (_, words) in commands.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand; one that there is not is answered with those it may have been meant for."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0].lower(), _COMMANDS, 3, 0.6)
            hint = f"did you mean {' or '.join(near)}?" if near else "`fogline --help` lists the commands"
            raise click.UsageError(f"there is no command {plain(args[0])!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments, and print what is asked of the program itself (``--help``, ``--version``)."""
        with _closed_pipe():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the subcommand."""
        with _closed_pipe():
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        return outcome


@contextmanager
def _closed_pipe() -> Iterator[None]:
    """A reader that closes the pipe early (``| head``) ends the program without a word, and always with the same status."""
    try:
        yield
    except (BrokenPipeError, SystemExit) as error:
        # rich ends the program itself, from within its handler.
        if isinstance(error, SystemExit) and not isinstance(error.__context__, BrokenPipeError):
            raise
        _let_go_of_output()
        raise click.exceptions.Exit(_BROKEN_PIPE) from None


@click.group(cls=Program, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fogline", message="%(prog)s %(version)s")
def program() -> None:
    """Read reports of war and crisis into claims: who says what happened, where, when, how many, how sure, in which words.

    Works offline: no server, no key, no network unless a source is an address.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; ``arguments`` default to those of the process."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a stand-in, never a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace" if stream is sys.stderr else "replace")
    try:
        return _run(arguments)
    except BrokenPipeError:  # what went wrong was to be told, and nobody reads it
        _let_go_of_output()
        return _BROKEN_PIPE
    except OSError as error:
        _let_go_of_output()
        what = f"{error.filename}: " if error.filename else "cannot write the results: "
        click.echo(f"fogline: {plain(what + (error.strerror or str(error)))}", err=True)
        return InputError.exit_status


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = program.main(arguments, prog_name="fogline", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except FoglineError as error:
        click.echo(f"fogline: {plain(str(error))}", err=True)
        return error.exit_status
    return status if isinstance(status, int) else 0


def _open_closed() -> None:
    """A program that was started without standard output or error (``>&-``) writes there to nobody."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _let_go_of_output() -> None:
    """Point what cannot be written to nowhere: what is still buffered stays there, and Python would complain when it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
