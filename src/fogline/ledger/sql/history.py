"""What happened to the claims of a document: its readings and the decisions on them, and the standings that follow."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.forms import claim_of, document_of, document_read, made, report_of
from fogline.ledger.sql.packs import claim_in, unpack_claims
from fogline.ledger.sql.standings import STATUSES, Opened, StandingWriter
from fogline.ledger.standing import Decided, Read, State, states, timeline
from fogline.records import Claim, Decision, Document, ReaderInfo, Report
from fogline.records.errors import InputError


class History:
    """The readings of one document and the decisions on its claims."""

    def __init__(self, connection: Connection, document: int) -> None:
        self.document = document
        self.reads: list[Read] = []
        self._numbers: dict[int, list[tuple[int, int | None]]] = {}
        reading = tables.readings.c
        query = select(tables.readings).where(reading.document == document).order_by(reading.number)
        for row in connection.execute(query).all():
            claims = claims_of(connection, row)
            self.reads.append(Read(row.act, ReaderInfo(row.reader, row.version), tuple(one.claim for one in claims)))
            self._numbers[row.act] = [(one.number, one.footprint) for one in claims]
        ids = {claim.id for read in self.reads for claim in read.claims}
        self.decisions = decided_on(connection, ids)

    def opened(self, state: State, start: int, end: int | None = None) -> Opened:
        """Return what a state is of: the number of its claim and of its geometry (``None``: it was corrected)."""
        claim, footprint = self._numbers[state.reading][state.ordinal]
        read = next(read for read in self.reads if read.act == state.reading).claims[state.ordinal]
        as_read = (
            state.claim.place is not None
            and read.place is not None
            and state.claim.place.geometry == read.place.geometry
        )
        return Opened(claim, footprint if as_read else None, state, start, end)


class KeptClaim(NamedTuple):
    """A claim with its number, that of its footprint, what its sentence means and its document is about (empty: not known)."""

    number: int
    footprint: int | None
    claim: Claim
    meaning: bytes
    gist: bytes


def claims_of(connection: Connection, reading: Any) -> list[KeptClaim]:
    """Return the claims of a reading (a row) in its order."""
    claim, footprint = tables.claims.c, tables.footprints.c
    if not reading.claims:
        _same(f"reading number {reading.number}", "lowest number of claims", reading.lowest, 0)
        return []
    query = (
        select(tables.claims, footprint.geometry)
        .select_from(tables.claims.outerjoin(tables.footprints))
        .where(claim.number.between(reading.lowest, reading.lowest + reading.claims - 1))
        .order_by(claim.number.desc())
    )
    rows = connection.execute(query).all()
    _same(f"reading number {reading.number}", "number of claims", reading.claims, len(rows))
    packs: list[list[Any]] = []
    for row in rows:
        _same(f"claim number {row.number}", "reading", row.reading, reading.number)
        if row.before == 0 or not packs:
            packs.append([])
        _same(f"claim number {row.number}", "number of claims before it", row.before, len(packs[-1]))
        packs[-1].append(row)
    return [claim for together in packs for claim in _unpacked(together)]


def _unpacked(rows: Sequence[Any]) -> Iterator[KeptClaim]:
    """Yield claims that are packed together."""
    bodies, meanings, gist = unpack_claims(rows[0].body or b"")
    _same(f"claim number {rows[0].number}", "number of claims packed together", len(rows), len(bodies))
    for row in rows:
        if row.before:
            _same(f"claim number {row.number}", "body of its own", row.body is not None, False)
        claim = claim_in(bodies, row.before, row.id, row.geometry)
        yield KeptClaim(row.number, row.footprint, claim, meanings[row.before], gist)


def read_report(connection: Connection, number: int, document: Document) -> Report:
    """Return the reading with this number, which is of ``document``."""
    row = connection.execute(select(tables.readings).where(tables.readings.c.number == number)).one()
    kept = claims_of(connection, row)
    gist = kept[0].gist if kept else b""
    report = report_of(row.body, document, [one.claim for one in kept], [one.meaning for one in kept], gist)
    _same(f"reading number {number}", "reader", (row.reader, row.version), (report.reader.name, report.reader.version))
    return report


def _same(what: str, name: str, column: object, body: object) -> None:
    """Raise unless a row says the same as the record in it."""
    if column != body:
        raise InputError(
            f"the ledger is damaged: {what} is under {name} {column!r}, and has {body!r}; run 'fogline ledger verify'"
        )


def read_document(connection: Connection, number: int) -> Document:
    """Return the document with this number."""
    document = tables.documents.c
    row = connection.execute(select(document.body, document.text).where(document.number == number)).first()
    if row is None:
        raise InputError(f"the ledger is damaged: document number {number} is missing; run 'fogline ledger verify'")
    return document_of(row.body, row.text)


def document_described(connection: Connection, number: int, held: Document) -> Document:
    """Return the document with this number as the reading that counts has it: perhaps of another publisher or day."""
    reading = tables.readings.c
    latest = select(reading.body).where(reading.document == number).order_by(reading.number.desc()).limit(1)
    body = connection.execute(latest).scalar()
    return held if body is None else document_read(body, held)


def decisions_by(connection: Connection, numbers: Iterable[int]) -> list[Decided]:
    """Return the decisions with these numbers, in order."""
    found: dict[int, Decided] = {}
    decision, subject = tables.decisions.c, tables.subjects.c
    for part in batched(numbers):
        named: dict[int, list[str]] = {}
        subjects = select(subject.decision, subject.subject).where(subject.decision.in_(part))
        for number, name in connection.execute(subjects.order_by(subject.decision, subject.position)):
            named.setdefault(number, []).append(name)
        for row in connection.execute(select(*decision).where(decision.number.in_(part))):
            fields = {name: getattr(row, name) for name in ("id", "kind", "user", "made", "reason", "change")}
            fields["subjects"] = named.get(row.number, [])
            found[row.number] = Decided(row.act, made(fields, Decision))
    return [found[number] for number in sorted(found)]


def decided_on(connection: Connection, subjects: Iterable[str]) -> list[Decided]:
    """Return the decisions on these subjects, the decisions that undo those, and so on, in order."""
    decision, subject = tables.decisions.c, tables.subjects.c
    found: dict[int, str] = {}
    asked = set(subjects)
    while asked:
        fresh: dict[int, str] = {}
        for part in batched(asked):
            query = select(decision.number, decision.id).join(tables.subjects).where(subject.subject.in_(part))
            fresh.update({number: name for number, name in connection.execute(query) if number not in found})
        found |= fresh
        asked = set(fresh.values())
    return decisions_by(connection, found)


def restate(connection: Connection, writer: StandingWriter, document: int, act: int) -> None:
    """Make the standings of a document's claims what they are from ``act`` on."""
    writer.flush()
    history = History(connection, document)
    counting = _counting(connection, document)
    opened: list[Opened] = []
    closed: list[int] = []
    for state in states(history.reads, history.decisions):
        one = history.opened(state, act)
        row = counting.pop(one.claim, None)
        if row is not None and _is(row, state):
            continue
        if row is not None:
            closed.append(row.number)
        opened.append(one)
    writer.close([*closed, *(row.number for row in counting.values())], act)
    if opened:
        writer.open(document, read_document(connection, document), opened)


def _counting(connection: Connection, document: int) -> dict[int, Any]:
    """Return the standings of a document's claims that count now, by claim."""
    standing, footprint = tables.standings.c, tables.footprints.c
    query = (
        select(standing.number, standing.claim, standing.status, standing.corrected, standing.body, footprint.geometry)
        .select_from(tables.standings.outerjoin(tables.footprints, footprint.number == standing.footprint))
        .where(tables.standings_of(document), standing.to_act.is_(None))
    )
    return {row.claim: row for row in connection.execute(query).all()}


def _is(row: Any, state: State) -> bool:
    """Tell whether a standing is of this state."""
    if (STATUSES[row.status], row.corrected) != (state.status, " ".join(state.corrected)):
        return False
    return row.body is None or claim_of(row.body, row.geometry) == state.claim


def retell(connection: Connection, writer: StandingWriter, document_number: int, document: Document) -> None:
    """Make all standings that a document's claims ever had (none are there)."""
    history = History(connection, document_number)
    stretches = timeline(history.reads, history.decisions)
    opened = [history.opened(stretch.state, stretch.start, stretch.end) for stretch in stretches]
    writer.open(document_number, document, opened)


def documents_of(connection: Connection, subjects: Sequence[str]) -> set[int]:
    """Return the numbers of the documents whose claims have these ids."""
    found: set[int] = set()
    claim, reading = tables.claims.c, tables.readings.c
    for part in batched(subjects):
        query = select(reading.document).join(tables.claims).where(claim.id.in_(part)).distinct()
        found.update(connection.execute(query).scalars())
    return found
