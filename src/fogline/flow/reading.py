"""Sources in, reports out.

::

    source -> collect -> original -> read_document -> document -> Reader.read -> reading -> assemble -> report
                                                                                  gazetteer ----^
"""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from fogline.flow.containers import refuse_container
from fogline.flow.tools import Tools, open_tools
from fogline.records import Document, Published, Report
from fogline.records.errors import BROKEN_INPUT, FoglineError, InputError, NotRead, UsageError
from fogline.records.original import READABLE_SUFFIXES, Original

if TYPE_CHECKING:
    from fogline.gazetteer import Gazetteer
    from fogline.reading.contract import Reader

Source = str | os.PathLike[str]


def check_countries(codes: Iterable[str]) -> None:
    """Raise ``UsageError`` for what is no country's code."""
    if not codes:
        return
    from fogline.claims.parties.table import country_codes

    if wrong := [code for code in codes if code not in country_codes()]:
        hint = " (the United Kingdom is GB)" if wrong[0] == "UK" else ""
        raise UsageError(
            f"theatre: got {wrong[0]!r}, which is no country's code (ISO 3166 alpha-2); want such as UA,RU{hint}"
        )


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: what is known about the source, how to clean, which reader, and the limits for collecting.

    ``published`` is the publication date (``YYYY-MM-DD`` or a date) when the user knows it; ``publisher`` the narrator's name.
    ``clean=False`` takes a plain text as it stands. ``threshold`` (0..1) is how sure the reader must be of what it gives out,
    ``threads`` how many processors it may use (default: all). ``places=False`` looks up no places: they are named only;
    ``theatre`` are countries (ISO 3166 alpha-2) whose places come first. ``max_bytes`` bounds a source, ``timeout`` (seconds)
    each wait for the network; loopback and private addresses are refused unless ``allow_private``.
    """

    published: str | datetime.date | None = None
    publisher: str | None = None
    clean: bool = True
    reader: str = "embedded"
    threshold: float | None = None
    threads: int | None = None
    places: bool = True
    theatre: tuple[str, ...] = ()
    allow_private: bool = False
    max_bytes: int = 20_000_000
    timeout: float = 10.0

    def __post_init__(self) -> None:
        self.stated()
        check_countries(self.theatre)

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
    theatre: tuple[str, ...]
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
    options = merged(options, reader, settings)
    name = os.fspath(source)
    with _naming(name):
        document = _document(name, options)
    tools = open_tools(options, reader, gazetteer)
    with _naming(name):
        return tools.report(document)


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
    options = merged(options, reader, settings)
    return _outcomes(iter(sources), options, lambda: open_tools(options, reader, gazetteer))


def expand(source: Source) -> Expanded:
    """Return what ``source`` stands for; for a folder, the files in it and in the folders below.

    Files are told by suffix (``READABLE_SUFFIXES``) and sorted. A README (whatever its suffix), a folder that cannot be opened, a
    link that leads out of the folder and a pipe are left out like the files of other kinds; what is hidden is passed over.
    ``InputError`` when nothing is left.
    """
    from fogline.documents.collecting.folders import folder_files
    from fogline.documents.collecting.model import ItemFailure

    path = os.fspath(source)
    if not os.path.isdir(path):
        return Expanded((path,))
    names: list[str] = []
    left_out: list[str] = []
    try:
        for found in folder_files(path):
            if isinstance(found, ItemFailure):
                left_out.append(found.key)
            else:
                (names if _is_readable(found) else left_out).append(found)
    except OSError as error:
        raise InputError(f"folder that cannot be read: {error.strerror or error}") from error
    if not names:
        raise InputError(f"folder without files to read; want at least one of {', '.join(sorted(READABLE_SUFFIXES))}")
    return Expanded(tuple(names), tuple(left_out))


def _is_readable(path: str) -> bool:
    return Path(path).suffix.lower() in READABLE_SUFFIXES and not os.path.isdir(path)  # a mailbox may be a folder


def _outcomes(
    sources: Iterator[Source], options: ReadOptions, tools: Callable[[], Tools]
) -> Iterator[tuple[str, Report | Failure]]:
    for source in sources:
        try:
            names = expand(source).names
        except BROKEN_INPUT as error:
            yield os.fspath(source), Failure.of(os.fspath(source), error)
            continue
        for name in names:
            yield name, _outcome(name, options, tools)


def _outcome(name: str, options: ReadOptions, tools: Callable[[], Tools]) -> Report | Failure:
    try:
        document = _document(name, options)
    except BROKEN_INPUT as error:
        return Failure.of(name, error)
    opened = tools()  # outside: a reader that cannot be opened is no fault of this source
    try:
        return opened.report(document)
    except NotRead as error:
        return Failure.of(name, error, opened.empty(document))
    except BROKEN_INPUT as error:
        return Failure.of(name, error)


@contextmanager
def _naming(source: str) -> Iterator[None]:
    """Put the source before the text of whatever error it raises in the block."""
    try:
        yield
    except FoglineError as error:
        raise type(error)(str(Failure.of(source, error))) from error


def _document(source: str, options: ReadOptions) -> Document:
    from fogline.documents import CollectLimits, DocumentOptions, collect, read_document

    limits = CollectLimits(max_bytes=options.max_bytes, timeout=options.timeout, allow_private=options.allow_private)
    if not source:
        raise UsageError("got an empty name; want a path, '-' for standard input, or an http(s) address")
    original = collect(source, limits)
    if not options.clean and _is_html(original):
        raise UsageError("got HTML; --no-clean (clean=False) is for plain text only: its tags would be read as words")
    if options.clean:
        refuse_container(original)
    return read_document(original, DocumentOptions(options.stated(), options.publisher, options.clean))


def _is_html(original: Original) -> bool:
    from fogline.documents.decode import decode

    return decode(original).media_type == "html"


def merged(options: ReadOptions | None, reader: "Reader | str | None", settings: ReadSettings) -> ReadOptions:
    """Return ``options`` with ``settings``, and the name of a reader, put in their place."""
    both = replace(options or ReadOptions(), **settings)
    return replace(both, reader=reader) if isinstance(reader, str) else both


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
