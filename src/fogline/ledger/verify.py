"""Verify a ledger: every line of the log against the one before, every record against the log, every original against its name.

What is found is named, never mended. The end of the log can only be vouched for by something outside: ``head`` is the hash of a
line that was noted elsewhere (an evidence package, a time stamp, a notebook), which the log must still contain. Caches are not
looked at: :meth:`~fogline.ledger.contract.Store.rebuild` makes them anew.

Somebody may add to the ledger meanwhile. What the log told of at the start must be there, and whatever is there must be told of
by the log as it stands after it was looked at.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, TypeVar

from fogline.ledger.contract import Progress, Recorded, Store
from fogline.ledger.digests import FIRST_PREVIOUS, chain_hash, digest, original_detail
from fogline.records.errors import FoglineError, InputError, UsageError
from fogline.records.ledger import Act, Fault, FaultKind, LogLine, OriginalHead

_T = TypeVar("_T")
_BROKEN = (FoglineError, ValueError, KeyError, TypeError)
"""What reading a damaged ledger may end in."""


@dataclass(slots=True)
class Verified:
    """How much was looked at, the last line of the log, and what is wrong (nothing, in a ledger that is whole)."""

    log: int = 0
    originals: int = 0
    documents: int = 0
    readings: int = 0
    decisions: int = 0
    head: str = FIRST_PREVIOUS
    faults: list[Fault] = field(default_factory=list)


class _Told(NamedTuple):
    """What a line of the log says was added (``subject`` of a reading: its document; ``original``: of a document)."""

    act: Act
    subject: str
    digest: str
    original: str | None


def verify(store: Store, head: str | None = None, progress: Progress | None = None) -> Verified:
    """Check everything in a ledger but its caches; a large one takes as long as reading all its originals."""
    return _Check(store, progress).run(head)


class _Check:
    """One walk through a ledger."""

    def __init__(self, store: Store, progress: Progress | None) -> None:
        self._store = store
        self._progress = progress
        self._found = Verified()
        self._number, self._previous, self._time = 0, FIRST_PREVIOUS, ""  # of the last line walked
        self._told: dict[int, _Told] = {}  # by the number of the line
        self._subjects: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))  # by act
        self._originals_told: dict[str, str] = {}
        self._hashes: set[str] = set()
        self._broken: set[str] = set()
        self._named: set[str] = set()
        self._last = 0  # the last line there was at the start

    def run(self, head: str | None) -> Verified:
        """Look at everything and return what was found."""
        self._walk_log()
        self._last, self._found.log, self._found.head = self._number, len(self._hashes), self._previous
        self._originals()
        if "log" in self._broken:  # nothing else can be told
            return self._found
        self._documents()
        self._signed("decision", lambda: ((one.id, digest(one)) for one in self._store.decisions()))
        self._signed("setting", lambda: ((one.key, digest(one)) for one in self._store.setting_history()))
        self._strays()
        if head is not None and head not in self._hashes:
            self._fault("cut", f"log: hash {head}", "was noted elsewhere as a line of this log, and is none of it")
        return self._found

    def _walk_log(self) -> None:
        """Follow the chain from where it was left, and gather what it says was added."""
        after = self._number
        if "log" in self._broken:
            return
        for line in self._safely("log", lambda: map(_sound, self._store.log(after))):
            self._link(line)
            self._vouches(line)
            self._number, self._previous, self._time = line.number, line.hash, max(self._time, line.time)
            self._hashes.add(line.hash)
            self._gather(line)

    def _link(self, line: LogLine) -> None:
        """Compare a line with the one before it."""
        name, expected = f"log: line {line.number}", self._number + 1
        if line.number != expected:
            gone = f"lines {expected} to {line.number - 1}" if line.number > expected else "the order"
            self._fault("cut", name, f"{gone} missing or changed before it")
        elif line.previous != self._previous:
            self._fault("cut", name, "does not follow from the line before it: one of the two was changed")
        if chain_hash(line) != line.hash:
            self._fault("changed", f"{name} ({line.act} {line.subject})", "does not have the hash of what it says")
        if line.time < self._time:
            self._fault("changed", name, f"has time {line.time}, before that of the line before it")

    def _vouches(self, line: LogLine) -> None:
        """Look for the line that this one vouches for: a chain that was rewritten as a whole no longer has it."""
        if line.act == "verified":
            head = line.digest
        elif line.act == "timestamped" and str(_detail(line).get("what", "")).startswith("log line"):
            head = line.subject
        else:
            return
        if head not in (None, FIRST_PREVIOUS) and head not in self._hashes:
            message = f"vouches for a line with hash {head}, and none before it has that: the log was written anew"
            self._fault("changed", f"log: line {line.number} ({line.act})", message)

    def _gather(self, line: LogLine) -> None:
        if line.act not in ("collected", "document", "reading", "decision", "setting"):
            return
        detail = _detail(line)
        subject = str(detail.get("document", "")) if line.act == "reading" else line.subject
        original = detail.get("original")
        self._told[line.number] = _Told(
            line.act, subject, line.digest or "", original if line.act == "document" else None
        )
        self._subjects[line.act][subject].append(line.number)
        if line.act == "collected" and line.detail:
            self._originals_told.setdefault(line.subject, line.detail)

    def _digests(self, act: Act, subject: str, last: int | None = None) -> list[str]:
        """Return the digests that the log has of a subject, up to a line."""
        numbers = self._subjects[act].get(subject, ())
        return [self._told[number].digest for number in numbers if last is None or number <= last]

    def _originals(self) -> None:
        names = list(self._subjects["collected"])
        held: dict[str, list[str]] = {}  # how those were collected that are not as the log has it
        seen = set()
        for head in self._safely("originals", self._store.original_heads):
            seen.add(head.sha256)
            self._original(head, len(names), held)
        for name in names:
            if name not in seen:  # it is gone, or the walk ended before it
                heads = self._try(f"original {name}", partial(self._heads, name))
                if heads == []:
                    self._fault("missing", f"original {name}", "is in the log and no longer in the ledger")
                for head in heads or ():
                    self._original(head, len(names), held)
        self._walk_log()
        if "log" in self._broken:
            return
        for name, got in held.items():
            told, early = Counter(self._digests("collected", name)), self._digests("collected", name, self._last)
            if not Counter(early) <= Counter(got) <= told:
                kind: FaultKind = "changed" if told else "unrecorded"
                self._fault(kind, f"custody of original {name}", "is not what the log says of how it was collected")

    def _heads(self, name: str) -> list[OriginalHead]:
        return list(self._store.original_heads([name]))

    def _original(self, head: OriginalHead, total: int, held: dict[str, list[str]]) -> None:
        """Check the bytes of an original and what is said of it, and put aside custody that has yet to be explained."""
        name = f"original {head.sha256}"
        self._try(name, partial(self._store.original, head.sha256))
        got = [digest(custody) for custody in head.custody]
        if got != self._digests("collected", head.sha256):
            held[head.sha256] = got
        told = self._originals_told.get(head.sha256)
        if told is not None and told != original_detail(head.media_type, head.size, head.slice):
            self._fault("changed", name, f"was added as {told}, says the log: its type, size or place was changed")
        self._found.originals += 1
        if self._progress:
            self._progress(self._found.originals, total)

    def _documents(self) -> None:
        for subject in list(self._subjects["document"]):
            name = f"document {subject}"
            got = self._try(name, partial(self._document, subject))
            if got is not None and got not in self._digests("document", subject):
                self._fault("changed", name, "is not what was added, says the log")
            self._found.documents += 1
        for number, told in list(self._told.items()):
            if told.act == "reading" and number <= self._last:
                self._reading(number, told)

    def _document(self, name: str) -> str:
        return digest(self._store.document(name))

    def _reading(self, number: int, told: _Told) -> None:
        self._found.readings += 1
        name = f"reading {told.digest[:16]} of document {told.subject}"
        faults = len(self._found.faults)
        got = self._try(name, partial(self._report, told.subject, number))
        if got is None:
            if len(self._found.faults) == faults and f"document {told.subject}" not in self._named:
                self._fault("missing", name, "is in the log and no longer in the ledger")
        elif got != told.digest:
            self._fault(
                "changed", name, "is not what was added, says the log: the reading or one of its claims was changed"
            )

    def _report(self, document: str, number: int) -> str | None:
        report = self._store.report(document, act=number)
        return None if report is None else digest(report)

    def _signed(self, act: Act, held: Callable[[], Iterable[tuple[str, str]]]) -> None:
        """Compare decisions or settings with what the log says was given, in its order."""
        got = list(self._safely(f"{act}s", held))
        self._walk_log()
        told = [(number, (one.subject, one.digest)) for number, one in self._told.items() if one.act == act]
        every, early = [one for _, one in told], [one for number, one in told if number <= self._last]
        if act == "decision":
            self._found.decisions = len(got)
        if got == every[: len(got)] and (len(got) >= len(early) or f"{act}s" in self._broken):
            return
        known = {subject for subject, _ in every}
        more = {subject for subject, _ in Counter(got) - Counter(every)}
        for subject in sorted(more):
            kind: FaultKind = "changed" if subject in known else "unrecorded"
            self._fault(kind, f"{act} {subject}", "is not what the log says was given")
        lost = {subject for subject, _ in Counter(early) - Counter(got)} - more
        if f"{act}s" in self._broken:
            return
        for subject in sorted(lost):
            self._fault("missing", f"{act} {subject}", "is in the log and no longer in the ledger")
        if not more and not lost:
            self._fault("changed", f"{act}s", "are not in the order in which the log says they were given")

    def _strays(self) -> None:
        """Look for what came in by no line of the log, or by another one than it says."""
        before: dict[str, int] = defaultdict(int)
        unordered, late = [], []
        for row in self._safely("records", self._store.recorded):
            if row.line <= before[row.act]:
                unordered.append(row)
            elif not _fits(row, self._told.get(row.line)):
                late.append(row)
            before[row.act] = row.line
        self._walk_log()
        for row in unordered:
            self._stray(row, "changed", f"says that it came in by line {row.line} of the log, out of order")
        for row in late:
            told = self._told.get(row.line)
            if not _fits(row, told):
                kind: FaultKind = "changed" if row.subject in self._subjects[row.act] else "unrecorded"
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
        if name not in self._named:
            self._fault(kind, name, message)

    def _safely(self, what: str, walk: Callable[[], Iterable[_T]]) -> Iterator[_T]:
        """Yield what ``walk`` gives until it breaks, and note that it broke."""
        try:
            yield from walk()
        except _BROKEN as error:
            self._broken.add(what)
            self._fault("unreadable", what, _words(error))

    def _try(self, what: str, ask: Callable[[], _T]) -> _T | None:
        try:
            return ask()
        except InputError as error:
            self._fault("missing" if "missing" in str(error) else "changed", what, str(error))
        except UsageError as error:
            self._fault("missing", what, str(error))
        except _BROKEN as error:
            self._fault("unreadable", what, _words(error))
        return None

    def _fault(self, kind: FaultKind, subject: str, message: str) -> None:
        self._named.add(subject)
        self._found.faults.append(Fault(kind, subject, message))


def _fits(row: Recorded, told: _Told | None) -> bool:
    """Tell whether a line of the log is about a record; older lines do not name the original of a document."""
    if told is None or (told.act, told.subject) != (row.act, row.subject):
        return False
    return told.original is None or told.original == row.original


def _sound(line: LogLine) -> LogLine:
    """Return the line, if all of it is text as it should be."""
    for name in ("time", "act", "subject", "user", "previous", "hash"):
        if not isinstance(getattr(line, name), str):
            raise InputError(f"line {line.number}: got {getattr(line, name)!r} for its {name}; want text")
    for name in ("digest", "detail", "clock"):
        if not isinstance(getattr(line, name), str | None):
            raise InputError(f"line {line.number}: got {getattr(line, name)!r} for its {name}; want text or nothing")
    return line


def _detail(line: LogLine) -> dict[str, Any]:
    """Return what else a line says; nothing where that is no JSON (its hash tells whether it was changed)."""
    try:
        detail = json.loads(line.detail or "{}")
    except (ValueError, RecursionError):
        return {}
    return detail if isinstance(detail, dict) else {}


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, FoglineError) else f"cannot be read ({type(error).__name__}: {error})"
