"""Where ``fogline places`` gets lists of countries from and puts them: a file or an address; a folder or a database."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.records.errors import FoglineError, UsageError

if TYPE_CHECKING:
    from fogline.cli.places_download import Download
    from fogline.gazetteer import Database, Dump, Imported
    from fogline.gazetteer.copying import Copied


@dataclass(frozen=True, slots=True)
class Address:
    """The folder that the lists of countries lie in (or one list), and whether it may be on a private network."""

    text: str
    allow_private: bool = False

    def of(self, code: str) -> str:
        """Return the address of the list of a country."""
        return self.text if self.text.endswith((".zip", ".txt")) else f"{self.text.rstrip('/')}/{code}.zip"


def add_country(code: str, source: Path | Address, where: "Path | Database") -> "Imported":
    """Add the places of a country from a file or an address to a folder or a database; tells on standard error what it does.

    What was fetched in part is kept in the user's folder, and gone on with by the next call.
    """
    from fogline.gazetteer import Dump, user_folder

    if isinstance(source, Path):
        with step(f"{code}: reading {source}"):
            return _add(Dump(source, code), where)
    from fogline.cli.places_download import LIMITS, Download

    address = source.of(code)
    folder = where if isinstance(where, Path) else user_folder()
    limits = replace(LIMITS, allow_private=source.allow_private)
    download = Download(address, folder / f"{code}.zip.partial", limits)
    with ExitStack() as stack:
        path = _fetched(code, download, stack)
        with step(f"{code}: reading {path.stat().st_size / 1e6:.1f} MB"):
            return _add(Dump(path, code, address), where)


def _fetched(code: str, download: "Download", stack: ExitStack) -> Path:
    """Fetch a list; it stays until ``stack`` is left."""
    kept = download.kept()
    more = f", going on after {kept / 1e6:.1f} MB" if kept else ""
    try:
        with step(f"{code}: fetching {download.address}{more}") as tell:
            return stack.enter_context(download.fetched(tell))
    except FoglineError as error:
        hint = "; or fetch it yourself and give it with --file" if error.exit_status != UsageError.exit_status else ""
        raise type(error)(f"{download.address}: {error}{hint}") from error


def copy_places(database: "Database") -> "tuple[Copied, ...]":
    """Copy the built-in places and those in the user's folder into a database; tells on standard error how far it is."""
    from fogline.gazetteer import sources_to_copy, user_folder
    from fogline.gazetteer.copying import copy_source, make_tables

    with step(f"looking at {database}"):
        make_tables(database)
    copied = []
    for source in sources_to_copy(user_folder()):
        with step(f"copying {source.name or 'the built-in places'}") as tell:
            copied.append(copy_source(database, source, lambda part, tell=tell: tell(f"{part:.0%}")))  # type: ignore[misc]
    return tuple(copied)


def _add(dump: "Dump", where: "Path | Database") -> "Imported":
    from fogline.gazetteer import add_dump

    if isinstance(where, Path):
        return add_dump(dump, where)
    from fogline.gazetteer.copying import Copying, copy_source

    with tempfile.TemporaryDirectory(prefix="fogline-") as folder:
        brought = add_dump(dump, Path(folder))
        copied = copy_source(where, Copying(brought.path.stem, brought.path))
    return replace(brought, unchanged=copied.unchanged)


@contextmanager
def step(text: str) -> Iterator[Callable[[str], None]]:
    """Tell what is being done: a moving line on a terminal, a plain one elsewhere; yields what adds to the moving line."""
    if not sys.stderr.isatty():
        click.echo(text, err=True)
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(text, spinner="line") as status:
        yield lambda more: status.update(f"{text} {more}")
