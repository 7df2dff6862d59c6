"""Queries of claims and documents as conditions of the database.

What :mod:`fogline.ledger.matching` means by a query is said here in SQL. Only "within km" is left over: the database finds what
lies in the box around, and the exact distance is looked at when a claim is read.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select

from fogline.ledger.bounds import near_box, unwrapped
from fogline.ledger.folding import Spelling
from fogline.ledger.matching import AskedClaims, AskedDocuments
from fogline.ledger.sql import tables
from fogline.ledger.sql.batches import batched
from fogline.ledger.sql.dialect import AGES, NEVER, NOWHERE, Condition, Dialect, Extent
from fogline.ledger.sql.standings import DAY, REALITIES, ROLES, STATUSES
from fogline.records.ledger import Box

_standing = tables.standings.c
_head = tables.heads.c
_name = tables.names.c
_FIRST_HAND = [ROLES["actor"], ROLES["target"], ROLES["first"]]
_ANYWHERE = (NOWHERE, 1000.0, NOWHERE, 1000.0)


def counting(act: int | None) -> ColumnElement[bool]:
    """Ask for standings that count now, or counted after ``act``."""
    if act is None:
        return _standing.to_act.is_(None)
    return and_(_standing.from_act <= act, or_(_standing.to_act.is_(None), _standing.to_act > act))


def conditions(connection: Connection, dialect: Dialect, asked: AskedClaims, act: int | None) -> list[Condition]:
    """Return what a query of claims asks for."""
    query = asked.query
    found = [Condition(counting(act))]
    if asked.words:
        found.append(dialect.claim_words(asked.words))
    found += _where_and_when(dialect, asked)
    if query.types:
        types = select(_name.number).where(_name.kind == "type", _name.name.in_(query.types))
        found.append(_column(dialect, _standing.type, connection.execute(types).scalars().all()))
    found += [Condition(_standing.reality.in_(_places(query.realities, REALITIES)))] if query.realities else []
    found += [Condition(_standing.status.in_(_places(query.statuses, STATUSES)))] if query.statuses else []
    found += [] if query.duplicates else [Condition(_standing.duplicate.is_(False))]
    if query.certainty is not None:
        low, high = query.certainty
        found.append(Condition(and_(_standing.low <= high, _standing.high >= low)))
    if asked.place_keys:
        places = select(_name.number).where(
            _name.kind == "place", or_(_name.key.in_(asked.place_keys), _name.mark.in_(asked.place_keys))
        )
        found.append(_column(dialect, _standing.place, connection.execute(places).scalars().all()))
    if asked.parties:
        roles = [ROLES[role] for role in asked.roles]
        found.append(_parties(dialect, named(connection, asked.parties), roles))
    if asked.sources:
        found.append(_parties(dialect, named(connection, asked.sources), [ROLES["first"]]))
    if asked.sides:
        found.append(dialect.sides(sorted(asked.sides), _FIRST_HAND))
    if asked.publishers:
        found.append(_of_documents(_head.publisher_key.in_(asked.publishers)))
    if query.documents:
        numbers = _resolved(connection, _head.id, _head.document, query.documents)
        found.append(
            _of_documents(dialect.among(_head.document, numbers), dialect.among(tables.document_of_standing(), numbers))
        )
    if query.claims:
        found += _of_claims(connection, dialect, query.claims)
    return found


def _of_claims(connection: Connection, dialect: Dialect, ids: Iterable[str]) -> list[Condition]:
    """Ask for standings of claims; those of their documents are looked through."""
    claim, reading = tables.claims.c, tables.readings.c
    numbers: set[int] = set()
    documents: set[int] = set()
    query = select(claim.number, reading.document).join(tables.readings, reading.number == claim.reading)
    for part in batched(ids):
        for number, document in connection.execute(query.where(claim.id.in_(part))):
            numbers.add(number)
            documents.add(document)
    of_them = _of_documents(
        dialect.among(_head.document, documents), dialect.among(tables.document_of_standing(), documents)
    )
    return [of_them, Condition(dialect.among(_standing.claim, numbers))]


def _resolved(
    connection: Connection, names: ColumnElement[str], numbers: ColumnElement[int], given: Iterable[str]
) -> list[int]:
    """Return the numbers of the rows with these names, however many there are."""
    found: list[int] = []
    for part in batched(given):
        found.extend(connection.execute(select(numbers).where(names.in_(part))).scalars())
    return found


def _places(given: Iterable[str], known: Sequence[str]) -> list[int]:
    return [known.index(one) for one in given if one in known]


def _column(dialect: Dialect, column: ColumnElement[Any], values: Sequence[int]) -> Condition:
    """Ask for numbers in a column that has an index; none of them: nothing fits."""
    if not values:
        return Condition(false())
    sample = None if dialect.knows_columns else select(_standing.number).where(dialect.among(column, values))
    return Condition(dialect.among(dialect.unindexed(column), values), sample)


def _of_documents(fits: ColumnElement[bool], check: ColumnElement[bool] | None = None) -> Condition:
    """Ask for standings of documents whose heads fit; ``check`` says it of the number of the document."""
    listed = (
        select(_standing.number).select_from(tables.heads).join(tables.standings, tables.standings_of(_head.document))
    )
    if check is None:
        check = tables.document_of_standing().in_(select(_head.document).where(fits))
    return Condition(check, listed.where(fits))


def named(connection: Connection, spellings: Sequence[Spelling]) -> list[int]:
    """Return the numbers of the parties' names in which one of the spellings occurs."""
    word, also = tables.name_words.c, tables.name_words.alias()
    found: set[int] = set()
    for spelling in spellings:
        first = spelling.words[0]
        begins = spelling.prefix and len(spelling.words) == 1
        fits = and_(word.word >= first, word.word < _after(first)) if begins else word.word == first
        query = select(_name.number, _name.key).join(tables.name_words, word.name == _name.number)
        others = (
            select(also.c.name).where(also.c.name == _name.number, also.c.word == one).exists()
            for one in _whole(spelling)
        )
        for number, key in connection.execute(query.where(fits, _name.kind == "party", *others)).all():
            if spelling.occurs(key.split()):
                found.add(number)
    return sorted(found)


def _whole(spelling: Spelling) -> set[str]:
    """Return the words behind the first that a name must have as they stand."""
    return set(spelling.words[1:-1] if spelling.prefix else spelling.words[1:])


def _after(word: str) -> str:
    """Return the least text that sorts behind every word which begins with ``word``."""
    return word + "\U0010ffff"


def _parties(dialect: Dialect, names: list[int], roles: list[int]) -> Condition:
    return dialect.parties(names, roles) if names else Condition(false())


def _where_and_when(dialect: Dialect, asked: AskedClaims) -> list[Condition]:
    query, since, until = asked.query, asked.since, asked.until
    timed = since is not None or until is not None
    found = []
    if timed:
        known = or_(_standing.since.is_not(None), _standing.until.is_not(None))
        begun = or_(_standing.since.is_(None), _standing.since <= until) if until is not None else known
        lasted = or_(_standing.until.is_(None), _standing.until >= since) if since is not None else known
        found.append(Condition(and_(known, begun, lasted)))
    start = -AGES if since is None else since / DAY
    end = AGES if until is None else until / DAY
    time = (start, end) if timed else (NEVER * 2, AGES)
    boxes = [box for box in (query.box, near_box(query.near) if query.near else None) if box is not None]
    if boxes:
        found += [dialect.within([Extent(*sides, *time) for sides in _sides_of(box)]) for box in boxes]
    elif timed:
        found.append(dialect.within([Extent(*_ANYWHERE, *time)]))
    return found


def _sides_of(box: Box) -> list[tuple[float, float, float, float]]:
    """Return west, east, south, north of the boxes to look into: those of claims may reach beyond 180 degrees east."""
    return [
        (part.west + turn, part.east + turn, part.south, part.north) for part in unwrapped(box) for turn in (0.0, 360.0)
    ]


def document_conditions(
    connection: Connection, dialect: Dialect, asked: AskedDocuments, act: int | None
) -> list[ColumnElement[bool]]:
    """Return what a query of documents asks for."""
    query = asked.query
    found: list[ColumnElement[bool]] = []
    if act is not None:
        found.append(_head.act <= act)
    if asked.words:
        found.append(dialect.document_words(asked.words))
    if query.ids:
        numbers = _resolved(connection, _head.id, _head.document, query.ids)
        found.append(dialect.among(_head.document, numbers))
    if query.originals:
        original = tables.originals.c
        numbers = _resolved(connection, original.sha256, original.number, query.originals)
        found.append(dialect.among(_head.original, numbers))
    for column, keys in (
        (_head.url_key, asked.urls),
        (_head.publisher_key, asked.publishers),
        (_head.language_key, asked.languages),
    ):
        if keys:
            found.append(column.in_(keys))
    if not query.copies:
        found.append(_head.copy_of.is_(None))
    if asked.since is not None:
        found.append(_head.until >= asked.since)
    if asked.until is not None:
        found.append(_head.since <= asked.until)
    return found
