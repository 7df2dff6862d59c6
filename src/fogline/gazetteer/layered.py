"""A gazetteer of several stores: the built-in one and the countries that a user has added."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from fogline.gazetteer.contract import Candidate, Counts, Kind, Place, Shape, Stats
from fogline.gazetteer.fuzzy import Nearness
from fogline.gazetteer.matching import MOST_NEAR, NEVER_NEAR, Named, Record, hidden, match
from fogline.gazetteer.shapes import Shapes
from fogline.gazetteer.store import Store


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
        return match(self, name, limit, fuzzy, within)

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

    @property
    def complete(self) -> frozenset[str]:
        """See :attr:`Records.complete`."""
        return self._complete

    def exact(self, key: str) -> Iterator[Named]:
        """See :meth:`Records.exact`."""
        for order, store in enumerate(self.stores):
            for hit in store.hits(key):
                if not self._hidden(order, hit.index):
                    yield Named(self._record(store, hit.index), hit.sort, key)

    def near(self, key: str) -> Iterator[Named]:
        """See :meth:`Records.near`."""
        for order, store in enumerate(self.stores):
            for other, edits in self._nearness[store.path].near(key)[:MOST_NEAR]:
                for hit in store.hits(other):
                    if hit.sort not in NEVER_NEAR and not self._hidden(order, hit.index):
                        yield Named(self._record(store, hit.index), "fuzzy", other, edits)

    def _hidden(self, order: int, index: int) -> bool:
        """Whether a later store has the country of this settlement in full."""
        store = self.stores[order]
        _, _, _, division, feature, rank, *_ = store.row(index)
        later = (store.complete for store in self.stores[order + 1 :])
        return hidden(store.kinds[feature], rank, store.divisions[division][0], later)

    @staticmethod
    def _record(store: Store, index: int) -> Record:
        number, _, _, division, feature, rank, population, _ = store.row(index)
        country, code, _ = store.divisions[division]
        capital = store.features[feature][1] == "PPLC"
        read = partial(store.place, index)
        return Record(number, store.kinds[feature], country, code, population, rank, capital, read)
