"""``fogline evaluate floors``: does the reader hold the scores it once had?"""

import datetime
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.cli.kinds import FILE, READER
from fogline.records.errors import InputError, UsageError

if TYPE_CHECKING:
    from fogline.evaluation.floors import Drop, Floors, Measured


@click.command()
@click.option("--file", "path", type=FILE, default=Path("tests/floors.json"), show_default=True)
@click.option("--reader", type=READER, default="embedded", show_default=True)
@click.option("--set", "names", multiple=True, help="Only this gold set; may be given again.")
@click.option("--update", is_flag=True, help="Raise the floors to what the reader scores now.")
@click.option("--reason", help="With --update: lower floors too, and keep this reason in the file.")
@click.option(
    "--add", type=(str, Path), multiple=True, metavar="NAME FOLDER", help="With --update: guard a further gold set."
)
def floors(path: Path, **options: object) -> None:
    """Check that the reader holds its floors: the scores kept in a file for each gold set.

    Exit status 1 and a table of what dropped where a score has fallen below its floor by more than its noise.
    """
    _check_floors(path, _FloorOptions(**options))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _FloorOptions:
    """The options of ``evaluate floors``."""

    reader: str
    names: tuple[str, ...]
    update: bool
    reason: str | None
    add: tuple[tuple[str, Path], ...]


def _check_floors(path: Path, options: _FloorOptions) -> None:
    from fogline.evaluation.floors import Floors, FloorSet, load_floors, measure, save_floors
    from fogline.reading import open_reader

    if (options.reason or options.add) and not options.update:
        raise click.UsageError("--reason and --add go with --update")
    kept = Floors() if options.add and not path.exists() else load_floors(path)
    for name, folder in options.add:
        if name in kept.sets:
            raise click.UsageError(f"--add: {name} is guarded already")
        kept = replace(kept, sets={**kept.sets, name: FloorSet(_relative(folder, path))})
    unknown = [name for name in options.names if name not in kept.sets]
    if unknown:
        raise click.UsageError(f"--set: {path} has no {', '.join(unknown)}; there are: {', '.join(kept.sets)}")
    reader = open_reader(options.reader)
    measured: dict[str, Measured] = {}
    for name in options.names or kept.sets:
        folder = path.parent / kept.sets[name].folder
        if folder.is_dir():
            measured[name] = measure(folder, kept.sets[name].format, reader)
        else:
            click.echo(f"skipped {name}: no folder {folder}", err=True)
    if not measured:
        raise InputError(f"{path}: none of its gold sets is here; nothing was checked")
    if options.update:
        save_floors(path, _raise(kept, measured, options.reason))
        click.echo(f"floors of {', '.join(measured)} are up to date in {path}")
    else:
        _check(kept, measured)


def _relative(folder: Path, path: Path) -> str:
    return Path(os.path.relpath(folder, path.parent)).as_posix()


def _raise(kept: "Floors", measured: "dict[str, Measured]", reason: str | None) -> "Floors":
    from fogline.evaluation.floors import drops, updated

    fallen = [drop for name, now in measured.items() for drop in drops(name, kept.sets[name], now)]
    if fallen and not reason:
        _print_drops(fallen)
        raise UsageError("scores fell below their floors; lowering floors needs --reason TEXT")
    today = datetime.date.today().isoformat()
    for name, now in measured.items():
        kept = updated(kept, name, now, reason, today)
    return kept


def _check(kept: "Floors", measured: "dict[str, Measured]") -> None:
    from fogline.evaluation.floors import drops

    failed = False
    for name, now in measured.items():
        floor_set = kept.sets[name]
        if not floor_set.layers:
            click.echo(f"{name}: no floors yet; set them with --update")
            continue
        if floor_set.gold != now.gold:
            click.echo(f"{name}: the gold is not the one its floors were set on; set them again with --update")
            failed = True
        fallen = drops(name, floor_set, now)
        if fallen:
            _print_drops(fallen)
            failed = True
        else:
            click.echo(f"{name}: {len(floor_set.layers)} floors held by {now.reader}")
    if failed:
        raise click.exceptions.Exit(1)


def _print_drops(fallen: "list[Drop]") -> None:
    from rich.console import Console

    from fogline.cli.scores import drops_table

    Console().print(drops_table(fallen))
