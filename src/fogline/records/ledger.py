"""What the ledger takes and gives: entries in, findings out; the log of all acts, failures, settings."""

from dataclasses import dataclass, field
from typing import Literal

from fogline.records.claim import Claim
from fogline.records.document import Document, Published
from fogline.records.original import Custody, Original
from fogline.records.reading import ReaderInfo
from fogline.records.report import Report

Act = Literal[
    "opened",  # the ledger was made
    "collected",  # an original came in (again): subject is its SHA-256
    "document",  # a document was read out of an original: its id
    "reading",  # a reader read a document: its digest; detail {"document": id}
    "decision",  # an analyst decided: the decision's id
    "setting",  # a setting was given a value: its key
    "failed",  # a source could not be added: the source
    "recovered",  # a source that had failed was added: the source; detail {"number", "after": the last failure that it ends}
    "verified",  # somebody checked the whole ledger: the outcome in one word
    "exported",  # something left the ledger (bundle, backup, copy): where to
    "timestamped",  # an authority signed the head of the log: the hash it signed
]
ClaimStatus = Literal["open", "accepted", "rejected", "look-again"]
FaultKind = Literal["missing", "changed", "cut", "unreadable", "unrecorded", "out of step"]
Order = Literal["newest", "when", "relevance"]


@dataclass(frozen=True, slots=True)
class Slice:
    """Where an original lies inside another one (a row of a table, a message of a mailbox): half-open, in bytes."""

    container: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to add: an original, and what was read out of it as far as that went.

    ``document`` is ``None`` for an original kept as it is (the table that rows are cut from). ``report`` is ``None`` where no
    reader read the document (another language). ``slice`` says that the bytes lie in an original added before.
    """

    original: Original
    document: Document | None = None
    report: Report | None = None
    slice: Slice | None = None

    def __post_init__(self) -> None:
        if self.report is not None and (self.document is None or self.report.document.id != self.document.id):
            raise ValueError("entry: got a report on another document")


@dataclass(frozen=True, slots=True)
class Added:
    """What adding an entry did: each flag says whether that part is new to the ledger."""

    original: bool
    document: bool
    reading: bool
    claims: int = 0

    @property
    def anything(self) -> bool:
        """Whether the ledger grew."""
        return self.original or self.document or self.reading


@dataclass(frozen=True, slots=True)
class OriginalHead:
    """An original without its bytes: its name, size (bytes, unpacked), and how it was collected, each time."""

    sha256: str
    size: int
    media_type: str | None
    custody: tuple[Custody, ...]
    slice: Slice | None = None


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text.

    ``added`` is when the ledger took it in (UTC); ``copy_of`` the id of the document that said the same words first
    (``likeness`` 0..1); ``version_of`` the document read from the same address before this one; ``claims`` how many claims its
    latest reading has (``None``: not read).
    """

    id: str
    original: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    published: Published
    added: str
    copy_of: str | None = None
    likeness: float | None = None
    version_of: str | None = None
    claims: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim as the ledger knows it: with every correction applied, its words, its document, and what was decided.

    ``corrected`` names the fields an analyst changed; ``known_since`` is when this state came to be (UTC). ``status``
    ``look-again``: it was decided on, but a newer reading no longer makes it.
    """

    claim: Claim
    evidence: str
    document: DocumentHead
    reader: ReaderInfo
    status: ClaimStatus
    corrected: tuple[str, ...]
    known_since: str

    def bare(self) -> "Finding":
        """Return the finding without what its sentence means."""
        known = (self.claim, self.evidence, self.document, self.reader, self.status, self.corrected, self.known_since)
        return Finding(*known)


@dataclass(frozen=True, slots=True)
class MeantFinding(Finding):
    """A finding with the vectors of what its sentence means and its document is about, where they were asked for and are known.

    See :class:`~fogline.records.report.MeantReport`.
    """

    meaning: bytes = b""
    gist: bytes = b""


@dataclass(frozen=True, slots=True)
class Near:
    """Within ``km`` kilometres of a point (WGS 84 degrees)."""

    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True, slots=True)
class Box:
    """A box in WGS 84 degrees; ``west > east`` crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims. Every field narrows; within a field that holds several values, any of them will do.

    ``words``: each inner tuple are spellings of one thing, of which one must occur in the evidence, in a party's or the
    place's name or the document's title; all the outer ones must (a spelling of several words is a phrase; case and accents
    are folded; a trailing ``*`` matches any ending). ``since`` and ``until`` (ISO 8601, inclusive) ask for claims whose time
    overlaps; those without a time are found only without them. ``parties`` are names or parts of names, of actors, targets or
    any link of the chain (``role`` narrows it to one of them); ``sources`` ask the first-hand end of the chain. ``sides`` are
    codes of actor, target or first-hand source. ``certainty`` asks for bands that overlap it. ``place_keys`` are ids of
    GeoNames ("geonames:706483") or the footprint's name. ``known_on`` (UTC, ISO 8601): answer from what had been collected
    and decided by then. ``meanings`` asks for what the sentences of the claims mean and
    their documents are about, too.
    """

    words: tuple[tuple[str, ...], ...] = ()
    types: tuple[str, ...] = ()
    realities: tuple[str, ...] = ()
    place_keys: tuple[str, ...] = ()
    box: Box | None = None
    near: Near | None = None
    since: str | None = None
    until: str | None = None
    parties: tuple[str, ...] = ()
    role: Literal["actor", "target", "source"] | None = None
    sources: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    certainty: tuple[float, float] | None = None
    statuses: tuple[ClaimStatus, ...] = ()
    duplicates: bool = False
    known_on: str | None = None
    order: Order = "newest"
    limit: int | None = None
    meanings: bool = False


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """Which documents; fields as in :class:`ClaimQuery`. ``words`` are looked for in title and text."""

    words: tuple[tuple[str, ...], ...] = ()
    ids: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    copies: bool = True
    known_on: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log: what was done by whom when, and the hash that chains it to the line before.

    ``time`` is UTC and never runs backwards, ``clock`` what the clock said where that was earlier. ``digest`` is the SHA-256 of
    what was added (for ``collected``, ``document``, ``reading``, ``decision``, ``setting``, ``failed``); ``detail`` JSON text
    with what else belongs to the act.
    """

    number: int
    time: str
    act: Act
    subject: str
    user: str
    digest: str | None
    detail: str | None
    previous: str
    hash: str
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """One value that a setting was given; the latest counts. ``value`` is JSON text."""

    key: str
    value: str
    user: str
    time: str


@dataclass(frozen=True, slots=True)
class FailedSource:
    """A source that could not be added; ``tries`` how often, ``time`` of the last (UTC). Adding it ends the failure."""

    source: str
    message: str
    exit_status: int
    time: str
    tries: int = 1
    options: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that :func:`verify` found wrong: what kind, of which thing, and what was expected.

    ``out of step`` is no fault of the record: what answers questions is not what the record makes of it.
    """

    kind: FaultKind
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds."""

    originals: int
    documents: int
    readings: int
    claims: int
    decisions: int
    log: int
    bytes: int
    failures: int = 0
    publishers: tuple[tuple[str, int], ...] = field(default=())
