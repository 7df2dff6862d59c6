"""What a ledger in memory holds, and its log, which all that is done to it is written into."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from fogline.ledger import clock
from fogline.ledger.computed import HeldComputed
from fogline.ledger.contract import Recorded, Recovery
from fogline.ledger.digests import FIRST_PREVIOUS, sealed
from fogline.ledger.facets import Facets
from fogline.ledger.standing import Decided, Read, Stretch
from fogline.records import Claim, Custody, Document, Original, Report
from fogline.records.errors import UsageError
from fogline.records.ledger import Act, DocumentHead, FailedSource, LogLine, Setting, Slice

_LATE = float("inf")


@dataclass(slots=True)
class Kept:
    """An original."""

    original: Original
    slice: Slice | None
    custody: list[Custody]


@dataclass(slots=True)
class Held:
    """A document, its readings, and what is worked out of them (``stretches``: ``None`` until asked for)."""

    document: Document
    head: DocumentHead
    act: int
    signature: bytes | None
    readings: list[tuple[Read, Report]] = field(default_factory=list)
    stretches: tuple[Stretch, ...] | None = None
    texts: tuple[tuple[str, ...], ...] | None = None
    facets: dict[Claim, Facets] = field(default_factory=dict)


@dataclass(slots=True)
class Holdings:
    """All of a ledger in memory."""

    originals: dict[str, Kept] = field(default_factory=dict)
    documents: dict[str, Held] = field(default_factory=dict)
    claims: dict[str, dict[str, None]] = field(default_factory=dict)  # from the id of a claim to those of its documents
    addresses: dict[str, str] = field(default_factory=dict)  # to the latest document read from there
    bands: dict[int, list[int]] = field(default_factory=dict)
    decided: dict[str, Decided] = field(default_factory=dict)
    settings: list[tuple[int, Setting]] = field(default_factory=list)
    failures: list[FailedSource] = field(default_factory=list)
    recoveries: list[Recovery] = field(default_factory=list)
    log: list[LogLine] = field(default_factory=list)
    computed: HeldComputed = field(default_factory=HeldComputed)

    def note(self, act: Act, subject: str, user: str, detail: str | None = None, digest: str | None = None) -> LogLine:
        """Write a line into the log."""
        previous = self.log[-1] if self.log else None
        told = clock.now()
        time = max(told, previous.time) if previous else told
        line = sealed(
            LogLine(
                *(len(self.log) + 1, time, act, subject, user, digest, detail),
                previous.hash if previous else FIRST_PREVIOUS,
                "",
                told if told != time else None,
            )
        )
        self.log.append(line)
        return line

    def act_by(self, known_on: str | None) -> float:
        """Return the last act by a moment."""
        if known_on is None:
            return _LATE
        end = clock.end_of(known_on)
        return next((line.number for line in reversed(self.log) if line.time <= end), 0)

    def document(self, document_id: str) -> Held:
        """Return a document; ``UsageError`` if unknown."""
        if document_id not in self.documents:
            raise UsageError(
                f"document: the ledger has no {document_id[:80]!r}; `fogline find --documents` lists those it has"
            )
        return self.documents[document_id]

    def recorded(self) -> Iterator[Recorded]:
        """Yield what was added. It lies here only together with its line, so that the lines tell of it."""
        for line in self.log:
            if line.act == "document":
                yield Recorded(line.number, line.act, line.subject, self.documents[line.subject].head.original)
            elif line.act == "reading":
                yield Recorded(line.number, line.act, json.loads(line.detail or "{}")["document"])
            elif line.act in ("collected", "decision", "setting"):
                yield Recorded(line.number, line.act, line.subject)
