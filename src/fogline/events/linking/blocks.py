"""Which tellings are worth comparing: those that share a block. Never all against all.

A block is a trait and the day it was met on. A telling stands in the blocks of its traits on each of its days (publication is
the weak stand-in where no time is told); its traits are cells of the grid its exact places touch, the names of places, its rarest
words, its large numbers, and which way the vector of its report points. In a block, ordered by day and name, each is compared
with the few that follow it (sorted neighbourhood: Hernández & Stolfo, SIGMOD 1995), so a block costs no more than its length
times a constant, however long it grows.
"""

from bisect import bisect_left
from collections.abc import Iterator

from fogline.events.kinds import group
from fogline.events.linking.cluster import Pair
from fogline.events.linking.state import Entry, State, prefetch
from fogline.events.tellings.meaning import bands
from fogline.events.tellings.spots import cells
from fogline.events.tellings.telling import Telling
from fogline.events.words import rarest, terms, weight

WINDOW = 24
"""How many neighbours in its block a telling is compared with on either side."""

_MOST_DAYS = 6  # as many as a time may have that dates a happening
_WORDS = 6
_RARE = 4.0
_PLACES = ("cell ", "name ")
_REMEMBERED = 20_000


def keys(telling: Telling) -> tuple[str, ...]:
    """Return the blocks of a telling."""
    return (*_told(telling), *_printed(telling))


def _told(telling: Telling) -> tuple[str, ...]:
    """Return the blocks of what is told and when."""
    traits, days = sorted(frozenset(_traits(telling))), telling.sought
    if days is None:
        return tuple(f"0 {trait}" for trait in traits)
    first = max(days[0], days[1] - _MOST_DAYS + 1)
    # Where a day is told, reports on one place that differ by a day meet too: often they tell of one night.
    before = 0 if telling.when is None else 1
    return tuple(
        f"{day} {trait}"
        for trait in traits
        for day in range(first - (before if trait.startswith(_PLACES) else 0), days[1] + 1)
    )


def _printed(telling: Telling) -> tuple[str, ...]:
    """Return the blocks of what the head of its report means: reports on one thing come out a day apart at most."""
    if telling.published is None or not telling.report:
        return ()
    first, _ = telling.published
    return tuple(f"{day} like {band}" for band in bands(telling.report) for day in (first - 1, first))


def _traits(telling: Telling) -> Iterator[str]:
    kinds = sorted({group(type_) for type_ in telling.types} - {"harm"}) or ["harm"]
    for spot in telling.spots:
        if spot.fine:
            yield from (f"cell {cell}" for cell in cells(spot))
        elif spot.radius is not None and not spot.country:
            yield from (f"{kind} in {spot.name}" for kind in kinds)
        elif spot.radius is None:
            yield from (f"name {word}" for word in rarest(terms(spot.name), 1))
    for word in rarest((word for word in telling.words if weight(word) >= _RARE), _WORDS):
        yield f"word {word}"
    for value, what in telling.numbers:
        if value >= 20:
            yield f"number {value:g} {what}"
    for source in telling.sources:
        yield from (f"{kind} by {source}" for kind in kinds)


class Blocks:
    """The blocks of all tellings, kept as they come and go: which pairs are candidates depends on which tellings are in, not on
    the order they came in.
    """

    def __init__(self, state: State) -> None:
        self._rows, self._tellings = state.rows, state.tellings
        self._known: dict[str, tuple[str, ...]] = {}

    def fill(self) -> Iterator[tuple[Telling, set[str]]]:
        """Put all tellings of the state in, where there are no blocks yet; yield each with those that it is to be compared with
        and that were yielded before.
        """
        for telling in sorted(self._tellings.values(), key=_entry):
            entry, met = _entry(telling), set[str]()
            for key in keys(telling):
                row = self._rows.setdefault(key, [])
                met.update([name for _, name in row[-WINDOW:]])
                row.append(entry)
            yield telling, met

    def add(self, telling: Telling) -> tuple[set[str], set[Pair]]:
        """Add a telling; return those it is to be compared with, and the pairs that it comes to stand between: those of them that
        are not :meth:`together` any more are no candidates.
        """
        entry = _entry(telling)
        met: set[str] = set()
        parted: set[Pair] = set()
        names = self._keys(telling)
        prefetch(self._rows, names)
        for key in names:
            row = self._rows.get(key)
            if row is None:
                self._rows[key] = [entry]
                continue
            at = bisect_left(row, entry)
            met.update([name for _, name in row[max(at - WINDOW, 0) : at + WINDOW]])
            parted.update(_across(row, at))
            row.insert(at, entry)
        return met, parted

    def remove(self, telling: Telling) -> set[Pair]:
        """Take a telling out; return the pairs that are candidates now that it no longer stands between them."""
        entry = _entry(telling)
        met: set[Pair] = set()
        names = self._keys(telling)
        del self._known[telling.id]
        prefetch(self._rows, names)
        for key in names:
            row = self._rows[key]
            at = bisect_left(row, entry)
            del row[at]
            met.update(_across(row, at))
            if not row:
                del self._rows[key]
        prefetch(self._tellings, {name for pair in met for name in pair})
        return met

    def together(self, one: str, other: str) -> bool:
        """Tell whether two tellings are candidates."""
        first, second = self._tellings[one], self._tellings[other]
        for key in frozenset(self._keys(first)).intersection(self._keys(second)):
            row = self._rows[key]
            if abs(bisect_left(row, _entry(first)) - bisect_left(row, _entry(second))) <= WINDOW:
                return True
        return False

    def _keys(self, telling: Telling) -> tuple[str, ...]:
        known = self._known.get(telling.id)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[telling.id] = keys(telling)
        return known


def _entry(telling: Telling) -> Entry:
    return telling.published[0] if telling.published else 0, telling.id


def _across(row: list[Entry], at: int) -> Iterator[Pair]:
    """Yield the pairs that are just within the window of each other as long as nothing more stands at ``at``."""
    for back in range(1, min(WINDOW, at) + 1):
        if at + WINDOW - back < len(row):
            one, other = row[at - back][1], row[at + WINDOW - back][1]
            yield (one, other) if one < other else (other, one)
