"""What a query of claims asks first.

How often a word, a name or a place is there is not known to SQLite at all, and to PostgreSQL only by estimates that go
wrong where what is asked for came in long ago. So a sample tells: where few standings meet a condition, those are
listed and lead; several such lists are intersected. Otherwise the newest standings are looked at one by one until
enough fit. What is left is checked on each.

To list what a common word is in takes long even where little is listed in the end. So where a page is wanted, the newest
standings are glanced at first: if enough of them fit, nothing need be listed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from fogline.ledger.sql.batches import BATCH, streamed
from fogline.ledger.sql.dialect import Condition, Dialect, Phrases
from fogline.ledger.sql.tables import standings
from fogline.records.ledger import ClaimQuery

FEW = 5_000
"""Up to so many standings are listed before they are looked at."""
MANY = 100_000
"""The same where several conditions are met by many."""
FEWER = 300
"""Up to so many standings are asked one by one whether they have the words."""
GLANCE, LOOK = 2_000, 16_000
"""So many of the newest standings are glanced at, and as many as this looked at where the glance promises enough."""
HINT = 6
"""A glance that met fewer standings than this promises nothing."""
REST = 14
"""So many standings more than asked for are looked for at once, as the order within a document is told by all of them."""


def find_standings(
    connection: Connection, dialect: Dialect, conditions: Sequence[Condition], query: ClaimQuery, phrases: Phrases
) -> Iterator[Any]:
    """Yield number and moment of the standings that meet all conditions, in order; where a page is wanted, it comes at once."""

    def led() -> Select[Any]:
        return select_standings(connection, dialect, conditions, query.order, phrases).add_columns(standings.c.moment)

    if query.limit is None:
        yield from streamed(connection, led())
        return
    many = min(query.limit + REST, BATCH)
    page = glance(connection, dialect, conditions, many) if query.order == "newest" else None
    if page is None:
        page = list(connection.execute(led().limit(many)))
    yield from page
    if len(page) == many:
        yield from streamed(connection, led().offset(many), many)


def select_standings(
    connection: Connection, dialect: Dialect, conditions: Sequence[Condition], order: str, phrases: Phrases
) -> Select[Any]:
    """Return the query for the numbers of the standings that meet all conditions, in order."""
    number = standings.c.number
    ranked = order == "relevance" and bool(phrases)
    words = [condition for condition in conditions if condition.words]
    others = [condition for condition in conditions if not condition.words]
    if words and (ranked or dialect.words_come_newest_first):
        few, checks = _weigh(connection, dialect, others)
        words_lead = ranked or (few is None and order == "newest")
        if not words_lead and (few is None or len(few) > FEWER):
            said, left = _weigh(connection, dialect, words)
            few = said if few is None else few if said is None else few & said
            checks += left
        elif not words_lead:
            checks += [condition.check for condition in words]
    else:
        words_lead = False
        few, checks = _weigh(connection, dialect, conditions)
    query = select(number).where(*checks)
    if few is not None:
        query = query.where(dialect.among(number, few))
    elif order == "newest" and (newest := _newest(dialect, conditions)) is not None:
        return newest  # what many meet, some of the newest do
    if words_lead:
        return dialect.led_by_words(query, phrases, ranked=ranked)
    if order == "when":
        return query.order_by(standings.c.moment.is_(None), standings.c.moment, number.desc())
    return query.order_by(number.desc())


def glance(connection: Connection, dialect: Dialect, conditions: Sequence[Condition], many: int) -> list[Any] | None:
    """Return the ``many`` newest standings that meet all conditions, number and moment.

    ``None`` where a look at the newest did not find them: they have to be asked for by :func:`select_standings`.
    """
    found: list[Any] = []
    seen, look = 0, GLANCE
    while 0 < look <= LOOK - seen:
        query = _newest(dialect, conditions, seen, look)
        if query is None:
            return None
        query = query.add_columns(standings.c.moment).limit(many - len(found))
        found.extend(connection.execute(query).all())
        if len(found) == many:
            return found
        seen += look
        look = many * seen * 3 // (len(found) * 2) - seen if len(found) >= HINT else 0
    return None


def _newest(
    dialect: Dialect, conditions: Sequence[Condition], skip: int = 0, many: int | None = None
) -> Select[Any] | None:
    """Return the query that looks at the newest standings one by one, where something is asked that any of them may meet."""
    if not any(condition.scattered for condition in conditions):
        return None
    query = select(standings.c.number).where(*(condition.check for condition in conditions))
    return dialect.newest(query, skip, many)


def _weigh(
    connection: Connection, dialect: Dialect, conditions: Sequence[Condition], most: int | None = None
) -> tuple[set[int] | None, list[ColumnElement[bool]]]:
    """Return the standings that meet all conditions that few meet (``None``: none is such), and the checks of the others."""
    few: set[int] | None = None
    left: list[Condition] = []
    for condition in conditions:
        found = _sample(connection, dialect, condition, FEW if most is None else most)
        if found is None:
            left.append(condition)
        else:
            few = found if few is None else few & found
    if few is None and most is None and sum(condition.sample is not None for condition in left) > 1:
        return _weigh(connection, dialect, conditions, MANY)  # each is met by many, and both perhaps by few
    return few, [condition.check for condition in left]


def _sample(connection: Connection, dialect: Dialect, condition: Condition, most: int) -> set[int] | None:
    """Return the standings that meet a condition, ``None`` where there are more than ``most`` or no index tells."""
    if condition.sample is None:
        return None
    found = dialect.sample(connection, condition.sample.limit(most + 1))
    return found if len(found) <= most else None
