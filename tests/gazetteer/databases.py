"""Databases filled with the built-in places; once a session for the same files, for that takes seconds."""

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
