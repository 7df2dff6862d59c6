"""What the rows of the record say: of the lines of the log that they came in by, for ``verify`` to compare with the log, and of
each other.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, exists, func, null, or_, select

from fogline.ledger.contract import Recorded
from fogline.ledger.digests import geometry_digest
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import streamed
from fogline.ledger.sql.bodies import unpack_text
from fogline.ledger.sql.forms import custody_of
from fogline.ledger.sql.guards import unguarded
from fogline.records.errors import InputError
from fogline.records.ledger import Act, Fault


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


def misfits(connection: Connection) -> Iterator[Fault]:
    """Yield what rows say against each other: columns that only help to find something, rows that belong to nothing, gaps.

    With them, the guards that are gone.
    """
    yield from _custody(connection)
    yield from _footprints(connection)
    yield from _cuts(connection)
    yield from _strays(connection)
    yield from _subjects(connection)
    yield from _guards(connection)
    for table in tables.RECORD:
        if table is not tables.subjects:
            yield from _gaps(connection, table)


def _custody(connection: Connection) -> Iterator[Fault]:
    """Yield custody that is filed under another source or address than it has."""
    custody, original = tables.custody, tables.originals
    query = select(original.c.sha256, custody.c.source, custody.c.address, custody.c.body)
    joined = custody.join(original, custody.c.original == original.c.number)
    for name, source, address, body in streamed(connection, query.select_from(joined).order_by(custody.c.number)):
        try:
            said = custody_of(body)
        except InputError:
            continue  # named when it was read
        if (source, address) != (said.source, said.address):
            filed, says = (_where(*pair) for pair in ((source, address), (said.source, said.address)))
            yield Fault("changed", f"custody of original {name}", f"is filed under {filed}, and says {says}")


def _where(source: str, address: str | None) -> str:
    return f"source {source!r}, address {address!r}"


def _footprints(connection: Connection) -> Iterator[Fault]:
    """Yield outlines that are not what they are named after, or that no claim has."""
    footprint, claim = tables.footprints.c, tables.claims.c
    for number, name, body in streamed(
        connection, select(footprint.number, footprint.digest, footprint.geometry).order_by(footprint.number)
    ):
        try:
            got = geometry_digest(unpack_text(body))
        except InputError as error:
            yield Fault("unreadable", f"footprint {number}", str(error))
            continue
        if got != name:
            yield Fault("changed", f"footprint {number}", f"is named {name}, and its outline makes {got}")
    used = select(claim.footprint).where(claim.footprint.is_not(None))
    for (number,) in connection.execute(select(footprint.number).where(footprint.number.not_in(used))):
        yield Fault("unrecorded", f"footprint {number}", "no claim has it")


def _cuts(connection: Connection) -> Iterator[Fault]:
    """Yield originals that are cut from nothing, and yet say from where to where."""
    original = tables.originals.c
    loose = and_(original.container.is_(None), or_(original.first.is_not(None), original.last.is_not(None)))
    for name, first, last in connection.execute(select(original.sha256, original.first, original.last).where(loose)):
        yield Fault("changed", f"original {name}", f"says that it is bytes {first}..{last} of another, and of none")


def _strays(connection: Connection) -> Iterator[Fault]:
    """Yield claims that no reading counts among its own, and subjects of no decision."""
    claim, reading = tables.claims.c, tables.readings.c
    subject, decision = tables.subjects.c, tables.decisions.c
    own = claim.number.between(reading.lowest, reading.lowest + reading.claims - 1)
    unread = ~exists(select(reading.number).where(reading.number == claim.reading, own))
    for name, number in connection.execute(select(claim.id, claim.reading).where(unread)):
        yield Fault("unrecorded", f"claim {name}", f"is of reading number {number}, which has none of this number")
    undecided = ~exists(select(decision.number).where(decision.number == subject.decision))
    for name, number in connection.execute(select(subject.subject, subject.decision).where(undecided)):
        yield Fault("unrecorded", f"subject {name}", f"is of decision number {number}, and there is none")


def _subjects(connection: Connection) -> Iterator[Fault]:
    """Yield decisions whose subjects are not counted from 0 on."""
    subject, decision = tables.subjects.c, tables.decisions
    counted = (
        select(decision.c.id)
        .select_from(decision.join(tables.subjects, subject.decision == decision.c.number))
        .group_by(decision.c.id)
        .having(or_(func.min(subject.position) != 0, func.max(subject.position) != func.count() - 1))
    )
    for (name,) in connection.execute(counted):
        yield Fault("changed", f"decision {name}", "its subjects are not counted from 0 on")


def _guards(connection: Connection) -> Iterator[Fault]:
    """Yield the triggers that are no longer what they were."""
    for table, name in unguarded(connection):
        message = "the trigger that refuses to change what was added is gone, off or another: make it again, or copy the ledger"
        yield Fault("missing", f"guard {name} of {table}", message)


def _gaps(connection: Connection, table: Table) -> Iterator[Fault]:
    """Yield a table whose rows are not numbered from 1 on."""
    number = table.c.number
    rows, first, last = connection.execute(select(func.count(), func.min(number), func.max(number))).one()
    if rows and (first, last) != (1, rows):
        yield Fault(
            "changed", table.name, f"are {rows} rows, and numbered {first} to {last}: some are gone or renumbered"
        )
