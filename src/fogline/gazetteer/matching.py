"""From a name to ranked candidates, whatever the records stand in: files and a database give the same answers by this one way."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple, Protocol

from fogline.gazetteer.contract import Candidate, Kind, Match, Place, area_codes
from fogline.gazetteer.folding import forms
from fogline.gazetteer.ranking import IN_A_NAMED_AREA, Standing, share, unseen, weight

MOST_NEAR = 40  # near keys that are looked at, a source
NEVER_NEAR: frozenset[Match] = frozenset(
    {"demonym", "metonym", "other"}
)  # names that near spellings are not compared with


class Record(NamedTuple):
    """What ranking knows of the record that one source has of a place; ``open`` reads the whole of it.

    ``number`` is the GeoNames id, or one from :data:`~fogline.gazetteer.layout.OWN` on; ``rank`` lifts well-known places.
    """

    number: int
    kind: Kind
    country: str
    division_code: str
    population: int
    rank: int
    capital: bool
    open: Callable[[], Place]


class Named(NamedTuple):
    """A record that a key stands for: the sort of name that the key is, the key, and the letters that differ."""

    record: Record
    match: Match
    key: str
    distance: int = 0


class Records(Protocol):
    """Where records are looked up: by source, those that count before others last; without what a full list hides."""

    @property
    def complete(self) -> frozenset[str]:
        """Countries (ISO alpha-2) whose full list of places is there."""

    def exact(self, key: str) -> Iterable[Named]:
        """Return the records that ``key`` (folded) stands for."""

    def near(self, key: str) -> Iterable[Named]:
        """Return the records with a name near to ``key``, as :class:`~fogline.gazetteer.fuzzy.Nearness` finds them.

        Words for people and governments, and names that a place seldom bears ("other"), are near to nothing.
        """


class _Found(NamedTuple):
    record: Record
    match: Match
    key: str
    distance: int
    weight: float


def match(records: Records, name: str, limit: int, fuzzy: bool, within: Collection[str]) -> tuple[Candidate, ...]:
    """Return what ``name`` may stand for; see :meth:`~fogline.gazetteer.Gazetteer.candidates`."""
    found: dict[int, _Found] = {}
    for key, asked in forms(name):
        if found and not _lacks(asked, found.values()):
            continue  # "Kansas City" is a name; only where it is none does "Kansas" count
        for item in records.exact(key):
            _keep_best(found, _weighed(item, asked))
    if not found and fuzzy:
        for key, asked in forms(name):
            for item in records.near(key):
                _keep_best(found, _weighed(item, asked))
    items = [_lifted(item, within) for item in found.values()] if within else list(found.values())
    return _ranked(items, limit, records.complete)


def hidden(kind: Kind, rank: int, country: str, later: Iterable[frozenset[str]]) -> bool:
    """Whether a later source, with the countries that it has in full, stands for a settlement of ``country``."""
    if rank or kind not in ("settlement", "section"):
        return False
    return any(country in complete for complete in later)


def _weighed(item: Named, asked: str) -> _Found:
    record = item.record
    standing = Standing(record.kind, record.population, record.rank, record.capital)
    return _Found(record, item.match, item.key, item.distance, weight(standing, item.match, item.distance, asked))


def _lacks(asked: str, found: Iterable[_Found]) -> bool:
    """Whether nothing of the sort that a phrase asks for ("the Kharkiv region") was found yet."""
    return bool(asked) and not any(item.record.kind == asked for item in found)


def _lifted(item: _Found, within: Collection[str]) -> _Found:
    """Return what was found, weighed more where it lies in an area that the text speaks of."""
    named = any(area in within for area in area_codes(item.record.country, item.record.division_code))
    return item._replace(weight=item.weight * IN_A_NAMED_AREA) if named else item


def _keep_best(found: dict[int, _Found], item: _Found) -> None:
    """Keep one record a place: the later source's, with the better of the ways in which it was found."""
    number = item.record.number
    old = found.get(number)
    if old is None or item.weight > old.weight:
        found[number] = item
    else:
        found[number] = old._replace(record=item.record)


def _ranked(found: list[_Found], limit: int, complete: frozenset[str]) -> tuple[Candidate, ...]:
    if not found:
        return ()
    found.sort(key=lambda item: (-item.weight, item.record.number))
    whole = sum(item.weight for item in found) + unseen(found[0].record.country in complete)
    candidates: list[Candidate] = []
    for item in found[: limit * 2]:
        place = item.record.open()
        if any(_same(place, other.place) for other in candidates):
            continue
        confidence = share(item.weight, whole, item.distance)
        candidates.append(Candidate(place, confidence, item.match, item.weight, item.distance, item.key))
    return tuple(candidates[:limit])


def _same(one: Place, other: Place) -> bool:
    """Whether two records are one place: of one sort, under three kilometres apart, one of them Fogline's own."""
    if one.kind != other.kind or (one.geonames_id is not None and other.geonames_id is not None):
        return False
    return abs(one.latitude - other.latitude) < 0.03 and abs(one.longitude - other.longitude) < 0.04
