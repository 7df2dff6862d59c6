"""The ledger for programs: open it, add to it, ask it, decide in it."""

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar, Unpack

from fogline.flow.added import AddOptions, AddSettings, AddSummary, Watcher, add_options
from fogline.flow.adding import AddJob, add
from fogline.flow.asking import ClaimFields, DocumentFields, claim_query, document_query
from fogline.flow.feeds import Feeds
from fogline.flow.fusing.stages import Progress
from fogline.flow.gathering import Wanted, whole_name
from fogline.flow.reading import ReadOptions, Source, check_countries
from fogline.flow.tools import Tools, open_places, open_tools
from fogline.flow.whereabouts import default_user, ledger_place
from fogline.records import Decision, Document, Original, Report
from fogline.records.decision import DecisionKind
from fogline.records.errors import UsageError
from fogline.records.ledger import (
    ClaimQuery,
    Counts,
    DocumentHead,
    DocumentQuery,
    FailedSource,
    Finding,
    LogLine,
    Setting,
)

if TYPE_CHECKING:
    from fogline.flow.describing import Described, Description
    from fogline.gazetteer import Gazetteer
    from fogline.ledger.contract import Store
    from fogline.ledger.settings import LedgerSettings
    from fogline.reading.contract import Reader

_Query = TypeVar("_Query", ClaimQuery, DocumentQuery)


class Ledger:
    """A ledger: originals, documents, claims and decisions, kept for good.

    ::

        with fogline.Ledger.open("ledger", create=True) as ledger:
            ledger.add(["reports/"])
            for finding in ledger.claims(words="bridge", since="2022-05-01"):
                print(finding.document.title, finding.evidence)

    Everything may raise ``ServiceError`` (the database cannot be reached, is locked or full), ``InputError`` (the ledger is
    damaged) and ``UsageError``. Safe for one thread; each process opens a ledger of its own.
    """

    def __init__(self, store: "Store", user: str | None = None, progress: "Progress | None" = None) -> None:
        self.store = store
        self.progress = progress
        self._user = user

    @classmethod
    def open(
        cls,
        where: str | os.PathLike[str] | None = None,
        *,
        create: bool = False,
        read_only: bool = False,
        user: str | None = None,
        progress: "Progress | None" = None,
    ) -> "Ledger":
        """Open the ledger in a folder or at a ``postgresql://`` address, as ``user``.

        ``where`` is by default what FOGLINE_LEDGER says, else ``fogline-ledger`` in the working folder; ``user``, by whom
        everything is signed, what FOGLINE_USER says, else the login name. ``create`` makes a ledger where there is none.
        ``progress`` opens something that is told how far long work is that an answer waits for: the making of all events.
        """
        from fogline.ledger import open_store

        store = open_store(ledger_place(where), create=create, read_only=read_only)
        return cls(store, user, progress)

    @property
    def name(self) -> str:
        """The ledger's folder or address, without a password."""
        return self.store.name

    @property
    def user(self) -> str:
        """By whom everything is signed."""
        return (self._user or "").strip() or default_user()

    def close(self) -> None:
        """Let go of the ledger; closing twice is harmless."""
        self.store.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({self.name!r})"

    # Adding.

    def add(
        self,
        sources: Source | Iterable[Source],
        options: AddOptions | None = None,
        *,
        progress: Watcher | None = None,
        stop: Callable[[], bool] | None = None,
        reader: "Reader | str | None" = None,
        gazetteer: "Gazetteer | None" = None,
        **settings: Unpack[AddSettings],
    ) -> AddSummary:
        """Collect ``sources``, read what is new, keep it; return what came of it.

        A source is a file, a folder, an address, a feed, a sitemap, a web archive, a table, an export of messages.
        ``settings`` are fields of :class:`AddOptions` and :class:`ReadOptions`. A source that fails does not stop the rest; the
        summary names it. ``progress`` is told of every step; once ``stop`` says so, adding ends with what was done by then.
        """
        given = add_options(options, settings, reader)
        job = self._job(given, progress, stop, partial(_tools, given, reader, gazetteer, self.settings))
        return self._add(job, given, _names(sources))

    def revisit(
        self,
        sources: Mapping[str, str | None],
        options: AddOptions,
        *,
        progress: Watcher | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> AddSummary:
        """Add as :meth:`add` does, but of a sitemap only what changed since the day (ISO 8601) that stands by its whole name."""
        job = self._job(options, progress, stop, partial(_tools, options, None, None, self.settings))
        return self._add(job, options, list(sources), {name: day for name, day in sources.items() if day is not None})

    def _add(
        self, job: AddJob, options: AddOptions, names: Sequence[str], since: Mapping[str, str] | None = None
    ) -> AddSummary:
        feeds = self._feeds(options, job)
        return add(job, names, options, Wanted(feeds=feeds.states, keep_feed=feeds.keep, since=since or {}))

    def retry(
        self,
        sources: Iterable[str] | None = None,
        *,
        progress: Watcher | None = None,
        stop: Callable[[], bool] | None = None,
        reader: "Reader | None" = None,
        gazetteer: "Gazetteer | None" = None,
    ) -> AddSummary:
        """Try again what failed before (all of it, or these ``sources`` of :meth:`failures`), in the same way as then.

        ``UsageError`` for a source that is none of these.
        """
        from fogline.flow.retrying import Attempt, again, alone, imported, imports, joined

        wanted = None if sources is None else frozenset(map(whole_name, sources))
        failures = [failure for failure in self.failures() if wanted is None or failure.source in wanted]
        if unknown := sorted((wanted or frozenset()).difference(failure.source for failure in failures)):
            raise UsageError(f"retry: {unknown[0]!r} is not among what failed; `fogline ledger failures` lists that")
        summaries: list[AddSummary] = []

        def attempt(one: Attempt) -> frozenset[str]:
            """Try, and return the keys that were not met, whether to be added or to fail again."""
            tools = partial(_tools, one.options, reader, gazetteer, self.settings)
            job = self._job(one.options, progress, stop, tools)
            done = add(job, [one.source], one.options, Wanted(only=one.keys))
            summaries.append(done)
            if done.stopped or one.keys is None:
                return frozenset()
            return one.keys.intersection(self._failed()).difference(failure.source for failure in done.failed)

        tables, others = imports(failures)
        summaries += [imported(self, table) for table in tables]
        for first in again(others):
            for second in alone(first, attempt(first)):
                attempt(second)
            if summaries[-1].stopped:
                break
        return joined(summaries)

    def _failed(self) -> set[str]:
        return {failure.source for failure in self.store.failures()}

    def failures(self) -> Iterator[FailedSource]:
        """Yield the sources that failed and were not added since, oldest first."""
        return self.store.failures()

    # Asking.

    def claims(self, query: ClaimQuery | None = None, **fields: Unpack[ClaimFields]) -> Iterator[Finding]:
        """Yield the claims that fit ``query``, or the question that ``fields`` ask (see :class:`ClaimFields`).

        Memory stays flat however many there are.
        """
        return self.store.claims(_claim_query(query, fields))

    def claim_ids(self, query: ClaimQuery | None = None, **fields: Unpack[ClaimFields]) -> Collection[str]:
        """Return the ids of the claims that fit."""
        return self.store.claim_ids(_claim_query(query, fields))

    def count(self, query: ClaimQuery | None = None, **fields: Unpack[ClaimFields]) -> int:
        """Return how many claims fit."""
        return self.store.count(_claim_query(query, fields))

    def documents(self, query: DocumentQuery | None = None, **fields: Unpack[DocumentFields]) -> Iterator[DocumentHead]:
        """Yield the documents that fit, without their text, newest first."""
        return self.store.documents(_either(query, fields) or document_query(fields, open_places))

    def document(self, document_id: str) -> Document:
        """Return a document with its text, of the publisher and day that it was put right to (:meth:`describe`)."""
        report = self.store.report(document_id)
        return self.store.document(document_id) if report is None else report.document

    def report(self, document_id: str, known_on: str | None = None) -> Report | None:
        """Return the reading of a document that counts (counted at ``known_on``), as read; ``None`` where it was not read."""
        return self.store.report(document_id, known_on)

    def original(self, sha256: str) -> Original:
        """Return an original with its bytes."""
        return self.store.original(sha256)

    def log(self, after: int = 0) -> Iterator[LogLine]:
        """Yield the lines of the log with a number above ``after``."""
        return self.store.log(after)

    def counts(self) -> Counts:
        """Return how much is in the ledger."""
        return self.store.counts()

    # Deciding.

    def describe(
        self,
        documents: str | Iterable[str],
        said: "Description",
        reason: str = "",
        *,
        stop: Callable[[], bool] | None = None,
        gazetteer: "Gazetteer | None" = None,
    ) -> "Iterator[Described]":
        """Put right who published documents and when, read them anew with it, and yield each as soon as that is on disk.

        Each is read by the reader that read it.
        What was said of them before, and the reading with it, stay on record; what was changed, and why, is kept as a comment
        on each document. Nothing is done before the first one is asked for. ``UsageError`` for an unknown document.
        """
        from fogline.flow.describing import DescribeJob, describe, documents_meant

        names = (documents,) if isinstance(documents, str) else tuple(documents)
        settings = self.settings

        def tools(reader: str) -> Tools:
            return _tools(AddOptions(ReadOptions(reader=reader)), None, gazetteer, settings)

        job = DescribeJob(self.store, self.user, tools, stop or (lambda: False))
        for one in describe(job, documents_meant(self.store, names), said):
            if one.changed:
                self.decide("comment", one.after.id, one.words + (f"; {reason.strip()}" if reason.strip() else ""))
            yield one

    def decide(
        self, kind: DecisionKind, subjects: str | Iterable[str], reason: str = "", change: object = None
    ) -> Decision:
        """Make a decision on claims or events, sign it, keep it, and return it. The methods below are for each kind.

        An event stands for its claims (:func:`fogline.flow.deciding.subjects_meant`); the beginning of an id will do.
        ``change`` is what :class:`~fogline.records.Decision` says: records, plain values, or JSON text of them.
        """
        from fogline.flow.deciding import subjects_meant
        from fogline.ledger.clock import now
        from fogline.records.codec import to_json

        names = subjects_meant(self, kind, (subjects,) if isinstance(subjects, str) else subjects)
        written = change if change is None or isinstance(change, str) else to_json(change)
        decision = Decision.of(kind, names, self.user, now(), reason, written)
        self.store.decide([decision])
        return decision

    def accept(self, *claims: str, reason: str = "") -> Decision:
        """Decide that claims are read rightly."""
        return self.decide("accept", claims, reason)

    def reject(self, *claims: str, reason: str = "") -> Decision:
        """Decide that claims are read wrongly."""
        return self.decide("reject", claims, reason)

    def correct(self, claim: str, reason: str = "", **fields: object) -> Decision:
        """Put other values into fields of a claim: ``ledger.correct(id, type="shelling", place=None)``."""
        return self.decide("correct", claim, reason, fields)

    def merge(self, *subjects: str, reason: str = "") -> Decision:
        """Decide that claims or events are about one event."""
        return self.decide("merge", subjects, reason)

    def split(self, *subjects: str, reason: str = "") -> Decision:
        """Decide that claims or events are not about one event."""
        return self.decide("split", subjects, reason)

    def grade(self, *subjects: str, admiralty: str, reason: str = "") -> Decision:
        """Grade claims or events with the NATO pair, such as "B2"."""
        return self.decide("grade", subjects, reason, {"admiralty": admiralty})

    def comment(self, *subjects: str, reason: str) -> Decision:
        """Say something about claims or events."""
        if not reason.strip():
            raise UsageError("comment: got no text; want what there is to say")
        return self.decide("comment", subjects, reason)

    def undo(self, *decisions: str, reason: str = "") -> Decision:
        """Take decisions back."""
        return self.decide("undo", decisions, reason)

    def decisions(self, subjects: Iterable[str] | None = None, known_on: str | None = None) -> Iterator[Decision]:
        """Yield decisions (all, or on these subjects) in the order they were made, with those that were taken back."""
        return self.store.decisions(None if subjects is None else tuple(subjects), known_on)

    # Settings.

    @property
    def settings(self) -> "LedgerSettings":
        """The settings of this ledger with their present values."""
        from fogline.ledger.settings import settings_of

        return settings_of(self.store.settings())

    def set(self, key: str, value: str) -> None:
        """Give a setting a value, written as in ``fogline settings set`` ("redact", "on"); the old ones stay on record."""
        from fogline.ledger.clock import now
        from fogline.ledger.settings import checked

        name, written = checked(key, value)
        if name == "theatre":
            check_countries(json.loads(written))
        self.store.set([Setting(name, written, self.user, now())])

    def _feeds(self, options: AddOptions, job: AddJob) -> Feeds:
        info = None if options.keep_only else job.tools().reader.info
        return Feeds(self.name, "" if info is None else f"{info.name} {info.version}")

    def _job(
        self,
        options: AddOptions,
        progress: Watcher | None,
        stop: Callable[[], bool] | None,
        tools: Callable[[], Tools],
    ) -> AddJob:
        if not options.keep_only:
            tools()  # a reader that cannot be opened is told before anything is collected
        return AddJob(self.store, self.user, tools, progress or (lambda _: None), stop or (lambda: False))


def _tools(
    options: AddOptions, reader: "Reader | str | None", gazetteer: "Gazetteer | None", settings: "LedgerSettings"
) -> Tools:
    """Open what is read with, under the ledger's settings.

    Beside the claims, which are made at the same time, a reader gets by with one processor. Measured on short texts: two
    threads on two busy processors took 3.5 times the processor's time, and longer.
    """
    reading = options.reading
    if reader is None or isinstance(reader, str):
        reading = replace(reading, threads=reading.threads or 1)
    sides = {name: publisher.side for name, publisher in settings.publishers.items() if publisher.side}
    return open_tools(replace(reading, theatre=reading.theatre or settings.theatre), reader, gazetteer, sides)


def _names(sources: Source | Iterable[Source]) -> Sequence[str]:
    if isinstance(sources, str | os.PathLike):
        sources = [sources]
    return [whole_name(source) for source in sources]


def _claim_query(query: ClaimQuery | None, fields: ClaimFields) -> ClaimQuery:
    return _either(query, fields) or claim_query(fields, open_places)


def _either(query: _Query | None, fields: object) -> _Query | None:
    if query is not None and fields:
        raise UsageError("got both a query and fields of one; give either")
    return query
