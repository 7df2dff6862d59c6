"""The contract of a store: what every ledger back end does. One contract suite (``tests/ledger``) runs over all of them.

What is added stays: originals, documents, readings, claims, decisions, settings and the log are only ever appended to.
Everything that answers questions (words, boxes, parties, which state of a claim counts when) is a cache that
:meth:`Store.rebuild` makes anew from them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from fogline.records import Document, Original, ReaderInfo, Report
from fogline.records.decision import Decision
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

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something that was added, and the ``line`` of the log that it says it came in by.

    ``subject`` is what it is (of a custody record: its original, of a reading: its document, of a setting: its key), ``original``
    what a document was read from; ``None`` where the ledger no longer has that.
    """

    line: int
    act: Act
    subject: str | None
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Recovery:
    """That a source which had failed was added: the ``number`` of this record, and ``after`` which failure (by its number)."""

    number: int
    source: str
    after: int


Change = tuple[str, str, bytes | None]
"""Something worked out: its kind, its key, and what is kept of it (``None``: nothing any more)."""


class Computed(Protocol):
    """What the rooms above worked out from a ledger, kept by kind and key so that it need not be worked out again.

    It is no part of the record: :meth:`Store.rebuild` drops it. Raises what a :class:`Store` does.
    """

    @property
    def writable(self) -> bool:
        """Whether anything can be kept."""

    def at(self) -> tuple[int, str]:
        """Return the number of the line of the log that it was worked out at, and in which form; ``(0, "")``: nothing was."""

    def fetch(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """Return what is kept of a kind under these keys; those without anything are left out."""

    def each(self, kind: str, begins: str = "") -> Iterator[tuple[str, bytes]]:
        """Yield all that is kept of a kind under keys that begin so, with the keys."""

    def keep(self, since: tuple[int, str], now: tuple[int, str], changes: Iterable[Change], *, anew: bool) -> bool:
        """Keep changes to what :meth:`at` said was ``since``, all of them or none, so that it says ``now``; ``anew`` drops all
        else (first, and until all is kept it says that nothing is). ``False`` where somebody else kept something in the meantime.
        """


class Store(Protocol):
    """A ledger's back end. Safe for one thread; processes may share a ledger, each with a store of its own.

    Everything may raise ``ServiceError`` (the database cannot be reached, is locked for too long, is full) and ``InputError``
    (the ledger is damaged: run ``fogline ledger verify``); writing to a ledger opened read-only raises ``UsageError``.
    """

    @property
    def name(self) -> str:
        """The ledger's folder or address, without a password."""

    # Adding. Each call is one transaction: all of it is in the ledger afterwards, on disk, or none.

    def add(self, entries: Sequence[Entry], user: str) -> tuple[Added, ...]:
        """Add entries and return what each did. What is there already is not added again; an original that is collected
        again from elsewhere or later gets a further custody record only where its source or address is another one.
        A report by another reader or version than the latest becomes the reading that counts, and so does one of the same
        words with other data about them: publisher and day of publication are in the head of a document as in the reading that
        counts.
        """

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Add decisions; ``UsageError`` for a subject that the ledger does not know, or a correction that does not fit."""

    def set(self, settings: Sequence[Setting]) -> None:
        """Give settings values; one that has that value already is left."""

    def fail(self, failures: Sequence[FailedSource], user: str) -> None:
        """Note sources that could not be added."""

    def recover(self, sources: Collection[str], user: str) -> None:
        """Note that sources which had failed were added; others are ignored."""

    def note(self, act: Act, subject: str, user: str, detail: str | None = None, digest: str | None = None) -> LogLine:
        """Write a line into the log (somebody verified, exported...) and return it."""

    # Looking.

    def has(self, originals: Iterable[str], reader: ReaderInfo | None) -> frozenset[str]:
        """Return those SHA-256 whose document is there and was read by ``reader`` (``None``: by anyone, or in a language that
        is not read), so that they need not be read again."""

    def original(self, sha256: str) -> Original:
        """Return an original with its bytes and first custody record; ``UsageError`` if unknown, ``InputError`` if its bytes are
        missing or changed."""

    def original_heads(self, originals: Collection[str] | None = None) -> Iterator[OriginalHead]:
        """Yield originals (all, or those named) in the order they came in."""

    def document(self, document_id: str) -> Document:
        """Return a document as it was added; ``UsageError`` if unknown. A later reading may have another publisher and day."""

    def documents(self, query: DocumentQuery = DocumentQuery()) -> Iterator[DocumentHead]:
        """Yield the documents that fit, newest added first; memory stays flat however many there are."""

    def report(self, document_id: str, known_on: str | None = None, *, act: int | None = None) -> Report | None:
        """Return the reading that counts (counted at ``known_on``; is the one that line ``act`` of the log tells of) with its
        claims as read; ``None`` where it was not read."""

    def claims(self, query: ClaimQuery = ClaimQuery()) -> Iterator[Finding]:
        """Yield the claims that fit in the query's order; memory stays flat, and there is no query for each row."""

    def claim_ids(self, query: ClaimQuery = ClaimQuery()) -> Collection[str]:
        """Return the ids of the claims that fit (``order`` and ``limit`` are ignored)."""

    def count(self, query: ClaimQuery = ClaimQuery()) -> int:
        """Return how many claims fit (``limit`` is ignored)."""

    def decisions(self, subjects: Collection[str] | None = None, known_on: str | None = None) -> Iterator[Decision]:
        """Yield decisions (all, or on these subjects) in the order they were made, with those that were taken back."""

    def settings(self, known_on: str | None = None) -> dict[str, Setting]:
        """Return each setting's latest value."""

    def setting_history(self, key: str | None = None) -> Iterator[Setting]:
        """Yield every value ever given, oldest first."""

    def failures(self) -> Iterator[FailedSource]:
        """Yield the sources that failed and were not added since, oldest first."""

    def failure_history(self) -> Iterator[FailedSource]:
        """Yield every failure that was ever noted, oldest first."""

    def recoveries(self) -> Iterator[Recovery]:
        """Yield every recovery that was ever noted, oldest first."""

    def log(self, after: int = 0) -> Iterator[LogLine]:
        """Yield the lines of the log with a number above ``after``, in order."""

    def recorded(self) -> Iterator[Recorded]:
        """Yield custody records, documents, readings, decisions and settings, those of one kind in the order they came in."""

    def misfits(self) -> Iterator[Fault]:
        """Yield what the rows of the record say against each other; what the log says of them is not looked at."""

    def counts(self) -> Counts:
        """Return how much is in the ledger."""

    def computed(self) -> Computed:
        """Return what the rooms above worked out from this ledger."""

    # Upkeep.

    def out_of_step(self, progress: Progress | None = None) -> Iterator[Fault]:
        """Yield where a cache is not what :meth:`rebuild` would make of the record; nothing is changed."""

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make every cache anew from what was only ever appended to."""

    def close(self) -> None:
        """Let go of the ledger; closing twice is harmless."""
