"""The flow: the only module that knows all rooms. Sources in, reports out.

::

    source -> collect -> original -> read_document -> document -> Reader.read -> reading -> assemble -> report
"""

import datetime
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from fogline import __version__
from fogline.records import Document, Published, Reading, Report
from fogline.records.errors import FoglineError, InputError, NotRead, UsageError

if TYPE_CHECKING:
    from fogline.reading.contract import Reader

Source = str | os.PathLike[str]
READABLE_SUFFIXES = frozenset({".htm", ".html", ".markdown", ".md", ".text", ".txt", ".xhtml"})

# Enough for a reader to sort windows by length, few enough that results come while one waits.
_BATCH = 8

# What a single broken input can raise. ValueError: records refuse spans outside the text and text that cannot be decoded.
_BROKEN_INPUT = (FoglineError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: what is known about the source, how to clean, which reader, and the limits for collecting.

    ``published`` is the publication date (``YYYY-MM-DD`` or a date) when the user knows it; ``publisher`` the narrator's name.
    ``clean=False`` takes a plain text as it stands. ``max_bytes`` bounds a source, ``timeout`` (seconds) each wait for the
    network; loopback and private addresses are refused unless ``allow_private``.
    """

    published: str | datetime.date | None = None
    publisher: str | None = None
    clean: bool = True
    reader: str = "embedded"
    allow_private: bool = False
    max_bytes: int = 20_000_000
    timeout: float = 10.0

    def __post_init__(self) -> None:
        self.stated()

    def stated(self) -> Published | None:
        """Return the publication date given by the user, or ``None``; ``UsageError`` when it is no date."""
        if self.published is None:
            return None
        day = _day(self.published)
        return Published(day, day, "stated")


class ReadSettings(TypedDict, total=False):
    """The fields of :class:`ReadOptions` as keyword arguments, so that ``read(path, published="2022-05-16")`` works."""

    published: str | datetime.date | None
    publisher: str | None
    clean: bool
    allow_private: bool
    max_bytes: int
    timeout: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: why, and the exit status this leaves (see :mod:`fogline.records.errors`)."""

    source: str
    message: str
    exit_status: int

    @classmethod
    def of(cls, source: str, error: Exception) -> "Failure":
        """Make a failure of the error that ``source`` raised."""
        status = error.exit_status if isinstance(error, FoglineError) else InputError.exit_status
        return cls(source, str(error) or type(error).__name__, status)


def read(
    source: Source,
    options: ReadOptions | None = None,
    *,
    reader: "Reader | str | None" = None,
    **settings: Unpack[ReadSettings],
) -> Report:
    """Read one source (a file, ``-`` for standard input, an http(s) address) and return its report.

    ``settings`` are fields of :class:`ReadOptions` and win over ``options``; ``reader`` is a reader or the name of one.
    Raises ``InputError`` (``NotRead`` for a language the reader does not read), ``UsageError`` or ``ServiceError``.
    """
    options = _merge(options, reader, settings)
    document = _document(os.fspath(source), options)
    return _report(document, _reader(options, reader))


def read_many(
    sources: Iterable[Source],
    options: ReadOptions | None = None,
    *,
    reader: "Reader | str | None" = None,
    **settings: Unpack[ReadSettings],
) -> Iterator[Report | Failure]:
    """Yield a report or a failure for each source, in order and as they come; a folder stands for the files in it.

    Arguments are those of :func:`read`. A source that cannot be read yields a :class:`Failure` and the rest goes on.
    """
    if isinstance(sources, str | os.PathLike):
        sources = [sources]
    return _outcomes(iter(sources), _merge(options, reader, settings), reader)


def expand(source: Source) -> Iterator[str]:
    """Yield ``source`` itself, or, for a folder, the files in it that can be read.

    They are told by suffix and sorted; hidden ones and READMEs are left out.
    """
    path = os.fspath(source)
    if not os.path.isdir(path):
        yield path
        return
    found = False
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in READABLE_SUFFIXES and not name.startswith((".", "README")):
                found = True
                yield os.path.join(folder, name)
    if not found:
        raise InputError(f"folder without files to read; want at least one of {', '.join(sorted(READABLE_SUFFIXES))}")


def _outcomes(
    sources: Iterator[Source], options: ReadOptions, reader: "Reader | str | None"
) -> Iterator[Report | Failure]:
    named = _named_documents(sources, options)
    while batch := list(islice(named, _BATCH)):
        if any(isinstance(document, Document) for _, document in batch):
            yield from _read_batch(batch, _reader(options, reader))
        else:
            yield from (failure for _, failure in batch if isinstance(failure, Failure))


def _named_documents(sources: Iterator[Source], options: ReadOptions) -> Iterator[tuple[str, Document | Failure]]:
    for source in sources:
        try:
            names = list(expand(source))
        except _BROKEN_INPUT as error:
            yield os.fspath(source), Failure.of(os.fspath(source), error)
            continue
        for name in names:
            try:
                yield name, _document(name, options)
            except _BROKEN_INPUT as error:
                yield name, Failure.of(name, error)


def _read_batch(batch: list[tuple[str, Document | Failure]], reader: "Reader") -> Iterator[Report | Failure]:
    """Read the documents of a batch together, keeping the order; when that breaks, one by one: only the guilty one fails."""
    together = reader.read([item for _, item in batch if isinstance(item, Document) and _is_read(item, reader)])
    broken = False
    for name, item in batch:
        if isinstance(item, Failure):
            yield item
            continue
        if not broken and _is_read(item, reader):
            try:
                yield _assembled(next(together))
                continue
            except (*_BROKEN_INPUT, StopIteration):
                broken = True
        try:
            yield _report(item, reader)
        except _BROKEN_INPUT as error:
            yield Failure.of(name, error)


def _document(source: str, options: ReadOptions) -> Document:
    from fogline.documents import CollectLimits, DocumentOptions, collect, read_document

    limits = CollectLimits(max_bytes=options.max_bytes, timeout=options.timeout, allow_private=options.allow_private)
    original = collect(source, limits)
    return read_document(original, DocumentOptions(options.stated(), options.publisher, options.clean))


def _report(document: Document, reader: "Reader") -> Report:
    if not _is_read(document, reader):
        from fogline.documents.language import language_name

        reads = ", ".join(language_name(code) for code in sorted(reader.languages))
        raise NotRead(
            f"got a text in {language_name(document.language or '')}; the reader {reader.info.name!r} reads {reads}: "
            "give a translation, and say so in --publisher"
        )
    for reading in reader.read([document]):
        return _assembled(reading)
    raise InputError(f"the reader {reader.info.name!r} gave no reading of this document")


def _assembled(reading: Reading) -> Report:
    from fogline.claims.assemble import assemble
    from fogline.claims.values import with_values

    valued = with_values(reading)
    return Report.of(__version__, valued, assemble(valued))


def _is_read(document: Document, reader: "Reader") -> bool:
    """Tell whether the reader reads the document's language; an unknown language (a short text) gets the benefit."""
    return document.language is None or document.language in reader.languages


def _merge(options: ReadOptions | None, reader: "Reader | str | None", settings: ReadSettings) -> ReadOptions:
    merged = replace(options or ReadOptions(), **settings)
    return replace(merged, reader=reader) if isinstance(reader, str) else merged


def _reader(options: ReadOptions, reader: "Reader | str | None") -> "Reader":
    return _opened(options.reader) if reader is None or isinstance(reader, str) else reader


@cache
def _opened(name: str) -> "Reader":
    from fogline.reading import open_reader

    return open_reader(name)


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
