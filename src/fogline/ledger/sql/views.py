"""Are the caches what the record makes of them? They are made once more beside them, and compared.

Numbers of standings and names come out differently when a decision was made in between, so rows are compared by what those
numbers mean: a standing by its claim and the act from which it counts, a name by its kind, spelling and mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from fogline.ledger.contract import Progress
from fogline.ledger.sql import tables
from fogline.ledger.sql.dialect import Dialect
from fogline.ledger.sql.facets import PARTIES_MEANT
from fogline.ledger.sql.rebuilding import refill
from fogline.ledger.sql.shadows import Shadowed, missing, settle, shadow
from fogline.ledger.sql.shortened import lengthened
from fogline.records.ledger import Fault

_MOST = 10
"""So many rows of a view are named one by one."""
_MEND = "run `fogline ledger rebuild`"
_MEANT = {
    ("standings", "number"): "standing",
    ("standings", "type"): "name",
    ("standings", "place"): "name",
    ("parties", "standing"): "standing",
    ("parties", "name"): "name",
    ("name_words", "name"): "name",
    ("claim_words", "standing"): "standing",
    ("extents", "standing"): "standing",
}
"""Columns that hold the number of a standing or of a name."""
_OWNERS = {
    "standing": "SELECT c.id FROM {made}.standings s JOIN claims c ON c.number = s.claim WHERE s.number = ?",
    "document": "SELECT id FROM documents WHERE number = ?",
    "name": "SELECT name FROM {made}.names WHERE number = ?",
}
_CALLED = {"standing": "claim", "document": "document", "name": "name"}


@dataclass(frozen=True, slots=True)
class _View:
    """A view as it is compared: two queries for its rows with the same columns, and whose the first column is."""

    name: str
    columns: tuple[str, ...]
    live: str
    made: str
    owner: str


def out_of_step(dialect: Dialect, progress: Progress | None = None) -> list[Fault]:
    """Return where a cache is not what the record makes of it. Nothing of the ledger is written to."""
    with dialect.reading() as connection:
        shadowed = shadow(connection)
        if gone := missing(shadowed):
            mend = "`fogline ledger copy` makes a ledger with all of them"
            return [Fault("out of step", f"view {name}", f"its table is missing; {mend}") for name in gone]
        refill(connection, dialect, progress)
        settle(connection, shadowed)
        _pair(connection, shadowed)
        faults = [fault for view in _views(connection, shadowed) for fault in _compared(connection, shadowed, view)]
        return [*faults, *_numbered(connection, shadowed), *_sound(connection, shadowed)]


def _pair(connection: Connection, shadowed: Shadowed) -> None:
    """Make tables of which numbers of the ledger's own mean which numbers of those made anew."""
    same = "IS NOT DISTINCT FROM" if connection.dialect.name == "postgresql" else "IS"
    for name, table, fits in (
        ("standing_pairs", "standings", "l.claim = m.claim AND l.from_act = m.from_act"),
        ("name_pairs", "names", f"l.name = m.name AND l.kind = m.kind AND l.mark {same} m.mark"),
    ):
        found = (
            f"SELECT l.number AS live, min(m.number) AS made FROM {shadowed.live}.{table} l "  # noqa: S608 - names of our own
            f"JOIN {shadowed.made}.{table} m ON {fits} GROUP BY l.number"
        )
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {name} AS {found}")
        connection.exec_driver_sql(f"CREATE INDEX {name}_live ON {name} (live)")


def _views(connection: Connection, shadowed: Shadowed) -> Iterator[_View]:
    for name, columns in shadowed.columns.items():
        if name in shadowed.words:
            yield from _words(connection, shadowed, name)
        else:
            yield _view(connection, shadowed, name, tuple(one for one in columns if (name, one) != ("names", "number")))


def _view(connection: Connection, shadowed: Shadowed, name: str, columns: tuple[str, ...]) -> _View:
    """Return how a table is compared, its owner's column first."""
    owned = next((one for one in columns if one == "document"), None)
    first = owned or next((one for one in columns if (name, one) in _MEANT), columns[0])
    ordered = (first, *(one for one in columns if one != first))
    live, joins = [], []
    for column in ordered:
        meant = _MEANT.get((name, column))
        if (name, column) == ("standings", "parties"):
            live.append(f"({PARTIES_MEANT}) AS parties")
        elif meant is None:
            live.append(_plain(connection, f't."{column}"', column))
        else:
            live.append(f'coalesce(p_{column}.made, -t."{column}") AS "{column}"')  # below 0: it means nothing
            joins.append(f'LEFT JOIN {meant}_pairs p_{column} ON p_{column}.live = t."{column}"')
    here = f'SELECT {", ".join(live)} FROM {shadowed.live}."{name}" t {" ".join(joins)}'  # noqa: S608 - names of our own
    made = ", ".join(
        f't."{one}"' if (name, one) in _MEANT else _plain(connection, f't."{one}"', one) for one in ordered
    )
    owner = _MEANT.get((name, first)) or ("document" if first == "document" else "")
    return _View(name, ordered, here, f'SELECT {made} FROM {shadowed.made}."{name}" t', owner)  # noqa: S608


def _plain(connection: Connection, column: str, name: str) -> str:
    """Return a column as it can be compared: boxes of PostGIS are the same only if they are written the same."""
    if name == "extent" and connection.dialect.name == "postgresql":
        return f'{column}::text AS "{name}"'
    return column


def _words(connection: Connection, shadowed: Shadowed, name: str) -> Iterator[_View]:
    """Yield what an index of words (FTS5) is compared by: every word with its place, and how many each row has."""
    owner = "document" if name.startswith("document") else "standing"
    number = {"document": "t.{0}", "standing": "coalesce(p.made, -t.{0})"}[owner]
    join = "" if owner == "document" else " LEFT JOIN standing_pairs p ON p.live = t.{0}"
    for schema in (shadowed.live, shadowed.made):
        vocabulary = f"CREATE VIRTUAL TABLE temp.{schema}_{name}_said USING fts5vocab({schema}, {name}, instance)"
        connection.exec_driver_sql(vocabulary)
    for what, columns, key, tables_ in (
        ("words", "t.term, t.offset", "doc", [f"temp.{one}_{name}_said" for one in ("main", "temp")]),
        ("size", "t.sz", "id", [f"{one}.{name}_docsize" for one in ("main", "temp")]),
    ):
        live, made = tables_
        mapped = f"SELECT {number.format(key)}, {columns} FROM {live} t{join.format(key)}"  # noqa: S608 - names of our own
        names = (key, what, "place") if what == "words" else (key, what)
        yield _View(name, names, mapped, f"SELECT t.{key}, {columns} FROM {made} t", owner)  # noqa: S608


def _compared(connection: Connection, shadowed: Shadowed, view: _View) -> Iterator[Fault]:
    """Yield the rows of a view that are there and should not be, or should be and are not, or are not as they should be."""
    extra = _without(connection, view.live, view.made)
    lacking = _without(connection, view.made, view.live)
    if not extra and not lacking:
        counts = [_count(connection, rows) for rows in (view.live, view.made)]
        if counts[0] != counts[1]:
            message = f"has {counts[0]:,} rows, and the record makes {counts[1]:,}: some stand twice; {_MEND}"
            yield Fault("out of step", f"view {view.name}", message)
        return
    named: dict[object, tuple[list[tuple[object, ...]], list[tuple[object, ...]]]] = {}
    for at, rows in enumerate((extra, lacking)):
        for row in rows:
            named.setdefault(row[0], ([], []))[at].append(row)
    for number, (here, there) in list(named.items())[:_MOST]:
        yield Fault(
            "out of step", f"view {view.name}: {_owner(connection, shadowed, view, number)}", _said(view, here, there)
        )
    if len(named) > _MOST or max(len(extra), len(lacking)) >= _ROWS:
        yield Fault("out of step", f"view {view.name}", f"and more; {_MEND}")


_ROWS = 200


def _count(connection: Connection, rows: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM ({rows}) r").scalar() or 0)  # noqa: S608


def _without(connection: Connection, some: str, others: str) -> list[tuple[object, ...]]:
    found = connection.exec_driver_sql(f"SELECT * FROM ({some} EXCEPT {others}) r ORDER BY 1 LIMIT {_ROWS}")  # noqa: S608
    return [tuple(row) for row in found]


def _owner(connection: Connection, shadowed: Shadowed, view: _View, number: object) -> str:
    """Return whose row it is, in words."""
    if not view.owner:
        return str(number)
    query = _OWNERS[view.owner].format(made=shadowed.made)
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    found = connection.exec_driver_sql(query.replace("?", mark), (number,)).scalar()
    found = lengthened(found) if isinstance(found, bytes) else found
    return f"{_CALLED[view.owner]} {found}" if found is not None else f"number {str(number).lstrip('-')} of nothing"


def _said(view: _View, here: list[tuple[object, ...]], there: list[tuple[object, ...]]) -> str:
    if not here:
        return f"lacks what the record says; {_MEND}"
    if not there:
        return f"says what the record does not; {_MEND}"
    wrong = [name for name, one, other in zip(view.columns, here[0], there[0], strict=True) if one != other]
    return f"has another {', '.join(wrong)} than the record makes; {_MEND}"


def _numbered(connection: Connection, shadowed: Shadowed) -> Iterator[Fault]:
    """Yield standings whose number is not one of those of their document: they would be told as its claims."""
    wrong = (
        f"SELECT count(*) FROM {shadowed.live}.standings s JOIN claims c ON c.number = s.claim "  # noqa: S608
        f"JOIN readings r ON r.number = c.reading WHERE s.number / {tables.STANDINGS} <> r.document"
    )
    if found := connection.exec_driver_sql(wrong).scalar():
        yield Fault("out of step", "view standings", f"{found:,} have a number of another document; {_MEND}")


def _sound(connection: Connection, shadowed: Shadowed) -> Iterator[Fault]:
    """Yield indexes of SQLite that are damaged inside, although each of their rows is as it should be."""
    if connection.dialect.name != "sqlite":
        return
    if "extents" in shadowed.columns:
        told = connection.exec_driver_sql("SELECT rtreecheck('main', 'extents')").scalar()
        if told != "ok":
            yield Fault("out of step", "view extents", f"its R-Tree is damaged ({str(told).splitlines()[0]}); {_MEND}")
    for name in shadowed.words:
        live, made = (
            connection.exec_driver_sql(f"SELECT block FROM {schema}.{name}_data WHERE id = 1").scalar()  # noqa: S608
            for schema in (shadowed.live, shadowed.made)
        )
        if live != made:
            yield Fault("out of step", f"view {name}", f"its averages, which relevance goes by, are others; {_MEND}")
    told = connection.exec_driver_sql("PRAGMA main.integrity_check(1)").scalar()
    if told != "ok":
        yield Fault(
            "out of step", "view index", f"the file is damaged ({told}); put it back from a backup, or copy the ledger"
        )
