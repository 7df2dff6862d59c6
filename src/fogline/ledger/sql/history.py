"""What happened to the claims of a document: its readings and the decisions on them, and the standings that follow."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.forms import claim_of, document_of, made, report_of
from fogline.ledger.sql.standings import STATUSES, Opened, StandingWriter
from fogline.ledger.standing import Decided, Read, State, states, timeline
from fogline.records import Claim, Decision, Document, ReaderInfo, Report
from fogline.records.errors import InputError


class History:
    """The readings of one document and the decisions on its claims."""

    def __init__(self, connection: Connection, document: int) -> None:
        self.document = document
        self.reads: list[Read] = []
        self._numbers: dict[int, tuple[int, list[tuple[int, int | None]]]] = {}
        reading = tables.readings.c
        query = select(reading.number, reading.act, reading.reader, reading.version).where(reading.document == document)
        for number, act, reader, version in connection.execute(query.order_by(reading.number)).all():
            claims = claims_of(connection, number)
            self.reads.append(Read(act, ReaderInfo(reader, version), tuple(claim for _, _, claim in claims)))
            self._numbers[act] = (number, [(claim, footprint) for claim, footprint, _ in claims])
        ids = {claim.id for read in self.reads for claim in read.claims}
        self.decisions = decided_on(connection, ids)

    def opened(self, state: State, start: int, end: int | None = None) -> Opened:
        """Return what a state is of: the number of its claim, reading and geometry (``None``: it was corrected)."""
        reading, claims = self._numbers[state.reading]
        claim, footprint = claims[state.ordinal]
        read = next(read for read in self.reads if read.act == state.reading).claims[state.ordinal]
        as_read = (
            state.claim.place is not None
            and read.place is not None
            and state.claim.place.geometry == read.place.geometry
        )
        return Opened(claim, reading, footprint if as_read else None, state, start, end)


def claims_of(connection: Connection, reading: int) -> list[tuple[int, int | None, Claim]]:
    """Return the claims of a reading in its order, each with its number and that of its footprint."""
    claim, footprint = tables.claims.c, tables.footprints.c
    query = (
        select(claim.number, claim.footprint, claim.id, claim.body, footprint.geometry)
        .select_from(tables.claims.outerjoin(tables.footprints))
        .where(claim.reading == reading)
        .order_by(claim.number.desc())
    )
    found = []
    for number, shape, name, body, geometry in connection.execute(query).all():
        read = claim_of(body, geometry)
        _same(f"claim number {number}", "id", name, read.id)
        found.append((number, shape, read))
    return found


def read_report(connection: Connection, number: int, document: Document) -> Report:
    """Return the reading with this number, which is of ``document``."""
    reading = tables.readings.c
    query = select(reading.reader, reading.version, reading.claims, reading.body).where(reading.number == number)
    row = connection.execute(query).one()
    claims = [claim for *_, claim in claims_of(connection, number)]
    report = report_of(row.body, document, claims)
    _same(f"reading number {number}", "reader", (row.reader, row.version), (report.reader.name, report.reader.version))
    _same(f"reading number {number}", "number of claims", row.claims, len(claims))
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
        .where(standing.document == document, standing.to_act.is_(None))
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
