"""Originals and how they were collected."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched, streamed
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.forms import custody_of
from fogline.ledger.sql.vault import checked
from fogline.records import Custody, Original
from fogline.records.errors import InputError, UsageError
from fogline.records.ledger import OriginalHead, Slice

_original = tables.originals.c
_outer = tables.originals.alias("outer")
_COLUMNS = (
    *(_original.number, _original.sha256, _original.size, _original.media_type),
    *(_outer.c.sha256.label("container"), _original.first, _original.last),
)
_HEADS = select(*_COLUMNS).select_from(
    tables.originals.outerjoin(_outer, tables.originals.c.container == _outer.c.number)
)


def original_bytes(connection: Connection, dialect: Dialect, name: str) -> bytes:
    """Return the bytes of an original, cut from the one that holds it where it is a part; checked against its SHA-256."""
    cuts: list[tuple[str, int, int]] = []
    while True:
        row = connection.execute(_HEADS.where(_original.sha256 == name)).first()
        if row is None:
            raise UsageError(f"original: the ledger has no {name[:64]!r}; want the SHA-256 of one that was added")
        if row.container is None:
            break
        cuts.append((name, row.first, row.last))
        name = row.container
    if cuts and dialect.at_hand[0] != name:
        dialect.at_hand = (name, dialect.fetch(connection, name))
    content = dialect.at_hand[1] if cuts else dialect.fetch(connection, name)
    for cut, first, last in reversed(cuts):
        content = checked(cut, content[first:last], f"original {name[:12]}")
        name = cut
    return content


def read_original(connection: Connection, dialect: Dialect, name: str) -> Original:
    """Return an original with its bytes and first custody record."""
    row = connection.execute(select(_original.number, _original.media_type).where(_original.sha256 == name)).first()
    if row is None:
        raise UsageError(f"original: the ledger has no {name[:64]!r}; want the SHA-256 of one that was added")
    custody = custodies(connection, [row.number]).get(row.number)
    if not custody:
        raise InputError(f"original {name}: its custody record is missing; run 'fogline ledger verify'")
    return Original(name, original_bytes(connection, dialect, name), row.media_type, custody[0])


def custodies(connection: Connection, originals: Collection[int]) -> dict[int, tuple[Custody, ...]]:
    """Return how originals were collected, each time, in order."""
    found: dict[int, tuple[Custody, ...]] = {}
    column = tables.custody.c
    for part in batched(originals):
        query = select(column.original, column.body).where(column.original.in_(part)).order_by(column.number)
        for original, body in connection.execute(query):
            found[original] = (*found.get(original, ()), custody_of(body))
    return found


def original_heads(connection: Connection, names: Collection[str] | None) -> Iterator[OriginalHead]:
    """Yield originals in the order they came in."""
    query = select(_original.number).order_by(_original.number)
    numbers: Iterator[int]
    if names is None:
        numbers = (number for (number,) in streamed(connection, query))
    else:
        found: list[int] = []
        for part in batched(set(names)):
            found.extend(connection.execute(query.where(_original.sha256.in_(part))).scalars())
        numbers = iter(sorted(found))
    for batch in batched(numbers):
        custody = custodies(connection, batch)
        for row in connection.execute(_HEADS.where(_original.number.in_(batch)).order_by(_original.number)).all():
            cut = None if row.container is None else Slice(row.container, row.first, row.last)
            yield OriginalHead(row.sha256, row.size, row.media_type, custody.get(row.number, ()), cut)
