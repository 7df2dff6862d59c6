"""Findings and heads of documents, read a batch at a time: never a query a row, and memory stays flat."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Connection, ScalarSelect, Select, select

from fogline.ledger.bounds import is_placed_near
from fogline.ledger.sql import tables
from fogline.ledger.sql.bodies import unpack_text
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.forms import claim_of
from fogline.ledger.sql.packs import claim_in, unpack_claims
from fogline.ledger.sql.standings import STATUSES
from fogline.records import Published, ReaderInfo
from fogline.records.codec import from_json
from fogline.records.errors import InputError
from fogline.records.ledger import ClaimQuery, DocumentHead, Finding, MeantFinding

T = TypeVar("T")

_standing, _head, _claim, _reading = tables.standings.c, tables.heads.c, tables.claims.c, tables.readings.c

_FIRST, _MOST = 50, 800
"""So many findings are read at first (a page is shown at once), then twice as many each time, up to so many."""

_HELD = 64
"""How many documents' texts, and how many packs of claims, are kept at hand while findings are read."""


class _AtHand(Generic[T]):
    """Things unpacked a moment ago, by number."""

    def __init__(self, unpack: Callable[[bytes], T]) -> None:
        self._unpack = unpack
        self._held: OrderedDict[int, T] = OrderedDict()

    def __getitem__(self, number: int) -> T:
        return self._held[number]

    def fetch(self, connection: Connection, dialect: Dialect, body: Column[Any], numbers: Iterable[int]) -> None:
        """Have at hand what lies in a column of the rows with these numbers."""
        wanted = set(numbers)
        for number in wanted & self._held.keys():
            self._held.move_to_end(number)
        missing = wanted - self._held.keys()
        if missing:
            number_of = body.table.c.number
            query = select(number_of, body).where(dialect.among(number_of, missing))
            self._held.update(
                (number, self._unpack(packed or b"")) for number, packed in connection.execute(query).all()
            )
        while len(self._held) > max(_HELD, len(wanted)):
            self._held.popitem(last=False)


def head_columns(act: int | None) -> tuple[Any, ...]:
    """Return the columns of a document's head; ``current`` is the number of its latest reading, ``claims`` how many that has."""
    latest = tables.readings.alias("latest")

    def newest(column: Any) -> ScalarSelect[int]:
        query = select(column).where(latest.c.document == _head.document)
        if act is not None:
            query = query.where(latest.c.act <= act)
        return query.order_by(latest.c.act.desc()).limit(1).correlate(tables.heads).scalar_subquery()

    return (
        *(_head.document.label("head_number"), _head.id.label("head_id"), _head.title, _head.publisher, _head.url),
        *(_head.language, _head.published, _head.added, _head.copy_of, _head.likeness, _head.version_of),
        tables.originals.c.sha256,
        newest(latest.c.number).label("current"),
        newest(latest.c.claims).label("claims"),
    )


def head_of(row: Any) -> DocumentHead:
    """Return the head of a document from its columns."""
    return DocumentHead(
        *(row.head_id, row.sha256, row.title, row.publisher, row.url, row.language),
        _published(row.published),
        row.added,
        copy_of=row.copy_of,
        likeness=row.likeness,
        version_of=row.version_of,
        claims=row.claims,
    )


@lru_cache(1024)  # reports of a day say the same
def _published(text: str) -> Published:
    try:
        return from_json(text, Published)
    except ValueError as error:
        raise InputError(f"the ledger's caches are damaged: {error}; run 'fogline ledger rebuild'") from error


class FindingReader:
    """Reads findings by the numbers of their standings."""

    def __init__(self, connection: Connection, dialect: Dialect, act: int | None, *, meanings: bool = False) -> None:
        self._connection = connection
        self._dialect = dialect
        self._texts = _AtHand(unpack_text)
        self._packs = _AtHand(unpack_claims)
        self._query = _findings_query(act)
        self._meanings = meanings

    def read(self, standings: Sequence[tuple[int, Any]]) -> Iterator[Finding]:
        """Yield findings in the order of ``standings`` (number, group); those of one group in the order of the text."""
        numbers = [number for number, _ in standings]
        if not numbers:
            return
        query = self._query.where(self._dialect.among(_standing.number, numbers))
        rows = {row.number: row for row in self._connection.execute(query).all()}
        self._texts.fetch(
            self._connection, self._dialect, tables.documents.c.text, (row.document for row in rows.values())
        )
        packs = (row.claim + row.before for row in rows.values() if row.corrected_body is None or self._meanings)
        self._packs.fetch(self._connection, self._dialect, _claim.body, packs)
        for _, together in groupby(standings, key=lambda pair: pair[1]):
            for row in sorted((rows[number] for number, _ in together), key=_order_within):
                yield self._finding(row)

    def _finding(self, row: Any) -> Finding:
        if row.corrected_body is None:
            claim = claim_in(self._packs[row.claim + row.before].bodies, row.before, row.claim_id, row.geometry)
        else:
            claim = claim_of(row.corrected_body, row.geometry)
        known = (
            claim,
            claim.evidence.of(self._texts[row.document]),
            head_of(row),
            ReaderInfo(row.reader, row.version),
            STATUSES[row.status],
            tuple(row.corrected.split()),
            row.time,
        )
        if not self._meanings:
            return Finding(*known)
        pack = self._packs[row.claim + row.before]
        meaning = pack.meanings[row.before]
        return MeantFinding(*known, meaning, pack.gist) if meaning or pack.gist else Finding(*known)


@lru_cache(8)
def _findings_query(act: int | None) -> Select[Any]:
    """Return the query for findings, but for which ones."""
    footprint = tables.footprints.c
    return select(
        *(_standing.number, _head.document, _claim.reading, _standing.status, _standing.corrected),
        _standing.body.label("corrected_body"),
        *(
            _claim.number.label("claim"),
            _claim.id.label("claim_id"),
            _claim.before,
            footprint.geometry,
            tables.log.c.time,
        ),
        *(_reading.reader, _reading.version),
        *head_columns(act),
    ).select_from(
        tables.standings.join(tables.claims, _claim.number == _standing.claim)
        .join(tables.readings, _reading.number == _claim.reading)
        .join(tables.heads, _head.document == tables.document_of_standing())
        .join(tables.originals, tables.originals.c.number == _head.original)
        .join(tables.log, tables.log.c.number == _standing.from_act)
        .outerjoin(tables.footprints, footprint.number == _standing.footprint)
    )


def findings(reader: FindingReader, rows: Iterable[Any], query: ClaimQuery) -> Iterator[Finding]:
    """Yield the findings of standings (number, moment), which come in the query's order.

    Those of one document that stand together are put into the order of its text, so a batch never ends among them.
    """
    ranked = query.order == "relevance" and bool(query.words)
    pending: list[tuple[int, Any]] = []
    size = _FIRST
    for number, moment in rows:
        group = number if ranked else (number // tables.STANDINGS, moment if query.order == "when" else None)
        if len(pending) >= size and pending[-1][1] != group:
            yield from _near(reader.read(pending), query)
            pending, size = [], min(size * 2, _MOST)
        pending.append((number, group))
    yield from _near(reader.read(pending), query)


def _near(found: Iterable[Finding], query: ClaimQuery) -> Iterator[Finding]:
    """Leave out what lies in the box around the place asked for and yet too far away."""
    for finding in found:
        if query.near is not None and not is_placed_near(finding.claim.place, query.near):
            continue
        yield finding


def _order_within(row: Any) -> tuple[bool, int, int]:
    """Order the claims of a document: those of the reading that counts as in the text, then those to look at again."""
    return row.reading != row.current, row.reading, -row.claim
