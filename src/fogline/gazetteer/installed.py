"""What is installed: the built-in places, and those that a user has added to a folder of their own."""

import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, overload

from fogline.gazetteer.contract import Source
from fogline.gazetteer.copying import Copying
from fogline.gazetteer.database import Database
from fogline.gazetteer.geonames import Dump, Imported, import_geonames
from fogline.gazetteer.layered import Layered
from fogline.gazetteer.shapes import Shapes
from fogline.gazetteer.store import Store
from fogline.records.errors import InputError, UsageError

if TYPE_CHECKING:
    from fogline.gazetteer.postgis import Postgis

DATA = Path(__file__).parent / "data"
BUILT_IN = DATA / "built-in.places"
SHAPES = DATA / "shapes.zip"


def places_setting() -> Path | Database:
    """Return where the places of this user are: a folder, or the database whose address ``FOGLINE_PLACES`` is.

    Raises ``UsageError`` for an address of another kind.
    """
    named = os.environ.get("FOGLINE_PLACES", "")
    kind = re.match(r"([A-Za-z][\w+.-]+)://", named)
    if kind is None:
        return user_folder()
    if not Database.is_meant(named):
        raise UsageError(
            f"FOGLINE_PLACES: got an address of kind {kind[1]!r}; want a folder, or postgresql://USER@HOST/DATABASE"
        )
    return Database(named)


def user_folder() -> Path:
    """Return the folder for places that a user adds: the one in ``FOGLINE_PLACES``, else where this system keeps such data."""
    named = os.environ.get("FOGLINE_PLACES")
    if named and "://" not in named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "fogline" / "places"


@overload
def open_gazetteer(where: Path | None = None) -> Layered: ...
@overload
def open_gazetteer(where: Database) -> "Postgis": ...
@overload
def open_gazetteer(where: Path | Database) -> "Layered | Postgis": ...
def open_gazetteer(where: Path | Database | None = None) -> "Layered | Postgis":
    """Return the built-in gazetteer, with the places that were added to a folder over it; or that of a database.

    What a database raises is told by :class:`~fogline.gazetteer.postgis.Postgis`.
    """
    if isinstance(where, Database):
        from fogline.gazetteer.postgis import Postgis

        return Postgis(where)
    return Layered([Store(BUILT_IN), *(Store(path) for path in _added(where))], Shapes(SHAPES))


@cache
def built_in() -> Layered:
    """Return the built-in gazetteer alone; opened once."""
    return open_gazetteer()


def add_dump(dump: Dump, folder: Path) -> Imported:
    """Add the places of a GeoNames dump to ``folder``; divisions get the names of the built-in table.

    Raises ``InputError`` for what is no dump, or one of another country.
    """
    known = {(country, code): name for country, code, name in Store(BUILT_IN).divisions if name}
    return import_geonames(dump, folder, known)


def list_sources(folder: Path | None = None) -> tuple[tuple[Path, Source | InputError], ...]:
    """Return the installed sources, the built-in one first, each with its file; of a broken file, what is wrong with it."""
    return tuple((path, _source(path)) for path in (BUILT_IN, *_added(folder)))


def sources_to_copy(folder: Path | None = None) -> tuple[Copying, ...]:
    """Return what a database has to hold to give the answers of ``open_gazetteer(folder)``."""
    return (Copying("", BUILT_IN, SHAPES), *(Copying(path.stem, path) for path in _added(folder)))


def remove_source(name: str, folder: Path) -> Path:
    """Remove the added source ``name`` ("UA") from ``folder`` and return the file that it was."""
    added = {path.stem: path for path in _added(folder)}
    if name not in added:
        raise UsageError(f"got {name!r}, which was not added; added are: {', '.join(sorted(added)) or 'none'}")
    added[name].unlink()
    return added[name]


def _source(path: Path) -> Source | InputError:
    try:
        return Store(path).source()
    except InputError as error:
        return error


def _added(folder: Path | None) -> list[Path]:
    return sorted(folder.glob("*.places")) if folder is not None and folder.is_dir() else []
