"""Pages collected again after they had changed: the newest version counts, and takes over what it does not say itself."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fogline.records import Document, Published
from fogline.records.ledger import DocumentHead, DocumentQuery, Finding

if TYPE_CHECKING:
    from fogline.ledger.contract import Store


def counting(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of an event, those of earlier versions of a page marked as repetitions of what the newest says.

    A page is told by its address; another publisher of the same address speaks for itself. An earlier version counts in events of
    which the newer one says nothing.
    """
    newer = _newer({one.document.id: one.document for one in findings}.values())
    if not newer:
        return tuple(findings)
    first = {one.document.id: one.claim.id for one in reversed(findings)}
    return tuple(
        replace(one, claim=replace(one.claim, duplicate_of=first[newer[one.document.id]]))
        if one.document.id in newer and one.claim.duplicate_of is None
        else one
        for one in findings
    )


def as_then(findings: Sequence[Finding], there: Collection[str]) -> tuple[Finding, ...]:
    """Return those findings of an event that were ``there`` (by claim), as they counted before newer versions came."""
    documents = {one.claim.id: one.document.id for one in findings}

    def unmarked(one: Finding) -> Finding:
        if documents.get(one.claim.duplicate_of or "", one.document.id) == one.document.id:
            return one
        return replace(one, claim=replace(one.claim, duplicate_of=None))

    return counting([unmarked(one) for one in findings if one.claim.id in there])


def with_what_was_said(store: "Store", document: Document) -> Document:
    """Return a document with the publisher and the day that an earlier version of its page had, where it tells none itself.

    A feed names both for the pages that it leads to; the page itself often does not.
    """
    if not document.url or (document.publisher and document.published.start):
        return document
    publisher, published = document.publisher, document.published
    for head in store.documents(DocumentQuery(urls=(document.url,))):  # the newest first
        publisher = publisher or head.publisher
        if published.start is None and head.published.start is not None:
            published = Published(head.published.start, head.published.end, head.published.how)
    if (publisher, published) == (document.publisher, document.published):
        return document
    return replace(document, publisher=publisher, published=published)


def _newer(heads: Iterable[DocumentHead]) -> dict[str, str]:
    """Return the newest version of each document that is an earlier one of the same page by the same publisher."""
    from fogline.ledger.folding import address_key

    pages: dict[tuple[str, str], list[DocumentHead]] = {}
    for head in heads:
        if head.url:
            pages.setdefault((address_key(head.url), (head.publisher or "").casefold()), []).append(head)
    newer: dict[str, str] = {}
    for versions in pages.values():
        if not any(head.version_of for head in versions):
            continue
        replaced = {head.version_of for head in versions}
        newest = max(versions, key=lambda head: (head.added, head.id not in replaced))
        newer |= {head.id: newest.id for head in versions if head is not newest}
    return newer
