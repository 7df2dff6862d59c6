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

    ``sample`` lists the numbers of the standings that fit, cheaply (``None``: only ``check`` can be done). ``scattered`` says
    that those that fit lie anywhere, and how many they are is anybody's guess.
    """

    check: ColumnElement[bool]
    sample: Select[int] | None = None
    words: bool = False
    scattered: bool = False


class Indexed(NamedTuple):
    """What is looked up of a standing: its folded words field by field, who is in it (name, role), where and when."""

    words: Sequence[Sequence[str]]
    parties: Sequence[tuple[int, int]]
    extent: Extent | None


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

    def add_standings(self, connection: Connection, rows: Sequence[dict[str, Any]], indexed: Sequence[Indexed]) -> None:
        """Add rows of standings, and beside each what it is looked up by."""

    def index_documents(self, connection: Connection, rows: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Index the words of documents."""

    def clear(self, connection: Connection) -> None:
        """Empty these indexes."""

    def settle(self, connection: Connection) -> None:
        """Look at the tables again so that queries are planned well (after much was added)."""

    def claim_words(self, phrases: Phrases) -> Condition:
        """Ask for standings with these words."""

    def document_words(self, phrases: Phrases) -> ColumnElement[bool]:
        """Ask for documents (``heads``) with these words."""

    def sample(self, connection: Connection, query: Select[int]) -> set[int]:
        """Return the numbers that a query lists."""

    def among(self, column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
        """Ask for numbers in a column, however many there are."""

    def unindexed(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Return a column as it is checked row by row, where the database would take its index against better knowledge."""

    def within(self, extents: Sequence[Extent]) -> Condition:
        """Ask for standings that overlap one of the extents."""

    def parties(self, names: Sequence[int], roles: Sequence[int]) -> Condition:
        """Ask for standings in which one of the names has one of the roles."""

    def sides(self, sides: Sequence[str], roles: Sequence[int]) -> Condition:
        """Ask for standings in which a party of one of the sides has one of the roles."""

    def led_by_words(self, query: Select[Any], phrases: Phrases, *, ranked: bool) -> Select[Any]:
        """Let the index of words lead a query of standings, in order of relevance (``ranked``) or the newest first."""

    def newest(self, query: Select[Any], skip: int = 0, many: int | None = None) -> Select[Any] | None:
        """Have a query of standings look at the newest ones, ``many`` after the first ``skip``, one after the other.

        ``None`` where the database does so unasked.
        """
