"""Walking the log of a ledger: each line against the one before, and what the lines say was added."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from fogline.ledger.contract import Store
from fogline.ledger.digests import FIRST_PREVIOUS, chain_hash
from fogline.ledger.verify.faults import Faults
from fogline.records.errors import InputError
from fogline.records.ledger import Act, LogLine

_TELLING = frozenset({"collected", "document", "reading", "decision", "setting", "failed", "recovered"})


class Told(NamedTuple):
    """What a line of the log says was added (``subject`` of a reading: its document; ``original``: of a document)."""

    act: Act
    subject: str
    digest: str
    original: str | None
    detail: str | None


class LogWalk:
    """A walk along the log, which may go on where it stopped. ``told`` is by the number of the line."""

    def __init__(self, store: Store, faults: Faults) -> None:
        self._store = store
        self._faults = faults
        self._number, self._time = 0, ""  # of the last line walked
        self.head = FIRST_PREVIOUS
        self.told: dict[int, Told] = {}
        self.subjects: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))  # by act
        self.originals: dict[str, str] = {}  # what was said of an original when it came in
        self.hashes: set[str] = set()
        self.last = 0
        """The last line there was at the end of the first walk."""

    @property
    def broken(self) -> bool:
        """Whether the log could not be read to its end."""
        return "log" in self._faults.broken

    def begin(self) -> None:
        """Walk to the end that the log has now: what it says by then has to be there."""
        self.go_on()
        self.last = self._number

    def go_on(self) -> None:
        """Follow the chain from where it was left, and gather what it says was added."""
        if self.broken:
            return
        after = self._number
        for line in self._faults.safely("log", lambda: map(_sound, self._store.log(after))):
            self._link(line)
            self._vouches(line)
            self._number, self.head, self._time = line.number, line.hash, max(self._time, line.time)
            self.hashes.add(line.hash)
            self._gather(line)

    def digests(self, act: Act, subject: str, last: int | None = None) -> list[str]:
        """Return the digests that the log has of a subject, up to a line."""
        numbers = self.subjects[act].get(subject, ())
        return [self.told[number].digest for number in numbers if last is None or number <= last]

    def of(self, act: Act) -> Iterator[tuple[int, Told]]:
        """Yield what lines of one kind say, with their numbers, in order."""
        return ((number, one) for number, one in self.told.items() if one.act == act)

    def _link(self, line: LogLine) -> None:
        """Compare a line with the one before it."""
        name, expected = f"log: line {line.number}", self._number + 1
        if line.number != expected:
            gone = f"lines {expected} to {line.number - 1}" if line.number > expected else "the order"
            self._faults.add("cut", name, f"{gone} missing or changed before it")
        elif line.previous != self.head:
            self._faults.add("cut", name, "does not follow from the line before it: one of the two was changed")
        if chain_hash(line) != line.hash:
            message = "does not have the hash of what it says and of the line before it"
            self._faults.add("changed", f"{name} ({line.act} {line.subject})", message)
        if line.time < self._time:
            self._faults.add("changed", name, f"has time {line.time}, before that of the line before it")

    def _vouches(self, line: LogLine) -> None:
        """Look for the line that this one vouches for: a chain that was rewritten as a whole no longer has it."""
        if line.act == "verified":
            head = line.digest
        elif line.act == "timestamped" and str(detail_of(line).get("what", "")).startswith("log line"):
            head = line.subject
        else:
            return
        if head not in (None, FIRST_PREVIOUS) and head not in self.hashes:
            message = f"vouches for a line with hash {head}, and none before it has that: the log was written anew"
            self._faults.add("changed", f"log: line {line.number} ({line.act})", message)

    def _gather(self, line: LogLine) -> None:
        if line.act not in _TELLING:
            return
        detail = detail_of(line)
        subject = str(detail.get("document", "")) if line.act == "reading" else line.subject
        original = detail.get("original") if line.act == "document" else None
        kept = line.detail if line.act in ("failed", "recovered") else None
        self.told[line.number] = Told(line.act, subject, line.digest or "", original, kept)
        self.subjects[line.act][subject].append(line.number)
        if line.act == "collected" and line.detail:
            self.originals.setdefault(line.subject, line.detail)


def detail_of(line: LogLine) -> dict[str, Any]:
    """Return what else a line says; nothing where that is no JSON (its hash tells whether it was changed)."""
    try:
        detail = json.loads(line.detail or "{}")
    except (ValueError, RecursionError):
        return {}
    return detail if isinstance(detail, dict) else {}


def _sound(line: LogLine) -> LogLine:
    """Return the line, if all of it is text as it should be."""
    for name in ("time", "act", "subject", "user", "previous", "hash"):
        if not isinstance(getattr(line, name), str):
            raise InputError(f"line {line.number}: got {getattr(line, name)!r} for its {name}; want text")
    for name in ("digest", "detail", "clock"):
        if not isinstance(getattr(line, name), str | None):
            raise InputError(f"line {line.number}: got {getattr(line, name)!r} for its {name}; want text or nothing")
    return line
