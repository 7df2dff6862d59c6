"""Adding to a ledger in memory: originals, custody, documents, readings; what failed and what could be added later."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from fogline.ledger import likeness
from fogline.ledger.checks import check_slice
from fogline.ledger.contract import Recovery
from fogline.ledger.digests import (
    digest,
    document_detail,
    failure_detail,
    original_detail,
    reading_detail,
    recovery_detail,
)
from fogline.ledger.folding import address_key
from fogline.ledger.memory.held import Held, Holdings, Kept
from fogline.ledger.standing import Read
from fogline.records import Document, Report
from fogline.records.ledger import Added, DocumentHead, Entry, FailedSource


def add(held: Holdings, entries: Sequence[Entry], user: str) -> tuple[Added, ...]:
    """Add entries, all of them or none, and return what each did."""
    _check(held, entries)
    return tuple(_add(held, entry, user) for entry in entries)


def fail(held: Holdings, failures: Sequence[FailedSource], user: str) -> None:
    """Note sources that could not be added."""
    for failed in failures:
        held.failures.append(failed)
        held.note("failed", failed.source, user, failure_detail(failed), digest(failed))


def recover(held: Holdings, sources: Collection[str], user: str) -> None:
    """Note that sources which had failed were added."""
    for failed in failing(held):
        if failed.source in sources:
            recovery = Recovery(len(held.recoveries) + 1, failed.source, len(held.failures))
            held.recoveries.append(recovery)
            held.note("recovered", failed.source, user, recovery_detail(recovery))


def failing(held: Holdings) -> list[FailedSource]:
    """Return the sources that failed and were not added since, oldest first, each once with all its tries."""
    ended = {recovery.source: recovery.after for recovery in held.recoveries}
    found: dict[str, FailedSource] = {}
    for number, failed in enumerate(held.failures, 1):
        if number > ended.get(failed.source, 0):
            before = found.get(failed.source)
            found[failed.source] = replace(failed, tries=failed.tries + (before.tries if before else 0))
    return list(found.values())


def _check(held: Holdings, entries: Sequence[Entry]) -> None:
    """Raise before anything is added: all of the entries go in, or none."""
    contents: dict[str, bytes] = {}
    for entry in entries:
        if entry.slice is not None and entry.original.sha256 not in held.originals:
            kept = held.originals.get(entry.slice.container)
            whole = contents.get(entry.slice.container) if kept is None else kept.original.content
            check_slice(entry.slice, whole, entry.original.content)
        contents[entry.original.sha256] = entry.original.content
        digest(entry.original.custody)
        digest(entry.report or entry.document)


def _add(held: Holdings, entry: Entry, user: str) -> Added:
    original = _add_original(held, entry, user)
    document, reading = entry.document, False
    new = document is not None and document.id not in held.documents
    if document is not None and new:
        _add_document(held, document, entry.original.sha256, user)
    if entry.report is not None:
        reading = _add_reading(held, entry.report, user)
    return Added(original, new, reading, len(entry.report.claims) if reading and entry.report else 0)


def _add_original(held: Holdings, entry: Entry, user: str) -> bool:
    original = entry.original
    kept = held.originals.get(original.sha256)
    came_from = [(custody.source, custody.address) for custody in kept.custody] if kept else []
    if (original.custody.source, original.custody.address) not in came_from:
        size, media_type = len(original.content), original.media_type
        told = original_detail(media_type, size, entry.slice) if kept is None else None
        held.note("collected", original.sha256, user, told, digest(original.custody))
    if kept is None:
        held.originals[original.sha256] = Kept(original, entry.slice, [original.custody])
    elif (original.custody.source, original.custody.address) not in came_from:
        kept.custody.append(original.custody)
    return kept is None


def _add_document(held: Holdings, document: Document, original: str, user: str) -> None:
    line = held.note("document", document.id, user, document_detail(original), digest(document))
    address = address_key(document.url) if document.url else None
    before = held.addresses.get(address) if address else None
    signed = likeness.signature(document.text, document.published)
    copy = _copy_of(held, signed, before)
    head = DocumentHead(
        *(document.id, original, document.title, document.publisher, document.url, document.language),
        document.published,
        line.time,
        copy_of=copy[0] if copy else None,
        likeness=copy[1] if copy else None,
        version_of=before,
    )
    number = len(held.documents)
    held.documents[document.id] = Held(document, head, line.number, signed)
    if address:
        held.addresses[address] = document.id
    for band in likeness.bands(signed) if signed else ():
        held.bands.setdefault(band, []).append(number)


def _copy_of(held: Holdings, signed: bytes | None, before: str | None) -> tuple[str, float] | None:
    """Return the document that said the same words first, and the share; a version is no copy of those before it."""
    if signed is None:
        return None
    shared: dict[int, int] = {}
    for band in likeness.bands(signed):
        for number in held.bands.get(band, ()):
            shared[number] = shared.get(number, 0) + 1
    documents = list(held.documents.values())
    versions = set()
    while before is not None:
        versions.add(before)
        before = held.documents[before].head.version_of
    likely = likeness.worth_comparing(
        (at, many) for at, many in shared.items() if documents[at].head.id not in versions
    )
    found = likeness.first_copied(signed, ((at, documents[at].signature or b"") for at in likely))
    if found is None:
        return None
    first = documents[found.document].head
    root = first.copy_of or first.id
    return (root if root not in versions else first.id), found.share


def _add_reading(held: Holdings, report: Report, user: str) -> bool:
    document = held.documents[report.document.id]
    latest = document.readings[-1][1] if document.readings else None
    if latest is not None and (latest.reader, latest.document) == (report.reader, report.document):
        return False
    line = held.note("reading", digest(report), user, detail=reading_detail(report), digest=digest(report))
    document.readings.append((Read(line.number, report.reader, report.claims), report))
    document.stretches = None
    document.head = replace(document.head, publisher=report.document.publisher, published=report.document.published)
    for claim in report.claims:
        held.claims.setdefault(claim.id, {})[report.document.id] = None
    return True
