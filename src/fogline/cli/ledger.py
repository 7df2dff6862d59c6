"""``fogline ledger``: look after a ledger: what is in it, is it whole, what failed, what leaves it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fogline.cli.kinds import FILE
from fogline.cli.ledger_options import LEDGER, PRIVATE, REASON, USER
from fogline.cli.progress import progress_bar
from fogline.cli.retry import retry
from fogline.picture.wording import counted, plain
from fogline.records.errors import InputError, UsageError

if TYPE_CHECKING:
    from fogline.ledger.verify import Verified
    from fogline.records.ledger import LogLine

_OUT_OF_STEP = 4
"""The exit status where all is there, and a view is not what it makes."""

_EPILOG = """\b
Examples:
  fogline ledger                          what is in it
  fogline ledger verify                   is every byte as it was collected, every line of the log in its place?
  fogline ledger log --last 20
  fogline ledger failures                 what could not be added, and why
  fogline ledger retry                    try that again
  fogline ledger bundle CLAIM -o case.zip      an evidence package that opens without Fogline
  fogline ledger bundle --words "bridge Rubizhne" -o bridge.zip
  fogline ledger check bridge.zip         is a package as it was made?
  fogline ledger backup /media/disk/backup
  fogline ledger copy --to postgresql://localhost/fogline

The ledger is the folder or address in --ledger, else FOGLINE_LEDGER, else ./fogline-ledger.
"""


@click.group(epilog=_EPILOG, invoke_without_command=True)
@LEDGER
@click.pass_context
def ledger(ctx: click.Context, ledger: str | None) -> None:
    """Look after a ledger. `fogline add` fills it, `fogline find` asks it, `fogline decide` judges what is in it."""
    ctx.obj = ledger
    if ctx.invoked_subcommand is None:
        _info(ledger)


def _info(where: str | None) -> None:
    from fogline.flow import Ledger

    with Ledger.open(where, read_only=True) as opened:
        counts = opened.counts()
        click.echo(f"{plain(opened.name)}")
    for name, number in (
        ("originals", counts.originals),
        ("documents", counts.documents),
        ("readings", counts.readings),
        ("claims", counts.claims),
        ("decisions", counts.decisions),
        ("lines of log", counts.log),
        ("failures", counts.failures),
    ):
        click.echo(f"  {number:>12,}  {name}")
    click.echo(f"  {counts.bytes / 1e6:>12,.2f}  MB of originals, unpacked")
    if counts.publishers:
        click.echo("Publishers: " + ", ".join(f"{plain(name)} ({number})" for name, number in counts.publishers[:8]))


@ledger.command()
@click.option("--head", metavar="HASH", help="A hash of a line of the log noted elsewhere; the log must still hold it.")
@click.option("--note", is_flag=True, help="Write into the log that it was checked, by whom, and the outcome.")
@click.option("--record-only", is_flag=True, help="Leave out the views that questions are answered from.")
@click.option(
    "--ca",
    "roots",
    metavar="FILE.pem",
    type=FILE,
    help="Certificates that time stamps of the log have to lead back to.",
)
@USER
@LEDGER
@click.pass_obj
def verify(given: str | None, /, user: str | None, ledger: str | None, note: bool, **asked: Any) -> int:
    """Check everything: each original against its name, each record against the log, each line of the log against the one before,
    each time stamp against its signature, and the views that questions are answered from against all of that.

    Names what is missing, changed or cut; mends nothing. A view that is out of step loses nothing: `fogline ledger rebuild` makes
    it anew. Exit status: 0 whole, 1 faults found, 4 whole but a view is out of step. Without --note nothing is written,
    so that a backup stays a backup.
    """
    from fogline.flow import Ledger
    from fogline.flow.verifying import verify_ledger

    with Ledger.open(ledger or given, read_only=True, user=user) as opened, progress_bar("checking") as step:
        found = verify_ledger(opened, asked["head"], step, views=not asked["record_only"], certificates=asked["roots"])
    _tell_faults(found)
    for stamp in found.stamps:
        click.echo(plain(stamp))
    click.echo(_verdict(found), err=bool(found.faults or found.out_of_step))
    if note:
        _note_verified(ledger or given, user, found)
    return _status(found)


def _status(found: "Verified") -> int:
    if found.faults:
        return InputError.exit_status
    return _OUT_OF_STEP if found.out_of_step else 0


def _tell_faults(found: "Verified") -> None:
    for fault in (*found.faults, *(found.out_of_step or ())):
        click.echo(f"{fault.kind}: {plain(fault.subject)}: {plain(fault.message)}")


def _verdict(found: "Verified") -> str:
    parts = ((found.originals, "original"), (found.documents, "document"), (found.readings, "reading"))
    looked = ", ".join(counted(*part) for part in (*parts, (found.decisions, "decision")))
    if found.faults:
        return f"NOT WHOLE: {counted(len(found.faults), 'fault')} in {looked}, {found.log} lines of log"
    told = f"Whole: {looked}, {found.log} lines of log; the last one is {found.head}"
    if found.out_of_step:
        return f"{told}\nVIEWS OUT OF STEP: what is found may be wrong; nothing is lost: run `fogline ledger rebuild`"
    return told


def _note_verified(where: str | None, user: str | None, found: "Verified") -> None:
    """Write the outcome into the log."""
    from fogline.flow import Ledger

    outcome = counted(len(found.faults), "fault") if found.faults else "whole"
    outcome += ", views out of step" if found.out_of_step else ""
    with Ledger.open(where, user=user) as opened:
        opened.store.note("verified", outcome, opened.user, digest=found.head)


@ledger.command()
@LEDGER
@click.pass_obj
def rebuild(given: str | None, ledger: str | None) -> None:
    """Make all that answers questions anew from the originals, readings, claims and decisions; these stay as they are."""
    from fogline.flow import Ledger

    with Ledger.open(ledger or given) as opened, progress_bar("rebuilding") as step:
        opened.store.rebuild(step)
    click.echo("Rebuilt", err=True)


@ledger.command()
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the last N lines.")
@click.option("--after", type=click.IntRange(min=0), default=0, metavar="NUMBER", help="Only lines after this one.")
@click.option("--format", "form", type=click.Choice(("table", "jsonl")), default="table", show_default=True)
@LEDGER
@click.pass_obj
def log(given: str | None, last: int | None, after: int, form: str, ledger: str | None) -> None:
    """Print the log: who did what when, each line chained to the one before by its hash."""
    from collections import deque

    from fogline.flow import Ledger
    from fogline.records.codec import to_json

    with Ledger.open(ledger or given, read_only=True) as opened:
        lines: Any = opened.log(after)
        for line in deque(lines, last) if last else lines:
            click.echo(to_json(line) if form == "jsonl" else _log_words(line))


def _log_words(line: "LogLine") -> str:
    clock = f"  (the clock said {line.clock})" if line.clock else ""
    who = f"{line.number:>8}  {line.time[:19]}Z  {plain(line.user):<12}"
    return f"{who} {line.act:<11} {plain(line.subject)}  {line.hash[:12]}{clock}"


@ledger.command()
@LEDGER
@click.pass_obj
def failures(given: str | None, ledger: str | None) -> None:
    """List what could not be added, with the reason; `fogline ledger retry` tries it again."""
    from fogline.flow import Ledger

    with Ledger.open(ledger or given, read_only=True) as opened:
        failed = list(opened.failures())
    for one in failed:
        tries = f", {one.tries} tries" if one.tries > 1 else ""
        click.echo(f"{plain(one.source)}: {plain(one.message)} ({one.time[:10]}{tries})")
    click.echo(f"{len(failed)} failed" if failed else "Nothing failed", err=True)


@ledger.command()
@click.argument("claims", metavar="[CLAIM|EVENT]...", nargs=-1)
@click.option("--words", metavar="WORDS", help="All claims that fit these words, as in `fogline find`.")
@click.option("--document", "documents", metavar="ID", multiple=True, help="All claims of this document.")
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Only claims of this type.")
@click.option("--since", metavar="DATE", help="Only what happened on or after.")
@click.option("--until", metavar="DATE", help="Only what happened on or before.")
@click.option("-o", "--output", metavar="FILE.zip", type=FILE, required=True, help="Write the package here.")
@click.option(
    "--unredacted", is_flag=True, help="Also where the ledger is set to redact what leaves it; say why in --reason."
)
@click.option(
    "--timestamp",
    metavar="ADDRESS",
    help="Have the package's manifest time-stamped by this authority (RFC 3161); `fogline ledger check` checks it.",
)
@PRIVATE
@REASON
@USER
@LEDGER
@click.pass_obj
def bundle(given: str | None, /, output: Path, **rest: Any) -> None:
    """Write an evidence package: originals, documents, claims, decisions, log, and a page that opens without Fogline.

    It is of CLAIMs, of all claims of EVENTs (ids as `fogline find` and `fogline events` print them), or of those asked for.
    In the zip file, index.html is where to start; SHA256SUMS names the hash of every file. A document that tells of anything
    younger than the ledger's delay stays out. An old file is not written over.
    """
    from fogline.flow import Ledger
    from fogline.flow.bundling import BundleOptions
    from fogline.flow.bundling import bundle as make

    user, ledger = rest.pop("user"), rest.pop("ledger")
    options = BundleOptions(**{name: rest.pop(name) for name in ("reason", "unredacted", "timestamp", "allow_private")})
    question = {field: value for field, value in rest.items() if value}
    if not question:
        raise UsageError(
            "bundle: got no claim or event; name some, or ask for them with --words, --document, --type, --since"
        )
    with Ledger.open(ledger or given, user=user) as opened:
        made = make(opened, output, options, **question)
    held = ""
    if made.held_back:
        held = f"; held back by the delay: {counted(made.held_back, 'claim')} of {counted(made.documents_held_back, 'document')}"
    summary = made.summary
    parts = ((summary.claims, "claim"), (summary.documents, "document"), (summary.originals, "original"))
    what = ", ".join(counted(*part) for part in (*parts, (summary.decisions, "decision")))
    click.echo(f"{plain(str(output))}: {what}{held}; manifest {summary.manifest}", err=True)
    if made.token:
        click.echo(f"{plain(str(made.token))}: the time stamp of its manifest", err=True)


@ledger.command()
@click.argument("package", metavar="FILE.zip", type=FILE)
@click.option(
    "--token", metavar="FILE.tsr", type=FILE, help="Its time stamp; without it, the file of that name beside it."
)
@click.option(
    "--ca", "roots", metavar="FILE.pem", type=FILE, help="Certificates that the time stamp has to lead back to."
)
def check(package: Path, token: Path | None, roots: Path | None) -> int:
    """Check an evidence package: each file against its manifest, and the manifest against its time stamp. Needs no ledger.

    Exit status: 0 as it was made, 1 faults found.
    """
    from fogline.flow.bundling_check import check_package

    found = check_package(package, token, roots)
    for fault in found.faults:
        click.echo(plain(fault))
    if found.stamp:
        chain = (
            "which leads back to the certificates given" if found.stamp.trusted else "which nobody vouched for (--ca)"
        )
        click.echo(f"time stamp: {found.stamp.time}, signed by {plain(found.stamp.signer)}, {chain}")
    verdict = f"NOT AS IT WAS MADE: {counted(len(found.faults), 'fault')}" if found.faults else "As it was made"
    click.echo(f"{verdict}: {counted(found.files, 'file')}; manifest {found.manifest}", err=bool(found.faults))
    return InputError.exit_status if found.faults else 0


@ledger.command()
@click.argument("folder")
@USER
@LEDGER
@click.pass_obj
def backup(given: str | None, folder: str, user: str | None, ledger: str | None) -> int:
    """Copy the whole ledger into FOLDER; done again, it adds what came since. The copy is compared and verified."""
    if "://" in folder:
        from fogline.ledger.sql.copying import shown_place

        raise UsageError(
            f"backup: got an address ({plain(shown_place(folder))}); want a folder, or use `fogline ledger copy --to`"
        )
    return _copy(ledger or given, folder, user)


@ledger.command()
@click.option("--to", "where", metavar="LEDGER", required=True, help="An empty folder or database, or an earlier copy.")
@USER
@LEDGER
@click.pass_obj
def copy(given: str | None, where: str, user: str | None, ledger: str | None) -> int:
    """Copy the whole ledger to another folder or database, such as postgresql://localhost/fogline.

    Numbers, hashes and the log stay the same. Counts are compared and the copy is verified; done again, it adds what came since.
    """
    return _copy(ledger or given, where, user)


def _copy(where: str | None, to: str, user: str | None) -> int:
    from fogline.flow import Ledger
    from fogline.flow.keeping import copy_ledger

    with Ledger.open(where, user=user) as opened, progress_bar("copying") as step:
        copied = copy_ledger(opened, to, step, step)
    _tell_faults(copied.verified)
    new = ", ".join(f"{number:,} {name}" for name, number in copied.rows.items() if number)
    click.echo(f"{plain(copied.name)}: copied {new or 'nothing new'}", err=True)
    click.echo(_verdict(copied.verified), err=True)
    return _status(copied.verified)


@ledger.command()
@click.argument("address")
@click.option("-o", "--output", metavar="FILE.tsr", type=FILE, help="Also write the token here.")
@PRIVATE
@USER
@LEDGER
@click.pass_obj
def timestamp(given: str | None, /, address: str, output: Path | None, **rest: Any) -> None:
    """Have the authority at ADDRESS (RFC 3161) sign the end of the log; this vouches for all that is in the ledger now.

    Only a hash leaves. The token is checked, and kept in the log. Whether the authority is to be trusted is checked by
    `fogline ledger verify --ca CA.pem`, or with `openssl ts -verify`, against the root that it publishes.
    """
    from fogline.exchange.bundle import check_new
    from fogline.flow import Ledger
    from fogline.flow.stamping import stamp_ledger

    if output is not None:
        check_new(output)
    with Ledger.open(rest["ledger"] or given, user=rest["user"]) as opened:
        stamped, number = stamp_ledger(opened, address, allow_private=rest["allow_private"])
    if output is not None:
        output.write_bytes(stamped.token)
    click.echo(f"line {number} of the log was there at {stamped.time}, says {plain(stamped.authority)}", err=True)


@ledger.command()
@click.argument("sha256")
@click.option("-o", "--output", metavar="FILE", type=FILE, required=True, help="Write the bytes here.")
@click.option("--unredacted", is_flag=True, help="Also where the ledger redacts or delays; say why in --reason.")
@REASON
@USER
@LEDGER
@click.pass_obj
def original(given: str | None, /, sha256: str, output: Path, **rest: Any) -> None:
    """Write the bytes of an original, as collected, to a new FILE; that they left goes into the log."""
    from fogline.flow import Ledger
    from fogline.flow.bundling import BundleOptions, hand_out

    options = BundleOptions(rest["reason"], rest["unredacted"])
    with Ledger.open(rest["ledger"] or given, user=rest["user"]) as opened:
        hand_out(opened, sha256, output, options)


ledger.add_command(retry)
