"""The flow: the only module that knows all rooms. Sources in, reports out.

::

    source -> collect -> original -> read_document -> document -> Reader.read -> reading -> assemble -> report
                                                                                  gazetteer ----^
"""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from fogline import __version__
from fogline.records import Document, Published, Reading, Report
from fogline.records.errors import FoglineError, InputError, NotRead, UsageError
from fogline.records.original import Original

if TYPE_CHECKING:
    from fogline.gazetteer import Database, Gazetteer
    from fogline.gazetteer.postgis import Postgis
    from fogline.reading.contract import Reader

Source = str | os.PathLike[str]
READABLE_SUFFIXES = frozenset({".htm", ".html", ".markdown", ".md", ".text", ".txt", ".xhtml"})

# What a single broken input can raise. ValueError: records refuse spans outside the text and text that cannot be decoded.
_BROKEN_INPUT = (FoglineError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: what is known about the source, how to clean, which reader, and the limits for collecting.

    ``published`` is the publication date (``YYYY-MM-DD`` or a date) when the user knows it; ``publisher`` the narrator's name.
    ``clean=False`` takes a plain text as it stands. ``threshold`` (0..1) is how sure the reader must be of what it gives out,
    ``threads`` how many processors it may use (default: all). ``places=False`` looks up no places:
    they are named only. ``max_bytes`` bounds a source, ``timeout`` (seconds) each wait for the network; loopback and private
    addresses are refused unless ``allow_private``.
    """

    published: str | datetime.date | None = None
    publisher: str | None = None
    clean: bool = True
    reader: str = "embedded"
    threshold: float | None = None
    threads: int | None = None
    places: bool = True
    allow_private: bool = False
    max_bytes: int = 20_000_000
    timeout: float = 10.0

    def __post_init__(self) -> None:
        self.stated()

    def stated(self) -> Published | None:
        """Return the publication date given by the user, or ``None``; ``UsageError`` when it is no date or yet to come."""
        if self.published is None:
            return None
        day = _day(self.published)
        # Tomorrow, because somewhere it has begun.
        if day > datetime.date.today() + datetime.timedelta(days=1):
            raise UsageError(f"publication date: got {day}, which is yet to come; want the day it was published")
        return Published(day, day, "stated")


class ReadSettings(TypedDict, total=False):
    """The fields of :class:`ReadOptions` as keyword arguments, so that ``read(path, published="2022-05-16")`` works."""

    published: str | datetime.date | None
    publisher: str | None
    clean: bool
    threshold: float | None
    threads: int | None
    places: bool
    allow_private: bool
    max_bytes: int
    timeout: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: why, and the exit status this leaves (see :mod:`fogline.records.errors`).

    ``source`` is the source as it was given; ``message`` does not repeat it. ``unread`` is the cleaned document in a report with
    nothing marked in it, where the document was understood but the reader does not read its language: none of it is lost.
    """

    source: str
    message: str
    exit_status: int
    unread: Report | None = None

    @classmethod
    def of(cls, source: str, error: Exception, unread: Report | None = None) -> "Failure":
        """Make a failure of the error that ``source`` raised."""
        status = error.exit_status if isinstance(error, FoglineError) else InputError.exit_status
        return cls(source, str(error) or type(error).__name__, status, unread)

    def __str__(self) -> str:
        return f"{self.source or repr(self.source)}: {self.message}"


@dataclass(frozen=True, slots=True)
class Expanded:
    """What a source stands for: itself, or the files of a folder; ``left_out`` are the folder's files that are not read."""

    names: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def read(
    source: Source,
    options: ReadOptions | None = None,
    *,
    reader: "Reader | str | None" = None,
    gazetteer: "Gazetteer | None" = None,
    **settings: Unpack[ReadSettings],
) -> Report:
    """Read one source (a file, ``-`` for standard input, an http(s) address) and return its report.

    ``settings`` are fields of :class:`ReadOptions` and win over ``options``; ``reader`` is a reader or the name of one;
    ``gazetteer`` places names (default: the built-in one, with the countries that you added).
    Raises ``InputError`` (``NotRead`` for a language the reader does not read), ``UsageError`` or ``ServiceError``.
    """
    options = _merge(options, reader, settings)
    name = os.fspath(source)
    with _naming(name):
        document = _document(name, options)
    tools = _tools(options, reader, gazetteer)
    with _naming(name):
        return _report(document, tools)


def read_many(
    sources: Iterable[Source],
    options: ReadOptions | None = None,
    *,
    reader: "Reader | str | None" = None,
    gazetteer: "Gazetteer | None" = None,
    **settings: Unpack[ReadSettings],
) -> Iterator[Report | Failure]:
    """Yield a report or a failure for each source, in order, each as soon as it is read; a folder stands for its files.

    Arguments are those of :func:`read`. A source that cannot be read yields a :class:`Failure` and the rest goes on.
    """
    return (outcome for _, outcome in read_named(sources, options, reader=reader, gazetteer=gazetteer, **settings))


def read_named(
    sources: Iterable[Source],
    options: ReadOptions | None = None,
    *,
    reader: "Reader | str | None" = None,
    gazetteer: "Gazetteer | None" = None,
    **settings: Unpack[ReadSettings],
) -> Iterator[tuple[str, Report | Failure]]:
    """Yield what :func:`read_many` yields, each with the source it came from (for a folder: the path of the file)."""
    if isinstance(sources, str | os.PathLike):
        sources = [sources]
    options = _merge(options, reader, settings)
    return _outcomes(iter(sources), options, lambda: _tools(options, reader, gazetteer))


def expand(source: Source) -> Expanded:
    """Return what ``source`` stands for; for a folder, the files in it and in the folders below.

    Files are told by suffix (``READABLE_SUFFIXES``) and sorted. A README (whatever its suffix) and a folder that cannot be opened
    are left out like the files of other kinds; what is hidden is passed over. ``InputError`` when nothing is left.
    """
    path = os.fspath(source)
    if not os.path.isdir(path):
        return Expanded((path,))
    names: list[str] = []
    left_out: list[str] = []
    for folder, folders, files in os.walk(
        path, onerror=lambda error: left_out.append(os.path.join(error.filename, ""))
    ):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            (names if _is_readable(Path(name)) else left_out).append(os.path.join(folder, name))
    if not names:
        raise InputError(f"folder without files to read; want at least one of {', '.join(sorted(READABLE_SUFFIXES))}")
    return Expanded(tuple(names), tuple(left_out))


def _is_readable(name: Path) -> bool:
    return name.suffix.lower() in READABLE_SUFFIXES and name.stem.lower() != "readme"


@dataclass(frozen=True, slots=True)
class _Tools:
    """What a document is read with."""

    reader: "Reader"
    gazetteer: "Gazetteer | None"


def _outcomes(
    sources: Iterator[Source], options: ReadOptions, tools: Callable[[], _Tools]
) -> Iterator[tuple[str, Report | Failure]]:
    for source in sources:
        try:
            names = expand(source).names
        except _BROKEN_INPUT as error:
            yield os.fspath(source), Failure.of(os.fspath(source), error)
            continue
        for name in names:
            yield name, _outcome(name, options, tools)


def _outcome(name: str, options: ReadOptions, tools: Callable[[], _Tools]) -> Report | Failure:
    try:
        document = _document(name, options)
    except _BROKEN_INPUT as error:
        return Failure.of(name, error)
    opened = tools()  # outside: a reader that cannot be opened is no fault of this source
    try:
        return _report(document, opened)
    except NotRead as error:
        return Failure.of(name, error, Report.of(__version__, Reading(opened.reader.info, document), ()))
    except _BROKEN_INPUT as error:
        return Failure.of(name, error)


@contextmanager
def _naming(source: str) -> Iterator[None]:
    """Put the source before the text of whatever error it raises in the block."""
    try:
        yield
    except FoglineError as error:
        raise type(error)(str(Failure.of(source, error))) from error


def _report(document: Document, tools: _Tools) -> Report:
    from fogline.claims.assemble import assemble
    from fogline.claims.values import with_values

    _check_language(document, tools.reader)
    for reading in tools.reader.read([document]):
        valued = with_values(reading)
        return Report.of(__version__, valued, assemble(valued, tools.gazetteer))
    raise InputError(f"the reader {tools.reader.info.name!r} gave no reading of this document")


def _document(source: str, options: ReadOptions) -> Document:
    from fogline.documents import CollectLimits, DocumentOptions, collect, read_document

    limits = CollectLimits(max_bytes=options.max_bytes, timeout=options.timeout, allow_private=options.allow_private)
    if not source:
        raise UsageError("got an empty name; want a path, '-' for standard input, or an http(s) address")
    original = collect(source, limits)
    if not options.clean and _is_html(original):
        raise UsageError("got HTML; --no-clean (clean=False) is for plain text only: its tags would be read as words")
    return read_document(original, DocumentOptions(options.stated(), options.publisher, options.clean))


def _is_html(original: Original) -> bool:
    from fogline.documents.decode import decode

    return decode(original).media_type == "html"


def _check_language(document: Document, reader: "Reader") -> None:
    """Raise ``NotRead`` unless the reader reads the document's language; an unknown one (a short text) gets the benefit."""
    if document.language is None or document.language in reader.languages:
        return
    from fogline.documents.language import language_name

    reads = ", ".join(language_name(code) for code in sorted(reader.languages))
    raise NotRead(
        f"got a text in {language_name(document.language)}; the reader {reader.info.name!r} reads {reads}: "
        "give a translation, and say so in --publisher"
    )


def _merge(options: ReadOptions | None, reader: "Reader | str | None", settings: ReadSettings) -> ReadOptions:
    merged = replace(options or ReadOptions(), **settings)
    return replace(merged, reader=reader) if isinstance(reader, str) else merged


def _reader(options: ReadOptions, reader: "Reader | str | None") -> "Reader":
    if reader is None or isinstance(reader, str):
        return _opened(options.reader, options.threshold, options.threads)
    if options.threshold is not None or options.threads is not None:
        raise UsageError("threshold and threads are for a reader opened by its name; give them to the reader you made")
    return reader


def _tools(options: ReadOptions, reader: "Reader | str | None", gazetteer: "Gazetteer | None") -> _Tools:
    places = (gazetteer or open_places()) if options.places else None
    return _Tools(_reader(options, reader), places)


def open_places() -> "Gazetteer":
    """Return the gazetteer that ``FOGLINE_PLACES`` names, opened once; what was added since it was opened is seen.

    That is the built-in one with the countries that the user added (``fogline places add``), or the one in a database. Raises
    ``UsageError`` or ``ServiceError`` where a database has no places or cannot be reached.
    """
    from fogline.gazetteer import Database, places_setting

    where = places_setting()
    if isinstance(where, Database):
        shared = _opened_database(where)
        shared.refresh()
        return shared
    added = tuple((path.name, path.stat().st_mtime_ns) for path in sorted(where.glob("*.places")))
    return _opened_places(where, added)


@lru_cache(maxsize=1)
def _opened_places(folder: Path, added: tuple[tuple[str, int], ...]) -> "Gazetteer":  # noqa: ARG001 (opens anew when they change)
    from fogline.gazetteer import open_gazetteer

    return open_gazetteer(folder)


@lru_cache(maxsize=1)
def _opened_database(database: "Database") -> "Postgis":
    from fogline.gazetteer import open_gazetteer

    return open_gazetteer(database)


@lru_cache(maxsize=2)
def _opened(name: str, threshold: float | None, threads: int | None) -> "Reader":
    from fogline.reading import open_reader

    return open_reader(name, threshold, threads)


def _day(value: str | datetime.date) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.strptime(value.strip(), "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(
            f"publication date: got {value!r}; want a day written YYYY-MM-DD, such as 2022-05-16"
        ) from None
