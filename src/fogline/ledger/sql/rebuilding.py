"""Making every cache anew from what was only ever appended to."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, delete, func, select

from fogline.ledger.contract import Progress
from fogline.ledger.sql import computed, tables
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.forms import document_of
from fogline.ledger.sql.heads import Arrival, HeadWriter
from fogline.ledger.sql.history import document_described, retell
from fogline.ledger.sql.numbers import Numbers
from fogline.ledger.sql.standings import StandingWriter

_TOGETHER = 50
"""Documents whose rows are written together."""


def rebuild(dialect: Dialect, progress: Progress | None = None) -> None:
    """Empty the caches and fill them again, in one transaction: until it ends, others see the old ones."""
    with dialect.writing() as connection:
        dialect.clear(connection)
        computed.clear(connection)
        for table in reversed(tables.CACHES):
            connection.execute(delete(table))
        refill(connection, dialect, progress)
        dialect.settle(connection)


def refill(connection: Connection, dialect: Dialect, progress: Progress | None = None) -> None:
    """Fill the caches, which are empty."""
    total = connection.execute(select(func.count()).select_from(tables.documents)).scalar() or 0
    writer = StandingWriter(connection, dialect, Numbers(connection))
    heads = HeadWriter(connection, dialect)
    for done, row in enumerate(_documents(connection), 1):
        document = document_of(row.body, row.text)
        heads.add(document, Arrival(row.number, row.original, row.act, row.time))
        retell(connection, writer, row.number, document)
        described = document_described(connection, row.number, document)
        if described != document:
            heads.describe(row.number, described)
        if done % _TOGETHER == 0:
            heads.flush()
            writer.flush()
        if progress is not None:
            progress(done, total)
    heads.flush()
    writer.flush()


def _documents(connection: Connection) -> Iterator[Any]:
    """Yield the documents with the times they were added, some at a time: the connection writes in between."""
    document, log = tables.documents.c, tables.log.c
    query = select(*document, log.time).join(tables.log, log.number == document.act).order_by(document.number)
    last = 0
    while rows := connection.execute(query.where(document.number > last).limit(_TOGETHER)).all():
        yield from rows
        last = rows[-1].number
