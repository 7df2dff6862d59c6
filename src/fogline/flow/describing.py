"""What is known of documents put right: who published them and when. They are read anew with that, as their claims hang on it.

The reading from before stays in the ledger, and so do the decisions, which go over to the claims of the new one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fogline.flow.beginnings import document_ids_meant
from fogline.reading import READERS
from fogline.records import Document, Published, Report
from fogline.records.errors import FoglineError, UsageError
from fogline.records.ledger import DocumentHead, DocumentQuery, Entry

if TYPE_CHECKING:
    from fogline.flow.tools import Tools
    from fogline.ledger.contract import Store

_UNKNOWN = frozenset({"", "none", "unknown"})


@dataclass(frozen=True, slots=True)
class Description:
    """What is to be said of documents: ``publisher`` a name, ``published`` a day (``YYYY-MM-DD``); "unknown": nobody knows.

    ``None`` leaves it as it is. ``UsageError`` for a day that is none or yet to come, and where nothing is to be said.
    """

    publisher: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        if self.publisher is None and self.published is None:
            raise UsageError("document: got nothing to put right; want a publisher or a day of publication, or both")
        self.of(Document("", None, None, None, None, ""))

    def of(self, document: Document) -> Document:
        """Return ``document`` with this said of it."""
        from fogline.flow.reading import ReadOptions

        publisher, published = document.publisher, document.published
        if self.publisher is not None:
            publisher = None if self.publisher.strip().lower() in _UNKNOWN else self.publisher.strip()
        if self.published is not None:
            unknown = self.published.strip().lower() in _UNKNOWN
            stated = None if unknown else ReadOptions(published=self.published.strip()).stated()
            published = stated or Published()
        return replace(document, publisher=publisher, published=published)


@dataclass(frozen=True, slots=True)
class Described:
    """A document before and after, how many claims the new reading has, and what went wrong instead (``None``: nothing).

    Where it was all so before, ``after`` is ``before``, and nothing was read.
    """

    before: DocumentHead
    after: DocumentHead
    claims: int = 0
    fault: str | None = None

    @property
    def changed(self) -> bool:
        """Whether the ledger says something else of it now."""
        return self.after != self.before

    @property
    def words(self) -> str:
        """What was put right: "publisher: Daily Example, not unknown; published: 2031-03-04, not 2031-03-14"."""
        before, after = self.before, self.after
        told = [("publisher", after.publisher, before.publisher), ("published", _day(after), _day(before))]
        return "; ".join(
            f"{name}: {now or 'unknown'}, not {then or 'unknown'}" for name, now, then in told if now != then
        )


@dataclass(frozen=True, slots=True)
class DescribeJob:
    """Where, as whom; ``tools`` opens what is read with by a reader's name; ``stop`` is asked between documents."""

    store: "Store"
    user: str
    tools: Callable[[str], "Tools"]
    stop: Callable[[], bool] = lambda: False


def describe(job: DescribeJob, heads: Iterable[DocumentHead], said: Description) -> Iterator[Described]:
    """Yield each of the documents as soon as it is read anew with what is ``said`` of it and on disk."""
    for head in heads:
        if job.stop():
            return
        try:
            yield _described(job, head, said)
        except (FoglineError, ValueError) as error:
            yield Described(head, head, fault=str(error))


def documents_meant(store: "Store", names: Sequence[str]) -> tuple[DocumentHead, ...]:
    """Return the documents with these ids, each once; the beginning of one will do. ``UsageError`` for any other name."""
    ids = document_ids_meant(store, names)
    heads = {head.id: head for head in store.documents(DocumentQuery(ids=ids))} if ids else {}
    return tuple(heads[name] for name in ids)


def _day(head: DocumentHead) -> str | None:
    start, end = head.published.start, head.published.end
    return None if start is None else str(start) if start == end else f"{start}..{end}"


def _described(job: DescribeJob, head: DocumentHead, said: Description) -> Described:
    report = job.store.report(head.id)
    if report is None:
        raise UsageError("it was never read, so that nothing hangs on who published it or when")
    document = said.of(report.document)
    if document == report.document:
        return Described(head, head)
    read = _read_anew(job, report.reader.name, document)
    original = job.store.original(head.original)
    job.store.add([Entry(original, job.store.document(head.id), read)], job.user)
    after = next(job.store.documents(DocumentQuery(ids=(head.id,))))
    return Described(head, after, len(read.claims))


def _read_anew(job: DescribeJob, reader: str, document: Document) -> Report:
    if reader not in READERS:
        raise UsageError(
            f"its claims are {reader} and not read out of its words; put it right where they come from and import that"
        )
    return job.tools(reader).report(document)
