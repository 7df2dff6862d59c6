"""What differs between the databases: connections, the writer's lock, words, boxes, bytes of originals."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, Select

from fogline.ledger.folding import Spelling

Phrases = tuple[tuple[Spelling, ...], ...]
"""Words asked for: all the outer ones, of each any spelling."""


class Extent(NamedTuple):
    """A box in degrees (``east`` may pass 180) and a closed stretch of time in days of the calendar."""

    west: float
    east: float
    south: float
    north: float
    start: float
    end: float


NOWHERE = -1000.0
"""Every side of the box of a claim without one."""
NEVER = -1.0e8
"""Both ends of the time of a claim without one."""
AGES = 1.0e7
"""How many days before and after our era an open end lies."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing asked of a standing: ``check`` tells of one.

    ``sample`` lists the numbers of the standings that fit, cheaply (``None``: only ``check`` can be done).
    """

    check: ColumnElement[bool]
    sample: Select[int] | None = None
    words: bool = False


class Dialect(Protocol):
    """One kind of database, opened."""

    name: str
    read_only: bool
    at_hand: tuple[str, bytes]
    """The container that an original was last cut from, by name: the next is often cut from it too."""
    words_come_newest_first: bool
    """Whether the index of words gives the newest standings first."""
    knows_columns: bool
    """Whether the database keeps statistics of columns, so that no sample is needed."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the ledger; errors of the database become Fogline's."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Give the one writer's connection; what is done on it is on disk after the block, or nothing is."""

    def prepare(self, connection: Connection) -> None:
        """Make what the tables need before there are any."""

    def close(self) -> None:
        """Let go of all connections."""

    def keep(self, connection: Connection, contents: Iterable[tuple[str, bytes]]) -> None:
        """Keep bytes of originals under their SHA-256, on disk before the connection's transaction is."""

    def fetch(self, connection: Connection, name: str) -> bytes:
        """Return the bytes of an original; ``InputError`` if they are missing, unreadable or changed."""

    def index_claims(self, connection: Connection, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Index the words (folded, field by field) of standings."""

    def index_documents(self, connection: Connection, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Index the words of documents."""

    def index_extents(self, connection: Connection, rows: Sequence[tuple[int, Extent]]) -> None:
        """Index where and when standings are."""

    def clear(self, connection: Connection) -> None:
        """Empty the indexes of words and extents."""

    def settle(self, connection: Connection) -> None:
        """Look at the tables again so that queries are planned well (after much was added)."""

    def claim_words(self, phrases: Phrases) -> Condition:
        """Ask for standings with these words."""

    def document_words(self, phrases: Phrases) -> ColumnElement[bool]:
        """Ask for documents (``heads``) with these words."""

    def among(self, column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
        """Ask for numbers in a column, however many there are."""

    def unindexed(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Return a column as it is checked row by row, where the database would take its index against better knowledge."""

    def within(self, extents: Sequence[Extent]) -> Condition:
        """Ask for standings that overlap one of the extents."""

    def led_by_words(self, query: Select[Any], phrases: Phrases, *, ranked: bool) -> Select[Any]:
        """Let the index of words lead a query of standings, in order of relevance (``ranked``) or the newest first."""

    def hasten(self, connection: Connection) -> None:
        """Prepare for a query of which only the first rows may be wanted."""
