"""What collecting gives out and how far it goes: items and failures, options and limits, the state of a feed."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from fogline.documents.collect import CollectLimits
from fogline.documents.collecting.written import Written, write_document
from fogline.documents.read import DocumentOptions, read_document
from fogline.records.document import Document, Published
from fogline.records.errors import FoglineError, InputError
from fogline.records.ledger import Slice
from fogline.records.original import Original

SourceKind = Literal["page", "feed", "sitemap", "warc", "telegram", "mbox", "csv", "jsonl"]
"""``mbox`` stands for single messages and Maildir folders too, ``jsonl`` for JSON arrays, ``csv`` for any table of text."""
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


def printable(name: str) -> str:
    """Return a name with what cannot be written down in UTF-8 (halves of letters, stray bytes of a file's name) spelled out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was collected.

    ``key`` is a stable name of it, the same at every run: a path, an address, or a source with the number of the part
    (``news.csv#row=17``). ``how`` says what :meth:`read` does: options to read the original by, words that the source gives
    ready, or ``None`` for an original that is only kept (the table, mailbox or export that the next items are slices of).
    """

    key: str
    original: Original
    how: DocumentOptions | Written | None = None
    slice: Slice | None = None

    def read(self) -> Document | None:
        """Return the item's document, ``None`` where it is only kept; ``InputError`` where no words are in it."""
        if self.how is None:
            return None
        if isinstance(self.how, Written):
            return write_document(self.original, self.how)
        return read_document(self.original, self.how)


@dataclass(frozen=True, slots=True)
class ItemFailure:
    """What could not be collected and why; ``key`` names it as :class:`Item` does, ``exit_status`` as errors do.

    ``passed_over``: nothing is wrong with it, it is only of no kind that is read (a picture in a folder).
    """

    key: str
    message: str
    exit_status: int = InputError.exit_status
    passed_over: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", printable(self.key))
        object.__setattr__(self, "message", printable(self.message))

    @classmethod
    def of(cls, key: str, error: Exception) -> "ItemFailure":
        """Make a failure of the error that ``key`` raised."""
        status = error.exit_status if isinstance(error, FoglineError) else InputError.exit_status
        reason = f"cannot be read: {error.strerror}" if isinstance(error, OSError) and error.strerror else str(error)
        return cls(key, reason or type(error).__name__, status)

    def __str__(self) -> str:
        return f"{self.key}: {self.message}"


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is kept of a feed between two visits: what its server said of the answer, and the entries seen in it.

    ``seen`` are marks of entries (of their name and the time of their last change), those of the last answer only.
    """

    address: str
    etag: str | None = None
    modified: str | None = None
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemOptions:
    """How to collect.

    ``kind`` names the sort of source where its content does not tell. ``columns`` maps ``date``, ``publisher``, ``url``,
    ``title`` and ``text`` to columns of a table or keys of JSON (several are joined); what is not mapped is guessed.
    ``published``, ``publisher`` and ``clean`` are those of :class:`~fogline.documents.DocumentOptions`; the publisher of a row or
    message is the source's own where it names one. ``entry_text``: take the words that a feed itself holds, and fetch no page.
    ``since`` (ISO 8601) leaves out pages of a sitemap that did not change since then. ``feeds`` are the states of feeds by
    address; ``keep_feed`` gets the new state after a feed's last item was taken, ``remembered`` how many of its entries were
    passed over as those of its last state. ``known`` tells of a page that a feed or sitemap
    names whether it need not be fetched, from its address and the time of its last change (``None`` where they do not say).
    ``only`` narrows to items of these keys. ``tell`` gets what a person should know (which columns were guessed).
    """

    kind: SourceKind | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published: Published | None = None
    publisher: str | None = None
    clean: bool = True
    entry_text: bool = False
    since: str | None = None
    feeds: Mapping[str, FeedState] = field(default_factory=dict)
    keep_feed: Callable[[FeedState], None] | None = None
    remembered: Callable[[int], None] | None = None
    known: Callable[[str, datetime.datetime | None], bool] | None = None
    only: frozenset[str] | None = None
    tell: Callable[[str], None] | None = None

    def say(self, message: str) -> None:
        """Pass a message on to whoever listens."""
        if self.tell is not None:
            self.tell(message)


@dataclass(frozen=True, slots=True)
class ItemLimits:
    """How far collecting goes; ``collect`` bounds each single page or file.

    ``container_bytes`` bounds a table, mailbox or export, unpacked, which is held in memory while its items are cut from it;
    ``archive_bytes`` what a web archive unpacks to in all, of which one record is held at a time. ``entries`` bounds the items of
    one source, ``pages`` the addresses taken from a feed or sitemap, ``feed_bytes`` a feed, ``nesting`` sitemaps within sitemaps.
    """

    collect: CollectLimits = field(default_factory=CollectLimits)
    container_bytes: int = 1_000_000_000
    archive_bytes: int = 200_000_000_000
    entries: int = 5_000_000
    pages: int = 100_000
    feed_bytes: int = 10_000_000
    nesting: int = 3
