"""Verify a ledger: every line of the log against the one before, every record against the log, every original against its name,
and what questions are answered from against the record.

What is found is named, never mended. The end of the log can only be vouched for by something outside: ``head`` is the hash of a
line that was noted elsewhere (an evidence package, a time stamp, a notebook), which the log must still contain.

Views (the words, places, times, heads and standings that answer questions) are worked out of the record, so a view that is out
of step is another thing than a fault: nothing is lost, and :meth:`~fogline.ledger.contract.Store.rebuild` makes it anew. They are
looked at where the record has no fault.

Somebody may add to the ledger meanwhile. What the log told of at the start must be there, and whatever is there must be told of
by the log as it stands after it was looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from fogline.ledger.contract import Progress, Recorded, Store
from fogline.ledger.digests import FIRST_PREVIOUS, digest, original_detail
from fogline.ledger.verify.failures import check_failures, check_recoveries
from fogline.ledger.verify.faults import Faults
from fogline.ledger.verify.log import LogWalk, Told
from fogline.records.ledger import Act, Fault, FaultKind, OriginalHead


@dataclass(slots=True)
class Verified:
    """How much was looked at, the last line of the log, and what is wrong (nothing, in a ledger that is whole).

    ``faults`` are those of the record; ``out_of_step`` is where a view is not what the record makes of it, ``None`` where views
    were not looked at. ``stamps`` tells of each time stamp that was checked, for those rooms that can.
    """

    log: int = 0
    originals: int = 0
    documents: int = 0
    readings: int = 0
    decisions: int = 0
    head: str = FIRST_PREVIOUS
    faults: list[Fault] = field(default_factory=list)
    out_of_step: list[Fault] | None = None
    stamps: list[str] = field(default_factory=list)


def verify(store: Store, head: str | None = None, progress: Progress | None = None, *, views: bool = True) -> Verified:
    """Check all of a ledger; a large one takes as long as reading all its originals, and ``views`` as long as a rebuild."""
    found = _Check(store, progress).run(head)
    if views and not found.faults:
        faults = Faults()
        found.out_of_step = list(faults.safely("views", partial(store.out_of_step, progress))) + faults.found
    return found


class _Check:
    """One walk through a ledger."""

    def __init__(self, store: Store, progress: Progress | None) -> None:
        self._store = store
        self._progress = progress
        self._found = Verified()
        self._faults = Faults()
        self._log = LogWalk(store, self._faults)

    def run(self, head: str | None) -> Verified:
        """Look at everything and return what was found."""
        self._log.begin()
        found = self._found
        found.log, found.head, found.faults = len(self._log.hashes), self._log.head, self._faults.found
        self._originals()
        if self._log.broken:  # nothing else can be told
            return found
        self._documents()
        self._signed("decision", lambda: ((one.id, digest(one)) for one in self._store.decisions()))
        self._signed("setting", lambda: ((one.key, digest(one)) for one in self._store.setting_history()))
        check_failures(self._store, self._log, self._faults)
        check_recoveries(self._store, self._log, self._faults)
        self._strays()
        for fault in self._faults.safely("records", self._store.misfits):
            self._faults.add_new(fault)
        if head is not None and head not in self._log.hashes:
            message = "was noted elsewhere as a line of this log, and is none of it"
            self._faults.add("cut", f"log: hash {head}", message)
        return found

    def _originals(self) -> None:
        names = list(self._log.subjects["collected"])
        held: dict[str, list[str]] = {}  # how those were collected that are not as the log has it
        seen = set()
        for head in self._faults.safely("originals", self._store.original_heads):
            seen.add(head.sha256)
            self._original(head, len(names), held)
        for name in names:
            if name not in seen:  # it is gone, or the walk ended before it
                heads = self._faults.tried(f"original {name}", partial(self._heads, name))
                if heads == []:
                    self._faults.add("missing", f"original {name}", "is in the log and no longer in the ledger")
                for head in heads or ():
                    self._original(head, len(names), held)
        self._log.go_on()
        if self._log.broken:
            return
        for name, got in held.items():
            told, early = (
                Counter(self._log.digests("collected", name)),
                self._log.digests("collected", name, self._log.last),
            )
            if not Counter(early) <= Counter(got) <= told:
                kind: FaultKind = "changed" if told else "unrecorded"
                self._faults.add(
                    kind, f"custody of original {name}", "is not what the log says of how it was collected"
                )

    def _heads(self, name: str) -> list[OriginalHead]:
        return list(self._store.original_heads([name]))

    def _original(self, head: OriginalHead, total: int, held: dict[str, list[str]]) -> None:
        """Check the bytes of an original and what is said of it, and put aside custody that has yet to be explained."""
        name = f"original {head.sha256}"
        self._faults.tried(name, partial(self._store.original, head.sha256))
        got = [digest(custody) for custody in head.custody]
        if got != self._log.digests("collected", head.sha256):
            held[head.sha256] = got
        told = self._log.originals.get(head.sha256)
        if told is not None and told != original_detail(head.media_type, head.size, head.slice):
            self._faults.add("changed", name, f"was added as {told}, says the log: its type, size or place was changed")
        self._found.originals += 1
        if self._progress:
            self._progress(self._found.originals, total)

    def _documents(self) -> None:
        for subject in list(self._log.subjects["document"]):
            name = f"document {subject}"
            got = self._faults.tried(name, partial(self._document, subject))
            if got is not None and got not in self._log.digests("document", subject):
                self._faults.add("changed", name, "is not what was added, says the log")
            self._found.documents += 1
        for number, told in list(self._log.of("reading")):
            if number <= self._log.last:
                self._reading(number, told)

    def _document(self, name: str) -> str:
        return digest(self._store.document(name))

    def _reading(self, number: int, told: Told) -> None:
        self._found.readings += 1
        name = f"reading {told.digest[:16]} of document {told.subject}"
        faults = len(self._faults.found)
        got = self._faults.tried(name, partial(self._report, told.subject, number))
        if got is None:
            if len(self._faults.found) == faults and f"document {told.subject}" not in self._faults.named:
                self._faults.add("missing", name, "is in the log and no longer in the ledger")
        elif got != told.digest:
            self._faults.add(
                "changed", name, "is not what was added, says the log: the reading or one of its claims was changed"
            )

    def _report(self, document: str, number: int) -> str | None:
        report = self._store.report(document, act=number)
        return None if report is None else digest(report)

    def _signed(self, act: Act, held: Callable[[], Iterable[tuple[str, str]]]) -> None:
        """Compare decisions or settings with what the log says was given, in its order."""
        got = list(self._faults.safely(f"{act}s", held))
        self._log.go_on()
        told = [(number, (one.subject, one.digest)) for number, one in self._log.of(act)]
        every, early = [one for _, one in told], [one for number, one in told if number <= self._log.last]
        if act == "decision":
            self._found.decisions = len(got)
        if got == every[: len(got)] and (len(got) >= len(early) or f"{act}s" in self._faults.broken):
            return
        known = {subject for subject, _ in every}
        more = {subject for subject, _ in Counter(got) - Counter(every)}
        for subject in sorted(more):
            kind: FaultKind = "changed" if subject in known else "unrecorded"
            self._faults.add(kind, f"{act} {subject}", "is not what the log says was given")
        lost = {subject for subject, _ in Counter(early) - Counter(got)} - more
        if f"{act}s" in self._faults.broken:
            return
        for subject in sorted(lost):
            self._faults.add("missing", f"{act} {subject}", "is in the log and no longer in the ledger")
        if not more and not lost:
            self._faults.add("changed", f"{act}s", "are not in the order in which the log says they were given")

    def _strays(self) -> None:
        """Look for what came in by no line of the log, or by another one than it says."""
        before: dict[str, int] = defaultdict(int)
        unordered, late = [], []
        for row in self._faults.safely("records", self._store.recorded):
            if row.line <= before[row.act]:
                unordered.append(row)
            elif not _fits(row, self._log.told.get(row.line)):
                late.append(row)
            before[row.act] = row.line
        self._log.go_on()
        for row in unordered:
            self._stray(row, "changed", f"says that it came in by line {row.line} of the log, out of order")
        for row in late:
            told = self._log.told.get(row.line)
            if not _fits(row, told):
                kind: FaultKind = "changed" if row.subject in self._log.subjects[row.act] else "unrecorded"
                other = told is not None and (told.act, told.subject) == (row.act, row.subject)
                message = (
                    f"is of original {row.original}, the log says {told.original}"
                    if told and other
                    else (f"says that it came in by line {row.line} of the log, which does not tell of it")
                )
                self._stray(row, kind, message)

    def _stray(self, row: Recorded, kind: FaultKind, message: str) -> None:
        """Name a record, unless what is wrong with it was named before."""
        what = {"collected": "custody of original", "reading": "reading of document"}.get(row.act, row.act)
        name = f"{what} {row.subject}"
        if name not in self._faults.named:
            self._faults.add(kind, name, message)


def _fits(row: Recorded, told: Told | None) -> bool:
    """Tell whether a line of the log is about a record; older lines do not name the original of a document."""
    if told is None or (told.act, told.subject) != (row.act, row.subject):
        return False
    return told.original is None or told.original == row.original
