"""What documents are read with: the reader and the gazetteer, opened once; and a document read with them, one or many."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from fogline import __version__
from fogline.records import Document, Reading, Report
from fogline.records.errors import FoglineError, InputError, NotRead, UsageError
from fogline.records.ledger import DocumentHead

if TYPE_CHECKING:
    from fogline.claims.context import Context
    from fogline.flow.reading import ReadOptions
    from fogline.gazetteer import Database, Gazetteer
    from fogline.gazetteer.postgis import Postgis
    from fogline.reading.contract import Reader

_AHEAD = 8
"""Documents that the reader may be ahead of the claims."""


@dataclass(frozen=True, slots=True)
class Tools:
    """A reader, the gazetteer that places are looked up in (``None``: they are named only), and what else is known."""

    reader: "Reader"
    gazetteer: "Gazetteer | None"
    context: "Context | None" = None

    def report(self, document: Document) -> Report:
        """Return the report on ``document``; ``NotRead`` where the reader does not read its language."""
        self.check(document)
        for reading in self.reader.read([document]):
            return self._assembled(reading)
        raise InputError(f"the reader {self.reader.info.name!r} gave no reading of this document")

    def reports(self, documents: Iterable[Document]) -> Iterator[Report | FoglineError | ValueError]:
        """Yield, for each document in order, its report or what went wrong.

        The reader reads ahead in a thread of its own (most of its work is outside Python), while claims are assembled here.
        Languages are not looked at: see :meth:`reads`.
        """
        waiting = iter(documents)
        ahead: deque[Future[Reading | FoglineError | ValueError]] = deque()
        pool = ThreadPoolExecutor(1, thread_name_prefix="reader")
        try:
            ahead.extend(pool.submit(self._read, document) for document in islice(waiting, _AHEAD))
            while ahead:
                outcome = ahead.popleft().result()
                ahead.extend(pool.submit(self._read, document) for document in islice(waiting, 1))
                yield self._assembled_or_fault(outcome) if isinstance(outcome, Reading) else outcome
        finally:
            pool.shutdown(cancel_futures=True)

    def empty(self, document: Document) -> Report:
        """Return a report with nothing marked in it."""
        return Report.of(__version__, Reading(self.reader.info, document), ())

    def reads(self, document: Document | DocumentHead) -> bool:
        """Tell whether the reader reads the document's language; an unknown one (a short text) gets the benefit."""
        return document.language is None or document.language in self.reader.languages

    def check(self, document: Document) -> None:
        """Raise ``NotRead`` unless the reader reads the document's language."""
        if self.reads(document):
            return
        from fogline.documents.language import language_name

        reads = ", ".join(language_name(code) for code in sorted(self.reader.languages))
        raise NotRead(
            f"got a text in {language_name(document.language or '')}; the reader {self.reader.info.name!r} reads {reads}: "
            "give a translation, and say so in --publisher"
        )

    def _read(self, document: Document) -> Reading | FoglineError | ValueError:
        try:
            for reading in self.reader.read([document]):
                return reading
            return InputError(f"the reader {self.reader.info.name!r} gave no reading of this document")
        except (FoglineError, ValueError) as error:
            return error

    def _assembled(self, reading: Reading) -> Report:
        from fogline.claims.assemble import valued_claims
        from fogline.claims.context import Context

        valued, claims = valued_claims(reading, self.gazetteer, self.context or Context())
        return Report.of(__version__, valued, claims)

    def _assembled_or_fault(self, reading: Reading) -> Report | FoglineError | ValueError:
        try:
            return self._assembled(reading)
        except (FoglineError, ValueError) as error:
            return error


def open_tools(
    options: "ReadOptions",
    reader: "Reader | str | None" = None,
    gazetteer: "Gazetteer | None" = None,
    sides: "Mapping[str, str] | None" = None,
) -> Tools:
    """Return what ``options`` ask to read with; a reader or gazetteer that is given wins. ``sides`` are those of publishers."""
    from fogline.claims.context import Context

    places = (gazetteer or open_places()) if options.places else None
    context = Context(options.theatre, sides or {})
    return Tools(_reader(options, reader), places, context)


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


def _reader(options: "ReadOptions", reader: "Reader | str | None") -> "Reader":
    if reader is None or isinstance(reader, str):
        return _opened(options.reader, options.threshold, options.threads)
    if options.threshold is not None or options.threads is not None:
        raise UsageError("threshold and threads are for a reader opened by its name; give them to the reader you made")
    return reader


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
