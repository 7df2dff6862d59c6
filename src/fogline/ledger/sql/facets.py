"""What is looked up of standings in PostgreSQL: one row each, with its words, its parties, where and when.

Words lie in a tsvector, parties in an array of numbers, place and time in a line in space from one corner of their box to the
other; each has an index of its own. Rows are added in the order of their numbers: the newest lie together, quick to go through.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
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
)
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.types import UserDefinedType

from fogline.ledger.folding import Spelling
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

_COLUMNS = ("standing", "words", "parties", "extent")
_facets = sql_table("facets", sql_column("standing", BigInteger), *map(sql_column, _COLUMNS[1:]))
_NEWEST = "newest"


def append_facets(connection: Connection, rows: Sequence[Indexed]) -> None:
    """Add the rows of standings."""
    copy(connection, _facets.name, _COLUMNS, list(map(_row, rows)))


def _row(row: Indexed) -> tuple[Any, ...]:
    parties = (name << _ROLE_BITS | role for name, role in row.parties)
    return row.standing, vector(row.words), array_of(parties), None if row.extent is None else _ewkb(row.extent)


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
    """Lead a query of standings by the newest rows; as they are cut off somewhere, the planner cannot start anywhere else."""
    number = _facets.c.standing
    rows = select(_facets).order_by(number.desc()).offset(skip).limit(many).subquery(_NEWEST)
    source = rows.join(standings, standings.c.number == rows.c.standing)
    return query.select_from(source).order_by(rows.c.standing.desc())


def best_first(query: Select[Any], phrases: Phrases) -> Select[Any]:
    """Lead a query of standings by their words, in order of relevance."""
    number, words, wanted = standings.c.number, _facets.c.words, word_query(phrases)
    query = query.select_from(standings.join(_facets, _facets.c.standing == number)).where(words.op("@@")(wanted))
    return query.order_by(func.ts_rank(words, wanted).desc(), number.desc())


def with_words(phrases: Phrases) -> Condition:
    """Ask for standings with these words."""
    wanted = word_query(phrases)
    return _asked(lambda row: _of(row, "words").bool_op("@@")(wanted), words=True)


def within(extents: Sequence[Extent]) -> Condition:
    """Ask for standings that overlap one of the extents."""
    lines = [literal(_ewkb(extent), _Text("geometry")) for extent in extents]
    return _asked(lambda row: or_(*(_of(row, "extent").bool_op("&&&")(line) for line in lines)))


def with_parties(names: Sequence[int], roles: Sequence[int]) -> Condition:
    """Ask for standings in which one of the names has one of the roles."""
    numbers = array_of(name << _ROLE_BITS | role for name in names for role in roles)
    wanted = literal(numbers, _Text("integer[]"))

    def fits(row: str) -> ColumnElement[bool]:
        # a claim has few parties, a query may have many names: each claim's own are looked through
        own = [_of(row, f"parties[{at}]") == any_(wanted) for at in range(1, _FIRST + 1)]
        more = func.cardinality(_of(row, "parties")) > _FIRST
        return or_(*own, and_(more, _any_party(row, lambda party: party == any_(wanted))))

    found = _asked(fits)
    listed = select(_facets.c.standing).where(_facets.c.parties.bool_op("&&")(wanted))
    return Condition(found.check, listed, beside=found.beside)


def with_sides(sides: Sequence[str], roles: Sequence[int]) -> Condition:
    """Ask for standings in which a party of one of the sides has one of the roles."""
    name = known_names.c

    def of_side(party: ColumnElement[int]) -> ColumnElement[bool]:
        named = and_(name.number == party.op(">>")(_ROLE_BITS), name.kind == "party", name.mark.in_(sides))
        return and_(party.op("&")(_ROLE).in_(roles), select(name.number).where(named).exists())

    found = _asked(lambda row: _any_party(row, of_side))
    return Condition(found.check, beside=found.beside)


def _of(row: str, column: str) -> ColumnElement[Any]:
    return literal_column(f"{row}.{column}")


def _asked(fits: Callable[[str], ColumnElement[bool]], *, words: bool = False) -> Condition:
    """Ask something of the row of a standing, looked up for each: the planner might start with a join."""
    own = select(fits(_facets.name)).select_from(_facets).where(_facets.c.standing == standings.c.number)
    listed = select(_facets.c.standing).where(fits(_facets.name))
    return Condition(own.correlate(standings).scalar_subquery(), listed, words, fits(_NEWEST))


def _any_party(row: str, fits: Callable[[ColumnElement[int]], ColumnElement[bool]]) -> ColumnElement[bool]:
    party = func.unnest(_of(row, "parties"), type_=Integer).column_valued("party")
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
