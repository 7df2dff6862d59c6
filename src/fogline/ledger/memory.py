"""A ledger in memory: for tests, for trying things out, and as the plainest telling of what every store does."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from fogline.ledger import clock, likeness
from fogline.ledger.checks import check_setting, check_slice
from fogline.ledger.computed import HeldComputed
from fogline.ledger.contract import Progress, Recorded
from fogline.ledger.corrections import check_correction, check_decision
from fogline.ledger.digests import FIRST_PREVIOUS, digest, document_detail, original_detail, reading_detail, sealed
from fogline.ledger.facets import Facets, facets_of
from fogline.ledger.folding import address_key, words
from fogline.ledger.matching import asked, asked_documents, relevance
from fogline.ledger.standing import Decided, Read, State, Stretch, concerned, timeline
from fogline.records import Claim, Custody, Decision, Document, Original, ReaderInfo, Report
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
    Finding,
    LogLine,
    OriginalHead,
    Setting,
    Slice,
)

_LATE = float("inf")
_ALL_CLAIMS, _ALL_DOCUMENTS = ClaimQuery(), DocumentQuery()


@dataclass(slots=True)
class _Kept:
    """An original."""

    original: Original
    slice: Slice | None
    custody: list[Custody]


@dataclass(slots=True)
class _Held:
    """A document, its readings, and what is worked out of them (``stretches``: ``None`` until asked for)."""

    document: Document
    head: DocumentHead
    act: int
    signature: bytes | None
    readings: list[tuple[Read, Report]] = field(default_factory=list)
    stretches: tuple[Stretch, ...] | None = None
    texts: tuple[tuple[str, ...], ...] | None = None
    facets: dict[Claim, Facets] = field(default_factory=dict)


class MemoryStore:
    """A ledger that is gone when the program ends. See :class:`~fogline.ledger.contract.Store`."""

    def __init__(self, name: str = "memory", user: str = "fogline") -> None:
        self._name = name
        self._originals: dict[str, _Kept] = {}
        self._documents: dict[str, _Held] = {}
        self._claims: dict[str, dict[str, None]] = {}  # from the id of a claim to those of its documents
        self._addresses: dict[str, str] = {}  # to the latest document read from there
        self._bands: dict[int, list[int]] = {}
        self._decided: dict[str, Decided] = {}
        self._settings: list[tuple[int, Setting]] = []
        self._failures: dict[str, FailedSource] = {}
        self._log: list[LogLine] = []
        self._computed = HeldComputed()
        self.note("opened", name, user)

    @property
    def name(self) -> str:
        """The name it was given."""
        return self._name

    def add(self, entries: Sequence[Entry], user: str) -> tuple[Added, ...]:
        """Add entries and return what each did."""
        self._check(entries)
        return tuple(self._add(entry, user) for entry in entries)

    def _check(self, entries: Sequence[Entry]) -> None:
        """Raise before anything is added: all of the entries go in, or none."""
        contents: dict[str, bytes] = {}
        for entry in entries:
            if entry.slice is not None and entry.original.sha256 not in self._originals:
                kept = self._originals.get(entry.slice.container)
                whole = contents.get(entry.slice.container) if kept is None else kept.original.content
                check_slice(entry.slice, whole, entry.original.content)
            contents[entry.original.sha256] = entry.original.content
            digest(entry.original.custody)
            digest(entry.report or entry.document)

    def _add(self, entry: Entry, user: str) -> Added:
        original = self._add_original(entry, user)
        document, reading = entry.document, False
        new = document is not None and document.id not in self._documents
        if document is not None and new:
            self._add_document(document, entry.original.sha256, user)
        if entry.report is not None:
            reading = self._add_reading(entry.report, user)
        return Added(original, new, reading, len(entry.report.claims) if reading and entry.report else 0)

    def _add_original(self, entry: Entry, user: str) -> bool:
        original = entry.original
        kept = self._originals.get(original.sha256)
        came_from = [(custody.source, custody.address) for custody in kept.custody] if kept else []
        if (original.custody.source, original.custody.address) not in came_from:
            size, media_type = len(original.content), original.media_type
            told = original_detail(media_type, size, entry.slice) if kept is None else None
            self.note("collected", original.sha256, user, told, digest(original.custody))
        if kept is None:
            self._originals[original.sha256] = _Kept(original, entry.slice, [original.custody])
        elif (original.custody.source, original.custody.address) not in came_from:
            kept.custody.append(original.custody)
        return kept is None

    def _add_document(self, document: Document, original: str, user: str) -> None:
        line = self.note("document", document.id, user, document_detail(original), digest(document))
        address = address_key(document.url) if document.url else None
        before = self._addresses.get(address) if address else None
        signed = likeness.signature(document.text, document.published)
        copy = self._copy_of(signed, before)
        head = DocumentHead(
            *(document.id, original, document.title, document.publisher, document.url, document.language),
            document.published,
            line.time,
            copy_of=copy[0] if copy else None,
            likeness=copy[1] if copy else None,
            version_of=before,
        )
        number = len(self._documents)
        self._documents[document.id] = _Held(document, head, line.number, signed)
        if address:
            self._addresses[address] = document.id
        for band in likeness.bands(signed) if signed else ():
            self._bands.setdefault(band, []).append(number)

    def _copy_of(self, signed: bytes | None, before: str | None) -> tuple[str, float] | None:
        """Return the document that said the same words first, and the share; a version is no copy of those before it."""
        if signed is None:
            return None
        shared: dict[int, int] = {}
        for band in likeness.bands(signed):
            for number in self._bands.get(band, ()):
                shared[number] = shared.get(number, 0) + 1
        held = list(self._documents.values())
        versions = set()
        while before is not None:
            versions.add(before)
            before = self._documents[before].head.version_of
        likely = likeness.worth_comparing((at, n) for at, n in shared.items() if held[at].head.id not in versions)
        found = likeness.first_copied(signed, ((at, held[at].signature or b"") for at in likely))
        if found is None:
            return None
        first = held[found.document].head
        root = first.copy_of or first.id
        return (root if root not in versions else first.id), found.share

    def _add_reading(self, report: Report, user: str) -> bool:
        held = self._documents[report.document.id]
        if held.readings and held.readings[-1][0].reader == report.reader:
            return False
        line = self.note("reading", digest(report), user, detail=reading_detail(report), digest=digest(report))
        held.readings.append((Read(line.number, report.reader, report.claims), report))
        held.stretches = None
        for claim in report.claims:
            self._claims.setdefault(claim.id, {})[report.document.id] = None
        return True

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Add decisions; see the contract."""
        fresh = {decision.id: decision for decision in decisions if decision.id not in self._decided}
        before: set[str] = set()
        for decision in fresh.values():
            check_decision(decision, partial(self._knows, kind=decision.kind, before=before))
            if decision.kind == "correct":
                for subject in decision.subjects:
                    for held in map(self._documents.__getitem__, self._claims[subject]):
                        check_correction(held_claim(held.readings, subject), decision, len(held.document.text))
            before.add(decision.id)
        for decision in fresh.values():
            line = self.note("decision", decision.id, decision.user, digest=digest(decision))
            self._decided[decision.id] = Decided(line.number, decision)
        for name in self._concerned_documents(fresh.values()):
            self._documents[name].stretches = None

    def _knows(self, subject: str, kind: str, before: Collection[str]) -> bool:
        decided = subject in self._decided or subject in before
        if kind == "undo":
            return decided
        return subject in self._claims or (kind == "comment" and decided)

    def _concerned_documents(self, decisions: Iterable[Decision]) -> set[str]:
        found: set[str] = set()
        waiting = [subject for decision in decisions for subject in decision.subjects]
        while waiting:
            subject = waiting.pop()
            found.update(self._claims.get(subject, ()))
            if subject in self._decided:
                waiting.extend(self._decided[subject].decision.subjects)
        return found

    def set(self, settings: Sequence[Setting]) -> None:
        """Give settings values."""
        for setting in settings:
            check_setting(setting)
        for setting in settings:
            now = self.settings().get(setting.key)
            if now is None or now.value != setting.value:
                line = self.note("setting", setting.key, setting.user, digest=digest(setting))
                self._settings.append((line.number, setting))

    def fail(self, failures: Sequence[FailedSource], user: str) -> None:
        """Note sources that could not be added."""
        for failed in failures:
            before = self._failures.get(failed.source)
            tries = failed.tries + (before.tries if before else 0)
            self._failures[failed.source] = replace(failed, tries=tries)
            detail = json.dumps({"message": failed.message, "exit_status": failed.exit_status}, ensure_ascii=False)
            self.note("failed", failed.source, user, detail)

    def recover(self, sources: Collection[str]) -> None:
        """Note that sources which had failed were added."""
        for source in sources:
            self._failures.pop(source, None)

    def note(self, act: Act, subject: str, user: str, detail: str | None = None, digest: str | None = None) -> LogLine:
        """Write a line into the log."""
        previous = self._log[-1] if self._log else None
        told = clock.now()
        time = max(told, previous.time) if previous else told
        line = sealed(
            LogLine(
                *(len(self._log) + 1, time, act, subject, user, digest, detail),
                previous.hash if previous else FIRST_PREVIOUS,
                "",
                told if told != time else None,
            )
        )
        self._log.append(line)
        return line

    def has(self, originals: Iterable[str], reader: ReaderInfo | None) -> frozenset[str]:
        """Return which originals need not be read again."""
        done = {
            held.head.original
            for held in self._documents.values()
            if reader is None or any(read.reader == reader for read, _ in held.readings)
        }
        return frozenset(name for name in originals if name in done)

    def original(self, sha256: str) -> Original:
        """Return an original."""
        if sha256 not in self._originals:
            raise UsageError(f"original: the ledger has no {sha256[:64]!r}; want the SHA-256 of one that was added")
        return self._originals[sha256].original

    def original_heads(self, originals: Collection[str] | None = None) -> Iterator[OriginalHead]:
        """Yield originals in the order they came in."""
        wanted = None if originals is None else set(originals)
        kept = [kept for name, kept in self._originals.items() if wanted is None or name in wanted]
        return iter(
            [
                OriginalHead(
                    *(each.original.sha256, len(each.original.content), each.original.media_type, tuple(each.custody)),
                    each.slice,
                )
                for each in kept
            ]
        )

    def document(self, document_id: str) -> Document:
        """Return a document."""
        return self._held(document_id).document

    def _held(self, document_id: str) -> _Held:
        if document_id not in self._documents:
            raise UsageError(
                f"document: the ledger has no {document_id[:80]!r}; `fogline find --documents` lists those it has"
            )
        return self._documents[document_id]

    def documents(self, query: DocumentQuery = _ALL_DOCUMENTS) -> Iterator[DocumentHead]:
        """Yield the documents that fit, newest added first."""
        wanted, act = asked_documents(query), self._act(query.known_on)
        fitting = []
        for held in reversed(self._documents.values()):
            if held.act <= act:
                head = _head(held, act)
                if wanted.fits(head, _texts(held) if wanted.words else ()):
                    fitting.append(head)
        return iter(fitting[: query.limit])

    def report(self, document_id: str, known_on: str | None = None, *, act: int | None = None) -> Report | None:
        """Return the reading that counts, or the one of an act."""
        last = self._act(known_on)
        readings = self._held(document_id).readings
        counting = [report for read, report in readings if read.act <= last and act in (None, read.act)]
        return counting[-1] if counting else None

    def claims(self, query: ClaimQuery = _ALL_CLAIMS) -> Iterator[Finding]:
        """Yield the claims that fit."""
        found = self._find(query)
        return (self._finding(held, stretch, head) for held, stretch, head in found[: query.limit])

    def count(self, query: ClaimQuery = _ALL_CLAIMS) -> int:
        """Return how many claims fit."""
        return len(self._find(query))

    def _find(self, query: ClaimQuery) -> list[tuple[_Held, Stretch, DocumentHead]]:
        wanted, act = asked(query), self._act(query.known_on)
        found, ranks = [], []
        for held in reversed(self._documents.values()):
            head = _head(held, act)
            for stretch in self._standing(held, act):
                claim = stretch.state.claim
                facets = _facets(held, claim)
                if wanted.fits(claim, stretch.state.status, facets, head):
                    found.append((held, stretch, head))
                    ranks.append((relevance(wanted.words, facets.texts), facets))
        order = list(range(len(found)))
        if query.order == "relevance":
            order.sort(key=lambda at: -ranks[at][0])
        elif query.order == "when":
            order.sort(key=lambda at: _when(ranks[at][1]))
        return [found[at] for at in order]

    def _standing(self, held: _Held, act: float) -> list[Stretch]:
        """Return the states of a document's claims that count at an act: those of its reading in order, then the others."""
        if held.stretches is None:
            mine = {claim.id for read, _ in held.readings for claim in read.claims}
            decided = concerned(tuple(self._decided.values()), mine.__contains__)
            held.stretches = timeline([read for read, _ in held.readings], decided)
        current = max((read.act for read, _ in held.readings if read.act <= act), default=0)
        standing = [
            stretch for stretch in held.stretches if stretch.start <= act and (stretch.end is None or act < stretch.end)
        ]
        return sorted(standing, key=lambda stretch: (stretch.state.reading != current, stretch.state.place))

    def _finding(self, held: _Held, stretch: Stretch, head: DocumentHead) -> Finding:
        state: State = stretch.state
        reader = next(read.reader for read, _ in held.readings if read.act == state.reading)
        evidence = state.claim.evidence.of(held.document.text)
        known_since = self._log[stretch.start - 1].time
        return Finding(state.claim, evidence, head, reader, state.status, state.corrected, known_since)

    def decisions(self, subjects: Collection[str] | None = None, known_on: str | None = None) -> Iterator[Decision]:
        """Yield decisions in the order they were made."""
        act = self._act(known_on)
        wanted = None if subjects is None else set(subjects)
        made = [each.decision for each in self._decided.values() if each.act <= act]
        return iter([decision for decision in made if wanted is None or not wanted.isdisjoint(decision.subjects)])

    def settings(self, known_on: str | None = None) -> dict[str, Setting]:
        """Return each setting's latest value."""
        act = self._act(known_on)
        return {setting.key: setting for number, setting in self._settings if number <= act}

    def setting_history(self, key: str | None = None) -> Iterator[Setting]:
        """Yield every value ever given, oldest first."""
        return iter([setting for _, setting in self._settings if key is None or setting.key == key])

    def failures(self) -> Iterator[FailedSource]:
        """Yield the sources that failed and were not added since, oldest first."""
        return iter(list(self._failures.values()))

    def log(self, after: int = 0) -> Iterator[LogLine]:
        """Yield the lines of the log above ``after``."""
        return iter(self._log[max(after, 0) :])

    def recorded(self) -> Iterator[Recorded]:
        """Yield what was added. It lies here only together with its line, so that the lines tell of it."""
        for line in self._log:
            if line.act == "document":
                yield Recorded(line.number, line.act, line.subject, self._documents[line.subject].head.original)
            elif line.act == "reading":
                yield Recorded(line.number, line.act, json.loads(line.detail or "{}")["document"])
            elif line.act in ("collected", "decision", "setting"):
                yield Recorded(line.number, line.act, line.subject)

    def counts(self) -> Counts:
        """Return how much is in the ledger."""
        readings = [read for held in self._documents.values() for read, _ in held.readings]
        publishers: dict[str, int] = {}
        for held in self._documents.values():
            if held.head.publisher is not None:
                publishers[held.head.publisher] = publishers.get(held.head.publisher, 0) + 1
        return Counts(
            len(self._originals),
            len(self._documents),
            len(readings),
            sum(len(read.claims) for read in readings),
            len(self._decided),
            len(self._log),
            sum(len(kept.original.content) for kept in self._originals.values()),
            len(self._failures),
            tuple(sorted(publishers.items(), key=lambda pair: (-pair[1], pair[0]))),
        )

    def computed(self) -> HeldComputed:
        """Return what the rooms above worked out from this ledger."""
        return self._computed

    def rebuild(self, progress: Progress | None = None) -> None:
        """Forget what was worked out; it is worked out again when asked for."""
        self._computed = HeldComputed()
        for done, held in enumerate(self._documents.values(), 1):
            held.stretches, held.texts = None, None
            held.facets.clear()
            if progress is not None:
                progress(done, len(self._documents))

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    def _act(self, known_on: str | None) -> float:
        """Return the last act by a moment."""
        if known_on is None:
            return _LATE
        end = clock.end_of(known_on)
        return next((line.number for line in reversed(self._log) if line.time <= end), 0)


def held_claim(readings: Sequence[tuple[Read, Report]], claim_id: str) -> Claim:
    """Return a claim as last read."""
    return next(claim for read, _ in reversed(readings) for claim in read.claims if claim.id == claim_id)


def _head(held: _Held, act: float) -> DocumentHead:
    counting = [read for read, _ in held.readings if read.act <= act]
    return replace(held.head, claims=len(counting[-1].claims)) if counting else held.head


def _texts(held: _Held) -> tuple[tuple[str, ...], ...]:
    if held.texts is None:
        held.texts = (words(held.document.title or ""), words(held.document.text))
    return held.texts


def _facets(held: _Held, claim: Claim) -> Facets:
    if claim not in held.facets:
        held.facets[claim] = facets_of(claim, claim.evidence.of(held.document.text), held.document.title)
    return held.facets[claim]


def _when(facets: Facets) -> tuple[bool, int]:
    moment = facets.start if facets.start is not None else facets.end
    return moment is None, moment or 0
