"""A database filled with the built-in places, which takes seconds: once, for the tests of one file."""

from pathlib import Path

from fogline.gazetteer import Database, sources_to_copy
from fogline.gazetteer.copying import copy_source, make_tables


def copied(address: str, folder: Path | None = None) -> Database:
    """Return the database with the built-in places and those of ``folder`` in it."""
    database = Database(address)
    make_tables(database)
    for source in sources_to_copy(folder):
        copy_source(database, source)
    return database
