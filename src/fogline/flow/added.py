"""What adding to a ledger is told, and what it tells: options, steps while it goes on, a summary when it is done."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from fogline.flow.reading import ReadOptions, ReadSettings
from fogline.records.errors import UsageError
from fogline.records.ledger import FailedSource

if TYPE_CHECKING:
    from fogline.documents.collecting import SourceKind


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How to add: how to read (:class:`ReadOptions`), and what the sources are.

    ``kind`` says what sort of source it is where its content does not tell ("feed", "csv"...); ``columns`` which columns of a
    table hold what (``{"text": ("lead", "body")}``: several are joined); ``note`` goes into the record of custody.
    ``entry_text`` takes the words that a feed itself holds and fetches no page; ``since`` (ISO 8601) leaves out pages of a
    sitemap that did not change since then. ``keep_only`` keeps originals and documents and reads nothing.
    """

    reading: ReadOptions = field(default_factory=ReadOptions)
    kind: "SourceKind | None" = None
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    note: str | None = None
    entry_text: bool = False
    since: str | None = None
    keep_only: bool = False

    def __post_init__(self) -> None:
        if self.since is not None:
            from fogline.documents.collecting.dates import day_of

            if day_of(self.since).start is None:
                raise UsageError(f"--since: got {self.since!r}; want a day written YYYY-MM-DD, such as 2022-05-16")

    def to_json(self, source: str) -> str:
        """Return what is needed to add ``source`` again in the same way, as JSON text without what is at its default."""
        said: dict[str, Any] = {"source": source}
        for options, start in ((self.reading, ReadOptions()), (self, AddOptions())):
            for name in (entry.name for entry in fields(options) if entry.name != "reading"):
                value = getattr(options, name)
                if value != getattr(start, name):
                    said[name] = value if isinstance(value, bool | int | float | str | tuple) else str(value)
        text = json.dumps(said, ensure_ascii=False, sort_keys=True)
        return text.encode("utf-8", "backslashreplace").decode("utf-8")  # halves of letters as JSON escapes them

    @classmethod
    def from_json(cls, text: str) -> "tuple[str, AddOptions]":
        """Return the source and the options that :meth:`to_json` wrote; ``UsageError`` for what it cannot have written.

        What a newer Fogline wrote beside them is ignored.
        """
        try:
            said: dict[str, Any] = json.loads(text)
            source = str(said["source"])
            of_reading = {entry.name for entry in fields(ReadOptions)}
            reading = ReadOptions(**{name: _frozen(value) for name, value in said.items() if name in of_reading})
            own = {entry.name for entry in fields(cls)} - {"reading"}
            given = {name: value for name, value in said.items() if name in own}
            given["columns"] = tuple((name, tuple(columns)) for name, columns in said.get("columns", ()))
            return source, cls(reading, **given)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UsageError(f"cannot add again with the options {text[:200]!r}; add the source by hand") from error


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class AddSettings(ReadSettings, total=False):
    """The fields of :class:`AddOptions` and :class:`ReadOptions` as keyword arguments."""

    kind: "SourceKind | None"
    columns: Mapping[str, str | Sequence[str]]
    note: str | None
    entry_text: bool
    since: str | None
    keep_only: bool


def add_options(options: AddOptions | None, settings: AddSettings, reader: object = None) -> AddOptions:
    """Return ``options`` with ``settings`` put in their place, and the reader's name where it is one."""
    given: dict[str, Any] = dict(settings)
    own = {entry.name: given.pop(entry.name) for entry in fields(AddOptions) if entry.name in given}
    if "columns" in own:
        named = own["columns"].items()
        own["columns"] = tuple((name, (of,) if isinstance(of, str) else tuple(of)) for name, of in named)
    if isinstance(reader, str):
        given["reader"] = reader
    start = options or AddOptions()
    return replace(start, reading=replace(start.reading, **given), **own)


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """A document that is in the ledger now, on disk: where it came from and what is known of it.

    ``claims`` is ``None`` where it was kept without being read; ``new`` tells whether the document, and not only this reading
    of it, is new. ``copy_of`` and ``version_of`` are ids of documents; ``publisher`` and ``published`` (ISO 8601, the first day
    that it may be) are ``None`` where they are not known.
    """

    source: str
    id: str
    original: str
    claims: int | None
    new: bool = True
    copy_of: str | None = None
    version_of: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What came of adding.

    ``added`` documents are new to the ledger, ``known`` ones were there before and are as they were; ``read`` counts readings
    made, ``unread`` documents kept without one (a language that is not read, or ``keep_only``). ``copies`` say the same words as
    an earlier document, ``versions`` come from the address of an earlier one; ``nameless`` new ones tell no publisher and
    ``undated`` no day of publication. ``left_out`` are files of folders that were not
    tried.
    """

    added: int = 0
    known: int = 0
    read: int = 0
    unread: int = 0
    claims: int = 0
    copies: int = 0
    versions: int = 0
    nameless: int = 0
    undated: int = 0
    failed: tuple[FailedSource, ...] = ()
    left_out: tuple[str, ...] = ()
    seconds: float = 0.0
    stopped: bool = False

    @property
    def seen(self) -> int:
        """How many documents were met, one way or another."""
        return self.read + self.unread + self.known + len(self.failed)

    @property
    def exit_status(self) -> int:
        """The worst exit status of all failures; 0 where nothing failed."""
        return max((failure.exit_status for failure in self.failed), default=0)


@dataclass(frozen=True, slots=True)
class AddStep:
    """How far adding is, after something happened: the summary so far, and what has come in with this step.

    ``documents`` are on disk by now. ``part`` (0..1) is how much of all sources is done, where that can be told. ``notes`` are
    what a person should know (which columns of a table were guessed).
    """

    source: str
    summary: AddSummary
    documents: tuple[AddedDocument, ...] = ()
    part: float | None = None
    notes: tuple[str, ...] = ()


Watcher = Callable[[AddStep], None]
"""Called after each step."""


@dataclass(slots=True)
class Tally:
    """A summary in the making; ``failed`` by source, so that what fails twice is told once."""

    added: int = 0
    known: int = 0
    read: int = 0
    unread: int = 0
    claims: int = 0
    copies: int = 0
    versions: int = 0
    nameless: int = 0
    undated: int = 0
    failed: dict[str, FailedSource] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def count(self, document: AddedDocument) -> None:
        """Count a document that has come in."""
        self.added += document.new
        self.read += document.claims is not None
        self.unread += document.claims is None
        self.claims += document.claims or 0
        self.copies += document.new and document.copy_of is not None
        self.versions += document.new and document.version_of is not None
        self.nameless += document.new and document.publisher is None
        self.undated += document.new and document.published is None

    def summary(self, seconds: float, *, stopped: bool = False) -> AddSummary:
        """Return what was counted so far."""
        return AddSummary(
            self.added,
            self.known,
            self.read,
            self.unread,
            self.claims,
            self.copies,
            self.versions,
            self.nameless,
            self.undated,
            tuple(self.failed.values()),
            tuple(self.left_out),
            seconds,
            stopped,
        )
