"""Adding decisions: checked, written with their lines in the log, and the claims that they are about stated anew."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from fogline.ledger.corrections import check_correction, check_decision
from fogline.ledger.digests import digest
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.history import claims_of, documents_of, read_document, restate
from fogline.ledger.sql.log import LogWriter
from fogline.ledger.sql.numbers import Numbers
from fogline.ledger.sql.rows import append
from fogline.ledger.sql.standings import StandingWriter
from fogline.records import Decision


class Decider:
    """Adds decisions within one transaction of the one writer."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self._connection = connection
        self._numbers = Numbers(connection)
        self._log = LogWriter(connection)
        self._standings = StandingWriter(connection, dialect, self._numbers)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Add those that are not there yet."""
        known = self._known({decision.id for decision in decisions})
        fresh = {decision.id: decision for decision in decisions if decision.id not in known}
        before: set[str] = set()
        for decision in fresh.values():
            self._check(decision, before)
            before.add(decision.id)
        act = 0
        for decision in fresh.values():
            act = self._add(decision)
            for document in sorted(self._concerned(decision)):
                restate(self._connection, self._standings, document, act)
        self._standings.flush()
        self._log.flush()

    def _known(self, ids: Collection[str]) -> set[str]:
        found: set[str] = set()
        for part in batched(ids):
            query = select(tables.decisions.c.id).where(tables.decisions.c.id.in_(part))
            found.update(self._connection.execute(query).scalars())
        return found

    def _documents(self, ids: Collection[str]) -> set[str]:
        found: set[str] = set()
        for part in batched(set(ids)):
            query = select(tables.documents.c.id).where(tables.documents.c.id.in_(part))
            found.update(self._connection.execute(query).scalars())
        return found

    def _check(self, decision: Decision, before: Collection[str]) -> None:
        decided = self._known(set(decision.subjects)) | set(before)
        claimed: set[str] = set()
        if decision.kind != "undo":
            for part in batched(set(decision.subjects)):
                query = select(tables.claims.c.id).where(tables.claims.c.id.in_(part)).distinct()
                claimed.update(self._connection.execute(query).scalars())

        if decision.kind == "comment":
            decided |= self._documents(decision.subjects)

        def knows(subject: str) -> bool:
            if decision.kind == "undo":
                return subject in decided
            return subject in claimed or (decision.kind == "comment" and subject in decided)

        check_decision(decision, knows)
        if decision.kind == "correct":
            for subject in decision.subjects:
                self._check_correction(subject, decision)

    def _check_correction(self, subject: str, decision: Decision) -> None:
        """Check a correction against the claim as last read, in each document that has it."""
        claim, reading = tables.claims.c, tables.readings.c
        query = (
            select(tables.readings, claim.number.label("claim"))
            .join(tables.claims, claim.reading == reading.number)
            .where(claim.id == subject)
            .order_by(claim.number)
        )
        latest = {row.document: row for row in self._connection.execute(query).all()}
        for document, row in latest.items():
            text = read_document(self._connection, document).text
            read = next(one.claim for one in claims_of(self._connection, row) if one.number == row.claim)
            check_correction(read, decision, len(text))

    def _add(self, decision: Decision) -> int:
        line = self._log.append("decision", decision.id, decision.user, digest=digest(decision))
        number = self._numbers.next(tables.decisions)
        row = {"number": number, "act": line.number}
        row |= {name: getattr(decision, name) for name in ("id", "kind", "user", "made", "reason", "change")}
        append(self._connection, tables.decisions, [row])
        subjects = [
            {"decision": number, "position": at, "subject": subject} for at, subject in enumerate(decision.subjects)
        ]
        append(self._connection, tables.subjects, subjects)
        return line.number

    def _concerned(self, decision: Decision) -> set[int]:
        """Return the documents whose claims it is about, straight or through the decisions that it takes back."""
        decided, subject = tables.decisions.c, tables.subjects.c
        documents: set[int] = set()
        waiting, met = set(decision.subjects), set()
        while waiting:
            met |= waiting
            documents |= documents_of(self._connection, sorted(waiting))
            further: set[str] = set()
            for part in batched(waiting):
                query = select(subject.subject).join(tables.decisions).where(decided.id.in_(part))
                further.update(self._connection.execute(query).scalars())
            waiting = further - met
        return documents
