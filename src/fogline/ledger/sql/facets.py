"""What is looked up of standings in PostgreSQL, in their own rows: words, parties, where and when.

Words lie in a tsvector, parties in an array of numbers, place and time in a line in space from one corner of their box to the
other; each has an index of its own. Rows are added in the order of their numbers: the newest lie together, quick to go through.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    any_,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.types import UserDefinedType

from fogline.ledger.folding import Spelling
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.dialect import Condition, Extent, Indexed, Phrases
from fogline.ledger.sql.rows import copy
from fogline.ledger.sql.tables import names as known_names
from fogline.ledger.sql.tables import standings

LONGEST_WORD = 500
_LONGEST_VECTOR = 900_000  # bytes; PostgreSQL takes 1 MB
_ROLE_BITS, _ROLE = 3, 7
"""A party is one whole number: that of its name, and in the last bits its role."""

PARTIES_MEANT = """
    SELECT coalesce(array_agg(party ORDER BY party), '{}') FROM (
        SELECT ((coalesce(p.made, -(one >> 3)) << 3) | (one & 7))::integer AS party
        FROM unnest(t.parties) one LEFT JOIN name_pairs p ON p.live = one >> 3
    ) meant
"""
"""The parties of a row ``t`` with the numbers that their names would have if they were given anew (``name_pairs``)."""

_FIRST = 6
"""So many parties of a claim are compared one by one; a list of them, which few claims need, takes ten times as long."""

_FACETS = ("words", "parties", "extent")
_TOGETHER, _PARTS = 16, 8
"""So many names are asked of the index at once (each row that one finds is compared with all of them), and at most so often."""

_words: ColumnElement[Any] = literal_column(f"{standings.name}.words")
_parties: ColumnElement[Any] = literal_column(f"{standings.name}.parties")
_extent: ColumnElement[Any] = literal_column(f"{standings.name}.extent")


def add_standings(connection: Connection, rows: Sequence[dict[str, Any]], indexed: Sequence[Indexed]) -> None:
    """Add rows of standings with what they are looked up by."""
    names = [column.name for column in standings.columns]
    values = map(itemgetter(*names), rows)
    whole = [(*row, *_facets(one)) for row, one in zip(values, indexed, strict=True)]
    copy(connection, standings.name, (*names, *_FACETS), whole)


def _facets(row: Indexed) -> tuple[str, str, str | None]:
    parties = (name << _ROLE_BITS | role for name, role in row.parties)
    return vector(row.words), array_of(parties), None if row.extent is None else _ewkb(row.extent)


class _Text(UserDefinedType[str]):
    """A value given as text that the server reads once: drivers take their time over a list, and so does a cast in each row."""

    cache_ok = True
    render_bind_cast = True

    def __init__(self, of: str) -> None:
        self.of = of

    def get_col_spec(self, **_options: object) -> str:
        """Return what the text is read as."""
        return self.of


def array_of(numbers: Iterable[int]) -> str:
    """Return whole numbers, sorted, as PostgreSQL reads an array."""
    return "{" + ",".join(map(str, sorted(numbers))) + "}"


def among(column: ColumnElement[Any], numbers: Iterable[int]) -> ColumnElement[bool]:
    """Ask for numbers with an array: it is looked up by hash or index, and one statement asks for any number of them."""
    return column == any_(literal(array_of(numbers), _Text("bigint[]")))


def newest_first(query: Select[Any], skip: int, many: int | None) -> Select[Any]:
    """Let a query of standings see the newest of them alone; as they are cut off, the planner cannot start anywhere else."""
    rows = select(text("*")).select_from(standings).order_by(standings.c.number.desc()).offset(skip).limit(many)
    # in the rest of the query the name of the table means these rows
    return query.add_cte(rows.cte(standings.name)).order_by(standings.c.number.desc())


def best_first(query: Select[Any], phrases: Phrases) -> Select[Any]:
    """Lead a query of standings by their words, in order of relevance."""
    wanted = word_query(phrases)
    best = func.ts_rank(_words, wanted).desc()
    return query.where(_words.op("@@")(wanted)).order_by(best, standings.c.number.desc())


def with_words(phrases: Phrases) -> Condition:
    """Ask for standings with these words."""
    return _asked(_words.bool_op("@@")(word_query(phrases)), words=True)


def within(extents: Sequence[Extent]) -> Condition:
    """Ask for standings that overlap one of the extents."""
    lines = [literal(_ewkb(extent), _Text("geometry")) for extent in extents]
    return _asked(or_(*(_extent.bool_op("&&&")(line) for line in lines)))


def with_parties(names: Sequence[int], roles: Sequence[int]) -> Condition:
    """Ask for standings in which one of the names has one of the roles."""

    def numbers(some: Sequence[int]) -> ColumnElement[Any]:
        return literal(array_of(name << _ROLE_BITS | role for name in some for role in roles), _Text("integer[]"))

    wanted = numbers(names)
    # a claim has few parties, a query may have many names: each claim's own are looked through
    own = [_party(at) == any_(wanted) for at in range(1, _FIRST + 1)]
    more = func.cardinality(_parties) > _FIRST
    fits = or_(*own, and_(more, _any_party(lambda party: party == any_(wanted))))
    parts = batched(names, max(_TOGETHER, -(-len(names) // _PARTS)))
    listed = or_(*(_parties.bool_op("&&")(numbers(some)) for some in parts))
    return Condition(fits, select(standings.c.number).where(listed), scattered=True)


def with_sides(sides: Sequence[str], roles: Sequence[int]) -> Condition:
    """Ask for standings in which a party of one of the sides has one of the roles."""
    name = known_names.c

    def of_side(party: ColumnElement[int]) -> ColumnElement[bool]:
        named = and_(name.number == party.op(">>")(_ROLE_BITS), name.kind == "party", name.mark.in_(sides))
        return and_(party.op("&")(_ROLE).in_(roles), select(name.number).where(named).exists())

    return Condition(_any_party(of_side), scattered=True)


def _asked(fits: ColumnElement[bool], *, words: bool = False) -> Condition:
    """Ask something that has an index, which is kept out of the check: the planner might start with it."""
    return Condition(fits.is_(true()), select(standings.c.number).where(fits), words, scattered=True)


def _party(at: int) -> ColumnElement[int]:
    return literal_column(f"{standings.name}.parties[{at}]", Integer)


def _any_party(fits: Callable[[ColumnElement[int]], ColumnElement[bool]]) -> ColumnElement[bool]:
    party = func.unnest(_parties, type_=Integer).column_valued("party")
    return select(literal_column("true")).where(fits(party)).limit(1).scalar_subquery().is_not(None)


def word_query(phrases: Phrases) -> ColumnElement[Any]:
    """Return words as a tsquery."""
    words = " & ".join("(" + " | ".join(map(_phrase, group)) + ")" for group in phrases)
    return literal(words, _Text("tsquery"))


def _phrase(spelling: Spelling) -> str:
    """Return a spelling as a tsquery; its words hold letters and digits only, so nothing can break out of the quotes."""
    *before, last = (word[:LONGEST_WORD] for word in spelling.words)
    return (
        "(" + " <-> ".join([*(f"'{word}'" for word in before), f"'{last}'" + (":*" if spelling.prefix else "")]) + ")"
    )


def vector(fields: Sequence[Sequence[str]]) -> str:
    """Return words with their positions as PostgreSQL reads them; a gap keeps phrases within a field.

    >>> vector([["drone", "hit", "drone"], ["kyiv"]])
    "'drone':1,3 'hit':2 'kyiv':5"
    """
    places: dict[str, list[str]] = {}
    at, size = 0, 0
    for field in fields:
        for word in field:
            at += 1
            if len(word) > LONGEST_WORD or size > _LONGEST_VECTOR:
                continue
            size += 2 if word in places else len(word.encode()) + 8
            places.setdefault(word, []).append(str(at))
        at += 1
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def _ewkb(extent: Extent) -> str:
    """Return a line from corner to corner as PostGIS reads it (EWKB in hex: little-endian, LINESTRING Z, two points)."""
    corners = extent.west, extent.south, extent.start, extent.east, extent.north, extent.end
    return struct.pack("<BII6d", 1, 0x8000_0002, 2, *corners).hex()
