"""The ledger in a database: every promise of the contract, kept by the modules beside this one."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, func, select

from fogline.ledger.checks import check_setting
from fogline.ledger.contract import Progress, Recorded, Recovery
from fogline.ledger.digests import digest as digest_of
from fogline.ledger.matching import AskedClaims, AskedDocuments, asked, asked_documents
from fogline.ledger.sql import tables
from fogline.ledger.sql.adding import Adder
from fogline.ledger.sql.asking import conditions, document_conditions
from fogline.ledger.sql.batches import batched, streamed
from fogline.ledger.sql.checking import misfits, recorded
from fogline.ledger.sql.computed import SqlComputed
from fogline.ledger.sql.deciding import Decider
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.failing import fail, failed_ever, failing, recover, recovered_ever
from fogline.ledger.sql.finding import FindingReader, findings, head_columns, head_of
from fogline.ledger.sql.forms import document_of
from fogline.ledger.sql.history import decisions_by, read_report
from fogline.ledger.sql.leading import find_standings, select_standings
from fogline.ledger.sql.log import LogWriter, last_act, lines
from fogline.ledger.sql.numbers import Numbers
from fogline.ledger.sql.originals import original_heads, read_original
from fogline.ledger.sql.rebuilding import rebuild
from fogline.ledger.sql.rows import append
from fogline.ledger.sql.views import out_of_step
from fogline.records import Decision, Document, Original, ReaderInfo, Report
from fogline.records.errors import UsageError
from fogline.records.ledger import (
    Act,
    Added,
    ClaimQuery,
    Counts,
    DocumentHead,
    DocumentQuery,
    Entry,
    FailedSource,
    Fault,
    Finding,
    LogLine,
    OriginalHead,
    Setting,
)


class SqlStore:
    """A ledger in SQLite or PostgreSQL. See :class:`~fogline.ledger.contract.Store`."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def __repr__(self) -> str:
        return f"SqlStore({self.name!r})"

    @property
    def name(self) -> str:
        """The ledger's folder or address, without a password."""
        return self._dialect.name

    @property
    def dialect(self) -> Dialect:
        """The database behind it."""
        return self._dialect

    # Adding.

    def add(self, entries: Sequence[Entry], user: str) -> tuple[Added, ...]:
        """Add entries in one transaction and return what each did."""
        if not entries:
            return ()
        with self._dialect.writing() as connection:
            return Adder(connection, self._dialect, user).add(entries)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Add decisions in one transaction."""
        with self._dialect.writing() as connection:
            Decider(connection, self._dialect).decide(decisions)

    def set(self, settings: Sequence[Setting]) -> None:
        """Give settings values."""
        for setting in settings:
            check_setting(setting)
        with self._dialect.writing() as connection:
            known = _latest(connection, None)
            log, numbers = LogWriter(connection), Numbers(connection)
            for setting in settings:
                before = known.get(setting.key)
                if before is not None and before.value == setting.value:
                    continue
                known[setting.key] = setting
                line = log.append("setting", setting.key, setting.user, digest=digest_of(setting))
                row = {name: getattr(setting, name) for name in Setting.__dataclass_fields__}
                row |= {"number": numbers.next(tables.settings), "act": line.number}
                append(connection, tables.settings, [row])
            log.flush()

    def fail(self, failures: Sequence[FailedSource], user: str) -> None:
        """Note sources that could not be added."""
        with self._dialect.writing() as connection:
            fail(connection, failures, user)

    def recover(self, sources: Collection[str], user: str) -> None:
        """Note that sources which had failed were added."""
        wanted = frozenset(sources)
        with self._dialect.reading() as connection:
            if wanted.isdisjoint(failed.source for failed in failing(connection)):
                return
        with self._dialect.writing() as connection:
            recover(connection, wanted, user)

    def note(self, act: Act, subject: str, user: str, detail: str | None = None, digest: str | None = None) -> LogLine:
        """Write a line into the log."""
        with self._dialect.writing() as connection:
            log = LogWriter(connection)
            line = log.append(act, subject, user, digest=digest, detail=detail)
            log.flush()
        return line

    # Looking.

    def has(self, originals: Iterable[str], reader: ReaderInfo | None) -> frozenset[str]:
        """Return which originals need not be read again."""
        original, document, reading = tables.originals.c, tables.documents.c, tables.readings.c
        source = tables.originals.join(tables.documents, document.original == original.number)
        query = select(original.sha256).select_from(source)
        if reader is not None:
            read = source.join(tables.readings, reading.document == document.number)
            query = select(original.sha256).select_from(read)
            query = query.where(reading.reader == reader.name, reading.version == reader.version)
        found: set[str] = set()
        with self._dialect.reading() as connection:
            for part in batched(originals):
                found.update(connection.execute(query.where(original.sha256.in_(part))).scalars())
        return frozenset(found)

    def original(self, sha256: str) -> Original:
        """Return an original with its bytes, checked."""
        with self._dialect.reading() as connection:
            return read_original(connection, self._dialect, sha256)

    def original_heads(self, originals: Collection[str] | None = None) -> Iterator[OriginalHead]:
        """Yield originals in the order they came in."""
        with self._dialect.reading() as connection:
            yield from original_heads(connection, originals)

    def document(self, document_id: str) -> Document:
        """Return a document."""
        with self._dialect.reading() as connection:
            return self._document(connection, document_id)[1]

    def _document(self, connection: Connection, document_id: str) -> tuple[int, Document]:
        column = tables.documents.c
        query = select(column.number, column.body, column.text).where(column.id == document_id)
        row = connection.execute(query).first()
        if row is None:
            raise UsageError(
                f"document: the ledger has no {document_id[:80]!r}; `fogline find --documents` lists those it has"
            )
        return row.number, document_of(row.body, row.text)

    def documents(self, query: DocumentQuery = DocumentQuery()) -> Iterator[DocumentHead]:
        """Yield the documents that fit, newest added first."""
        return self._documents(asked_documents(query))

    def _documents(self, wanted: AskedDocuments) -> Iterator[DocumentHead]:
        with self._dialect.reading() as connection:
            act = last_act(connection, wanted.query.known_on)
            source = tables.heads.join(tables.originals, tables.originals.c.number == tables.heads.c.original)
            found = (
                select(*head_columns(act))
                .select_from(source)
                .where(*document_conditions(connection, self._dialect, wanted, act))
                .order_by(tables.heads.c.document.desc())
                .limit(wanted.query.limit)
            )
            for row in streamed(connection, found):
                yield head_of(row)

    def report(self, document_id: str, known_on: str | None = None, *, act: int | None = None) -> Report | None:
        """Return the reading that counts, or the one of an act, with its claims as read."""
        reading = tables.readings.c
        with self._dialect.reading() as connection:
            number, document = self._document(connection, document_id)
            query = select(reading.number).where(reading.document == number)
            last = last_act(connection, known_on)
            if last is not None:
                query = query.where(reading.act <= last)
            if act is not None:
                query = query.where(reading.act == act)
            found = connection.execute(query.order_by(reading.act.desc()).limit(1)).scalar()
            return None if found is None else read_report(connection, found, document)

    def claims(self, query: ClaimQuery = ClaimQuery()) -> Iterator[Finding]:
        """Yield the claims that fit in the query's order."""
        return self._claims(asked(query))

    def _claims(self, wanted: AskedClaims) -> Iterator[Finding]:
        query = wanted.query
        with self._dialect.reading() as connection:
            act = last_act(connection, query.known_on)
            fitting = conditions(connection, self._dialect, wanted, act)
            rows = find_standings(connection, self._dialect, fitting, query, wanted.words)
            reader = FindingReader(connection, self._dialect, act, meanings=query.meanings)
            yield from islice(findings(reader, rows, query), query.limit)
            connection.commit()  # nothing was written, but after a rollback PostgreSQL's driver has all statements planned anew

    def _fitting(self, connection: Connection, wanted: AskedClaims) -> Select[Any]:
        """Return the query for the numbers of the standings that fit, however many."""
        fitting = conditions(connection, self._dialect, wanted, last_act(connection, wanted.query.known_on))
        return select_standings(connection, self._dialect, fitting, "newest", wanted.words).order_by(None)

    def claim_ids(self, query: ClaimQuery = ClaimQuery()) -> Collection[str]:
        """Return the ids of the claims that fit."""
        wanted = asked(replace(query, order="newest", limit=None))
        if query.near is not None:
            return [finding.claim.id for finding in self._claims(wanted)]
        with self._dialect.reading() as connection:
            claim, standing = tables.claims.c, tables.standings.c
            source = tables.claims.join(tables.standings, standing.claim == claim.number)
            fitting = standing.number.in_(self._fitting(connection, wanted))
            return connection.execute(select(claim.id).select_from(source).where(fitting)).scalars().all()

    def count(self, query: ClaimQuery = ClaimQuery()) -> int:
        """Return how many claims fit."""
        wanted = asked(replace(query, order="newest", limit=None))
        if query.near is not None:
            return sum(1 for _ in self._claims(wanted))
        with self._dialect.reading() as connection:
            total = select(func.count()).select_from(self._fitting(connection, wanted).subquery())
            return int(connection.execute(total).scalar() or 0)

    def decisions(self, subjects: Collection[str] | None = None, known_on: str | None = None) -> Iterator[Decision]:
        """Yield decisions in the order they were made."""
        decision, subject = tables.decisions.c, tables.subjects.c
        with self._dialect.reading() as connection:
            query = select(decision.number).order_by(decision.number)
            act = last_act(connection, known_on)
            if act is not None:
                query = query.where(decision.act <= act)
            if subjects is None:
                numbers = connection.execute(query).scalars().all()
            else:
                found: set[int] = set()
                for part in batched(set(subjects)):
                    named = select(subject.decision).where(subject.subject.in_(part))
                    found.update(connection.execute(query.where(decision.number.in_(named))).scalars())
                numbers = sorted(found)
            for part_of in batched(numbers):
                for decided in decisions_by(connection, part_of):
                    yield decided.decision

    def settings(self, known_on: str | None = None) -> dict[str, Setting]:
        """Return each setting's latest value."""
        with self._dialect.reading() as connection:
            return _latest(connection, last_act(connection, known_on))

    def setting_history(self, key: str | None = None) -> Iterator[Setting]:
        """Yield every value ever given, oldest first."""
        with self._dialect.reading() as connection:
            yield from _given(connection, key, None)

    def failures(self) -> Iterator[FailedSource]:
        """Yield the sources that failed and were not added since, oldest first."""
        with self._dialect.reading() as connection:
            yield from failing(connection)

    def failure_history(self) -> Iterator[FailedSource]:
        """Yield every failure that was ever noted, oldest first."""
        with self._dialect.reading() as connection:
            yield from failed_ever(connection)

    def recoveries(self) -> Iterator[Recovery]:
        """Yield every recovery that was ever noted, oldest first."""
        with self._dialect.reading() as connection:
            yield from recovered_ever(connection)

    def log(self, after: int = 0) -> Iterator[LogLine]:
        """Yield the lines of the log above ``after``."""
        with self._dialect.reading() as connection:
            yield from lines(connection, after)

    def recorded(self) -> Iterator[Recorded]:
        """Yield what was added, with the lines of the log that tell of it."""
        with self._dialect.reading() as connection:
            yield from recorded(connection)

    def misfits(self) -> Iterator[Fault]:
        """Yield what the rows of the record say against each other."""
        with self._dialect.reading() as connection:
            yield from misfits(connection)

    def counts(self) -> Counts:
        """Return how much is in the ledger."""
        head = tables.heads.c
        with self._dialect.reading() as connection:

            def many(table: Any) -> int:
                return int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)

            size = connection.execute(select(func.sum(tables.originals.c.size))).scalar() or 0
            publishers = (
                select(head.publisher, func.count()).where(head.publisher.is_not(None)).group_by(head.publisher)
            )
            told = [(name, number) for name, number in connection.execute(publishers)]
            return Counts(
                *(many(tables.originals), many(tables.documents), many(tables.readings), many(tables.claims)),
                *(many(tables.decisions), many(tables.log), int(size), len(failing(connection))),
                tuple(sorted(told, key=lambda pair: (-pair[1], pair[0]))),
            )

    def computed(self) -> SqlComputed:
        """Return what the rooms above worked out from this ledger."""
        return SqlComputed(self._dialect)

    # Upkeep.

    def out_of_step(self, progress: Progress | None = None) -> Iterator[Fault]:
        """Yield where a cache is not what the record makes of it."""
        yield from out_of_step(self._dialect, progress)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make every cache anew."""
        rebuild(self._dialect, progress)

    def close(self) -> None:
        """Let go of the ledger."""
        self._dialect.close()


def _given(connection: Connection, key: str | None, act: int | None) -> Iterator[Setting]:
    column = tables.settings.c
    query = select(column.key, column.value, column.user, column.time).order_by(column.number)
    if key is not None:
        query = query.where(column.key == key)
    if act is not None:
        query = query.where(column.act <= act)
    for row in connection.execute(query):
        yield Setting(*row)


def _latest(connection: Connection, act: int | None) -> dict[str, Setting]:
    return {setting.key: setting for setting in _given(connection, None, act)}
