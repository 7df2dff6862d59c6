"""A gazetteer of several stores: the built-in one and the countries that a user has added."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.gazetteer.contract import Candidate, Kind, Match, Place, Shape, Stats, area_codes
from fogline.gazetteer.folding import forms
from fogline.gazetteer.fuzzy import Nearness
from fogline.gazetteer.ranking import IN_A_NAMED_AREA, Standing, share, unseen, weight
from fogline.gazetteer.shapes import Shapes
from fogline.gazetteer.store import Store

_MOST_NEAR = 40  # near keys that are looked at


@dataclass(frozen=True, slots=True)
class Counts:
    """Places by kind (the most first) and by country ("" for the high seas), and how many areas and borders have a shape."""

    kinds: dict[Kind, int]
    countries: dict[str, int]
    areas: int
    borders: int


@dataclass(frozen=True, slots=True)
class _Found:
    store: Store
    index: int
    match: Match
    distance: int
    weight: float


class Layered:
    """A :class:`~fogline.gazetteer.Gazetteer` over stores; of a place that several stores know, the later store's record counts.

    A country that one store has in full hides the settlements of that country in the stores before it (they are the same ones).
    """

    def __init__(self, stores: Sequence[Store], shapes: Shapes) -> None:
        self.stores = tuple(stores)
        self._shapes = shapes
        self._nearness = {store.path: Nearness(store) for store in self.stores}
        self._complete = frozenset(code for store in self.stores for code in store.complete)

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: Collection[str] = ()
    ) -> tuple[Candidate, ...]:
        """See :meth:`Gazetteer.candidates`."""
        found: dict[int, _Found] = {}
        for key, asked in forms(name):
            if found and not self._lacks(asked, found.values()):
                continue  # "Kansas City" is a name; only where it is none does "Kansas" count
            for item in self._exact(key, asked):
                _keep_best(found, item)
        if not found and fuzzy:
            for key, asked in forms(name):
                for item in self._near(key, asked):
                    _keep_best(found, item)
        items = [_lifted(item, within) for item in found.values()] if within else list(found.values())
        return self._ranked(items, limit)

    def place(self, key: str) -> Place | None:
        """See :meth:`Gazetteer.place`."""
        for store in reversed(self.stores):
            index = store.by_key(key)
            if index is not None:
                return store.place(index)
        return None

    def shape(self, key: str) -> Shape | None:
        """See :meth:`Gazetteer.shape`."""
        return self._shapes.of(key)

    def border(self, one: str, other: str) -> Shape | None:
        """See :meth:`Gazetteer.border`."""
        return self._shapes.border(one, other)

    def neighbours(self, country: str) -> Iterable[str]:
        """See :meth:`Gazetteer.neighbours`."""
        return self._shapes.neighbours(country)

    def stats(self) -> Stats:
        """See :meth:`Gazetteer.stats`."""
        return Stats(tuple(store.source() for store in self.stores))

    def divisions(self) -> tuple[tuple[str, str, str], ...]:
        """Return the first-order divisions: (country, GeoNames code, name), each once, in order."""
        named = {
            (country, code): name for store in reversed(self.stores) for country, code, name in store.divisions if name
        }
        return tuple((*pair, name) for pair, name in sorted(named.items()))

    def countries(self) -> frozenset[str]:
        """Return the countries (ISO alpha-2) that any place is in."""
        return frozenset(country for store in self.stores for country, _, _ in store.divisions if country)

    def counts(self) -> Counts:
        """Count places by kind and by country (a place that two sources know counts once), areas and borders."""
        kinds: Counter[Kind] = Counter()
        countries: Counter[str] = Counter()
        seen: set[int] = set()
        for order, store in reversed(tuple(enumerate(self.stores))):
            for index, row in enumerate(store.rows()):
                if row[0] in seen or self._hidden(order, index):
                    continue
                seen.add(row[0])
                kinds[store.kinds[row[4]]] += 1
                countries[store.divisions[row[3]][0]] += 1
        areas, borders = self._shapes.counts()
        return Counts(dict(kinds.most_common()), dict(sorted(countries.items())), areas, borders)

    def _exact(self, key: str, asked: str) -> Iterator[_Found]:
        for order, store in enumerate(self.stores):
            for hit in store.hits(key):
                if not self._hidden(order, hit.index):
                    yield self._found(store, hit.index, (hit.sort, 0, asked))

    def _lacks(self, asked: str, found: Iterable[_Found]) -> bool:
        """Whether nothing of the sort that a phrase asks for ("the Kharkiv region") was found yet."""
        return bool(asked) and not any(item.store.kinds[item.store.row(item.index)[4]] == asked for item in found)

    def _near(self, key: str, asked: str) -> Iterator[_Found]:
        for order, store in enumerate(self.stores):
            for other, edits in self._nearness[store.path].near(key)[:_MOST_NEAR]:
                for hit in store.hits(other):
                    if hit.sort not in ("demonym", "metonym") and not self._hidden(order, hit.index):
                        yield self._found(store, hit.index, ("fuzzy", edits, asked))

    def _hidden(self, order: int, index: int) -> bool:
        """Whether a later store has the country of this settlement in full."""
        store = self.stores[order]
        _, _, _, division, feature, rank, *_ = store.row(index)
        if store.kinds[feature] not in ("settlement", "section") or rank:
            return False
        country = store.divisions[division][0]
        return any(country in later.complete for later in self.stores[order + 1 :])

    def _found(self, store: Store, index: int, how: tuple[Match, int, str]) -> _Found:
        match, distance, asked = how
        _, _, _, _, feature, rank, population, _ = store.row(index)
        standing = Standing(store.kinds[feature], population, rank, store.features[feature][1] == "PPLC")
        return _Found(store, index, match, distance, weight(standing, match, distance, asked))

    def _ranked(self, found: list[_Found], limit: int) -> tuple[Candidate, ...]:
        if not found:
            return ()
        found.sort(key=lambda item: (-item.weight, item.store.row(item.index)[0]))
        best = found[0]
        country = best.store.divisions[best.store.row(best.index)[3]][0]
        whole = sum(item.weight for item in found) + unseen(country in self._complete)
        candidates: list[Candidate] = []
        for item in found[: limit * 2]:
            place = item.store.place(item.index)
            if any(_same(place, other.place) for other in candidates):
                continue
            confidence = share(item.weight, whole, item.distance)
            candidates.append(Candidate(place, confidence, item.match, item.weight, item.distance))
        return tuple(candidates[:limit])


def _lifted(item: _Found, within: Collection[str]) -> _Found:
    """Return what was found, weighed more where it lies in an area that the text speaks of."""
    country, code, _ = item.store.divisions[item.store.row(item.index)[3]]
    named = any(area in within for area in area_codes(country, code))
    return replace(item, weight=item.weight * IN_A_NAMED_AREA) if named else item


def _keep_best(found: dict[int, _Found], item: _Found) -> None:
    """Keep one record a place: the later store's, with the better of the ways in which it was found."""
    number = item.store.row(item.index)[0]
    old = found.get(number)
    if old is None:
        found[number] = item
        return
    better = item if item.weight > old.weight else old
    found[number] = _Found(item.store, item.index, better.match, better.distance, better.weight)


def _same(one: Place, other: Place) -> bool:
    """Whether two records are one place: of one sort, under three kilometres apart, one of them Fogline's own."""
    if one.kind != other.kind or (one.geonames_id is not None and other.geonames_id is not None):
        return False
    return abs(one.latitude - other.latitude) < 0.03 and abs(one.longitude - other.longitude) < 0.04
