"""What a query of claims asks first.

How often a word, a name or a place is there is not known to SQLite at all, and to PostgreSQL only by estimates that go
wrong where what is asked for came in long ago. So a sample tells: where few standings meet a condition, those are
listed and lead; several such lists are intersected. Otherwise the newest standings are looked at one by one until
enough fit. What is left is checked on each.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from fogline.ledger.sql.dialect import Condition, Dialect, Phrases
from fogline.ledger.sql.tables import standings

FEW = 5_000
"""Up to so many standings are listed before they are looked at."""
MANY = 100_000
"""The same where several conditions are met by many."""
FEWER = 300
"""Up to so many standings are asked one by one whether they have the words."""


def select_standings(
    connection: Connection, dialect: Dialect, conditions: Sequence[Condition], order: str, phrases: Phrases
) -> Select[Any]:
    """Return the query for the numbers of the standings that meet all conditions, in order."""
    number = standings.c.number
    ranked = order == "relevance" and bool(phrases)
    words = [condition for condition in conditions if condition.words]
    others = [condition for condition in conditions if not condition.words]
    if words and (ranked or dialect.words_come_newest_first):
        few, checks = _weigh(connection, others)
        words_lead = ranked or (few is None and order == "newest")
        if not words_lead and (few is None or len(few) > FEWER):
            said, left = _weigh(connection, words)
            few = said if few is None else few if said is None else few & said
            checks += left
        elif not words_lead:
            checks += [condition.check for condition in words]
    else:
        words_lead = False
        few, checks = _weigh(connection, conditions)
    query = select(number).where(*checks)
    if few is not None:
        query = query.where(dialect.among(number, few))
    elif any(condition.sample is not None for condition in conditions):
        dialect.hasten(connection)  # what many meet, some of the newest do
    if words_lead:
        return dialect.led_by_words(query, phrases, ranked=ranked)
    if order == "when":
        return query.order_by(standings.c.moment.is_(None), standings.c.moment, number.desc())
    return query.order_by(number.desc())


def _weigh(
    connection: Connection, conditions: Sequence[Condition], most: int | None = None
) -> tuple[set[int] | None, list[ColumnElement[bool]]]:
    """Return the standings that meet all conditions that few meet (``None``: none is such), and the checks of the others."""
    few: set[int] | None = None
    left: list[Condition] = []
    for condition in conditions:
        found = _sample(connection, condition, FEW if most is None else most)
        if found is None:
            left.append(condition)
        else:
            few = found if few is None else few & found
    if few is None and most is None and sum(condition.sample is not None for condition in left) > 1:
        return _weigh(connection, conditions, MANY)  # each is met by many, and both perhaps by few
    return few, [condition.check for condition in left]


def _sample(connection: Connection, condition: Condition, most: int) -> set[int] | None:
    """Return the standings that meet a condition, ``None`` where there are more than ``most`` or no index tells."""
    if condition.sample is None:
        return None
    found = set(connection.scalars(condition.sample.limit(most + 1)).all())
    return found if len(found) <= most else None
