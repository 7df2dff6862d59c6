"""Where ``fogline places add`` gets the list of a country from: a file, or an address that is fetched with care."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.records.errors import FoglineError

if TYPE_CHECKING:
    from fogline.gazetteer import Imported

_LARGEST = 200_000_000  # bytes of a packed list; the largest country has 70 MB
_WAIT, _DEADLINE = 30.0, 1800.0  # seconds for one answer, and for all of it on a slow line


@dataclass(frozen=True, slots=True)
class Address:
    """The folder that the lists of countries lie in (or one list), and whether it may be on a private network."""

    text: str
    allow_private: bool = False

    def of(self, code: str) -> str:
        """Return the address of the list of a country."""
        return self.text if self.text.endswith((".zip", ".txt")) else f"{self.text.rstrip('/')}/{code}.zip"


def add_country(code: str, source: Path | Address) -> "Imported":
    """Add the places of a country from a file or an address to the user's folder; tells on standard error what it is doing."""
    from fogline.gazetteer import Dump, add_dump, user_folder

    if isinstance(source, Path):
        with _step(f"{code}: reading {source}"):
            return add_dump(Dump(source, code), user_folder())
    with tempfile.TemporaryDirectory(prefix="fogline-") as folder:
        address = source.of(code)
        path = Path(folder) / f"{code}.zip"
        with _step(f"{code}: fetching {address}"):
            path.write_bytes(_fetched(address, source.allow_private))
        with _step(f"{code}: reading {path.stat().st_size / 1e6:.1f} MB"):
            return add_dump(Dump(path, code, address), user_folder())


def _fetched(address: str, allow_private: bool) -> bytes:
    from fogline.documents.collect import CollectLimits
    from fogline.documents.fetch import fetch

    limits = CollectLimits(_LARGEST, _WAIT, _DEADLINE, allow_private=allow_private)
    try:
        return fetch(address, limits).content
    except FoglineError as error:
        hint = "; or fetch it yourself and give it with --file" if error.exit_status != 2 else ""
        raise type(error)(f"{address}: {error}{hint}") from error


@contextmanager
def _step(text: str) -> Iterator[None]:
    """Tell what is being done: a moving line on a terminal, a plain one elsewhere."""
    if not sys.stderr.isatty():
        click.echo(text, err=True)
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text, spinner="line"):
        yield
