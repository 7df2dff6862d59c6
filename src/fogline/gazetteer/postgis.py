"""The gazetteer in a database: the contract over PostgreSQL with PostGIS, with the answers that the files give."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from fogline.gazetteer.contract import Candidate, Counts, Kind, Place, Shape, Source, Stats
from fogline.gazetteer.database import Database, Session
from fogline.gazetteer.folding import forms
from fogline.gazetteer.fuzzy import Nearness
from fogline.gazetteer.layout import OWN, SORTS
from fogline.gazetteer.matching import MOST_NEAR, NEVER_NEAR, Named, Record, hidden, match
from fogline.gazetteer.store import geonames_number
from fogline.gazetteer.tables import LAYOUT, SOURCES
from fogline.records.errors import UsageError

_MOST_SHAPES = 256  # kept in memory

_NAMED = """
SELECT name.key, name.sort, record.*
FROM fogline_places.name JOIN fogline_places.record ON record.number = name.number AND record.source = name.source
WHERE name.key = ANY(%s)
"""
_BY_NUMBER = "SELECT * FROM fogline_places.record WHERE number = %s"
_BY_OWN_KEY = "SELECT * FROM fogline_places.record WHERE key = %s AND number >= 4000000000"
_KEYS = """
SELECT string_agg(DISTINCT key, ' ' ORDER BY key) FROM fogline_places.name
WHERE source = %s AND length = %s AND key >= %s AND key < %s
"""
_SHAPE = "SELECT geojson, error_km FROM fogline_places.shape WHERE key = %s ORDER BY source LIMIT 1"
_BORDER = "SELECT geojson, error_km FROM fogline_places.border WHERE one = %s AND other = %s ORDER BY source LIMIT 1"
_NEIGHBOURS = """
SELECT other FROM fogline_places.border WHERE one = %(code)s UNION SELECT one FROM fogline_places.border WHERE other = %(code)s
"""
_DIVISIONS = """
SELECT DISTINCT country, division_code, division, source FROM fogline_places.place WHERE division <> ''
"""
_COUNTED = """
SELECT kind, country, count(*) FROM (
    SELECT DISTINCT ON (number) number, kind, country
    FROM fogline_places.place JOIN unnest(%(sources)s::smallint[]) WITH ORDINALITY AS listed (source, at) USING (source)
    WHERE rank > 0 OR kind NOT IN ('settlement', 'section') OR NOT EXISTS (
        SELECT FROM unnest(%(codes)s::text[], %(lists)s::bigint[]) AS whole (code, list) WHERE code = country AND list > at)
    ORDER BY number, at DESC
) AS seen GROUP BY kind, country
"""
_SHAPES = """
SELECT (SELECT count(DISTINCT key) FROM fogline_places.shape), (SELECT count(DISTINCT (one, other)) FROM fogline_places.border)
"""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A source in the database: the number that its rows bear, what it is, and a fingerprint of what it holds."""

    id: int
    source: Source
    digest: str

    @property
    def complete(self) -> frozenset[str]:
        return frozenset(self.source.complete)


class _Keys:
    """The keys of one source; see :class:`~fogline.gazetteer.fuzzy.Keyed`."""

    def __init__(self, session: Session, source: int) -> None:
        self._session, self._source = session, source

    def keys(self, length: int, letter: str) -> list[str]:
        ((text,),) = self._session.rows(_KEYS, (self._source, length, letter, chr(ord(letter) + 1)))
        return text.split() if text else []


class _Known:
    """The sources as they were when last asked for, and what was learned of them since."""

    def __init__(self, listed: Sequence[_Listed], session: Session) -> None:
        self.listed = tuple(listed)
        self.order = {item.id: at for at, item in enumerate(self.listed)}
        self.complete = frozenset(code for item in self.listed for code in item.complete)
        self.nearness = {item.id: Nearness(_Keys(session, item.id)) for item in self.listed}
        self.shapes: dict[tuple[str, ...], Shape | None] = {}

    def shows(self, row: tuple[Any, ...]) -> bool:
        """Whether a place counts: its source is known, and no later source has its country in full."""
        at = self.order.get(row[1])
        return at is not None and not hidden(
            row[10], row[13], row[7], (item.complete for item in self.listed[at + 1 :])
        )


class Postgis:
    """A :class:`~fogline.gazetteer.Gazetteer` over the tables that ``fogline places copy`` fills.

    Names are folded, ranked, and hidden by full lists as those in files are. Near spellings need the keys of a length and first
    letter, which are fetched once (some 10 ms each) and kept. Safe for threads; a forked process connects anew.
    Raises ``UsageError`` where the database has no such tables, or those of another layout; ``ServiceError`` where it cannot
    be reached. A source that is replaced while this is open is seen after :meth:`refresh`.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._session = Session(database)
        self._known = self._look()

    def __reduce__(self) -> tuple[type["Postgis"], tuple[Database]]:
        return Postgis, (self.database,)

    def refresh(self) -> None:
        """Look for sources that were added, replaced or removed since; what is known of the others is kept."""
        now = self._listed()
        if now != self._known.listed:
            self._known = _Known(now, self._session)

    def close(self) -> None:
        """Close the connection; a later look-up opens another one."""
        self._session.close()

    def candidates(
        self, name: str, *, limit: int = 10, fuzzy: bool = True, within: Collection[str] = ()
    ) -> tuple[Candidate, ...]:
        """See :meth:`Gazetteer.candidates`."""
        keys = [key for key, _ in forms(name)]
        if not keys:
            return ()
        records = _Records(self._session, self._known, keys)
        return match(records, name, limit, fuzzy, within)

    def place(self, key: str) -> Place | None:
        """See :meth:`Gazetteer.place`."""
        if not _storable(key):
            return None
        number = geonames_number(key)
        rows = self._session.rows(_BY_OWN_KEY, (key,)) if number is None else self._session.rows(_BY_NUMBER, (number,))
        order = self._known.order
        known = [row for row in rows if row[1] in order]
        return _place(max(known, key=lambda row: (order[row[1]], row[0]))) if known else None

    def shape(self, key: str) -> Shape | None:
        """See :meth:`Gazetteer.shape`."""
        return self._shape(_SHAPE, key)

    def border(self, one: str, other: str) -> Shape | None:
        """See :meth:`Gazetteer.border`."""
        return self._shape(_BORDER, *sorted((one, other)))

    def neighbours(self, country: str) -> tuple[str, ...]:
        """See :meth:`Gazetteer.neighbours`."""
        if not _storable(country):
            return ()
        return tuple(sorted(code for (code,) in self._session.rows(_NEIGHBOURS, {"code": country})))

    def stats(self) -> Stats:
        """See :meth:`Gazetteer.stats`."""
        return Stats(tuple(item.source for item in self._known.listed))

    def divisions(self) -> tuple[tuple[str, str, str], ...]:
        """See :meth:`Surveyed.divisions`."""
        order = self._known.order
        rows = sorted((order[row[3]], *row[:3]) for row in self._session.rows(_DIVISIONS) if row[3] in order)
        named = {(country, code): name for _, country, code, name in reversed(rows)}
        return tuple((*pair, name) for pair, name in sorted(named.items()))

    def countries(self) -> frozenset[str]:
        """See :meth:`Surveyed.countries`."""
        return frozenset(
            code for (code,) in self._session.rows("SELECT DISTINCT country FROM fogline_places.place") if code
        )

    def counts(self) -> Counts:
        """See :meth:`Surveyed.counts`."""
        listed = self._known.listed
        whole = [(code, at) for at, item in enumerate(listed, 1) for code in item.complete]
        values = {
            "sources": [item.id for item in listed],
            "codes": [code for code, _ in whole],
            "lists": [at for _, at in whole],
        }
        kinds: Counter[Kind] = Counter()
        countries: Counter[str] = Counter()
        for kind, country, count in self._session.rows(_COUNTED, values):
            kinds[kind] += count
            countries[country] += count
        ((areas, borders),) = self._session.rows(_SHAPES)
        return Counts(dict(kinds.most_common()), dict(sorted(countries.items())), areas, borders)

    def _shape(self, question: str, *key: str) -> Shape | None:
        kept = self._known.shapes
        if key not in kept:
            if not all(map(_storable, key)):
                return None
            rows = self._session.rows(question, key)
            if len(kept) >= _MOST_SHAPES:
                kept.clear()
            kept[key] = Shape(*rows[0]) if rows else None
            return kept[key]
        return kept[key]

    def _look(self) -> _Known:
        ((version,),) = self._session.rows("SELECT max(version) FROM fogline_places.layout")
        if version != LAYOUT:
            raise UsageError(
                f"{self.database}: its places are of layout {version}, this program reads {LAYOUT}; "
                f"make them anew with: fogline places copy --to {self.database}"
            )
        return _Known(self._listed(), self._session)

    def _listed(self) -> tuple[_Listed, ...]:
        return tuple(
            _Listed(number, Source(label, places, names, size, tuple(complete), licence), digest)
            for number, _, label, licence, complete, places, names, size, digest in self._session.rows(SOURCES)
        )


class _Records:
    """What one look-up finds; the rows of all its keys come in one answer. See :class:`~fogline.gazetteer.matching.Records`."""

    def __init__(self, session: Session, known: _Known, keys: list[str]) -> None:
        self._session, self._known = session, known
        self.complete = known.complete
        self._rows = self._named(keys)

    def exact(self, key: str) -> Iterator[Named]:
        for row in self._rows.get(key, ()):
            yield Named(_record(row[2:]), SORTS[row[1]], key)

    def near(self, key: str) -> Iterator[Named]:
        near = {id_: pairs.near(key)[:MOST_NEAR] for id_, pairs in self._known.nearness.items()}
        keys = {other for pairs in near.values() for other, _ in pairs}
        rows = self._named(sorted(keys)) if keys else {}
        for id_, pairs in near.items():
            for other, edits in pairs:
                for row in rows.get(other, ()):
                    if row[3] == id_ and SORTS[row[1]] not in NEVER_NEAR:
                        yield Named(_record(row[2:]), "fuzzy", other, edits)

    def _named(self, keys: list[str]) -> Mapping[str, list[tuple[Any, ...]]]:
        """Return the rows of keys that count, by key, in the order in which the files give them."""
        rows = [row for row in self._session.rows(_NAMED, (keys,)) if self._known.shows(row[2:])]
        rows.sort(key=lambda row: (self._known.order[row[3]], row[1], row[2]))
        found: dict[str, list[tuple[Any, ...]]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(row)
        return found


def _record(row: tuple[Any, ...]) -> Record:
    number, country, code, kind = row[0], row[7], row[8], row[10]
    return Record(number, kind, country, code, row[14], row[13], row[12] == "PPLC", partial(_place, row))


def _place(row: tuple[Any, ...]) -> Place:
    number, _, key, name, shown, latitude, longitude, country, code, division, kind, class_, feature, _, population = (
        row
    )
    return Place(
        key=key,
        name=name,
        latitude=latitude,
        longitude=longitude,
        country=country,
        kind=kind,
        geonames_id=None if number >= OWN else number,
        alternative_names=tuple(shown),
        division=division,
        division_code=code,
        feature_class=class_,
        feature_code=feature,
        population=population,
    )


def _storable(text: str) -> bool:
    """Whether PostgreSQL can hold a text: no zero bytes, no half characters."""
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
