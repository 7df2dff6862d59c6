"""What the rows say of the lines of the log that they came in by, for ``verify`` to compare with the log."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, null, select

from fogline.ledger.contract import Recorded
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import streamed
from fogline.records.ledger import Act


def recorded(connection: Connection) -> Iterator[Recorded]:
    """Yield custody records, documents, readings, decisions and settings, those of one kind in the order of their numbers."""
    for act, query in _queries():
        for line, subject, original in streamed(connection, query):
            yield Recorded(line, act, subject, original)


def _queries() -> Iterator[tuple[Act, Select[Any]]]:
    """Yield for each kind of record the query for its line, its subject and its original."""
    custody, document, reading = tables.custody, tables.documents, tables.readings
    decision, setting, original = tables.decisions.c, tables.settings.c, tables.originals
    # outer joins: a row is there even where what it belongs to was taken away
    collected = custody.outerjoin(original, custody.c.original == original.c.number)
    found = document.outerjoin(original, document.c.original == original.c.number)
    read = reading.outerjoin(document, reading.c.document == document.c.number)
    none = null().label("none")
    yield "collected", select(custody.c.act, original.c.sha256, none).select_from(collected).order_by(custody.c.number)
    yield (
        "document",
        select(document.c.act, document.c.id, original.c.sha256).select_from(found).order_by(document.c.number),
    )
    yield "reading", select(reading.c.act, document.c.id, none).select_from(read).order_by(reading.c.number)
    yield "decision", select(decision.act, decision.id, none).order_by(decision.number)
    yield "setting", select(setting.act, setting.key, none).order_by(setting.number)
