"""A ledger in memory: for tests, for trying things out, and as the plainest telling of what every store does."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from fogline.ledger.computed import HeldComputed
from fogline.ledger.contract import Progress, Recorded, Recovery
from fogline.ledger.memory import adding, deciding, finding
from fogline.ledger.memory.held import Holdings
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

_ALL_CLAIMS, _ALL_DOCUMENTS = ClaimQuery(), DocumentQuery()


class MemoryStore:
    """A ledger that is gone when the program ends. See :class:`~fogline.ledger.contract.Store`."""

    def __init__(self, name: str = "memory", user: str = "fogline") -> None:
        self._name = name
        self._held = Holdings()
        self.note("opened", name, user)

    @property
    def name(self) -> str:
        """The name it was given."""
        return self._name

    # Adding.

    def add(self, entries: Sequence[Entry], user: str) -> tuple[Added, ...]:
        """Add entries and return what each did."""
        return adding.add(self._held, entries, user)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Add decisions; see the contract."""
        deciding.decide(self._held, decisions)

    def set(self, settings: Sequence[Setting]) -> None:
        """Give settings values."""
        deciding.give(self._held, settings)

    def fail(self, failures: Sequence[FailedSource], user: str) -> None:
        """Note sources that could not be added."""
        adding.fail(self._held, failures, user)

    def recover(self, sources: Collection[str], user: str) -> None:
        """Note that sources which had failed were added."""
        adding.recover(self._held, frozenset(sources), user)

    def note(self, act: Act, subject: str, user: str, detail: str | None = None, digest: str | None = None) -> LogLine:
        """Write a line into the log."""
        return self._held.note(act, subject, user, detail, digest)

    # Looking.

    def has(self, originals: Iterable[str], reader: ReaderInfo | None) -> frozenset[str]:
        """Return which originals need not be read again."""
        done = {
            held.head.original
            for held in self._held.documents.values()
            if reader is None or any(read.reader == reader for read, _ in held.readings)
        }
        return frozenset(name for name in originals if name in done)

    def original(self, sha256: str) -> Original:
        """Return an original."""
        if sha256 not in self._held.originals:
            raise UsageError(f"original: the ledger has no {sha256[:64]!r}; want the SHA-256 of one that was added")
        return self._held.originals[sha256].original

    def original_heads(self, originals: Collection[str] | None = None) -> Iterator[OriginalHead]:
        """Yield originals in the order they came in."""
        return finding.original_heads(self._held, None if originals is None else frozenset(originals))

    def document(self, document_id: str) -> Document:
        """Return a document."""
        return self._held.document(document_id).document

    def documents(self, query: DocumentQuery = _ALL_DOCUMENTS) -> Iterator[DocumentHead]:
        """Yield the documents that fit, newest added first."""
        return finding.documents(self._held, query)

    def report(self, document_id: str, known_on: str | None = None, *, act: int | None = None) -> Report | None:
        """Return the reading that counts, or the one of an act."""
        return finding.report(self._held.document(document_id), self._held.act_by(known_on), act)

    def claims(self, query: ClaimQuery = _ALL_CLAIMS) -> Iterator[Finding]:
        """Yield the claims that fit."""
        found = finding.claims(self._held, query)
        return (finding.finding(self._held, one, meanings=query.meanings) for one in found[: query.limit])

    def claim_ids(self, query: ClaimQuery = _ALL_CLAIMS) -> Collection[str]:
        """Return the ids of the claims that fit."""
        found = finding.claims(self._held, replace(query, limit=None))
        return [finding.finding(self._held, one).claim.id for one in found]

    def count(self, query: ClaimQuery = _ALL_CLAIMS) -> int:
        """Return how many claims fit."""
        return len(finding.claims(self._held, replace(query, limit=None)))

    def decisions(self, subjects: Collection[str] | None = None, known_on: str | None = None) -> Iterator[Decision]:
        """Yield decisions in the order they were made."""
        act = self._held.act_by(known_on)
        wanted = None if subjects is None else frozenset(subjects)
        made = [each.decision for each in self._held.decided.values() if each.act <= act]
        return iter([decision for decision in made if wanted is None or not wanted.isdisjoint(decision.subjects)])

    def settings(self, known_on: str | None = None) -> dict[str, Setting]:
        """Return each setting's latest value."""
        return deciding.given(self._held, self._held.act_by(known_on))

    def setting_history(self, key: str | None = None) -> Iterator[Setting]:
        """Yield every value ever given, oldest first."""
        return iter([setting for _, setting in self._held.settings if key is None or setting.key == key])

    def failures(self) -> Iterator[FailedSource]:
        """Yield the sources that failed and were not added since, oldest first."""
        return iter(adding.failing(self._held))

    def failure_history(self) -> Iterator[FailedSource]:
        """Yield every failure that was ever noted, oldest first."""
        return iter(tuple(self._held.failures))

    def recoveries(self) -> Iterator[Recovery]:
        """Yield every recovery that was ever noted, oldest first."""
        return iter(tuple(self._held.recoveries))

    def log(self, after: int = 0) -> Iterator[LogLine]:
        """Yield the lines of the log above ``after``."""
        return iter(self._held.log[max(after, 0) :])

    def recorded(self) -> Iterator[Recorded]:
        """Yield what was added, with the lines of the log that tell of it."""
        return self._held.recorded()

    def misfits(self) -> Iterator[Fault]:
        """Yield nothing: what is held here has no rows."""
        return iter(())

    def counts(self) -> Counts:
        """Return how much is in the ledger."""
        held = self._held
        readings = [read for document in held.documents.values() for read, _ in document.readings]
        publishers = Counter(name for one in held.documents.values() if (name := one.head.publisher) is not None)
        return Counts(
            len(held.originals),
            len(held.documents),
            len(readings),
            sum(len(read.claims) for read in readings),
            len(held.decided),
            len(held.log),
            sum(len(kept.original.content) for kept in held.originals.values()),
            len(adding.failing(held)),
            tuple(sorted(publishers.items(), key=lambda pair: (-pair[1], pair[0]))),
        )

    def computed(self) -> HeldComputed:
        """Return what the rooms above worked out from this ledger."""
        return self._held.computed

    # Upkeep.

    def out_of_step(self, progress: Progress | None = None) -> Iterator[Fault]:  # noqa: ARG002 - of the contract
        """Yield nothing: what questions are answered from is worked out when they are asked."""
        return iter(())

    def rebuild(self, progress: Progress | None = None) -> None:
        """Forget what was worked out; it is worked out again when asked for."""
        self._held.computed = HeldComputed()
        for done, document in enumerate(self._held.documents.values(), 1):
            finding.forget(document)
            if progress is not None:
                progress(done, len(self._held.documents))

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
