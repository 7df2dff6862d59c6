"""Sources into a ledger: collect, pass over what is there, read, keep. What is reported as added is on disk.

::

    source -> items -> batches -> not there yet? -> document -> report -> entries -> Store.add -> step
                          |                |                                            ^
                          +- failures      +- there: note where else it was met --------+
"""

import datetime
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fogline.flow.added import AddedDocument, AddOptions, AddStep, AddSummary, Tally, Watcher
from fogline.flow.gathering import Wanted, batches, gather
from fogline.flow.tools import Tools
from fogline.flow.versions import with_what_was_said
from fogline.records import Custody, Document, Original, Report
from fogline.records.errors import BROKEN_INPUT, InputError, UsageError
from fogline.records.ledger import Added, DocumentHead, DocumentQuery, Entry, FailedSource, OriginalHead

if TYPE_CHECKING:
    from fogline.documents.collecting import FeedState, Item, ItemFailure
    from fogline.flow.gathering import Gathered
    from fogline.ledger.contract import Store

_TRANSACTION = 64
_TRANSACTION_BYTES = 16_000_000
_TRANSACTION_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class AddJob:
    """Where to add, as whom, and who is told.

    ``tools`` opens the reader, once something is to be read. ``stop`` is asked between documents: once it says so, what was read
    so far is kept and adding ends.
    """

    store: "Store"
    user: str
    tools: Callable[[], Tools]
    watcher: Watcher = lambda _: None
    stop: Callable[[], bool] = lambda: False


def add(job: AddJob, sources: Sequence[str], options: AddOptions, wanted: Wanted | None = None) -> AddSummary:
    """Add all that is found in ``sources`` and return what came of it.

    A source that fails does not stop the rest. Whatever stops it altogether (the ledger cannot be reached, the process is
    killed), the ledger holds whole documents only, and adding the same sources again goes on where it stopped.
    """
    run = _Run(job, options)
    wanted = wanted or Wanted()
    keep_feed = wanted.keep_feed
    keep = run.feeds.append if keep_feed else None
    wanted = replace(
        wanted, keep_feed=keep, remembered=run.remember, tell=run.notes.append, known=run.knows, stop=job.stop
    )
    for batch in batches(gather(sources, options, wanted), job.stop):
        run.take(batch)
        if job.stop():
            break
        if keep_feed is not None and run.feeds:
            run.keep_feeds(keep_feed)
    run.flush()
    stopped = job.stop()
    if not stopped:
        run.recover(sources)
        run.recover_damaged()
        if keep_feed is not None:
            run.keep_feeds(keep_feed)  # of feeds in which nothing was new
    return run.summary(stopped=stopped)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """Something that is new, with its document, where it has words and is more than a container."""

    one: "Gathered"
    item: "Item"
    document: Document | None


@dataclass(frozen=True, slots=True)
class _Kept:
    """An entry that waits for the next transaction, and what it came from."""

    entry: Entry
    key: str
    source: str


@dataclass(slots=True)
class _Waiting:
    """What goes into the next transaction."""

    kept: list[_Kept] = field(default_factory=list)
    failed: list[FailedSource] = field(default_factory=list)
    originals: set[str] = field(default_factory=set)
    bytes: int = 0
    since: float = field(default_factory=time.monotonic)

    @property
    def is_due(self) -> bool:
        """Whether it is time to write."""
        many = len(self.kept) >= _TRANSACTION or self.bytes >= _TRANSACTION_BYTES
        return bool(self.kept) and (many or time.monotonic() - self.since > _TRANSACTION_SECONDS)


class _Run:
    """One run of adding."""

    def __init__(self, job: AddJob, options: AddOptions) -> None:
        self.feeds: list[FeedState] = []
        self.notes: list[str] = []
        self._job = job
        self._options = options
        self._tally = Tally()
        self._waiting = _Waiting()
        self._begun = time.monotonic()
        self._at: Gathered | None = None
        self._whole: set[str] = set()  # containers that were met
        self._failed_before = {failure.source for failure in job.store.failures()}

    def take(self, batch: "list[Gathered]") -> None:
        """Add a batch; some of it may wait for the next transaction."""
        from fogline.documents.collecting import Item

        items: list[tuple[Gathered, Item]] = []
        for one in batch:
            if isinstance(one.found, Item):
                items.append((one, one.found))
                if one.found.how is None:
                    self._whole.add(one.found.key)
            else:
                self._fail(one.source, one.found)
        there = _There.of(self._job.store, [item for _, item in items], self._reader_is_needed())
        fresh: list[_Fresh] = []
        met: list[tuple[Gathered, Item]] = []
        for one, item in items:
            if item.original.sha256 in self._waiting.originals or there.has(item):
                met.append((one, item))
                continue
            document = self._document(one, item, there)
            if document is not None or item.how is None or item.original.custody.method == "http":
                # Without words it lies where it lay; but what was fetched may be gone tomorrow, and is kept.
                self._waiting.originals.add(item.original.sha256)
                fresh.append(_Fresh(one, item, document))
        self._at = batch[-1]
        for each, report in self._read(fresh):
            self._at = each.one
            self._keep(Entry(self._noted(each.item), each.document, report, each.item.slice), each.one)
            if self._waiting.is_due:
                self.flush()
        if self._job.stop():
            return
        for one, item in met:  # after what they are cut from
            self._meet(one, item, there.heads.get(item.original.sha256))
        if not self._waiting.kept:
            self.flush()

    def flush(self) -> None:
        """Write what waits in one transaction, then tell of it."""
        waiting, self._waiting = self._waiting, _Waiting()
        documents: tuple[AddedDocument, ...] = ()
        if waiting.kept:
            documents = self._written(waiting.kept)
        # What could not be written just now has failed, too, and nothing may come after it.
        waiting.failed += self._waiting.failed
        self._waiting.failed = []
        if waiting.failed:
            self._job.store.fail(waiting.failed, self._job.user)
        for document in documents:
            self._tally.count(document)
        self.recover([kept.key for kept in waiting.kept])
        if self._at is not None:
            notes, self.notes[:] = tuple(self.notes), ()
            self._job.watcher(AddStep(self._at.source, self.summary(), documents, self._at.part, notes))

    def keep_feeds(self, keep: "Callable[[FeedState], None]") -> None:
        """Keep the states of feeds: what a feed has said counts as seen only once it is on disk."""
        self.flush()
        while self.feeds:
            keep(self.feeds.pop(0))

    def knows(self, address: str, changed: datetime.datetime | None) -> bool:
        """Tell whether the page of an address was collected since it was ``changed``, and nothing of it is left to do."""
        if changed is None:
            return False
        heads = {head.original: head for head in self._job.store.documents(DocumentQuery(urls=(address,)))}
        if not heads:
            return False
        latest = [
            name
            for name, original in ((head.sha256, head) for head in self._job.store.original_heads(list(heads)))
            if any(_came_from(custody, address, changed) for custody in original.custody)
        ]
        tools = self._reader_is_needed()
        known = any(
            tools is None or self._job.store.has([name], tools.reader.info) or not tools.reads(heads[name])
            for name in latest
        )
        self._tally.known += known
        return known

    def remember(self, entries: int) -> None:
        """Count entries of a feed that were passed over, as they were taken at an earlier visit."""
        self._tally.known += entries

    def recover(self, keys: Sequence[str]) -> None:
        """Note that what failed in an earlier run has been added, unless it failed again."""
        done = self._failed_before.intersection(keys).difference(self._tally.failed)
        if done:
            self._job.store.recover(done, self._job.user)
            self._failed_before -= done

    def recover_damaged(self) -> None:
        """Note that places in files which could not be read before are read now, or gone."""
        from fogline.documents.collecting import damaged_file

        self.recover([key for key in self._failed_before if damaged_file(key) in self._whole])

    def summary(self, *, stopped: bool = False) -> AddSummary:
        """Return what came of it so far."""
        return self._tally.summary(time.monotonic() - self._begun, stopped=stopped)

    def _reader_is_needed(self) -> Tools | None:
        return None if self._options.keep_only else self._job.tools()

    def _read(self, fresh: list[_Fresh]) -> Iterator[tuple[_Fresh, Report | None]]:
        """Yield what is new with its report (``None``: not read), until it is time to stop."""
        tools = self._reader_is_needed() if fresh else None
        readable = [each.document for each in fresh if each.document and tools and tools.reads(each.document)]
        reports = tools.reports(readable) if tools else iter(())
        for each in fresh:
            if self._job.stop():
                return
            report = None
            if each.document is not None and tools is not None and tools.reads(each.document):
                outcome = next(reports)
                if isinstance(outcome, Report):
                    report = outcome
                else:
                    self._fail_with(each.one.source, each.item.key, outcome)
            yield each, report

    def _document(self, one: "Gathered", item: "Item", there: "_There") -> Document | None:
        """Return the item's document, as the ledger has it if it does; ``None`` where there is none, which is noted."""

        head = there.documents.get(item.original.sha256)
        if head is not None:
            report = self._job.store.report(head.id)  # it may have been described anew
            return self._job.store.document(head.id) if report is None else report.document
        try:
            document = item.read()
        except BROKEN_INPUT as error:
            self._fail_with(one.source, item.key, error)
            return None
        return None if document is None else with_what_was_said(self._job.store, document)

    def _noted(self, item: "Item") -> Original:
        from fogline.documents.collecting.slices import notes

        if self._options.note is None:
            return item.original
        custody = item.original.custody
        return replace(item.original, custody=replace(custody, note=notes(self._options.note, custody.note)))

    def _keep(self, entry: Entry, one: "Gathered") -> None:
        if not self._waiting.kept:
            self._waiting.since = time.monotonic()
        self._waiting.kept.append(_Kept(entry, one.found.key, one.source))
        self._waiting.originals.add(entry.original.sha256)
        self._waiting.bytes += len(entry.original.content)

    def _meet(self, one: "Gathered", item: "Item", head: OriginalHead | None) -> None:
        """Count what is there already; where it was met at another place, that is noted."""
        if item.how is not None:
            self._tally.known += 1
        self.recover([item.key])
        met = {(_place(custody), custody.address) for custody in head.custody} if head is not None else set()
        custody = item.original.custody
        if (_place(custody), custody.address) not in met:
            self._keep(Entry(self._noted(item), slice=item.slice), one)

    def _fail(self, source: str, failure: "ItemFailure") -> None:
        if failure.passed_over:
            self._tally.left_out.append(failure.key)
            return
        from fogline.documents.collect import now

        options = self._options.to_json(source)
        failed = FailedSource(failure.key, failure.message, failure.exit_status, now(), options=options)
        self._tally.failed[failure.key] = failed
        self._waiting.failed.append(failed)

    def _fail_with(self, source: str, key: str, error: Exception) -> None:
        from fogline.documents.collecting import ItemFailure

        self._fail(source, ItemFailure.of(key, error))

    def _written(self, kept: list[_Kept]) -> tuple[AddedDocument, ...]:
        """Write entries and return the documents that came in or were read anew."""
        done = self._stored(kept)
        new = [(one, added) for one, added in done if added.document or added.reading]
        ids = tuple(one.entry.document.id for one, _ in new if one.entry.document is not None)
        heads = {head.id: head for head in self._job.store.documents(DocumentQuery(ids=ids))} if ids else {}
        self._tally.known += sum(1 for one, added in done if one.entry.document is not None and not added.anything)
        return tuple(_added_document(one, added, heads) for one, added in new)

    def _stored(self, kept: list[_Kept]) -> list[tuple[_Kept, Added]]:
        """Write entries in one transaction; where one of them cannot be written down, each in its own."""
        try:
            done = self._job.store.add([one.entry for one in kept], self._job.user)
        except (InputError, UsageError, ValueError) as error:
            if len(kept) > 1:
                return [pair for one in kept for pair in self._stored([one])]
            self._fail_with(kept[0].source, kept[0].key, error)
            return []
        return list(zip(kept, done, strict=True))


def _came_from(custody: Custody, address: str, changed: datetime.datetime) -> bool:
    """Tell whether something was collected from an address, at or after a time."""
    try:
        collected = datetime.datetime.fromisoformat(custody.collected)
    except ValueError:
        return False
    return address in (custody.source, custody.address) and collected.tzinfo is not None and collected >= changed


def _place(custody: Custody) -> str:
    """Return where something was met: for a row or message what it is cut from, as its number may change."""
    from fogline.documents.collecting import split_key

    return split_key(custody.source)[0]


def _added_document(one: _Kept, added: Added, heads: dict[str, DocumentHead]) -> AddedDocument:
    document, report = one.entry.document, one.entry.report
    head = heads.get(document.id) if document is not None else None
    return AddedDocument(
        source=one.key,
        id=document.id if document is not None else "",
        original=one.entry.original.sha256,
        claims=None if report is None else len(report.claims),
        new=added.document,
        copy_of=head.copy_of if head is not None else None,
        version_of=head.version_of if head is not None else None,
        publisher=document.publisher if document is not None else None,
        published=str(document.published.start) if document is not None and document.published.start else None,
    )


@dataclass(frozen=True, slots=True)
class _There:
    """What of a batch the ledger has: originals, documents that still have to be read, and originals with nothing left to do."""

    heads: dict[str, OriginalHead]
    documents: dict[str, DocumentHead]
    done: frozenset[str]

    @classmethod
    def of(cls, store: "Store", items: "Sequence[Item]", tools: Tools | None) -> "_There":
        """Ask the store about ``items``, in three questions however many they are."""
        heads = {head.sha256: head for head in store.original_heads([item.original.sha256 for item in items])}
        if not heads:
            return cls({}, {}, frozenset())
        done = store.has(heads, tools.reader.info) if tools is not None else frozenset[str]()
        left = tuple(name for name in heads if name not in done)
        documents = {head.original: head for head in store.documents(DocumentQuery(originals=left))} if left else {}
        done |= {name for name, head in documents.items() if tools is None or not tools.reads(head)}
        return cls(heads, documents, done)

    def has(self, item: "Item") -> bool:
        """Tell whether nothing of ``item`` is left to add."""
        name = item.original.sha256
        return name in self.heads if item.how is None else name in self.done
