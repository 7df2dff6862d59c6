"""What fusing remembers between two documents: in memory, or taken from where it is kept, piece by piece, as it is touched."""

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from fogline.events.tellings.telling import Telling
from fogline.records.cluster import Cluster

V = TypeVar("V")

Entry = tuple[int, str]
"""A telling in a block: the day of publication and its id."""


@dataclass(frozen=True, slots=True)
class State:
    """Tellings and their ties (other tellings with the score of the pair) by id, the rows of blocks by key, the tellings of
    each document, groups of events by their first telling, that group of each telling, the parts that are grouped by themselves
    (likewise), and the telling that a subject of a law means.
    """

    tellings: MutableMapping[str, Telling] = field(default_factory=dict)
    ties: MutableMapping[str, dict[str, float]] = field(default_factory=dict)
    rows: MutableMapping[str, list[Entry]] = field(default_factory=dict)
    documents: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: MutableMapping[str, tuple[Cluster, ...]] = field(default_factory=dict)
    group_of: MutableMapping[str, str] = field(default_factory=dict)
    parts: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    part_of: MutableMapping[str, str] = field(default_factory=dict)
    named: MutableMapping[str, str] = field(default_factory=dict)


def prefetch(held: MutableMapping[str, V], keys: Iterable[str]) -> None:
    """Take ``keys`` in at once where each would be fetched by itself."""
    if isinstance(held, Kept):
        held.take(keys)


Fetch = Callable[[list[str]], dict[str, bytes]]
"""Gives what is kept under keys; those without anything are left out."""


class Kept(MutableMapping[str, V], Generic[V]):
    """A mapping that is kept elsewhere as bytes: what is asked for is fetched, and :meth:`changes` tells what became of it.

    Values may be changed in place, those that are ``frozen`` excepted. Only what was fetched or put in is counted and listed.
    """

    def __init__(
        self, fetch: Fetch, encode: Callable[[V], bytes], decode: Callable[[bytes], V], *, frozen: bool = False
    ) -> None:
        self._fetch, self._encode, self._decode = fetch, encode, decode
        self._frozen = frozen
        self._as_read: dict[str, V] = {}
        self._was: dict[str, bytes | None] = {}
        self._now: dict[str, V] = {}

    def take(self, keys: Iterable[str]) -> None:
        """Fetch what is not here yet."""
        wanted = sorted({key for key in keys if key not in self._was})
        found = self._fetch(wanted) if wanted else {}
        for key in wanted:
            self._was[key] = body = found.get(key)
            if body is not None:
                self._now[key] = value = self._decode(body)
                if self._frozen:
                    self._as_read[key] = value

    def changes(self) -> Iterator[tuple[str, bytes | None]]:
        """Yield what is to be written, ``None`` where nothing is kept any more."""
        for key, before in self._was.items():
            value = self._now.get(key)
            if self._frozen and value is self._as_read.get(key):
                continue
            body = None if value is None else self._encode(value)
            if body != before:
                yield key, body

    def __getitem__(self, key: str) -> V:
        if key not in self._was:
            self.take((key,))
        return self._now[key]

    def __setitem__(self, key: str, value: V) -> None:
        if key not in self._was:
            self.take((key,))
        self._now[key] = value

    def __delitem__(self, key: str) -> None:
        if key not in self._was:
            self.take((key,))
        del self._now[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)
