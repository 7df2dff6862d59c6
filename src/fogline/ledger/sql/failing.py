"""Sources that could not be added, and those that could be later: each noted in a row and in a line of the log."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict

from sqlalchemy import Connection, func, select

from fogline.ledger.contract import Recovery
from fogline.ledger.digests import digest, failure_detail, recovery_detail
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import streamed
from fogline.ledger.sql.log import LogWriter
from fogline.ledger.sql.numbers import Numbers
from fogline.ledger.sql.rows import append
from fogline.records.ledger import FailedSource

_failure, _recovery = tables.failures.c, tables.recoveries.c
_FIELDS = tuple(FailedSource.__dataclass_fields__)


def fail(connection: Connection, failures: Iterable[FailedSource], user: str) -> None:
    """Note sources that could not be added."""
    log, numbers = LogWriter(connection), Numbers(connection)
    for failed in failures:
        log.append("failed", failed.source, user, digest=digest(failed), detail=failure_detail(failed))
        row = {name: getattr(failed, name) for name in _FIELDS}
        append(connection, tables.failures, [row | {"number": numbers.next(tables.failures)}])
    log.flush()


def recover(connection: Connection, sources: Collection[str], user: str) -> None:
    """Note that sources which had failed were added; others are ignored."""
    log, numbers = LogWriter(connection), Numbers(connection)
    last = connection.execute(select(func.max(_failure.number))).scalar() or 0
    ended = [
        Recovery(numbers.next(tables.recoveries), failed.source, last)
        for failed in failing(connection)
        if failed.source in sources
    ]
    for one in ended:
        log.append("recovered", one.source, user, detail=recovery_detail(one))
    append(connection, tables.recoveries, [asdict(one) for one in ended])
    log.flush()


def failing(connection: Connection) -> list[FailedSource]:
    """Return the sources that failed and were not added since, oldest first, each once."""
    ended = dict(
        tuple(row)
        for row in connection.execute(select(_recovery.source, func.max(_recovery.after)).group_by(_recovery.source))
    )
    query = select(_failure.number, *(_failure[name] for name in _FIELDS)).order_by(_failure.number)
    found: dict[str, FailedSource] = {}
    for number, *values in connection.execute(query):
        failed = FailedSource(**dict(zip(_FIELDS, values, strict=True)))
        if number <= ended.get(failed.source, 0):
            continue
        before = found.get(failed.source)
        tries = failed.tries + (before.tries if before else 0)
        found[failed.source] = FailedSource(
            *(failed.source, failed.message, failed.exit_status, failed.time, tries, failed.options)
        )
    return list(found.values())


def failed_ever(connection: Connection) -> Iterator[FailedSource]:
    """Yield every failure, oldest first."""
    for row in streamed(connection, select(*(_failure[name] for name in _FIELDS)).order_by(_failure.number)):
        yield FailedSource(*tuple(row))


def recovered_ever(connection: Connection) -> Iterator[Recovery]:
    """Yield every recovery, oldest first."""
    query = select(_recovery.number, _recovery.source, _recovery.after).order_by(_recovery.number)
    for row in streamed(connection, query):
        yield Recovery(*tuple(row))
